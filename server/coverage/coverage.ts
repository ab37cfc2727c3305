import { isShown, type Figure } from '../places/pocket'

/**
 * A verified figure in one place: `here` is of this place (all of an action that names no other, else what its report
 * told of it); `open` is what actions named here did not divide over their places. NULL: nothing is known.
 */
export type Shared = Readonly<{ here: number | null; open: number | null }>

/** What one strategy does in one place. The budget of an action that names several places stands in each, whole. */
export type Cell = Readonly<{
  placeId: number
  strategy: number
  actions: number
  /** Those that were not cancelled. */
  live: number
  budget: number | null
  /** Money of actions that name no other place: only this may be added up over places, or divided by its people. */
  own: number | null
  /** Verified money spent. */
  spent: Shared
  /** Verified beneficiaries by unit; units are never added. */
  people: readonly (Shared & Readonly<{ unit: string }>)[]
}>

/** All actions of a strategy in the year, each counted once, and how many of them name a place. */
export type Total = Readonly<{
  strategy: number
  actions: number
  placed: number
  budget: number | null
}>

/** Rupiah per poor person: only of money that is the place's own, and only where the count may be shown. */
export function perPerson(own: number | null, persons: Figure): number | null {
  return own === null || !isShown(persons) ? null : own / persons
}

/** The share of poor people; only where both counts may be shown. */
export function shareOf(persons: Figure, all: Figure): number | null {
  return isShown(persons) && isShown(all) ? persons / all : null
}

/** What may be computed with: a count that is printed, else nothing. */
export function printed(count: Figure): number | null {
  return isShown(count) ? count : null
}

/** A sum in which nothing known stays unknown. */
export function sumOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((one) => one !== null)
  return known.length ? known.reduce((sum, one) => sum + one, 0) : null
}
