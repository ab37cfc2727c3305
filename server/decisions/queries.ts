import { prepared, type Db } from '../db'
import type { Cut } from '../db/cut'
import { NotFound } from '../errors'
import type { Day } from '../i18n'
import type { Evidence } from '../reports/evidence'
import type { User } from '../users/user'
import { dueWithinDays, isDecisionCode, type Decision, type Tally } from './decision'
import { decisionsPerPage, type DecisionFilter, type DecisionSort } from './scope'

/**
 * On how many agendas it stood while it was open, after the meeting that took it: those of meetings that were held. An
 * agenda that is only prepared has carried nothing yet.
 */
const carried = `(SELECT count(DISTINCT held.id) FROM agenda_items JOIN meetings AS held ON held.id = agenda_items.meeting_id
  WHERE agenda_items.decision_id = decisions.id AND held.state IN ('running', 'closed')
    AND held.id IS DISTINCT FROM decisions.meeting_id
    AND (decisions.closed_at IS NULL OR held.held_on <= (decisions.closed_at AT TIME ZONE 'Asia/Jakarta')::date))`

const columns = `decisions.id, decisions.code, decisions.text, decisions.agency_id AS "agencyId",
  agencies.code::text AS "agencyCode", agencies.name AS "agencyName", agencies.short_name AS "agencyShortName",
  decisions.decided_on AS "decidedOn", decisions.due_on AS "dueOn",
  decisions.action_id AS "actionId", actions.code AS "actionCode", actions.title AS "actionTitle",
  decisions.indicator_id AS "indicatorId", indicators.code AS "indicatorCode",
  indicators.name AS "indicatorName", indicators.name_en AS "indicatorNameEn",
  decisions.place_id AS "placeId", places.code AS "placeCode", places.kind AS "placeKind", places.name AS "placeName",
  parents.name AS "placeParentName", coalesce(actions.strategy_number, indicators.strategy_number) AS "strategyNumber",
  decisions.meeting_id AS "meetingId", meetings.title AS "meetingTitle",
  meetings.held_on AS "meetingHeldOn", ${carried} AS carried, decisions.agenda_item_id AS "agendaItemId",
  decisions.state, decisions.answer, decisions.answered_at AS "answeredAt", answerers.name AS "answeredByName",
  decisions.remark, decisions.closed_at AS "closedAt", decisions.is_demo AS "isDemo", decisions.version`

const source = `decisions JOIN agencies ON agencies.id = decisions.agency_id
  LEFT JOIN actions ON actions.id = decisions.action_id
  LEFT JOIN indicators ON indicators.id = decisions.indicator_id
  LEFT JOIN places ON places.id = decisions.place_id
  LEFT JOIN places AS parents ON parents.id = places.parent_id
  LEFT JOIN meetings ON meetings.id = decisions.meeting_id
  LEFT JOIN users AS answerers ON answerers.id = decisions.answered_by`

/** As isOverdue() and isDue() say; `today` is the parameter's place, '$1'. */
const answeredOn = "(decisions.answered_at AT TIME ZONE 'Asia/Jakarta')::date"
const overdueAt = (
  today: string,
) => `(decisions.due_on < ${today}::date AND (decisions.state = 'open'
  OR (decisions.state = 'answered' AND ${answeredOn} > decisions.due_on)))`
const dueAt = (today: string) => `(decisions.state = 'open' AND decisions.due_on >= ${today}::date
  AND decisions.due_on <= ${today}::date + ${dueWithinDays})`

type OpenDecision = Pick<Decision, 'code' | 'text' | 'agencyId' | 'dueOn' | 'isDemo'>

export async function findDecision(db: Db, code: string): Promise<Decision | undefined> {
  if (!isDecisionCode(code)) return undefined
  const [decision] = await prepared<Decision>(
    db,
    'decisions.by_code',
    `SELECT ${columns} FROM ${source} WHERE decisions.code = $1`,
    [code],
  )
  return decision
}

export async function getDecision(db: Db, code: string): Promise<Decision> {
  const decision = await findDecision(db, code)
  if (!decision) throw new NotFound(`decision ${code}`)
  return decision
}

/** Everything a next meeting has before it: neither fulfilled nor cancelled, the oldest due day first. */
export function listUnfinishedDecisions(db: Db, limit = 200): Promise<Decision[]> {
  return prepared<Decision>(
    db,
    'decisions.unfinished',
    `SELECT ${columns} FROM ${source} WHERE decisions.closed_at IS NULL
      ORDER BY decisions.due_on, decisions.id LIMIT $1`,
    [limit],
  )
}

