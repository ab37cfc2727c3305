import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser, watchPage, withBrowser } from '../support/browser'
import { demoPassword, storyNow } from '../support/constants'
import { codeOf } from '../support/factor'
import { dataFolder, startProgram, type Program } from '../support/program'

const title = 'Sambungan air minum rumah tangga miskin Muara Danau'
let folder: ReturnType<typeof dataFolder> | undefined
let program: Program | undefined
let startedAt = 0
let browser: Awaited<ReturnType<typeof openBrowser>>

afterAll(async () => {
  await browser?.close()
  program?.kill('SIGTERM')
  await program?.ended
  folder?.remove()
})

/** What the board says of strategy 1: its counts, and its money in whole rupiah. */
type Board = Readonly<{
  actions: number
  owed: number
  reported: number
  verified: number
  budget: number
  realised: number
  verifiedMoney: number
}>

withBrowser(
  'from an empty folder to a verified report that moves the board',
  async () => {
    await theOperatorStartsTuntasOnAnEmptyFolder()
    const before = await theCoordinatorLooksAtTheBoard()

    const { officer, action } = await anOfficerLogsAnAction()
    await theOfficerReportsItsProgressWithAPhoto(officer, action)
    const sent = await theCoordinatorLooksAtTheBoard()
    expect(sent).toEqual({
      actions: before.actions + 1,
      owed: before.owed + 1,
      reported: before.reported + 1,
      verified: before.verified,
      budget: before.budget + 2_500_000_000,
      realised: before.realised + 800_000_000,
      verifiedMoney: before.verifiedMoney,
    })

    await theCoordinatorFindsItInTheQueueAndVerifiesIt()
    expect(await theCoordinatorLooksAtTheBoard()).toEqual({
      ...sent,
      verified: before.verified + 1,
      verifiedMoney: before.verifiedMoney + 800_000_000,
    })

    await theIndicatorThatAllThisIsForIsThere()
  },
  180_000,
)

withBrowser(
  'the same without scripts: signing in and sending a report',
  async () => {
    const page = await browser.page({ scripts: false, width: 360 })
    await signIn(page, 'dinsos@tkpk.test')
    await page.getByRole('heading', { name: 'Pekerjaan saya' }).waitFor()
    await page
      .locator('a.button', { hasText: /Isi laporan|Lanjutkan/ })
      .first()
      .click()
    await choose(page, 'Status pekerjaan', 'berjalan')
    await page
      .getByLabel('Yang sudah dikerjakan')
      .fill('Pendataan penerima di seluruh desa selesai.')
    await page.getByRole('button', { name: 'Kirim laporan' }).click()
    await sees(page, 'terkirim dan menunggu diverifikasi')
  },
  60_000,
)

withBrowser(
  'and setting up a second factor, which is asked for from then on',
  async () => {
    const page = await browser.page({ scripts: false, width: 360 })
    await signIn(page, 'pengamat@tkpk.test')
    await page.goto('/account/second-factor')
    await page.getByRole('link', { name: 'Pasang verifikasi dua langkah' }).click()
    await page.getByLabel('Kata sandi').fill(demoPassword)
    await page.getByRole('button', { name: 'Lanjut' }).click()
    const key = await page.locator('#key').innerText()
    const now = new Date(storyNow.getTime() + Date.now() - startedAt)
    await page.getByLabel('Kode dari aplikasi').fill(codeOf(key, now))
    await page.getByRole('button', { name: 'Pastikan dan pasang' }).click()
    const code = await page.locator('.codes code').first().innerText()

    const elsewhere = await browser.page({ scripts: false })
    await signIn(elsewhere, 'pengamat@tkpk.test')
    await elsewhere.getByRole('heading', { name: 'Langkah kedua' }).waitFor()
    await elsewhere.getByLabel('Kode').fill(code)
    await elsewhere.getByRole('button', { name: 'Lanjut' }).click()
    await elsewhere.getByRole('heading', { name: 'Pekerjaan saya' }).waitFor()
  },
  60_000,
)

async function theOperatorStartsTuntasOnAnEmptyFolder(): Promise<void> {
  folder = dataFolder()
  startedAt = Date.now()
  program = await startProgram(folder.dataDir, {}, storyNow)
  browser = await openBrowser(program.url)
  expect(program.said()).toMatch(/perkim@tkpk\.test +tuntas-demo +officer/)
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/session/new')
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi').fill(demoPassword)
  await page.getByRole('button', { name: 'Masuk' }).click()
}

async function sees(page: Page, words: string | RegExp): Promise<void> {
  try {
    await page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: 10_000 })
  } catch {
    const shown = await page.locator('main').innerText()
    throw new Error(
      `${page.url()} does not say ${String(words)}. It says:\n${shown.slice(0, 3000)}`,
    )
  }
}

