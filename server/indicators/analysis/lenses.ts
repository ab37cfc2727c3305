import type { Direction } from '../indicator'
import {
  comparableGroups,
  isUnknown,
  latestOf,
  wordOfChange,
  type ChangeWord,
  type Group,
} from '../series'
import {
  notKnown,
  settled,
  used,
  wayOf,
  workingOf,
  type Answer,
  type Measured,
  type Used,
  type Working,
} from './answer'
import { besideIn, whyAlone } from './comparable'
import { rankOf, type Peer, type Rank } from './rank'
import { leastSquares } from './slope'

// The five lenses are those of TNP2K for a TKPK's analysis of poverty; their thresholds are those of rule 7.

/** The regions that a home region is held against. */
export type Around = Readonly<{
  home: string
  /** Regencies and cities of the province, the home region among them. */
  peers: readonly Peer[]
  province: string
  nation: string
}>

/** One indicator with its readings of all regions. */
export type Published = Readonly<{ readings: readonly Measured[]; direction: Direction }>

/** The home region beside a larger one, in the same year. */
export type Beside = Readonly<{
  /** Of the larger region. */
  reading: Used
  /** Home − larger, in points; null for a number of people, where it says nothing. */
  difference: number | null
  /** Whether home stands better; null for a number. */
  word: ChangeWord | null
  /** Home ÷ larger, 0..1: the home region's part of the number; null for a rate, and where there is none to share. */
  share: number | null
}>

type BesideAnswer = Answer<Beside, 'no_reading' | 'method_break' | 'not_same_month'>

export type Position = Readonly<{
  /** The latest of the home region: all others are of its year, month and method. */
  reading: Used
  rank: Answer<Rank, 'other_region' | 'too_few_readings'>
  province: BesideAnswer
  nation: BesideAnswer
}>

export type RelativePosition = Readonly<{
  rate: Answer<Position, 'no_reading'>
  number: Answer<Position, 'no_reading'>
  working: Working<'same_year_same_method'>
}>

/**
 * Lens 1, posisi relatif: the rank among the regencies of the province and the place against province and nation, for the
 * rate and for the number of people. Each part that cannot be told says why by itself.
 */
export function relativePosition(
  around: Around,
  published: Readonly<{ rate: Published; number: Published | null }>,
): Answer<RelativePosition, 'no_reading'> {
  const rate = positionOf(around, published.rate, 'rate')
  const number = published.number
    ? positionOf(around, published.number, 'number')
    : notKnown('no_reading')
  if (!rate.known && !number.known) return notKnown('no_reading')
  const latest = [published.rate, published.number].flatMap((one) =>
    one ? latestAt(around.home, one.readings) : [],
  )
  return { known: true, rate, number, working: workingOf('same_year_same_method', latest) }
}

function latestAt(region: string, readings: readonly Measured[]): Measured[] {
  const latest = latestOf(readings.filter((one) => one.regionCode === region))
  return isUnknown(latest) ? [] : [latest.reading]
}

function positionOf(
  around: Around,
  { readings, direction }: Published,
  measure: 'rate' | 'number',
): Answer<Position, 'no_reading'> {
  const [reading] = latestAt(around.home, readings)
  if (!reading) return notKnown('no_reading')
  const beside = (region: string): BesideAnswer => {
    const there = besideIn(readings, reading, region)
    if (!there.known) return there
    const difference = settled(reading.value - there.reading.value)
    const rate = measure === 'rate'
    const share = wayOf(there.reading.value) === 0 ? null : reading.value / there.reading.value
    return {
      known: true,
      reading: used(there.reading),
      difference: rate ? difference : null,
      word: rate ? wordOfChange(difference, direction) : null,
      share: rate || share === null ? null : settled(share),
    }
  }
  return {
    known: true,
    reading: used(reading),
    rank: rankOf({ reading, readings, peers: around.peers, direction }),
    province: beside(around.province),
    nation: beside(around.nation),
  }
}

export type ChangeOverTime = Readonly<{
  first: Used
  latest: Used
  years: number
  /** Latest − first, in points for a rate. */
  change: number
  /** Change ÷ years. */
  perYear: number
  /** Least-squares slope a year over all of them. */
  slope: number
  word: ChangeWord
  /** From the comparable reading before the latest to the latest. */
  lastStep: Readonly<{ from: Used; change: number; word: ChangeWord }>
  working: Working<'latest_less_first'>
}>

type TooFew = 'no_reading' | 'too_few_readings' | 'method_break' | 'not_same_month'

