import { group } from 'd3-array'
import { actionsHref } from '../actions/filter'
import type { Decision } from '../decisions/decision'
import { decisionsHref } from '../decisions/filter'
import { decisionLine } from '../decisions/wording'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { dayOf, type Day, type Locale } from '../i18n'
import type { IndicatorSeries } from '../indicators/indicator'
import { indicatorCard } from '../indicators/card-page'
import { flagsOf } from '../reports/flags'
import type { Owed, ReportBrief, Returned } from '../reports/work-queries'
import type { QueueRow } from '../reports/queue-queries'
import { windowName, windowShortName } from '../windows/name'
import { takesReports, type Window } from '../windows/window'
import type { LateAgency } from './queries'

type WorkPage = Page & Record<string, unknown>

const dayLength = 86_400_000

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength)
}

function reportHref(report: Readonly<{ actionCode: string; window: Readonly<{ code: string }> }>) {
  return `/actions/${report.actionCode}/reports/${report.window.code}`
}

/** What an officer has to do: what came back first, then what is owed by its due day. Nothing that is done. */
export function officerPage(
  viewer: Viewer,
  owed: readonly Owed[],
  returned: readonly Returned[],
  asked: readonly ReportBrief[],
  windows: readonly Window[],
): WorkPage {
  const { locale, today, user } = viewer
  const open = owed.filter((one) => one.state !== 'returned')
  return {
    title: locale.t('work.heading'),
    lead: locale.t('work.of_agency', { agency: user.agencyName ?? '' }),
    tools: [
      ...(owed.length > 0
        ? [
            {
              href: '/reports/update',
              label: locale.t('work.fill_all'),
              icon: 'edit',
              primary: true,
            },
          ]
        : []),
      { href: '/actions/new', label: locale.t('work.new_action'), icon: 'plus' },
      { href: actionsHref({ mine: 1 }), label: locale.t('work.own_actions'), icon: 'list' },
    ],
    returned: returned.map((one) => returnedRow(locale, one)),
    asked: asked.map((one) => ({
      href: `${reportHref(one)}#flags`,
      title: one.title,
      code: one.actionCode,
      window: windowShortName(locale, one.window),
    })),
    owed: [...group(open, (one) => one.window.code).values()].map((rows) =>
      owedGroup(locale, today, rows),
    ),
    nothing: open.length > 0 ? null : nothingOwed(locale, today, windows),
  }
}

/** Decisions that wait for this agency's answer; null when there are none. */
export function owedDecisions({ locale, today }: Viewer, decisions: readonly Decision[]) {
  if (decisions.length === 0) return null
  return {
    title: locale.t('work.decisions_owed'),
    lines: decisions.map((decision) => decisionLine(locale, decision, today)),
    button: locale.t('work.answer_decision'),
    all: locale.t('work.all_own_decisions'),
    allHref: decisionsHref({ state: 'all', mine: 1 }),
  }
}

function answeredDecisions({ locale, today }: Viewer, decisions: readonly Decision[]) {
  if (decisions.length === 0) return null
  return {
    title: locale.t('work.decisions_answered'),
    lines: decisions.map((decision) => decisionLine(locale, decision, today)),
    button: locale.t('work.look_at_decision'),
    all: locale.t('decisions.title'),
    allHref: decisionsHref({}),
  }
}

function returnedRow(locale: Locale, one: Returned) {
  const when = locale.day(dayOf(one.returnedAt))
  return {
    href: reportHref(one),
    title: one.title,
    code: one.actionCode,
    strategy: one.strategyNumber,
    isDemo: one.isDemo,
    window: windowName(locale, one.window),
    when: one.reviewerName
      ? locale.t('work.returned_by', { name: one.reviewerName, when })
      : locale.t('work.returned_on', { when }),
    comments: one.comments.length > 0 ? one.comments : [locale.t('work.no_comment')],
    status: { tone: 'returned', label: locale.t('report.state.returned') },
  }
}

function owedGroup(locale: Locale, today: Day, rows: readonly Owed[]) {
  const first = rows[0] as Owed
  const { dueOn } = first.window
  const days = daysBetween(today, dueOn)
  return {
    id: `window-${first.window.code}`,
    title: windowName(locale, first.window),
    due: days === 0 ? locale.t('work.due_today') : locale.t('work.due', { day: locale.day(dueOn) }),
    status: first.late
      ? { tone: 'late', label: locale.t('work.days_late', { n: -days }) }
      : { tone: 'info', label: locale.t('work.days_left', { n: days }) },
    until: first.late ? locale.t('work.taken_until', { day: locale.day(first.takenUntil) }) : '',
    rows: rows.map((one) => ({
      href: reportHref(one),
      title: one.title,
      code: one.actionCode,
      strategy: one.strategyNumber,
      isDemo: one.isDemo,
      status: { tone: one.state, label: locale.t(`report.state.${one.state}`) },
      button: locale.t(one.state === 'draft' ? 'work.go_on' : 'work.fill'),
    })),
  }
}

/** The calm sentence, with the day on which there will be something to do. */
function nothingOwed(locale: Locale, today: Day, windows: readonly Window[]): string {
  const next = [...windows]
    .filter((window) => window.opensOn > today)
    .sort((one, other) => (one.opensOn < other.opensOn ? -1 : 1))[0]
  const then = next
    ? locale.t('work.next_window', {
        window: windowName(locale, next),
        opens: locale.day(next.opensOn),
        due: locale.day(next.dueOn),
      })
    : locale.t('work.no_next_window')
  return `${locale.t('work.nothing_owed')} ${then}`
}

