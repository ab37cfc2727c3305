import { meter, type Meter } from '../charts/meter'
import type { Locale } from '../i18n'
import { shareSpent, type Money } from './board'

/** How much of the budgets of a strategy is spent; what is spent without a budget is no part of it. */
export function moneyMeter(locale: Locale, money: Money): Meter {
  const share = shareSpent(money)
  return meter({
    label: locale.t('board.money'),
    value: money.realisedOfBudget,
    total: money.budget,
    text: moneyWords(locale, money, locale.rupiahShort),
    ...(share !== null && { shareText: locale.percent(share) }),
  })
}

function moneyWords(locale: Locale, money: Money, rupiah: (value: number) => string): string {
  const { budget, realised, realisedOfBudget } = money
  if (budget === null) {
    return realised === null
      ? locale.t('board.money_unknown')
      : locale.t('board.money_without_budget', { realised: rupiah(realised) })
  }
  return realisedOfBudget === null
    ? locale.t('board.money_unreported', { budget: rupiah(budget) })
    : locale.t('board.money_of', { realised: rupiah(realisedOfBudget), budget: rupiah(budget) })
}

/** The full sums behind the short ones, whose word they are, and what the share leaves out. */
export function moneyNotes(locale: Locale, money: Money): string[] {
  const { budget, realised, realisedOfBudget, verified } = money
  if (budget === null && realised === null) return []
  const sums = [moneyWords(locale, money, locale.rupiah)]
  if (realised !== null) {
    sums.push(locale.t('board.money_verified', { amount: locale.rupiah(verified ?? 0) }))
  }
  const beyond = budget === null ? 0 : (realised ?? 0) - (realisedOfBudget ?? 0)
  return beyond > 0
    ? [sums.join('; '), locale.t('board.money_beyond', { amount: locale.rupiah(beyond) })]
    : [sums.join('; ')]
}
