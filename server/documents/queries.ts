import type { ActionContent, Fund, WorkStatus } from '../actions/action'
import type { Judgement } from '../actions/progress'
import { prepared, type Db } from '../db'
import { NotFound } from '../errors'
import type { Region } from '../indicators/indicator'
import type { Measured } from '../indicators/analysis/answer'
import type { Agency } from '../agencies/agency'
import type { Document, DocumentFile, Format, Subject } from './document'

const columns = `documents.id, documents.kind, documents.year, documents.part, documents.agency_id AS "agencyId",
  agencies.code::text AS "agencyCode", agencies.name AS "agencyName", agencies.short_name AS "agencyShortName",
  documents.number, documents.title, documents.issued_on AS "issuedOn", documents.issued_at AS "issuedAt",
  users.name AS "issuedBy", documents.edition, documents.replaces_id AS "replacesId",
  former.number AS "replacesNumber", later.id AS "replacedById", later.number AS "replacedByNumber",
  documents.reason, documents.is_demo AS "isDemo"`
const joined = `documents LEFT JOIN agencies ON agencies.id = documents.agency_id
  LEFT JOIN users ON users.id = documents.issued_by LEFT JOIN documents former ON former.id = documents.replaces_id
  LEFT JOIN documents later ON later.replaces_id = documents.id`

/** A page of the issued papers, newest first, and how many there are. */
export async function listDocuments(
  db: Db,
  page: number,
  size: number,
): Promise<{ found: number; rows: Document[] }> {
  const rows = await prepared<Document & { found: number }>(
    db,
    'documents.page',
    `SELECT ${columns}, (SELECT count(*)::int FROM documents) AS found FROM ${joined}
      ORDER BY documents.issued_on DESC, documents.id DESC OFFSET $1 LIMIT $2`,
    [(page - 1) * size, size],
  )
  return { found: rows[0]?.found ?? 0, rows }
}

export async function getDocument(db: Db, id: number | null): Promise<Document> {
  const [document] =
    id === null
      ? []
      : await prepared<Document>(
          db,
          'documents.by_id',
          `SELECT ${columns} FROM ${joined} WHERE documents.id = $1`,
          [id],
        )
  if (!document) throw new NotFound(`document ${id}`)
  return document
}

/** What an issued paper says: the paper as JSON. */
export async function getContent(db: Db, id: number): Promise<unknown> {
  const [row] = await prepared<{ content: unknown }>(
    db,
    'documents.content',
    'SELECT documents.content FROM documents WHERE documents.id = $1',
    [id],
  )
  if (!row) throw new NotFound(`document ${id}`)
  return row.content
}

export function listDocumentFiles(db: Db, id: number): Promise<DocumentFile[]> {
  return prepared<DocumentFile>(
    db,
    'documents.files',
    `SELECT document_files.format, document_files.name, document_files.size, document_files.sha256
      FROM document_files WHERE document_files.document_id = $1 ORDER BY document_files.format`,
    [id],
  )
}

/** The very bytes that were issued. */
export async function getFile(
  db: Db,
  id: number | null,
  format: Format,
): Promise<{ name: string; content: Buffer }> {
  const [file] =
    id === null
      ? []
      : await prepared<{ name: string; content: Buffer }>(
          db,
          'documents.file',
          `SELECT document_files.name, document_files.content FROM document_files
            WHERE document_files.document_id = $1 AND document_files.format = $2`,
          [id, format],
        )
  if (!file) throw new NotFound(`document ${id} as ${format}`)
  return file
}

/** The latest edition of a paper, when it was ever issued. */
export async function findLatest(
  db: Db,
  { kind, year, part, agency }: Subject,
): Promise<Document | undefined> {
  const [latest] = await prepared<Document>(
    db,
    'documents.latest',
    `SELECT ${columns} FROM ${joined}
      WHERE documents.kind = $1 AND documents.year = $2::int AND documents.part IS NOT DISTINCT FROM $3::int
        AND documents.agency_id IS NOT DISTINCT FROM $4::int
      ORDER BY documents.edition DESC LIMIT 1`,
    [kind, year, part, agency?.id ?? null],
  )
  return latest
}

/** The agencies that own an action of some year, in the order of their names: those a sheet can be made of. */
export function listActingAgencies(
  db: Db,
): Promise<Pick<Agency, 'id' | 'code' | 'name' | 'shortName'>[]> {
  return prepared(
    db,
    'documents.agencies',
    `SELECT agencies.id, agencies.code::text AS code, agencies.name, agencies.short_name AS "shortName" FROM agencies
      WHERE EXISTS (SELECT FROM actions WHERE actions.agency_id = agencies.id)
      ORDER BY agencies.name COLLATE id_alami, agencies.id`,
  )
}

