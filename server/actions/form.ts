import type { FoundPlace } from '../places/queries'
import { unclear } from '../places/form'
import { placeLabel } from '../places/place'
import { formReader, readId, type FieldErrors, type FormReader } from '../http/parse'
import type { Typed } from '../http/kept'
import { readNumber, readRupiah } from '../http/numbers'
import { localeOf, type Day } from '../i18n'
import {
  activityKinds,
  budgetStages,
  funds,
  reasonedStatuses,
  workStatuses,
  type Action,
  type ActionContent,
  type BudgetStage,
  type Fund,
} from './action'
import { currentLines, inOrderOfEntry, totalOf } from './budget'
import type { ActionDetails } from './queries'

export type BudgetLineInput = Readonly<{
  /** The stored line that is corrected; null for a new one. */
  id: number | null
  fund: Fund
  stage: BudgetStage
  decidedOn: Day | null
  amount: number
  reason: string | null
}>

/** What the form of an action says, typed and checked. Owner and year are those of a new action only. */
export type ActionInput = ActionContent &
  Readonly<{
    year: number
    tags: readonly number[]
    supportIds: readonly number[]
    budget: readonly BudgetLineInput[]
    /** Stored lines whose every field was blanked. */
    dropped: readonly number[]
    plan: readonly Readonly<{ quarter: number; output: number | null; money: number | null }>[]
    places: readonly Readonly<{ placeId: number; target: number | null }>[]
  }>

export type ActionForm =
  | Readonly<{ ok: true; input: ActionInput; version: number | null }>
  | Readonly<{ ok: false; typed: Typed; errors: FieldErrors }>

/** What the form's text is held against. */
export type FormFacts = Readonly<{
  /** The action that is edited; null for a new one. */
  action: Action | null
  details: ActionDetails | null
  /** Whose the action is, where that is not the writer's to choose. */
  agencyId: number | null
  agencyIds: readonly number[]
  years: readonly number[]
  /** Each `place_name` of the form, in order. */
  places: readonly FoundPlace[]
  /** The action that `predecessor` names. */
  predecessor: Readonly<{
    id: number
    code: string
    year: number
    continuedBy: string | null
  }> | null
}>

const mostBudgetLines = 40
const mostPlaces = 120
/** Rupiah; also for the sum of an action's funds. */
const mostMoney = 9_999_999_999_999

/** Every value of a repeated field, as typed. */
export function typedAll(body: unknown, name: string): string[] {
  return formReader(body).rawAll(name)
}

