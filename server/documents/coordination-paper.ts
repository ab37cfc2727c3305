import { isOverdue, isUnfinished, wasOnTime, type Decision } from '../decisions/decision'
import { standingOf } from '../decisions/wording'
import type { Day } from '../i18n'
import type { DatedMeeting } from '../meetings/queries'
import type { Block, Row, TableBlock } from '../papers/paper'
import { column, type Desk } from './desk-paper'

/** How the team coordinated in a year: what it met for, what it decided, and what became of that. */
export type Coordination = Readonly<{
  year: number
  /** From the year's first day to the end of the next. */
  meetings: readonly DatedMeeting[]
  /** Taken in the year, or still open when it began. */
  decisions: readonly Decision[]
}>

type Caption = (text: string) => string

/** The meetings held and what the ledger says of the decisions. */
export function coordinationBlocks(
  desk: Desk,
  { year, meetings, decisions }: Coordination,
  caption: Caption,
): Block[] {
  const { t } = desk.locale
  const held = meetings.filter((one) => one.state === 'closed' && one.heldOn <= `${year}-12-31`)
  return [
    held.length === 0
      ? { kind: 'text', text: t('annual.no_meetings', { year: String(year) }) }
      : meetingTable(desk, held, caption(t('annual.meetings_held'))),
    ...(decisions.length === 0
      ? [{ kind: 'text', text: t('annual.no_decisions', { year: String(year) }) } as const]
      : [
          { kind: 'text', text: sumText(desk, year, decisions) } as const,
          decisionTable(desk, decisions, caption(t('annual.decisions'))),
        ]),
  ]
}

function meetingTable(
  { locale }: Desk,
  held: readonly DatedMeeting[],
  caption: string,
): TableBlock {
  const { t } = locale
  return {
    kind: 'table',
    key: 'meetings',
    caption,
    name: t('annual.meetings_tab'),
    numbered: false,
    columns: [
      column('day', t('meeting.field.held_on'), 'day', 14),
      column('title', t('annual.meeting'), 'text', 40),
      column('kind', t('meeting.field.kind'), 'text', 18),
      column('chair', t('meeting.field.chair'), 'text', 22),
      column('came', t('annual.came'), 'text', 14),
      column('decisions', t('annual.decided'), 'number', 11),
    ],
    rows: held.map((one): Row => ({
      kind: 'row',
      key: `meeting-${one.id}`,
      cells: [
        one.heldOn,
        one.isDemo ? `${one.title} (${t('app.demo_mark')})` : one.title,
        t(`meeting.kind.${one.kind}`),
        one.chair,
        one.invited === 0
          ? null
          : t('annual.came_of', {
              came: locale.number(one.came),
              invited: locale.number(one.invited),
            }),
        one.decisions,
      ],
    })),
    notes: [t('annual.meetings_note')],
  }
}

/** The ledger in a sentence; its parts add up to what was before the team. */
function sumText({ locale, today }: Desk, year: number, decisions: readonly Decision[]): string {
  const own = decisions.filter((one) => one.decidedOn >= `${year}-01-01`)
  const n = (which: (decision: Decision) => boolean) => decisions.filter(which).length
  const fulfilled = n((one) => one.state === 'fulfilled')
  const onTime = n((one) => wasOnTime(one, today))
  return locale.t('annual.decision_sum', {
    year: String(year),
    made: own.length,
    carried: decisions.length - own.length,
    on_time: onTime,
    late: fulfilled - onTime,
    cancelled: n((one) => one.state === 'cancelled'),
    open: n(isUnfinished),
    overdue: n((one) => isOverdue(one, today)),
  })
}

function decisionTable(desk: Desk, decisions: readonly Decision[], caption: string): TableBlock {
  const { locale, today } = desk
  const { t } = locale
  return {
    kind: 'table',
    key: 'decisions',
    caption,
    name: t('annual.decisions_tab'),
    numbered: false,
    passing: true,
    columns: [
      column('code', t('decisions.csv.code'), 'text', 13),
      column('title', t('decision.field.text'), 'text', 46),
      column('agency', t('decision.field.agency'), 'text', 20),
      column('decided', t('decision.field.decided_on'), 'day', 13),
      column('due', t('decision.field.due_on'), 'day', 13),
      column('state', t('decisions.column.state'), 'text', 20),
    ],
    rows: decisions.map((one): Row => {
      const { status, note } = standingOf(locale, one, today)
      return {
        kind: 'row',
        key: one.code,
        cells: [
          one.isDemo ? `${one.code} (${t('app.demo_mark')})` : one.code,
          one.text,
          one.agencyShortName,
          one.decidedOn,
          one.dueOn,
          note === '' ? status.label : `${status.label}, ${note}`,
        ],
      }
    }),
    notes: [t('annual.decisions_note', { day: locale.day(today) })],
  }
}

/** Meetings that are on the calendar from that day on. */
export function plannedMeetings(
  { locale }: Desk,
  { meetings }: Coordination,
  from: Day,
  caption: string,
): TableBlock {
  const { t } = locale
  const planned = meetings.filter((one) => one.state !== 'closed' && one.heldOn >= from)
  return {
    kind: 'table',
    key: 'planned',
    caption,
    name: t('annual.planned_tab'),
    numbered: false,
    passing: true,
    columns: [
      column('day', t('meeting.field.held_on'), 'day', 14),
      column('title', t('annual.meeting'), 'text', 46),
      column('kind', t('meeting.field.kind'), 'text', 20),
      column('venue', t('meeting.field.venue'), 'text', 26),
    ],
    rows: planned.map((one): Row => ({
      kind: 'row',
      key: `meeting-${one.id}`,
      cells: [
        one.heldOn,
        one.isDemo ? `${one.title} (${t('app.demo_mark')})` : one.title,
        t(`meeting.kind.${one.kind}`),
        one.venue,
      ],
    })),
    notes: planned.length ? [] : [t('annual.no_planned')],
  }
}
