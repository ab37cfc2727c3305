import type { Day } from '../i18n'
import type { PlaceKind } from './place'

export const registries = ['P3KE', 'DTKS', 'DTSEN', 'Regsosek'] as const
export type Registry = (typeof registries)[number]

/** A place flagged as a pocket of poverty for a year, and why. */
export type Pocket = Readonly<{
  id: number
  placeId: number
  code: string
  kind: PlaceKind
  name: string
  parentName: string | null
  year: number
  decree: string | null
  criteria: string | null
  sourceUrl: string | null
  sourceNote: string | null
  isDemo: boolean
  version: number
  /** Whether the place was a pocket in the year before, and is one in the year after. */
  before: boolean
  after: boolean
}>

/** One count of one registry on one day. */
export type RegistryCount = Readonly<{
  id: number
  registry: Registry
  countedOn: Day
  sourceUrl: string | null
  sourceNote: string | null
  isDemo: boolean
  version: number
}>

/** Counts below this many are not shown: they would point at a family. */
export const leastShown = 5

/**
 * A count as it may be printed: a number; `few`, below five; `kept` back because it would tell a small one; null where
 * nobody counted. See disclosure.ts.
 */
export type Figure = number | 'few' | 'kept' | null

/** Whether a count of people or families may be printed. Nothing that is computed from a hidden one may be either. */
export function isShown(count: Figure): count is number {
  return typeof count === 'number' && count >= leastShown
}

/** The list of one year: how many places, who came and left since the year before, and what the list rests on. */
export type PocketYear = Readonly<{
  year: number
  pockets: number
  came: number
  left: number
  /** The criteria as they are written; `unstated` entries name none. */
  criteria: readonly string[]
  unstated: number
  /** Whether it lists kecamatan, villages, or both. */
  levels: readonly ('kecamatan' | 'village')[]
  isDemo: boolean
}>

/** Whether a list may be held against the one of the year before, or why not. */
export type Likeness = 'like' | 'first' | 'criteria' | 'unstated' | 'levels'

/**
 * A list that was drawn up by other criteria (another registry, another threshold) grows or shrinks without anybody
 * becoming poorer: only lists of the same criteria and the same kind of place are compared.
 */
export function likenessOf(now: PocketYear, before: PocketYear | undefined): Likeness {
  if (!before || before.year !== now.year - 1) return 'first'
  if (now.unstated + before.unstated > 0) return 'unstated'
  const words = (texts: readonly string[]) =>
    [...new Set(texts.map((text) => text.toLowerCase()))].sort().join('\n')
  const same = (one: readonly string[], other: readonly string[]) => words(one) === words(other)
  if (!same(now.levels, before.levels)) return 'levels'
  return same(now.criteria, before.criteria) ? 'like' : 'criteria'
}

/** What is written of a pocket: the year, and why. */
export type PocketInput = Readonly<{
  year: number
  decree: string | null
  criteria: string | null
  sourceUrl: string | null
  sourceNote: string | null
}>

/** 1 to 4; 0 is everyone whom the registry knows there, poor or not. */
export const desils = [1, 2, 3, 4, 0] as const
export type Desil = (typeof desils)[number]

/** What a registry counts in one place and desil; null: not counted. Families and persons are never added. */
export type PlaceCount = Readonly<{ families: number | null; persons: number | null }>

/** What is wrong with the counts of one place, or null: persons fewer than families, or desil beyond everyone. */
export function countTrouble(
  counts: ReadonlyMap<number, PlaceCount>,
): Readonly<{ desil: number; why: 'fewer_persons' | 'beyond_all' }> | null {
  for (const [desil, { families, persons }] of counts) {
    if (families !== null && persons !== null && persons < families) {
      return { desil, why: 'fewer_persons' }
    }
  }
  const all = counts.get(0)
  for (const which of ['families', 'persons'] as const) {
    const whole = all?.[which] ?? null
    const sum = [1, 2, 3, 4].reduce((total, desil) => total + (counts.get(desil)?.[which] ?? 0), 0)
    if (whole !== null && sum > whole) return { desil: 0, why: 'beyond_all' }
  }
  return null
}
