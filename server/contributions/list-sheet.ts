import type { ListColumn } from '../http/files'
import { dayOf } from '../i18n'
import type { Contribution } from './contribution'

/** The list of contributions as a file: the expected change as a plain number in the indicator's unit. */
export const contributionColumns: readonly ListColumn<Contribution>[] = [
  ['actions.csv.code', 'text', 13, (row) => row.actionCode],
  ['contribution.of_action', 'text', 48, (row) => row.actionTitle],
  ['contribution.agency', 'text', 22, (row) => row.agencyName],
  ['contribution.year', 'text', 10, (row) => String(row.actionYear)],
  ['indicators.csv.code', 'text', 14, (row) => row.indicatorCode],
  [
    'contribution.indicator',
    'text',
    40,
    (row, { lang }) => (lang === 'en' ? row.indicatorNameEn : row.indicatorName),
  ],
  ['contribution.expected', 'number', 16, (row) => row.expected],
  ['indicators.csv.unit', 'text', 16, (row, { lang }) => (lang === 'en' ? row.unitEn : row.unit)],
  ['contribution.csv.lag', 'number', 12, (row) => row.lagMonths],
  [
    'contribution.confidence',
    'text',
    12,
    (row, { t }) => t(`contribution.confidence.${row.confidence}`),
  ],
  ['contribution.state', 'text', 20, (row, { t }) => t(`contribution.state.${row.state}`)],
  ['contribution.csv.state_reason', 'text', 40, (row) => row.stateReason],
  ['contribution.reasoning', 'text', 60, (row) => row.reasoning],
  ['contribution.source', 'text', 40, (row) => row.sourceUrl],
  ['contribution.proposed_by', 'day', 12, (row) => dayOf(row.proposedAt)],
  ['contribution.decided_by', 'day', 12, (row) => row.decidedAt && dayOf(row.decidedAt)],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]
