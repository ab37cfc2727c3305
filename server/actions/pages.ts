import { meter, type Meter } from '../charts/meter'
import type { HistoryLine } from '../history'
import { pageErrors, type Page, type Tool } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Day, Locale, MessageKey } from '../i18n'
import { placeLabel } from '../places/place'
import { can } from '../policy'
import { strategyName } from '../strategies/strategy'
import { windowName, windowShortName } from '../windows/name'
import { phaseOf, takesReports, type Window } from '../windows/window'
import {
  funds,
  isLate,
  isMadeUp,
  placesDiffer,
  reasonedStatuses,
  type Action,
  type DemoPart,
} from './action'
import type { Thresholds } from './progress'
import type { ActionDetails, WindowLine } from './queries'
import { traceOf } from './trace'
import { joined, judgementRule, reportStatus, roman, workingOf } from './wording'

type Printed = Page & Record<string, unknown>

export type Shown = Readonly<{
  action: Action
  details: ActionDetails
  windows: readonly Window[]
  lines: readonly WindowLine[]
  history: readonly HistoryLine[]
  thresholds: Thresholds
  once: string
}>

export function showActionPage(viewer: Viewer, shown: Shown): Printed {
  const { locale, user, today } = viewer
  const { t } = locale
  const { action, details, lines } = shown
  const windows = new Map(shown.windows.map((window) => [window.id, window]))
  const at = lines.findLast((line) => opened(windows.get(line.windowId), today)) ?? lines[0]
  const nextYear = action.year + 1
  const copied = details.successors.some((one) => one.year === nextYear)
  return {
    title: `${action.code} · ${action.title}`,
    heading: action.title,
    lead: [
      action.code,
      t('strategy.short', { number: String(action.strategyNumber) }),
      action.agencyName,
      String(action.year),
    ].join(' · '),
    crumbs: [{ href: `/actions?year=${action.year}`, label: t('nav.actions') }],
    tools: actionTools(viewer, shown, windows),
    status: { tone: action.status, label: t(`status.${action.status}`) },
    statusReason: reasonedStatuses.includes(action.status) ? action.statusReason : null,
    late: isLate(action, today) ? t('action.late_mark') : null,
    strategy: action.strategyNumber,
    demoNote: demoNote(locale, action),
    progress: at ? progressOf(locale, shown, at, windows) : null,
    noWindow: at ? null : t('action.no_window', { year: String(action.year) }),
    rule: judgementRule(locale, shown.thresholds),
    facts: factsOf(locale, action, details),
    related: relatedOf(locale, details),
    source:
      action.sourceUrl || action.sourceNote
        ? { href: action.sourceUrl, note: action.sourceNote }
        : null,
    money: moneyOf(locale, action, details),
    places: placesOf(locale, action, details),
    plan: planOf(locale, action, details),
    reports: lines
      .map((line, index) => reportOf(viewer, shown, line, lines.slice(0, index), windows))
      .reverse(),
    history: shown.history.map((line) => traceOf(locale, line)),
    historyNote: t('action.history_newest', { n: shown.history.length }),
    copy:
      can(user, 'action.copy', action) && !copied && nextYear <= 2100
        ? {
            action: `/actions/${action.code}/copy`,
            label: t('action.copy', { year: String(nextYear) }),
          }
        : null,
    cancel:
      can(user, 'action.cancel', action) && action.status !== 'cancelled'
        ? { href: `/actions/${action.code}/cancel`, label: t('action.cancel') }
        : null,
    once: shown.once,
  }
}

function opened(window: Window | undefined, today: Day): boolean {
  return window !== undefined && window.opensOn <= today
}

type WindowsById = ReadonlyMap<number, Window>

function actionTools(viewer: Viewer, shown: Shown, windows: WindowsById): Tool[] {
  const { locale, user, today } = viewer
  const { action } = shown
  const tools: Tool[] = []
  if (can(user, 'action.edit', action)) {
    tools.push({
      href: `/actions/${action.code}/edit`,
      label: locale.t('action.edit'),
      icon: 'edit',
    })
  }
  const owed = shown.lines.filter((line) => {
    const window = windows.get(line.windowId)
    return line.owed && window !== undefined && takesReports(window, today)
  })
  // What waits longest comes first; when all is sent, the last one may still be looked at.
  const now = owed.find((line) => line.state !== 'sent' && line.state !== 'verified')
  const window = now && windows.get(now.windowId)
  if (window && can(user, 'report.write', action)) {
    tools.push({
      href: `/actions/${action.code}/reports/${window.code}`,
      label: locale.t('action.report_now', { window: windowShortName(locale, window) }),
      icon: 'edit',
      primary: true,
    })
  }
  tools.push({
    href: `/actions/${action.code}/comments`,
    label: locale.t('comments.title'),
    icon: 'comment',
  })
  return tools
}

