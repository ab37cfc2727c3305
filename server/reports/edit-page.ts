import { type Fund, workStatuses } from '../actions/action'
import type { Returned } from '../http/fields'
import type { Typed } from '../http/kept'
import { pageErrors } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { type Locale, localeOf, type Message } from '../i18n'
import { windowShortName, windowSpan } from '../windows/name'
import { phaseOf } from '../windows/window'
import { constraintText } from './changes'
import type { Evidence } from './evidence'
import { evidenceItem } from './evidence-page'
import { changeText, figureText } from './figures'
import { moneyField } from './form'
import { hrefOf, outline, reportStatus, type View } from './pages'
import type { Review } from './queries'
import {
  constraintCodes,
  type Content,
  fundsOf,
  ownFigure,
  type Section,
  type Slot,
} from './report'
import { linesOf, turnsOf } from './trail'

/** Numbers in boxes are always written as Indonesians write them: the only way that is read back without a doubt. */
const typedNumber = (figure: number | null) =>
  figure === null ? '' : localeOf('id').number(figure)

/** What the boxes hold before anyone types: what is stored, else what the previous report suggests. */
export function storedText(slot: Slot): Typed {
  const { report, previous } = slot
  const from: Content | null = report
  const suggested = untouched(report)
  const typed: Typed = {
    output: typedNumber(from?.output ?? null),
    beneficiaries: typedNumber(from?.beneficiaries ?? null),
    // Status and constraint seldom change from one window to the next; figures always do, so they start empty.
    work_status:
      (suggested ? (previous?.workStatus ?? slot.action.status) : report?.workStatus) ?? '',
    status_reason: (suggested ? previous : report)?.statusReason ?? '',
    done_text: from?.doneText ?? '',
    constraint_code: String((suggested ? previous : report)?.constraintCode ?? ''),
    constraint_text: (suggested ? previous : report)?.constraintText ?? '',
    driving_text: from?.drivingText ?? '',
    next_text: from?.nextText ?? '',
    help_text: from?.helpText ?? '',
  }
  for (const fund of fundsOf(slot)) typed[moneyField(fund)] = typedNumber(from?.money[fund] ?? null)
  return typed
}

/** A report nobody has filled in: there is none, or the first piece of evidence has made it. */
function untouched(report: Slot['report']): boolean {
  return (
    report === null ||
    (report.state === 'draft' && report.workStatus === null && report.version === 1)
  )
}

/**
 * What someone else stored meanwhile, beside each box that holds something else: the messages of a form that came too
 * late.
 */
export function storedMeanwhile(locale: Locale, slot: Slot, typed: Typed): FieldErrors {
  const errors: Record<string, Message> = {}
  for (const [name, value] of Object.entries(storedText(slot))) {
    const mine = typed[name]
    if (mine === undefined || mine === value) continue
    errors[name] = {
      key: 'form.stored_now',
      params: { value: storedWord(locale, name, String(value)) },
    }
  }
  return errors
}

function storedWord(locale: Locale, name: string, value: string): string {
  if (name === 'work_status') {
    const status = workStatuses.find((one) => one === value)
    return status ? locale.t(`status.${status}`) : locale.t('report.nothing_written')
  }
  if (name === 'constraint_code') return constraintText(locale, value === '' ? null : Number(value))
  return value === '' ? locale.t('report.nothing_written') : value
}

