import type { Agency } from '../agencies/agency'
import { backOf } from '../http/back'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Day, Locale, MessageKey } from '../i18n'
import { placeLabel } from '../places/place'
import type { FoundPlace } from '../places/queries'
import { strategyName, type Strategy } from '../strategies/strategy'
import { activityKinds, budgetStages, funds, workStatuses, type Action } from './action'
import { typedOf } from './form'
import type { ActionDetails } from './queries'
import { partInWords } from './trace'
import { roman } from './wording'

type Printed = Page & Record<string, unknown>

/** The form of an action as it is to be shown: stored, typed, refused, or overtaken by someone else's change. */
export type FormState = Readonly<{
  /** Null for a new action. */
  action: Action | null
  details: ActionDetails | null
  agencies: readonly Agency[]
  strategies: readonly Strategy[]
  years: readonly number[]
  /** What is in the boxes; the stored action where nothing was typed. */
  typed: Typed | null
  /** What the address asked to begin with, where nothing was typed; where it leads back to. */
  asked: Typed
  errors: FieldErrors
  /** Each typed `place_name`, looked up. */
  places: readonly FoundPlace[]
  /** Blank rows below those that are filled. */
  spare: Readonly<{ budget: number; places: number }>
  /** Whether the stored values are shown beside those typed: someone else saved first. */
  overtaken: boolean
  once: string
}>

