import type { Action } from '../actions/action'
import { readActionForm, typedOf, type ActionInput } from '../actions/form'
import type { WholeAction } from '../actions/queries'
import { partInWords } from '../actions/trace'
import { factsOfStored, foundPlace, inputOf } from '../actions/rows'
import type { Typed } from '../http/kept'
import { localeOf, type Locale, type MessageKey } from '../i18n'
import { placeLabel } from '../places/place'
import type { FoundPlace } from '../places/queries'
import { countIn, dayIn, fundsIn, moneyIn, statusIn, strategyIn, subActivityIn } from './cells'
import { decimalSign, type Change, type Question } from './import'
import { plainTitle, RowReading, type CheckedRow, type Ground, type Identity } from './row-sheet'
import type { DataRow } from './rows'

/** Holds each row against the action it means, as the form of an action would. */
export async function checkActions(
  ground: Ground,
  data: readonly DataRow[],
): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = []
  const taken = new Map<string, number>()
  for (const [at, row] of data.entries()) {
    const reading = new RowReading(row)
    checked.push(checkAction(ground, reading, taken))
    if (at % 100 === 99) await ground.tell(at + 1)
  }
  return checked
}

function checkAction(ground: Ground, reading: RowReading, taken: Map<string, number>): CheckedRow {
  const { locale } = ground
  const identity = reading.identify(ground)
  const { title, agency } = identity
  if (title === '') reading.refuse('title', { key: 'import.row.no_title' })
  if (!agency && identity.code === '' && reading.text('agency') === '')
    reading.refuse('agency', { key: 'field.required' })
  const whole = reading.match(ground, identity)
  const owner = agency ?? (whole ? (ground.agencyNames.byId(whole.action.agencyId) ?? null) : null)
  const places = placesIn(ground, reading)
  const typed = typedRow(ground, reading, identity, whole ?? null, places)
  const key = whole
    ? `id:${whole.action.id}`
    : `${owner?.id}/${identity.nomenclature}/${plainTitle(title)}`
  const earlier = taken.get(key)
  if (earlier !== undefined) {
    reading.refuse(whole ? 'code' : 'title', {
      key: 'import.row.twice',
      params: { row: String(earlier) },
    })
  } else if (owner && title !== '') taken.set(key, reading.row.number)
  if (reading.problems.length > 0 || reading.asked.length > 0 || whole === undefined || !owner) {
    return reading.done('refused', { title, actionId: whole?.action.id ?? null })
  }
  const agencyIds = ground.agencies.map((one) => one.id)
  const form = readActionForm(typed, {
    ...(whole
      ? factsOfStored(whole, agencyIds)
      : { action: null, details: null, agencyIds, places: [], predecessor: null }),
    agencyId: owner.id,
    years: [ground.plan.year],
    ...(places.form && { places: places.form }),
  })
  if (!form.ok) {
    for (const [name, message] of Object.entries(form.errors)) {
      reading.refuse(columnOf(name), message)
    }
    return reading.done('refused', { title, actionId: whole?.action.id ?? null })
  }
  if (!whole) {
    return reading.done('new', { title: form.input.title, input: form.input })
  }
  const before = inputOf(whole.action, whole.details)
  const changes = changesBetween(ground, locale, before, form.input)
  return reading.done(changes.length > 0 ? 'changed' : 'same', {
    title: whole.action.title,
    actionId: whole.action.id,
    input: form.input,
    seenVersion: whole.action.version,
    changes,
  })
}

type RowPlaces = Readonly<{ form: FoundPlace[] | null; names: string[] }>

/** The places a row names; null in `form` where its cell names none, is blank, or the file has no such column. */
function placesIn(ground: Ground, reading: RowReading): RowPlaces {
  const cell = reading.row.cells.places?.text ?? ''
  if (reading.text('places') === '') return { form: null, names: [] }
  const found = ground.placeNames.find(cell)
  reading.asked.push(...found.asked)
  if (found.left.length > 0) {
    reading.notes.push({
      key: 'import.note.places_left',
      params: { names: found.left.join(', ').slice(0, 200) },
    })
  }
  // "24 kecamatan" does not say which: what is stored stays.
  if (found.places.length === 0 && found.asked.length === 0) return { form: null, names: [] }
  return { form: found.places.map(foundPlace), names: found.places.map(placeLabel) }
}