/** Reads the form of an action, new or edited. */
export function readActionForm(body: unknown, facts: FormFacts): ActionForm {
  const form = formReader(body)
  const line = (name: string, max: number) => form.text(name, { max })?.replace(/\s+/g, ' ') ?? null
  const title = form.text('title', { max: 300, min: 5, required: true })?.replace(/\s+/g, ' ')
  const year = facts.action?.year ?? chosen(form, 'year', facts.years)
  const agencyId = facts.agencyId ?? chosen(form, 'agency', facts.agencyIds)
  const strategyNumber = chosen(form, 'strategy', [1, 2, 3])
  const activityKind = form.choice('activity_kind', activityKinds, { required: true })
  const outputTarget = form.number('output_target', { above: 0 })
  const outputUnit = unitOf(form, 'output_unit', outputTarget)
  const beneficiaryTarget = form.number('beneficiary_target', { above: 0 })
  const beneficiaryUnit = unitOf(form, 'beneficiary_unit', beneficiaryTarget)
  const days = readDays(form, year)
  const status = form.choice('status', workStatuses, { required: true })
  const statusReason = form.text('status_reason', { max: 500, min: 3 })
  if (status && reasonedStatuses.includes(status) && statusReason === null) {
    form.refuse('status_reason', 'action.error.reason_needed')
  }
  const budget = readBudget(form, facts)
  const plan = readPlan(form, outputTarget, budget.total)
  const places = readPlaces(form, facts)
  const nomenclature = form.text('nomenclature', { max: 60 })?.toUpperCase() ?? null
  if (nomenclature !== null && !/^[0-9X]+([.][0-9]+){1,6}$/.test(nomenclature)) {
    form.refuse('nomenclature', 'action.error.nomenclature')
  }
  const predecessorId = readPredecessor(form, facts, year)
  const input = {
    title,
    year,
    strategyNumber,
    agencyId,
    tags: numbersOf(form, 'tag', [1, 2, 3]).filter((number) => number !== strategyNumber),
    supportIds: numbersOf(form, 'support', facts.agencyIds).filter((id) => id !== agencyId),
    responsibleOffice: line('responsible_office', 200),
    program: line('program', 300),
    activity: line('activity', 300),
    subActivity: line('sub_activity', 300),
    nomenclature,
    activityKind,
    aidKind: line('aid_kind', 120),
    aidNature: line('aid_nature', 120),
    benefitSize: line('benefit_size', 200),
    benefitDuration: line('benefit_duration', 120),
    outputTarget,
    outputUnit,
    beneficiaryTarget,
    beneficiaryUnit,
    ...days,
    status,
    statusReason,
    budget: budget.lines,
    dropped: budget.dropped,
    plan,
    places,
    predecessorId,
    sourceUrl: form.link('source_url'),
    sourceNote: form.text('source_note', { max: 2000 }),
  }
  // Where a needed part is missing its reader has left a message.
  return form.clean
    ? { ok: true, input: input as ActionInput, version: form.id('version') }
    : form.refused()
}

/** One of the numbers that a select offers. */
function chosen(form: FormReader, name: string, offered: readonly number[]): number | null {
  if (form.raw(name) === '') return form.refuse(name, 'field.required')
  const number = readId(form.raw(name))
  return number !== null && offered.includes(number)
    ? number
    : form.refuse(name, 'field.not_a_choice')
}

/** The ticked boxes of a group; what was not offered is left out. */
function numbersOf(form: FormReader, name: string, offered: readonly number[]): number[] {
  const numbers = form.rawAll(name).map(readId)
  return [...new Set(numbers)].filter((one): one is number => one !== null && offered.includes(one))
}

function unitOf(form: FormReader, name: string, target: number | null): string | null {
  const unit = form.text(name, { max: 60 })?.replace(/\s+/g, ' ') ?? null
  if (target !== null && unit === null) form.refuse(name, 'action.error.unit_needed')
  return unit
}

function readDays(
  form: FormReader,
  year: number | null,
): { startsOn: Day | null; endsOn: Day | null } {
  const startsOn = form.day('starts_on', { required: true })
  const endsOn = form.day('ends_on', { required: true })
  if (year !== null) {
    const outside = (day: Day | null) => day !== null && !day.startsWith(`${year}-`)
    if (outside(startsOn))
      form.refuse('starts_on', 'action.error.outside_year', { year: String(year) })
    if (outside(endsOn)) form.refuse('ends_on', 'action.error.outside_year', { year: String(year) })
  }
  if (startsOn && endsOn && endsOn < startsOn)
    form.refuse('ends_on', 'action.error.ends_before_start')
  return { startsOn, endsOn }
}

type Budget = { lines: BudgetLineInput[]; dropped: number[]; total: number | null }

