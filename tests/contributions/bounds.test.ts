import type { Db } from '../../server/db'
import { workOfIndicator } from '../../server/contributions/indicator-page'
import { listContributions, workOf } from '../../server/contributions/queries'
import { localeOf } from '../../server/i18n'
import { readIndicatorFile } from '../../server/indicators/file-queries'
import { buildAction, type ActionFacts } from '../support/builders'
import { useDatabase } from '../support/database'

const db = useDatabase()

/** An action of a year with a contribution to the rate of poverty: fifteen years of these is what a page must not read. */
async function linked(
  trx: Db,
  title: string,
  startsOn: string,
  expected: number,
  facts: ActionFacts & { state?: string } = {},
) {
  const { state = 'accepted', ...rest } = facts
  const year = Number(startsOn.slice(0, 4))
  const action = await buildAction(trx, {
    title,
    year,
    startsOn,
    endsOn: `${year}-12-20`,
    outputTarget: 100,
    ...rest,
  })
  await trx('contributions').insert({
    action_id: action.id,
    indicator_id: trx('indicators').where({ code: 'P0' }).select('id'),
    expected,
    lag_months: 0,
    confidence: 'medium',
    reasoning: 'Untuk uji batas.',
    state,
    state_reason: state === 'rejected' ? 'Terlalu besar.' : null,
    decided_at: state === 'proposed' ? null : new Date('2026-01-20T03:00:00Z'),
  })
  return action
}

const verified = (window: string, output: number) => ({
  reports: { [window]: { output, state: 'verified' as const } },
})

/** What the page of poverty tells of the work; from 15.00 in March 2023 it came to 13.69 in March 2025. */
async function partOfPage(trx: Db) {
  const file = await readIndicatorFile(trx, 'P0')
  const part = await workOfIndicator(trx)({ locale: localeOf('id') }, file)
  return { ...part, titles: part.rows.map(({ title }) => title) }
}

describe('the work of many years on the page of an indicator', () => {
  it('counts from the day after the month of the baseline to the last day of the value’s month', async () => {
    await linked(db(), 'Bulan garis awal', '2023-03-31', -5, verified('2024-TW4', 100))
    // Half of −0.20 and a quarter of −0.40: −0.20 together.
    await linked(db(), 'Hari pertama', '2023-04-01', -0.2, verified('2023-TW4', 50))
    await linked(db(), 'Hari terakhir', '2025-03-31', -0.4, verified('2025-TW1', 25))
    await linked(db(), 'Sesudah nilai', '2025-04-01', -5, verified('2025-TW4', 100))
    const part = await partOfPage(db())
    expect(part.effect?.sentence).toContain('diharapkan menyumbang −0,20 poin')
    expect(part.titles.slice(0, 2).sort()).toEqual(['Hari pertama', 'Hari terakhir'])
    expect(part.titles.slice(2)).toEqual(['Bulan garis awal', 'Sesudah nilai'])
  })

  it('leaves no older work out of the sum, the questions, the completions and the number', async () => {
    for (let number = 1; number <= 31; number += 1)
      await linked(db(), `Lama ke-${number}`, '2019-02-01', -0.01)
    const last = await linked(db(), 'Selesai dulu', '2019-02-01', 0.3, { status: 'done' })
    await linked(db(), 'Sekarang', '2024-02-01', -0.1, verified('2024-TW4', 100))
    const part = await partOfPage(db())
    expect(part.titles[0]).toBe('Sekarang')
    expect(part.titles.slice(1)).toEqual(
      Array.from({ length: 29 }, (_, index) => `Lama ke-${index + 1}`),
    )
    expect(part.more?.text).toContain('3')
    // 31 × −0.01 + 0.30 − 0.10
    expect(part.sanity?.text).toContain('−0,11 poin')
    expect(part.sanity?.flags).toEqual([expect.stringContaining(last.code)])
    expect(part.events).toEqual([
      expect.objectContaining({ label: expect.stringContaining(last.code) as string }),
    ])
  })

  it('says that the value is older than the work, however much ended before the baseline', async () => {
    await linked(db(), 'Dahulu', '2019-02-01', -0.1, verified('2019-TW4', 100))
    await linked(db(), 'Lama juga', '2020-02-01', -0.1)
    await linked(db(), 'Sesudah nilai', '2025-04-01', -0.1, verified('2025-TW4', 100))
    const { id } = await db()('indicators').where({ code: 'P0' }).first('id')
    const counts = { from: '2023-03-01', before: '2025-04-01' }
    const plain = { above: null, below: null }
    const { lines, accepted } = await workOf(db(), id, { counts, named: 1, plain })
    expect(lines.map(({ title }) => title)).toEqual(['Dahulu', 'Sesudah nilai'])
    expect(accepted).toBe(3)
    expect((await partOfPage(db())).unknown).toContain('lebih tua')
  })
})

describe('the list of contributions of many years', () => {
  const all = { state: null, indicator: null, strategy: null, year: null, carry: null }

  it('shows what waits first, however old, then the newest year by number, and counts all', async () => {
    await linked(db(), 'Ditolak', '2026-02-01', -0.1, { state: 'rejected' })
    await linked(db(), 'Baru kedua', '2026-02-01', -0.1, { number: 902 })
    await linked(db(), 'Baru pertama', '2026-02-01', -0.1, { number: 901, strategy: 2 })
    await linked(db(), 'Dahulu', '2019-02-01', -0.1)
    await linked(db(), 'Lama menunggu', '2019-02-01', -0.1, { state: 'proposed' })
    const list = async (filter: object, most: number) => {
      const { found, rows } = await listContributions(
        db(),
        { ...all, windowId: null, ...filter },
        most,
      )
      return [found, ...rows.map(({ actionTitle }) => actionTitle)]
    }
    expect(await list({}, 3)).toEqual([5, 'Lama menunggu', 'Baru pertama', 'Baru kedua'])
    expect(await list({}, 9)).toEqual([
      5,
      'Lama menunggu',
      'Baru pertama',
      'Baru kedua',
      'Dahulu',
      'Ditolak',
    ])
    expect(await list({ state: 'accepted', year: 2019 }, 9)).toEqual([1, 'Dahulu'])
    expect(await list({ strategy: 2, indicator: 'P0' }, 9)).toEqual([1, 'Baru pertama'])
    expect(await list({ indicator: 'RTLH' }, 9)).toEqual([0])
  })
})
