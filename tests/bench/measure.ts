import { newOnce } from '../../server/http/once'
import { password } from './data'
import { crowd, type Crowd, type Measured, type Place } from './limits'
import { hasProc } from './machine'
import { number, showLine, verdict } from './print'
import { costSoFar, type Running } from './program'
import { Visitor, textOf, type Answer } from './visitor'

/** Somebody who may write for every agency. */
export async function secretary(running: Running): Promise<Visitor> {
  const visitor = new Visitor(running.port)
  await visitor.signIn('secretariat@bench.test', password)
  return visitor
}

/** One user after another first, for cost and p50; then 8 and 32 at once. */
export async function measurePage(
  running: Running,
  visitor: Visitor,
  place: Place,
  queries: number,
  seconds: number,
): Promise<Measured> {
  const ask = () => must(visitor.get(place.path), place.path)
  // As a server is a few minutes after its start: compiled where it is hot, its statements planned.
  for (let warm = 0; warm < 100; warm += 1) await ask()
  const before = costSoFar(running)
  const alone = await users(1, seconds, ask)
  const after = costSoFar(running)
  const sample = await ask()
  // The same holds for a crowd: each of its connections plans the page's statements once.
  await users(8, seconds / 4, ask)
  return {
    place,
    cpuApp: (after.app - before.app) / alone.length,
    cpuDatabase: (after.database - before.database) / alone.length,
    p50: median(alone),
    crowd8: crowdOf(await users(8, seconds, ask), seconds),
    crowd32: crowdOf(await users(32, seconds, ask), seconds),
    queries,
    wire: sample.body.length / 1024,
    unpacked: Buffer.byteLength(textOf(sample)) / 1024,
  }
}

/** `count` people who ask again as soon as they are answered, for that long. Returns how long each answer took, in ms. */
export async function users(
  count: number,
  seconds: number,
  ask: () => Promise<Answer>,
): Promise<number[]> {
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const person = async () => {
    while (performance.now() < until) times.push((await ask()).took)
  }
  await Promise.all(Array.from({ length: count }, person))
  return times
}

export async function must(answer: Promise<Answer>, path: string): Promise<Answer> {
  const given = await answer
  if (given.status !== 200) throw new Error(`${path} was answered ${given.status}.`)
  return given
}

/** What a meeting asks for, in turn: board, strategy, lists, an action, an indicator, places, the meeting's own screens. */
export async function measureMixed(
  visitor: Visitor,
  places: readonly Place[],
  seconds: number,
): Promise<void> {
  const mix = places.filter(({ kind }) => kind !== 'other')
  if (mix.length === 0) return
  showLine('pages mixed', mix.map(({ name }) => name).join(' · '))
  for (const count of [8, 32] as const) {
    let turn = 0
    const times = await users(count, seconds * 4, () => {
      const { path } = mix[(turn += 1) % mix.length] as Place
      return must(visitor.get(path), path)
    })
    const { perSecond, p99 } = crowdOf(times, seconds * 4)
    showLine(
      `${count} users, pages mixed`,
      verdict(perSecond, crowd.throughput, 'a second', 0, true),
    )
    showLine('  p99', verdict(p99, crowd.p99[count], 'ms', 0))
  }
}

/** Each report once, one after the other: a figure that is acknowledged is on the disk. */
export async function measureSending(
  running: Running,
  owed: readonly string[],
  seconds: number,
): Promise<void> {
  const visitor = await secretary(running)
  const times: number[] = []
  const until = performance.now() + seconds * 2000
  const forms = owed.slice(0, 200)
  const before = costSoFar(running)
  for (const path of forms) {
    if (performance.now() > until) break
    const answer = await visitor.post(`${path}/sending`, {
      once: newOnce(),
      version: '0',
      work_status: 'running',
      output: '1',
      confirmed: '1',
      done_text: 'Penyaluran tahap pertama selesai.',
    })
    if (answer.status !== 303) {
      showLine('sending a report', `was answered ${answer.status} at ${path}`)
      visitor.close()
      return
    }
    times.push(answer.took)
  }
  const after = costSoFar(running)
  showLine('sending a report, p50', verdict(median(times), crowd.sendingP50, 'ms', 1))
  showLine('  p99', verdict(quantile(times, 0.99), crowd.sendingP99, 'ms', 1))
  if (hasProc) {
    const app = (after.app - before.app) / times.length
    const database = (after.database - before.database) / times.length
    showLine('  CPU, app + database', `${number(app, 1)} + ${number(database, 1)} ms`)
  }
  visitor.close()
}

function crowdOf(times: readonly number[], seconds: number): Crowd {
  return { perSecond: times.length / seconds, p99: quantile(times, 0.99) }
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(times: readonly number[]): number {
  return quantile(times, 0.5)
}
