import { setTimeout as sleep } from 'node:timers/promises'
import { newOnce } from '../../server/http/once'
import { dataFolder, freePort } from '../support/program'
import { password, usual } from './data'
import { actionFile, bringIn } from './importing'
import { crowd } from './limits'
import { hasProc, memoryOf, memoryOfServer } from './machine'
import { quantile, secretary } from './measure'
import { prepare, type Prepared } from './prepare'
import { number, say, showLine, verdict } from './print'
import { start, stop, type Running } from './program'
import { Visitor, type Answer } from './visitor'

/** How many requests a second: what a team of forty agencies makes in a busy hour. */
const rate = 10
const importedRows = 500
const importEvery = 15
/** Where so many wait already, nobody asks for more: the machine is busy with something else. */
const mostAtOnce = 50
const notAsked = 'not asked, too many waited'

type Minute = Readonly<{ app: number; heap: number; database: number; asked: number; p99: number }>

/**
 * A steady mixed load for so many minutes: pages, searches, drafts, sent reports, comments, sign-ins, now and then an
 * export, every quarter of an hour an import. Memory is told every minute, and how it grows from quarter to quarter.
 * Returns whether every request was answered as it should be.
 */
export async function measureHour(actions: number, minutes: number): Promise<boolean> {
  const { dataDir, remove } = dataFolder()
  try {
    say(`\n=== ${number(minutes)} minutes of mixed load, ${number(actions)} actions\n`)
    const prepared = await prepare(dataDir, { size: usual(actions), only: '', owed: 2000 })
    const metrics = await freePort()
    const running = await start(dataDir, metrics)
    try {
      return await keepBusy(running, prepared, minutes, metrics)
    } finally {
      await stop(running)
    }
  } finally {
    remove()
  }
}

async function keepBusy(
  running: Running,
  prepared: Prepared,
  minutes: number,
  metrics: number,
): Promise<boolean> {
  const people = await Promise.all(Array.from({ length: 8 }, () => secretary(running)))
  const crew = new Crew(running, people, prepared)
  const seen: Minute[] = []
  say('minute  requests  p99 ms   app MB   of that heap   database MB')
  try {
    for (let minute = 1; minute <= minutes; minute += 1) {
      if (minute % importEvery === 5) crew.startImport()
      const times = await crew.work(60_000)
      seen.push({
        ...(await memoryNow(running, metrics)),
        asked: times.length,
        p99: quantile(times, 0.99),
      })
      showMinute(minute, seen.at(-1) as Minute)
    }
    await crew.rest()
  } finally {
    for (const person of people) person.close()
  }
  return tell(seen, crew.answers)
}

/** People who ask for this and that, one request after another at an even pace, whoever is still waiting. */
class Crew {
  /** How often each kind of thing was answered with which status. */
  readonly answers = new Map<string, number>()
  private turn = 0
  private saved = 0
  /** Reports whose draft was taken, to be sent next. */
  private readonly drafted: string[] = []
  private imported = 0
  private waiting = new Set<Promise<void>>()
  private importing: Promise<void> | undefined

  constructor(
    private readonly running: Running,
    private readonly people: readonly Visitor[],
    private readonly prepared: Prepared,
  ) {}

  /** Works for that long; returns how long each answer took, in ms. */
  async work(milliseconds: number): Promise<number[]> {
    const times: number[] = []
    const until = performance.now() + milliseconds
    for (let next = performance.now(); next < until; next += 1000 / rate) {
      await sleep(Math.max(0, next - performance.now()))
      if (this.waiting.size >= mostAtOnce) this.count(notAsked)
      else this.begin(times)
    }
    return times
  }

  /** A file of new actions, beside everything else. */
  startImport(): void {
    if (this.importing) return
    const first = 1 + importedRows * this.imported
    this.imported += 1
    this.importing = actionFile(importedRows, first)
      .then((bytes) => bringIn(this.people[0] as Visitor, bytes, importedRows))
      .then(
        () => this.count('import 303'),
        (error: unknown) => this.count(`import: ${String(error)}`),
      )
      .finally(() => {
        this.importing = undefined
      })
  }

  async rest(): Promise<void> {
    await Promise.all(this.waiting)
    await this.importing
  }

  private begin(times: number[]): void {
    this.turn += 1
    const { name, ask } = this.next(this.turn)
    const asked: Promise<void> = ask().then(
      (answer) => {
        times.push(answer.took)
        this.count(`${name} ${answer.status}`)
      },
      (error: unknown) => this.count(`${name}: ${String(error)}`),
    )
    this.waiting.add(asked)
    void asked.finally(() => this.waiting.delete(asked))
  }

