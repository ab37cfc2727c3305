import { connect } from 'node:net'
import { sendReport } from '../../server/reports/commands'
import { getSlot } from '../../server/reports/queries'
import type { Content } from '../../server/reports/report'
import type { Client, Page } from '../support/client'
import { storyNow } from '../support/constants'
import { ownDatabase } from '../support/database'
import { listening } from '../support/listening'
import { filledIn, housingStory } from '../support/reporting'

let own: Awaited<ReturnType<typeof ownDatabase>>
let story: Awaited<ReturnType<typeof housingStory>>

beforeEach(async () => {
  own = await ownDatabase('reference')
  story = await housingStory(own.db)
})
afterEach(() => own.drop())

const tokens = (page: Page) =>
  Object.fromEntries(
    page.html
      .querySelectorAll('main form input[type="hidden"]')
      .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']),
  )
const five = <Result>(work: (n: number) => PromiseLike<Result>) =>
  Promise.all(Array.from({ length: 5 }, (_, n) => work(n)))
const send = (client: Client, fields: Record<string, string>) =>
  client.post(`${story.href}/sending`, { ...filledIn, ...fields })

it('a form sent five times at once is one report, one version, one line of history', async () => {
  const client = await story.as(story.budi)
  const hidden = tokens(await client.get(story.href))
  const answers = await five(() => send(client, hidden))
  expect(answers.map((answer) => [answer.status, answer.headers['location']])).toEqual(
    Array.from({ length: 5 }, () => [303, story.href]),
  )
  expect(await own.db('reports')).toMatchObject([{ state: 'sent', version: 1 }])
  expect(await own.db('report_versions')).toHaveLength(1)
  expect(await own.db('history').where({ subject: 'report' })).toHaveLength(1)
})

it('five different forms sent at once: one is taken, four are told', async () => {
  const client = await story.as(story.budi)
  const forms: Record<string, string>[] = []
  for (let n = 0; n < 5; n += 1) forms.push(tokens(await client.get(story.href)))
  const answers = await five((n) => send(client, { ...forms[n], output: String(50 + n) }))
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
    303, 409, 409, 409, 409,
  ])
  expect(await own.db('report_versions')).toHaveLength(1)
  expect(await own.db('reports')).toMatchObject([{ version: 1 }])
})

it('of two windows sent at once the later one says how the action stands', async () => {
  const { db } = own
  const earlier = '2026-TW2'
  await db('windows').where({ code: earlier }).update({
    unlocked_until: '2026-12-31',
    unlock_reason: 'Data menyusul.',
  })
  const said = (workStatus: 'running' | 'delayed'): { content: Content; version: number } => ({
    version: 0,
    content: {
      output: 10,
      beneficiaries: null,
      money: {},
      workStatus,
      statusReason: 'Menunggu bahan.',
      doneText: null,
      constraintCode: null,
      constraintText: null,
      drivingText: null,
      nextText: null,
      helpText: null,
    },
  })
  const slots = await Promise.all(
    ['2026-TW3', earlier].map((window) => getSlot(db, story.action.code, window)),
  )
  const [later, former] = slots as [(typeof slots)[0], (typeof slots)[0]]
  const first = await db.transaction()
  await sendReport(first, story.budi, later, said('running'), storyNow)
  const second = sendReport(db, story.budi, former, said('delayed'), storyNow)
  for (;;) {
    const waiting = await db('pg_stat_activity').where({ wait_event_type: 'Lock' }).first('pid')
    if (waiting) break
  }
  await first.commit()
  await second
  expect(await db('actions').where({ id: story.action.id })).toMatchObject([{ status: 'running' }])
  const standings = await db('standings')
    .join('windows', 'windows.id', 'standings.window_id')
    .where({ action_id: story.action.id, report_state: 'sent' })
    .orderBy('windows.number')
    .select('windows.code', 'standings.status')
  expect(standings).toEqual([
    { code: earlier, status: 'delayed' },
    { code: '2026-TW3', status: 'running' },
  ])
})

it('five reviewers at once decide once', async () => {
  const officer = await story.as(story.budi)
  await send(officer, tokens(await officer.get(story.href)))
  const reviewer = await story.as(story.ratna)
  const { _csrf = '' } = tokens(await reviewer.get(story.href))
  const answers = await five((n) =>
    reviewer.post(`${story.href}/${n % 2 ? 'return' : 'verification'}`, {
      _csrf,
      version: '1',
      comment_output: 'Cek lagi.',
    }),
  )
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1)
  expect(answers.every((answer) => [303, 409].includes(answer.status))).toBe(true)
  expect(await own.db('report_reviews')).toHaveLength(1)
  expect(await own.db('reports')).toMatchObject([{ version: 2 }])
})

it('the update screen, drawn for all who report for an agency, shows each what another stored a moment ago', async () => {
  const [one, other] = [await story.as(story.budi), await story.as(story.budi)]
  const screen = async () => {
    const page = await other.get('/reports/update')
    return page.html.querySelector('[name$="_output"]')?.getAttribute('value')
  }
  expect([await screen(), await screen()]).toEqual(['', ''])
  await one.submit(await one.get(story.href), `${story.href}/draft`, { ...filledIn, output: '41' })
  expect(await screen()).toBe('41')
  await send(one, { ...tokens(await one.get(story.href)), output: '43' })
  expect(await screen()).toBeUndefined()
})

it('evidence that arrives while the report is sent is in the version or nowhere', async () => {
  const client = await story.as(story.budi)
  await client.submit(await client.get(story.href), `${story.href}/draft`, filledIn)
  const form = tokens(await client.get(story.href))
  const page = await client.get(`${story.href}/evidence`)
  const links = Array.from({ length: 4 }, (_, n) => `https://lahatkab.go.id/${n}`)
  await Promise.all([
    ...links.map((link) =>
      client.post(`${story.href}/evidence`, { _csrf: tokens(page)['_csrf'] ?? '', link }),
    ),
    send(client, form),
  ])
  const [version] = await own.db('report_versions')
  const there = await own.db('evidence').orderBy('id').pluck('id')
  const named = (version.content.evidence as { id: number }[]).map((one) => one.id)
  expect(named).toEqual(there)
})

it('an upload that breaks off leaves nothing, and the house goes on', async () => {
  const client = await story.as(story.budi)
  const page = await client.get(`${story.href}/evidence`)
  const cookie = client['agent'].jar
    .getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false })
    .toValueString()
  const app = await listening(story.app)
  const { port } = new URL(app.url)
  const head = [
    `POST ${story.href}/evidence HTTP/1.1`,
    'Host: 127.0.0.1',
    `Cookie: ${cookie}`,
    'Content-Type: multipart/form-data; boundary=b',
    'Content-Length: 5000000',
    '',
    '--b\r\nContent-Disposition: form-data; name="_csrf"\r\n',
    tokens(page)['_csrf'],
    '--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n',
    '%PDF-1.7 and then the line is dead',
  ].join('\r\n')
  // Many more than may be under way at once: each must give its place back.
  for (let n = 0; n < 40; n += 1) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(head, () => socket.destroy()),
      )
      socket.on('close', () => resolve())
    })
  }
  await app.close()
  expect(await own.db('evidence')).toEqual([])
  const bytes = Buffer.from('%PDF-1.7\n%%EOF')
  const saved = await client.upload(page, `${story.href}/evidence`, [{ name: 'a.pdf', bytes }])
  expect(saved.text).toContain('Bukti tersimpan')
})
