import fc from 'fast-check'
import type { Measured } from '../../../server/indicators/analysis/answer'
import {
  changeOverTime,
  effectivenessOf,
  fewestSteps,
  linkageOf,
  relativePosition,
  relevanceOf,
  type Around,
  type Followed,
} from '../../../server/indicators/analysis/lenses'
import type { Direction } from '../../../server/indicators/indicator'

let nextId = 1

function reading(year: number, value: number, more: Partial<Measured> = {}): Measured {
  return {
    id: nextId++,
    indicatorId: 1,
    regionCode: '16.04',
    methodId: 1,
    year,
    month: 3,
    value,
    inUse: true,
    ...more,
  }
}

function yearly(from: number, values: readonly number[], more: Partial<Measured> = {}): Measured[] {
  return values.map((value, index) => reading(from + index, value, more))
}

const around: Around = {
  home: '16.04',
  peers: [
    { code: '16.03', name: 'Region 16.03' },
    { code: '16.04', name: 'Region 16.04' },
    { code: '16.05', name: 'Region 16.05' },
  ],
  province: '16',
  nation: '00',
}

/** Percent poor in March, as published: Lahat 2015-2025, Sumatera Selatan 2015-2025, Indonesia without 2017 and 2018. */
const lahat = yearly(
  2015,
  [18.02, 17.11, 16.81, 16.15, 15.92, 15.95, 16.46, 15.61, 15, 14.14, 13.69],
)
const province = yearly(
  2015,
  [14.25, 13.54, 13.19, 12.8, 12.71, 12.66, 12.84, 11.9, 11.78, 10.97, 10.15],
  { regionCode: '16' },
)
const nation = [
  ...yearly(2015, [11.22, 10.86], { regionCode: '00' }),
  ...yearly(2019, [9.41, 9.78, 10.14, 9.54, 9.36, 9.03, 8.47], { regionCode: '00' }),
]

function reasonOf(answer: Readonly<{ known: boolean; reason?: string }>): string | null {
  return answer.known ? null : (answer.reason ?? '')
}

describe('relative position of Lahat in March 2025', () => {
  const people = [
    reading(2025, 58.66, { indicatorId: 2 }),
    reading(2025, 919.6, { indicatorId: 2, regionCode: '16' }),
    reading(2025, 23_854.56, { indicatorId: 2, regionCode: '00' }),
  ]
  const rate = { readings: [...lahat, ...province, ...nation], direction: 'down' as const }
  const number = { readings: people, direction: 'down' as const }

  it('is 3.54 points above the province and 5.22 above the nation, which is worse', () => {
    const position = relativePosition(around, { rate, number })
    expect(position).toMatchObject({
      known: true,
      rate: {
        known: true,
        reading: { year: 2025, value: 13.69 },
        province: { difference: 3.54, word: 'bad', share: null, reading: { value: 10.15 } },
        nation: { difference: 5.22, word: 'bad', share: null },
      },
    })
  })

  it('holds 58.66 ÷ 919.60 = 6.4 percent of the province’s poor and 0.25 percent of the nation’s', () => {
    const position = relativePosition(around, { rate, number })
    if (!position.known || !position.number.known) throw new Error('not known')
    const { province: inProvince, nation: inNation } = position.number
    expect(inProvince).toMatchObject({ difference: null, word: null })
    expect(inProvince.known && inProvince.share).toBeCloseTo(0.063789, 6)
    expect(inNation.known && inNation.share).toBeCloseTo(0.002459, 6)
  })

  it('has no rank while no other regency is known, and one as soon as one is', () => {
    expect(relativePosition(around, { rate, number })).toMatchObject({
      rate: { rank: { known: false, reason: 'too_few_readings' } },
    })
    const neighbour = reading(2025, 12, { regionCode: '16.03' })
    expect(
      relativePosition(around, {
        rate: { ...rate, readings: [neighbour, ...rate.readings] },
        number,
      }),
    ).toMatchObject({
      rate: {
        rank: { fromHighest: 1, fromBest: 2, ranked: 2, of: 3, missing: [{ code: '16.05' }] },
      },
      number: { rank: { known: false, reason: 'too_few_readings' } },
    })
  })

  it('is not taken from September, or from an older year', () => {
    const autumn = [reading(2025, 9.85, { regionCode: '16', month: 9 })]
    expect(
      relativePosition(around, {
        rate: { readings: [...lahat, ...autumn, ...nation.slice(0, -1)], direction: 'down' },
        number: null,
      }),
    ).toMatchObject({
      rate: {
        province: { known: false, reason: 'not_same_month' },
        nation: { known: false, reason: 'no_reading' },
      },
      number: { known: false, reason: 'no_reading' },
    })
  })

  it('names the home region’s readings, and is not told without any', () => {
    const position = relativePosition(around, { rate, number })
    expect(position.known && position.working.readings.map((one) => one.value)).toEqual([
      13.69, 58.66,
    ])
    expect(
      reasonOf(relativePosition(around, { rate: { ...rate, readings: nation }, number: null })),
    ).toBe('no_reading')
  })

  it('shares nothing where there is nothing to share', () => {
    const none = [reading(2025, 0), reading(2025, 0, { regionCode: '16' })]
    expect(
      relativePosition(around, { rate, number: { readings: none, direction: 'down' } }),
    ).toMatchObject({ number: { province: { known: true, share: null } } })
  })
})

