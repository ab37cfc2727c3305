import { funds } from '../actions/action'
import type { Locale } from '../i18n'
import { figureText, rupiahText } from './figures'
import type { ReportedAction, Snapshot } from './report'

export type ChangeLine = Readonly<{ label: string; before: string; after: string }>

/** What differs between two versions of a report, part by part, in words. */
export function changesBetween(
  locale: Locale,
  action: Pick<ReportedAction, 'outputUnit' | 'beneficiaryUnit'>,
  before: Snapshot,
  after: Snapshot,
): ChangeLine[] {
  const { t } = locale
  const none = t('report.nothing_written')
  const lines: ChangeLine[] = []
  const compare = <Value>(
    label: string,
    one: Value,
    other: Value,
    write: (value: Value) => string,
  ) => {
    if (one !== other) lines.push({ label, before: write(one), after: write(other) })
  }
  compare(t('report.field.output'), before.output, after.output, (value) =>
    figureText(locale, value, action.outputUnit),
  )
  compare(t('report.field.beneficiaries'), before.beneficiaries, after.beneficiaries, (value) =>
    figureText(locale, value, action.beneficiaryUnit),
  )
  for (const fund of funds) {
    compare(
      t('report.field.money_of', { fund: t(`fund.${fund}`) }),
      before.money[fund] ?? null,
      after.money[fund] ?? null,
      (value) => rupiahText(locale, value),
    )
  }
  compare(t('report.field.work_status'), before.workStatus, after.workStatus, (value) =>
    value === null ? none : t(`status.${value}`),
  )
  compare(t('report.field.constraint_code'), before.constraintCode, after.constraintCode, (value) =>
    constraintText(locale, value),
  )
  for (const [name, label] of texts) {
    compare(t(label), before[name], after[name], (value) => value ?? none)
  }
  const gone = before.evidence.filter((one) => !after.evidence.some(({ id }) => id === one.id))
  const fresh = after.evidence.filter((one) => !before.evidence.some(({ id }) => id === one.id))
  if (gone.length + fresh.length > 0) {
    const names = (pieces: Snapshot['evidence']) => pieces.map((one) => one.name).join(', ') || none
    lines.push({
      label: t('report.part.evidence'),
      before: names(before.evidence),
      after: names(after.evidence),
    })
  }
  return lines
}

/** The texts of a report in the order they are read, with the words that head them. */
export const texts = [
  ['statusReason', 'report.field.status_reason'],
  ['doneText', 'report.field.done_text'],
  ['constraintText', 'report.field.constraint_text'],
  ['drivingText', 'report.field.driving_text'],
  ['nextText', 'report.field.next_text'],
  ['helpText', 'report.field.help_text'],
] as const

/** "6. Tender atau kontrak", or that there is none. */
export function constraintText(locale: Locale, code: number | null): string {
  if (code === null) return locale.t('report.constraint_none')
  return locale.t('report.constraint_line', { code, name: locale.t(constraintName(code)) })
}

type ConstraintKey = `report.constraint.${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11}`

/** The database keeps codes within 1 to 11. */
function constraintName(code: number): ConstraintKey {
  return `report.constraint.${code}` as ConstraintKey
}
