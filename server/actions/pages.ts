import type { HistoryLine } from '../history'
import type { Printed, Tool } from '../http/page'
import type { Readership } from '../http/viewer'
import type { Day, Locale, MessageKey } from '../i18n'
import { placeLabel } from '../places/place'
import { can } from '../policy'
import { strategyName } from '../strategies/strategy'
import { windowShortName } from '../windows/name'
import { takesReports, type Window } from '../windows/window'
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
import { progressOf, type WindowsById } from './progress-page'
import type { ActionDetails, WindowLine } from './queries'
import { reportOf } from './timeline-page'
import { traceOf } from './trace'
import { joined, judgementRule, roman } from './wording'

export type Shown = Readonly<{
  action: Action
  details: ActionDetails
  windows: readonly Window[]
  lines: readonly WindowLine[]
  history: readonly HistoryLine[]
  thresholds: Thresholds
}>

/** The page of an action for all readers of one office. */
export function showActionPage(viewer: Readership, shown: Shown): Printed {
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
      .map((line, index) => reportOf(viewer, action, line, lines.slice(0, index), windows))
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
  }
}

function opened(window: Window | undefined, today: Day): boolean {
  return window !== undefined && window.opensOn <= today
}

function actionTools(viewer: Readership, shown: Shown, windows: WindowsById): Tool[] {
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
