import type { Fund } from '../../server/actions/action'
import { placeLabel } from '../../server/places/place'
import type { Day } from '../../server/i18n'
import { catalogue, type CatalogueEntry } from './catalogue'
import { addDays, atWib, lastOf, twoDigits } from './days'
import { diceFor, type Dice } from './dice'
import type { Fate, PlacesWish, PlannedAction } from './plan'
import { revisionReasons } from './texts'

export type DemoAgency = Readonly<{
  id: number
  code: string
  shortName: string
  placeId: number | null
}>
export type DemoPlace = Readonly<{
  id: number
  code: string
  kind: 'kecamatan' | 'desa' | 'kelurahan'
  name: string
  parentId: number | null
  parentName: string | null
}>

/** What the reference data offers the demo to work with. */
export type Ground = Readonly<{
  agencies: ReadonlyMap<string, DemoAgency>
  places: readonly DemoPlace[]
}>

export type BudgetLine = Readonly<{
  fund: Fund
  stage: 'murni' | 'perubahan'
  decidedOn: Day
  amount: number
  reason: string | null
  isCurrent: boolean
}>

/** A planned action with its days, places, money and plan worked out. */
export type BuiltAction = Readonly<{
  planned: PlannedAction
  agency: DemoAgency
  supports: readonly DemoAgency[]
  title: string
  startsOn: Day
  endsOn: Day
  createdAt: Date
  fate: Fate
  places: readonly Readonly<{ place: DemoPlace; target: number | null }>[]
  budget: readonly BudgetLine[]
  /** Cumulative, by quarter. */
  plan: readonly Readonly<{ output: number; money: number | null }>[] | null
}>

/** Where another home calls an office otherwise than Lahat does. */
const otherNames: Readonly<Record<string, string>> = {
  prkpp: 'perkim',
  disdikbud: 'disdik',
  disnakertrans: 'disnaker',
  tphp: 'distan',
  disbun: 'distan',
  disdag: 'disperindag',
}

/** Decision days of the budgets; the revision's is in September. */
const murniOn: Readonly<Record<number, Day>> = {
  2024: '2023-12-29',
  2025: '2024-12-30',
  2026: '2025-12-29',
}
const perubahanOn: Readonly<Record<number, Day>> = {
  2024: '2024-09-19',
  2025: '2025-09-22',
  2026: '2026-09-17',
}

/** The catalogue's entries year by year, each naming the one of the year before. */
export function inventedActions(isLahat: boolean): PlannedAction[] {
  return catalogue
    .filter((entry) => isLahat || !entry.lahatOnly)
    .flatMap((entry) => entry.years.map((year, index) => inventedAction(entry, year, index === 0)))
}

function inventedAction(entry: CatalogueEntry, year: number, first: boolean): PlannedAction {
  const key = `${entry.key}-${year}`
  const dice = diceFor(`volume ${key}`)
  const [unit, low, high] = entry.output
  const target = rounded(dice.between(low, high), unit)
  const total = Math.round(dice.between(entry.money[0], entry.money[1]) * 2) * 500_000
  const funds = Object.entries(entry.funds) as [Fund, number][]
  const predecessor = first ? entry.follows : `${entry.key}-${year - 1}`
  const fate = entry.fate?.[year]
  return {
    key,
    year,
    title: entry.title,
    strategy: entry.strategy,
    ...(entry.tags && { tags: entry.tags }),
    agency: entry.agency,
    ...(entry.supports && { supports: entry.supports }),
    office: entry.office,
    ...(entry.program && { program: entry.program }),
    ...(entry.activity && { activity: entry.activity }),
    ...(entry.subActivity && { subActivity: entry.subActivity }),
    ...(entry.nomenclature && { nomenclature: entry.nomenclature }),
    kind: entry.kind ?? 'direct',
    ...(entry.aid && { aid: entry.aid }),
    ...(entry.benefit && { benefit: entry.benefit }),
    style: entry.style,
    output: { target, unit },
    people: entry.people
      ? { target: Math.max(1, Math.round(target * entry.people[1])), unit: entry.people[0] }
      : null,
    budget: funds.map(([fund, share]) => ({
      fund,
      amount: Math.round((total * share) / 500_000) * 500_000,
    })),
    months: entry.months,
    places: entry.places,
    ...(predecessor && { predecessor }),
    demoParts: ['everything'],
    ...(fate && { fate }),
  }
}

/** A volume as an agency would write it: whole, or with one decimal where the unit is measured and the volume small. */
export function rounded(volume: number, unit: string): number {
  if ((unit === 'km' || unit === 'ha') && volume < 100) return Math.round(volume * 10) / 10
  if (volume >= 10_000) return Math.round(volume / 50) * 50
  return Math.round(volume)
}