function demoNote(locale: Locale, action: Action): string | null {
  if (!action.isDemo) return null
  const parts = action.demoParts.map((part) => locale.t(`demo_part.${part}`)).join(', ')
  return parts === '' ? locale.t('app.demo_mark') : locale.t('action.demo_note', { parts })
}

function progressOf(locale: Locale, shown: Shown, line: WindowLine, windows: WindowsById) {
  const { t } = locale
  const { action } = shown
  const { standing } = line
  const window = windows.get(standing?.figureWindowId ?? 0)
  const withUnit = (unit: string | null) => (value: number) =>
    joined(locale.number(value), unit ?? '')
  const common = {
    reportedTo: window?.endsOn ?? null,
    startsOn: action.startsOn,
    endsOn: action.endsOn,
  }
  const output = {
    ...common,
    label: t('action.physical'),
    judged: standing?.judged ?? 'unjudged',
    target: action.outputTarget,
    reported: standing?.output ?? null,
    expected: standing?.expected ?? null,
    planned: hasPlan(shown, window, 'output'),
    bare: locale.number,
    show: withUnit(action.outputUnit),
    noTarget: 'action.why_no_target',
  } as const
  const money = {
    ...common,
    label: t('action.money_realised'),
    judged: standing?.judgedMoney ?? 'unjudged',
    target: action.budgetTotal,
    reported: standing?.realised ?? null,
    expected: standing?.expectedMoney ?? null,
    planned: hasPlan(shown, window, 'money'),
    bare: locale.rupiah,
    show: locale.rupiah,
    noTarget: 'action.why_no_budget',
  } as const
  const people = {
    label: t('action.beneficiaries'),
    target: action.beneficiaryTarget,
    reported: standing?.beneficiaries ?? null,
    expected: null,
    show: withUnit(action.beneficiaryUnit),
  }
  const judged = (one: typeof output | typeof money) => ({
    meter: meterOf(locale, one),
    judged: { tone: one.judged, label: t(`judged.${one.judged}`) },
    working: workingOf(locale, one),
  })
  return {
    at:
      window && standing?.figureState
        ? t('actions.until', {
            window: windowName(locale, window),
            state: t(`actions.state.${standing.figureState}`),
          })
        : null,
    measures: [
      { ...judged(output), demo: isMadeUp(action, 'output_target') },
      { ...judged(money), demo: isMadeUp(action, 'budget') },
      {
        meter: meterOf(locale, people),
        judged: null,
        working: null,
        demo: isMadeUp(action, 'beneficiaries'),
      },
    ],
  }
}

/** Whether the action has a plan for the end of that window; a plan is made per quarter. */
function hasPlan(shown: Shown, window: Window | undefined, measure: 'output' | 'money'): boolean {
  if (!window) return false
  const quarter = Number(window.endsOn.slice(5, 7)) / 3
  return shown.details.plan.some((one) => one.quarter === quarter && one[measure] !== null)
}

type MeterFacts = Readonly<{
  label: string
  reported: number | null
  target: number | null
  /** Share of the target, 0..1. */
  expected: number | null
  show: (value: number) => string
}>

function meterOf(locale: Locale, facts: MeterFacts): Meter {
  const { t } = locale
  const { reported, target, expected, show } = facts
  const known = reported !== null && target !== null && target > 0
  return meter({
    label: facts.label,
    value: reported,
    total: target,
    text:
      reported === null
        ? joined(
            t('figure.not_reported'),
            target === null ? '' : `· ${t('actions.target', { target: show(target) })}`,
          )
        : target === null
          ? `${show(reported)} · ${t('actions.no_target')}`
          : t('figure.of', { part: show(reported), whole: show(target) }),
    shareText: known ? locale.percent(reported / target) : undefined,
    expected: known && expected !== null ? expected * target : null,
    expectedText:
      known && expected !== null
        ? t('action.expected_share', { share: locale.percent(expected) })
        : undefined,
  })
}

type Fact = Readonly<{ label: string; text: string; demo?: boolean }>