/** The lines as typed; wholly blank rows do not count. Stored lines that the form did not show stay as they are. */
function readBudget(form: FormReader, facts: FormFacts): Budget {
  const columns = [
    'budget_id',
    'budget_fund',
    'budget_stage',
    'budget_decided_on',
    'budget_amount',
    'budget_reason',
  ].map((name) => form.rawAll(name))
  const stored = facts.details?.budget ?? []
  const count = Math.max(...columns.map((column) => column.length))
  const lines: BudgetLineInput[] = []
  const dropped: number[] = []
  if (count > mostBudgetLines)
    form.refuse('budget_amount_0', 'action.error.too_many_rows', { n: mostBudgetLines })
  for (let index = 0; index < Math.min(count, mostBudgetLines); index += 1) {
    const [idText = '', fundText = '', stageText = '', day = '', amountText = '', reasonText = ''] =
      columns.map((column) => (column[index] ?? '').trim())
    const id = readId(idText)
    const known = id === null ? undefined : stored.find((one) => one.id === id)
    if ([fundText, day, amountText, reasonText].every((text) => text === '')) {
      if (known) dropped.push(known.id)
      continue
    }
    const fund = oneOf(form, `budget_fund_${index}`, fundText, funds)
    const stage = oneOf(
      form,
      `budget_stage_${index}`,
      stageText === '' ? 'murni' : stageText,
      budgetStages,
    )
    const amount =
      amountText === ''
        ? form.refuse(`budget_amount_${index}`, 'action.error.amount_missing')
        : form.numberOf(
            `budget_amount_${index}`,
            amountText,
            { min: 0, max: mostMoney },
            readRupiah,
          )
    const decidedOn = dayOf(form, `budget_decided_on_${index}`, day)
    const reason = form.textOf(`budget_reason_${index}`, reasonText, { max: 500 })
    if (idText !== '' && !known) form.refuse(`budget_amount_${index}`, 'field.not_a_choice')
    if (fund && stage && amount !== null) lines.push({ id, fund, stage, decidedOn, amount, reason })
  }
  const untouched = stored.filter(
    (one) => !dropped.includes(one.id) && !lines.some((line) => line.id === one.id),
  )
  const total = totalOf(currentLines(inOrderOfEntry([...untouched, ...lines])))
  if (total !== null && total > mostMoney) {
    form.refuse('budget_amount_0', 'field.too_large', { max: localeOf('id').rupiah(mostMoney) })
  }
  return { lines, dropped, total }
}

function readPlan(
  form: FormReader,
  outputTarget: number | null,
  budget: number | null,
): ActionInput['plan'] {
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    quarter,
    output: form.number(`plan_output_${quarter}`, { min: 0 }),
    money: form.rupiah(`plan_money_${quarter}`, { min: 0 }),
  }))
  const locale = localeOf('id')
  const check = (
    measure: 'output' | 'money',
    show: (value: number) => string,
    target: number | null,
  ) => {
    let before = 0
    for (const one of quarters) {
      const name = `plan_${measure}_${one.quarter}`
      const value = one[measure]
      if (value === null) continue
      if (measure === 'output' && target === null && !form.errors['output_target']) {
        form.refuse(name, 'action.error.plan_without_target')
      }
      if (value < before) form.refuse(name, 'action.error.plan_lower', { before: show(before) })
      if (target !== null && value > target) {
        form.refuse(
          name,
          measure === 'output'
            ? 'action.error.plan_above_target'
            : 'action.error.plan_above_budget',
          {
            target: show(target),
          },
        )
      }
      before = Math.max(before, value)
    }
  }
  check('output', locale.number, outputTarget)
  check('money', locale.rupiah, budget)
  return quarters.filter((one) => one.output !== null || one.money !== null)
}

function readPlaces(form: FormReader, facts: FormFacts): ActionInput['places'] {
  const targets = form.rawAll('place_target')
  const places: { placeId: number; target: number | null }[] = []
  if (facts.places.length > mostPlaces)
    form.refuse('place_name_0', 'action.error.too_many_rows', { n: mostPlaces })
  for (const [index, found] of facts.places.slice(0, mostPlaces).entries()) {
    const name = `place_name_${index}`
    const typedTarget = targets[index] ?? ''
    const target = form.numberOf(`place_target_${index}`, typedTarget, { min: 0 }, readNumber)
    if (found.typed.trim() === '') {
      if (typedTarget.trim() !== '') form.refuse(name, 'action.error.place_missing')
      continue
    }
    const place = found.place
    if (!place) {
      const message = unclear(found)
      form.refuse(name, message.key, message.params)
      continue
    }
    if (places.some((one) => one.placeId === place.id)) {
      form.refuse(name, 'action.error.place_twice', { place: placeLabel(place) })
      continue
    }
    places.push({ placeId: place.id, target })
  }
  return places
}