  /** Of a hundred requests: 80 pages, 8 searches, 6 saves, 5 comments, one sign-in; every tenth of these an export. */
  private next(turn: number): { name: string; ask: () => Promise<Answer> } {
    const { places, owed } = this.prepared
    const person = this.people[turn % this.people.length] as Visitor
    const page = places[Math.floor(turn / 100 + turn) % places.length]
    const hundredth = (turn * 37) % 100
    if (hundredth >= 20 || !page)
      return { name: 'page', ask: () => person.get(page?.path ?? '/board') }
    if (hundredth >= 12) {
      const sought = encodeURIComponent(`${words[turn % words.length]} ${turn % 97}`)
      const path = turn % 2 ? `/search?q=${sought}` : `/actions?year=all&q=${sought}`
      return { name: 'search', ask: () => person.get(path) }
    }
    const about = owed[this.saved % owed.length] ?? ''
    if (hundredth >= 6) {
      const drafted = hundredth % 2 === 0 ? this.drafted.shift() : undefined
      if (drafted !== undefined) {
        const ask = () => person.post(`${drafted}/sending`, reportForm(true))
        return { name: 'sending', ask }
      }
      this.saved += 1
      return { name: 'draft', ask: () => this.draft(person, about) }
    }
    if (hundredth >= 1) {
      const path = `${about.replace(/\/reports\/.*/, '')}/comments`
      const text = `Mohon tahap ${turn} dilengkapi.`
      return { name: 'comment', ask: () => person.post(path, { once: newOnce(), text }) }
    }
    if (turn % 1000 < 900) return { name: 'sign-in', ask: () => this.signIn() }
    const path = files[Math.floor(turn / 1000) % files.length] as string
    return { name: 'export', ask: () => person.get(path) }
  }

  private async draft(person: Visitor, report: string): Promise<Answer> {
    const answer = await person.post(`${report}/draft`, reportForm(false))
    if (answer.status === 303) this.drafted.push(report)
    return answer
  }

  private async signIn(): Promise<Answer> {
    const visitor = new Visitor(this.running.port)
    try {
      await visitor.signIn('coordinator@bench.test', password)
      return await visitor.get('/notifications')
    } finally {
      visitor.close()
    }
  }

  private count(what: string): void {
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1)
  }
}

const words = ['rumah', 'pangan', 'kikim', 'bedah rumh', 'air minum', 'kopi', 'beasiswa', 'jamban']
const thisYear = new Date().getUTCFullYear()
const files = [
  '/actions.csv',
  '/actions.xlsx',
  '/history.csv',
  `/documents/preview/xlsx?kind=semester&period=${thisYear}-1`,
  '/decisions.xlsx',
]

function reportForm(sending: boolean): Record<string, string> {
  return {
    once: newOnce(),
    version: sending ? '1' : '0',
    work_status: 'running',
    output: '1',
    done_text: 'Penyaluran tahap pertama selesai.',
    ...(sending && { confirmed: '1' }),
  }
}

async function memoryNow(
  running: Running,
  metrics: number,
): Promise<Pick<Minute, 'app' | 'heap' | 'database'>> {
  const told = await fetch(`http://127.0.0.1:${metrics}/metrics`).then((answer) => answer.text())
  const heap = Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(told)?.[1]) / 2 ** 20
  if (!hasProc) return { app: heap, heap, database: Number.NaN }
  const app = memoryOf(running.child.pid as number).now
  return { app, heap, database: memoryOfServer(running.database) }
}

function showMinute(minute: number, { asked, p99, app, heap, database }: Minute): void {
  const cell = (value: number, width: number) => number(value, 0).padStart(width)
  say(
    `${cell(minute, 6)}${cell(asked, 10)}${cell(p99, 8)}${cell(app, 9)}${cell(heap, 15)}${cell(database, 14)}`,
  )
}

function tell(seen: readonly Minute[], answers: ReadonlyMap<string, number>): boolean {
  say()
  const quarters = quartersOf(seen)
  for (const [name, kind] of [
    ['app', 'app'],
    ['  its heap', 'heap'],
    ['database', 'database'],
  ] as const) {
    const means = quarters.map((minutes) => mean(minutes.map((minute) => minute[kind])))
    const told = `by quarters of an hour ${means.map((value) => number(value, 0)).join(', ')} MB`
    // The first fills what is kept: it is no part of the growth.
    const later = means.slice(1)
    if (later.length < 2) {
      showLine(`memory, ${name}`, `${told}: too short to tell how it grows`)
      continue
    }
    const hourly = slope(later) * (60 / importEvery)
    showLine(`memory, ${name}`, `${told}; ${number(hourly, 1)} MB an hour after the first`)
    showLine('  growth', verdict((hourly / mean(later)) * 100, crowd.growing, '%', 1))
  }
  for (const [what, count] of [...answers].sort(([a], [b]) => a.localeCompare(b)))
    showLine(`  ${what}`, number(count))
  return [...answers.keys()].every((what) => what === notAsked || /^\S+ (200|303)$/.test(what))
}

/**
 * The minutes in whole quarters of an hour, each with one import in it: memory swings with the imports and the
 * connections that they open, and a line through a part of such a swing would tell the swing.
 */
function quartersOf(seen: readonly Minute[]): Minute[][] {
  const whole = Math.floor(seen.length / importEvery)
  return Array.from({ length: whole }, (_, at) =>
    seen.slice(at * importEvery, (at + 1) * importEvery),
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** How much a value grows from one to the next, by least squares. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const usual = mean(values)
  const [above, below] = values.reduce(
    ([top, bottom], value, index) => [
      top + (index - middle) * (value - usual),
      bottom + (index - middle) ** 2,
    ],
    [0, 0],
  )
  return below === 0 ? 0 : above / below
}