/** Lens 2, perkembangan antar waktu: direction and size of the change over the comparable readings of one region. */
export function changeOverTime(
  readings: readonly Measured[],
  direction: Direction,
): Answer<ChangeOverTime, TooFew> {
  const course = courseOf(readings, 2)
  if (!course.known) return course
  const { members, first, before, latest, slope } = course
  const years = latest.year - first.year
  const change = settled(latest.value - first.value)
  const step = settled(latest.value - before.value)
  return {
    known: true,
    first: used(first),
    latest: used(latest),
    years,
    change,
    perYear: settled(change / years),
    slope,
    word: wordOfChange(change, direction),
    lastStep: { from: used(before), change: step, word: wordOfChange(step, direction) },
    working: workingOf('latest_less_first', members),
  }
}

type Course = Readonly<{
  members: readonly Measured[]
  first: Measured
  before: Measured
  latest: Measured
  slope: number
}>

/** The comparable readings that speak for now, when there are that many. */
function courseOf(readings: readonly Measured[], atLeast: number): Answer<Course, TooFew> {
  const now = latestOf(readings)
  if (isUnknown(now)) return notKnown('no_reading')
  const members = now.group.readings
  const [first] = members
  const before = members.at(-2)
  const line = leastSquares(members)
  if (members.length < atLeast || !first || !before || !line) {
    return notKnown(whyAlone(now.reading, readings))
  }
  return { known: true, members, first, before, latest: now.reading, slope: settled(line.slope) }
}

export type Effectiveness = Readonly<{
  word: 'effective' | 'less_effective' | 'not_effective'
  /** Least-squares slope a year. */
  slope: number
  slopeWord: ChangeWord
  /** Latest − first. */
  sinceFirst: number
  /** Latest − the one before. */
  lastStep: number
  working: Working<'slope_first_and_last_step'>
}>

/**
 * Lens 3, efektivitas, over three comparable readings or more. The slope good and the latest no worse than the first:
 * efektif; the slope good but the last step bad: kurang efektif, whatever the first was; else tidak efektif.
 */
export function effectivenessOf(
  readings: readonly Measured[],
  direction: Direction,
): Answer<Effectiveness, TooFew | 'neutral_direction'> {
  if (direction === 'neutral') return notKnown('neutral_direction')
  const course = courseOf(readings, 3)
  if (!course.known) return course
  const { members, first, before, latest, slope } = course
  const sinceFirst = settled(latest.value - first.value)
  const lastStep = settled(latest.value - before.value)
  const slopeWord = wordOfChange(slope, direction)
  return {
    known: true,
    word:
      slopeWord !== 'good'
        ? 'not_effective'
        : wordOfChange(lastStep, direction) === 'bad'
          ? 'less_effective'
          : wordOfChange(sinceFirst, direction) === 'bad'
            ? 'not_effective'
            : 'effective',
    slope,
    slopeWord,
    sinceFirst,
    lastStep,
    working: workingOf('slope_first_and_last_step', members),
  }
}

type Step = Readonly<{ from: Measured; to: Measured; change: number }>

/** The changes from one year to the very next within comparable readings, by the year in which they end. */
function yearSteps(group: Group<Measured> | undefined): Map<number, Step> {
  const members = group?.readings ?? []
  return new Map(
    members.flatMap((to, index) => {
      const from = members[index - 1]
      return from && to.year - from.year === 1
        ? [[to.year, { from, to, change: settled(to.value - from.value) }] as const]
        : []
    }),
  )
}

/** Lens 4 judges from this many year-steps on: fewer would make one year's accident a verdict. */
export const fewestSteps = 2

export type CommonStep = Readonly<{
  fromYear: number
  toYear: number
  home: number
  province: number
  nation: number
  together: boolean
}>

export type Relevance = Readonly<{
  word: 'relevant' | 'not_relevant'
  /** Of the year-steps that all three have: how many, and how many went the same way in all three. */
  steps: readonly CommonStep[]
  together: number
  /** Together ÷ steps, 0..1. */
  share: number
  /** The same with one of them at a time. */
  withProvince: number
  withNation: number
  working: Working<'same_way_in_the_same_year'>
}>

/**
 * Lens 4, relevansi: the share of year-steps (from one year to the next) in which the region moves the same way as both
 * its province and the nation, of those that are published for all three by the same method and for the same month. From
 * two thirds on: relevan. Standing still goes with standing still only.
 */