export function actionFormPage(viewer: Viewer, state: FormState): Printed {
  const { locale, user, today } = viewer
  const { t } = locale
  const { action, details, errors } = state
  const stored = action && details ? typedOf(action, details) : null
  const typed: Typed = state.typed ?? { ...(stored ?? blankForm(state, today)), ...state.asked }
  const one = (name: string) => first(typed[name])
  const back = backOf({ back: one('back') })
  const field = (name: string, extra: Record<string, unknown> = {}) => {
    const error = errors[name]
    const was = stored ? first(stored[name]) : ''
    return {
      id: name,
      name,
      label: labelOf(locale, name),
      value: one(name),
      ...(error && { error: locale.say(error) }),
      ...(state.overtaken &&
        was !== one(name) && {
          previous: t('form.stored_now', { value: shownValue(locale, state, name, was) }),
        }),
      ...extra,
    }
  }
  const select = (
    name: string,
    choices: readonly Readonly<{ value: string; label: string }>[],
    extra: Record<string, unknown> = {},
  ) =>
    field(name, {
      options: [{ value: '', label: t('form.choose') }, ...choices].map((choice) => ({
        ...choice,
        selected: choice.value === one(name),
      })),
      ...extra,
    })
  const hint = (name: MessageKey) => ({ hint: t(name) })
  const amount = { inputmode: 'decimal', maxlength: 60, autocomplete: 'off' }
  const groups: Record<string, readonly string[]> = {
    plan: [1, 2, 3, 4].flatMap((quarter) => [`plan_output_${quarter}`, `plan_money_${quarter}`]),
    details: [
      'program',
      'activity',
      'sub_activity',
      'nomenclature',
      'aid_kind',
      'aid_nature',
      'benefit_size',
      'benefit_duration',
    ],
    links: ['predecessor'],
    source: ['source_url', 'source_note'],
  }
  // A group that is folded opens where something is wrong, or was changed by someone else.
  const open = (group: string) =>
    (groups[group] ?? []).some(
      (name) => errors[name] || (state.overtaken && stored && first(stored[name]) !== one(name)),
    )
  const chosen = (name: string) => new Set([typed[name] ?? []].flat())
  return {
    title: action ? t('action.form.edit', { code: action.code }) : t('action.form.new'),
    lead: action ? action.title : t('action.form.lead'),
    crumbs: action
      ? [
          { href: '/actions', label: t('nav.actions') },
          { href: `/actions/${action.code}`, label: action.code },
        ]
      : [{ href: '/actions', label: t('nav.actions') }],
    errors: pageErrors(locale, errors).map(({ field, text }) => ({
      field,
      text: `${labelOf(locale, field)}: ${text}`,
    })),
    formAction: action ? `/actions/${action.code}` : '/actions',
    backHref: back ?? (action ? `/actions/${action.code}` : '/actions'),
    back,
    item: action ? null : one('item') || null,
    once: state.once,
    version: action?.version ?? null,
    owner:
      user.role === 'officer'
        ? t('action.form.owner', { agency: action?.agencyName ?? user.agencyName ?? '' })
        : null,
    main: [
      field('title', { required: true, maxlength: 300, ...hint('action.field.title_hint') }),
      ...(action
        ? []
        : [
            select(
              'year',
              state.years.map((year) => ({ value: String(year), label: String(year) })),
              { required: true },
            ),
          ]),
      select(
        'strategy',
        state.strategies.map((strategy) => ({
          value: String(strategy.number),
          label: t('strategy.full', {
            number: String(strategy.number),
            name: strategyName(strategy, locale.lang),
          }),
        })),
        { required: true },
      ),
      ...(user.role === 'officer'
        ? []
        : [
            select(
              'agency',
              state.agencies.map((agency) => ({ value: String(agency.id), label: agency.name })),
              { required: true },
            ),
          ]),
      field('responsible_office', {
        maxlength: 200,
        ...hint('action.field.responsible_office_hint'),
      }),
      field('activity_kind', {
        required: true,
        choices: activityKinds.map((value) => ({
          value,
          label: t(`activity_kind.${value}`),
          checked: value === one('activity_kind'),
        })),
      }),
    ],
    target: [
      field('starts_on', { type: 'date', required: true }),
      field('ends_on', { type: 'date', required: true }),
      field('output_target', amount),
      field('output_unit', { maxlength: 60, ...hint('action.field.output_unit_hint') }),
      field('beneficiary_target', amount),
      field('beneficiary_unit', { maxlength: 60, ...hint('action.field.beneficiary_unit_hint') }),
    ],
    status: [
      select(
        'status',
        workStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
        { required: true },
      ),
      field('status_reason', {
        rows: 2,
        maxlength: 500,
        ...hint('action.field.status_reason_hint'),
      }),
    ],
    budget: budgetRows(locale, state, typed),
    budgetStored: state.overtaken ? storedRows(locale, 'budget', stored, typed, details) : null,
    places: placeRows(locale, state, typed),
    placesStored: state.overtaken ? storedRows(locale, 'places', stored, typed, details) : null,
    plan: {
      open: open('plan'),
      fields: [1, 2, 3, 4].flatMap((quarter) => [
        field(`plan_output_${quarter}`, amount),
        field(`plan_money_${quarter}`, amount),
      ]),
    },
    details: {
      open: open('details'),
      fields: [
        field('program', { maxlength: 300 }),
        field('activity', { maxlength: 300 }),
        field('sub_activity', { maxlength: 300 }),
        field('nomenclature', { maxlength: 60, ...hint('action.field.nomenclature_hint') }),
        field('aid_kind', { maxlength: 120 }),
        field('aid_nature', { maxlength: 120 }),
        field('benefit_size', { maxlength: 200 }),
        field('benefit_duration', { maxlength: 120 }),
      ],
    },
    links: {
      open: open('links'),
      tags: state.strategies.map((strategy) => ({
        value: String(strategy.number),
        label: t('strategy.full', {
          number: String(strategy.number),
          name: strategyName(strategy, locale.lang),
        }),
        checked: chosen('tag').has(String(strategy.number)),
      })),
      supports: state.agencies.map((agency) => ({
        value: String(agency.id),
        label: agency.name,
        checked: chosen('support').has(String(agency.id)),
      })),
      predecessor: field('predecessor', {
        maxlength: 20,
        ...hint('action.field.predecessor_hint'),
      }),
    },
    source: {
      open: open('source'),
      fields: [
        field('source_url', { type: 'url', maxlength: 1000 }),
        field('source_note', { rows: 2, maxlength: 2000 }),
      ],
    },
  }
}