function factsOf(locale: Locale, action: Action, details: ActionDetails): Fact[] {
  const { t } = locale
  const unknown = t('figure.unknown')
  const amount = (value: number | null, unit: string | null) =>
    value === null ? unknown : joined(locale.number(value), unit ?? '')
  const marked = (part: DemoPart) => isMadeUp(action, part)
  const optional = (name: string, text: string | null): Fact[] =>
    text === null ? [] : [{ label: t(`action.field.${name}` as MessageKey), text }]
  return [
    {
      label: t('action.field.strategy'),
      text: t('strategy.full', {
        number: String(action.strategyNumber),
        name: locale.lang === 'en' ? details.strategyNameEn : details.strategyName,
      }),
    },
    { label: t('action.field.agency'), text: action.agencyName },
    ...optional('responsible_office', action.responsibleOffice),
    {
      label: t('action.field.days'),
      text: t('action.days', { from: locale.day(action.startsOn), to: locale.day(action.endsOn) }),
      demo: marked('days'),
    },
    {
      label: t('action.field.output_target'),
      text: amount(action.outputTarget, action.outputUnit),
      demo: marked('output_target'),
    },
    {
      label: t('action.field.beneficiary_target'),
      text: amount(action.beneficiaryTarget, action.beneficiaryUnit),
      demo: marked('beneficiaries'),
    },
    { label: t('action.field.activity_kind'), text: t(`activity_kind.${action.activityKind}`) },
    ...optional('program', action.program),
    ...optional('activity', action.activity),
    ...optional('sub_activity', action.subActivity),
    ...optional('nomenclature', action.nomenclature),
    ...optional('aid_kind', action.aidKind),
    ...optional('aid_nature', action.aidNature),
    ...optional('benefit_size', action.benefitSize),
    ...optional('benefit_duration', action.benefitDuration),
    ...(details.supports.length
      ? [
          {
            label: t('action.supports'),
            text: details.supports.map((agency) => agency.name).join(', '),
          },
        ]
      : []),
    ...(details.tags.length
      ? [
          {
            label: t('action.tags'),
            text: details.tags
              .map((tag) =>
                t('strategy.full', {
                  number: String(tag.number),
                  name: strategyName(tag, locale.lang),
                }),
              )
              .join('; '),
          },
        ]
      : []),
  ]
}

function relatedOf(locale: Locale, details: ActionDetails) {
  const link = (name: MessageKey, one: { code: string; title: string }) => ({
    name: locale.t(name),
    href: `/actions/${one.code}`,
    text: `${one.code} · ${one.title}`,
  })
  return [
    ...(details.predecessor ? [link('action.predecessor', details.predecessor)] : []),
    ...details.successors.map((one) => link('action.successor', one)),
  ]
}

function moneyOf(locale: Locale, action: Action, details: ActionDetails) {
  const { t } = locale
  return {
    total: action.budgetTotal === null ? null : locale.rupiah(action.budgetTotal),
    demo: isMadeUp(action, 'budget'),
    rows: funds.flatMap((fund) =>
      details.budget
        .filter((line) => line.fund === fund)
        .map((line) => ({
          fund: t(`fund.${fund}`),
          stage: t(`stage.${line.stage}`),
          day: line.decidedOn ? locale.day(line.decidedOn) : t('figure.unknown'),
          amount: locale.rupiah(line.amount),
          reason: line.reason ?? '',
          current: line.isCurrent,
          state: t(line.isCurrent ? 'action.money_current' : 'action.money_former'),
        })),
    ),
  }
}

function placesOf(locale: Locale, action: Action, details: ActionDetails) {
  const { t } = locale
  const unit = action.outputUnit ?? ''
  const sum = placesDiffer(
    action.outputTarget,
    details.places.map((place) => place.target),
  )
  return {
    rows: details.places.map((place) => ({
      href: hrefToPlace(action.year, place.code),
      name: placeLabel(place),
      target:
        place.target === null ? t('figure.unknown') : joined(locale.number(place.target), unit),
    })),
    demo: isMadeUp(action, 'places'),
    warning:
      sum !== null && action.outputTarget !== null
        ? t('action.places_differ', {
            sum: locale.number(sum),
            target: locale.number(action.outputTarget),
            unit,
          })
        : null,
  }
}

function hrefToPlace(year: number, code: string): string {
  return `/actions?year=${year}&place=${code}`
}

function planOf(locale: Locale, action: Action, details: ActionDetails) {
  const { t } = locale
  return {
    rows: details.plan.map((one) => ({
      quarter: t('action.quarter', { number: roman(one.quarter) }),
      output:
        one.output === null
          ? t('figure.unknown')
          : joined(locale.number(one.output), action.outputUnit ?? ''),
      money: one.money === null ? t('figure.unknown') : locale.rupiah(one.money),
    })),
    demo: isMadeUp(action, 'plan'),
  }
}