/** Where an action stands at the end of a window: cumulative figures of the last report sent up to then. */
export type Stand = Readonly<{
  status: WorkStatus
  judged: Judgement
  judgedMoney: Judgement
  figureWindowId: number | null
  figureState: 'sent' | 'verified' | null
  output: number | null
  beneficiaries: number | null
  realised: number | null
  owed: boolean
  reportState: 'none' | 'draft' | 'sent' | 'returned' | 'verified'
  constraintCode: number | null
  constraintText: string | null
}>

/** An action as the matrices need it. */
export type ProgramRow = Omit<
  ActionContent,
  'strategyNumber' | 'agencyId' | 'responsibleOffice' | 'predecessorId' | 'sourceUrl' | 'sourceNote'
> &
  Readonly<{
    id: number
    code: string
    strategy: number
    agency: string
    agencyShort: string
    budget: number | null
    funds: readonly Readonly<{ fund: Fund; amount: number }>[]
    /** The names of its places; a village with its kecamatan. */
    places: readonly string[]
    isDemo: boolean
    /** At the end of the earlier window and of the window; null where there is no such window. */
    before: Stand | null
    now: Stand | null
  }>

const stand = (alias: string) => `CASE WHEN ${alias}.action_id IS NOT NULL THEN jsonb_build_object(
    'status', ${alias}.status, 'judged', ${alias}.judged, 'judgedMoney', ${alias}.judged_money,
    'figureWindowId', ${alias}.figure_window_id, 'figureState', ${alias}.figure_state, 'output', ${alias}.output,
    'beneficiaries', ${alias}.beneficiaries, 'realised', ${alias}.realised, 'owed', ${alias}.owed,
    'reportState', ${alias}.report_state,
    'constraintCode', (SELECT reports.constraint_code FROM reports WHERE reports.action_id = actions.id
      AND reports.window_id = ${alias}.figure_window_id),
    'constraintText', (SELECT reports.constraint_text FROM reports WHERE reports.action_id = actions.id
      AND reports.window_id = ${alias}.figure_window_id)) END`

/** The most actions of a year that a paper holds; a regency has some hundred. */
export const mostRows = 3000

/** The actions of a year, or those of one agency, by strategy, agency and code. */
export function listProgram(
  db: Db,
  scope: Readonly<{
    year: number
    beforeId: number | null
    windowId: number | null
    agencyId: number | null
  }>,
): Promise<ProgramRow[]> {
  return prepared<ProgramRow>(
    db,
    'documents.program',
    `SELECT actions.id, actions.code, actions.title, actions.strategy_number AS strategy, agencies.name AS agency,
        agencies.short_name AS "agencyShort", actions.nomenclature, actions.program, actions.activity,
        actions.sub_activity AS "subActivity", actions.activity_kind AS "activityKind", actions.aid_kind AS "aidKind",
        actions.aid_nature AS "aidNature", actions.benefit_size AS "benefitSize",
        actions.benefit_duration AS "benefitDuration", actions.output_target AS "outputTarget",
        actions.output_unit AS "outputUnit", actions.beneficiary_target AS "beneficiaryTarget",
        actions.beneficiary_unit AS "beneficiaryUnit", actions.starts_on AS "startsOn", actions.ends_on AS "endsOn",
        actions.status, actions.status_reason AS "statusReason", actions.budget_total AS budget,
        actions.is_demo AS "isDemo",
        coalesce((SELECT jsonb_agg(jsonb_build_object('fund', budget_lines.fund, 'amount', budget_lines.amount)
            ORDER BY budget_lines.fund) FROM budget_lines
          WHERE budget_lines.action_id = actions.id AND budget_lines.is_current), '[]') AS funds,
        coalesce((SELECT jsonb_agg(CASE WHEN places.kind = 'kecamatan' THEN 'Kec. ' || places.name
              ELSE places.name || coalesce(' (Kec. ' || parents.name || ')', '') END
            ORDER BY coalesce(parents.name, places.name) COLLATE id_alami, places.code)
          FROM action_places JOIN places ON places.id = action_places.place_id
            LEFT JOIN places parents ON parents.id = places.parent_id
          WHERE action_places.action_id = actions.id), '[]') AS places,
        ${stand('earlier')} AS before, ${stand('latest')} AS now
      FROM actions JOIN agencies ON agencies.id = actions.agency_id
        LEFT JOIN standings earlier ON earlier.action_id = actions.id AND earlier.window_id = $2::int
        LEFT JOIN standings latest ON latest.action_id = actions.id AND latest.window_id = $3::int
      WHERE actions.year = $1::int AND ($4::int IS NULL OR actions.agency_id = $4::int)
      ORDER BY actions.strategy_number, agencies.name COLLATE id_alami, actions.number, actions.id LIMIT $5`,
    [scope.year, scope.beforeId, scope.windowId, scope.agencyId, mostRows],
  )
}

