import type { Page } from 'playwright-core'
import type { Db } from '../../server/db'
import { people } from '../support/addresses'
import { openApp, watchPage, withBrowser, type OpenApp } from '../support/browser'
import { buildAction } from '../support/builders'
import { ownDatabase } from '../support/database'

const source = 'https://lahatkab.bps.go.id/id/pressrelease/2026'
// The first quarter of 2026 has ended and is due in five days.
const now = new Date('2026-04-10T02:00:00Z')

withBrowser(
  'a new reading and a verified report move what they should, and a reading of another method moves no difference',
  async () => {
    const own = await ownDatabase('demo', 6)
    const app = await openApp(own.db, { clock: () => now })
    try {
      const secretary = await app.page({ email: people.secretariat })
      const faults = watchPage(secretary, app.url)
      await aReadingMovesBoardPageQuadrantAndChart(secretary)
      await aReadingOfAnotherMethodMovesNoDifference(secretary)
      await aContributionCountsFromItsAcceptanceToItsVerifiedReport(app, own.db)
      expect(faults).toEqual([])
    } finally {
      await app.close()
      await own.drop()
    }
  },
  180_000,
)

async function wordsOf(page: Page, path: string, part = 'main'): Promise<string> {
  await page.goto(path)
  return (await page.locator(part).innerText()).replaceAll('\u00a0', ' ')
}

async function dots(page: Page): Promise<string> {
  await page.goto('/indicators/P0')
  return (await page.locator('main svg title').allTextContents()).join('\n')
}

async function enter(page: Page, facts: { method: string; value: string }): Promise<void> {
  await page.goto('/indicators/P0')
  await page.getByRole('link', { name: 'Catat nilai' }).click()
  await page.locator('#year').fill('2026')
  await page.locator('#month').selectOption({ label: 'Maret' })
  await page.locator('#method').selectOption({ label: facts.method })
  await page.locator('#value').fill(facts.value)
  await page.getByLabel('Tanggal terbit').fill('2026-04-09')
  await page.getByLabel('Tautan sumber').fill(source)
  await page.getByRole('button', { name: 'Simpan nilai' }).click()
  await page.locator('.notice', { hasText: 'tersimpan' }).first().waitFor()
}

const poverty = 'Persentase penduduk miskin (P0)'

// The path plans 14.20 for 2025, which 13.69 is ahead of, and 13.80 for 2026, which 14.02 is behind.
async function aReadingMovesBoardPageQuadrantAndChart(page: Page): Promise<void> {
  expect(await wordsOf(page, '/board')).toContain('13,69')
  expect(await wordsOf(page, '/strategies/1', '#quadrant-1-on')).toContain(poverty)
  expect(await dots(page)).not.toContain('14,02')

  await enter(page, { method: 'Sebagaimana diterbitkan', value: '14,02' })

  const board = await wordsOf(page, '/board')
  expect(board).toContain('14,02')
  expect(board).toContain('0,22 poin di belakang jalur')
  expect(await wordsOf(page, '/strategies/1', '#quadrant-1-off')).toContain(poverty)
  expect(await wordsOf(page, '/strategies/1', '#quadrant-1-on')).not.toContain(poverty)
  expect(await dots(page)).toContain('Maret 2026: 14,02 persen')
  expect(await dots(page)).toContain('Nilai Maret 2026 terbit 9 April 2026')
  expect(await wordsOf(page, '/indicators/P0')).toContain('↑ 0,33 poin, memburuk')
}

async function aReadingOfAnotherMethodMovesNoDifference(page: Page): Promise<void> {
  const before = await wordsOf(page, '/indicators/P0', '[aria-labelledby=now]')
  await page.getByRole('link', { name: 'Tambah metode' }).click()
  await page.getByLabel('Nama metode').fill('Garis baru 2026')
  await page.getByLabel('Definisi').fill('Garis kemiskinan dengan keranjang baru.')
  await page.getByLabel('Alasan').fill('Keranjang komoditas berbeda.')
  await page.getByRole('button', { name: 'Simpan metode' }).click()
  await enter(page, { method: 'Garis baru 2026', value: '19,9' })

  expect(await dots(page)).toContain('19,90 persen')
  expect(await wordsOf(page, '/indicators/P0', '[aria-labelledby=now]')).toBe(before)
  expect(await wordsOf(page, '/board')).toContain('0,22 poin di belakang jalur')
  expect(await wordsOf(page, '/strategies/1', '#quadrant-1-off')).toContain(poverty)
}

