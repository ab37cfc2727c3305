import type { Day } from '../i18n'

export const workStatuses = ['not_started', 'running', 'done', 'delayed', 'cancelled'] as const
export type WorkStatus = (typeof workStatuses)[number]

/** Statuses that nobody may set without saying why. */
export const reasonedStatuses: readonly WorkStatus[] = ['delayed', 'cancelled']

export const funds = [
  'apbd',
  'apbn',
  'dak',
  'dau',
  'dbh',
  'dana_desa',
  'csr',
  'baznas',
  'other',
] as const
export type Fund = (typeof funds)[number]

export function isFund(text: unknown): text is Fund {
  return (funds as readonly unknown[]).includes(text)
}

export const activityKinds = ['direct', 'indirect', 'support'] as const
export type ActivityKind = (typeof activityKinds)[number]

export const budgetStages = ['murni', 'perubahan'] as const
export type BudgetStage = (typeof budgetStages)[number]

/** Which figures of a demo action no source gives. */
export const demoParts = [
  'everything',
  'budget',
  'output_target',
  'beneficiaries',
  'days',
  'places',
  'plan',
] as const
export type DemoPart = (typeof demoParts)[number]

/** What an action says of itself, as its form asks it. Money in rupiah. */
export type ActionContent = Readonly<{
  title: string
  strategyNumber: number
  agencyId: number
  responsibleOffice: string | null
  program: string | null
  activity: string | null
  subActivity: string | null
  nomenclature: string | null
  activityKind: ActivityKind
  aidKind: string | null
  aidNature: string | null
  benefitSize: string | null
  benefitDuration: string | null
  outputTarget: number | null
  outputUnit: string | null
  beneficiaryTarget: number | null
  beneficiaryUnit: string | null
  startsOn: Day
  endsOn: Day
  status: WorkStatus
  statusReason: string | null
  predecessorId: number | null
  sourceUrl: string | null
  sourceNote: string | null
}>

/** One program action of one budget year, with its one owner and its one primary strategy. */
export type Action = ActionContent &
  Readonly<{
    id: number
    code: string
    year: number
    agencyCode: string
    agencyName: string
    agencyShortName: string
    budgetTotal: number | null
    isDemo: boolean
    demoParts: readonly DemoPart[]
    version: number
    updatedAt: Date
  }>

/** Whether that part of the action's figures was made for the demonstration. */
export function isMadeUp(action: Pick<Action, 'isDemo' | 'demoParts'>, part: DemoPart): boolean {
  return (
    action.isDemo && (action.demoParts.includes('everything') || action.demoParts.includes(part))
  )
}

/** Past its last day and neither done nor cancelled: derived from the days, never stored. Its last day is not late. */
export function isLate(action: Pick<Action, 'status' | 'endsOn'>, today: Day): boolean {
  return action.endsOn < today && action.status !== 'done' && action.status !== 'cancelled'
}

/**
 * What the known targets of the places add up to when that cannot be the action's target: all are known and the sum
 * is another, or the sum is already above it. Null when nothing is wrong. A warning, never a refusal.
 */
export function placesDiffer(
  target: number | null,
  places: readonly (number | null)[],
): number | null {
  const known = places.filter((one) => one !== null)
  if (target === null || known.length === 0) return null
  const sum = known.reduce((total, one) => total + Math.round(one * 100), 0) / 100
  return sum > target || (known.length === places.length && sum < target) ? sum : null
}