/** The name of a field: of a quarter's by its number, of a row's without it. */
function labelOf(locale: Locale, field: string): string {
  const [, name = field, number] = /^(.+?)_(\d+)$/.exec(field) ?? []
  const quarter = name.startsWith('plan_') ? { number: roman(Number(number)) } : {}
  return locale.t(`action.field.${name}` as MessageKey, quarter)
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

function all(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat()
}

function blankForm(state: FormState, today: Day): Typed {
  const current = Number(today.slice(0, 4))
  const year = state.years.includes(current) ? current : (state.years.at(-1) ?? current)
  return {
    year: String(year),
    activity_kind: 'direct',
    status: 'not_started',
    starts_on: `${year}-01-01`,
    ends_on: `${year}-12-31`,
  }
}

/** A stored value as it stands beside a typed one. */
function shownValue(locale: Locale, state: FormState, name: string, value: string): string {
  const { t } = locale
  if (value === '') return t('action.blank')
  if (name === 'starts_on' || name === 'ends_on') return locale.day(value)
  if (name === 'agency') {
    return state.agencies.find((agency) => String(agency.id) === value)?.name ?? value
  }
  if (name === 'strategy') return t('strategy.short', { number: value })
  const status = workStatuses.find((one) => name === 'status' && one === value)
  if (status) return t(`status.${status}`)
  const kind = activityKinds.find((one) => name === 'activity_kind' && one === value)
  return kind ? t(`activity_kind.${kind}`) : value
}

/** A repeated group as it is stored now, where it differs from what was typed. */
function storedRows(
  locale: Locale,
  group: 'budget' | 'places',
  stored: Typed | null,
  typed: Typed,
  details: ActionDetails | null,
): string | null {
  if (!stored || !details) return null
  const names = Object.keys(stored).filter((name) =>
    name.startsWith(group === 'budget' ? 'budget_' : 'place_'),
  )
  const said = (source: Typed) =>
    JSON.stringify(names.map((name) => all(source[name]).filter((text) => text !== '')))
  if (said(stored) === said(typed)) return null
  const rows =
    group === 'budget'
      ? details.budget.map((line) => partInWords(locale, 'budget', line))
      : details.places.map((place) =>
          partInWords(locale, 'places', { ...place, name: placeLabel(place) }),
        )
  return locale.t('form.stored_now', { value: rows.join('; ') || locale.t('action.blank') })
}

function budgetRows(locale: Locale, state: FormState, typed: Typed) {
  const { t } = locale
  const columns = Object.fromEntries(
    ['id', 'fund', 'stage', 'decided_on', 'amount', 'reason'].map((name) => [
      name,
      all(typed[`budget_${name}`]),
    ]),
  )
  const used = lastFilled(
    ['fund', 'amount', 'decided_on', 'reason', 'id'].map((name) => columns[name] ?? []),
  )
  return Array.from({ length: used + state.spare.budget }, (_, index) => {
    const value = (name: string) => columns[name]?.[index] ?? ''
    const field = (name: string, extra: Record<string, unknown>) => {
      const id = `budget_${name}_${index}`
      const error = state.errors[id]
      return {
        id,
        name: `budget_${name}`,
        label: t(`action.field.budget_${name}` as MessageKey),
        value: value(name),
        ...(error && { error: locale.say(error) }),
        ...extra,
      }
    }
    const options = (name: string, choices: { value: string; label: string }[]) => ({
      options: choices.map((choice) => ({ ...choice, selected: choice.value === value(name) })),
    })
    return {
      legend: t('action.form.budget_line', { n: index + 1 }),
      id: value('id'),
      fields: [
        field(
          'fund',
          options('fund', [
            { value: '', label: t('form.choose') },
            ...funds.map((fund) => ({ value: fund, label: t(`fund.${fund}`) })),
          ]),
        ),
        field(
          'stage',
          options(
            'stage',
            budgetStages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) })),
          ),
        ),
        field('amount', { inputmode: 'decimal', maxlength: 60, autocomplete: 'off' }),
        field('decided_on', { type: 'date' }),
        field('reason', { maxlength: 500 }),
      ],
    }
  })
}

function placeRows(locale: Locale, state: FormState, typed: Typed) {
  const { t } = locale
  const names = all(typed['place_name'])
  const targets = all(typed['place_target'])
  const length = lastFilled([names, targets]) + state.spare.places
  return Array.from({ length }, (_, index) => {
    const error = (name: string) => {
      const message = state.errors[`${name}_${index}`]
      return message && { error: locale.say(message) }
    }
    const found = state.places[index]
    const candidates =
      state.errors[`place_name_${index}`] && found && !found.place ? found.candidates : []
    return {
      legend: t('action.form.place_line', { n: index + 1 }),
      // Offered while typing, where the browser does; the message names them for everyone.
      list: candidates.length
        ? { id: `place_list_${index}`, values: candidates.map(placeLabel) }
        : null,
      fields: [
        {
          id: `place_name_${index}`,
          name: 'place_name',
          label: t('action.field.place_name'),
          value: names[index] ?? '',
          maxlength: 120,
          ...(candidates.length && { list: `place_list_${index}` }),
          ...error('place_name'),
        },
        {
          id: `place_target_${index}`,
          name: 'place_target',
          label: t('action.field.place_target'),
          value: targets[index] ?? '',
          inputmode: 'decimal',
          maxlength: 60,
          autocomplete: 'off',
          ...error('place_target'),
        },
      ],
    }
  })
}

function lastFilled(columns: readonly (readonly string[])[]): number {
  return Math.max(
    0,
    ...columns.map((column) => column.findLastIndex((text) => text.trim() !== '') + 1),
  )
}
