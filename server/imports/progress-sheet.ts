import { funds, type Fund } from '../actions/action'
import type { Typed } from '../http/kept'
import { localeOf, type MessageKey } from '../i18n'
import { placeTroubles, wholeField } from '../reports/by-place'
import { moneyField, readReportForm } from '../reports/form'
import { obstacleMessage } from '../reports/obstacle'
import { getSlot, listReportPlaces } from '../reports/queries'
import {
  doubtsOf,
  fundsOf,
  obstacleTo,
  publicWord,
  sumOf,
  type Content,
  type Slot,
} from '../reports/report'
import { countIn, fundsIn, moneyIn, statusIn } from './cells'
import { decimalSign, type Change, type Field, type ImportRow } from './import'
import { RowReading, type CheckedRow, type Ground } from './row-sheet'
import type { DataRow } from './rows'

/** What a row of progress would write: the draft of one report. */
export type ProgressInput = Readonly<{ code: string; window: string; content: Content }>

/** Said of money that the row only says again. */
const told = 'import.note.told_before'

const texts = ['done_text', 'constraint_text', 'driving_text', 'next_text', 'help_text'] as const

/** Holds each row against the report it would fill in, as the form of a report would. */
export async function checkProgress(
  ground: Ground,
  data: readonly DataRow[],
): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = []
  const taken = new Map<string, number>()
  for (const [at, row] of data.entries()) {
    checked.push(await checkReport(ground, new RowReading(row), taken))
    if (at % 50 === 49) await ground.tell(at + 1)
  }
  return checked
}

async function checkReport(
  ground: Ground,
  reading: RowReading,
  taken: Map<string, number>,
): Promise<CheckedRow> {
  const { db, plan, locale, today } = ground
  const identity = reading.identify(ground)
  const { title, code } = identity
  if (title === '' && code === '') reading.refuse('title', { key: 'import.row.no_title' })
  if (!identity.agency && code === '' && reading.text('agency') === '')
    reading.refuse('agency', { key: 'field.required' })
  const whole = reading.match(ground, identity)
  if (whole === null) {
    reading.asked.length = 0
    reading.refuse('title', { key: 'import.row.no_action', params: { year: String(plan.year) } })
  }
  if (!whole || reading.problems.length > 0 || reading.asked.length > 0)
    return reading.done('refused', { title })
  const { action } = whole
  const facts = { title: action.title, actionId: action.id }
  const earlier = taken.get(action.code)
  if (earlier !== undefined) {
    reading.refuse('code', { key: 'import.row.twice', params: { row: String(earlier) } })
    return reading.done('refused', facts)
  }
  taken.set(action.code, reading.row.number)

  const slot = await getSlot(db, action.code, plan.windowCode ?? '')
  const stored = slot.report
  const typed = typedOf(stored)
  const said = figuresIn(ground, reading, slot, typed)
  if (reading.problems.length > 0) return reading.done('refused', facts)
  if (!said) {
    if (!reading.notes.some(({ key }) => key === told))
      reading.notes.push({ key: 'import.note.nothing_said' })
    return reading.done('same', facts)
  }
  const form = readReportForm(typed, slot, locale, { sending: false })
  if (!form.ok) {
    for (const [name, message] of Object.entries(form.errors)) reading.refuse(name, message)
    return reading.done('refused', facts)
  }
  const { content } = form.input
  // What was told place by place stays true: a file may not leave a report that contradicts itself.
  const places = stored?.placedCount ? await listReportPlaces(db, slot) : []
  const [trouble] = placeTroubles(
    places.map((one) => one.said),
    { ...content, realised: sumOf(content.money) },
  )
  if (trouble) {
    reading.refuse(wholeField(slot, trouble.measure), { key: trouble.key })
    return reading.done('refused', facts)
  }
  const changes = changesBetween(ground, stored, content)
  if (changes.length === 0) return reading.done('same', facts)
  const obstacle = obstacleTo(slot, today)
  if (obstacle) {
    reading.refuse('code', obstacleMessage(locale, slot, obstacle))
    return reading.done('refused', facts)
  }
  const doubts = doubtsOf(
    { ...content, realised: sumOf(content.money) },
    slot.previous,
    slot.action.budgetTotal,
  )
  for (const { about, kind, against } of doubts) {
    const counted = about === 'output' || about === 'beneficiaries'
    reading.notes.push({
      key: `report.doubt.${kind}`,
      params: { figure: counted ? locale.number(against) : locale.rupiah(against) },
    })
  }
  const input: ProgressInput = { code: action.code, window: slot.window.code, content }
  const row: Partial<ImportRow> = { input, changes, seenVersion: stored?.version ?? 0 }
  return reading.done(stored ? 'changed' : 'new', { ...facts, ...row })
}

