import { gzipSync } from 'node:zlib'
import request from 'supertest'
import { countBoard } from '../../server/board/queries'
import { publicSums } from '../../server/public/overview'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const million = 1_000_000

describe('the public page', () => {
  const db = useDatabase()

  it('is not there until the secretariat opens it, and leaves no cookie with anyone', async () => {
    await everyone(db())
    const app = testApp(db())
    expect((await request(app).get('/publik')).status).toBe(404)

    const sekar = new Client(app)
    await sekar.signIn('sekar@tkpk.test')
    await sekar.submit(await sekar.get('/settings'), '/settings', { public_page: '1' })
    const line = await db()('history').where({ event: 'setting.saved' }).first()
    expect(line).toMatchObject({ before: { publicPage: false }, after: { publicPage: true } })

    const page = await new Client(app).get('/publik')
    expect(page.status).toBe(200)
    const { headers } = page.response
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['cache-control']).toBe('public, max-age=60')
    const again = await request(app).get('/publik').set('If-None-Match', String(headers['etag']))
    expect([again.status, again.text]).toEqual([304, ''])
    // The same to whoever is signed in: a shared cache may keep it.
    expect((await sekar.get('/publik')).response.text).toBe(page.response.text)
    expect((await sekar.get('/publik')).response.headers['set-cookie']).toBeUndefined()

    // What a phone fetches for it, the icon among it.
    const files = [...page.response.text.matchAll(/href="(\/assets\/[^"]+)"/g)].map(
      ([, url]) => url,
    )
    const bodies = await Promise.all(files.map((url) => request(app).get(String(url)).buffer(true)))
    const bytes = [page.response.text, ...bodies.map((one) => one.text ?? String(one.body))]
      .map((text) => gzipSync(text).length)
      .reduce((sum, size) => sum + size, 0)
    expect(files.length).toBe(2)
    expect(bytes).toBeLessThan(15 * 1024)
  })

  it('tells the verified figures of the board, and never that silence is nothing', async () => {
    const { housing, social } = await everyone(db())
    const verified = (output: number, money: number) => ({
      '2026-TW3': { state: 'verified' as const, output, beneficiaries: 3, money: money * million },
    })
    const house = {
      strategy: 1,
      outputUnit: 'unit',
      outputTarget: 100,
      beneficiaryUnit: 'KK',
    } as const
    await buildAction(db(), { ...house, agency: housing, reports: verified(30, 200) })
    await buildAction(db(), { ...house, agency: social, reports: verified(12, 300) })
    await buildAction(db(), {
      ...house,
      agency: social,
      reports: { '2026-TW3': { state: 'sent', output: 999, money: 999 * million } },
    })
    await buildAction(db(), {
      strategy: 2,
      agency: social,
      outputUnit: 'orang',
      reports: { '2026-TW3': { state: 'sent', output: 777 } },
    })
    await db()('settings').insert({ key: 'publicPage', value: 'true' })
    const window = await db()('windows').where({ code: '2026-TW3' }).first('id')
    const scope = { year: 2026, windowId: Number(window.id), overdue: true }
    const { tallies } = await countBoard(db(), scope)
    expect(tallies[0]?.money.verified).toBe(500 * million)

    const page = await new Client(testApp(db())).get('/publik')
    const [first, second, third] = page.html
      .querySelectorAll('.strategy')
      .map((one) => one.structuredText.replace(/\s+/g, ' '))
    expect(first).toContain('Rp500 juta')
    expect(first).toContain('unit 42 dari beberapa aksi')
    expect(first).not.toMatch(/999|1\.041/)
    // 3 + 3 families of two actions.
    expect(first).toContain('KK 6')
    expect(second).toContain('Belum ada angka yang diverifikasi. Ini bukan berarti nol.')
    expect(second).not.toContain('777')
    expect(third).toContain('Belum ada aksi tahun ini.')
    const english = await new Client(testApp(db())).get('/publik?lang=en')
    expect(english.text).toContain('That does not mean zero')
  })
})

describe('the public page of the demo year', () => {
  const db = useDatabase('demo')

  it('names nobody, no action and no place, and tells no number below five', async () => {
    const page = await new Client(testApp(db())).get('/publik')
    expect(page.status).toBe(200)
    const names = [
      ...(await db()('users').pluck('name')),
      ...(await db()('users').pluck('email')),
      ...(await db()('actions').pluck('code')),
      ...(await db()('actions').pluck('title')),
      ...(await db()('places').whereNull('parent_id').whereNot({ name: 'Lahat' }).pluck('name')),
      ...(await db()('meetings').pluck('title')),
    ] as string[]
    expect(names.length).toBeGreaterThan(80)
    const whole = page.html.toString()
    expect(names.filter((name) => whole.includes(name))).toEqual([])

    const told = page.html
      .querySelectorAll('.strategy :is(dd, td)')
      .map((one) => one.structuredText.replace('kurang dari 5', ''))
      .filter((text) => !text.startsWith('Rp'))
      .flatMap((text) => text.match(/\d[\d.]*/g) ?? [])
      .map((number) => Number(number.replaceAll('.', '')))
    expect(told.length).toBeGreaterThan(15)
    expect(told.filter((number) => number < 5)).toEqual([])
  })
})

it('keeps back what one action alone has done, and hides what is too small', () => {
  const sum = { strategy: 1, measure: 'output', actions: 3, target: null, targeted: 0 } as const
  const of = (unit: string, verified: number, verifiedSum: number | null) => ({
    ...sum,
    unit,
    verified,
    verifiedSum,
    reported: 900,
    reporting: 3,
  })
  expect(
    publicSums([of('unit', 1, 400), of('desa', 2, 4), of('KK', 6, 5), of('ha', 0, null)]),
  ).toEqual({
    shown: [
      { unit: 'desa', sum: { few: true }, actions: { few: true } },
      { unit: 'KK', sum: { value: 5 }, actions: { value: 6 } },
    ],
    keptBack: true,
  })
})
