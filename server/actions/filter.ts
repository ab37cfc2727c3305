import { queryText } from '../http/parse'
import type { Day } from '../i18n'
import { currentWindow, type Window } from '../windows/window'
import { funds, workStatuses } from './action'
import { judgements } from './progress'
import {
  knownFigures,
  reportScopes,
  sorts,
  spelled,
  type ActionFilter,
  type ScopeWindow,
} from './scope'

export type { ActionFilter } from './scope'

type Moment = Readonly<{
  today: Day
  windows: readonly Window[]
  /** Years that have actions, in any order; without them the years of the windows. */
  years?: readonly number[]
}>

/** Rows of a page, and the last page one can ask for: a list is narrowed, not leafed through. */
export const pageSize = 50
export const lastPage = 2000

const codeForm = /\ba-?((?:19|20|21)\d{2})-?(\d{1,5})\b/i

/**
 * The filter in a query string. Whatever is not known is treated as not set. The year is the one asked for, else the
 * year of an action's code that is searched for, else this year if it has actions, else the latest that has.
 */
export function readFilter(query: unknown, moment: Moment): ActionFilter {
  const { today, windows } = moment
  const one = <Choice extends string>(name: string, choices: readonly Choice[]): Choice | null => {
    const text = queryText(query, name)
    return (choices as readonly string[]).includes(text) ? (text as Choice) : null
  }
  const q = queryText(query, 'q', 120).replace(/\s+/g, ' ').trim()
  const year = readYear(query, q, moment)
  const chosen = windows.find(
    (window) => window.year === year && window.code === queryText(query, 'window'),
  )
  const strategy = queryText(query, 'strategy')
  const agency = queryText(query, 'agency')
  const place = queryText(query, 'place')
  const unit = queryText(query, 'unit', 60)
  const sort = queryText(query, 'sort')
  const page = Number(/^[1-9]\d{0,5}$/.exec(queryText(query, 'page'))?.[0] ?? 1)
  return {
    q,
    year,
    windows: chosen ? [chosen] : windowsOf(windows, year, today),
    windowChosen: chosen !== undefined,
    strategy: spelled.strategy.test(strategy) ? Number(strategy) : null,
    agency: spelled.agency.test(agency) ? agency.toLowerCase() : null,
    mine: queryText(query, 'mine') === '1',
    status: one('status', workStatuses),
    judged: one('judged', judgements),
    money: one('money', judgements),
    fund: one('fund', funds),
    place: spelled.place.test(place) ? place : null,
    unit: unit === '' ? null : unit,
    report: one('report', reportScopes),
    has: one('has', knownFigures),
    sort: sorts.find((name) => name === sort || `-${name}` === sort) ?? 'code',
    reversed: sort.startsWith('-') && sorts.some((name) => `-${name}` === sort),
    page: Math.min(page, lastPage),
    today,
  }
}

function readYear(query: unknown, q: string, { today, windows, years }: Moment): number | 'all' {
  const code = codeForm.exec(q)
  if (code) return Number(code[1])
  const asked = queryText(query, 'year')
  if (asked === 'all') return 'all'
  if (spelled.year.test(asked)) return Number(asked)
  return defaultYear(years ?? windows.map((window) => window.year), today)
}

/** The year a page shows when none is asked for: this one if it has actions, else the latest that has. */
export function defaultYear(years: readonly number[], today: Day): number {
  const current = Number(today.slice(0, 4))
  return years.length === 0 || years.includes(current) ? current : Math.max(...years)
}

function windowsOf(windows: readonly Window[], year: number | 'all', today: Day): ScopeWindow[] {
  const years = year === 'all' ? [...new Set(windows.map((window) => window.year))] : [year]
  return years.flatMap((one) => currentWindow(windows, one, today) ?? [])
}

export type AskedName = (typeof order)[number]
type Asked = Partial<Record<AskedName, string | number>>

const order = [
  'year',
  'window',
  'strategy',
  'agency',
  'status',
  'judged',
  'money',
  'fund',
  'place',
  'report',
  'has',
  'unit',
  'mine',
  'q',
  'sort',
  'page',
] as const

/** The address of the list that shows exactly these actions; also of its file, by `path`. Blanks are left out. */
export function actionsHref(filter: Asked, path = '/actions'): string {
  const asked = new URLSearchParams()
  for (const name of order) {
    const value = filter[name]
    if (value !== undefined && value !== '') asked.set(name, String(value))
  }
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A filter as an address: `changes` replace parts of it ('' takes one out). Only what was chosen stands in it. */
export function hrefOf(filter: ActionFilter, changes: Asked = {}, path?: string): string {
  return actionsHref({ ...askedOf(filter), ...changes }, path)
}

function askedOf(filter: ActionFilter): Asked {
  const asked: Asked = {
    year: filter.year,
    window: filter.windowChosen ? (filter.windows[0]?.code ?? '') : '',
    mine: filter.mine ? '1' : '',
    q: filter.q,
    sort:
      filter.sort === 'code' && !filter.reversed
        ? ''
        : `${filter.reversed ? '-' : ''}${filter.sort}`,
    page: filter.page > 1 ? filter.page : '',
  }
  for (const name of [
    'strategy',
    'agency',
    'status',
    'judged',
    'money',
    'fund',
    'place',
    'report',
    'has',
    'unit',
  ] as const) {
    asked[name] = filter[name] ?? ''
  }
  return asked
}
