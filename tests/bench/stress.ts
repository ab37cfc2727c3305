import { readConfig } from '../../server/config'
import { visitDatabase } from '../../server/db/visit'
import { remember } from '../../server/history'
import { dataFolder } from '../support/program'
import { limits, mark, type Place } from './limits'
import { hasProc } from './machine'
import { must, secretary } from './measure'
import { prepare } from './prepare'
import { number, say } from './print'
import { costSoFar, start, stop, type Running } from './program'
import { fifteenYears, gather, oneYear, type Extent } from './stress-data'

type Cost = Readonly<{ place: Place; app: number; database: number; queries: number }>

/**
 * Every page on fifteen years of data, beside the same page on one small year: what it costs right after somebody has
 * changed something, when nothing is remembered, and how often it asks the database. Returns whether every page asks as
 * often however much there is.
 */
export async function measureStress(seconds: number, only: string): Promise<boolean> {
  const small = await measureExtent(oneYear, seconds, only)
  const large = await measureExtent(fifteenYears, seconds, only)
  const growing = large.flatMap((page) => {
    const before = small.find(({ place }) => place.name === page.place.name)
    return before && before.queries !== page.queries && !isFile(page.place)
      ? `${page.place.name}: ${before.queries} → ${page.queries}`
      : []
  })
  const [few, many] = [oneYear.size.actions, fifteenYears.size.actions].map((n) => number(n))
  say(`\n=== ${few} → ${many} actions, each page right after a change\n`)
  say('✓✓ goal, ✓ gate, ✗ neither: of app and database together\n')
  row('', 'CPU ms, app', 'database', 'goal', 'queries')
  for (const page of large) {
    const before = small.find(({ place }) => place.name === page.place.name)
    if (before) showCost(before, page)
  }
  say()
  say(
    growing.length === 0
      ? 'Every page asks the database as often with fifteen years as with one.'
      : `More data, other numbers of queries: ${growing.join('; ')}.`,
  )
  return growing.length === 0
}

async function measureExtent(extent: Extent, seconds: number, only: string): Promise<Cost[]> {
  const { dataDir, remove } = dataFolder()
  try {
    say(`\n${number(extent.size.actions)} actions`)
    const plan = { size: extent.size, only, owed: 1, more: gather(extent) }
    const { places, queries } = await prepare(dataDir, plan)
    const running = await start(dataDir)
    try {
      return await measureAnew(running, dataDir, places, queries, seconds)
    } finally {
      await stop(running)
    }
  } finally {
    remove()
  }
}

/** A file is read portion by portion, so that no connection waits for its reader: it asks more often the longer it is. */
function isFile({ path }: Place): boolean {
  return /\.(csv|xlsx)(\?|$)/.test(path)
}

/** What each page costs when something was changed since it was last read. */
async function measureAnew(
  running: Running,
  dataDir: string,
  places: readonly Place[],
  queries: ReadonlyMap<string, number>,
  seconds: number,
): Promise<Cost[]> {
  const visitor = await secretary(running)
  const { db, leave } = await visitDatabase(readConfig({ DATA_DIR: dataDir }))
  const change = () => remember(db, 'house', 'setting.saved', 'setting', 1)
  try {
    const costs: Cost[] = []
    for (const place of places) {
      const ask = async () => {
        await change()
        await must(visitor.get(place.path), place.path)
      }
      for (let warm = 0; warm < 5; warm += 1) await ask()
      const before = costSoFar(running)
      const until = performance.now() + seconds * 1000
      let asked = 0
      for (; asked < 3 || performance.now() < until; asked += 1) await ask()
      const after = costSoFar(running)
      costs.push({
        place,
        app: (after.app - before.app) / asked,
        database: (after.database - before.database) / asked,
        queries: queries.get(place.name) ?? 0,
      })
    }
    return costs
  } finally {
    await leave()
    visitor.close()
  }
}

function showCost(before: Cost, after: Cost): void {
  const asked = limits[after.place.kind].cpu
  const pair = (name: 'app' | 'database') =>
    hasProc ? `${number(before[name], 1)} → ${number(after[name], 1)}` : 'not known'
  row(
    after.place.name,
    pair('app'),
    pair('database'),
    asked ? `${asked.goal}, gate ${asked.gate} ${mark(after.app + after.database, asked)}` : '',
    before.queries === after.queries
      ? String(after.queries)
      : `${before.queries} → ${after.queries}`,
  )
}

function row(...cells: readonly string[]): void {
  say(cells.map((cell, index) => cell.padEnd([28, 18, 18, 18][index] ?? 0)).join(''))
}