describe('change over time', () => {
  it('of Lahat 2023-2025 is −1.31 in two years, −0.655 a year, the last step −0.45', () => {
    expect(changeOverTime(lahat.slice(-3), 'down')).toMatchObject({
      known: true,
      first: { year: 2023, value: 15 },
      latest: { year: 2025, value: 13.69 },
      years: 2,
      change: -1.31,
      perYear: -0.655,
      slope: -0.655,
      word: 'good',
      lastStep: { from: { year: 2024 }, change: -0.45, word: 'good' },
      working: { formula: 'latest_less_first', years: [2023, 2024, 2025] },
    })
  })

  it('of the nation’s extreme poverty is −0.41, and never +0.02 across the break', () => {
    const announced = reading(2024, 0.83, { methodId: 7 })
    const restated = reading(2024, 1.26, { methodId: 8 })
    const now = reading(2025, 0.85, { methodId: 8 })
    expect(changeOverTime([announced, restated, now], 'down')).toMatchObject({ change: -0.41 })
    expect(reasonOf(changeOverTime([announced, now], 'down'))).toBe('method_break')
  })

  it('is not told of one reading, or of none', () => {
    expect(reasonOf(changeOverTime([], 'down'))).toBe('no_reading')
    expect(reasonOf(changeOverTime(lahat.slice(-1), 'down'))).toBe('too_few_readings')
    const loose = reading(2022, 7.35, { month: null })
    expect(reasonOf(changeOverTime([loose, reading(2024, 1.09)], 'down'))).toBe('not_same_month')
  })

  it('has no good way where neither is', () => {
    expect(changeOverTime(lahat.slice(-3), 'neutral')).toMatchObject({ word: 'neutral' })
  })
})

describe('effectiveness', () => {
  // Down is good. Slopes by Σ(x − x̄)(y − ȳ) ÷ Σ(x − x̄)².
  const table: readonly (readonly [string, readonly number[], string, number])[] = [
    ['15.00, 14.14, 13.69: falls, last below first', [15, 14.14, 13.69], 'effective', -0.655],
    ['15, 12, 13: falls, but the last step rose', [15, 12, 13], 'less_effective', -1],
    [
      '10, 12, 2, 10.5: falls, but rose above the first',
      [10, 12, 2, 10.5],
      'less_effective',
      -0.85,
    ],
    ['15, 13, 13: falls, the last step flat', [15, 13, 13], 'effective', -1],
    ['12, 13, 14: rises', [12, 13, 14], 'not_effective', 1],
    ['14, 15, 14: flat', [14, 15, 14], 'not_effective', 0],
    ['12, 16, 13: rises though the last step fell', [12, 16, 13], 'not_effective', 0.5],
    // −2 × 10 − 1 × 16 + 0 × 14 + 1 × 11 + 2 × 10.2 = −4.6, of 10.
    ['10, 16, 14, 11, 10.2: ends above the first', [10, 16, 14, 11, 10.2], 'not_effective', -0.46],
  ]
  it.each(table)('of %s', (_name, values, word, slope) => {
    const answer = effectivenessOf(yearly(2020, values), 'down')
    expect(answer).toMatchObject({ known: true, word })
    expect(answer.known && answer.slope).toBeCloseTo(slope, 9)
  })

  it('of poverty in Lahat since 2015 is efektif: −0.359 a year, 4.33 points less, the last step down', () => {
    const answer = effectivenessOf(lahat, 'down')
    expect(answer).toMatchObject({
      word: 'effective',
      slopeWord: 'good',
      sinceFirst: -4.33,
      lastStep: -0.45,
      working: { formula: 'slope_first_and_last_step' },
    })
    // x̄ = 2020, Σ(x − x̄)² = 110, Σ(x − x̄)(y − ȳ) = −39.5.
    expect(answer.known && answer.slope).toBeCloseTo(-39.5 / 110, 9)
  })

  it('is not told of two readings, and where neither way is good', () => {
    expect(reasonOf(effectivenessOf(lahat.slice(-2), 'down'))).toBe('too_few_readings')
    expect(reasonOf(effectivenessOf(lahat, 'neutral'))).toBe('neutral_direction')
    expect(reasonOf(effectivenessOf([], 'down'))).toBe('no_reading')
    const broken = [...yearly(2021, [3, 2.5], { methodId: 7 }), ...yearly(2023, [2, 1])]
    expect(reasonOf(effectivenessOf(broken, 'down'))).toBe('method_break')
  })
})

