import { readFile } from 'node:fs/promises'
import JSZip from 'jszip'
import type { Download, Page } from 'playwright-core'
import type { Db } from '../../server/db'
import { openApp, signIn, watchPage, withBrowser, type OpenApp } from '../support/browser'
import { buildAction } from '../support/builders'
import { storyNow } from '../support/constants'
import { ownDatabase } from '../support/database'
import { pdfPages } from '../support/pdf'
import { everyone } from '../support/people'

const million = 1_000_000
const promise = 'Menyelesaikan lelang bahan bangunan'
const said = 'Lelang gagal dua kali karena harga bahan naik.'

withBrowser(
  'a meeting from its proposed agenda to signed minutes, and the next one that looks back',
  async () => {
    const own = await ownDatabase('reference', 8)
    let now = storyNow
    const app = await openApp(own.db, { clock: () => now })
    try {
      const houses = await twoQuartersOfReports(own.db)
      const ratna = await app.page({ email: 'ratna@tkpk.test', width: 1920 })
      const faults = watchPage(ratna, app.url)
      const path = await theAgendaProposesItself(ratna)
      await itIsPresentedFollowedAndRecorded(app, ratna, path)
      await theMinutesAreTakenAway(ratna, path)
      expect(faults).toEqual([])

      // Four weeks later: the houses went on, the promise is overdue.
      await aQuarterLater(own.db, houses)
      now = new Date('2026-12-21T02:00:00Z')
      const later = await app.page({ width: 1920 })
      await signIn(later, 'ratna@tkpk.test')
      await theNextOneLooksBack(later)
    } finally {
      await app.close()
      await own.drop()
    }
  },
  150_000,
)

/** Housing is stuck with its houses, social affairs told nothing of its rice in the third quarter. */
async function twoQuartersOfReports(db: Db): Promise<number> {
  const people = await everyone(db)
  const houses = await buildAction(db, {
    title: 'Bedah rumah',
    agency: people.housing,
    outputTarget: 100,
    outputUnit: 'unit',
    budget: 1000 * million,
    reports: {
      '2026-TW2': { state: 'verified', output: 8, money: 200 * million },
      '2026-TW3': { state: 'verified', output: 10, money: 500 * million },
    },
  })
  await buildAction(db, {
    title: 'Beras lansia',
    agency: people.social,
    outputTarget: 50,
    outputUnit: 'KPM',
    reports: { '2026-TW2': { state: 'verified', output: 20 } },
  })
  await db.raw(`INSERT INTO report_versions (report_id, number, content, sent_at)
    SELECT id, 1, jsonb_build_object('output', output, 'realised', realised), sent_at FROM reports`)
  return houses.id
}

async function theAgendaProposesItself(page: Page): Promise<string> {
  await page.goto('/meetings/new')
  await page.getByLabel('Judul rapat').fill('Rakor TKPK triwulan III')
  await page.getByLabel('Pimpinan rapat').fill('Wakil Bupati')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('link', { name: 'Susun mata acara' }).click()
  await page.getByRole('button', { name: 'Usulkan dari data' }).click()
  const first = page.locator('.agenda__item').first()
  await first.getByText('Tersendat: 10 unit').waitFor()
  await page.getByRole('link', { name: 'Rakor TKPK triwulan III' }).click()
  await page.getByRole('button', { name: 'Mulai rapat' }).click()
  await page.getByText('berlangsung').first().waitFor()
  return new URL(page.url()).pathname
}

