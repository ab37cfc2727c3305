import { prepared, type Db } from '../db'
import type { Cut } from '../db/cut'
import { NotFound } from '../errors'
import type { Judgement } from '../actions/progress'
import type { Day } from '../i18n'
import type {
  Attendance,
  Invited,
  Meeting,
  QuietAction,
  SilentAgency,
  TroubledAction,
} from './meeting'

const columns = `meetings.id, meetings.title, meetings.kind, meetings.strategy_number AS "strategyNumber",
  meetings.held_on AS "heldOn", meetings.starts_at AS "startsAt", meetings.venue, meetings.chair,
  meetings.planned_minutes AS "plannedMinutes", meetings.state, meetings.official_number AS "officialNumber",
  meetings.shared_at AS "sharedAt", meetings.started_at AS "startedAt", meetings.closed_at AS "closedAt",
  meetings.summary, meetings.source_url AS "sourceUrl", meetings.source_note AS "sourceNote",
  meetings.is_demo AS "isDemo", meetings.current_item_id AS "currentItemId",
  meetings.current_since AS "currentSince", meetings.version`

/** A meeting as the list shows it, with the counts of its agenda; `hit` is what was found in it. */
export type ListedMeeting = Meeting &
  Readonly<{ items: number; invited: number; came: number; hit: string | null }>

export type ListedScope = Readonly<{
  /** Words that each must be said somewhere: in its title or account, on an item, in a decision. */
  words: readonly string[]
  /** Drafts are the organisers' own. */
  drafts: boolean
}>

const saidOfMeeting = `searchable(concat_ws(' ', meetings.title, meetings.summary, meetings.venue, meetings.chair,
  meetings.official_number))`
const saidOnItem = `searchable(concat_ws(' ', agenda_items.title, agenda_items.question, agenda_items.note))`

/** Those that are being prepared or held first, then the past ones, the newest first. */
export function listMeetings(
  db: Db,
  { words, drafts }: ListedScope,
  { limit, offset, after }: Cut,
): Promise<ListedMeeting[]> {
  return prepared<ListedMeeting>(
    db,
    after === null ? 'meetings.list' : 'meetings.list_after',
    `SELECT ${columns},
        (SELECT count(*)::int FROM agenda_items WHERE agenda_items.meeting_id = meetings.id
          AND NOT agenda_items.in_annex) AS items,
        (SELECT count(*)::int FROM meeting_agencies WHERE meeting_agencies.meeting_id = meetings.id) AS invited,
        (SELECT count(*)::int FROM meeting_agencies WHERE meeting_agencies.meeting_id = meetings.id
          AND meeting_agencies.attendance IN ('head', 'represented')) AS came,
        CASE WHEN cardinality($3::text[]) > 0 THEN coalesce(
          (SELECT agenda_items.note FROM agenda_items WHERE agenda_items.meeting_id = meetings.id
            AND strpos(searchable(agenda_items.note), ($3::text[])[1]) > 0 ORDER BY agenda_items.position LIMIT 1),
          (SELECT decisions.code || ' ' || decisions.text FROM decisions WHERE decisions.meeting_id = meetings.id
            AND strpos(decisions.search, ($3::text[])[1]) > 0 ORDER BY decisions.id LIMIT 1)) END AS hit
      FROM meetings
      WHERE ($4 OR meetings.state <> 'draft')
        AND NOT EXISTS (SELECT FROM unnest($3::text[]) AS word WHERE strpos(${saidOfMeeting}, word) = 0
          AND NOT EXISTS (SELECT FROM agenda_items WHERE agenda_items.meeting_id = meetings.id
            AND strpos(${saidOnItem}, word) > 0)
          AND NOT EXISTS (SELECT FROM decisions WHERE decisions.meeting_id = meetings.id
            AND strpos(decisions.search, word) > 0))
      ${
        after === null
          ? `ORDER BY meetings.state = 'closed', meetings.held_on DESC, meetings.id DESC LIMIT $1::int OFFSET $2::int`
          : 'AND meetings.id > $2::int ORDER BY meetings.id LIMIT $1::int'
      }`,
    [limit, after ?? offset, words, drafts],
  )
}

/** A meeting by its day, with who came and what was decided. */
export type DatedMeeting = Meeting & Readonly<{ invited: number; came: number; decisions: number }>

/** The meetings of those days, held or planned, the earliest first. */
export function listMeetingsBetween(db: Db, from: Day, to: Day): Promise<DatedMeeting[]> {
  return prepared<DatedMeeting>(
    db,
    'meetings.between',
    `SELECT ${columns},
        (SELECT count(*)::int FROM meeting_agencies WHERE meeting_agencies.meeting_id = meetings.id) AS invited,
        (SELECT count(*)::int FROM meeting_agencies WHERE meeting_agencies.meeting_id = meetings.id
          AND meeting_agencies.attendance IN ('head', 'represented')) AS came,
        (SELECT count(*)::int FROM decisions WHERE decisions.meeting_id = meetings.id) AS decisions
      FROM meetings WHERE meetings.held_on BETWEEN $1::date AND $2::date
      ORDER BY meetings.held_on, meetings.id LIMIT 500`,
    [from, to],
  )
}

