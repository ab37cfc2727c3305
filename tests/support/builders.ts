import type { Action, Fund, WorkStatus } from '../../server/actions/action'
import { getAction } from '../../server/actions/queries'
import { refreshStandings } from '../../server/actions/standing-commands'
import type { Db } from '../../server/db'
import { agency } from './people'

type BudgetFacts = {
  fund?: Fund
  stage?: 'murni' | 'perubahan'
  decidedOn?: string | null
  amount: number
  reason?: string | null
  isCurrent?: boolean
}
type ReportFacts = {
  state?: 'draft' | 'sent' | 'returned' | 'verified'
  output?: number | null
  beneficiaries?: number | null
  /** Rupiah of one fund, or per fund; absent: not filled in. */
  money?: number | Partial<Record<Fund, number>> | null
  workStatus?: WorkStatus | null
  /** The instant it was first sent. */
  sentAt?: string
  doneText?: string | null
  constraintCode?: number | null
  constraintText?: string | null
}
export type ActionFacts = {
  year?: number
  number?: number
  title?: string
  strategy?: 1 | 2 | 3
  agency?: { id: number }
  status?: WorkStatus
  statusReason?: string | null
  outputTarget?: number | null
  outputUnit?: string | null
  beneficiaryTarget?: number | null
  beneficiaryUnit?: string | null
  startsOn?: string
  endsOn?: string
  /** Rupiah of APBD murni, or whole lines, of which the last of each fund counts. Absent: no money known. */
  budget?: number | BudgetFacts[]
  /** Cumulative output at the end of each quarter. */
  plan?: (number | null)[]
  moneyPlan?: (number | null)[]
  places?: { id: number; target?: number | null }[]
  tags?: number[]
  supports?: { id: number }[]
  nomenclature?: string | null
  subActivity?: string | null
  predecessorId?: number | null
  isDemo?: boolean
  demoParts?: string[]
  /** Reports by the code of their window: '2026-TW1'. */
  reports?: Record<string, ReportFacts>
}

let counter = 0

/** The three strategies, where the reference data has not brought them. */
export async function buildStrategies(db: Db): Promise<void> {
  await db('strategies')
    .insert(
      [1, 2, 3].map((number) => ({
        number,
        name: `Strategi uji ${number}`,
        name_en: `Test strategy ${number}`,
        source_note: 'uji',
      })),
    )
    .onConflict('number')
    .ignore()
}

/** The four quarters of a year with their usual days, where the reference data has not brought them. */
export async function buildYear(db: Db, year: number): Promise<void> {
  const ends = ['03-31', '06-30', '09-30', '12-31']
  const due = [`${year}-04-15`, `${year}-07-15`, `${year}-10-15`, `${year + 1}-01-15`]
  const opens = [`${year}-03-17`, `${year}-06-16`, `${year}-09-16`, `${year}-12-17`]
  const grace = [`${year}-06-24`, `${year}-09-23`, `${year}-12-24`, `${year + 1}-03-26`]
  await db('windows')
    .insert(
      ends.map((end, index) => ({
        code: `${year}-TW${index + 1}`,
        year,
        kind: 'quarter',
        number: index + 1,
        ends_on: `${year}-${end}`,
        opens_on: opens[index],
        due_on: due[index],
        grace_until: grace[index],
      })),
    )
    .onConflict('code')
    .ignore()
}

/** A kecamatan, or a desa inside `parent`. The code is free. */
export async function buildPlace(
  db: Db,
  name: string,
  parent?: { id: number; code: string },
  kind: 'desa' | 'kelurahan' = 'desa',
): Promise<{ id: number; code: string; name: string }> {
  await db('regions')
    .insert({ code: '99.99', kind: 'regency', name: 'Kabupaten Uji' })
    .onConflict('code')
    .ignore()
  counter += 1
  const code = parent
    ? `${parent.code}.${String(2000 + (counter % 7999)).padStart(4, '0')}`
    : `99.99.${String(counter % 100).padStart(2, '0')}`
  const [row] = await db('places')
    .insert({
      code,
      region_code: '99.99',
      parent_id: parent?.id ?? null,
      kind: parent ? kind : 'kecamatan',
      name,
    })
    .returning('id')
  return { id: row.id as number, code, name }
}

