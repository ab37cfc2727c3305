import { z } from 'zod'
import { funds, workStatuses } from '../actions/action'
import { judgements } from '../actions/progress'
import { knownFigures, reportScopes, sorts, spelled } from '../actions/scope'
import { agencyKinds } from '../agencies/agency'
import { decisionScopes, decisionSorts } from '../decisions/scope'
import { readingSpelled, readingStates } from '../indicators/indicator'
import { placeKinds } from '../places/place'

/** How many records one answer holds: as many as are asked for, up to this. */
export const mostRecords = 200
const lastPage = 2000

/** A parameter of a list, with an example that the manual shows and a refusal names. */
function spelledAs(form: RegExp, example: string) {
  return z.string().regex(form).optional().meta({ example })
}

/** Both ways of an order: 'ends' and '-ends'. */
function ordered<const Names extends readonly string[]>(names: Names) {
  return z.enum([...names, ...names.map((name) => `-${name}`)]).optional()
}

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words).optional()
const words = z.string().min(1).max(120).optional().meta({ example: 'rumah' })
const yes = z.enum(['1']).optional()
const year = spelledAs(spelled.year, '2026')
const window = spelledAs(/^\d{4}-(TW[1-4]|S[12]|B(0[1-9]|1[0-2]))$/, '2026-TW3')
const strategy = spelledAs(spelled.strategy, '1')
const agency = spelledAs(spelled.agency, 'dinsos')
const place = spelledAs(spelled.place, '16.04.10')
const indicator = spelledAs(readingSpelled.indicator, 'P0')

const paging = {
  page: z.coerce.number().int().min(1).max(lastPage).default(1),
  limit: z.coerce.number().int().min(1).max(mostRecords).default(50),
  cursor: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
}

/** Nothing may be asked of a single record. */
export const nothing = z.strictObject({})

/** The same words as the filters of the pages, in the same spelling; here a wrong one is refused, not passed over. */
export const asked = {
  strategies: z.strictObject({ year, window, ...paging }),
  strategy: z.strictObject({ year, window }),
  agencies: z.strictObject({ kind: oneOf(agencyKinds), ...paging }),
  places: z.strictObject({ kind: oneOf(placeKinds), parent: place, ...paging }),
  indicators: z.strictObject({ strategy, main: yes, ...paging }),
  readings: z.strictObject({
    indicator,
    region: spelledAs(readingSpelled.region, '16.04'),
    state: oneOf(readingStates),
    known_on: z.iso.date().optional().meta({ example: '2025-12-31' }),
    ...paging,
  }),
  targets: z.strictObject({ indicator, ...paging }),
  actions: z.strictObject({
    q: words,
    year: spelledAs(/^(20\d{2}|2100|all)$/, '2026'),
    window,
    strategy,
    agency,
    mine: yes,
    status: oneOf(workStatuses),
    judged: oneOf(judgements),
    money: oneOf(judgements),
    fund: oneOf(funds),
    place,
    unit: z.string().min(1).max(60).optional().meta({ example: 'unit' }),
    report: oneOf(reportScopes),
    has: oneOf(knownFigures),
    sort: ordered(sorts),
    ...paging,
  }),
  reports: z.strictObject({
    year,
    window,
    strategy,
    agency,
    action: spelledAs(/^A-\d{4}-\d{3,5}$/, 'A-2026-001'),
    state: oneOf(['sent', 'verified']),
    ...paging,
  }),
  decisions: z.strictObject({
    state: oneOf(decisionScopes),
    agency,
    mine: yes,
    meeting: spelledAs(/^[1-9]\d{0,8}$/, '12'),
    q: words,
    sort: ordered(decisionSorts),
    ...paging,
  }),
  meetings: z.strictObject({ q: words, ...paging }),
} as const