/** Decisions taken in those days, and older ones that were still open when they began; the earliest first. */
export function listDecisionsBetween(db: Db, from: Day, to: Day): Promise<Decision[]> {
  return prepared<Decision>(
    db,
    'decisions.between',
    `SELECT ${columns} FROM ${source} WHERE decisions.decided_on <= $2::date AND (decisions.decided_on >= $1::date
        OR decisions.closed_at IS NULL OR (decisions.closed_at AT TIME ZONE 'Asia/Jakarta')::date >= $1::date)
      ORDER BY decisions.decided_on, decisions.id LIMIT 500`,
    [from, to],
  )
}

/** What an agency owes an answer for, the oldest due day first. */
export function listOwedDecisions(db: Db, agencyId: number, limit = 50): Promise<Decision[]> {
  return prepared<Decision>(
    db,
    'decisions.owed',
    `SELECT ${columns} FROM ${source} WHERE decisions.agency_id = $1 AND decisions.state = 'open'
      ORDER BY decisions.due_on, decisions.id LIMIT $2`,
    [agencyId, limit],
  )
}

/** What every owner still has to answer, in short; for reminding them. */
export function listOpenDecisions(db: Db): Promise<OpenDecision[]> {
  return prepared<OpenDecision>(
    db,
    'decisions.open',
    `SELECT decisions.code, decisions.text, decisions.agency_id AS "agencyId", decisions.due_on AS "dueOn",
        decisions.is_demo AS "isDemo"
      FROM decisions WHERE decisions.state = 'open' ORDER BY decisions.due_on, decisions.id`,
  )
}

/** Answers that wait for a coordinator, the oldest first. */
export function listAnsweredDecisions(db: Db, limit = 10): Promise<Decision[]> {
  return prepared<Decision>(
    db,
    'decisions.answered',
    `SELECT ${columns} FROM ${source} WHERE decisions.state = 'answered'
      ORDER BY decisions.answered_at, decisions.id LIMIT $1`,
    [limit],
  )
}

type Card = Readonly<{ actionId: number } | { indicatorId: number } | { placeId: number }>

/** Decisions about one card, unfinished ones first, then the newest; of a kecamatan also those about its villages. */
export function listDecisionsAbout(db: Db, card: Card, limit = 20): Promise<Decision[]> {
  const [column, id] =
    'actionId' in card
      ? (['action_id', card.actionId] as const)
      : 'indicatorId' in card
        ? (['indicator_id', card.indicatorId] as const)
        : (['place_id', card.placeId] as const)
  const about =
    column === 'place_id'
      ? `IN (SELECT here.id FROM places AS here WHERE $1 IN (here.id, here.parent_id))`
      : '= $1'
  return prepared<Decision>(
    db,
    `decisions.about_${column}`,
    `SELECT ${columns} FROM ${source} WHERE decisions.${column} ${about}
      ORDER BY decisions.closed_at IS NOT NULL, decisions.decided_on DESC, decisions.id DESC LIMIT $2`,
    [id, limit],
  )
}

/** Decisions about any of those cards, those ids themselves, and what those agencies still owe; the newest first. */
export function listDecisionsOf(
  db: Db,
  of: Readonly<{
    ids: readonly number[]
    actionIds: readonly number[]
    indicatorIds: readonly number[]
    placeIds: readonly number[]
    owners: readonly number[]
    meetingId: number
    /** Only those taken by that day. */
    upTo: Day | null
  }>,
): Promise<Decision[]> {
  return prepared<Decision>(
    db,
    'decisions.of',
    `SELECT ${columns} FROM ${source}
      WHERE decisions.id IN (
        SELECT decisions.id FROM decisions WHERE decisions.id = ANY ($1::int[])
        UNION SELECT decisions.id FROM decisions WHERE decisions.action_id = ANY ($2::int[])
        UNION SELECT decisions.id FROM decisions WHERE decisions.indicator_id = ANY ($3::int[])
        UNION SELECT decisions.id FROM decisions WHERE decisions.place_id = ANY ($4::int[])
        UNION SELECT decisions.id FROM decisions WHERE decisions.agency_id = ANY ($5::int[]) AND decisions.closed_at IS NULL
        UNION SELECT decisions.id FROM decisions WHERE decisions.meeting_id = $6::int)
        AND ($7::date IS NULL OR decisions.decided_on <= $7)
      ORDER BY decisions.decided_on DESC, decisions.id DESC LIMIT 1000`,
    [of.ids, of.actionIds, of.indicatorIds, of.placeIds, of.owners, of.meetingId, of.upTo],
  )
}

type Condition = Readonly<{ sql: string; values: readonly unknown[] }>

