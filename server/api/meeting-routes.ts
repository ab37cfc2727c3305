import { findAgencyByCode } from '../agencies/queries'
import { isOverdue, type Decision } from '../decisions/decision'
import { readDecisionFilter } from '../decisions/filter'
import { getDecision, listDecisions, tallyDecisions } from '../decisions/queries'
import { NotFound } from '../errors'
import { cutFor, cutOut, manyOf, oneOf, type Asker, type Endpoint } from '../http/endpoint'
import { readId } from '../http/parse'
import type { Day } from '../i18n'
import { isVisible, soughtWords, type Meeting } from '../meetings/meeting'
import { listItems } from '../meetings/item-queries'
import { getMeeting, listInvited, listMeetings } from '../meetings/queries'
import { can } from '../policy'
import type { User } from '../users/user'
import { asked as queries, nothing } from './params'
import { decision, meeting, wholeMeeting } from './records'
import { known } from './work-routes'

/** Decisions, and the meetings that took them. */
export const meetingEndpoints: readonly Endpoint[] = [
  manyOf({
    name: 'listDecisions',
    path: '/decisions',
    ability: 'decision.see',
    about: 'decisions',
    kind: 'Decision',
    record: decision,
    query: queries.decisions,
    load: async ({ db, reader, today }, asked) => {
      await known('agency', asked.agency, (code) => findAgencyByCode(db, code))
      await known('meeting', asked.meeting, (id) => visible({ db, reader }, id))
      const filter = readDecisionFilter(asked, today)
      const { found } = await tallyDecisions(db, filter, reader)
      const rows = await listDecisions(db, filter, reader, cutFor(asked, 'counted'))
      return cutOut(rows, (row) => decisionOf(row, today), found, asked)
    },
  }),
  oneOf({
    name: 'getDecision',
    path: '/decisions/:code',
    ability: 'decision.see',
    about: 'decision',
    kind: 'Decision',
    record: decision,
    query: nothing,
    params: { code: 'K-2026-001' },
    load: async ({ db, today }, asked) =>
      decisionOf(await getDecision(db, String(asked['code'])), today),
  }),
  manyOf({
    name: 'listMeetings',
    path: '/meetings',
    ability: 'meeting.see',
    about: 'meetings',
    kind: 'Meeting',
    record: meeting,
    query: queries.meetings,
    load: async ({ db, reader }, asked) => {
      const scope = { words: soughtWords(asked.q ?? ''), drafts: organises(reader) }
      const rows = await listMeetings(db, scope, cutFor(asked, 'unknown'))
      return cutOut(rows, meetingOf, null, asked)
    },
  }),
  oneOf({
    name: 'getMeeting',
    path: '/meetings/:id',
    ability: 'meeting.see',
    about: 'meeting',
    kind: 'WholeMeeting',
    record: wholeMeeting,
    query: nothing,
    params: { id: '12' },
    load: async (asker, asked) => {
      const found = await visible(asker, String(asked['id']))
      const { db } = asker
      // What is noted is everybody's once the meeting has ended.
      const ended = found.state === 'closed'
      return {
        ...meetingOf(found),
        items: (await listItems(db, found.id)).map((item) => ({
          position: item.position,
          kind: item.kind,
          decision: item.decisionCode,
          action: item.actionCode,
          indicator: item.indicatorCode,
          place: item.placeCode,
          agencyCode: item.agencyCode,
          title: item.title,
          question: item.question,
          minutes: item.minutes,
          inAnnex: item.inAnnex,
          outcome: ended ? item.outcome : null,
          note: ended ? item.note : null,
        })),
        agencies: (await listInvited(db, found.id)).map(({ code, name, attendance }) => ({
          code,
          name,
          attendance,
        })),
      }
    },
  }),
]

const organises = (reader: User) => can(reader, 'meeting.manage')

async function visible({ db, reader }: Pick<Asker, 'db' | 'reader'>, id: string): Promise<Meeting> {
  const found = await getMeeting(db, readId(id))
  if (!isVisible(found, organises(reader))) throw new NotFound(`meeting ${found.id}`)
  return found
}

function decisionOf(row: Decision, today: Day) {
  return {
    code: row.code,
    text: row.text,
    agencyCode: row.agencyCode,
    agency: row.agencyShortName,
    decidedOn: row.decidedOn,
    dueOn: row.dueOn,
    state: row.state,
    overdue: isOverdue(row, today),
    carried: row.carried,
    strategyNumber: row.strategyNumber,
    action: row.actionCode,
    indicator: row.indicatorCode,
    place: row.placeCode,
    meetingId: row.meetingId,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    remark: row.remark,
    closedAt: row.closedAt?.toISOString() ?? null,
    isDemo: row.isDemo,
  }
}

function meetingOf(row: Meeting) {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    strategyNumber: row.strategyNumber,
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    venue: row.venue,
    chair: row.chair,
    plannedMinutes: row.plannedMinutes,
    state: row.state,
    officialNumber: row.officialNumber,
    startedAt: row.startedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    summary: row.summary,
    sourceUrl: row.sourceUrl,
    isDemo: row.isDemo,
  }
}