/** Money of a year, by strategy and source of funds; realised by the last window of that year that was reported. */
export type BudgetYear = Readonly<{
  year: number
  strategy: number
  actions: number
  /** Actions whose budget is known. */
  budgeted: number
  budget: number | null
  realised: number | null
  reporting: number
  funds: Readonly<Partial<Record<Fund, number>>>
}>

/** The years up to this one, oldest first. */
export function listBudgetYears(db: Db, upTo: number): Promise<BudgetYear[]> {
  return prepared<BudgetYear>(
    db,
    'documents.budget_years',
    `WITH lasts AS (SELECT DISTINCT ON (windows.year) windows.year, windows.id FROM windows
        WHERE windows.year BETWEEN $1::int - 4 AND $1::int ORDER BY windows.year, windows.ends_on DESC, windows.id),
      totals AS (SELECT actions.year, actions.strategy_number AS strategy, count(*)::int AS actions,
          count(actions.budget_total)::int AS budgeted, sum(actions.budget_total) AS budget,
          sum(standings.realised) AS realised, count(standings.realised)::int AS reporting
        FROM actions LEFT JOIN lasts ON lasts.year = actions.year
          LEFT JOIN standings ON standings.action_id = actions.id AND standings.window_id = lasts.id
        WHERE actions.year BETWEEN $1::int - 4 AND $1::int GROUP BY actions.year, actions.strategy_number),
      funds AS (SELECT actions.year, actions.strategy_number AS strategy, budget_lines.fund,
          sum(budget_lines.amount) AS amount
        FROM budget_lines JOIN actions ON actions.id = budget_lines.action_id
        WHERE budget_lines.is_current AND actions.year BETWEEN $1::int - 4 AND $1::int
        GROUP BY actions.year, actions.strategy_number, budget_lines.fund)
      SELECT totals.*, coalesce((SELECT jsonb_object_agg(funds.fund, funds.amount) FROM funds
          WHERE funds.year = totals.year AND funds.strategy = totals.strategy), '{}') AS funds
      FROM totals ORDER BY totals.year, totals.strategy`,
    [upTo],
  )
}

/** The province of the home region and all regencies and cities of it. */
export async function listNeighbours(
  db: Db,
  home: string,
): Promise<{ province: Region | null; nation: Region | null; peers: Region[] }> {
  const regions = await prepared<Region>(
    db,
    'documents.regions',
    `SELECT regions.code, regions.kind, regions.name FROM regions
      WHERE regions.kind = 'nation'
        OR regions.code = (SELECT own.parent_code FROM regions own WHERE own.code = $1)
        OR regions.parent_code = (SELECT own.parent_code FROM regions own WHERE own.code = $1)
      ORDER BY regions.code`,
    [home],
  )
  return {
    province: regions.find((region) => region.kind === 'province') ?? null,
    nation: regions.find((region) => region.kind === 'nation') ?? null,
    peers: regions.filter((region) => region.kind === 'regency' || region.kind === 'city'),
  }
}

/** A reading with the name of its method. */
export type NamedReading = Measured & Readonly<{ method: string; methodEn: string }>

/** The readings in use of some indicators in some regions, oldest first. */
export function listReadingsOf(
  db: Db,
  indicatorIds: readonly number[],
  regions: readonly string[],
): Promise<NamedReading[]> {
  return prepared<NamedReading>(
    db,
    'documents.readings',
    `SELECT readings.id, readings.indicator_id AS "indicatorId", readings.method_id AS "methodId",
        readings.region_code AS "regionCode", readings.year, readings.month, readings.value, readings.in_use AS "inUse",
        methods.name AS method, methods.name_en AS "methodEn"
      FROM readings JOIN methods ON methods.id = readings.method_id WHERE readings.in_use AND readings.indicator_id = ANY($1::int[])
        AND readings.region_code = ANY($2::text[])
      ORDER BY readings.year, readings.month NULLS FIRST, readings.id LIMIT 20000`,
    [indicatorIds, regions],
  )
}