/** Ratna presents with the arrow keys, Sekar records on a second machine, Budi follows on his own. */
async function itIsPresentedFollowedAndRecorded(
  app: OpenApp,
  ratna: Page,
  path: string,
): Promise<void> {
  const budi = await app.page({ email: 'budi@tkpk.test', width: 360 })
  // His line is refused at first, as while the database is away: it is opened anew.
  await budi.route('**/live', (line) => line.fulfill({ status: 503 }), { times: 1 })
  await budi.goto(`${path}/follow`)
  await budi.getByRole('heading', { name: 'Rakor TKPK triwulan III' }).waitFor()
  await ratna.goto(`${path}/present`)
  await ratna.keyboard.press('ArrowRight')
  await ratna.getByRole('heading', { name: 'Bedah rumah' }).waitFor()
  await budi.getByRole('heading', { name: 'Bedah rumah' }).waitFor()

  // Her browser dies over a half-typed decision; what was typed is there again.
  const dying = await app.page({ email: 'sekar@tkpk.test' })
  await dying.goto(`${path}/record`)
  await dying.getByLabel('Isi keputusan').fill(promise)
  await dying
    .locator('[data-state=saved]')
    .getByText(/^Tersimpan \d\d\.\d\d$/)
    .waitFor()
  // The room goes on; what she types is left alone, and she is told where it is.
  const line = dying.getByText('Ruang sekarang di butir 2:')
  expect(await line.isVisible()).toBe(false)
  await dying.getByLabel('Yang disampaikan').pressSequentially('Lelang')
  await ratna.keyboard.press('ArrowRight')
  await line.waitFor()
  await dying.getByLabel('Yang disampaikan').pressSequentially(' gagal')
  await dying.locator('.agenda__item--current', { hasText: 'sedang dibahas' }).waitFor()
  await dying.getByRole('link', { name: /^buka Ruang sekarang di butir 2/ }).click()
  await dying.locator('.agenda__item').nth(1).getByLabel('Isi keputusan').waitFor()
  await ratna.keyboard.press('ArrowLeft')
  await dying.getByRole('link', { name: /^buka Ruang sekarang di butir 1/ }).click()
  expect(await dying.getByLabel('Yang disampaikan').inputValue()).toBe('Lelang gagal')
  expect(await dying.getByLabel('Isi keputusan').inputValue()).toBe(promise)
  await dying.context().close()

  const sekar = await app.page({ email: 'sekar@tkpk.test' })
  await sekar.goto(`${path}/record`)
  const current = sekar.locator('.agenda__item--current')
  const first = sekar.locator('.agenda__item', { hasText: 'Bedah rumah' }).first()
  expect(await current.getByLabel('Isi keputusan').inputValue()).toBe(promise)
  // The room goes on to another item and comes back; what is half typed stays.
  await sekar.getByRole('button', { name: 'Tayangkan bagi pengikut' }).first().click()
  await first.getByRole('button', { name: 'Tayangkan bagi pengikut' }).click()
  await first.getByText('sedang dibahas').waitFor()
  expect(await first.getByLabel('Isi keputusan').inputValue()).toBe(promise)
  await current.getByLabel('Tenggat').fill('2026-12-11')
  await current.getByLabel('Kode aksi terkait').focus()
  await current.getByRole('button', { name: /Catat keputusan/ }).click()
  await current.getByText('K-2026-001').waitFor()
  await current.getByLabel('Yang disampaikan').fill(said)
  // Saved as it is typed: nobody presses anything.
  await sekar.locator('[data-state=saved]').waitFor()
  await sekar.keyboard.press('Tab')
  await sekar.locator('body').click({ position: { x: 2, y: 2 } })
  await Promise.all([sekar.waitForLoadState('load'), sekar.keyboard.press('k')])
  await current.locator('[aria-pressed=true]', { hasText: 'diputuskan' }).waitFor()
  await sekar.goto(path)
  await sekar.getByRole('button', { name: 'Tutup rapat' }).click()
  await sekar.getByText('ditutup').first().waitFor()
  await budi.context().close()
  await sekar.context().close()
}

async function theMinutesAreTakenAway(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/minutes`)
  const taken = async (name: string): Promise<Download> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ])
    return download
  }
  const docx = await JSZip.loadAsync(await readFile(await (await taken('Unduh DOCX')).path()))
  const xml = (await docx.file('word/document.xml')?.async('string')) ?? ''
  const written = xml
    .replaceAll('</w:p>', '\n')
    .replaceAll('<w:noBreakHyphen/>', '-')
    .replace(/<[^>]+>/g, '')
  const printed = pdfPages(await readFile(await (await taken('Unduh PDF')).path())).join(' ')
  for (const text of ['K-2026-001', promise, said, '11 Des 2026', '10 dari 100 unit']) {
    expect(written).toContain(text)
    expect(printed.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
  }
}

async function aQuarterLater(db: Db, houses: number): Promise<void> {
  const window = await db('windows').where({ code: '2026-TW4' }).first('id')
  const at = new Date('2026-12-18T03:00:00Z')
  const [report] = await db('reports')
    .insert({
      action_id: houses,
      window_id: window.id,
      state: 'verified',
      output: 60,
      realised: 800 * million,
      work_status: 'running',
      first_sent_at: at,
      sent_at: at,
      verified_at: at,
    })
    .returning('id')
  const content = JSON.stringify({ output: 60, realised: 800 * million })
  await db('report_versions').insert({ report_id: report.id, number: 1, content, sent_at: at })
  await db('report_reviews').insert({
    report_id: report.id,
    version_number: 1,
    verdict: 'verified',
    at,
  })
}

async function theNextOneLooksBack(page: Page): Promise<void> {
  await page.goto('/meetings/new')
  await page.getByLabel('Judul rapat').fill('Rakor TKPK akhir tahun')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('link', { name: 'Susun mata acara' }).click()
  await page.getByRole('button', { name: 'Usulkan dari data' }).click()
  const first = page.locator('.agenda__item').first()
  await first.getByText(promise).waitFor()
  await first.getByText('11 Desember 2026, sudah lewat').waitFor()
  await page.getByRole('link', { name: 'Rakor TKPK akhir tahun' }).click()
  await page.getByRole('link', { name: 'Tayangkan' }).click()
  const screen = page.locator('.screen')
  await screen.getByText('Dibandingkan dengan rapat terakhir').waitFor()
  const words = (await screen.innerText()).replaceAll('\u00a0', ' ')
  expect(words).toContain('1 keputusan baru lewat tenggat')
  expect(words).toMatch(/Bedah rumah\s+10 → 60 dari 100 unit/)
  expect(words).toContain('+Rp300 juta')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: promise }).waitFor()
  await page.getByText('lewat 10 hari').first().waitFor()
  // On paper a decision has its text, too.
  await page.goto('/decisions/K-2026-001')
  await page.emulateMedia({ media: 'print' })
  await page.getByText(promise).first().waitFor()
}
