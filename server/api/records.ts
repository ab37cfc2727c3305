import { z } from 'zod'
import { activityKinds, budgetStages, funds, workStatuses } from '../actions/action'
import { judgements } from '../actions/progress'
import { agencyKinds } from '../agencies/agency'
import { reportWords } from '../board/board'
import { decisionStates } from '../decisions/decision'
import { directions, targetKinds } from '../indicators/indicator'
import { attendances, itemKinds, meetingKinds, meetingStates, outcomes } from '../meetings/meeting'
import { placeKinds } from '../places/place'
import { registries } from '../places/pocket'

/** Says of a field which entry of the dictionary tells its meaning: 'table.column'. */
function of<Schema extends z.ZodType>(entry: string, schema: Schema): Schema {
  return schema.meta({ of: entry })
}

const text = z.string()
const day = z.iso.date()
const instant = z.iso.datetime()
const count = z.number().int().min(0)
const figure = z.number().nullable()
const maybe = text.nullable()
const flag = z.boolean()
const strategyNumber = z.number().int().min(1).max(3)
const isDemo = (table: string) => of(`${table}.is_demo`, flag)
const agency = { agencyCode: of('answers.agency_code', text), agency: of('answers.agency', text) }

export const strategy = z.object({
  number: of('strategies.number', strategyNumber),
  name: of('strategies.name', text),
  nameEn: of('strategies.name_en', text),
  year: of('actions.year', z.number().int()),
  window: of('answers.window', maybe),
  actions: of('answers.actions', count),
  verifiedActions: of('answers.verified_actions', count),
  statuses: of('answers.statuses', z.record(z.enum(workStatuses), count)),
  judged: of('answers.judged', z.record(z.enum(judgements), count)),
  judgedMoney: of('answers.judged_money', z.record(z.enum(judgements), count)),
  owed: of('answers.owed', count),
  reports: of('answers.reports', z.record(z.enum(reportWords), count)),
  late: of('answers.late', count),
  budget: of('actions.budget_total', figure),
  budgeted: of('answers.budgeted', count),
  realised: of('standings.realised', figure),
  reporting: of('answers.reporting', count),
  verifiedRealised: of('answers.verified_money', figure),
  verifying: of('answers.verifying', count),
  units: of(
    'answers.units',
    z.array(
      z.object({
        measure: of('answers.measure', z.enum(['output', 'beneficiaries'])),
        unit: of('answers.unit', text),
        actions: of('answers.actions', count),
        target: of('answers.target', figure),
        targeted: of('answers.targeted', count),
        reported: of('answers.reported', figure),
        reporting: of('answers.reporting', count),
        verified: of('answers.verified_sum', figure),
        verifying: of('answers.verifying', count),
      }),
    ),
  ),
  isDemo: isDemo('actions'),
})

export const agencyRecord = z.object({
  code: of('agencies.code', text),
  name: of('agencies.name', text),
  shortName: of('agencies.short_name', text),
  kind: of('agencies.kind', z.enum(agencyKinds)),
  active: of('agencies.active', flag),
})

export const place = z.object({
  code: of('places.code', text),
  kind: of('places.kind', z.enum(placeKinds)),
  name: of('places.name', text),
  parentCode: of('answers.parent_code', maybe),
  parentName: of('answers.parent_name', maybe),
})

export const wholePlace = place.extend({
  pockets: of(
    'answers.pockets',
    z.array(
      z.object({
        place: of('answers.place', text),
        year: of('pockets.year', z.number().int()),
        decree: of('pockets.decree', maybe),
        criteria: of('pockets.criteria', maybe),
        sourceUrl: of('pockets.source_url', maybe),
        isDemo: isDemo('pockets'),
      }),
    ),
  ),
  counts: of(
    'answers.counts',
    z
      .object({
        registry: of('registry_counts.registry', z.enum(registries)),
        countedOn: of('registry_counts.counted_on', day),
        families: of('place_counts.families', count.nullable()),
        persons: of('place_counts.persons', count.nullable()),
        suppressed: of('answers.suppressed', flag),
        sourceUrl: of('registry_counts.source_url', maybe),
        isDemo: isDemo('registry_counts'),
      })
      .nullable(),
  ),
})

