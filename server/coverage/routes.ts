import type { Request, Response } from 'express'
import { readFilter } from '../actions/filter'
import { listActionYears, listOptions } from '../actions/queries'
import type { Db } from '../db'
import { listDecisionsAbout } from '../decisions/queries'
import { memoryOf, type Memory } from '../history/memory'
import { listFiles } from '../http/files'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { countsUpTo } from '../places/disclosure'
import {
  findBoundary,
  getFrame,
  getPlace,
  listShownCells,
  listUncoveredPockets,
} from '../places/queries'
import { getSettings } from '../settings/queries'
import { getPlaceFacts } from './sheet-queries'
import { swapPriorities } from './commands'
import { coverageColumns, coverageSentence } from './list-sheet'
import { countRule, coveragePage, mapMeasures, type Counted } from './pages'
import { candidatesPage, placeSheet } from './place-sheet'
import { needColumns } from './need-sheet'
import { needOf, priorityPage } from './priority-page'
import { countCoverage, listCandidates, listOverlaps, type CoverageScope } from './queries'

type OfPlace = Request<{ code: string }>

/** The addresses below /places that are no place's code stand before `/places/:code`; see server/routes.ts. */
export function coverageRoutes(db: Db): Route[] {
  return [
    get('/places', 'place.see', show),
    ...listFiles('/places', 'place.see', fileOf),
    get('/places/priorities', 'place.see', showPriorities),
    ...listFiles('/places/priorities', 'place.see', fileOfPriorities),
    post('/places/priorities', 'place.manage', swap, { form: () => '/places/priorities' }),
    get('/places/:code', 'place.see', showPlace),
    get('/places/:code/candidates', 'place.see', showCandidates),
  ]

  /** What the page of all places is narrowed to, and what it stands on. */
  async function readFrame(req: Request, viewer: Viewer, memory: Memory) {
    const years = await memory('years', () => listActionYears(db))
    const filter = readFilter(req.query, { today: viewer.today, windows: [], years })
    const year = yearOf(req.query, viewer, years)
    const options = await memory(`options ${year} ${filter.agency}`, () =>
      listOptions(db, { ...filter, year, place: null }),
    )
    const { kecamatan, pockets, years: lists } = await memory('frame', () => getFrame(db))
    const scope = {
      year,
      strategy: filter.strategy,
      agency: options.agencies.some((one) => one.code === filter.agency) ? filter.agency : null,
      fund: filter.fund,
    }
    return {
      scope,
      years: withYear(years, year),
      options,
      strategies: options.strategies,
      kecamatan,
      pockets,
      lists,
      coverage: await coverageOf(memory, scope),
      counted: await readCounted(memory, req.query, null),
    }
  }

  async function fileOf(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const frame = await readFrame(req, viewer, await memoryOf(db))
    return {
      name: `wilayah-${frame.scope.year}-per-${viewer.today}`,
      title: viewer.locale.t('places.title'),
      filter: coverageSentence(viewer.locale, frame.scope, frame.counted, frame.options.agencies),
      columns: coverageColumns(frame),
      rows: frame.kecamatan,
    }
  }

  async function show(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const frame = await readFrame(req, viewer, memory)
    const asked = mapMeasures.find((one) => one === queryText(req.query, 'show'))
    const page = coveragePage(viewer, {
      ...frame,
      boundary: await memory('boundary', () => findBoundary(db)),
      uncovered: await memory(`uncovered ${frame.scope.year}`, () =>
        listUncoveredPockets(db, frame.scope.year),
      ),
      measure: asked ?? (frame.counted.count ? 'poor' : 'actions'),
    })
    showPage(req, res, 'places/index', page)
  }

  async function showPriorities(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const need = await readNeed(req, viewer, memory)
    const page = priorityPage(viewer, {
      ...need,
      overlaps: await memory(`overlaps ${need.year}`, () => listOverlaps(db, need.year)),
      once: onceOf(req),
    })
    showPage(req, res, 'places/priorities', page)
  }

  async function fileOfPriorities(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { locale, today } = viewer
    const need = await readNeed(req, viewer, await memoryOf(db))
    return {
      name: `prioritas-wilayah-${need.year}-per-${today}`,
      title: locale.t('places.priority_title'),
      filter: [String(need.year), countRule(locale, need.counted)].filter(Boolean).join(' · '),
      columns: needColumns,
      rows: needOf(need).rows,
    }
  }

  /** What priorities are reckoned from. */
  async function readNeed(req: Request, viewer: Viewer, memory: Memory) {
    const years = await memory('years', () => listActionYears(db))
    const year = yearOf(req.query, viewer, years)
    return {
      year,
      years: withYear(years, year),
      kecamatan: (await memory('frame', () => getFrame(db))).kecamatan,
      counted: await readCounted(memory, req.query, null),
      coverage: await coverageOf(memory, everythingOf(year)),
      second: (await getSettings(db)).prioritySecond,
    }
  }

  async function swap(req: Request, res: Response) {
    const { user } = viewerOf(res)
    const location = await once(db, user, req, async (trx) => {
      await swapPriorities(trx, user)
      return '/places/priorities'
    })
    notify(req, 'places.swapped')
    res.redirect(303, location)
  }

  async function showPlace(req: OfPlace, res: Response) {
    const viewer = viewerOf(res)
    const place = await getPlace(db, req.params.code)
    const memory = await memoryOf(db)
    const years = await memory('years', () => listActionYears(db))
    const year = yearOf(req.query, viewer, years)
    const scope = everythingOf(year)
    const kecamatanId = place.parentId ?? place.id
    const { kecamatan } = await memory('frame', () => getFrame(db))
    const facts = await memory(`sheet ${place.id} ${year}`, async () => ({
      ...(await getPlaceFacts(db, place.id, year)),
      decisions: await listDecisionsAbout(db, { placeId: place.id }),
    }))
    const counted = await readCounted(memory, req.query, kecamatanId)
    const regency = await readCounted(memory, req.query, null)
    const page = placeSheet(viewer, {
      place,
      scope,
      years: withYear(years, year),
      ...facts,
      coverage: await memory(`coverage ${kecamatanId} ${year}`, () =>
        countCoverage(db, scope, kecamatanId),
      ),
      counted,
      regency: kecamatan.flatMap(({ id, code, name }) => {
        const row = regency.rows.find((one) => one.placeId === id)
        return row ? [{ ...row, code, name }] : []
      }),
    })
    showPage(req, res, 'places/show', page)
  }

  async function showCandidates(req: OfPlace, res: Response) {
    const viewer = viewerOf(res)
    const place = await getPlace(db, req.params.code)
    const memory = await memoryOf(db)
    const years = await memory('years', () => listActionYears(db))
    const year = yearOf(req.query, viewer, years)
    const strategy = Number(/^[1-3]$/.exec(queryText(req.query, 'strategy', 2))?.[0] ?? 1)
    const candidates = await memory(`candidates ${place.id} ${year} ${strategy}`, () =>
      listCandidates(db, place, year, strategy),
    )
    const page = candidatesPage(viewer, place, year, strategy, candidates)
    showPage(req, res, 'places/candidates', page)
  }

  function coverageOf(memory: Memory, scope: CoverageScope) {
    return memory(`coverage ${JSON.stringify(scope)}`, () => countCoverage(db, scope))
  }

  /** The registry and desil asked for, else the latest and the poorest tenth. */
  async function readCounted(
    memory: Memory,
    query: unknown,
    kecamatan: number | null,
  ): Promise<Counted> {
    const { counts } = await memory('frame', () => getFrame(db))
    const id = readId(queryText(query, 'count', 12))
    const count = counts.find((one) => one.id === id) ?? counts[0]
    const desil = Number(/^[1-4]$/.exec(queryText(query, 'desil', 2))?.[0] ?? 1)
    const cells = count ? await memory(`shown ${count.id}`, () => listShownCells(db, count.id)) : []
    const rows = countsUpTo(cells, desil, kecamatan)
    return { count, counts, desil, rows }
  }
}

const everythingOf = (year: number): CoverageScope => ({
  year,
  strategy: null,
  agency: null,
  fund: null,
})

/** One year, always: pockets are listed by the year. */
function yearOf(query: unknown, { today }: Viewer, years: readonly number[]): number {
  const asked = queryText(query, 'year', 4)
  const filter = readFilter({ year: asked }, { today, windows: [], years })
  return filter.year === 'all' ? Number(today.slice(0, 4)) : filter.year
}

function withYear(years: readonly number[], year: number): number[] {
  return [...new Set([...years, year])].sort((one, other) => other - one)
}
