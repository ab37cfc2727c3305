import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import { listProposed, type ProposedAction } from './proposed-queries'

/** What the minutes of a meeting are made of: names and words as they are in the moment of reading. */
export type MinutesFacts = Readonly<{
  meeting: Readonly<{
    id: number
    title: string
    heldOn: Day
    startsAt: string | null
    venue: string | null
    chair: string | null
    state: 'draft' | 'shared' | 'running' | 'closed'
    officialNumber: string | null
    startedAt: Date | null
    closedAt: Date | null
    summary: string | null
    sourceUrl: string | null
    sourceNote: string | null
    isDemo: boolean
  }>
  attendance: readonly Readonly<{
    name: string
    attendance: 'unknown' | 'head' | 'represented' | 'absent'
    representedBy: string | null
  }>[]
  items: readonly Readonly<{
    id: number
    kind: 'decision' | 'action' | 'indicator' | 'place' | 'report' | 'agency' | 'free'
    about: string
    aboutEn: string
    /** Whose answer was asked for. */
    agency: string | null
    question: string | null
    note: string | null
    outcome: 'decided' | 'postponed' | 'closed' | 'noted' | null
    inAnnex: boolean
  }>[]
  decisions: readonly Readonly<{
    code: string
    text: string
    owner: string
    dueOn: Day
    itemId: number | null
  }>[]
  proposed: readonly ProposedAction[]
}>

export async function readMinutes(db: Db, id: number | null): Promise<MinutesFacts> {
  const [meeting] =
    id === null
      ? []
      : await prepared<MinutesFacts['meeting']>(
          db,
          'minutes.meeting',
          `SELECT meetings.id, meetings.title, meetings.held_on AS "heldOn", meetings.starts_at AS "startsAt",
              meetings.venue, meetings.chair, meetings.state, meetings.official_number AS "officialNumber",
              meetings.started_at AS "startedAt", meetings.closed_at AS "closedAt", meetings.summary,
              meetings.source_url AS "sourceUrl", meetings.source_note AS "sourceNote", meetings.is_demo AS "isDemo"
            FROM meetings WHERE meetings.id = $1`,
          [id],
        )
  if (!meeting) throw new NotFound(`meeting ${id}`)
  const attendance = await prepared<MinutesFacts['attendance'][number]>(
    db,
    'minutes.attendance',
    `SELECT agencies.name, meeting_agencies.attendance, meeting_agencies.represented_by AS "representedBy"
      FROM meeting_agencies JOIN agencies ON agencies.id = meeting_agencies.agency_id
      WHERE meeting_agencies.meeting_id = $1
      ORDER BY agencies.name COLLATE id_alami, agencies.id LIMIT 200`,
    [id],
  )
  const items = await prepared<MinutesFacts['items'][number]>(
    db,
    'minutes.items',
    `SELECT agenda_items.id, agenda_items.kind, named.about, coalesce(named.about_en, named.about) AS "aboutEn",
        owners.short_name AS agency, agenda_items.question, agenda_items.note, agenda_items.outcome,
        agenda_items.in_annex AS "inAnnex"
      FROM agenda_items
        LEFT JOIN actions ON actions.id = agenda_items.action_id
        LEFT JOIN indicators ON indicators.id = agenda_items.indicator_id
        LEFT JOIN places ON places.id = agenda_items.place_id
        LEFT JOIN agencies ON agencies.id = agenda_items.agency_id
        LEFT JOIN decisions ON decisions.id = agenda_items.decision_id
        LEFT JOIN agencies AS owners
          ON owners.id = coalesce(agenda_items.agency_id, actions.agency_id, decisions.agency_id)
        CROSS JOIN LATERAL (SELECT coalesce(agenda_items.title, decisions.code || ' · ' || decisions.text,
            actions.code || ' · ' || actions.title, indicators.name, places.name, agencies.name, '–') AS about,
          CASE WHEN agenda_items.title IS NULL AND agenda_items.kind = 'indicator' THEN indicators.name_en END
            AS about_en) AS named
      WHERE agenda_items.meeting_id = $1
      ORDER BY agenda_items.in_annex, agenda_items.position, agenda_items.id LIMIT 500`,
    [id],
  )
  const decisions = await prepared<MinutesFacts['decisions'][number]>(
    db,
    'minutes.decisions',
    `SELECT decisions.code, decisions.text, agencies.name AS owner, decisions.due_on AS "dueOn",
        decisions.agenda_item_id AS "itemId"
      FROM decisions JOIN agencies ON agencies.id = decisions.agency_id
      WHERE decisions.meeting_id = $1 ORDER BY decisions.year, decisions.number, decisions.id LIMIT 500`,
    [id],
  )
  return { meeting, attendance, items, decisions, proposed: await listProposed(db, meeting.id) }
}
