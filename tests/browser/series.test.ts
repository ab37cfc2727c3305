import type { Page } from 'playwright-core'
import { openApp, watchPage, withBrowser } from '../support/browser'
import { people } from '../support/addresses'
import { ownDatabase } from '../support/database'

const source = 'https://lahatkab.bps.go.id/id/pressrelease/2026'

async function onBoard(page: Page): Promise<string> {
  await page.goto('/board')
  return page.locator('main').innerText()
}

async function dots(page: Page): Promise<string[]> {
  await page.goto('/indicators/P0')
  return page.locator('main svg title').allTextContents()
}

async function enter(
  page: Page,
  facts: { month: string; method: string; value: string; year: string },
) {
  await page.goto('/indicators/P0')
  await page.getByRole('link', { name: 'Catat nilai' }).click()
  await page.locator('#year').fill(facts.year)
  await page.locator('#month').selectOption({ label: facts.month })
  await page.locator('#method').selectOption({ label: facts.method })
  await page.locator('#value').fill(facts.value)
  await page.getByLabel('Tanggal terbit').fill('2026-11-20')
  await page.getByLabel('Tautan sumber').fill(source)
  await page.getByRole('button', { name: 'Simpan nilai' }).click()
  await page.getByText('tersimpan').first().waitFor()
}

withBrowser(
  'a new reading moves board, indicator page and chart; one of another method moves no difference',
  async () => {
    const own = await ownDatabase('demo', 6)
    const app = await openApp(own.db)
    try {
      const page = await app.page({ email: people.secretariat })
      const faults = watchPage(page, app.url)
      expect(await onBoard(page)).toContain('13,69')
      expect((await dots(page)).join('\n')).not.toContain('13,02')

      await enter(page, {
        year: '2026',
        month: 'Maret',
        method: 'Sebagaimana diterbitkan',
        value: '13,02',
      })
      expect(await onBoard(page)).toContain('13,02')
      expect((await dots(page)).join('\n')).toContain('Maret 2026: 13,02 persen')
      const moved = await page.locator('main').innerText()
      expect(moved).toContain('↓ 0,67 poin, membaik')

      await page.getByRole('link', { name: 'Tambah metode' }).click()
      await page.getByLabel('Nama metode').fill('Garis baru 2026')
      await page.getByLabel('Definisi').fill('Garis kemiskinan dengan keranjang baru.')
      await page.getByLabel('Alasan').fill('Keranjang komoditas berbeda.')
      await page.getByRole('button', { name: 'Simpan metode' }).click()
      await enter(page, { year: '2026', month: 'Maret', method: 'Garis baru 2026', value: '19,9' })
      expect((await dots(page)).join('\n')).toContain('19,90 persen')
      const after = await page.locator('main').innerText()
      expect(after).toContain('↓ 0,67 poin, membaik')
      expect(await onBoard(page)).toContain('13,02')
      expect(faults).toEqual([])
    } finally {
      await app.close()
      await own.drop()
    }
  },
  120_000,
)
