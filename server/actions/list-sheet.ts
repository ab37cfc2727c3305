import type { ListColumn } from '../http/files'
import type { Locale } from '../i18n'
import type { Cell } from '../papers/paper'
import { windowShortName } from '../windows/name'
import type { Window } from '../windows/window'
import { funds } from './action'
import type { ExportedAction } from './list-queries'
import { reportStatus } from './wording'

type Facts = Readonly<{ windows: readonly Window[]; today: string }>
// What the list shows, then what else an action's form holds, so that the file can be edited and read back. The
// headings are the form's own words.
export const actionColumns = (facts: Facts): ListColumn<ExportedAction>[] => [
  ['actions.csv.code', 'text', 13, (row) => row.code],
  ['action.field.year', 'text', 9, (row) => String(row.year)],
  ['action.field.title', 'text', 48, (row) => row.title],
  ['action.field.strategy', 'text', 10, (row) => String(row.strategyNumber)],
  ['action.field.agency', 'text', 20, (row) => row.agencyName],
  ['action.field.nomenclature', 'text', 20, (row) => row.nomenclature],
  ['action.field.sub_activity', 'text', 36, (row) => row.subActivity],
  ['action.field.starts_on', 'day', 12, (row) => row.startsOn],
  ['action.field.ends_on', 'day', 12, (row) => row.endsOn],
  ['action.field.places', 'text', 30, (row) => row.places],
  ['action.field.status', 'text', 13, (row, locale) => locale.t(`status.${row.status}`)],
  ['actions.csv.judged', 'text', 18, (row, locale) => locale.t(`judged.${row.judged}`)],
  ['actions.csv.judged_money', 'text', 18, (row, locale) => locale.t(`judged.${row.judgedMoney}`)],
  [
    'actions.csv.figure_window',
    'text',
    14,
    (row, locale) => nameOf(locale, facts, row.figureWindowId),
  ],
  [
    'actions.csv.figure_state',
    'text',
    14,
    (row, locale) => row.figureState && locale.t(`actions.state.${row.figureState}`),
  ],
  ['actions.csv.output', 'number', 13, (row) => row.output],
  ['action.field.output_target', 'number', 13, (row) => row.outputTarget],
  ['action.field.output_unit', 'text', 12, (row) => row.outputUnit],
  ['actions.csv.beneficiaries', 'number', 13, (row) => row.beneficiaries],
  ['action.field.beneficiary_target', 'number', 13, (row) => row.beneficiaryTarget],
  ['action.field.beneficiary_unit', 'text', 12, (row) => row.beneficiaryUnit],
  ['actions.csv.realised', 'rupiah', 18, (row) => row.realised],
  ['actions.csv.budget', 'rupiah', 18, (row) => row.budgetTotal],
  ['actions.csv.window', 'text', 14, (row, locale) => nameOf(locale, facts, row.windowId)],
  ['actions.csv.report', 'text', 18, (row, locale) => reportOf(row, locale, facts)],
  [
    'actions.csv.demo',
    'text',
    10,
    (row, locale) => (row.isDemo ? locale.t('app.demo_mark') : null),
  ],
  ['action.field.budget_fund', 'text', 18, (row, locale) => fundsOf(row, locale)],
  ['action.field.status_reason', 'text', 30, (row) => row.statusReason],
  ['action.field.program', 'text', 36, (row) => row.program],
  ['action.field.activity', 'text', 36, (row) => row.activity],
  [
    'action.field.activity_kind',
    'text',
    16,
    (row, locale) => locale.t(`activity_kind.${row.activityKind}`),
  ],
  ['action.field.aid_kind', 'text', 20, (row) => row.aidKind],
  ['action.field.aid_nature', 'text', 20, (row) => row.aidNature],
  ['action.field.benefit_size', 'text', 24, (row) => row.benefitSize],
  ['action.field.benefit_duration', 'text', 20, (row) => row.benefitDuration],
  ['action.field.responsible_office', 'text', 28, (row) => row.responsibleOffice],
]

function nameOf(locale: Locale, { windows }: Facts, id: number | null): Cell {
  const window = windows.find((one) => one.id === id)
  return window ? windowShortName(locale, window) : null
}

function reportOf(row: ExportedAction, locale: Locale, { windows, today }: Facts): Cell {
  if (!row.owed) return locale.t('actions.report.not_owed')
  const window = windows.find((one) => one.id === row.windowId)
  return reportStatus(locale, row.reportState, window !== undefined && window.dueOn < today).label
}

function fundsOf(row: ExportedAction, locale: Locale): Cell {
  const names = funds.filter((fund) => row.funds.includes(fund))
  return names.map((fund) => locale.t(`fund.${fund}`)).join('; ') || null
}
