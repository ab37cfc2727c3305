import { disciplineOf, leagueOf, type DueReport } from '../../server/agencies/discipline'
import { buildAction, buildReport } from '../support/builders'
import { useDatabase } from '../support/database'
import { agency } from '../support/people'
import { housingStory } from '../support/reporting'

const quarters = [
  { windowId: 1, windowEndsOn: '2026-03-31', dueOn: '2026-04-15' },
  { windowId: 2, windowEndsOn: '2026-06-30', dueOn: '2026-07-15' },
  { windowId: 3, windowEndsOn: '2026-09-30', dueOn: '2026-10-15' },
] as const
const report = (quarter: 1 | 2 | 3, sentOn: string | null, returned = false): DueReport => ({
  ...(quarters[quarter - 1] as (typeof quarters)[number]),
  sentOn,
  returned,
})

describe('the discipline of an agency', () => {
  it('is worked out as by hand', () => {
    // Seven due: four on time (one of them returned later), two late by 1 and 6 days, one missing.
    const told = disciplineOf([
      report(1, '2026-04-15'),
      report(1, '2026-04-16'),
      report(2, '2026-07-01'),
      report(2, '2026-07-21'),
      report(2, null),
      report(3, '2026-10-15', true),
      report(3, '2026-10-02'),
    ])
    expect(told).toEqual({
      due: 7,
      onTime: 4,
      onTimeShare: 4 / 7,
      late: 2,
      medianDaysLate: 3.5,
      missing: 1,
      returned: 1,
      run: 1,
    })
  })

  it('counts a report sent on the due day as on time, and the day after as one day late', () => {
    expect(disciplineOf([report(3, '2026-10-15')])).toMatchObject({ onTime: 1, late: 0 })
    expect(disciplineOf([report(3, '2026-10-16')])).toMatchObject({ late: 1, medianDaysLate: 1 })
  })

  it('ends a run with the first window that was not wholly on time, counted back', () => {
    const all = [report(1, '2026-04-01'), report(2, '2026-07-01'), report(3, '2026-10-01')]
    expect(disciplineOf(all).run).toBe(3)
    expect(disciplineOf([...all, report(2, null)]).run).toBe(1)
    expect(disciplineOf([...all, report(3, '2026-10-20')]).run).toBe(0)
    // A window that owed nothing is no gap.
    expect(disciplineOf([report(1, '2026-04-01'), report(3, '2026-10-01')]).run).toBe(2)
  })

  it('is unknown where nothing was due', () => {
    expect(disciplineOf([])).toMatchObject({ onTimeShare: null, medianDaysLate: null, run: 0 })
  })
})

describe('the league', () => {
  const row = (name: string, reports: DueReport[]) => ({ name, discipline: disciplineOf(reports) })
  const good = [report(1, '2026-04-01'), report(2, '2026-07-01'), report(3, '2026-10-01')]

  it('ranks by the share on time, then missing, then days late; equals share a rank', () => {
    const late = [...good.slice(0, 2), report(3, '2026-10-20')]
    const later = [...good.slice(0, 2), report(3, '2026-10-30')]
    const missing = [...good.slice(0, 2), report(3, null)]
    const { ranked } = leagueOf([
      row('hilang', missing),
      row('lebih lambat', later),
      row('baik', good),
      row('lambat', late),
      row('sama baik', good),
    ])
    expect(ranked.map(({ name, rank }) => [name, rank])).toEqual([
      ['baik', 1],
      ['sama baik', 1],
      ['lambat', 3],
      ['lebih lambat', 4],
      ['hilang', 5],
    ])
  })

  it('lists those with fewer than three due reports apart, without a rank', () => {
    const { ranked, apart } = leagueOf([row('dua', good.slice(0, 2)), row('tiga', good)])
    expect(ranked.map(({ name }) => name)).toEqual(['tiga'])
    expect(apart.map(({ name, rank }) => [name, rank])).toEqual([['dua', null]])
  })
})

describe('the page of the league', () => {
  const db = useDatabase()

  it('equals what is counted by hand from the stored reports', async () => {
    const { action, housing, tono, as } = await housingStory(db())
    // Housing: TW1 on time and later returned, TW2 six days late, TW3 never. TW4 is not due yet.
    const first = await buildReport(db(), action, '2026-TW1', {
      state: 'verified',
      output: 1,
      sentAt: '2026-04-15T16:59:00Z',
    })
    await db()('report_reviews').insert({
      report_id: first.id,
      version_number: 1,
      verdict: 'returned',
      comment: 'Mohon dicek.',
    })
    await buildReport(db(), action, '2026-TW2', { output: 2, sentAt: '2026-07-21T03:00:00Z' })
    // Another with only two due: begun in June.
    const young = await agency(db(), 'muda-uji', 'Dinas Muda')
    await buildAction(db(), { agency: young, startsOn: '2026-06-01' })
    // A third, excused from TW3: two count, and what it did not send then does not.
    const page = await (await as(tono)).get('/agencies?year=2026')
    const rowOf = (name: string) =>
      page.html
        .querySelectorAll('tbody tr')
        .find((one) => one.querySelector('th')?.text.trim() === name)
        ?.querySelectorAll('td')
        .map((cell) => cell.text.replace(/\s+/g, ' ').trim())
    expect(rowOf(housing.name)).toEqual([
      '1',
      '33 persen 1 dari 3 laporan',
      '1',
      '6 hari',
      '1',
      '1',
      '0',
    ])
    expect(rowOf('Dinas Muda')).toEqual([
      '0 persen 0 dari 2 laporan',
      '0',
      'tidak ada',
      '2',
      '0',
      '0',
    ])
    expect(page.text).toContain('Kurang dari 3 laporan wajib')
    expect(page.text).toContain('masa yang dibebaskan tidak dihitung')
  })

  it('counts an excused window for nothing', async () => {
    const { action, housing, sekar, tono, as } = await housingStory(db())
    await buildReport(db(), action, '2026-TW1', { output: 1, sentAt: '2026-04-10T03:00:00Z' })
    await buildReport(db(), action, '2026-TW2', { output: 2, sentAt: '2026-07-10T03:00:00Z' })
    const client = await as(sekar)
    await client.submit(await client.get('/windows/2026-TW3'), '/windows/2026-TW3/excuses', {
      agency: 'rumah-uji',
      excuse_reason: 'Banjir.',
    })
    const page = await (await as(tono)).get('/agencies/rumah-uji')
    expect(page.text).toContain('2 dari 2 laporan')
    expect(page.text).toContain(housing.name)
    expect(page.text).toContain('dibebaskan')
    expect(page.text).toContain('Tidak ada laporan yang ditunggu')
  })

  it('shows on the sheet what the agency owes, and leads its officer to it', async () => {
    const { action, budi, sari, as } = await housingStory(db())
    const sheet = await (await as(budi)).get('/agencies/rumah-uji')
    expect(sheet.text).toContain(action.title)
    expect(sheet.text).toContain('terlambat')
    expect(sheet.html.querySelector('a[href="/reports/update"]')).not.toBeNull()
    const other = await (await as(sari)).get('/agencies/rumah-uji')
    expect(other.html.querySelector('a[href="/reports/update"]')).toBeNull()
    expect((await (await as(sari)).get('/agencies/tidak-ada')).status).toBe(404)
  })
})