/** A report as its form would have it. */
function typedOf(content: Content | null): Typed {
  if (!content) return {}
  const { number } = localeOf('id')
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : number(value)
  return {
    output: figure(content.output),
    beneficiaries: figure(content.beneficiaries),
    ...Object.fromEntries(funds.map((fund) => [moneyField(fund), figure(content.money[fund])])),
    work_status: content.workStatus ?? '',
    status_reason: content.statusReason ?? '',
    constraint_code: content.constraintCode === null ? '' : String(content.constraintCode),
    done_text: content.doneText ?? '',
    constraint_text: content.constraintText ?? '',
    driving_text: content.drivingText ?? '',
    next_text: content.nextText ?? '',
    help_text: content.helpText ?? '',
  }
}

/** Lays what the row says over what is stored; a blank says nothing. Answers whether it said anything. */
function figuresIn(ground: Ground, reading: RowReading, slot: Slot, typed: Typed): boolean {
  const { number } = localeOf('id')
  let said = false
  const put = (name: string, text: string) => {
    if (text === '') return
    typed[name] = text
    said = true
  }
  for (const field of ['output', 'beneficiaries'] as const) {
    const figure = reading.figure(field, (cell) => countIn(cell, decimalSign(ground.plan)))
    if (!figure) continue
    const unit = field === 'output' ? slot.action.outputUnit : slot.action.beneficiaryUnit
    if (figure.unit && unit && figure.unit.toLowerCase() !== unit.toLowerCase()) {
      reading.refuse(field, {
        key: 'import.row.other_unit',
        params: { typed: figure.unit, unit },
      })
      continue
    }
    const whole = cumulative(ground, reading, slot, field, figure.value, slot.previous?.[field])
    if (whole !== null) put(field, number(whole))
  }
  for (const fund of funds) {
    const money = reading.figure(`money_${fund}`, (cell) =>
      moneyIn(cell, ground.plan.scale, decimalSign(ground.plan)),
    )
    if (!money) continue
    const field = `money_${fund}` as const
    const before = slot.previous?.money[fund]
    const whole = cumulative(ground, reading, slot, field, money.value, before)
    if (whole !== null) put(field, number(whole))
  }
  const realised = realisedIn(ground, reading, slot)
  if (realised !== null && isTold(ground, slot, realised)) {
    reading.notes.push({ key: told })
  } else if (realised !== null) {
    const fund = fundOf(reading, slot)
    if (fund) put(moneyField(fund), number(realised))
  }
  const status = reading.text('status')
  put('work_status', status && statusIn(status))
  put('status_reason', reading.text('status_reason'))
  const constraint = /^\d{1,2}/.exec(reading.text('constraint_code'))?.[0]
  put('constraint_code', constraint ?? reading.text('constraint_code'))
  for (const field of texts) put(field, reading.row.cells[field]?.text.trim() ?? '')
  return said
}

/** A figure up to the end of the window, from one that is or is not that already. */
function cumulative(
  { plan }: Ground,
  reading: RowReading,
  slot: Slot,
  field: Field,
  value: number,
  before: number | null | undefined,
): number | null {
  if (plan.basis !== 'period') return value
  if (slot.previous === null && slot.oneWindow) return value
  if (!slot.oneWindow || before === null || before === undefined) {
    reading.refuse(field, { key: 'import.row.no_previous' })
    return null
  }
  return Math.round((before + value) * 100) / 100
}

