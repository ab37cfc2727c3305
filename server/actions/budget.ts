import type { Day } from '../i18n'
import { budgetStages, type BudgetStage, type Fund } from './action'

/** Stored lines by their age, new ones behind them as they stand in the form. */
export function inOrderOfEntry<Line extends Readonly<{ id: number | null }>>(
  lines: readonly Line[],
): Line[] {
  return [...lines].sort((one, other) => (one.id ?? Infinity) - (other.id ?? Infinity) || 0)
}

type Dated = Readonly<{ fund: Fund; stage: BudgetStage; decidedOn: Day | null; amount: number }>

/**
 * Of each fund the line that counts: perubahan after murni, then the later decision, then the one entered later. The
 * lines come in the order in which they were entered.
 */
export function currentLines<Line extends Dated>(lines: readonly Line[]): Line[] {
  const latest = new Map<Fund, Line>()
  const after = (one: Line, other: Line) =>
    budgetStages.indexOf(one.stage) - budgetStages.indexOf(other.stage) ||
    (one.decidedOn ?? '').localeCompare(other.decidedOn ?? '')
  for (const line of lines) {
    const known = latest.get(line.fund)
    if (!known || after(line, known) >= 0) latest.set(line.fund, line)
  }
  return [...latest.values()]
}

/** The budget in force, in rupiah; null when no line is known. Cents are summed whole, so that none is lost. */
export function totalOf(current: readonly Readonly<{ amount: number }>[]): number | null {
  if (current.length === 0) return null
  return current.reduce((sum, line) => sum + Math.round(line.amount * 100), 0) / 100
}