/**
 * Works out days, places, money and plan. Undefined where the home has no such office or place for it. `today` decides
 * whether the year's budget has been revised yet.
 */
export function buildAction(
  planned: PlannedAction,
  ground: Ground,
  today: Day,
): BuiltAction | undefined {
  const agency = agencyOf(ground, planned.agency)
  const hasDesa = ground.places.some((place) => place.kind === 'desa')
  const needsDesa = planned.agency === 'dpmd' || placesKind(planned.places) === 'desa'
  if (!agency || (needsDesa && !hasDesa)) return undefined

  const dice = diceFor(`action ${planned.key}`)
  const { year, months } = planned
  const startsOn =
    months[0] === 1
      ? `${year}-01-${twoDigits(dice.whole(2, 9))}`
      : `${year}-${twoDigits(months[0])}-${twoDigits(dice.whole(1, 12))}`
  const lastDay = lastOf(year, months[1])
  const endsOn = months[1] === 12 ? lastDay : addDays(lastDay, -dice.whole(0, 9))
  const places = choosePlaces(planned, agency, ground, diceFor(`places ${planned.key}`))
  const [firstPlace] = places
  if (planned.title.includes('{tempat}') && !firstPlace) return undefined
  const own = ground.places.find((place) => place.id === agency.placeId)
  const budget = budgetLines(planned, today, diceFor(`budget ${planned.key}`))
  const fate = planned.fate ?? chanceFate(year, diceFor(`fate ${planned.key}`))
  const withPlan = diceFor(`plan ${planned.key}`).chance(0.4)
  return {
    planned,
    agency,
    supports: (planned.supports ?? []).flatMap((code) => agencyOf(ground, code) ?? []),
    title: planned.title
      .replace('{tempat}', firstPlace?.place.name ?? '')
      .replace('{kecamatan}', own?.name ?? ''),
    startsOn,
    endsOn,
    createdAt: enteredAt(year, startsOn, dice),
    fate,
    places,
    budget,
    plan: withPlan ? planOf(planned, startsOn, endsOn, budget) : null,
  }
}

function agencyOf(ground: Ground, code: string): DemoAgency | undefined {
  const found = ground.agencies.get(code) ?? ground.agencies.get(otherNames[code] ?? '')
  if (found || !code.startsWith('kec-')) return found
  // Another home has other kecamatan: any of them will do, always the same.
  const own = [...ground.agencies.values()].filter((agency) => agency.placeId !== null)
  return own.length === 0 ? undefined : diceFor(`kecamatan ${code}`).pick(own)
}

/** Entered in the first weeks of the year, and in any case by the day it starts. */
function enteredAt(year: number, startsOn: Day, dice: Dice): Date {
  const usual = addDays(`${year}-01-06`, dice.whole(0, 32))
  const latest = startsOn > `${year}-02-28` ? addDays(startsOn, -dice.whole(8, 25)) : usual
  const day = startsOn > `${year}-07-31` ? latest : usual
  return atWib(day, dice.whole(8 * 60, 16 * 60))
}

/** In a closed year most things were done; the current one is as mixed as life. */
function chanceFate(year: number, dice: Dice): Fate {
  const throwOf = dice.next()
  if (throwOf < (year === 2026 ? 0.5 : 0.58)) return 'on_track'
  if (throwOf < 0.8) return 'slow'
  if (throwOf < 0.88) return 'stuck'
  if (throwOf < 0.95) return 'early'
  return throwOf < 0.98 ? 'postponed' : 'called_off'
}

function placesKind(wish: PlacesWish): string {
  return typeof wish === 'object' && 'choose' in wish ? wish.choose : ''
}

function choosePlaces(
  planned: PlannedAction,
  agency: DemoAgency,
  ground: Ground,
  dice: Dice,
): BuiltAction['places'] {
  const wish = planned.places
  if (wish === 'none') return []
  if (wish === 'all_kecamatan') {
    return ground.places
      .filter((place) => place.kind === 'kecamatan')
      .map((place) => ({ place, target: null }))
  }
  if ('named' in wish) {
    return wish.named.map(([label, target]) => {
      const place = ground.places.find((one) => placeLabel(one) === label)
      if (!place) throw new Error(`${planned.key}: there is no place "${label}".`)
      return { place, target: target ?? null }
    })
  }
  const chosen = chooseAmong(wish, agency, ground, dice)
  const target = planned.output?.target ?? null
  const shares =
    target !== null && chosen.length > 1 && dice.chance(0.6)
      ? split(target, chosen.length, planned.output?.unit ?? '', dice)
      : null
  return chosen.map((place, index) => ({ place, target: shares?.[index] ?? null }))
}

