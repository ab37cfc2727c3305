import type { Knex } from 'knex'
import { connect } from '../../server/db'
import { makePassport } from '../../server/session/middleware'
import type { Route } from '../../server/http/route'
import { routes } from '../../server/routes'
import { dayOf } from '../../server/i18n'
import { storyNow } from './constants'

/** Who is who in the demo year: the housing agency owns what the addresses lead to, social affairs is another agency. */
export const people = {
  viewer: 'pengamat@tkpk.test',
  own: 'perkim@tkpk.test',
  other: 'dinsos@tkpk.test',
  coordinator: 'koordinator@tkpk.test',
  secretariat: 'sekretariat@tkpk.test',
} as const
export type PersonKind = keyof typeof people
export const personKinds = Object.keys(people) as PersonKind[]

/** Every URL of the house, as the app knows them; read without a database, for a pool asks for none until it is used. */
export function allRoutes(): Route[] {
  const db = connect({ host: 'nowhere', user: 'nobody', database: 'none' }, 1)
  return routes(db, {
    passport: makePassport(db),
    clock: () => storyNow,
    secure: false,
    origin: undefined,
  })
}

/** Turns a route's path into an address of the demo year that a person might stand at. */
export type AddressOf = (path: string) => string

// Which kind of thing a parameter stands for is told by the word before it.
const kinds: Record<string, string> = {
  actions: 'action',
  reports: 'window',
  windows: 'window',
  indicators: 'indicator',
  strategies: 'number',
  evidence: 'evidence',
  users: 'user',
  password: 'token',
}

type Report = Readonly<{ id: number | null; action: string; window: string }>

/**
 * Finds, in a database made of the demo template, something for every parameter: an action of the housing agency and
 * the window it owes a report for, reports of it that wait and that are verified, a photo (put there when there is none).
 */
export async function findAddresses(db: Knex): Promise<AddressOf> {
  const owed = await reportOf(db, ['none', 'draft'])
  const sent = await reportOf(db, ['sent'])
  const verified = await reportOf(db, ['verified'])
  const viewer = (await db('users').where({ email: people.viewer }).first('id')) as { id: number }
  const evidence = await findEvidence(db, verified)
  return (path) => {
    const about = /\/(verification|return)$/.test(path)
      ? sent
      : path.endsWith('/reopening')
        ? verified
        : owed
    const values: Record<string, string> = {
      action: about.action,
      window: about.window,
      indicator: 'P0',
      number: '1',
      evidence: String(evidence),
      user: String(viewer.id),
      token: 'x'.repeat(43),
    }
    return path.replace(/\/([a-z]+)\/:\w+/g, (whole, noun: string) => {
      const value = values[kinds[noun] ?? '']
      if (value === undefined) {
        throw new Error(`tests/support/addresses.ts knows nothing for ${whole} in ${path}.`)
      }
      return `/${noun}/${value}`
    })
  }
}

/** A report of the housing agency in one of these states; one that can be written on that day where none is sent yet. */
async function reportOf(db: Knex, states: readonly string[]): Promise<Report> {
  const query = db('standings')
    .join('actions', 'actions.id', 'standings.action_id')
    .join('windows', 'windows.id', 'standings.window_id')
    .join('users', 'users.agency_id', 'actions.agency_id')
    .leftJoin('reports', (on) =>
      on
        .on('reports.action_id', 'standings.action_id')
        .on('reports.window_id', 'standings.window_id'),
    )
    .where({ 'users.email': people.own, 'standings.owed': true })
    .whereIn('standings.report_state', states)
    .orderBy([{ column: 'windows.ends_on', order: 'desc' }, 'actions.id'])
  if (states.includes('none')) {
    void query
      .where('windows.opens_on', '<=', dayOf(storyNow))
      .where('windows.grace_until', '>=', dayOf(storyNow))
  }
  const found = (await query.first(
    'reports.id',
    'actions.code as action',
    'windows.code as window',
  )) as Report | undefined
  if (!found)
    throw new Error(`The housing agency's demo year has no report that is ${states.join(' or ')}.`)
  return found
}

async function findEvidence(db: Knex, report: Report): Promise<number> {
  const known = (await db('evidence')
    .where({ report_id: report.id, kind: 'photo' })
    .orderBy('id')
    .first('id')) as { id: number } | undefined
  if (known) return known.id
  const [row] = (await db('evidence')
    .insert({
      report_id: report.id,
      kind: 'photo',
      name: 'rumah.jpg',
      media_type: 'image/jpeg',
      size: pixel.length,
      sha256: 'a'.repeat(64),
    })
    .returning('id')) as [{ id: number }]
  await db('evidence_files').insert({ evidence_id: row.id, content: pixel })
  return row.id
}

/** The smallest photo. */
const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

/** What a browser holds for a signed-in person: the cookie, and the token that their forms carry. */
export type Session = Readonly<{ cookie: string; token: string }>

/** Signs one person in by the app itself. */
export async function signInAt(url: string, email: string, password: string): Promise<Session> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 303 || !cookie) {
    throw new Error(`${email} could not sign in: ${answer.status}.`)
  }
  const page = await fetch(`${url}/account`, { headers: { cookie } })
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1]
  if (!token) throw new Error(`The page of ${email} carries no token.`)
  return { cookie, token }
}

/** Signs everybody of the demo year in. */
export async function signEveryoneIn(
  url: string,
  password: string,
): Promise<Record<PersonKind, Session>> {
  const sessions: Partial<Record<PersonKind, Session>> = {}
  for (const kind of personKinds) sessions[kind] = await signInAt(url, people[kind], password)
  return sessions as Record<PersonKind, Session>
}
