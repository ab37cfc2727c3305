import type { Knex } from 'knex'
import type { Day } from '../../server/i18n'
import { sumOf, type Content, type Snapshot } from '../../server/reports/report'
import { toldByPlace, type ToldPlace } from './by-place'
import type { DemoUser, DemoUsers } from './accounts'
import type { BuiltAction } from './build'
import { atWib } from './days'
import type { Story } from './story'

type Row = Readonly<Record<string, unknown>>
export type HistoryLine = Readonly<{
  at: Date
  actor: DemoUser | null
  actorName: string
  event: string
  subject: 'action' | 'contribution' | 'decision' | 'meeting' | 'report'
  subjectId: number
  before?: unknown
  after: unknown
}>

/** An action with the id and code it was given. */
export type StoredAction = Readonly<{ action: BuiltAction; id: number; code: string }>

const batch = 300

async function insertAll(
  trx: Knex.Transaction,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) {
    await trx(table).insert(rows.slice(from, from + batch))
  }
}

/** What the action's status has come to be: that of the last report sent, or not begun. */
export function statusAfter(
  stories: readonly Story[],
): Readonly<{ status: string; reason: string | null }> {
  const last = stories.filter((story) => story.sendings.length > 0).at(-1)
  return {
    status: last?.content.workStatus ?? 'not_started',
    reason: last?.content.statusReason ?? null,
  }
}

/** Stores the actions with their places, tags, plans and money, numbered by year in the order of their entry. */
export async function writeActions(
  trx: Knex.Transaction,
  actions: readonly BuiltAction[],
  storiesOf: ReadonlyMap<BuiltAction, readonly Story[]>,
  users: DemoUsers,
): Promise<StoredAction[]> {
  const years = [...new Set(actions.map((action) => action.planned.year))].sort(
    (one, other) => one - other,
  )
  const stored: StoredAction[] = []
  for (const year of years) {
    const ofYear = actions
      .filter((action) => action.planned.year === year)
      .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    const idOf = new Map(stored.map(({ action, id }) => [action.planned.key, id]))
    const rows: { id: number; number: number; code: string }[] = await trx('actions')
      .insert(
        ofYear.map((action, index) => ({
          ...actionRow(action, storiesOf.get(action) ?? [], users),
          year,
          number: index + 1,
          predecessor_id: idOf.get(action.planned.predecessor ?? '') ?? null,
        })),
      )
      .returning(['id', 'number', 'code'])
    for (const row of rows) {
      const action = ofYear[row.number - 1]
      if (action) stored.push({ action, id: row.id, code: row.code })
    }
  }
  await insertAll(trx, 'action_strategies', stored.flatMap(tagRows))
  await insertAll(trx, 'action_agencies', stored.flatMap(supportRows))
  await insertAll(trx, 'action_places', stored.flatMap(placeRows))
  await insertAll(trx, 'action_plans', stored.flatMap(planRows))
  await insertAll(trx, 'budget_lines', stored.flatMap(budgetRows))
  return stored
}

function actionRow(action: BuiltAction, stories: readonly Story[], users: DemoUsers): Row {
  const { planned } = action
  const { status, reason } = statusAfter(stories)
  const current = action.budget.filter((line) => line.isCurrent)
  const lastEvent = stories.map((story) => story.savedAt.getTime())
  return {
    title: action.title,
    strategy_number: planned.strategy,
    agency_id: action.agency.id,
    responsible_office: planned.office,
    program: planned.program ?? null,
    activity: planned.activity ?? null,
    sub_activity: planned.subActivity ?? null,
    nomenclature: planned.nomenclature ?? null,
    activity_kind: planned.kind,
    aid_kind: planned.aid?.[0] ?? null,
    aid_nature: planned.aid?.[1] ?? null,
    benefit_size: planned.benefit?.[0] ?? null,
    benefit_duration: planned.benefit?.[1] ?? null,
    output_target: planned.output?.target ?? null,
    output_unit: planned.output?.unit ?? null,
    beneficiary_target: planned.people?.target ?? null,
    beneficiary_unit: planned.people?.unit ?? null,
    starts_on: action.startsOn,
    ends_on: action.endsOn,
    status,
    status_reason: reason,
    budget_total: current.length === 0 ? null : current.reduce((sum, line) => sum + line.amount, 0),
    source_url: planned.sourceUrl ?? null,
    source_note: planned.sourceNote ?? null,
    is_demo: true,
    demo_parts: [...planned.demoParts, ...planParts(action)],
    created_by: creatorOf(action, users).id,
    created_at: action.createdAt,
    updated_at: new Date(Math.max(action.createdAt.getTime(), ...lastEvent)),
  }
}

function planParts(action: BuiltAction): string[] {
  return action.plan && !action.planned.demoParts.includes('everything') ? ['plan'] : []
}

function creatorOf(action: BuiltAction, users: DemoUsers): DemoUser {
  return users.officers.get(action.agency.id) ?? users.secretariat
}

