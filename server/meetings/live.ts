import type { Response } from 'express'
import pg from 'pg'
import type { Knex } from 'knex'
import type { Db } from '../db'
import { connectionOf } from '../jobs/connection'

/** Reads which item the room is at; null is the opening. */
type Where = () => Promise<number | null>
type Audience = Map<number, Map<Response, Where>>
type Hearing = {
  audience: Audience
  client: pg.Client | undefined
  /** Whether PostgreSQL's word would be heard now. */
  listening: boolean
  beating: NodeJS.Timeout
}

// A comment now and then, so that proxies on the way keep the line open.
const beatEvery = 20_000
const againAfter = 2000

const hearings = new WeakMap<object, Hearing>()

/**
 * Keeps `res` open and tells it whenever the meeting moves, in whichever process somebody moved it: PostgreSQL carries
 * the word. One connection for all who follow, opened with the first and closed after the last. Whoever comes is told by
 * `where` which item the room is at, read only once the word would be heard: between the page and the open line somebody
 * may have moved it.
 */
export function follow(db: Db, meetingId: number, res: Response, where: Where): void {
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // The app's compression would hold short messages back.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.write('retry: 3000\n\n')
  const hearing = hearingOf(db)
  const listeners = hearing.audience.get(meetingId) ?? new Map<Response, Where>()
  hearing.audience.set(meetingId, listeners.set(res, where))
  if (hearing.listening) void sayWhere(res, where)
  res.on('close', () => {
    listeners.delete(res)
    if (listeners.size === 0) hearing.audience.delete(meetingId)
    if (hearing.audience.size === 0) hushUp(db, hearing)
  })
}

function hearingOf(db: Db): Hearing {
  const known = hearings.get(db)
  if (known) return known
  const hearing: Hearing = {
    audience: new Map(),
    client: undefined,
    listening: false,
    beating: setInterval(() => {
      for (const [res] of everyone(hearing.audience)) res.write(': \n\n')
    }, beatEvery),
  }
  hearing.beating.unref()
  hearings.set(db, hearing)
  void listen(db, hearing)
  return hearing
}

async function listen(db: Db, hearing: Hearing): Promise<void> {
  const client = new pg.Client(connectionOf(db as Knex))
  hearing.client = client
  const again = () => {
    if (hearing.client !== client) return
    hearing.client = undefined
    hearing.listening = false
    if (hearing.audience.size > 0) setTimeout(() => void listen(db, hearing), againAfter).unref()
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', ({ payload = '' }) => {
    const [meeting, item] = payload.split(' ')
    const word = `${item === undefined ? '' : at(item)}data: moved\n\n`
    for (const [res] of hearing.audience.get(Number(meeting)) ?? []) res.write(word)
  })
  try {
    await client.connect()
    await client.query('LISTEN meeting')
    hearing.listening = true
    // What was missed while nobody listened: everybody is told where the room is.
    for (const [res, where] of everyone(hearing.audience)) void sayWhere(res, where)
  } catch {
    again()
  }
}

async function sayWhere(res: Response, where: Where): Promise<void> {
  try {
    const item = await where()
    if (!res.writableEnded) res.write(at(item ?? 0))
  } catch {
    // The database is away: the line is told when it is heard again.
  }
}

/** The word of where the room is; 0 is its opening. */
function at(item: number | string): string {
  return `event: at\ndata: ${item}\n\n`
}

function* everyone(audience: Audience): Generator<[Response, Where]> {
  for (const listeners of audience.values()) yield* listeners
}

function hushUp(db: Db, hearing: Hearing): void {
  clearInterval(hearing.beating)
  hearings.delete(db)
  const { client } = hearing
  hearing.client = undefined
  void client?.end().catch(() => undefined)
}