/** One action with all that belongs to it, its standings up to date. What is not said is plain: 2026, the whole year. */
export async function buildAction(db: Db, facts: ActionFacts = {}): Promise<Action> {
  const year = facts.year ?? 2026
  await buildStrategies(db)
  await buildYear(db, year)
  counter += 1
  const owner = facts.agency ?? (await agency(db, `opd-uji-${counter}`, `Dinas Uji ${counter}`))
  const budget = budgetOf(facts)
  const current = budget.filter((line) => line.isCurrent)
  const [row] = await db('actions')
    .insert({
      year,
      number:
        facts.number ??
        db.raw('(SELECT coalesce(max(number), 0) + 1 FROM actions WHERE year = ?)', [year]),
      title: facts.title ?? `Aksi uji ${counter}`,
      strategy_number: facts.strategy ?? 1,
      agency_id: owner.id,
      status: facts.status ?? 'running',
      status_reason:
        facts.statusReason ??
        (['delayed', 'cancelled'].includes(facts.status ?? '') ? 'alasan uji' : null),
      output_target: facts.outputTarget ?? null,
      output_unit: facts.outputUnit ?? (facts.outputTarget ? 'unit' : null),
      beneficiary_target: facts.beneficiaryTarget ?? null,
      beneficiary_unit: facts.beneficiaryUnit ?? (facts.beneficiaryTarget ? 'KPM' : null),
      starts_on: facts.startsOn ?? `${year}-01-01`,
      ends_on: facts.endsOn ?? `${year}-12-31`,
      nomenclature: facts.nomenclature ?? null,
      sub_activity: facts.subActivity ?? null,
      budget_total: current.length ? current.reduce((sum, line) => sum + line.amount, 0) : null,
      predecessor_id: facts.predecessorId ?? null,
      is_demo: facts.isDemo ?? false,
      demo_parts: facts.demoParts ?? [],
    })
    .returning(['id', 'code'])
  const id = row.id as number
  const add = (table: string, rows: object[]) => (rows.length ? db(table).insert(rows) : undefined)
  await add(
    'budget_lines',
    budget.map((line) => ({
      action_id: id,
      fund: line.fund,
      stage: line.stage ?? 'murni',
      decided_on: line.decidedOn ?? null,
      amount: line.amount,
      reason: line.reason ?? null,
      is_current: line.isCurrent,
    })),
  )
  const quarters = [0, 1, 2, 3].map((index) => ({
    action_id: id,
    quarter: index + 1,
    output: facts.plan?.[index] ?? null,
    money: facts.moneyPlan?.[index] ?? null,
  }))
  await add(
    'action_plans',
    quarters.filter((one) => one.output !== null || one.money !== null),
  )
  await add(
    'action_places',
    (facts.places ?? []).map((one) => ({
      action_id: id,
      place_id: one.id,
      target: one.target ?? null,
    })),
  )
  await add(
    'action_strategies',
    (facts.tags ?? []).map((number) => ({ action_id: id, strategy_number: number })),
  )
  await add(
    'action_agencies',
    (facts.supports ?? []).map((one) => ({ action_id: id, agency_id: one.id })),
  )
  for (const [window, report] of Object.entries(facts.reports ?? {}))
    await insertReport(db, id, window, report)
  await refreshStandings(db, [id])
  return getAction(db, row.code as string)
}

/** A report as it lies in the table, without its trail of versions and reviews; standings follow. */
export async function buildReport(
  db: Db,
  action: Pick<Action, 'id'>,
  window: string,
  facts: ReportFacts = {},
): Promise<{ id: number }> {
  const id = await insertReport(db, action.id, window, facts)
  await refreshStandings(db, [action.id])
  return { id }
}

async function insertReport(
  db: Db,
  actionId: number,
  code: string,
  facts: ReportFacts,
): Promise<number> {
  const window = await db('windows').where({ code }).first('id', 'ends_on')
  const state = facts.state ?? 'sent'
  const at = state === 'draft' ? null : (facts.sentAt ?? `${window.ends_on}T03:00:00Z`)
  const money = typeof facts.money === 'number' ? { apbd: facts.money } : (facts.money ?? {})
  const [row] = await db('reports')
    .insert({
      action_id: actionId,
      window_id: window.id,
      state,
      output: facts.output ?? null,
      beneficiaries: facts.beneficiaries ?? null,
      realised: Object.keys(money).length
        ? Object.values(money).reduce((sum, one) => sum + one, 0)
        : null,
      work_status: facts.workStatus === undefined ? 'running' : facts.workStatus,
      done_text: facts.doneText ?? null,
      constraint_code: facts.constraintCode ?? null,
      constraint_text: facts.constraintText ?? null,
      first_sent_at: at,
      sent_at: at,
      verified_at: state === 'verified' ? at : null,
    })
    .returning('id')
  const lines = Object.entries(money).map(([fund, amount]) => ({
    report_id: row.id as number,
    fund,
    amount,
  }))
  if (lines.length) await db('report_money').insert(lines)
  return row.id as number
}

function budgetOf(facts: ActionFacts): (BudgetFacts & { fund: Fund; isCurrent: boolean })[] {
  const lines = typeof facts.budget === 'number' ? [{ amount: facts.budget }] : (facts.budget ?? [])
  const named: (BudgetFacts & { fund: Fund })[] = lines.map((line: BudgetFacts) => ({
    ...line,
    fund: line.fund ?? 'apbd',
  }))
  return named.map((line, index) => ({
    ...line,
    isCurrent: line.isCurrent ?? !named.slice(index + 1).some((later) => later.fund === line.fund),
  }))
}