function tagRows({ action, id }: StoredAction): Row[] {
  return (action.planned.tags ?? []).map((number) => ({ action_id: id, strategy_number: number }))
}

function supportRows({ action, id }: StoredAction): Row[] {
  const others = new Set(action.supports.map((agency) => agency.id))
  others.delete(action.agency.id)
  return [...others].map((agency) => ({ action_id: id, agency_id: agency }))
}

function placeRows({ action, id }: StoredAction): Row[] {
  return action.places.map(({ place, target }) => ({ action_id: id, place_id: place.id, target }))
}

function planRows({ action, id }: StoredAction): Row[] {
  return (action.plan ?? []).map(({ output, money }, index) => ({
    action_id: id,
    quarter: index + 1,
    output,
    money,
  }))
}

function budgetRows({ action, id }: StoredAction): Row[] {
  return action.budget.map((line) => ({
    action_id: id,
    fund: line.fund,
    stage: line.stage,
    decided_on: line.decidedOn,
    amount: line.amount,
    reason: line.reason,
    is_current: line.isCurrent,
    created_at: line.stage === 'murni' ? action.createdAt : atWib(line.decidedOn, 10 * 60),
  }))
}

/** Stores the reports with their money, every version that was sent and every review. Gives their ids by story. */
export async function writeReports(
  trx: Knex.Transaction,
  stories: readonly Story[],
  actions: readonly StoredAction[],
  users: DemoUsers,
): Promise<Map<Story, number>> {
  const actionIds = new Map(actions.map(({ action, id }) => [action, id]))
  const ids = new Map<string, number>()
  for (let from = 0; from < stories.length; from += batch) {
    const rows: { id: number; action_id: number; window_id: number }[] = await trx('reports')
      .insert(
        stories
          .slice(from, from + batch)
          .map((story) => reportRow(story, actionIds.get(story.action), users)),
      )
      .returning(['id', 'action_id', 'window_id'])
    for (const row of rows) ids.set(`${row.action_id}/${row.window_id}`, row.id)
  }
  const idOf = new Map(
    stories.map((story) => {
      const id = ids.get(`${actionIds.get(story.action)}/${story.window.id}`)
      if (id === undefined) throw new Error('A demo report was not stored.')
      return [story, id]
    }),
  )
  const each = [...idOf]
  await insertAll(
    trx,
    'report_money',
    each.flatMap(([story, id]) =>
      Object.entries(story.content.money).map(([fund, amount]) => ({
        report_id: id,
        fund,
        amount,
      })),
    ),
  )
  await insertAll(
    trx,
    'report_places',
    each.flatMap(([story, id]) =>
      story.state === 'draft'
        ? []
        : toldByPlace(story.action, story.content).map(({ placeId, ...said }) => ({
            report_id: id,
            place_id: placeId,
            ...said,
          })),
    ),
  )
  await insertAll(
    trx,
    'report_versions',
    each.flatMap(([story, id]) =>
      story.sendings.map(({ at, content }, index) => ({
        report_id: id,
        number: index + 1,
        content: JSON.stringify(snapshotOf(content, toldByPlace(story.action, content))),
        sent_at: at,
        sent_by: officerOf(story, users)?.id ?? null,
      })),
    ),
  )
  await insertAll(
    trx,
    'report_reviews',
    each.flatMap(([story, id]) =>
      story.reviews.flatMap((review) =>
        review.comments.map(({ section, comment }) => ({
          report_id: id,
          version_number: review.number,
          verdict: review.verdict,
          section,
          comment,
          reviewer_id: users.coordinator.id,
          at: review.at,
        })),
      ),
    ),
  )
  return idOf
}

function reportRow(story: Story, actionId: number | undefined, users: DemoUsers): Row {
  const { content, sendings } = story
  const verified = story.reviews.find((review) => review.verdict === 'verified')
  return {
    action_id: actionId,
    window_id: story.window.id,
    state: story.state,
    output: content.output,
    beneficiaries: content.beneficiaries,
    realised: sumOf(content.money),
    work_status: content.workStatus,
    status_reason: content.statusReason,
    done_text: content.doneText,
    constraint_code: content.constraintCode,
    constraint_text: content.constraintText,
    driving_text: content.drivingText,
    next_text: content.nextText,
    help_text: content.helpText,
    first_sent_at: sendings[0]?.at ?? null,
    sent_at: sendings.at(-1)?.at ?? null,
    sent_by: sendings.length > 0 ? (officerOf(story, users)?.id ?? null) : null,
    verified_at: verified?.at ?? null,
    verified_by: verified ? users.coordinator.id : null,
    is_demo: true,
    created_at: sendings[0]?.at ?? story.savedAt,
    updated_at: story.savedAt,
  }
}

function officerOf(story: Story, users: DemoUsers): DemoUser | undefined {
  return users.officers.get(story.action.agency.id)
}

