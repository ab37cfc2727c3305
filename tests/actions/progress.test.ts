import fc from 'fast-check'
import { expectedShare, judge, type Measure } from '../../server/actions/progress'

const thresholds = { onTrackFrom: 0.95, slowFrom: 0.6 }
const whole: Measure = {
  status: 'running',
  target: 100,
  reported: 50,
  reportedTo: '2026-06-30',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  planned: null,
}
const said = (facts: Partial<Measure>) => judge({ ...whole, ...facts }, thresholds)

describe('what is expected to date', () => {
  const share = (facts: Partial<Parameters<typeof expectedShare>[0]>) =>
    expectedShare({
      target: 100,
      planned: null,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      to: '2026-09-30',
      ...facts,
    })

  it.each([
    ['a year by the end of September', {}, 273 / 365],
    [
      'a leap year by the end of February',
      { startsOn: '2028-01-01', endsOn: '2028-12-31', to: '2028-02-29' },
      60 / 366,
    ],
    ['on its first day', { startsOn: '2026-09-30', endsOn: '2026-10-09' }, 1 / 10],
    ['the day before it begins', { startsOn: '2026-10-01' }, 0],
    ['on its last day', { endsOn: '2026-09-30' }, 1],
    ['long after its last day', { endsOn: '2026-03-31' }, 1],
    ['an action of one day, on that day', { startsOn: '2026-09-30', endsOn: '2026-09-30' }, 1],
    ['an action of one day, the day before', { startsOn: '2026-10-01', endsOn: '2026-10-01' }, 0],
    ['by its plan, whatever the days', { planned: 40, startsOn: '2026-12-01' }, 0.4],
    ['by a plan of zero', { planned: 0 }, 0],
    ['by a plan beyond the target', { planned: 130 }, 1],
  ])('%s', (_, facts, expected) => {
    expect(share(facts)).toBeCloseTo(expected, 12)
  })

  it('never falls as the days pass, and stays within 0 and 1', () => {
    const days = fc.integer({ min: 0, max: 364 }).map((days) => {
      return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
    })
    fc.assert(
      fc.property(days, days, days, days, (a, b, c, d) => {
        const [startsOn, endsOn] = [a, b].sort() as [string, string]
        const [sooner, later] = [c, d].sort() as [string, string]
        const first = share({ startsOn, endsOn, to: sooner })
        const second = share({ startsOn, endsOn, to: later })
        return first >= 0 && first <= second && second <= 1
      }),
    )
  })
})

describe('judged progress', () => {
  it.each([
    // Expected by plan: 80 of 100.
    ['exactly 0.95 of what was expected is on track', { planned: 80, reported: 76 }, 'on_track'],
    ['a hair below it is slow', { planned: 80, reported: 75.99 }, 'slow'],
    ['exactly 0.60 is slow', { planned: 80, reported: 48 }, 'slow'],
    ['a hair below it is stuck', { planned: 80, reported: 47.99 }, 'stuck'],
    ['more than expected is on track', { planned: 80, reported: 130 }, 'on_track'],
    ['a reported zero is a figure: stuck', { planned: 80, reported: 0 }, 'stuck'],
    // 181 of 365 days have passed: 49.6 % is expected.
    ['50 by midyear is on track', { reported: 50 }, 'on_track'],
    ['47 by midyear is slow: 0.4711 of 0.4959', { reported: 47 }, 'slow'],
    ['29 by midyear is stuck', { reported: 29 }, 'stuck'],
    ['a plan of zero: nothing was due', { planned: 0, reported: 5 }, 'not_due'],
    ['before its first day nothing was due', { startsOn: '2026-07-01', reported: 0 }, 'not_due'],
    [
      'a target that doubles cannot hold exactly',
      { target: 0.3, planned: 0.3, reported: 0.285 },
      'on_track',
    ],
    ['done, whatever was reported', { status: 'done', reported: 0 }, 'finished'],
    ['delayed', { status: 'delayed', reported: 100 }, 'postponed'],
    ['cancelled, and without a target', { status: 'cancelled', target: null }, 'called_off'],
  ] as const)('%s', (_, facts, judgement) => {
    expect(said(facts).judgement).toBe(judgement)
    expect(said(facts).reason).toBeNull()
  })

  it('refuses to invent, and says why', () => {
    expect(said({ target: null })).toEqual({
      judgement: 'unjudged',
      expected: null,
      reason: 'no_target',
    })
    expect(said({ target: 0 })).toMatchObject({ judgement: 'unjudged', reason: 'no_target' })
    expect(said({ reported: null, reportedTo: null })).toEqual({
      judgement: 'unjudged',
      expected: null,
      reason: 'not_reported',
    })
    // A report was sent that leaves this figure blank: blank is not zero.
    expect(said({ reported: null })).toMatchObject({
      judgement: 'unjudged',
      reason: 'not_reported',
    })
    expect(said({ reported: null, planned: 0 })).toMatchObject({ judgement: 'unjudged' })
  })

  it('follows the team’s own thresholds', () => {
    const strict = { onTrackFrom: 1, slowFrom: 0.9 }
    expect(judge({ ...whole, planned: 80, reported: 76 }, strict).judgement).toBe('slow')
    expect(judge({ ...whole, planned: 80, reported: 48 }, strict).judgement).toBe('stuck')
  })

  it('never gets worse when more is reported', () => {
    const rank = { stuck: 0, slow: 1, on_track: 2 } as Record<string, number>
    const amount = fc.integer({ min: 0, max: 20_000 }).map((hundredths) => hundredths / 100)
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 100 }), (one, other, planned) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const low = rank[said({ planned, reported: less }).judgement] ?? -1
        const high = rank[said({ planned, reported: more }).judgement] ?? -1
        return low >= 0 && low <= high
      }),
    )
  })
})
