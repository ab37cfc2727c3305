import { spelled } from '../actions/scope'
import { queryText, readId } from '../http/parse'
import type { Day } from '../i18n'
import { decisionScopes, decisionSorts, type DecisionFilter } from './scope'

/** The filter in a query string; whatever is not known counts as not set. */
export function readDecisionFilter(query: unknown, today: Day): DecisionFilter {
  const state = queryText(query, 'state')
  const agency = queryText(query, 'agency', 60)
  const sort = queryText(query, 'sort')
  return {
    scope: decisionScopes.find((one) => one === state) ?? 'unfinished',
    agency: spelled.agency.test(agency) ? agency.toLowerCase() : null,
    mine: queryText(query, 'mine') === '1',
    meeting: readId(queryText(query, 'meeting', 12)),
    q: queryText(query, 'q', 120).replace(/\s+/g, ' ').trim(),
    sort: decisionSorts.find((one) => one === sort || `-${one}` === sort) ?? 'due',
    reversed: sort.startsWith('-') && decisionSorts.some((one) => `-${one}` === sort),
    page: Number(/^[1-9]\d{0,2}$/.exec(queryText(query, 'page'))?.[0] ?? 1),
    today,
  }
}

type Asked = Partial<
  Record<'state' | 'agency' | 'mine' | 'meeting' | 'q' | 'sort' | 'page', string | number>
>

/** The address of the ledger that shows exactly these decisions, or of its file. Blanks are left out. */
export function decisionsHref(asked: Asked, path = '/decisions'): string {
  const search = new URLSearchParams()
  for (const name of ['state', 'agency', 'mine', 'meeting', 'q', 'sort', 'page'] as const) {
    const value = asked[name]
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A filter as an address; `changes` replace parts of it, '' takes one out. */
export function hrefOf(filter: DecisionFilter, changes: Asked = {}, path?: string): string {
  const plain = filter.sort === 'due' && !filter.reversed
  return decisionsHref(
    {
      state: filter.scope === 'unfinished' ? '' : filter.scope,
      agency: filter.agency ?? '',
      mine: filter.mine ? '1' : '',
      meeting: filter.meeting ?? '',
      q: filter.q,
      sort: plain ? '' : `${filter.reversed ? '-' : ''}${filter.sort}`,
      page: filter.page > 1 ? filter.page : '',
      ...changes,
    },
    path,
  )
}