/** What a reviewer's page is made from. `queue` holds the reports that wait, the oldest first. */
export type ReviewerFile = Readonly<{
  queue: readonly QueueRow[]
  waiting: number
  /** The latest window whose due day has passed, and who has not reported for it. */
  overdue: Window | undefined
  late: readonly LateAgency[]
  /** Answers to decisions that wait, the oldest first. */
  answered: readonly Decision[]
  windows: readonly Window[]
  /** Known only to those who manage people. */
  withoutPassword: number | null
}>

const waitingShown = 10
const oddShown = 10

/** The last window whose due day has passed; undefined before the first. */
export function latestOverdue(windows: readonly Window[], today: Day): Window | undefined {
  return [...windows]
    .filter((window) => window.dueOn < today)
    .sort((one, other) => (one.endsOn < other.endsOn ? -1 : 1))
    .at(-1)
}

/** What waits for a reviewer, what looks odd, and who is late; for the secretariat also the housekeeping. */
export function reviewerPage(viewer: Viewer, file: ReviewerFile): WorkPage {
  const { locale, today } = viewer
  const { queue, waiting, overdue, late, windows, withoutPassword } = file
  const odd = queue
    .map((one) => ({ one, flags: flagsOf(one) }))
    .filter(({ flags }) => flags.length > 0)
  return {
    title: locale.t('work.heading'),
    tools: [{ href: '/board', label: locale.t('work.open_board'), icon: 'board', primary: true }],
    waitingCount: locale.t('work.waiting_count', { n: waiting }),
    waiting: queue.slice(0, waitingShown).map((one) => queueRow(locale, today, one)),
    queueHref: waiting > waitingShown ? '/reports' : null,
    odd: odd.slice(0, oddShown).map(({ one, flags }) => ({
      ...queueRow(locale, today, one),
      flags: flags.map((flag) => locale.t(`report.flag.${flag}`)),
    })),
    oddNote: locale.t('work.odd_note', { n: queue.length }),
    late: late.map((agency) => ({
      name: agency.name,
      text: locale.t('board.n_reports', { n: agency.reports }),
      href: actionsHref({
        year: overdue?.year ?? '',
        window: overdue?.code ?? '',
        agency: agency.code,
        report: 'late',
      }),
    })),
    lateTitle: overdue
      ? locale.t('work.late', { window: windowName(locale, overdue) })
      : locale.t('board.late_agencies'),
    noLate: locale.t('board.no_late'),
    decisions: answeredDecisions(viewer, file.answered),
    housekeeping:
      withoutPassword === null ? null : housekeeping(locale, today, windows, withoutPassword),
  }
}

function queueRow(locale: Locale, today: Day, one: QueueRow) {
  const days = daysBetween(dayOf(one.sentAt), today)
  return {
    href: reportHref(one),
    title: one.title,
    code: one.actionCode,
    agency: one.agencyShortName,
    isDemo: one.isDemo,
    window: windowShortName(locale, one.window),
    sent: days <= 0 ? locale.t('work.waits_today') : locale.t('work.waits_days', { n: days }),
  }
}

function housekeeping(
  locale: Locale,
  today: Day,
  windows: readonly Window[],
  withoutPassword: number,
) {
  const open = windows.filter((window) => takesReports(window, today))
  const nextYear = Number(today.slice(0, 4)) + 1
  // From October on, the next year should be ready before its first reports.
  const missing =
    today.slice(5, 7) >= '10' && !windows.some((window) => window.year === nextYear)
      ? [locale.t('work.year_missing', { year: String(nextYear) })]
      : []
  return {
    people: {
      href: '/users',
      text:
        withoutPassword > 0
          ? locale.t('work.without_password', { n: withoutPassword })
          : locale.t('work.all_have_passwords'),
      tone: withoutPassword > 0 ? 'warning' : 'good',
    },
    windows: [
      ...(open.length > 0
        ? open.map((window) =>
            locale.t('work.window_now', {
              window: windowName(locale, window),
              due: locale.day(window.dueOn),
              until: locale.day(lastDay(window)),
            }),
          )
        : [locale.t('work.no_window_now')]),
      ...missing,
    ],
  }
}

function lastDay(window: Window): Day {
  const { unlockedUntil, graceUntil } = window
  return unlockedUntil !== null && unlockedUntil > graceUntil ? unlockedUntil : graceUntil
}

/** For those who only read: where to look, and what was published last. */
export function viewerPage(viewer: Viewer, indicators: readonly IndicatorSeries[]): WorkPage {
  const { locale, today } = viewer
  return {
    title: locale.t('work.heading'),
    lead: locale.t('work.intro'),
    links: [
      { href: '/board', label: locale.t('work.open_board'), icon: 'board', primary: true },
      { href: '/indicators', label: locale.t('work.open_indicators'), icon: 'chart' },
      { href: '/actions', label: locale.t('work.open_actions'), icon: 'list' },
    ],
    indicators: indicators
      .map((one) => indicatorCard(locale, today, one))
      .filter((card) => card.value !== null),
  }
}