/** How many meetings were held with this tool and closed in that year. */
export async function countClosed(db: Db, year: number): Promise<number> {
  const [row] = await prepared<{ n: number }>(
    db,
    'meetings.closed_in',
    `SELECT count(*)::int AS n FROM meetings WHERE meetings.state = 'closed' AND meetings.started_at IS NOT NULL
      AND meetings.held_on >= make_date($1::int, 1, 1) AND meetings.held_on < make_date($1::int + 1, 1, 1)`,
    [year],
  )
  return row?.n ?? 0
}

/** The meeting of that id; NotFound for one that does not exist. */
export async function getMeeting(db: Db, id: number | null): Promise<Meeting> {
  const [meeting] =
    id === null
      ? []
      : await prepared<Meeting>(
          db,
          'meetings.by_id',
          `SELECT ${columns} FROM meetings WHERE meetings.id = $1`,
          [id],
        )
  if (!meeting) throw new NotFound(`meeting ${id}`)
  return meeting
}

/** The last meeting that was held with this tool before that day, and closed. */
export async function findMeetingBefore(db: Db, meeting: Meeting): Promise<Meeting | undefined> {
  const [before] = await prepared<Meeting>(
    db,
    'meetings.before',
    `SELECT ${columns} FROM meetings
      WHERE meetings.state = 'closed' AND meetings.started_at IS NOT NULL AND meetings.id <> $1
        AND (meetings.held_on, meetings.id) < ($2::date, $1)
      ORDER BY meetings.held_on DESC, meetings.id DESC LIMIT 1`,
    [meeting.id, meeting.heldOn],
  )
  return before
}

export function listInvited(db: Db, meetingId: number): Promise<Invited[]> {
  return prepared<Invited>(
    db,
    'meetings.invited',
    `SELECT agencies.id AS "agencyId", agencies.code::text AS code, agencies.name,
        agencies.short_name AS "shortName", meeting_agencies.attendance,
        meeting_agencies.represented_by AS "representedBy", meeting_agencies.version
      FROM meeting_agencies JOIN agencies ON agencies.id = meeting_agencies.agency_id
      WHERE meeting_agencies.meeting_id = $1
      ORDER BY array_position(ARRAY['team', 'badan', 'dinas', 'other_local', 'kecamatan', 'vertical', 'partner'],
        agencies.kind), agencies.short_name COLLATE id_alami, agencies.id`,
    [meetingId],
  )
}

export function countAttendance(invited: readonly Invited[]): Record<Attendance, number> {
  const counts = { unknown: 0, head: 0, represented: 0, absent: 0 }
  for (const { attendance } of invited) counts[attendance] += 1
  return counts
}

const troubled = `SELECT actions.id, actions.code, actions.title, actions.strategy_number AS "strategyNumber",
    actions.agency_id AS "agencyId", agencies.short_name AS agency, standings.status, standings.judged,
    standings.report_state AS "reportState", standings.output, actions.output_target AS "outputTarget",
    actions.output_unit AS "outputUnit", standings.expected * actions.output_target AS expected, standings.realised, actions.budget_total AS budget,
    actions.is_demo AS "isDemo"
  FROM standings JOIN actions ON actions.id = standings.action_id JOIN agencies ON agencies.id = actions.agency_id`

/** Returned, stuck, slow and delayed actions of one window, those with the most money first. */
export function listTroubled(
  db: Db,
  windowId: number,
  strategy: number | null,
  limit: number,
): Promise<TroubledAction[]> {
  return prepared<TroubledAction>(
    db,
    'meetings.troubled',
    `${troubled}
      WHERE standings.window_id = $1 AND ($2::int IS NULL OR actions.strategy_number = $2)
        AND (standings.judged IN ('stuck', 'slow', 'postponed')
          OR (standings.owed AND standings.report_state = 'returned'))
      ORDER BY actions.budget_total DESC NULLS LAST, actions.id LIMIT $3::int`,
    [windowId, strategy, limit],
  )
}

/** Those actions as they stand at the end of the window; one that has no standing there is left out. */
export function listStandingsOf(
  db: Db,
  actionIds: readonly number[],
  windowId: number,
): Promise<TroubledAction[]> {
  return prepared<TroubledAction>(
    db,
    'meetings.actions',
    `${troubled} WHERE standings.action_id = ANY ($1::int[]) AND standings.window_id = $2`,
    [actionIds, windowId],
  )
}

