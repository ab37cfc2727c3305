import { isDay, queryText } from '../http/parse'
import type { Day } from '../i18n'
import { readingSpelled, readingStates, type ReadingFilter, type ReadingState } from './indicator'

/** Reads the filter from an address; what makes no sense is left out. */
export function readReadingFilter(query: unknown, today: Day): ReadingFilter {
  const indicator = queryText(query, 'indicator', 40)
  const region = queryText(query, 'region', 10)
  const state = queryText(query, 'state', 20)
  const knownOn = queryText(query, 'known_on', 10)
  const page = queryText(query, 'page', 4)
  return {
    indicator: readingSpelled.indicator.test(indicator) ? indicator : null,
    region: readingSpelled.region.test(region) ? region : null,
    state: (readingStates as readonly string[]).includes(state) ? (state as ReadingState) : null,
    knownOn: isDay(knownOn) && knownOn >= '1970-01-01' && knownOn < today ? knownOn : null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  }
}

/** The address of the list under that filter. */
export function readingsHref(
  filter: ReadingFilter,
  page = filter.page,
  path = '/indicators/readings',
): string {
  const query = new URLSearchParams()
  if (filter.indicator) query.set('indicator', filter.indicator)
  if (filter.region) query.set('region', filter.region)
  if (filter.state) query.set('state', filter.state)
  if (filter.knownOn) query.set('known_on', filter.knownOn)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
