import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from './processes'
import {
  bringUp,
  end,
  removeSocketFolder,
  socketOf,
  type Ending,
  type Plan,
  type Postmaster,
} from './postmaster'
import { DatabaseTrouble } from './trouble'

const aMinute = 60_000
const mendWithin = 12_000
const restartsAMinute = 5
const unseen: Ending = { code: null, signal: null }

/** Keeps one server up until it is told to stop: a server that dies or cannot be reached is replaced. */
export class Keeper {
  readonly exited: Promise<Ending>
  private readonly settleExited: (ending: Ending) => void
  private readonly restarts: number[] = []
  private mending: Promise<void> = Promise.resolve()
  private stopping: Promise<void> | undefined

  constructor(
    private readonly plan: Plan,
    private server: Postmaster,
    private readonly onLost: (error: Error) => void,
  ) {
    const { promise, resolve } = withResolvers<Ending>()
    this.exited = promise
    this.settleExited = resolve
    this.watch(server)
  }

  get pid(): number {
    return this.server.mark.pid
  }

  /** Ends the server, within 10 s. Told again, it waits for the same end. */
  stop(): Promise<void> {
    this.stopping ??= this.endServer()
    return this.stopping
  }

  private async endServer(): Promise<void> {
    await this.mending
    await end(this.plan, this.server.mark)
    removeSocketFolder(this.server.address)
    // An adopted server's end is seen from outside, with nothing to wait for.
    this.settleExited(await Promise.race([this.server.ended, sleep(200, unseen)]))
  }

  private watch(server: Postmaster): void {
    void server.ended.then((ending) => {
      if (!this.stopping) this.mending = this.mend(ending)
    })
    void this.watchSocket(server)
  }

  /** A tidied temp folder takes the socket along; the server itself would not notice. */
  private async watchSocket(server: Postmaster): Promise<void> {
    const socket = socketOf(server.address)
    if (!socket) return
    while (existsSync(socket)) {
      await sleep(500, undefined, { ref: false })
      if (this.stopping || server !== this.server) return
    }
    if (!isRunning(server.mark)) return
    this.plan.say('The socket of the database was removed: starting the database again.')
    await end(this.plan, server.mark)
  }

  private async mend(ending: Ending): Promise<void> {
    const how = ending.signal ?? (ending.code === null ? 'unseen' : `code ${ending.code}`)
    this.plan.say(`The database ended (${how}): starting it again.`)
    const giveUpAt = Date.now() + mendWithin
    let trouble: Error | undefined
    while (!this.stopping && Date.now() < giveUpAt && this.mayRestart()) {
      try {
        this.server = await bringUp(this.plan, this.server.address)
        this.plan.say(`The database is up again (process ${this.pid}).`)
        this.watch(this.server)
        return
      } catch (error) {
        trouble = error as Error
        await sleep(500)
      }
    }
    if (!this.stopping) this.giveUp(ending, trouble)
  }

  private mayRestart(): boolean {
    const now = Date.now()
    const recent = this.restarts.filter((at) => now - at < aMinute)
    this.restarts.splice(0, Infinity, ...recent, now)
    return recent.length < restartsAMinute
  }

  private giveUp(ending: Ending, trouble: Error | undefined): void {
    this.settleExited(ending)
    const tooOften = new DatabaseTrouble(
      `The database ended more than ${restartsAMinute} times within a minute and is not started again. ` +
        `Its log lies in ${join(this.plan.cluster, 'log')}.`,
    )
    this.onLost(trouble ?? tooOften)
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