/** The WHERE of a filter; `withScope` false leaves out where the decisions stand, for the line that sums all of them. */
function conditionOf(filter: DecisionFilter, user: User, withScope = true): Condition {
  const values: unknown[] = [filter.today]
  const parts = ['$1::date IS NOT NULL']
  const bind = (value: unknown) => `$${values.push(value)}`
  if (filter.agency !== null) parts.push(`agencies.code = ${bind(filter.agency)}::citext`)
  if (filter.mine && user.agencyId !== null)
    parts.push(`decisions.agency_id = ${bind(user.agencyId)}`)
  if (filter.meeting !== null) parts.push(`decisions.meeting_id = ${bind(filter.meeting)}`)
  for (const word of filter.q.split(' ').filter((one) => one !== '')) {
    parts.push(
      `decisions.search LIKE '%' || regexp_replace(searchable(${bind(word)}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`,
    )
  }
  if (withScope) {
    switch (filter.scope) {
      case 'all':
        break
      case 'unfinished':
        parts.push('decisions.closed_at IS NULL')
        break
      case 'due':
        parts.push(dueAt('$1'))
        break
      case 'overdue':
        parts.push(overdueAt('$1'))
        break
      case 'answered':
      case 'fulfilled':
      case 'cancelled':
        parts.push(`decisions.state = '${filter.scope}'`)
        break
    }
  }
  return { sql: parts.join(' AND '), values }
}

const orders: Record<DecisionSort, readonly [string, 'ASC' | 'DESC']> = {
  due: ['decisions.due_on', 'ASC'],
  code: ['(decisions.year, decisions.number)', 'ASC'],
  agency: ['agencies.name COLLATE id_alami', 'ASC'],
  age: ['decisions.decided_on', 'ASC'],
  carried: [carried, 'DESC'],
}

function orderOf({ sort, reversed }: DecisionFilter): string {
  const [column, way] = orders[sort]
  const turned = way === 'ASC' ? 'DESC' : 'ASC'
  return `${column} ${reversed ? turned : way}, decisions.id`
}

/** Runs a statement that a filter has put together; unnamed, for there are too many of them to keep a plan of each. */
async function ask<Row>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const client = await db.client.acquireConnection()
  try {
    const result = await client.query({ text, values })
    return result.rows as Row[]
  } finally {
    await db.client.releaseConnection(client)
  }
}

/** The decisions of one page of the ledger; or a cut of them, in its order or as they were made. */
export function listDecisions(
  db: Db,
  filter: DecisionFilter,
  user: User,
  cut: Cut = pageOf(filter),
): Promise<Decision[]> {
  const { sql, values } = conditionOf(filter, user)
  const { limit, offset, after } = cut
  const [some, order] =
    after === null
      ? [`ORDER BY ${orderOf(filter)} LIMIT ${limit} OFFSET ${offset}`, orderOf(filter)]
      : [`AND decisions.id > ${after} ORDER BY decisions.id LIMIT ${limit}`, 'decisions.id']
  // Which ones they are is found first: what a line tells is looked up for those alone.
  return ask<Decision>(
    db,
    `SELECT ${columns} FROM ${source} WHERE decisions.id = ANY (ARRAY(
        SELECT decisions.id FROM decisions JOIN agencies ON agencies.id = decisions.agency_id WHERE ${sql} ${some}))
      ORDER BY ${order}`,
    values,
  )
}

function pageOf({ page }: DecisionFilter): Cut {
  return { limit: decisionsPerPage, offset: (page - 1) * decisionsPerPage, after: null }
}

const portion = 1000

/** All decisions of the filter, portion by portion, for its file. */
export async function* exportDecisions(
  db: Db,
  filter: DecisionFilter,
  user: User,
): AsyncGenerator<Decision[]> {
  for (let offset = 0; ; offset += portion) {
    const rows = await listDecisions(db, filter, user, { limit: portion, offset, after: null })
    if (rows.length > 0) yield rows
    if (rows.length < portion) return
  }
}

/**
 * How many the list holds, and the chair's line: what was decided under the same filter whatever its state, and what
 * became of it, as wasOnTime() and isOverdue() say. One pass over the decisions.
 */
