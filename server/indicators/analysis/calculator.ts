import type { Direction } from '../indicator'
import { notKnown, settled, workingOf, type Answer, type Measured, type Working } from './answer'

/** What work does to an indicator that counts what the work removes or makes: so many units fewer, or more. */
export type UnitsEffect = Readonly<{
  /** Expected change in units; a fall is negative. */
  change: number
  /** The indicator's value after it. */
  after: number
  /** Units ÷ the stock, 0..1: 658 of 6,971 is 0.0944. */
  shareOfStock: number
  working: Working<'units_of_stock'> & Readonly<{ units: number; stock: number }>
}>

/**
 * The expected change of an indicator that counts units, such as unfit houses: ∓ units, by its good direction. `stock` is
 * the reading that counts those that were there, and no work can remove more of them. Each unit counts once, and no new
 * ones are assumed to appear.
 */
export function changeOfCount(
  facts: Readonly<{ units: number; stock: Measured | null; direction: Direction }>,
): Answer<UnitsEffect, 'no_amount' | 'no_stock' | 'more_than_stock' | 'neutral_direction'> {
  const { units, stock, direction } = facts
  if (direction === 'neutral') return notKnown('neutral_direction')
  if (!(units > 0)) return notKnown('no_amount')
  if (!stock || !(stock.value > 0)) return notKnown('no_stock')
  if (direction === 'down' && units > stock.value) return notKnown('more_than_stock')
  const change = direction === 'down' ? -units : units
  return {
    known: true,
    change,
    after: settled(stock.value + change),
    shareOfStock: settled(units / stock.value),
    working: { ...workingOf('units_of_stock', [stock]), units, stock: stock.value },
  }
}

/** The whole a share is taken of, as published for a year: all houses, or the population. */
export type Whole = Readonly<{ value: number; year: number }>

export type ShareEffect = Readonly<{
  /** Expected change in points; a fall is negative. */
  points: number
  /** The indicator's value after it, in percent. */
  after: number
  working: Working<'units_of_whole'> & Readonly<{ units: number; whole: Whole }>
}>

/**
 * The expected change of an indicator in percent: ∓ 100 × units ÷ whole, by its good direction. Units are houses made fit of
 * all houses, or people lifted above the line of the whole population; the whole must be that of the reading's own year.
 * No more can leave than there are: value ÷ 100 × whole for a fall, the rest for a rise. It is an upper bound: each unit is
 * taken to cross, and only once.
 */
export function changeOfShare(
  facts: Readonly<{
    units: number
    whole: Whole | null
    reading: Measured | null
    direction: Direction
  }>,
): Answer<
  ShareEffect,
  | 'no_amount'
  | 'no_whole'
  | 'no_reading'
  | 'not_same_year'
  | 'not_a_share'
  | 'more_than_stock'
  | 'neutral_direction'
> {
  const { units, whole, reading, direction } = facts
  if (direction === 'neutral') return notKnown('neutral_direction')
  if (!(units > 0)) return notKnown('no_amount')
  if (!whole || !(whole.value > 0)) return notKnown('no_whole')
  if (!reading) return notKnown('no_reading')
  if (whole.year !== reading.year) return notKnown('not_same_year')
  if (!(reading.value >= 0 && reading.value <= 100)) return notKnown('not_a_share')
  const size = (100 * units) / whole.value
  const room = direction === 'down' ? reading.value : 100 - reading.value
  if (size > room) return notKnown('more_than_stock')
  const points = settled(direction === 'down' ? -size : size)
  return {
    known: true,
    points,
    after: settled(reading.value + points),
    working: { ...workingOf('units_of_whole', [reading]), units, whole },
  }
}