const period = {
  year: of('readings.year', z.number().int()),
  month: of('readings.month', z.number().int().min(1).max(12).nullable()),
}

const ownReading = z.object({
  ...period,
  value: of('readings.value', z.number()),
  method: of('answers.method', text),
  sourceUrl: of('readings.source_url', text),
  releasedOn: of('readings.released_on', day.nullable()),
  conflicting: of('readings.conflicting', flag),
})

const target = z.object({
  year: of('targets.year', z.number().int().nullable()),
  kind: of('targets.kind', z.enum(targetKinds)),
  value: of('targets.value', z.number()),
  baselineYear: of('targets.baseline_year', z.number().int().nullable()),
  baselineMonth: of('targets.baseline_month', z.number().int().nullable()),
  baselineValue: of('targets.baseline_value', figure),
  document: of('targets.document', text),
})

export const indicator = z.object({
  code: of('indicators.code', text),
  name: of('indicators.name', text),
  nameEn: of('indicators.name_en', text),
  unit: of('indicators.unit', text),
  unitEn: of('indicators.unit_en', text),
  decimals: of('indicators.decimals', count),
  isRate: of('indicators.is_rate', flag),
  direction: of('indicators.direction', z.enum(directions)),
  publisher: of('indicators.publisher', text),
  frequency: of(
    'indicators.frequency',
    z.enum(['yearly', 'half_yearly', 'quarterly', 'irregular']),
  ),
  definition: of('indicators.definition', text),
  definitionEn: of('indicators.definition_en', text),
  strategyNumber: of('indicators.strategy_number', strategyNumber.nullable()),
  isMain: of('indicators.is_main', flag),
  latest: of(
    'answers.latest',
    z
      .object({
        ...period,
        value: of('readings.value', z.number()),
        sourceUrl: of('readings.source_url', text),
      })
      .nullable(),
  ),
})

export const wholeIndicator = indicator.extend({
  readings: of('answers.readings', z.array(ownReading)),
  targets: of('answers.targets', z.array(target)),
})

export const reading = z.object({
  id: of('readings.id', z.number().int()),
  indicator: of('answers.indicator', text),
  region: of('answers.region', text),
  methodName: of('answers.method_name', text),
  ...period,
  value: of('readings.value', z.number()),
  unit: of('indicators.unit', text),
  unitNote: of('readings.unit_note', maybe),
  sourceUrl: of('readings.source_url', text),
  sourceNote: of('readings.source_note', text),
  releasedOn: of('readings.released_on', day.nullable()),
  inUse: of('readings.in_use', flag),
  conflicting: of('readings.conflicting', flag),
  replaced: of('answers.replaced', flag),
  knownFrom: of('readings.known_from', instant),
})

export const targetRecord = target.extend({
  id: of('targets.id', z.number().int()),
  indicator: of('answers.indicator', text),
  region: of('answers.region', text),
  unit: of('indicators.unit', text),
  sourceUrl: of('targets.source_url', text),
  inUse: of('targets.in_use', flag),
  recordedAt: of('targets.recorded_at', instant),
})

const reportState = z.enum(['none', 'draft', 'sent', 'returned', 'verified'])
const figureState = of('standings.figure_state', z.enum(['sent', 'verified']).nullable())

export const action = z.object({
  code: of('actions.code', text),
  year: of('actions.year', z.number().int()),
  title: of('actions.title', text),
  strategyNumber: of('actions.strategy_number', strategyNumber),
  ...agency,
  status: of('standings.status', z.enum(workStatuses)),
  endsOn: of('actions.ends_on', day),
  outputTarget: of('actions.output_target', figure),
  outputUnit: of('actions.output_unit', maybe),
  budget: of('actions.budget_total', figure),
  window: of('answers.window', maybe),
  judged: of('standings.judged', z.enum(judgements)),
  figureWindow: of('answers.figure_window', maybe),
  figureState,
  output: of('standings.output', figure),
  realised: of('standings.realised', figure),
  owed: of('standings.owed', flag),
  reportState: of('standings.report_state', reportState),
  isDemo: isDemo('actions'),
})