async function aContributionCountsFromItsAcceptanceToItsVerifiedReport(
  app: OpenApp,
  db: Db,
): Promise<void> {
  const title = 'Sambungan air minum desa terpencil Muara Danau'
  const owner = await db('users').where({ email: people.own }).first('agency_id')
  const { code } = await buildAction(db, {
    title,
    strategy: 3,
    agency: { id: owner.agency_id },
    startsOn: '2026-01-02',
    endsOn: '2026-11-30',
    outputTarget: 120,
    outputUnit: 'sambungan rumah',
  })
  const officer = await app.page({ email: people.own })
  const coordinator = await app.page({ email: people.coordinator })
  const ledger = () => wordsOf(coordinator, '/indicators/P0', 'section:has(#ledger)')
  const quadrant = (column: 'on' | 'off') =>
    wordsOf(coordinator, '/strategies/3', `#quadrant-3-${column}`)

  await officer.goto(`/actions/${code}`)
  await officer.getByRole('link', { name: 'Usulkan kontribusi' }).click()
  await officer.getByLabel('Indikator').selectOption({ label: poverty })
  await officer.getByRole('button', { name: 'Lanjut' }).click()
  await officer.locator('#size').fill('0,2')
  await officer.locator('#lag_months').fill('0')
  await officer.getByRole('group', { name: 'Keyakinan' }).getByText('sedang').click()
  await officer.locator('#reasoning').fill('Keluarga tidak lagi membeli air tangki tiap pekan.')
  await officer.getByRole('button', { name: 'Kirim usulan' }).click()
  await officer.getByText('Dihitung sesudah koordinator menerimanya').waitFor()
  expect(await ledger()).not.toContain(title)

  await coordinator.goto('/contributions?state=proposed')
  await coordinator.getByRole('link', { name: title }).click()
  await coordinator.getByRole('button', { name: 'Terima', exact: true }).click()
  await coordinator.getByText('Kontribusi diterima').waitFor()
  const accepted = await ledger()
  expect(accepted).toContain(title)
  expect(accepted).toContain('belum ada keluaran yang diverifikasi')
  expect(await quadrant('off')).toMatch(/Aksi tertinggal, indikator tertinggal\s+Persentase/)
  expect(await wordsOf(officer, `/actions/${code}`)).toContain('Belum: belum ada keluaran')

  await officer.goto(`/actions/${code}/reports/2026-TW1`)
  await officer.getByLabel('Keluaran').first().fill('60')
  await officer.getByRole('group', { name: 'Status pekerjaan' }).getByText('berjalan').click()
  await officer.getByLabel('Yang sudah dikerjakan').fill('60 rumah sudah mengalir.')
  await officer.getByRole('button', { name: 'Kirim laporan' }).click()
  await officer.getByText('menunggu diverifikasi').first().waitFor()
  // Sent, it is judged; only verified it counts in the ledger.
  expect(await ledger()).not.toContain('50 persen s.d. 2026-TW1')

  await coordinator.goto('/reports')
  await coordinator.getByRole('link', { name: title }).first().click()
  await coordinator.getByRole('button', { name: 'Verifikasi', exact: true }).click()
  await coordinator.getByText('diverifikasi').first().waitFor()

  // 60 of 120 are half of −0.20; 60 where 27 percent of the time has passed is on pace.
  const verified = await ledger()
  expect(verified).toContain('50 persen s.d. 2026-TW1')
  expect(expectedIn(verified) - expectedIn(accepted)).toBeCloseTo(-0.1, 9)
  expect(await wordsOf(officer, `/actions/${code}`)).toContain(
    'Terverifikasi 50 persen s.d. 2026-TW1, diharapkan −0,10 poin',
  )
  expect(await quadrant('off')).toMatch(/Aksi jalan, indikator diam\s+Persentase/)
}

/** What the ledger says that linked, verified work was expected to contribute, in points. */
function expectedIn(ledger: string): number {
  const found = /diharapkan menyumbang ([−+]?)([\d,]+) poin/.exec(ledger)
  if (!found) throw new Error(`The ledger names no expected contribution:\n${ledger}`)
  return Number(found[2]?.replace(',', '.')) * (found[1] === '−' ? -1 : 1)
}