describe('relevance', () => {
  it('of poverty in Lahat is 6 of 7 year-steps: only 2019-2020 went another way than the province', () => {
    // All three are published for 2015-16 and 2019-20 to 2024-25.
    // Home    −0.91 +0.03 +0.51 −0.85 −0.61 −0.86 −0.45
    // Sumsel  −0.71 −0.05 +0.18 −0.94 −0.12 −0.81 −0.82
    // Nation  −0.36 +0.37 +0.36 −0.60 −0.18 −0.33 −0.56
    const answer = relevanceOf([...nation, ...lahat, ...province], around)
    expect(answer).toMatchObject({ known: true, word: 'relevant', together: 6, withNation: 1 })
    if (!answer.known) throw new Error(answer.reason)
    expect(answer.share).toBeCloseTo(6 / 7, 9)
    expect(answer.withProvince).toBeCloseTo(6 / 7, 9)
    expect(answer.steps.map((step) => [step.fromYear, step.toYear, step.together])).toEqual([
      [2015, 2016, true],
      [2019, 2020, false],
      [2020, 2021, true],
      [2021, 2022, true],
      [2022, 2023, true],
      [2023, 2024, true],
      [2024, 2025, true],
    ])
    expect(answer.steps[1]).toMatchObject({ home: 0.03, province: -0.05, nation: 0.37 })
    // 2015, 2016 and 2019 to 2025: nine years in three regions.
    expect(answer.working.readings).toHaveLength(27)
  })

  const both = (own: readonly number[], theirs: readonly number[]) =>
    relevanceOf(
      [
        ...yearly(2020, own),
        ...yearly(2020, theirs, { regionCode: '16' }),
        ...yearly(2020, theirs, { regionCode: '00' }),
      ],
      around,
    )

  it('begins at two thirds exactly: 2 of 3 is relevan, 1 of 2 is not', () => {
    expect(both([5, 4, 3, 4], [9, 8, 7, 6])).toMatchObject({ word: 'relevant', together: 2 })
    expect(both([5, 4, 5], [9, 8, 7])).toMatchObject({ word: 'not_relevant', share: 0.5 })
  })

  it('asks for both, and tells of each: with the province 2 of 2, with the nation 1 of 2', () => {
    const apart = [
      ...yearly(2020, [5, 4, 3]),
      ...yearly(2020, [9, 8, 7], { regionCode: '16' }),
      ...yearly(2020, [9, 8, 8.5], { regionCode: '00' }),
    ]
    expect(relevanceOf(apart, around)).toMatchObject({
      word: 'not_relevant',
      together: 1,
      withProvince: 1,
      withNation: 0.5,
    })
  })

  it('lets standing still go with standing still only', () => {
    expect(both([5, 5, 4], [9, 9, 8])).toMatchObject({ together: 2 })
    expect(both([5, 5, 4], [9, 8, 7])).toMatchObject({ together: 1 })
  })

  it('needs both the province and the nation, by the same method and for the same month', () => {
    expect(fewestSteps).toBe(2)
    const why = (...readings: readonly Measured[]) =>
      reasonOf(relevanceOf([...lahat, ...readings], around))
    expect(why(...province)).toBe('no_common_years')
    expect(why(...province, ...nation.slice(0, 2))).toBe('no_common_years')
    const autumn = nation.map((one) => ({ ...one, month: 9 }))
    expect(why(...province, ...autumn)).toBe('no_common_years')
    const other = nation.map((one) => ({ ...one, methodId: 2 }))
    expect(why(...province, ...other)).toBe('no_common_years')
    expect(reasonOf(relevanceOf([...province, ...nation], around))).toBe('no_reading')
  })
})

