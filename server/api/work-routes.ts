import { readFilter } from '../actions/filter'
import {
  countActions,
  listActions,
  listActionsAfter,
  listActionYears,
  type ListedAction,
} from '../actions/list-queries'
import { getAction, getActionDetails, listWindowLines } from '../actions/queries'
import { findAgencyByCode } from '../agencies/queries'
import type { Tally, UnitSum } from '../board/board'
import { countOf, readMoment, scopeOf } from '../board/routes'
import type { Db } from '../db'
import { NotFound, Refused } from '../errors'
import { memoryOf } from '../history/memory'
import {
  cutFor,
  cutOut,
  manyOf,
  oneOf,
  portionOf,
  type Asker,
  type Endpoint,
} from '../http/endpoint'
import { getPlace } from '../places/queries'
import { listSentReports, type SentReport } from '../reports/sent-queries'
import { listWindows } from '../windows/queries'
import { asked as queries, nothing } from './params'
import { action, report, strategy, wholeAction } from './records'

const instant = (at: Date | null) => at?.toISOString() ?? null

/** Refuses a name that nothing bears: passing it over would answer with everything. */
export async function known(
  parameter: string,
  value: string | undefined,
  find: (value: string) => Promise<unknown>,
): Promise<void> {
  if (value === undefined) return
  const found = await find(value).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined
    throw error
  })
  if (found === undefined) throw new Refused('api.error.unknown_value', { parameter, value }, 422)
}

const windowOf = (db: Db) => async (code: string) =>
  (await listWindows(db)).find((window) => window.code === code)

/** Strategies, actions and reports: the same counts, filters and figures as on the pages. */
export const workEndpoints: readonly Endpoint[] = [
  manyOf({
    name: 'listStrategies',
    path: '/strategies',
    ability: 'board.see',
    about: 'strategies',
    kind: 'Strategy',
    record: strategy,
    query: queries.strategies,
    load: async (asker, asked) => {
      const all = (await strategiesAt(asker, asked)).map((one) => ({ id: one.number, one }))
      return portionOf(all, ({ one }) => one, asked)
    },
  }),
  oneOf({
    name: 'getStrategy',
    path: '/strategies/:number',
    ability: 'board.see',
    about: 'strategy',
    kind: 'Strategy',
    record: strategy,
    query: queries.strategy,
    params: { number: '1' },
    load: async (asker, asked) => {
      const all = await strategiesAt(asker, asked)
      const found = all.find(({ number }) => String(number) === String(asked['number']))
      if (!found) throw new NotFound('strategy')
      return found
    },
  }),
  manyOf({
    name: 'listActions',
    path: '/actions',
    ability: 'action.see',
    about: 'actions',
    kind: 'Action',
    record: action,
    query: queries.actions,
    load: async ({ db, reader, today }, asked) => {
      await known('agency', asked.agency, (code) => findAgencyByCode(db, code))
      await known('place', asked.place, (code) => getPlace(db, code))
      await known('window', asked.window, windowOf(db))
      const windows = await listWindows(db)
      const years = await listActionYears(db)
      const year = asked.year ?? asked.window?.slice(0, 4)
      const read = readFilter({ ...asked, ...(year && { year }) }, { today, windows, years })
      const filter = { ...read, page: asked.page, mine: read.mine && reader.agencyId !== null }
      const codes = new Map(windows.map(({ id, code }) => [id, code]))
      const tell = (row: ListedAction) => actionRecord(row, codes)
      const cut = cutFor(asked, 'counted')
      const own = reader.agencyId
      if (cut.after !== null) {
        const rows = await listActionsAfter(db, filter, own, cut)
        return cutOut(rows, tell, await countActions(db, filter, own), asked)
      }
      const { found, rows } = await listActions(db, filter, own, asked.limit)
      // Beyond the last page the list itself cannot tell how many there are.
      const total =
        rows.length > 0 || asked.page === 1 ? found : await countActions(db, filter, own)
      return cutOut(rows, tell, total, asked)
    },
  }),
  oneOf({
    name: 'getAction',
    path: '/actions/:code',
    ability: 'action.see',
    about: 'action',
    kind: 'WholeAction',
    record: wholeAction,
    query: nothing,
    params: { code: 'A-2026-001' },
    load: ({ db }, asked) => wholeActionRecord(db, String(asked['code'])),
  }),
  manyOf({
    name: 'listReports',
    path: '/reports',
    ability: 'report.see',
    about: 'reports',
    kind: 'Report',
    record: report,
    query: queries.reports,
    load: async ({ db }, asked) => {
      await known('agency', asked.agency, (code) => findAgencyByCode(db, code))
      await known('action', asked.action, (code) => getAction(db, code))
      await known('window', asked.window, windowOf(db))
      const filter = {
        year: asked.year === undefined ? null : Number(asked.year),
        window: asked.window ?? null,
        agency: asked.agency ?? null,
        strategy: asked.strategy === undefined ? null : Number(asked.strategy),
        action: asked.action ?? null,
        state: asked.state ?? null,
      }
      const { found, rows } = await listSentReports(db, filter, cutFor(asked, 'counted'))
      return cutOut(rows, reportRecord, found, asked)
    },
  }),
  oneOf({
    name: 'getReport',
    path: '/actions/:code/reports/:window',
    ability: 'report.see',
    about: 'report',
    kind: 'Report',
    record: report,
    query: nothing,
    params: { code: 'A-2026-001', window: '2026-TW3' },
    load: async ({ db }, asked) => {
      const filter = {
        year: null,
        window: String(asked['window']),
        agency: null,
        strategy: null,
        action: String(asked['code']),
        state: null,
      }
      const only = { limit: 1, offset: 0, after: null }
      const [found] = (await listSentReports(db, filter, only)).rows
      if (!found) throw new NotFound('report')
      return reportRecord(found)
    },
  }),
]

