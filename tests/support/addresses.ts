import type { Knex } from 'knex'
import { listWholeActions } from '../../server/actions/queries'
import { inputOf } from '../../server/actions/rows'
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
    sealing: Buffer.alloc(32),
  })
}

/** Turns a route's path into an address of the demo year that a person might stand at. */
export type AddressOf = (path: string) => string

// Which kind of thing a parameter stands for is told by the word before it.
const kinds: Record<string, string> = {
  actions: 'action',
  batches: 'batch',
  reports: 'window',
  windows: 'window',
  agencies: 'agency',
  indicators: 'indicator',
  readings: 'reading',
  targets: 'target',
  places: 'place',
  pockets: 'pocket',
  counts: 'count',
  strategies: 'number',
  evidence: 'evidence',
  excuses: 'excuse',
  meetings: 'meeting',
  items: 'item',
  present: 'item',
  attendance: 'agency',
  notifications: 'notification',
  decisions: 'decision',
  files: 'decisionFile',
  documents: 'document',
  preview: 'bookFormat',
  contributions: 'contribution',
  users: 'user',
  imports: 'import',
  password: 'token',
  comments: 'comment',
  views: 'view',
  calendar: 'token',
  sessions: 'token',
  tokens: 'apiToken',
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
  const excuse = (await db('excuses').orderBy('id').first('id')) as { id: number }
  const notification = (await db('notifications')
    .join('users', 'users.id', 'notifications.user_id')
    .where({ 'users.email': people.own })
    .orderBy('notifications.id')
    .first('notifications.id')) as { id: number }
  const comment = (await db('comments')
    .join('users', 'users.id', 'comments.author_id')
    .where({ 'users.email': people.coordinator })
    .orderBy('comments.id')
    .first('comments.id')) as { id: number }
  const evidence = await findEvidence(db, verified)
  const reading = await ofPoverty(db, 'readings')
  const target = await ofPoverty(db, 'targets')
  const meeting = await findSharedMeeting(db, owed.action)
  const decision = await findDecision(db)
  const brought = await findImport(db)
  const batch = await findBatch(db)
  const document = (await db('documents').orderBy('id').first('id')) as { id: number }
  const contribution = await findContribution(db)
  const view = await findSharedView(db)
  const pocket = (await db('pockets').orderBy('id').first('id')) as { id: number }
  const apiToken = await findToken(db)
  const count = (await db('registry_counts').orderBy('id').first('id')) as { id: number }
  return (path) => {
    const about = /\/(verification|return)$/.test(path)
      ? sent
      : path.endsWith('/reopening')
        ? verified
        : owed
    const values: Record<string, string> = {
      action: about.action,
      window: about.window,
      agency: 'dinsos',
      indicator: 'P0',
      reading: String(reading),
      target: String(target),
      place: '16.04.10',
      pocket: String(pocket.id),
      count: String(count.id),
      number: '1',
      evidence: String(evidence),
      excuse: String(excuse.id),
      item: String(meeting.item),
      notification: String(notification.id),
      comment: String(comment.id),
      decision: decision.code,
      meeting: String(meeting.id),
      decisionFile: String(decision.file),
      import: String(brought),
      batch: String(batch),
      document: String(document.id),
      format: 'pdf',
      bookFormat: 'xlsx',
      contribution: String(contribution),
      view: String(view),
      user: String(viewer.id),
      token: 'x'.repeat(43),
      apiToken: String(apiToken),
    }
    return path.replace(/\/([a-z]+)\/:\w+/g, (whole, noun: string) => {
      // A decision's files have numbers, a document's are named by their format.
      const ofDocument = noun === 'files' && path.startsWith('/documents')
      const value = values[ofDocument ? 'format' : (kinds[noun] ?? '')]
      if (value === undefined) {
        throw new Error(`tests/support/addresses.ts knows nothing for ${whole} in ${path}.`)
      }
      return `/${noun}/${value}`
    })
  }
}

/** A token of the API that nobody has revoked, put there when there is none. */
async function findToken(db: Knex): Promise<number> {
  const known = (await db('api_tokens').orderBy('id').first('id')) as { id: number } | undefined
  if (known) return known.id
  const [row] = (await db('api_tokens')
    .insert({
      name: 'Dasbor Diskominfo',
      role: 'viewer',
      token_hash: 'c'.repeat(64),
      hint: 'cccc',
      expires_at: new Date(Date.now() + 30 * 86_400_000),
    })
    .returning('id')) as [{ id: number }]
  return row.id
}

