import fc from 'fast-check'
import { judgements, type Judgement } from '../../../server/actions/progress'
import type { Measured } from '../../../server/indicators/analysis/answer'
import {
  carriedFrom,
  carrying,
  quadrantOf,
  type LinkedWork,
} from '../../../server/indicators/analysis/quadrant'
import type { Direction } from '../../../server/indicators/indicator'
import type { Planned } from '../../../server/indicators/series'

function reading(year: number, value: number, month: number | null = 3): Measured {
  return {
    id: year,
    indicatorId: 1,
    regionCode: '16.04',
    methodId: 1,
    year,
    month,
    value,
    inUse: true,
  }
}

/** Lahat's plan: 14.60 in 2024, 14.20 in 2025. */
const targets: readonly Planned[] = [2024, 2025].map((year) => ({
  year,
  kind: 'yearly_change',
  value: -0.4,
  baselineYear: 2023,
  baselineMonth: 3,
  baselineValue: 15,
  inUse: true,
}))
const ahead = [reading(2024, 14.14), reading(2025, 13.69)]
const behind = [reading(2024, 14.14), reading(2025, 14.5)]
const onPath = [reading(2024, 14.14), reading(2025, 14.2)]

let nextId = 1

function work(judged: Judgement, expected: number): LinkedWork {
  return { contributionId: nextId++, judged, expected }
}

function quadrant(
  linked: readonly LinkedWork[],
  readings: readonly Measured[],
  direction: Direction = 'down',
) {
  return quadrantOf({ work: linked, readings, targets, direction })
}

describe('the quadrant of an indicator', () => {
  const running = [work('on_track', -0.2), work('slow', -0.1)]
  const lagging = [work('on_track', -0.1), work('stuck', -0.2)]

  it.each([
    [running, ahead, 'work_on_pace_on_path'],
    [running, onPath, 'work_on_pace_on_path'],
    [running, behind, 'work_on_pace_off_path'],
    [lagging, ahead, 'work_behind_on_path'],
    [lagging, behind, 'work_behind_off_path'],
  ] as const)('is one of four (%#)', (linked, readings, expected) => {
    expect(quadrant(linked, readings)).toMatchObject({ known: true, quadrant: expected })
  })

  it('weighs the work by its expected effect: 0.20 of 0.30 is 0.667, whatever the number of actions', () => {
    const many = [work('finished', -0.2), work('slow', -0.05), work('stuck', -0.05)]
    const answer = quadrant(many, ahead)
    expect(answer).toMatchObject({ quadrant: 'work_on_pace_on_path', path: 'ahead' })
    expect(answer.known && answer.carried).toBeCloseTo(0.666667, 6)
    expect(answer).toMatchObject({
      distance: -0.51,
      working: { carriedBy: [many[0]?.contributionId], ofAll: 0.3, years: [2025] },
    })
  })

  it('counts half as on pace, and less as behind', () => {
    expect(carriedFrom).toBe(0.5)
    const half = [work('on_track', -0.1), work('unjudged', -0.1)]
    expect(quadrant(half, ahead)).toMatchObject({ carried: 0.5, quadrant: 'work_on_pace_on_path' })
    const less = [work('on_track', -0.0999), work('unjudged', -0.1)]
    expect(quadrant(less, ahead)).toMatchObject({ quadrant: 'work_behind_on_path' })
  })

  it('lets an effect of the other sign weigh by its size', () => {
    expect(quadrant([work('on_track', 0.1), work('stuck', -0.3)], ahead)).toMatchObject({
      carried: 0.25,
    })
  })

  it('is carried by what is judged sesuai or selesai, and by nothing else', () => {
    const carriers: readonly Judgement[] = carrying
    for (const judged of judgements) {
      expect(quadrant([work(judged, -0.1)], ahead)).toMatchObject({
        carried: carriers.includes(judged) ? 1 : 0,
      })
    }
    expect(carriers).toEqual(['on_track', 'finished'])
  })
})

describe('a quadrant is not told', () => {
  const running = [work('on_track', -0.2)]

  it('without linked work, or with work that expects nothing', () => {
    expect(quadrant([], ahead)).toEqual({ known: false, reason: 'no_contributions' })
    expect(quadrant([work('on_track', 0)], ahead)).toEqual({
      known: false,
      reason: 'no_contributions',
    })
  })

  it('without a reading, a path, a target of that year, or for another month', () => {
    expect(quadrant(running, [])).toEqual({ known: false, reason: 'no_reading' })
    expect(quadrantOf({ work: running, readings: ahead, targets: [], direction: 'down' })).toEqual({
      known: false,
      reason: 'no_path',
    })
    expect(quadrant(running, [reading(2027, 13)])).toEqual({
      known: false,
      reason: 'no_target_that_year',
    })
    expect(quadrant(running, [reading(2025, 13.5, 9)])).toEqual({
      known: false,
      reason: 'not_same_month',
    })
  })

  it('where neither way is good, even exactly on the path', () => {
    for (const readings of [ahead, onPath]) {
      expect(quadrant(running, readings, 'neutral')).toEqual({
        known: false,
        reason: 'neutral_direction',
      })
    }
  })
})

describe('whatever the figures', () => {
  const hundredths = (min: number) => fc.integer({ min, max: 2000 }).map((whole) => whole / 100)
  const effects = fc.array(fc.tuple(fc.constantFrom(...judgements), hundredths(-2000)), {
    minLength: 1,
    maxLength: 6,
  })

  it('the mirror image stands in the same quadrant; neither order nor what cannot be compared moves it', () => {
    fc.assert(
      // A target of 0 is one like any other.
      fc.property(
        effects,
        hundredths(0),
        fc.oneof(fc.constant(0), hundredths(0)),
        (pairs, value, goal) => {
          const level = (sign: 1 | -1): Planned[] => [
            {
              year: 2025,
              kind: 'level',
              value: sign * goal,
              baselineYear: null,
              baselineMonth: null,
              baselineValue: null,
              inUse: true,
            },
          ]
          const of = (sign: 1 | -1, readings: readonly Measured[], order = pairs) =>
            quadrantOf({
              work: order.map(([judged, effect]) => work(judged, sign * effect)),
              readings,
              targets: level(sign),
              direction: sign === 1 ? 'down' : 'up',
            })
          const verdict = (answer: ReturnType<typeof quadrantOf>) =>
            answer.known ? [answer.quadrant, answer.carried, answer.path] : answer.reason
          const plain = verdict(of(1, [reading(2024, 9), reading(2025, value)]))
          expect(verdict(of(-1, [reading(2024, -9), reading(2025, -value)]))).toEqual(plain)
          const stranger = { ...reading(2024, 99), id: 1, methodId: 7 }
          const mixed = [reading(2025, value), stranger, reading(2024, 9)]
          expect(verdict(of(1, mixed, pairs.toReversed()))).toEqual(plain)
        },
      ),
    )
  })
})