describe('linkage', () => {
  const followed = (
    indicatorId: number,
    values: readonly number[],
    direction: Direction,
    month = 3,
  ): Followed => ({
    indicatorId,
    direction,
    readings: yearly(2020, values, { indicatorId, month }),
  })
  // Good, good, bad, good.
  const main = followed(1, [16, 15, 14, 15, 13], 'down')

  it('counts the year-steps in which both got better: work in August 2 of 4, income 3 of 4', () => {
    const linkage = linkageOf(main, [
      // Unemployment, August, down is good: good, bad, bad, good.
      followed(2, [4, 3.5, 3.9, 4.1, 3], 'down', 8),
      // Spending, up is good: good, good, bad, good.
      followed(3, [8, 9, 10, 9.5, 11], 'up'),
    ])
    expect(linkage).toMatchObject({
      known: true,
      supporting: [
        { indicatorId: 2, link: { steps: 4, bothGood: 2, bothBad: 1, share: 0.5 } },
        { indicatorId: 3, link: { steps: 4, bothGood: 3, bothBad: 1, share: 0.75 } },
      ],
    })
  })

  it('looks at the common years only', () => {
    const late = { ...main, readings: main.readings.slice(2) }
    expect(linkageOf(late, [followed(3, [8, 9, 10, 9.5, 11], 'up')])).toMatchObject({
      supporting: [
        { link: { steps: 2, bothGood: 1, bothBad: 1, working: { years: [2022, 2023, 2024] } } },
      ],
    })
  })

  it('says for each supporting indicator why it is not told', () => {
    const linkage = linkageOf(main, [
      followed(2, [], 'down'),
      followed(3, [4], 'down'),
      followed(4, [1, 2, 3], 'neutral'),
    ])
    expect(linkage.known && linkage.supporting.map((one) => reasonOf(one.link))).toEqual([
      'no_reading',
      'no_common_years',
      'neutral_direction',
    ])
  })

  it('is not told without a main reading, a good way, or anything that supports', () => {
    expect(reasonOf(linkageOf({ ...main, readings: [] }, [main]))).toBe('no_reading')
    expect(reasonOf(linkageOf({ ...main, direction: 'neutral' }, [main]))).toBe('neutral_direction')
    expect(reasonOf(linkageOf(main, []))).toBe('no_supporting')
  })
})

describe('whatever the readings', () => {
  const values = fc.array(
    fc.integer({ min: 0, max: 3000 }).map((one) => one / 100),
    { minLength: 3, maxLength: 9 },
  )
  const mirror = (readings: readonly Measured[]) =>
    readings.map((one) => ({ ...one, value: -one.value }))

  it('the mirror image, where up is good, is as effective', () => {
    fc.assert(
      fc.property(values, (all) => {
        const readings = yearly(2015, all)
        const plain = effectivenessOf(readings, 'down')
        const mirrored = effectivenessOf(mirror(readings), 'up')
        expect(mirrored.known && mirrored.word).toBe(plain.known && plain.word)
      }),
    )
  })

  it('the mirror image is as relevant, and as linked', () => {
    fc.assert(
      fc.property(values, values, values, (own, one, other) => {
        const readings = [
          ...yearly(2015, own),
          ...yearly(2015, one, { regionCode: '16' }),
          ...yearly(2015, other, { regionCode: '00' }),
        ]
        const plain = relevanceOf(readings, around)
        const mirrored = relevanceOf(mirror(readings), around)
        expect(mirrored.known && mirrored.share).toBe(plain.known && plain.share)

        const follow = (given: readonly number[], sign: 1 | -1): Followed => ({
          indicatorId: 1,
          readings: yearly(
            2015,
            given.map((value) => sign * value),
          ),
          direction: sign === 1 ? 'down' : 'up',
        })
        const share = (linkage: ReturnType<typeof linkageOf>) =>
          linkage.known && linkage.supporting.map(({ link }) => link.known && link.share)
        expect(share(linkageOf(follow(own, -1), [follow(one, -1)]))).toEqual(
          share(linkageOf(follow(own, 1), [follow(one, 1)])),
        )
      }),
    )
  })

  it('neither their order nor an older one that cannot be compared changes anything', () => {
    fc.assert(
      fc.property(values, values, (own, theirs) => {
        const readings = [
          ...yearly(2015, own),
          ...yearly(2015, theirs, { regionCode: '16' }),
          ...yearly(2015, theirs, { regionCode: '00' }),
        ]
        const strangers = ['16.04', '16', '00'].flatMap((regionCode) => [
          reading(2014, 99, { regionCode, methodId: 5 }),
          reading(2015, 99, { regionCode, month: 9 }),
        ])
        const mixed = [...readings, ...strangers].reverse()
        expect(relevanceOf(mixed, around)).toEqual(relevanceOf(readings, around))
        const atHome = (given: readonly Measured[]) =>
          given.filter((one) => one.regionCode === '16.04')
        expect(effectivenessOf(atHome(mixed), 'down')).toEqual(
          effectivenessOf(atHome(readings), 'down'),
        )
        expect(changeOverTime(atHome(mixed), 'down')).toEqual(
          changeOverTime(atHome(readings), 'down'),
        )
      }),
    )
  })
})
