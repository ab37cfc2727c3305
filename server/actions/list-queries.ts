import { createHash } from 'node:crypto'
import { prepared, type Db } from '../db'
import type { Cut } from '../db/cut'
import type { Day } from '../i18n'
import type { ActivityKind, DemoPart, Fund, WorkStatus } from './action'
import type { Judgement } from './progress'
import type { ActionFilter, Sort } from './scope'

/** The years that have actions, oldest first. */
export async function listActionYears(db: Db): Promise<number[]> {
  // One look into the index for each year, however many actions there are.
  const rows = await prepared<{ year: number }>(
    db,
    'actions.years',
    `WITH RECURSIVE found AS (
        SELECT min(actions.year) AS year FROM actions
        UNION ALL
        SELECT (SELECT min(actions.year) FROM actions WHERE actions.year > found.year) FROM found
          WHERE found.year IS NOT NULL
      ) SELECT found.year FROM found WHERE found.year IS NOT NULL ORDER BY found.year`,
  )
  return rows.map((row) => row.year)
}

/** What the filter of a list offers, and the names of what it was given. */
export type ListOptions = Readonly<{
  agencies: readonly Readonly<{ code: string; name: string }>[]
  strategies: readonly Readonly<{ number: number; name: string; nameEn: string }>[]
  place: Readonly<{
    code: string
    kind: 'kecamatan' | 'desa' | 'kelurahan'
    name: string
    parentName: string | null
  }> | null
}>

/** What `listOptions` depends on, as the key it is remembered under. */
export function optionsKey({ year, agency, place }: ActionFilter): string {
  return `options ${year} ${agency} ${place}`
}

/** Agencies that have actions in the filter's year (and the one it names), the strategies, and the filter's place. */
export async function listOptions(db: Db, filter: ActionFilter): Promise<ListOptions> {
  const ofYear = filter.year !== 'all'
  const [options] = await prepared<ListOptions>(
    db,
    ofYear ? 'actions.options_of_year' : 'actions.options',
    `SELECT
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', agencies.code::text, 'name', agencies.short_name)
            ORDER BY agencies.short_name COLLATE id_alami, agencies.id), '[]') FROM agencies
          WHERE agencies.code = $1::citext OR EXISTS (SELECT FROM actions
            WHERE actions.agency_id = agencies.id ${ofYear ? 'AND actions.year = $3' : ''})) AS agencies,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('number', strategies.number, 'name', strategies.name,
            'nameEn', strategies.name_en) ORDER BY strategies.number), '[]') FROM strategies) AS strategies,
        (SELECT jsonb_build_object('code', places.code, 'kind', places.kind, 'name', places.name,
            'parentName', parents.name) FROM places LEFT JOIN places AS parents ON parents.id = places.parent_id
          WHERE places.code = $2) AS place`,
    [filter.agency, filter.place, ...(ofYear ? [filter.year] : [])],
  )
  return options as ListOptions
}

/** One line of the list. The figures are those of `figureWindowId`, the last that were sent up to the window. */
export type ListedAction = Readonly<{
  id: number
  code: string
  year: number
  title: string
  strategyNumber: number
  agencyId: number
  agencyCode: string
  agencyName: string
  status: WorkStatus
  endsOn: Day
  outputTarget: number | null
  outputUnit: string | null
  budgetTotal: number | null
  isDemo: boolean
  demoParts: readonly DemoPart[]
  windowId: number | null
  judged: Judgement
  figureWindowId: number | null
  figureState: 'sent' | 'verified' | null
  output: number | null
  realised: number | null
  owed: boolean
  reportState: 'none' | 'draft' | 'sent' | 'returned' | 'verified'
}>

/** The same with all that the file has besides. */
export type ExportedAction = ListedAction &
  Readonly<{
    nomenclature: string | null
    subActivity: string | null
    startsOn: Day
    judgedMoney: Judgement
    beneficiaries: number | null
    beneficiaryTarget: number | null
    beneficiaryUnit: string | null
    places: string | null
    /** Of its current budget lines. */
    funds: readonly Fund[]
    statusReason: string | null
    program: string | null
    activity: string | null
    activityKind: ActivityKind
    aidKind: string | null
    aidNature: string | null
    benefitSize: string | null
    benefitDuration: string | null
    responsibleOffice: string | null
  }>