export async function tallyDecisions(
  db: Db,
  filter: DecisionFilter,
  user: User,
): Promise<{ found: number; tally: Tally }> {
  const { sql, values } = conditionOf(filter, user, false)
  const inTime = `coalesce(${answeredOn}, (decisions.closed_at AT TIME ZONE 'Asia/Jakarta')::date) <= decisions.due_on`
  const [row] = await ask<Tally & { due: number; answered: number; fulfilled: number }>(
    db,
    `SELECT count(*) AS made,
        count(*) FILTER (WHERE decisions.state = 'fulfilled' AND ${inTime}) AS "onTime",
        count(*) FILTER (WHERE decisions.state = 'fulfilled' AND NOT ${inTime}) AS late,
        count(*) FILTER (WHERE decisions.state = 'fulfilled') AS fulfilled,
        count(*) FILTER (WHERE decisions.state = 'cancelled') AS cancelled,
        count(*) FILTER (WHERE decisions.state = 'answered') AS answered,
        count(*) FILTER (WHERE decisions.closed_at IS NULL) AS unfinished,
        count(*) FILTER (WHERE ${dueAt('$1')}) AS due,
        count(*) FILTER (WHERE ${overdueAt('$1')}) AS overdue
      FROM decisions JOIN agencies ON agencies.id = decisions.agency_id WHERE ${sql}`,
    values,
  )
  if (!row) throw new Error('A count has a row.')
  const { due, answered, fulfilled, ...tally } = row
  const counts = {
    ...tally,
    due,
    answered,
    fulfilled,
    all: tally.made,
  }
  return { found: counts[filter.scope], tally }
}

/** Agencies that own a decision, by name: what the ledger can be narrowed to. */
export function listOwners(db: Db): Promise<{ code: string; name: string }[]> {
  return prepared(
    db,
    'decisions.owners',
    `SELECT agencies.code::text AS code, agencies.name FROM agencies
      WHERE EXISTS (SELECT FROM decisions WHERE decisions.agency_id = agencies.id)
      ORDER BY agencies.name COLLATE id_alami, agencies.id`,
  )
}

/** Indicators one can tie a decision to. */
export function listIndicatorChoices(
  db: Db,
): Promise<{ id: number; code: string; name: string; nameEn: string }[]> {
  return prepared(
    db,
    'decisions.indicators',
    `SELECT indicators.id, indicators.code, indicators.name, indicators.name_en AS "nameEn" FROM indicators
      ORDER BY indicators.position, indicators.id`,
  )
}

/** The meeting in which a decision is taken, with the item of its agenda when that is one of its own. */
export type Origin = Readonly<{
  meetingId: number
  itemId: number | null
  title: string
  heldOn: Day
  running: boolean
}>

export async function findOrigin(
  db: Db,
  meetingId: number | null,
  itemId: number | null,
): Promise<Origin | undefined> {
  if (meetingId === null) return undefined
  const [origin] = await prepared<Origin>(
    db,
    'decisions.origin',
    `SELECT meetings.id AS "meetingId", agenda_items.id AS "itemId", meetings.title, meetings.held_on AS "heldOn",
        meetings.state = 'running' AS running
      FROM meetings LEFT JOIN agenda_items ON agenda_items.meeting_id = meetings.id AND agenda_items.id = $2
      WHERE meetings.id = $1`,
    [meetingId, itemId],
  )
  return origin
}

// ---- Evidence ----

/** The evidence of a decision, in the order in which it was added; `reportId` is the decision's id here. */
export function listDecisionEvidence(db: Db, decisionId: number): Promise<Evidence[]> {
  return prepared<Evidence>(
    db,
    'decisions.evidence',
    `SELECT decision_evidence.id, decision_evidence.decision_id AS "reportId", decision_evidence.kind,
        decision_evidence.name, decision_evidence.link, decision_evidence.media_type AS "mediaType",
        decision_evidence.size, decision_evidence.sha256, users.name AS "addedByName",
        decision_evidence.added_at AS "addedAt",
        (decision_evidence.sha256 IS NOT NULL AND (EXISTS (SELECT FROM evidence
            WHERE evidence.sha256 = decision_evidence.sha256)
          OR EXISTS (SELECT FROM decision_evidence AS others WHERE others.sha256 = decision_evidence.sha256
            AND others.decision_id <> decision_evidence.decision_id))) AS reused
      FROM decision_evidence LEFT JOIN users ON users.id = decision_evidence.added_by
      WHERE decision_evidence.decision_id = $1 ORDER BY decision_evidence.id`,
    [decisionId],
  )
}

type File = Readonly<{ kind: 'photo' | 'pdf'; name: string; content: Buffer }>

/** The bytes of one piece of that decision's evidence. */
export async function getDecisionFile(
  db: Db,
  decisionId: number,
  id: number | null,
): Promise<File> {
  const [file] =
    id === null
      ? []
      : await prepared<File>(
          db,
          'decisions.file',
          `SELECT decision_evidence.kind, decision_evidence.name, decision_files.content
            FROM decision_evidence JOIN decision_files ON decision_files.evidence_id = decision_evidence.id
            WHERE decision_evidence.id = $1 AND decision_evidence.decision_id = $2`,
          [id, decisionId],
        )
  if (!file) throw new NotFound(`file ${id} of decision ${decisionId}`)
  return file
}