function chooseAmong(
  wish: Extract<PlacesWish, { choose: string }>,
  agency: DemoAgency,
  ground: Ground,
  dice: Dice,
): DemoPlace[] {
  const count = dice.whole(wish.count[0], wish.count[1])
  if (wish.choose === 'own') {
    return dice.some(
      ground.places.filter((place) => place.parentId === agency.placeId),
      count,
    )
  }
  if (wish.choose === 'kecamatan') {
    return dice.some(
      ground.places.filter((place) => place.kind === 'kecamatan'),
      count,
    )
  }
  const kecamatan = ground.places.filter((place) => place.kind === 'kecamatan')
  const near = new Set(dice.some(kecamatan, Math.max(2, Math.ceil(count / 3))).map(({ id }) => id))
  const ofKind = ground.places.filter((place) => place.kind === wish.choose)
  const nearby = ofKind.filter((place) => place.parentId !== null && near.has(place.parentId))
  return dice.some(nearby.length >= count ? nearby : ofKind, count)
}

/** A total divided unevenly among places; nothing where a place would get less than one. */
function split(total: number, count: number, unit: string, dice: Dice): number[] | null {
  const decimals = (unit === 'km' || unit === 'ha') && total < 100 ? 10 : 1
  const whole = Math.round(total * decimals)
  if (whole < count * 2) return null
  const weights = Array.from({ length: count }, () => dice.between(0.5, 1.6))
  const sum = weights.reduce((one, other) => one + other, 0)
  const parts = weights.map((weight) => Math.max(1, Math.floor((whole * weight) / sum)))
  const rest = whole - parts.reduce((one, other) => one + other, 0)
  return parts.map((part, index) => (index === 0 ? part + rest : part) / decimals)
}

/** Funds of the regency's own budget, which a revision may change. */
const ownFunds: readonly Fund[] = ['apbd', 'dau', 'dbh']

function budgetLines(planned: PlannedAction, today: Day, dice: Dice): BudgetLine[] {
  const decided = murniOn[planned.year] ?? `${planned.year - 1}-12-29`
  const revisedOn = perubahanOn[planned.year] ?? `${planned.year}-09-18`
  const chance = planned.demoParts.includes('everything') && dice.chance(0.3)
  const factor = dice.chance(0.55) ? dice.between(0.78, 0.95) : dice.between(1.06, 1.24)
  let changed = false
  return planned.budget.flatMap((line): BudgetLine[] => {
    const byChance = chance && !changed && ownFunds.includes(line.fund)
    const revised =
      line.revised ?? (byChance ? Math.round((line.amount * factor) / 500_000) * 500_000 : null)
    const first: BudgetLine = {
      fund: line.fund,
      stage: 'murni',
      decidedOn: decided,
      amount: line.amount,
      reason: null,
      isCurrent: true,
    }
    if (revised === null || revisedOn > today) return [first]
    changed = true
    const reasons = revised < line.amount ? revisionReasons.less : revisionReasons.more
    return [
      { ...first, isCurrent: false },
      {
        fund: line.fund,
        stage: 'perubahan',
        decidedOn: revisedOn,
        amount: revised,
        reason: dice.pick(reasons),
        isCurrent: true,
      },
    ]
  })
}

/** Rupiah of the lines in force on that day; null when no money is known. */
export function budgetOn(lines: readonly BudgetLine[], day: Day): Map<Fund, number> {
  const inForce = new Map<Fund, number>()
  for (const line of lines) {
    if (line.stage === 'murni' || line.decidedOn <= day) inForce.set(line.fund, line.amount)
  }
  return inForce
}

/** Cumulative output and money by quarter: slow at first, most in the middle, all by the end. */
function planOf(
  planned: PlannedAction,
  startsOn: Day,
  endsOn: Day,
  budget: readonly BudgetLine[],
): BuiltAction['plan'] {
  const target = planned.output?.target ?? null
  if (target === null || planned.demoParts.length === 0) return null
  const total = budget.filter((line) => line.isCurrent).reduce((sum, line) => sum + line.amount, 0)
  return [3, 6, 9, 12].map((month) => {
    const share = curve(shareOfDays(startsOn, endsOn, lastOf(planned.year, month)))
    return {
      output: share === 1 ? target : rounded(target * share, planned.output?.unit ?? ''),
      money:
        total === 0 ? null : share === 1 ? total : Math.round((total * share * 0.92) / 1e6) * 1e6,
    }
  })
}

/** Share of the days passed at the end of `to`, 0..1, first and last day counted. */
export function shareOfDays(startsOn: Day, endsOn: Day, to: Day): number {
  const day = (text: Day) => Date.parse(`${text}T00:00:00Z`) / 86_400_000
  const share = (day(to) - day(startsOn) + 1) / (day(endsOn) - day(startsOn) + 1)
  return Math.min(1, Math.max(0, share))
}

function curve(share: number): number {
  return share ** 1.35 * (1 + 0.35 * (1 - share))
}
