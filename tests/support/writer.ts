import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from './addresses'

/** The fields of an action that anybody might log. */
export function fieldsOf(title: string, key: string, token: string): URLSearchParams {
  return new URLSearchParams({
    _csrf: token,
    once: key,
    title,
    year: '2026',
    strategy: '1',
    starts_on: '2026-02-01',
    ends_on: '2026-11-30',
    activity_kind: 'direct',
    status: 'not_started',
  })
}

/** Logs one action after the other, each until it is acknowledged, as somebody who does not give up. */
export class Writer {
  readonly acknowledged: string[] = []
  private running = true
  private readonly done: Promise<void>

  constructor(
    private readonly url: string,
    private readonly session: Session,
    private readonly name: string,
  ) {
    this.done = this.write()
  }

  async stop(): Promise<void> {
    this.running = false
    await this.done
  }

  private async write(): Promise<void> {
    for (let count = 1; this.running; count += 1) {
      const title = `Aksi uji ${this.name} nomor ${count} selesai`
      const key = randomUUID()
      while (this.running && !(await this.send(title, key))) await sleep(50)
    }
  }

  private async send(title: string, key: string): Promise<boolean> {
    try {
      const answer = await fetch(`${this.url}/actions`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: this.session.cookie },
        body: fieldsOf(title, key, this.session.token),
        signal: AbortSignal.timeout(20_000),
      })
      if (answer.status === 422) throw new Error(`The form was refused: ${await answer.text()}`)
      if (answer.status !== 303) return false
      this.acknowledged.push(title)
      return true
    } catch (error) {
      // Nobody there, or gone while answering: it is sent once more, with the same key.
      if (['TypeError', 'TimeoutError'].includes((error as Error).name)) return false
      throw error
    }
  }
}