/** The board's tally of each strategy at the year and window asked for. */
async function strategiesAt(
  { db, today }: Asker,
  asked: Readonly<{ year?: string | undefined; window?: string | undefined }>,
) {
  await known('window', asked.window, windowOf(db))
  const memory = await memoryOf(db)
  const year = asked.year ?? asked.window?.slice(0, 4)
  const query = { ...(year && { year }), ...(asked.window && { window: asked.window }) }
  const moment = await readMoment(db, memory, query, today)
  await known('year', asked.year, async (one) => moment.year === Number(one) || undefined)
  const { tallies, units } = await countOf(db, memory, scopeOf(moment, today))
  return tallies.map((tally) => strategyRecord(tally, units, moment.year, moment.window?.code))
}

function strategyRecord(
  tally: Tally,
  units: readonly UnitSum[],
  year: number,
  window: string | undefined,
) {
  const { money } = tally
  return {
    number: tally.strategy,
    name: tally.name,
    nameEn: tally.nameEn,
    year,
    window: window ?? null,
    actions: tally.actions,
    verifiedActions: tally.verified,
    statuses: tally.statuses,
    judged: tally.judged,
    judgedMoney: tally.judgedMoney,
    owed: tally.owed,
    reports: tally.reports,
    late: tally.late,
    budget: money.budget,
    budgeted: money.budgeted,
    realised: money.realised,
    reporting: money.reporting,
    verifiedRealised: money.verified,
    verifying: money.verifying,
    units: units
      .filter((one) => one.strategy === tally.strategy)
      .map((sum) => ({
        measure: sum.measure,
        unit: sum.unit,
        actions: sum.actions,
        target: sum.target,
        targeted: sum.targeted,
        reported: sum.reported,
        reporting: sum.reporting,
        verified: sum.verifiedSum,
        verifying: sum.verified,
      })),
    isDemo: tally.hasDemo,
  }
}