function readPredecessor(form: FormReader, facts: FormFacts, year: number | null): number | null {
  const typed = form.text('predecessor', { max: 20 })
  if (typed === null) return null
  const { predecessor } = facts
  if (!predecessor) return form.refuse('predecessor', 'action.error.predecessor_unknown')
  if (year !== null && predecessor.year >= year) {
    return form.refuse('predecessor', 'action.error.predecessor_later', { year: String(year) })
  }
  if (predecessor.continuedBy !== null) {
    return form.refuse('predecessor', 'action.error.predecessor_taken', {
      code: predecessor.continuedBy,
    })
  }
  return predecessor.id
}

function oneOf<Choice extends string>(
  form: FormReader,
  field: string,
  typed: string,
  choices: readonly Choice[],
): Choice | null {
  if (typed === '') return form.refuse(field, 'field.required')
  return choices.find((choice) => choice === typed) ?? form.refuse(field, 'field.not_a_choice')
}

function dayOf(form: FormReader, field: string, typed: string): Day | null {
  const alone = formReader({ [field]: typed })
  const day = alone.day(field)
  const message = alone.errors[field]
  return message ? form.refuse(field, message.key, message.params) : day
}

/** What is stored, as one would type it: so that a form shows stored and typed text alike. Numbers in Indonesian. */
export function typedOf(action: Action, details: ActionDetails): Typed {
  const { number } = localeOf('id')
  const typed = (value: number | null) => (value === null ? '' : number(value))
  const quarter = (one: number) => details.plan.find((plan) => plan.quarter === one)
  return {
    title: action.title,
    year: String(action.year),
    strategy: String(action.strategyNumber),
    agency: String(action.agencyId),
    tag: details.tags.map((tag) => String(tag.number)),
    support: details.supports.map((agency) => String(agency.id)),
    responsible_office: action.responsibleOffice ?? '',
    program: action.program ?? '',
    activity: action.activity ?? '',
    sub_activity: action.subActivity ?? '',
    nomenclature: action.nomenclature ?? '',
    activity_kind: action.activityKind,
    aid_kind: action.aidKind ?? '',
    aid_nature: action.aidNature ?? '',
    benefit_size: action.benefitSize ?? '',
    benefit_duration: action.benefitDuration ?? '',
    output_target: typed(action.outputTarget),
    output_unit: action.outputUnit ?? '',
    beneficiary_target: typed(action.beneficiaryTarget),
    beneficiary_unit: action.beneficiaryUnit ?? '',
    starts_on: action.startsOn,
    ends_on: action.endsOn,
    status: action.status,
    status_reason: action.statusReason ?? '',
    budget_id: details.budget.map((line) => String(line.id)),
    budget_fund: details.budget.map((line) => line.fund),
    budget_stage: details.budget.map((line) => line.stage),
    budget_decided_on: details.budget.map((line) => line.decidedOn ?? ''),
    budget_amount: details.budget.map((line) => number(line.amount)),
    budget_reason: details.budget.map((line) => line.reason ?? ''),
    place_name: details.places.map(placeLabel),
    place_target: details.places.map((place) => typed(place.target)),
    ...Object.fromEntries(
      [1, 2, 3, 4].flatMap((one) => [
        [`plan_output_${one}`, typed(quarter(one)?.output ?? null)],
        [`plan_money_${one}`, typed(quarter(one)?.money ?? null)],
      ]),
    ),
    predecessor: details.predecessor?.code ?? '',
    source_url: action.sourceUrl ?? '',
    source_note: action.sourceNote ?? '',
  }
}