/** One window of the timeline: what was sent in it, and what it added to the report sent before. */
function reportOf(
  viewer: Viewer,
  shown: Shown,
  line: WindowLine,
  before: readonly WindowLine[],
  windows: WindowsById,
) {
  const { locale, today, user } = viewer
  const { t } = locale
  const { action } = shown
  const window = windows.get(line.windowId)
  if (!window) throw new Error(`window ${line.windowId} of ${action.code} is not among the windows`)
  const counts = (one: WindowLine) => one.state === 'sent' || one.state === 'verified'
  const previous = before.findLast(counts)
  const since = previous && windows.get(previous.windowId)
  const ownText = (change: string) =>
    since
      ? t('action.report_own_since', { change, window: windowShortName(locale, since) })
      : t('action.report_own_first', { change })
  const figure = (
    label: MessageKey,
    of: 'output' | 'beneficiaries' | 'realised',
    show: (value: number) => string,
  ) => {
    const value = line[of]
    const own = previous === undefined ? value : ownFigure(value, previous[of])
    return {
      label: t(label),
      text: value === null ? t('figure.not_reported') : show(value),
      own: own === null ? null : ownText((own < 0 ? '−' : '+') + show(Math.abs(own))),
    }
  }
  const phase = phaseOf(window, today)
  const writes = can(user, 'report.write', action) && takesReports(window, today)
  return {
    name: windowName(locale, window),
    status:
      line.state === 'none' && !line.owed
        ? null
        : phase === 'closed' && line.state === 'none'
          ? null
          : reportStatus(locale, line.state, line.owed && window.dueOn < today),
    note: whenOf(locale, line, window, phase === 'closed'),
    href:
      line.state !== 'none' || (writes && line.owed)
        ? `/actions/${action.code}/reports/${window.code}`
        : null,
    link: t('action.report_open', { window: windowShortName(locale, window) }),
    figures: counts(line)
      ? [
          figure('action.physical', 'output', (value) =>
            joined(locale.number(value), action.outputUnit ?? ''),
          ),
          figure('action.beneficiaries', 'beneficiaries', (value) =>
            joined(locale.number(value), action.beneficiaryUnit ?? ''),
          ),
          figure('action.money_realised', 'realised', locale.rupiah),
        ]
      : [],
    hidden:
      line.state === 'draft'
        ? t('action.draft_hidden')
        : line.state === 'returned'
          ? t('action.returned_hidden')
          : null,
    texts: counts(line)
      ? [
          { label: t('action.report_done'), text: line.doneText },
          { label: t('action.report_constraint'), text: constraintOf(locale, line) },
          { label: t('action.report_next'), text: line.nextText },
          { label: t('action.report_help'), text: line.helpText },
        ].filter((one) => one.text !== null)
      : [],
    evidence:
      counts(line) && line.evidence > 0 ? t('action.report_evidence', { n: line.evidence }) : null,
    now: phase === 'open' || phase === 'late',
    demo: line.isDemo,
  }
}

/** Null where either figure was not reported: nothing can be said of the difference. */
function ownFigure(value: number | null, previous: number | null): number | null {
  return value === null || previous === null ? null : Math.round((value - previous) * 100) / 100
}

/** "Tender atau kontrak: menunggu penetapan penyedia." */
function constraintOf(locale: Locale, line: WindowLine): string | null {
  if (line.constraintCode === null) return line.constraintText
  const name = locale.t(`report.constraint.${line.constraintCode}` as MessageKey)
  return line.constraintText === null ? name : `${name}: ${line.constraintText}`
}

function whenOf(locale: Locale, line: WindowLine, window: Window, closed: boolean): string {
  const { t } = locale
  if (line.sentOn) {
    const day = locale.day(line.sentOn)
    return t(line.sentOn > window.dueOn ? 'action.report_sent_late' : 'action.report_sent_on', {
      day,
    })
  }
  if (closed) return t('action.report_not_open', { day: locale.day(window.opensOn) })
  if (!line.owed) return t('action.report_not_owed')
  return t('action.report_due', { day: locale.day(window.dueOn) })
}

export type CancelState = Readonly<{
  action: Action
  reason: string
  errors: FieldErrors
  once: string
}>

export function cancelPage(viewer: Viewer, state: CancelState): Printed {
  const { locale } = viewer
  const { action, errors } = state
  const error = errors['reason']
  return {
    title: locale.t('action.form.cancel_title', { code: action.code }),
    lead: action.title,
    crumbs: [
      { href: '/actions', label: locale.t('nav.actions') },
      { href: `/actions/${action.code}`, label: action.code },
    ],
    errors: pageErrors(locale, errors),
    formAction: `/actions/${action.code}/cancel`,
    backHref: `/actions/${action.code}`,
    field: {
      id: 'reason',
      name: 'reason',
      label: locale.t('action.field.cancel_reason'),
      value: state.reason,
      rows: 3,
      maxlength: 500,
      required: true,
      ...(error && { error: locale.say(error) }),
    },
    once: state.once,
    version: action.version,
  }
}