function snapshotOf(content: Content, places: readonly ToldPlace[]): Snapshot {
  const snapshot = { ...content, realised: sumOf(content.money), evidence: [] }
  return places.length > 0 ? { ...snapshot, places } : snapshot
}

/** The main events in the order in which they happened: entered, revised, sent, returned, verified, status changed. */
export async function writeHistory(
  trx: Knex.Transaction,
  actions: readonly StoredAction[],
  reportIds: ReadonlyMap<Story, number>,
  users: DemoUsers,
  more: readonly HistoryLine[],
): Promise<void> {
  const storiesOf = new Map<BuiltAction, Story[]>()
  for (const story of reportIds.keys()) {
    storiesOf.set(story.action, [...(storiesOf.get(story.action) ?? []), story])
  }
  const lines = actions.flatMap((stored): HistoryLine[] => [
    entered(stored, users),
    ...revisions(stored, users),
    ...reportEvents(stored, storiesOf.get(stored.action) ?? [], reportIds, users),
  ])
  lines.push(...more)
  lines.sort((one, other) => one.at.getTime() - other.at.getTime())
  await insertAll(
    trx,
    'history',
    lines.map((line) => ({
      at: line.at,
      actor_id: line.actor?.id ?? null,
      actor_name: line.actorName,
      event: line.event,
      subject: line.subject,
      subject_id: line.subjectId,
      before: line.before === undefined ? null : JSON.stringify(line.before),
      after: JSON.stringify(line.after),
    })),
  )
}

function entered({ action, id, code }: StoredAction, users: DemoUsers): HistoryLine {
  const actor = creatorOf(action, users)
  return {
    at: action.createdAt,
    actor,
    actorName: actor.name,
    event: 'action.created',
    subject: 'action',
    subjectId: id,
    after: { code, title: action.title, agency: action.agency.shortName },
  }
}

function revisions({ action, id }: StoredAction, users: DemoUsers): HistoryLine[] {
  const revised = action.budget.filter((line) => line.stage === 'perubahan')
  const [first] = revised
  if (!first) return []
  const total = (lines: readonly { amount: number }[]) =>
    lines.reduce((sum, line) => sum + line.amount, 0)
  const actor = creatorOf(action, users)
  return [
    {
      at: atWib(first.decidedOn, 10 * 60),
      actor,
      actorName: actor.name,
      event: 'action.edited',
      subject: 'action',
      subjectId: id,
      before: { budget_total: total(action.budget.filter((line) => line.stage === 'murni')) },
      after: { budget_total: total(action.budget.filter((line) => line.isCurrent)) },
    },
  ]
}

function reportEvents(
  { action, id, code }: StoredAction,
  stories: readonly Story[],
  reportIds: ReadonlyMap<Story, number>,
  users: DemoUsers,
): HistoryLine[] {
  const officer = users.officers.get(action.agency.id) ?? null
  const officerName = officer?.name ?? `Petugas ${action.agency.shortName} (contoh)`
  const { coordinator } = users
  let status = 'not_started'
  return stories.flatMap((story) => {
    const reportId = reportIds.get(story) as number
    const sent = story.sendings.flatMap(({ at, content }, index): HistoryLine[] => {
      const line: HistoryLine = {
        at,
        actor: officer,
        actorName: officerName,
        event: 'report.sent',
        subject: 'report',
        subjectId: reportId,
        after: {
          action: code,
          window: story.window.code,
          state: 'sent',
          output: content.output,
          beneficiaries: content.beneficiaries,
          realised: sumOf(content.money),
          workStatus: content.workStatus,
          number: index + 1,
        },
      }
      const before = status
      status = content.workStatus ?? status
      if (status === before) return [line]
      return [
        line,
        {
          ...line,
          event: 'action.status_changed',
          subject: 'action',
          subjectId: id,
          before: { status: before, statusReason: null },
          after: { status, statusReason: content.statusReason, window: story.window.code },
        },
      ]
    })
    const reviewed = story.reviews.map((review): HistoryLine => ({
      at: review.at,
      actor: coordinator,
      actorName: coordinator.name,
      event: `report.${review.verdict}`,
      subject: 'report',
      subjectId: reportId,
      before: { state: 'sent' },
      after: { state: review.verdict, number: review.number, comments: review.comments },
    }))
    return [...sent, ...reviewed]
  })
}

/** A window that one office did not have to report for, as happens in a year with floods. */
export async function writeExcuse(
  trx: Knex.Transaction,
  users: DemoUsers,
  today: Day,
): Promise<void> {
  const window = await trx('windows').where({ code: '2026-TW1' }).first('id')
  const agency = await trx('agencies').where({ code: 'kec-pseksu' }).first('id')
  if (!window || !agency || today <= '2026-04-08') return
  const reason = 'Contoh: banjir memutus jalan dan sambungan internet selama tiga pekan.'
  await trx('excuses').insert({
    window_id: window.id,
    agency_id: agency.id,
    reason,
    excused_by: users.secretariat.id,
    excused_at: atWib('2026-04-08', 10 * 60),
  })
}