function actionRecord(row: ListedAction, windows: ReadonlyMap<number, string>) {
  const codeOf = (id: number | null) => (id === null ? null : (windows.get(id) ?? null))
  return {
    code: row.code,
    year: row.year,
    title: row.title,
    strategyNumber: row.strategyNumber,
    agencyCode: row.agencyCode,
    agency: row.agencyName,
    status: row.status,
    endsOn: row.endsOn,
    outputTarget: row.outputTarget,
    outputUnit: row.outputUnit,
    budget: row.budgetTotal,
    window: codeOf(row.windowId),
    judged: row.judged,
    figureWindow: codeOf(row.figureWindowId),
    figureState: row.figureState,
    output: row.output,
    realised: row.realised,
    owed: row.owed,
    reportState: row.reportState,
    isDemo: row.isDemo,
  }
}

async function wholeActionRecord(db: Db, code: string) {
  const found = await getAction(db, code)
  const details = await getActionDetails(db, found.id)
  const lines = await listWindowLines(db, found.id, found.year)
  const windows = new Map((await listWindows(db)).map((window) => [window.id, window.code]))
  const codeOf = (id: number | null) => (id === null ? null : (windows.get(id) ?? null))
  return {
    ...pick(found, [
      'code',
      'year',
      'title',
      'strategyNumber',
      'agencyCode',
      'responsibleOffice',
      'program',
      'activity',
      'subActivity',
      'nomenclature',
      'activityKind',
      'aidKind',
      'aidNature',
      'benefitSize',
      'benefitDuration',
      'outputTarget',
      'outputUnit',
      'beneficiaryTarget',
      'beneficiaryUnit',
      'startsOn',
      'endsOn',
      'status',
      'statusReason',
      'budgetTotal',
      'sourceUrl',
      'isDemo',
    ]),
    agency: found.agencyShortName,
    tags: details.tags.map(({ number }) => number),
    supports: details.supports.map((one) => one.code),
    budget: details.budget.map((line) =>
      pick(line, ['fund', 'stage', 'decidedOn', 'amount', 'reason', 'isCurrent']),
    ),
    plan: [...details.plan],
    places: details.places.map(({ code: placeCode, kind, name, target }) => ({
      code: placeCode,
      kind,
      name,
      target,
    })),
    windows: lines.map((line) => ({
      window: String(codeOf(line.windowId)),
      owed: line.owed,
      reportState: line.state,
      sentOn: line.sentOn,
      status: line.standing?.status ?? null,
      judged: line.standing?.judged ?? ('unjudged' as const),
      judgedMoney: line.standing?.judgedMoney ?? ('unjudged' as const),
      figureWindow: codeOf(line.standing?.figureWindowId ?? null),
      figureState: line.standing?.figureState ?? null,
      output: line.standing?.output ?? null,
      beneficiaries: line.standing?.beneficiaries ?? null,
      realised: line.standing?.realised ?? null,
      expected: line.standing?.expected ?? null,
      expectedMoney: line.standing?.expectedMoney ?? null,
    })),
    predecessor: details.predecessor?.code ?? null,
    successors: details.successors.map((one) => one.code),
    updatedAt: found.updatedAt.toISOString(),
  }
}

/** These fields of a thing and no others: what a table gains later is not told by itself. */
function pick<Thing, Name extends keyof Thing>(
  thing: Thing,
  names: readonly Name[],
): Pick<Thing, Name> {
  return Object.fromEntries(names.map((name) => [name, thing[name]])) as Pick<Thing, Name>
}

function reportRecord(report: SentReport) {
  const { id: _, agencyName, firstSentAt, sentAt, verifiedAt, ...row } = report
  return {
    ...row,
    agency: agencyName,
    firstSentAt: instant(firstSentAt),
    sentAt: instant(sentAt),
    verifiedAt: instant(verifiedAt),
  }
}
