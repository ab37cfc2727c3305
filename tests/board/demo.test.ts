import { parse as parseCsv } from 'csv-parse/sync'
import { testApp } from '../support/app'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'

const db = useDatabase('demo')

async function coordinator(): Promise<Client> {
  const client = new Client(testApp(db()))
  await client.signIn('koordinator@tkpk.test')
  return client
}

/** Every number on a page that leads to a list of actions. */
function promisesOf(page: Page): { says: number; href: string }[] {
  return page.html.querySelectorAll('main a[href^="/actions?"]').flatMap((link) => {
    const digits = /^(?:dari )?([\d.]+)/.exec(link.structuredText.trim())?.[1]
    const href = link.getAttribute('href') ?? ''
    return digits ? [{ says: Number(digits.replaceAll('.', '')), href }] : []
  })
}

describe('the demo year on the board', () => {
  it('keeps the promise of each number: its list has exactly that many actions', async () => {
    const client = await coordinator()
    const found = new Map<string, number>()
    const paths = [
      '/board',
      '/board?year=2026&window=2026-TW2',
      '/board?year=2025',
      '/strategies/1',
      '/strategies/2',
      '/strategies/3?year=2025&window=2025-TW4',
      '/',
    ]
    for (const path of paths) {
      const page = await client.get(path)
      expect(page.text).not.toMatch(/[{}]/)
      const promises = promisesOf(page)
      expect([path, promises.length > 3]).toEqual([path, true])
      for (const { href, says } of promises) {
        if (!found.has(href)) {
          const file = await client.raw(href.replace('/actions?', '/actions.csv?'))
          const rows = parseCsv(file.text, {
            bom: true,
            delimiter: ';',
            from_line: 2,
          }) as unknown[]
          found.set(href, rows.length)
        }
        expect([path, href, says]).toEqual([path, href, found.get(href)])
      }
    }
    expect(found.size).toBeGreaterThan(150)
  }, 60_000)

  it('marks what was made for demonstration', async () => {
    const page = await (await coordinator()).get('/board')
    expect(page.html.querySelectorAll('.strategy .demo-mark').length).toBeGreaterThan(0)
  })

  it('gives each officer of the story something to do, and only of the own agency', async () => {
    for (const mail of ['dinsos@tkpk.test', 'perkim@tkpk.test']) {
      const client = new Client(testApp(db()))
      await client.signIn(mail)
      const page = await client.get('/')
      expect(page.text).not.toMatch(/[{}]/)
      const codes = page.html
        .querySelectorAll('main a[href^="/actions/"][href*="/reports/"]')
        .map((link) => /\/actions\/([^/]+)\//.exec(link.getAttribute('href') ?? '')?.[1])
      expect(codes.length).toBeGreaterThan(1)
      const owners = await db()('actions')
        .join('users', 'users.agency_id', 'actions.agency_id')
        .whereIn('actions.code', codes as string[])
        .where('users.email', mail)
        .pluck('actions.code')
      expect(new Set(owners)).toEqual(new Set(codes))
    }
  })
})