/** The form of a report. When `obstacle` is given the typed text is only shown, to be copied. */
export function editPage(
  viewer: Viewer,
  slot: Slot,
  evidence: readonly Evidence[],
  reviews: readonly Review[],
  { typed: given, errors = {}, once }: Returned,
  obstacle?: Message,
): View {
  const { locale, today } = viewer
  const { t } = locale
  const { action, window, report, previous } = slot
  const typed = { ...storedText(slot), ...given }
  const copyOnly = obstacle !== undefined
  const carried =
    untouched(report) && !given && previous
      ? t('report.carried_over', { window: windowShortName(locale, previous.window) })
      : undefined
  const box = (name: string, extra: Record<string, unknown> = {}) => ({
    id: name,
    name,
    label: extra['label'] ?? t(`report.field.${name as 'output'}`),
    value: String(typed[name] ?? ''),
    readonly: copyOnly,
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...extra,
  })
  const area = (
    name: string,
    rows: number,
    maxlength: number,
    extra: Record<string, unknown> = {},
  ) => box(name, { rows, maxlength, ...extra })
  const figure = (
    name: string,
    before: number | null,
    now: number | null,
    write: (size: number) => string,
  ) => ({
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: 40,
    ...(previous && {
      previous: beforeText(locale, slot, before, write),
      ...(before !== null && {
        data: {
          previous: String(before),
          derived: `${name}_derived`,
          text: ownText(locale, before, now, write),
        },
      }),
    }),
  })
  const counted = (name: 'output' | 'beneficiaries', unit: string | null, target: number | null) =>
    box(name, {
      ...figure(name, previous?.[name] ?? null, report?.[name] ?? null, (size) =>
        figureText(locale, size, unit),
      ),
      ...(unit && { unit }),
      hint: [
        target === null
          ? t('report.no_target_hint')
          : t('report.target_hint', { target: figureText(locale, target, unit) }),
        unit ? '' : t('report.no_unit_hint'),
      ]
        .join(' ')
        .trim(),
    })
  const money = (fund: Fund) => {
    const line = action.budget.find((one) => one.fund === fund)
    return box(moneyField(fund), {
      label: t('report.field.money_of', { fund: t(`fund.${fund}`) }),
      ...figure(
        moneyField(fund),
        previous?.money[fund] ?? null,
        report?.money[fund] ?? null,
        locale.rupiah,
      ),
      unit: t('report.rupiah'),
      hint: line
        ? t('report.budget_hint', { budget: locale.rupiah(line.amount) })
        : t('report.no_budget_hint'),
    })
  }
  const returned = report?.state === 'returned'

  return {
    ...outline(viewer, slot),
    errors: [
      ...(obstacle ? [{ field: '', text: locale.say(obstacle) }] : []),
      ...pageErrors(locale, errors),
    ],
    status: reportStatus(locale, report?.state ?? 'none'),
    due: dueText(locale, slot, today),
    savedAt: report ? t('report.draft_saved_at', { when: locale.instant(report.updatedAt) }) : null,
    rule: t('report.cumulative_rule', { span: windowSpan(locale, window) }),
    copyOnly,
    comments: returned ? lastComments(locale, reviews) : [],
    action: `${hrefOf(slot)}/draft`,
    sendAction: `${hrefOf(slot)}/sending`,
    evidenceHref: `${hrefOf(slot)}/evidence`,
    backHref: hrefOf(slot),
    once,
    version: given?.['version'] ?? report?.version ?? 0,
    figureFields: [
      counted('output', action.outputUnit, action.outputTarget),
      counted('beneficiaries', action.beneficiaryUnit, action.beneficiaryTarget),
    ],
    moneyFields: fundsOf(slot).map(money),
    workFields: [
      box('work_status', {
        choices: workStatuses.map((status) => ({
          value: status,
          label: t(`status.${status}`),
          checked: typed['work_status'] === status,
        })),
        ...(carried && { hint: carried }),
      }),
      area('status_reason', 2, 500, { hint: t('report.reason_hint') }),
      area('done_text', 5, 4000, { hint: t('report.no_names_hint') }),
    ],
    nextFields: [
      box('constraint_code', {
        options: [
          { value: '', label: t('report.constraint_none'), selected: !typed['constraint_code'] },
          ...constraintCodes.map((code) => ({
            value: String(code),
            label: constraintText(locale, code),
            selected: typed['constraint_code'] === String(code),
          })),
        ],
        ...(carried && previous?.constraintCode && { hint: carried }),
      }),
      area('constraint_text', 3, 2000),
      area('driving_text', 2, 2000),
      area('next_text', 3, 2000),
      area('help_text', 2, 2000),
    ],
    confirmField:
      errors['confirmed'] || typed['confirmed']
        ? box('confirmed', { type: 'checkbox', value: '1', checked: typed['confirmed'] === '1' })
        : null,
    evidence: evidence.map((piece) => evidenceItem(locale, piece)),
    saveLabel: t(returned ? 'report.save_correction' : 'report.save_draft'),
    sendLabel: t(returned ? 'report.send_again' : 'report.send'),
  }
}

/** The figure of the previous report beside a box, and what the stored figure adds to it. */
function beforeText(
  locale: Locale,
  { previous }: Slot,
  before: number | null,
  write: (size: number) => string,
): string {
  const window = previous ? windowShortName(locale, previous.window) : ''
  const figure = before === null ? locale.t('figure.not_reported') : write(before)
  return locale.t('report.previous_figure', { window, figure })
}

/** The stored figure of the period itself; a script keeps it in step with what is typed. */
export function ownText(
  locale: Locale,
  before: number,
  now: number | null,
  write: (size: number) => string,
): string {
  const own = ownFigure(now, { figure: before })
  return own === null ? '' : locale.t('form.period_own', { change: changeText(own, write) })
}

function dueText(locale: Locale, { window, report }: Slot, today: string): string {
  if (report?.state === 'returned') return locale.t('report.due_returned')
  if (phaseOf(window, today) !== 'late')
    return locale.t('report.due_open', { due: locale.day(window.dueOn) })
  const until =
    window.unlockedUntil && window.unlockedUntil > window.graceUntil
      ? window.unlockedUntil
      : window.graceUntil
  return locale.t('report.due_late', { due: locale.day(window.dueOn), until: locale.day(until) })
}

const anchors: Record<Section, string> = {
  output: '#output',
  beneficiaries: '#beneficiaries',
  money: '#money',
  status: '#work_status',
  texts: '#done_text',
  evidence: '#evidence',
}

/** What the reviewer said when the report was last sent back. */
function lastComments(locale: Locale, reviews: readonly Review[]) {
  const turn = turnsOf(reviews).findLast(([first]) => first.verdict !== 'verified')
  return (turn ?? []).map((one) => ({
    section: locale.t(one.section ? `report.section.${one.section}` : 'report.reopen'),
    href: one.section && anchors[one.section],
    lines: linesOf(one.comment),
  }))
}