const listed = `actions.id, actions.code, actions.year, actions.title, actions.strategy_number AS "strategyNumber",
  actions.agency_id AS "agencyId", agencies.code::text AS "agencyCode", agencies.short_name AS "agencyName", coalesce(standings.status, actions.status) AS status,
  actions.ends_on AS "endsOn", actions.output_target AS "outputTarget", actions.output_unit AS "outputUnit",
  actions.budget_total AS "budgetTotal", actions.is_demo AS "isDemo", actions.demo_parts AS "demoParts",
  standings.window_id AS "windowId", coalesce(standings.judged, 'unjudged') AS judged,
  standings.figure_window_id AS "figureWindowId", standings.figure_state AS "figureState", standings.output,
  standings.realised, coalesce(standings.owed, false) AS owed,
  coalesce(standings.report_state, 'none') AS "reportState"`

const exported = `${listed}, actions.nomenclature, actions.sub_activity AS "subActivity",
  actions.starts_on AS "startsOn", coalesce(standings.judged_money, 'unjudged') AS "judgedMoney",
  standings.beneficiaries, actions.beneficiary_target AS "beneficiaryTarget",
  actions.beneficiary_unit AS "beneficiaryUnit", actions.status_reason AS "statusReason", actions.program,
  actions.activity, actions.activity_kind AS "activityKind", actions.aid_kind AS "aidKind",
  actions.aid_nature AS "aidNature", actions.benefit_size AS "benefitSize",
  actions.benefit_duration AS "benefitDuration", actions.responsible_office AS "responsibleOffice",
  ARRAY(SELECT budget_lines.fund FROM budget_lines WHERE budget_lines.action_id = actions.id
    AND budget_lines.is_current ORDER BY budget_lines.fund) AS funds,
  (SELECT string_agg(CASE WHEN places.kind = 'kecamatan' THEN 'Kec. ' ELSE '' END || places.name
      || coalesce(' (Kec. ' || parents.name || ')', ''), ', ' ORDER BY places.code)
    FROM action_places JOIN places ON places.id = action_places.place_id
      LEFT JOIN places AS parents ON parents.id = places.parent_id
    WHERE action_places.action_id = actions.id) AS places`

/** Gathers the values of a statement while its text is made. */
class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    this.list.push(value)
    return `$${this.list.length}`
  }
}

/** The same text always gets the same name, so that each shape of the filter is planned once per connection. */
function nameOf(text: string): string {
  return `actions.${createHash('sha1').update(text).digest('base64url')}`
}

type Scope = Readonly<{
  /** What stands before the SELECT: the words of a search, looked up once. */
  given: string
  /** The tables that the conditions ask, and those that the order asks besides. */
  filtered: string
  sorted: string
  where: string
  order: string
  values: Values
  /** Joins the standing at the filter's window, and the agencies in their order where that is the order. */
  standing: () => string
  ranked: string
}>

