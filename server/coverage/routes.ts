import type { Request, Response } from 'express'
import { readFilter } from '../actions/filter'
import { listActionYears, listOptions, optionsKey } from '../actions/list-queries'
import type { Db } from '../db'
import { listDecisionsAbout } from '../decisions/queries'
import { memoryOf, type Memory } from '../history/memory'
import { listFiles } from '../http/files'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { drawPage, showDrawn, showPage } from '../http/page'
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
import { countRule } from './counted-page'
import { mapMeasures, type Counted } from './shown-page'
import { coveragePage } from './pages'
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
    const asIn = { ...filter, year, place: null }
    const options = await memory(optionsKey(asIn), () => listOptions(db, asIn))
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
      asked: await askedCount(memory, req.query),
    }
  }

  async function fileOf(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const { asked, ...frame } = await readFrame(req, viewer, memory)
    const counted = await withRows(memory, asked, null)
    return {
      name: `wilayah-${frame.scope.year}-per-${viewer.today}`,
      title: viewer.locale.t('places.title'),
      filter: coverageSentence(viewer.locale, frame.scope, counted, frame.options.agencies),
      columns: coverageColumns({ ...frame, counted }),
      rows: frame.kecamatan,
    }
  }

  async function show(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const memory = await memoryOf(db)
    const { asked, ...frame } = await readFrame(req, viewer, memory)
    const shown = mapMeasures.find((one) => one === queryText(req.query, 'show'))
    const measure = shown ?? (asked.count ? 'poor' : 'actions')
    const page = await memory(
      `places ${readerOf(viewer)} ${countedKey(asked)} ${measure} ${JSON.stringify(frame.scope)}`,
      async () => {
        const boundary = await memory('boundary', () => findBoundary(db))
        const uncovered = await listUncoveredPockets(db, frame.scope.year)
        const counted = await withRows(memory, asked, null)
        const page = coveragePage(viewer, { ...frame, counted, boundary, uncovered, measure })
        return drawPage(viewer.locale, 'places/index', page)
      },
    )
    showDrawn(req, res, page)
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
      counted: await withRows(memory, await askedCount(memory, req.query), null),
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
    const counted = await askedCount(memory, req.query)
    const page = await memory(
      `place ${readerOf(viewer)} ${place.id} ${year} ${countedKey(counted)}`,
      async () => {
        const { kecamatan } = await memory('frame', () => getFrame(db))
        const regency = await withRows(memory, counted, null)
        const sheet = placeSheet(viewer, {
          place,
          scope,
          years: withYear(years, year),
          ...(await getPlaceFacts(db, place.id, year)),
          decisions: await listDecisionsAbout(db, { placeId: place.id }),
          coverage: await memory(`coverage ${kecamatanId} ${year}`, () =>
            countCoverage(db, scope, kecamatanId),
          ),
          counted: await withRows(memory, counted, kecamatanId),
          regency: kecamatan.flatMap(({ id, code, name }) => {
            const row = regency.rows.find((one) => one.placeId === id)
            return row ? [{ ...row, code, name }] : []
          }),
        })
        return drawPage(viewer.locale, 'places/show', sheet)
      },
    )
    showDrawn(req, res, page)
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
  async function askedCount(memory: Memory, query: unknown): Promise<Asked> {
    const { counts } = await memory('frame', () => getFrame(db))
    const id = readId(queryText(query, 'count', 12))
    const count = counts.find((one) => one.id === id) ?? counts[0]
    const desil = Number(/^[1-4]$/.exec(queryText(query, 'desil', 2))?.[0] ?? 1)
    return { count, counts, desil }
  }

  async function withRows(
    memory: Memory,
    asked: Asked,
    kecamatan: number | null,
  ): Promise<Counted> {
    const { count, desil } = asked
    const cells = count ? await memory(`shown ${count.id}`, () => listShownCells(db, count.id)) : []
    return { ...asked, rows: countsUpTo(cells, desil, kecamatan) }
  }
}

type Asked = Omit<Counted, 'rows'>

const everythingOf = (year: number): CoverageScope => ({
  year,
  strategy: null,
  agency: null,
  fund: null,
})

/** All that a page of places says of who reads it: the language, the day and what the role may do. */
function readerOf({ locale, today, user }: Viewer): string {
  return `${locale.lang} ${today} ${user.role}`
}

function countedKey({ count, desil }: Asked): string {
  return `${count?.id} ${desil}`
}

/** One year, always: pockets are listed by the year. */
function yearOf(query: unknown, { today }: Viewer, years: readonly number[]): number {
  const asked = queryText(query, 'year', 4)
  const filter = readFilter({ year: asked }, { today, windows: [], years })
  return filter.year === 'all' ? Number(today.slice(0, 4)) : filter.year
}

function withYear(years: readonly number[], year: number): number[] {
  return [...new Set([...years, year])].sort((one, other) => other - one)
}