/** Actions that run as they should at the window's end, or are done, with how many there are in all. */
export async function listQuiet(
  db: Db,
  windowId: number,
  strategy: number | null,
  limit: number,
): Promise<{ found: number; actions: QuietAction[] }> {
  const rows = await prepared<QuietAction & { found: number }>(
    db,
    'meetings.quiet',
    `SELECT actions.code, actions.title, agencies.short_name AS agency, actions.strategy_number AS "strategyNumber",
        standings.judged, actions.is_demo AS "isDemo", (count(*) OVER ())::int AS found
      FROM standings JOIN actions ON actions.id = standings.action_id JOIN agencies ON agencies.id = actions.agency_id
      WHERE standings.window_id = $1 AND ($2::int IS NULL OR actions.strategy_number = $2)
        AND standings.judged IN ('on_track', 'finished')
      ORDER BY actions.strategy_number, actions.number, actions.id LIMIT $3::int`,
    [windowId, strategy, limit],
  )
  return { found: rows[0]?.found ?? 0, actions: rows.map(({ found: _found, ...row }) => row) }
}

export function listSilent(db: Db, windowId: number, limit: number): Promise<SilentAgency[]> {
  return prepared<SilentAgency>(
    db,
    'meetings.silent',
    `SELECT agencies.id AS "agencyId", agencies.code::text AS code, agencies.short_name AS name,
        count(*)::int AS reports
      FROM standings JOIN actions ON actions.id = standings.action_id
        JOIN agencies ON agencies.id = actions.agency_id
      WHERE standings.window_id = $1 AND standings.owed AND standings.report_state IN ('none', 'draft')
      GROUP BY agencies.id ORDER BY count(*) DESC, agencies.id LIMIT $2::int`,
    [windowId, limit],
  )
}

/** The actions of one agency at the end of the window, for its sheet: the most troubled first. */
export function listOfAgency(
  db: Db,
  agencyId: number,
  windowId: number,
): Promise<TroubledAction[]> {
  return prepared<TroubledAction>(
    db,
    'meetings.of_agency',
    `${troubled} WHERE standings.window_id = $1 AND actions.agency_id = $2
      ORDER BY array_position(ARRAY['stuck', 'slow', 'postponed', 'unjudged', 'on_track', 'not_due', 'finished',
        'called_off'], standings.judged), actions.number, actions.id LIMIT 100`,
    [windowId, agencyId],
  )
}

/** Every page of a closed meeting as it was shown, in one language. */
export async function findKeptPage(
  db: Db,
  meetingId: number,
  page: string,
  lang: string,
): Promise<Record<string, unknown> | undefined> {
  const [kept] = await prepared<{ content: Record<string, unknown> }>(
    db,
    'meetings.kept',
    `SELECT meeting_pages.content FROM meeting_pages
      WHERE meeting_pages.meeting_id = $1 AND meeting_pages.page = $2 AND meeting_pages.lang = $3`,
    [meetingId, page, lang],
  )
  return kept?.content
}

export type PreparedText = Readonly<{ channel: 'whatsapp' | 'email'; at: Date; by: string | null }>

export function listPrepared(db: Db, meetingId: number): Promise<PreparedText[]> {
  return prepared<PreparedText>(
    db,
    'meetings.prepared',
    `SELECT prepared_texts.channel, prepared_texts.prepared_at AS at, users.name AS by
      FROM prepared_texts LEFT JOIN users ON users.id = prepared_texts.prepared_by
      WHERE prepared_texts.meeting_id = $1 ORDER BY prepared_texts.id DESC LIMIT 20`,
    [meetingId],
  )
}

/** Indicators of the region of which a value in use became known after that instant. */
export async function listFreshIndicators(db: Db, region: string, since: Date): Promise<number[]> {
  const rows = await prepared<{ id: number }>(
    db,
    'meetings.fresh',
    `SELECT DISTINCT readings.indicator_id AS id FROM history JOIN readings ON readings.id = history.subject_id
      WHERE history.subject = 'reading' AND history.at > $2 AND readings.region_code = $1 AND readings.in_use
      ORDER BY id LIMIT 100`,
    [region, since],
  )
  return rows.map(({ id }) => id)
}

/** The ids of actions by their codes. */
export async function idsOfActions(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await prepared<{ code: string; id: number }>(
    db,
    'meetings.ids',
    'SELECT actions.code, actions.id FROM actions WHERE actions.code = ANY ($1::text[])',
    [codes],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

/** How many actions of each strategy stand how at the window's end. */
export function countStandings(
  db: Db,
  windowId: number,
): Promise<{ strategy: number; judged: Judgement; actions: number }[]> {
  return prepared(
    db,
    'meetings.standings',
    `SELECT actions.strategy_number AS strategy, standings.judged, count(*)::int AS actions
      FROM standings JOIN actions ON actions.id = standings.action_id
      WHERE standings.window_id = $1
      GROUP BY actions.strategy_number, standings.judged
      ORDER BY actions.strategy_number, array_position(ARRAY['on_track', 'slow', 'stuck', 'finished', 'postponed',
        'called_off', 'not_due', 'unjudged'], standings.judged)`,
    [windowId],
  )
}