/** Chooses in a list or among radio buttons, whichever the page offers under that label. */
async function choose(page: Page, label: string, choice: string): Promise<void> {
  const select = page.locator('select').and(page.getByLabel(label))
  if (await select.count()) {
    const option = select.first().locator('option').filter({ hasText: choice }).first()
    await select.first().selectOption(await option.getAttribute('value'))
  } else await page.getByRole('group', { name: label }).getByText(choice).first().click()
}

async function anOfficerLogsAnAction(): Promise<{ officer: Page; action: string }> {
  const page = await browser.page()
  const faults = watchPage(page, (program as Program).url)
  await signIn(page, 'perkim@tkpk.test')
  await page.getByRole('heading', { name: 'Pekerjaan saya' }).waitFor()

  await page.getByRole('link', { name: 'Aksi', exact: true }).click()
  await page.getByRole('link', { name: 'Aksi baru' }).click()
  await page.getByLabel('Judul aksi').fill(title)
  await choose(page, 'Strategi utama', 'pengeluaran')
  await page.getByLabel('Target keluaran').fill('120')
  await page.getByLabel('Satuan keluaran').fill('sambungan rumah')
  await page.getByLabel('Mulai').fill('2026-02-02')
  await page.getByLabel('Selesai').fill('2026-11-30')
  await page.getByLabel('Sumber dana').first().selectOption({ label: 'APBD' })
  await page.getByLabel('Nominal (Rp)').first().fill('Rp 2,5 miliar')
  await page.getByLabel('Nama wilayah').first().fill('Muaradanau')
  await page.getByRole('button', { name: 'Simpan' }).first().click()

  // Two villages have that name: the form says which, and keeps everything else.
  await sees(page, 'Muara Danau (Kec. Kikim Timur)')
  await page.getByLabel('Nama wilayah').first().fill('Muara Danau, Kikim Timur')
  await page.getByRole('button', { name: 'Simpan' }).first().click()

  await sees(page, title)
  await sees(page, 'Rp2.500.000.000')
  await sees(page, 'Muara Danau')
  expect(faults).toEqual([])
  return { officer: page, action: new URL(page.url()).pathname }
}

async function theOfficerReportsItsProgressWithAPhoto(page: Page, action: string): Promise<void> {
  const photo = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#7a5' },
  })
    .jpeg()
    .toBuffer()

  await page.goto('/')
  await page
    .getByRole('row', { name: title })
    .getByRole('link', { name: /Isi laporan/ })
    .click()
  await sees(page, 'angka kumulatif')
  await page.getByLabel('Keluaran').first().fill('48')
  await page
    .getByLabel(/Realisasi/)
    .first()
    .fill('Rp 800 juta')
  await choose(page, 'Status pekerjaan', 'berjalan')
  await page
    .getByLabel('Yang sudah dikerjakan')
    .fill('Pipa utama terpasang, 48 rumah sudah mengalir.')
  await page.getByRole('button', { name: 'Simpan, lalu lampirkan bukti' }).click()

  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'pipa utama.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('button', { name: /Unggah/ }).click()
  await sees(page, 'pipa utama.jpg')
  await page.getByRole('link', { name: 'Kembali ke laporan' }).first().click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await sees(page, 'terkirim dan menunggu diverifikasi')

  await page.goto(action)
  await sees(page, 'terkirim')
}

async function theCoordinatorFindsItInTheQueueAndVerifiesIt(): Promise<void> {
  const page = await browser.page({ email: 'koordinator@tkpk.test' })
  await page.goto('/reports')
  await page.getByRole('link', { name: title }).click()
  await sees(page, 'pipa utama.jpg')
  await sees(page, 'Rp800.000.000')
  await page.getByRole('button', { name: 'Verifikasi', exact: true }).click()
  await sees(page, 'diverifikasi')
}

async function theCoordinatorLooksAtTheBoard(): Promise<Board> {
  const page = await browser.page({ email: 'koordinator@tkpk.test' })
  await page.goto('/board')
  const words = (await page.locator('section.strategy--1').innerText()).replaceAll('\u00a0', ' ')
  await page.context().close()
  const read = (form: RegExp) => {
    const found = form.exec(words)?.[1]
    if (found === undefined) throw new Error(`The board does not say ${form}:\n${words}`)
    return Number(found.replace(/[Rp.]/g, ''))
  }
  return {
    actions: read(/(\d+) aksi/),
    owed: read(/(\d+) wajib lapor/),
    reported: read(/(\d+) sudah lapor/),
    verified: read(/([\d.]+) diverifikasi/),
    realised: read(/(Rp[\d.]+) dari Rp[\d.]+;/),
    budget: read(/Rp[\d.]+ dari (Rp[\d.]+);/),
    verifiedMoney: read(/(Rp[\d.]+) di antaranya terverifikasi/),
  }
}

async function theIndicatorThatAllThisIsForIsThere(): Promise<void> {
  const page = await browser.page({ email: 'pengamat@tkpk.test' })
  await page.goto('/indicators/P0')
  await sees(page, '13,69')
  await sees(page, 'Maret 2025')
  await sees(page, /poin/)
}