/** The row as the form of an action would have it: what the file says over what is stored. */
function typedRow(
  ground: Ground,
  reading: RowReading,
  identity: Identity,
  whole: WholeAction | null,
  places: RowPlaces,
): Typed {
  const { plan } = ground
  const { number } = localeOf('id')
  const typed: Record<string, string | string[]> = whole
    ? { ...typedOf(whole.action, whole.details) }
    : {
        year: String(plan.year),
        starts_on: `${plan.year}-01-01`,
        ends_on: `${plan.year}-12-31`,
        activity_kind: 'direct',
        status: 'not_started',
      }
  const put = (name: string, text: string) => {
    if (text !== '') typed[name] = text
  }
  // A matrix without titles names the sub kegiatan; a known action keeps the title that it has.
  if (!whole || identity.titled) put('title', identity.title)
  put('nomenclature', identity.nomenclature)
  const sub = subActivityIn(reading.row.cells.sub_activity)
  // Where an action has no sub kegiatan our matrices print its title in that column.
  const isTitle =
    whole?.action.subActivity === null && plainTitle(sub.name) === plainTitle(whole.action.title)
  if (!isTitle) put('sub_activity', sub.name)
  for (const field of [
    'program',
    'activity',
    'aid_nature',
    'aid_kind',
    'benefit_size',
    'benefit_duration',
    'responsible_office',
    'status_reason',
  ] as const) {
    put(field, reading.text(field))
  }
  // One benefit may be a bare number in its cell.
  put('starts_on', dayIn(reading.row.cells.starts_on))
  put('ends_on', dayIn(reading.row.cells.ends_on))
  put('status', reading.text('status') && statusIn(reading.text('status')))
  const strategy = reading.text('strategy')
  if (strategy !== '') {
    const meant = strategyIn(strategy)
    const answer =
      meant === null
        ? reading.ask(
            ground,
            'strategy',
            strategy,
            [1, 2, 3].map((one) => ({
              value: String(one),
              label: ground.locale.t('strategy.short', { number: String(one) }),
            })),
          )
        : String(meant)
    if (answer !== null) typed['strategy'] = answer
  }
  kindIn(reading, put)
  if (identity.supports.length > 0) {
    typed['support'] = identity.supports.map((one) => String(one.id))
  }
  for (const target of ['output', 'beneficiary'] as const) {
    const figure = reading.figure(`${target}_target`, (cell) =>
      countIn(cell, decimalSign(ground.plan)),
    )
    const unit = reading.text(`${target}_unit`) || figure?.unit
    if (figure) put(`${target}_target`, number(figure.value))
    if (unit) put(`${target}_unit`, unit)
  }
  if (places.form) {
    // Targets of places that stay are kept; a place that the file adds has none yet.
    typed['place_target'] = places.names.map((name) => {
      const stored = whole?.details.places.find((place) => placeLabel(place) === name)
      return stored?.target === null || stored === undefined ? '' : number(stored.target)
    })
    typed['place_name'] = places.names
  }
  budgetIn(ground, reading, whole, typed)
  return typed
}

function kindIn(reading: RowReading, put: (name: string, text: string) => void): void {
  const told = reading.text('activity_kind').toLowerCase()
  const kinds = [
    ['direct', 'kind_direct', /^(langsung|direct)$/],
    ['indirect', 'kind_indirect', /^(tidak langsung|indirect)$/],
    ['support', 'kind_support', /^(penunjang|supporting)$/],
  ] as const
  const named = kinds.filter(
    ([kind, field, word]) => reading.text(field) !== '' || word.test(told) || told === kind,
  )
  if (named.length > 1) {
    reading.refuse('kind_direct', { key: 'import.row.two_kinds' })
  } else if (named[0]) put('activity_kind', named[0][0])
  else put('activity_kind', told)
}

/** One amount and its fund, as a line of the budget: a correction, or a revision where the person said so. */
function budgetIn(
  ground: Ground,
  reading: RowReading,
  whole: WholeAction | null,
  typed: Record<string, string | string[]>,
): void {
  const { plan, one } = ground
  const amount = reading.figure('budget', (cell) => moneyIn(cell, plan.scale, decimalSign(plan)))
  const told = reading.text('fund')
  const stored = whole?.details.budget ?? []
  const current = stored.filter((line) => line.isCurrent)
  const { funds: named, unknown } = fundsIn(told)
  if (amount === null) return
  // What the file only repeats is not asked about: several funds under one sum, as our own lists show them.
  if (
    whole &&
    amount.value === whole.action.budgetTotal &&
    (named.length !== 1 || unknown.length > 0)
  )
    return
  let fund = named[0] as string | undefined
  if (unknown.length > 0) {
    const answer = reading.ask(ground, 'fund', told, fundChoices(ground.locale))
    if (answer === null) {
      if (!reading.asked.some((one) => one.kind === 'fund'))
        reading.refuse('fund', { key: 'import.row.no_fund' })
      return
    }
    fund = answer
  } else if (named.length > 1) {
    reading.refuse('fund', { key: 'import.row.several_funds', params: { typed: told } })
    return
  }
  if (fund === undefined) {
    if (current.length === 1) fund = current[0]?.fund
    else {
      reading.refuse('fund', { key: 'import.row.no_fund' })
      return
    }
  }
  const line = current.find((known) => known.fund === fund)
  if (line?.amount === amount.value) return
  const { number } = localeOf('id')
  const lists = ['id', 'fund', 'stage', 'decided_on', 'amount', 'reason'] as const
  const column = (name: (typeof lists)[number]) => [typed[`budget_${name}`] ?? []].flat()
  if (line && plan.stage === 'murni') {
    const index = column('id').indexOf(String(line.id))
    const amounts = column('amount')
    amounts[index] = number(amount.value)
    typed['budget_amount'] = amounts
    return
  }
  const fresh = {
    id: '',
    fund: fund as string,
    stage: plan.stage,
    decided_on: '',
    amount: number(amount.value),
    reason: ground.locale.t('import.budget_reason', { name: one.name.slice(0, 120) }),
  }
  for (const name of lists) typed[`budget_${name}`] = [...column(name), fresh[name]]
}

