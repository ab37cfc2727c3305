import type { Fund } from '../actions/action'
import type { Locale } from '../i18n'
import { windowShortName, windowUpTo } from '../windows/name'
import { fundsOf, ownFigure, type Content, type Slot, type Word } from './report'

/** A figure in words; what was not reported is said so, never shown as 0 or a blank. */
export function figureText(
  locale: Locale,
  figure: number | null,
  unit: string | null = null,
): string {
  if (figure === null) return locale.t('figure.not_reported')
  return unit ? `${locale.number(figure)} ${unit}` : locale.number(figure)
}

export function rupiahText(locale: Locale, figure: number | null): string {
  return figure === null ? locale.t('figure.not_reported') : locale.rupiah(figure)
}

/** "+8", "−Rp2.500", "0": a change with its sign. */
export function changeText(change: number, write: (size: number) => string): string {
  return change === 0 ? write(0) : `${change < 0 ? '−' : '+'}${write(Math.abs(change))}`
}

/** A work status with the tone and word it is shown in. */
export function workStatusOf(locale: Locale, status: NonNullable<Content['workStatus']>) {
  return { tone: status, label: locale.t(`status.${status}`) }
}

export type FigureRow = Readonly<{
  label: string
  target: string
  previous: string
  cumulative: string
  own: string
  share: string
}>

/**
 * The figures of a report beside its target and the report before. Three measures that are never added up; money also
 * by fund where there are several.
 */
export function figureRows(locale: Locale, slot: Slot, content: Word): FigureRow[] {
  const { action, previous } = slot
  const funds = fundsOf(slot)
  const budgetOf = (fund: Fund) => action.budget.find((line) => line.fund === fund)?.amount ?? null
  const count = (
    label: string,
    unit: string | null,
    target: number | null,
    before: number | null,
    now: number | null,
  ): FigureRow => row(label, target, before, now, (figure) => figureText(locale, figure, unit))
  const money = (label: string, target: number | null, before: number | null, now: number | null) =>
    row(label, target, before, now, (figure) => locale.rupiah(figure))

  return [
    count(
      locale.t('report.field.output'),
      action.outputUnit,
      action.outputTarget,
      previous?.output ?? null,
      content.output,
    ),
    count(
      locale.t('report.field.beneficiaries'),
      action.beneficiaryUnit,
      action.beneficiaryTarget,
      previous?.beneficiaries ?? null,
      content.beneficiaries,
    ),
    money(
      locale.t('report.field.money'),
      action.budgetTotal,
      previous?.realised ?? null,
      content.realised,
    ),
    ...(funds.length < 2 ? [] : funds).map((fund) =>
      money(
        locale.t('report.field.money_of', { fund: locale.t(`fund.${fund}`) }),
        budgetOf(fund),
        previous?.money[fund] ?? null,
        content.money[fund] ?? null,
      ),
    ),
  ]

  function row(
    label: string,
    target: number | null,
    before: number | null,
    now: number | null,
    write: (figure: number) => string,
  ): FigureRow {
    const own = ownFigure(now, previous && { figure: before })
    const reported = (figure: number | null) =>
      figure === null ? locale.t('figure.not_reported') : write(figure)
    return {
      label,
      target: target === null ? locale.t('figure.unknown') : write(target),
      previous: previous ? reported(before) : locale.t('report.no_previous'),
      cumulative: reported(now),
      own:
        own !== null
          ? changeText(own, write)
          : locale.t(now === null ? 'figure.not_reported' : 'figure.unknown'),
      share:
        now === null
          ? locale.t('figure.not_reported')
          : target
            ? locale.percent(now / target)
            : locale.t('figure.unknown'),
    }
  }
}

/** The heads of those rows: which window is compared with, and since when the change counts. */
export function figureHeads(locale: Locale, slot: Slot) {
  const { previous, window, oneWindow } = slot
  const before = previous && windowShortName(locale, previous.window)
  return {
    measure: locale.t('report.col.measure'),
    target: locale.t('report.col.target'),
    previous: before
      ? locale.t('report.col.previous', { window: before })
      : locale.t('report.col.previous_none'),
    cumulative: locale.t('report.col.cumulative', { up_to: windowUpTo(locale, window) }),
    own: before
      ? oneWindow
        ? locale.t('report.col.own')
        : locale.t('report.col.own_since', { window: before })
      : locale.t('report.col.own_since_january'),
    share: locale.t('report.col.share'),
  }
}
