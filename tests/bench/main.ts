import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { dataFolder } from '../support/program'
import { password, usual } from './data'
import { measureHour } from './hour'
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
import { measureStress } from './stress'
import { Visitor } from './visitor'

const help = `Measures the pages of Tuntas on data of its own, in a folder that is swept away afterwards.

  npm run bench -- --actions 400,10000 --seconds 2

  --actions   sizes to measure, in actions, in growing order       (400,10000)
  --seconds   how long each page is asked for, at each number of users   (1)
  --only      measure only pages whose name contains this
  --stress    instead: 15 years of 3,000 actions each, 250,000 reports, 5 million lines of history, 500 users; fails when
              a page asks the database more often than with one small year
  --hour      instead: an hour of mixed load on the last of the sizes, with the memory of every minute
  --minutes   the same for so many minutes
`

void main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      actions: { type: 'string', default: '400,10000' },
      seconds: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      stress: { type: 'boolean', default: false },
      hour: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say(help)
  const sizes = values.actions.split(',').map(Number)
  const seconds = Number(values.seconds)
  const minutes = values.hour ? 60 : Number(values.minutes)
  const wrong = !sizes.every((size) => Number.isInteger(size) && size > 0) || !(seconds > 0)
  if (wrong || !(minutes >= 0)) {
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

  if (values.stress || minutes > 0) {
    const good = values.stress
      ? await measureStress(seconds, values.only)
      : await measureHour(sizes.at(-1) as number, minutes)
    if (!good) process.exitCode = 1
    return
  }
  const results: Result[] = []
  for (const size of sizes) {
    results.push({ size, pages: await measureSize(size, seconds, values.only) })
  }
  const [small, large] = [results[0], results.at(-1)]
  if (small && large && small !== large) showGrowth(small, large)
}

async function measureSize(size: number, seconds: number, only: string): Promise<Measured[]> {
  const { dataDir, remove } = dataFolder()
  try {
    say(`\n=== ${number(size)} actions\n`)
    const prepared = await prepare(dataDir, { size: usual(size), only, owed: 400 })
    return await measureProgram(dataDir, prepared, seconds)
  } finally {
    remove()
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