/** The filter as SQL. `ownAgency` is the reader's agency, which `mine` asks for. */
function scopeOf(filter: ActionFilter, ownAgency: number | null): Scope {
  const values = new Values()
  const conditions: string[] = []
  const year = filter.year === 'all' ? null : values.add(filter.year)
  let windows: string | undefined
  const standing = () => {
    windows ??= values.add(filter.windows.map((window) => window.id))
    return `LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = ANY(${windows}::int[])`
  }
  if (year) conditions.push(`actions.year = ${year}`)
  if (filter.strategy) conditions.push(`actions.strategy_number = ${values.add(filter.strategy)}`)
  if (filter.agency) {
    conditions.push(
      `actions.agency_id = (SELECT agencies.id FROM agencies WHERE agencies.code = ${values.add(filter.agency)}::citext)`,
    )
  }
  if (filter.mine && ownAgency) conditions.push(`actions.agency_id = ${values.add(ownAgency)}`)
  if (filter.status)
    conditions.push(`coalesce(standings.status, actions.status) = ${values.add(filter.status)}`)
  if (filter.judged)
    conditions.push(`coalesce(standings.judged, 'unjudged') = ${values.add(filter.judged)}`)
  if (filter.money)
    conditions.push(`coalesce(standings.judged_money, 'unjudged') = ${values.add(filter.money)}`)
  if (filter.fund) {
    conditions.push(`EXISTS (SELECT FROM budget_lines WHERE budget_lines.action_id = actions.id
      AND budget_lines.is_current AND budget_lines.fund = ${values.add(filter.fund)})`)
  }
  if (filter.place) {
    const code = values.add(filter.place)
    conditions.push(`actions.id IN (SELECT action_places.action_id FROM action_places
      JOIN places ON places.id = action_places.place_id LEFT JOIN places AS parents ON parents.id = places.parent_id
      WHERE places.code = ${code} OR parents.code = ${code})`)
  }
  if (filter.unit) conditions.push(`actions.output_unit = ${values.add(filter.unit)}`)
  conditions.push(...reportConditions(filter, values))
  if (filter.has) conditions.push(`${figures[filter.has]} IS NOT NULL`)
  const words = searchWords(filter.q)
  // Each word is looked up once, before anything else; where it is sought is told where the function is made.
  const tables = words.map(
    (word, index) =>
      `word_${index} (id) AS MATERIALIZED (SELECT actions_with_word(${values.add(word)}, ${year ?? 'NULL'}::int))`,
  )
  conditions.push(...words.map((_, index) => `actions.id IN (SELECT id FROM word_${index})`))

  const order = orders[filter.sort]
  const ranked = filter.sort === 'agency' ? ranks : ''
  const asks = (part: string) => part.includes('standings.')
  const filtered = `actions ${conditions.some(asks) ? standing() : ''}`
  return {
    given: tables.length ? `WITH ${tables.join(', ')}` : '',
    filtered,
    sorted: `${asks(order) && !conditions.some(asks) ? `actions ${standing()}` : filtered} ${ranked}`,
    where: conditions.length ? `WHERE ${conditions.join(' AND ')}` : '',
    order: filter.reversed ? reverse(order) : order,
    values,
    standing,
    ranked,
  }
}

const figures = {
  budget: 'actions.budget_total',
  output_target: 'actions.output_target',
  realised: 'standings.realised',
  output: 'standings.output',
  beneficiaries: 'standings.beneficiaries',
} as const

const ranks = `JOIN (SELECT agencies.id, row_number() OVER (ORDER BY agencies.short_name COLLATE id_alami, agencies.id)
  AS rank FROM agencies) AS ranks ON ranks.id = actions.agency_id`

// Each but the last three follows an index of its year; those sort what the filter has left.
const orders: Record<Sort, string> = {
  code: 'actions.year ASC, actions.number ASC, actions.id ASC',
  title: 'actions.title ASC, actions.id ASC',
  ends: 'actions.ends_on ASC, actions.id ASC',
  budget: 'actions.budget_total DESC NULLS LAST, actions.id ASC',
  updated: 'actions.updated_at DESC, actions.id ASC',
  agency: 'ranks.rank ASC, actions.year ASC, actions.number ASC, actions.id ASC',
  // What needs attention comes first.
  judged: `array_position(ARRAY['stuck', 'slow', 'on_track', 'unjudged', 'not_due', 'postponed', 'called_off',
    'finished'], coalesce(standings.judged, 'unjudged')) ASC, actions.year ASC, actions.number ASC, actions.id ASC`,
}

function reverse(order: string): string {
  return order.replace(/\b(ASC|DESC)\b/g, (way) => (way === 'ASC' ? 'DESC' : 'ASC'))
}

function reportConditions(filter: ActionFilter, values: Values): string[] {
  if (filter.report === null) return []
  const state = (names: string) => ['standings.owed', `standings.report_state IN (${names})`]
  const idsOf = (windows: ActionFilter['windows']) =>
    `${values.add(windows.map((window) => window.id))}::int[]`
  switch (filter.report) {
    case 'owed':
      return ['standings.owed']
    case 'reported':
      return state(`'sent', 'verified'`)
    case 'late':
      return [
        ...state(`'none', 'draft'`),
        `standings.window_id = ANY(${idsOf(filter.windows.filter((window) => window.dueOn < filter.today))})`,
      ]
    case 'sent_late': {
      const due = `unnest(${idsOf(filter.windows)}, ${values.add(filter.windows.map((window) => window.dueOn))}::date[])`
      return [
        'standings.owed',
        `standings.sent_on > (SELECT windows.due_on FROM ${due} AS windows (id, due_on)
          WHERE windows.id = standings.window_id)`,
      ]
    }
    case 'none':
    case 'draft':
    case 'sent':
    case 'returned':
    case 'verified':
      return state(values.add(filter.report))
  }
}

