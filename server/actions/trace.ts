import type { Locale } from '../i18n'
import { activityKinds, budgetStages, isFund, workStatuses } from './action'
import { joined, roman } from './wording'

const events = [
  'created',
  'edited',
  'cancelled',
  'copied',
  'continued',
  'status_changed',
  'proposed',
] as const
const tracedFields = [
  'title',
  'strategy',
  'agency',
  'responsible_office',
  'program',
  'activity',
  'sub_activity',
  'nomenclature',
  'activity_kind',
  'aid_kind',
  'aid_nature',
  'benefit_size',
  'benefit_duration',
  'output_target',
  'output_unit',
  'beneficiary_target',
  'beneficiary_unit',
  'starts_on',
  'ends_on',
  'status',
  'status_reason',
  'source_url',
  'source_note',
  'budget_total',
  'tags',
  'supports',
  'places',
  'plan',
  'budget',
  'predecessor',
] as const
type TracedField = (typeof tracedFields)[number]

type Line = Readonly<{
  at: Date
  actorName: string
  event: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}>

/** A line of an action's history in words: who did what when, and each changed field before and after. */
export function traceOf(locale: Locale, line: Line) {
  const { t } = locale
  const verb = line.event.split('.')[1]
  const event = events.find((one) => one === verb) ?? 'edited'
  const changes = tracedFields.flatMap((name) => {
    const [before, after] = [held(line.before, name), held(line.after, name)]
    if (after === undefined || JSON.stringify(before) === JSON.stringify(after)) return []
    return {
      field: t(`action.field.${name}`),
      before: before === undefined ? null : valueInWords(locale, name, before),
      after: valueInWords(locale, name, after),
    }
  })
  return {
    at: locale.instant(line.at),
    who: line.actorName,
    what: t(`action.event.${event}`, {
      meeting: String(line.after?.['meeting'] ?? ''),
      item: String(line.after?.['item'] ?? ''),
    }),
    // All of a new action stands on its page.
    changes: event === 'created' ? [] : changes,
  }
}

/** What a line holds under that name, however it was written; undefined where it holds nothing. */
function held(record: Record<string, unknown> | null, name: TracedField): unknown {
  if (record === null || name in record) return record?.[name]
  return record[name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]
}

/** A stored value in words. What a line of history holds was written by this house, perhaps by an older version. */
function valueInWords(locale: Locale, name: TracedField, value: unknown): string {
  const { t } = locale
  if (value === null || value === undefined || value === '') return t('action.blank')
  if (Array.isArray(value)) {
    if (value.length === 0) return t('action.blank')
    return value.map((one: unknown) => partInWords(locale, name, one)).join('; ')
  }
  if (typeof value === 'number') {
    if (name === 'strategy') return t('strategy.short', { number: String(value) })
    return name === 'budget_total' ? locale.rupiah(value) : locale.number(value)
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  if (name === 'starts_on' || name === 'ends_on') return locale.day(value)
  const status = workStatuses.find((one) => one === value)
  if (name === 'status' && status) return t(`status.${status}`)
  const kind = activityKinds.find((one) => one === value)
  return name === 'activity_kind' && kind ? t(`activity_kind.${kind}`) : value
}

/** One row of a repeated group in words: a place with its target, a quarter of the plan, a budget line. */
export function partInWords(locale: Locale, name: TracedField, part: unknown): string {
  const { t } = locale
  if (typeof part === 'number') return t('strategy.short', { number: String(part) })
  if (typeof part !== 'object' || part === null) return String(part)
  const one = part as Record<string, unknown>
  const number = (value: unknown) =>
    typeof value === 'number' ? locale.number(value) : t('action.blank')
  const money = (value: unknown) =>
    typeof value === 'number' ? locale.rupiah(value) : t('action.blank')
  if (name === 'places')
    return one['target'] === null
      ? String(one['name'])
      : `${String(one['name'])}: ${number(one['target'])}`
  if (name === 'plan') {
    return `${t('action.quarter', { number: roman(Number(one['quarter'])) })}: ${number(one['output'])} / ${money(one['money'])}`
  }
  const fund = one['fund']
  const stage = budgetStages.find((known) => known === one['stage'])
  return joined(
    isFund(fund) ? t(`fund.${fund}`) : String(fund),
    stage ? t(`stage.${stage}`) : '',
    money(one['amount']),
    typeof one['decidedOn'] === 'string' ? `(${locale.dayShort(one['decidedOn'])})` : '',
  )
}