export function relevanceOf(
  readings: readonly Measured[],
  around: Pick<Around, 'home' | 'province' | 'nation'>,
): Answer<Relevance, 'no_reading' | 'no_common_years'> {
  const now = latestOf(readings.filter((one) => one.regionCode === around.home))
  if (isUnknown(now)) return notKnown('no_reading')
  const stepsOf = (region: string) =>
    yearSteps(
      comparableGroups(readings.filter((one) => one.regionCode === region)).find(
        (one) => one.methodId === now.group.methodId && one.month === now.group.month,
      ),
    )
  const [own, province, nation] = [around.home, around.province, around.nation].map(stepsOf)
  const common = [...(own ?? [])].flatMap(([year, home]) => {
    const inProvince = province?.get(year)
    const inNation = nation?.get(year)
    return inProvince && inNation ? [{ home, province: inProvince, nation: inNation }] : []
  })
  if (common.length < fewestSteps) return notKnown('no_common_years')

  const sameWay = (one: Step, other: Step) => wayOf(one.change) === wayOf(other.change)
  const steps = common.map((one) => ({
    fromYear: one.home.from.year,
    toYear: one.home.to.year,
    home: one.home.change,
    province: one.province.change,
    nation: one.nation.change,
    together: sameWay(one.home, one.province) && sameWay(one.home, one.nation),
  }))
  const together = steps.filter((one) => one.together).length
  const share = (count: number) => settled(count / steps.length)
  return {
    known: true,
    word: together * 3 >= steps.length * 2 ? 'relevant' : 'not_relevant',
    steps,
    together,
    share: share(together),
    withProvince: share(common.filter((one) => sameWay(one.home, one.province)).length),
    withNation: share(common.filter((one) => sameWay(one.home, one.nation)).length),
    working: workingOf('same_way_in_the_same_year', [
      ...new Set(
        common.flatMap((one) =>
          [one.home, one.province, one.nation].flatMap((step) => [step.from, step.to]),
        ),
      ),
    ]),
  }
}

/** An indicator of one region, as lens 5 holds it against another. */
export type Followed = Readonly<{
  indicatorId: number
  readings: readonly Measured[]
  direction: Direction
}>

export type Link = Readonly<{
  steps: number
  /** Year-steps in which both moved in their own good direction. */
  bothGood: number
  /** Year-steps in which both moved in their own bad direction. */
  bothBad: number
  /** Both good ÷ steps, 0..1. */
  share: number
  working: Working<'both_good_in_the_same_year'>
}>

export type Linkage = Readonly<{
  supporting: readonly Readonly<{
    indicatorId: number
    link: Answer<Link, 'no_reading' | 'no_common_years' | 'neutral_direction'>
  }>[]
  working: Working<'both_good_in_the_same_year'>
}>

/**
 * Lens 5, keterkaitan: for each supporting indicator the share of year-steps in which it and the main one moved in their
 * own good direction together. Their months may differ (a survey of March beside one of August): only the years are the
 * same, and each is compared with itself alone. There is no threshold and no word: moving together is no cause.
 */
export function linkageOf(
  main: Followed,
  supporting: readonly Followed[],
): Answer<Linkage, 'no_reading' | 'neutral_direction' | 'no_supporting'> {
  if (main.direction === 'neutral') return notKnown('neutral_direction')
  const now = latestOf(main.readings)
  if (isUnknown(now)) return notKnown('no_reading')
  if (supporting.length === 0) return notKnown('no_supporting')
  const steps = yearSteps(now.group)
  return {
    known: true,
    supporting: supporting.map((one) => ({
      indicatorId: one.indicatorId,
      link: linkOf(steps, main.direction, one),
    })),
    working: workingOf('both_good_in_the_same_year', now.group.readings),
  }
}

function linkOf(
  main: ReadonlyMap<number, Step>,
  direction: Direction,
  other: Followed,
): Linkage['supporting'][number]['link'] {
  if (other.direction === 'neutral') return notKnown('neutral_direction')
  const now = latestOf(other.readings)
  if (isUnknown(now)) return notKnown('no_reading')
  const common = [...yearSteps(now.group)].flatMap(([year, own]) => {
    const beside = main.get(year)
    return beside ? [{ own, beside }] : []
  })
  if (common.length === 0) return notKnown('no_common_years')
  const both = (word: ChangeWord) =>
    common.filter(
      ({ own, beside }) =>
        wordOfChange(own.change, other.direction) === word &&
        wordOfChange(beside.change, direction) === word,
    ).length
  const bothGood = both('good')
  return {
    known: true,
    steps: common.length,
    bothGood,
    bothBad: both('bad'),
    share: settled(bothGood / common.length),
    working: workingOf('both_good_in_the_same_year', [
      ...new Set(common.flatMap(({ own }) => [own.from, own.to])),
    ]),
  }
}