function fundChoices(locale: Locale): Question['candidates'] {
  const all = ['apbd', 'apbn', 'dak', 'dau', 'dbh', 'dana_desa', 'csr', 'baznas', 'other'] as const
  return all.map((fund) => ({ value: fund, label: locale.t(`fund.${fund}`) }))
}

/** The column that a field of the form is filled from. */
function columnOf(name: string): string {
  const bare = name.replace(/_\d+$/, '')
  const from: Readonly<Record<string, string>> = {
    budget_amount: 'budget',
    budget_fund: 'fund',
    place_name: 'places',
    place_target: 'places',
    plan_output: 'output_target',
    plan_money: 'budget',
  }
  return from[bare] ?? bare
}

const labels: readonly [keyof ActionInput, MessageKey][] = [
  ['title', 'action.field.title'],
  ['strategyNumber', 'action.field.strategy'],
  ['supportIds', 'action.field.supports'],
  ['responsibleOffice', 'action.field.responsible_office'],
  ['program', 'action.field.program'],
  ['activity', 'action.field.activity'],
  ['subActivity', 'action.field.sub_activity'],
  ['nomenclature', 'action.field.nomenclature'],
  ['activityKind', 'action.field.activity_kind'],
  ['aidKind', 'action.field.aid_kind'],
  ['aidNature', 'action.field.aid_nature'],
  ['benefitSize', 'action.field.benefit_size'],
  ['benefitDuration', 'action.field.benefit_duration'],
  ['outputTarget', 'action.field.output_target'],
  ['outputUnit', 'action.field.output_unit'],
  ['beneficiaryTarget', 'action.field.beneficiary_target'],
  ['beneficiaryUnit', 'action.field.beneficiary_unit'],
  ['startsOn', 'action.field.starts_on'],
  ['endsOn', 'action.field.ends_on'],
  ['status', 'action.field.status'],
  ['statusReason', 'action.field.status_reason'],
  ['budget', 'action.field.budget'],
  ['places', 'action.field.places'],
]

function changesBetween(
  ground: Ground,
  locale: Locale,
  before: ActionInput,
  after: ActionInput,
): Change[] {
  return labels.flatMap(([name, label]) => {
    const [one, other] = [comparable(before[name]), comparable(after[name])]
    if (one === other) return []
    return [
      {
        label: locale.t(label),
        before: inWords(ground, locale, name, before[name]),
        after: inWords(ground, locale, name, after[name]),
      },
    ]
  })
}

/** Lists of places, tags and offices are the same in any order. */
function comparable(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  const parts = value.map((one: unknown) => JSON.stringify(one))
  return parts.sort().join()
}

function inWords(ground: Ground, locale: Locale, name: keyof ActionInput, value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0))
    return locale.t('action.blank')
  if (name === 'places') {
    return (value as ActionInput['places'])
      .map(({ placeId, target }) => {
        const label = ground.placeNames.labelOf(placeId)
        return target === null ? label : `${label}: ${locale.number(target)}`
      })
      .join('; ')
  }
  if (name === 'budget') {
    return (value as readonly unknown[])
      .map((line) => partInWords(locale, 'budget', line))
      .join('; ')
  }
  if (name === 'supportIds') {
    return (value as readonly number[])
      .map((id) => ground.agencyNames.byId(id)?.shortName ?? '')
      .join('; ')
  }
  if (name === 'status') return locale.t(`status.${value as Action['status']}`)
  if (name === 'activityKind') return locale.t(`activity_kind.${value as Action['activityKind']}`)
  if (name === 'strategyNumber') return locale.t('strategy.short', { number: String(value) })
  if (name === 'startsOn' || name === 'endsOn') return locale.dayShort(String(value))
  return typeof value === 'number' ? locale.number(value) : String(value)
}