/** The words of a search as `searchable` would spell them; at most eight. */
function searchWords(q: string): string[] {
  return q
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s,;()“”"]+/)
    .filter((word) => word !== '')
    .slice(0, 8)
}

/** A page of the list, with how many actions the filter finds in all (0 also when the page lies beyond the last). */
export async function listActions(
  db: Db,
  filter: ActionFilter,
  ownAgency: number | null,
  size: number,
): Promise<{ found: number; rows: ListedAction[] }> {
  const { given, filtered, sorted, where, order, values, standing, ranked } = scopeOf(
    filter,
    ownAgency,
  )
  // The page is cut out before the rest is joined to it, so that a far page costs little more than the first.
  const text = `${given} SELECT ${listed}, (SELECT count(*)::int FROM ${filtered} ${where}) AS found
    FROM (SELECT actions.id FROM ${sorted} ${where} ORDER BY ${order}
        OFFSET ${values.add((filter.page - 1) * size)} LIMIT ${values.add(size)}) AS page
      JOIN actions ON actions.id = page.id JOIN agencies ON agencies.id = actions.agency_id ${standing()} ${ranked}
    ORDER BY ${order}`
  const rows = await prepared<ListedAction & { found: number }>(db, nameOf(text), text, values.list)
  return { found: rows[0]?.found ?? 0, rows }
}

/** The actions that the filter finds after the one with that number, in the order in which they were made. */
export function listActionsAfter(
  db: Db,
  filter: ActionFilter,
  ownAgency: number | null,
  { after, limit }: Cut,
): Promise<ListedAction[]> {
  const { given, filtered, where, values, standing } = scopeOf(
    { ...filter, sort: 'code' },
    ownAgency,
  )
  const text = `${given} SELECT ${listed}
    FROM (SELECT actions.id FROM ${filtered} ${where === '' ? 'WHERE' : `${where} AND`} actions.id > ${values.add(after)}
        ORDER BY actions.id LIMIT ${values.add(limit)}) AS page
      JOIN actions ON actions.id = page.id JOIN agencies ON agencies.id = actions.agency_id ${standing()}
    ORDER BY actions.id`
  return prepared<ListedAction>(db, nameOf(text), text, values.list)
}

/** How many actions the filter finds. */
export async function countActions(
  db: Db,
  filter: ActionFilter,
  ownAgency: number | null,
): Promise<number> {
  // In no order: what only an order would read may not stay behind as a value that nothing asks for.
  const { given, filtered, where, values } = scopeOf({ ...filter, sort: 'code' }, ownAgency)
  const text = `${given} SELECT count(*)::int AS found FROM ${filtered} ${where}`
  const [row] = await prepared<{ found: number }>(db, nameOf(text), text, values.list)
  return row?.found ?? 0
}

const portion = 500

/**
 * Every action the filter finds, in its order, some hundred at a time. The order is fixed by the first statement; no
 * connection is held while the reader of the file takes their time.
 */
export async function* exportActions(
  db: Db,
  filter: ActionFilter,
  ownAgency: number | null,
): AsyncGenerator<ExportedAction[]> {
  const { given, sorted, where, order, values } = scopeOf(filter, ownAgency)
  const text = `${given} SELECT actions.id FROM ${sorted} ${where} ORDER BY ${order}`
  const ids = (await prepared<{ id: number }>(db, nameOf(text), text, values.list)).map(
    (row) => row.id,
  )
  for (let start = 0; start < ids.length; start += portion) {
    yield await prepared<ExportedAction>(
      db,
      'actions.exported',
      `SELECT ${exported} FROM unnest($1::int[]) WITH ORDINALITY AS wanted (id, place)
        JOIN actions ON actions.id = wanted.id JOIN agencies ON agencies.id = actions.agency_id
        LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = ANY($2::int[])
        ORDER BY wanted.place`,
      [ids.slice(start, start + portion), filter.windows.map((window) => window.id)],
    )
  }
}
