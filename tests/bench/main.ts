import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { password } from './data'
import { measureImport } from './importing'
import { crowd, type Measured } from './limits'
import { hasProc, memoryOf } from './machine'
import { measureMixed, measurePage, measureSending, median, secretary } from './measure'
import { measurePhone } from './phone'
import { prepare, type Prepared } from './prepare'
import {
  number,
  say,
  showGrowth,
  showHead,
  showLine,
  showPage,
  verdict,
  type Result,
} from './print'
import { start, stop } from './program'
import { Visitor } from './visitor'

const help = `Measures the pages of Tuntas on data of its own, in a folder that is swept away afterwards.

  npm run bench -- --actions 400,10000 --seconds 2

  --actions   sizes to measure, in actions, in growing order       (400,10000)
  --seconds   how long each page is asked for, at each number of users   (1)
  --only      measure only pages whose name contains this
`

void main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      actions: { type: 'string', default: '400,10000' },
      seconds: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say(help)
  const sizes = values.actions.split(',').map(Number)
  const seconds = Number(values.seconds)
  if (!sizes.every((size) => Number.isInteger(size) && size > 0) || !(seconds > 0)) {
    process.stderr.write(help)
    process.exitCode = 1
    return
  }
  const [cpu] = cpus()
  say(
    `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; ` +
      'the visitors of this measurement share those cores with the app and its database.',
  )
  if (!hasProc) say('This system has no /proc: CPU and memory cannot be told here, only times.')

  const results: Result[] = []
  for (const size of sizes) {
    results.push({ size, pages: await measureSize(size, seconds, values.only) })
  }
  const [small, large] = [results[0], results.at(-1)]
  if (small && large && small !== large) showGrowth(small, large)
}

async function measureSize(size: number, seconds: number, only: string): Promise<Measured[]> {
  const home = mkdtempSync(join(tmpdir(), 'tuntas-bench-'))
  chmodSync(home, 0o711)
  const dataDir = join(home, 'data')
  try {
    say(`\n=== ${number(size)} actions\n`)
    const prepared = await prepare(dataDir, size, only)
    return await measureProgram(dataDir, prepared, seconds)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function measureProgram(
  dataDir: string,
  { places, owed, queries }: Prepared,
  seconds: number,
): Promise<Measured[]> {
  const starts: number[] = []
  let running = await start(dataDir)
  try {
    for (starts.push(running.took); starts.length < 3; starts.push(running.took)) {
      await stop(running)
      running = await start(dataDir)
    }
    const begun = hasProc ? memoryOf(running.child.pid as number) : undefined
    const visitor = new Visitor(running.port)
    await visitor.signIn('coordinator@bench.test', password)

    showHead()
    const measured: Measured[] = []
    for (const place of places) {
      const asker =
        place.name.startsWith('report') || place.name.startsWith('update')
          ? await secretary(running)
          : visitor
      measured.push(await measurePage(running, asker, place, queries.get(place.name) ?? 0, seconds))
      showPage(measured.at(-1) as Measured)
    }
    say()
    const update = places.find(({ name }) => name.startsWith('update'))
    await measureMixed(visitor, places, seconds)
    // After the crowds: a browser takes the cores that they are measured on.
    if (update) await measurePhone(running, update.path)
    await measureSending(running, owed, seconds)
    await measureImport(running, seconds)
    showLine('start on stored data', verdict(median(starts), crowd.start, 's', 2))
    if (begun) {
      const after = memoryOf(running.child.pid as number)
      showLine('memory after start', verdict(begun.now, crowd.startedMemory, 'MB', 0))
      showLine(
        'memory after the run',
        `${number(after.now, 0)} MB, at most ${number(after.peak, 0)}`,
      )
    }
    visitor.close()
    return measured
  } finally {
    await stop(running)
  }
}