/** The latest of the home's poverty rate that is in use. */
async function ofPoverty(db: Knex, table: 'readings' | 'targets'): Promise<number> {
  const row = (await db(table)
    .join('indicators', 'indicators.id', `${table}.indicator_id`)
    .where({
      'indicators.code': 'P0',
      [`${table}.region_code`]: '16.04',
      [`${table}.in_use`]: true,
    })
    .orderBy([{ column: `${table}.year`, order: 'desc' }, `${table}.id`])
    .first(`${table}.id`)) as { id: number }
  return row.id
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

/** A meeting whose agenda everybody may see, with one action on it and one agency invited. */
async function findSharedMeeting(db: Knex, action: string): Promise<{ id: number; item: number }> {
  const title = 'Rakor triwulan, mata acara dibagikan'
  const known = (await db('meetings')
    .join('agenda_items', 'agenda_items.meeting_id', 'meetings.id')
    .where({ 'meetings.title': title })
    .first('meetings.id', 'agenda_items.id as item')) as { id: number; item: number } | undefined
  if (known) return known
  const [meeting] = (await db('meetings')
    .insert({ title, kind: 'tkpk', held_on: '2026-11-30', state: 'shared' })
    .returning('id')) as [{ id: number }]
  const agency = await db('agencies').where({ code: 'dinsos' }).first('id')
  await db('meeting_agencies').insert({ meeting_id: meeting.id, agency_id: agency.id })
  const { id } = await db('actions').where({ code: action }).first('id')
  const [item] = (await db('agenda_items')
    .insert({ meeting_id: meeting.id, position: 1, kind: 'action', action_id: id, reason: 'slow' })
    .returning('id')) as [{ id: number }]
  return { id: meeting.id, item: item.id }
}

/** A contribution that the housing agency proposed and nobody has decided on. */
async function findContribution(db: Knex): Promise<number> {
  const found = (await db('contributions')
    .join('actions', 'actions.id', 'contributions.action_id')
    .join('users', 'users.agency_id', 'actions.agency_id')
    .where({ 'users.email': people.own, 'contributions.state': 'proposed' })
    .orderBy('contributions.id')
    .first('contributions.id as id')) as { id: number } | undefined
  if (!found) throw new Error('The housing agency has no proposed contribution.')
  return found.id
}

/** A view of the housing agency's officer that everyone may open. */
async function findSharedView(db: Knex): Promise<number> {
  const owner = (await db('users').where({ email: people.own }).first('id')) as { id: number }
  const name = 'Rumah yang belum selesai'
  const known = (await db('saved_views').where({ user_id: owner.id, name }).first('id')) as
    { id: number } | undefined
  if (known) return known.id
  const [row] = (await db('saved_views')
    .insert({ user_id: owner.id, name, address: '/actions?mine=1', shared: true })
    .returning('id')) as [{ id: number }]
  return row.id
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

/** A decision that the housing agency has answered with a photo, put there when there is none. */
async function findDecision(db: Knex): Promise<{ code: string; file: number }> {
  const owner = (await db('users').where({ email: people.own }).first('agency_id')) as {
    agency_id: number
  }
  const [decision] = (await db('decisions')
    .insert({
      year: 2026,
      number: db.raw('(SELECT coalesce(max(number), 0) + 1 FROM decisions WHERE year = 2026)'),
      text: 'Menyelesaikan verifikasi calon penerima rumah layak huni',
      agency_id: owner.agency_id,
      decided_on: '2026-07-20',
      due_on: '2026-08-20',
      state: 'answered',
      answer: 'Sudah selesai, berita acara terlampir.',
      answered_at: '2026-08-10T03:00:00Z',
    })
    .returning(['id', 'code'])) as [{ id: number; code: string }]
  const [file] = (await db('decision_evidence')
    .insert({
      decision_id: decision.id,
      kind: 'photo',
      name: 'berita acara.jpg',
      media_type: 'image/jpeg',
      size: pixel.length,
      sha256: 'b'.repeat(64),
    })
    .returning('id')) as [{ id: number }]
  await db('decision_files').insert({ evidence_id: file.id, content: pixel })
  return { code: decision.code, file: file.id }
}

/** A file of the housing agency, checked and not applied. */
/** A change of many by the housing agency, of one of its actions. */
async function findBatch(db: Knex): Promise<number> {
  const user = await db('users').where({ email: people.own }).first('id', 'agency_id')
  const action = await db('actions')
    .where({ agency_id: user.agency_id })
    .orderBy('id')
    .first('id', 'version')
  const [row] = (await db('batches')
    .insert({
      user_id: user.id,
      agency_id: user.agency_id,
      field: 'responsible_office',
      value: 'Kepala Bidang Perumahan',
      applied_at: storyNow,
    })
    .returning('id')) as [{ id: number }]
  const [whole] = [...(await listWholeActions(db, [action.id])).values()]
  if (!whole) throw new Error('the housing agency has no action')
  await db('batch_rows').insert({
    batch_id: row.id,
    action_id: action.id,
    was: '',
    before: JSON.stringify(inputOf(whole.action, whole.details)),
    version: action.version,
  })
  return row.id
}

async function findImport(db: Knex): Promise<number> {
  const user = (await db('users').where({ email: people.own }).first('id', 'agency_id')) as {
    id: number
    agency_id: number
  }
  const [row] = (await db('imports')
    .insert({
      name: 'RAT 2026.xlsx',
      size: 100,
      sha256: 'b'.repeat(64),
      user_id: user.id,
      agency_id: user.agency_id,
      state: 'checked',
      book: JSON.stringify({
        macros: false,
        sheets: [
          {
            name: 'RAT',
            hidden: false,
            rows: [
              { number: 1, hidden: false, cells: ['Judul aksi', 'Strategi', 'Anggaran'] },
              { number: 2, hidden: false, cells: ['Bedah rumah', '1', '1000000'] },
            ],
          },
        ],
      }),
      plan: JSON.stringify({
        purpose: 'actions',
        sheet: 'RAT',
        headerRow: 1,
        headerHeight: 1,
        heads: ['Judul aksi', 'Strategi', 'Anggaran'],
        columns: { title: 0, strategy: 1, budget: 2 },
        year: 2026,
        windowCode: null,
        basis: null,
        scale: 1,
        stage: 'murni',
      }),
      counts: JSON.stringify({ refused: 1 }),
    })
    .returning('id')) as [{ id: number }]
  await db('import_rows').insert({
    import_id: row.id,
    number: 2,
    outcome: 'refused',
    title: 'Bedah rumah',
    cells: JSON.stringify(['Bedah rumah', '1', '1000000']),
    problems: JSON.stringify([{ field: 'fund', message: { key: 'import.row.no_fund' } }]),
  })
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