export const wholeAction = z.object({
  code: of('actions.code', text),
  year: of('actions.year', z.number().int()),
  title: of('actions.title', text),
  strategyNumber: of('actions.strategy_number', strategyNumber),
  tags: of('answers.tags', z.array(strategyNumber)),
  ...agency,
  supports: of('answers.supports', z.array(text)),
  responsibleOffice: of('actions.responsible_office', maybe),
  program: of('actions.program', maybe),
  activity: of('actions.activity', maybe),
  subActivity: of('actions.sub_activity', maybe),
  nomenclature: of('actions.nomenclature', maybe),
  activityKind: of('actions.activity_kind', z.enum(activityKinds)),
  aidKind: of('actions.aid_kind', maybe),
  aidNature: of('actions.aid_nature', maybe),
  benefitSize: of('actions.benefit_size', maybe),
  benefitDuration: of('actions.benefit_duration', maybe),
  outputTarget: of('actions.output_target', figure),
  outputUnit: of('actions.output_unit', maybe),
  beneficiaryTarget: of('actions.beneficiary_target', figure),
  beneficiaryUnit: of('actions.beneficiary_unit', maybe),
  startsOn: of('actions.starts_on', day),
  endsOn: of('actions.ends_on', day),
  status: of('actions.status', z.enum(workStatuses)),
  statusReason: of('actions.status_reason', maybe),
  budgetTotal: of('actions.budget_total', figure),
  budget: of(
    'answers.budget',
    z.array(
      z.object({
        fund: of('budget_lines.fund', z.enum(funds)),
        stage: of('budget_lines.stage', z.enum(budgetStages)),
        decidedOn: of('budget_lines.decided_on', day.nullable()),
        amount: of('budget_lines.amount', z.number()),
        reason: of('budget_lines.reason', maybe),
        isCurrent: of('budget_lines.is_current', flag),
      }),
    ),
  ),
  plan: of(
    'answers.plan',
    z.array(
      z.object({
        quarter: of('action_plans.quarter', z.number().int().min(1).max(4)),
        output: of('action_plans.output', figure),
        money: of('action_plans.money', figure),
      }),
    ),
  ),
  places: of(
    'answers.places',
    z.array(
      z.object({
        code: of('places.code', text),
        kind: of('places.kind', z.enum(placeKinds)),
        name: of('places.name', text),
        target: of('action_places.target', figure),
      }),
    ),
  ),
  windows: of(
    'answers.windows',
    z.array(
      z.object({
        window: of('windows.code', text),
        owed: of('standings.owed', flag),
        reportState: of('standings.report_state', reportState),
        sentOn: of('standings.sent_on', day.nullable()),
        status: of('standings.status', z.enum(workStatuses).nullable()),
        judged: of('standings.judged', z.enum(judgements)),
        judgedMoney: of('standings.judged_money', z.enum(judgements)),
        figureWindow: of('answers.figure_window', maybe),
        figureState,
        output: of('standings.output', figure),
        beneficiaries: of('standings.beneficiaries', figure),
        realised: of('standings.realised', figure),
        expected: of('standings.expected', figure),
        expectedMoney: of('standings.expected_money', figure),
      }),
    ),
  ),
  predecessor: of('answers.predecessor', maybe),
  successors: of('answers.successors', z.array(text)),
  sourceUrl: of('actions.source_url', maybe),
  isDemo: isDemo('actions'),
  updatedAt: of('actions.updated_at', instant),
})