/** The money up to the end of the window, from one column or from those of the half-years. */
function realisedIn(ground: Ground, reading: RowReading, slot: Slot): number | null {
  const { plan, locale } = ground
  const read = (field: Field) =>
    reading.figure(field, (cell) => moneyIn(cell, plan.scale, decimalSign(plan)))?.value
  if (!hasHalves(plan)) {
    const value = read('realised')
    return value === undefined
      ? null
      : cumulative(ground, reading, slot, 'realised', value, slot.previous?.realised)
  }
  const [first, second, total] = [read('realised_s1'), read('realised_s2'), read('realised_total')]
  if (slot.window.endsOn.slice(5) < '07-01') return first ?? null
  if (plan.basis === 'cumulative') {
    if (second !== undefined && total !== undefined && second !== total) {
      reading.refuse('realised_total', {
        key: 'import.row.total_not_last',
        params: { last: locale.rupiah(second), total: locale.rupiah(total) },
      })
      return null
    }
    return second ?? null
  }
  if (second === undefined) return null
  if (first === undefined && total === undefined) {
    reading.refuse('realised_s1', { key: 'import.row.first_half_missing' })
    return null
  }
  const sum = Math.round(((first ?? 0) + second) * 100) / 100
  if (first !== undefined && total !== undefined && sum !== total) {
    reading.refuse('realised_total', {
      key: 'import.row.total_not_sum',
      params: { sum: locale.rupiah(sum), total: locale.rupiah(total) },
    })
    return null
  }
  return first === undefined ? (total ?? null) : sum
}

/** Whether the columns are those of the matrix, by half-year. */
function hasHalves({ columns }: Ground['plan']): boolean {
  return columns.realised_s1 !== undefined || columns.realised_s2 !== undefined
}

/**
 * Whether a sum only says again what was told: then nothing is written, and it need not be known which funds it came from.
 * The matrix shows what others may read, and the figure of the window before while there is none of this one.
 */
function isTold({ plan }: Ground, { report, previous }: Slot, realised: number): boolean {
  if (report && sumOf(report.money) === realised) return true
  if (!hasHalves(plan)) return false
  return [previous, report && publicWord(report)].some((word) => word?.realised === realised)
}

/** The fund that one sum of money belongs to; refused where there are several and the row names none of them. */
function fundOf(reading: RowReading, slot: Slot): Fund | null {
  const known = fundsOf(slot)
  const named = fundsIn(reading.text('fund')).funds
  if (named.length === 1 && named[0] && known.includes(named[0])) return named[0]
  if (known.length === 1) return known[0] ?? null
  reading.refuse('realised', {
    key: 'import.row.money_by_fund',
    params: { funds: known.map((fund) => localeOf('id').t(`fund.${fund}`)).join(', ') },
  })
  return null
}

function changesBetween({ locale }: Ground, before: Content | null, after: Content): Change[] {
  const blank = locale.t('action.blank')
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? blank : locale.number(value)
  const money = (value: number | null | undefined) =>
    value === null || value === undefined ? blank : locale.rupiah(value)
  const word = (value: string | null | undefined) => (value === null || !value ? blank : value)
  const lines: [string, string, string][] = [
    [locale.t('report.field.output'), number(before?.output), number(after.output)],
    [
      locale.t('report.field.beneficiaries'),
      number(before?.beneficiaries),
      number(after.beneficiaries),
    ],
    ...funds.map((fund): [string, string, string] => [
      locale.t('report.field.money_of', { fund: locale.t(`fund.${fund}`) }),
      money(before?.money[fund]),
      money(after.money[fund]),
    ]),
    [
      locale.t('report.field.work_status'),
      before?.workStatus ? locale.t(`status.${before.workStatus}`) : blank,
      after.workStatus ? locale.t(`status.${after.workStatus}`) : blank,
    ],
    [
      locale.t('report.field.constraint_code'),
      number(before?.constraintCode),
      number(after.constraintCode),
    ],
    ...(
      [
        ['report.field.status_reason', 'statusReason'],
        ['report.field.done_text', 'doneText'],
        ['report.field.constraint_text', 'constraintText'],
        ['report.field.driving_text', 'drivingText'],
        ['report.field.next_text', 'nextText'],
        ['report.field.help_text', 'helpText'],
      ] as const satisfies readonly (readonly [MessageKey, keyof Content])[]
    ).map(([label, name]): [string, string, string] => [
      locale.t(label),
      word(before?.[name]),
      word(after[name]),
    ]),
  ]
  return lines.flatMap(([label, one, other]) =>
    one === other ? [] : [{ label, before: one, after: other }],
  )
}