export const report = z.object({
  action: of('answers.action', text),
  title: of('actions.title', text),
  ...agency,
  strategyNumber: of('actions.strategy_number', strategyNumber),
  window: of('windows.code', text),
  state: of('reports.state', z.enum(['sent', 'verified'])),
  output: of('reports.output', figure),
  outputUnit: of('actions.output_unit', maybe),
  beneficiaries: of('reports.beneficiaries', figure),
  beneficiaryUnit: of('actions.beneficiary_unit', maybe),
  realised: of('reports.realised', figure),
  money: of('answers.money', z.partialRecord(z.enum(funds), z.number())),
  workStatus: of('reports.work_status', z.enum(workStatuses).nullable()),
  statusReason: of('reports.status_reason', maybe),
  doneText: of('reports.done_text', maybe),
  constraintCode: of('reports.constraint_code', z.number().int().min(1).max(11).nullable()),
  constraintText: of('reports.constraint_text', maybe),
  drivingText: of('reports.driving_text', maybe),
  nextText: of('reports.next_text', maybe),
  helpText: of('reports.help_text', maybe),
  firstSentAt: of('reports.first_sent_at', instant.nullable()),
  sentAt: of('reports.sent_at', instant.nullable()),
  verifiedAt: of('reports.verified_at', instant.nullable()),
  isDemo: isDemo('reports'),
})

export const decision = z.object({
  code: of('decisions.code', text),
  text: of('decisions.text', text),
  ...agency,
  decidedOn: of('decisions.decided_on', day),
  dueOn: of('decisions.due_on', day),
  state: of('decisions.state', z.enum(decisionStates)),
  overdue: of('answers.overdue', flag),
  carried: of('answers.carried', count),
  strategyNumber: of('strategies.number', strategyNumber.nullable()),
  action: of('answers.action', maybe),
  indicator: of('answers.indicator', maybe),
  place: of('answers.place', maybe),
  meetingId: of('decisions.meeting_id', z.number().int().nullable()),
  answer: of('decisions.answer', maybe),
  answeredAt: of('decisions.answered_at', instant.nullable()),
  remark: of('decisions.remark', maybe),
  closedAt: of('decisions.closed_at', instant.nullable()),
  isDemo: isDemo('decisions'),
})

export const meeting = z.object({
  id: of('meetings.id', z.number().int()),
  title: of('meetings.title', text),
  kind: of('meetings.kind', z.enum(meetingKinds)),
  strategyNumber: of('meetings.strategy_number', strategyNumber.nullable()),
  heldOn: of('meetings.held_on', day),
  startsAt: of('meetings.starts_at', maybe),
  venue: of('meetings.venue', maybe),
  chair: of('meetings.chair', maybe),
  plannedMinutes: of('meetings.planned_minutes', count),
  state: of('meetings.state', z.enum(meetingStates)),
  officialNumber: of('meetings.official_number', maybe),
  startedAt: of('meetings.started_at', instant.nullable()),
  closedAt: of('meetings.closed_at', instant.nullable()),
  summary: of('meetings.summary', maybe),
  sourceUrl: of('meetings.source_url', maybe),
  isDemo: isDemo('meetings'),
})

export const wholeMeeting = meeting.extend({
  items: of(
    'answers.items',
    z.array(
      z.object({
        position: of('agenda_items.position', z.number().int()),
        kind: of('agenda_items.kind', z.enum(itemKinds)),
        decision: of('answers.decision', maybe),
        action: of('answers.action', maybe),
        indicator: of('answers.indicator', maybe),
        place: of('answers.place', maybe),
        agencyCode: of('answers.agency_code', maybe),
        title: of('agenda_items.title', maybe),
        question: of('agenda_items.question', maybe),
        minutes: of('agenda_items.minutes', count),
        inAnnex: of('agenda_items.in_annex', flag),
        outcome: of('agenda_items.outcome', z.enum(outcomes).nullable()),
        note: of('agenda_items.note', maybe),
      }),
    ),
  ),
  agencies: of(
    'answers.agencies',
    z.array(
      z.object({
        code: of('agencies.code', text),
        name: of('agencies.name', text),
        attendance: of('meeting_agencies.attendance', z.enum(attendances)),
      }),
    ),
  ),
})
