import { remind } from '../../server/notifications/commands'
import { makeDecision } from '../../server/decisions/commands'
import { dayOf } from '../../server/i18n'
import { addDays } from '../../server/windows/year'
import { buildAction, buildReport } from '../support/builders'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { person } from '../support/people'
import { housingStory, windowCode } from '../support/reporting'

const db = useDatabase()

type Told = { day: string; name: string; kind: string; n: number }

/** Who was told what on which day, in that order. */
async function told(): Promise<Told[]> {
  const rows = (await db()('notifications')
    .join('users', 'users.id', 'notifications.user_id')
    .orderBy(['notifications.at', 'users.name', 'notifications.id'])
    .select('users.name', 'notifications.kind', 'notifications.facts', 'notifications.at')) as {
    name: string
    kind: string
    facts: { n: number }
    at: Date
  }[]
  return rows.map(({ name, kind, facts, at }) => ({ day: dayOf(at), name, kind, n: facts.n }))
}

/** The morning's work of that day, half past six in Jakarta. */
async function morning(day: string, closing?: AbortSignal): Promise<void> {
  await remind(db(), new Date(`${day}T06:30:00+07:00`), day, closing)
}

/** Nobody else's windows and actions: what is told is only the story's. */
async function onlyThird() {
  await db()('windows').whereNot({ code: windowCode }).delete()
}

describe('a quarter, lived through day by day', () => {
  it('tells the right people the right thing on the right day, once', async () => {
    const { social, housing, budi } = await housingStory(db())
    await person(db(), 'Wati', 'officer', housing)
    const gone = await person(db(), 'Yanto', 'officer', housing)
    await db()('users').where({ id: gone.id }).update({ disabled_at: new Date() })
    const food = await buildAction(db(), { agency: social })
    await buildAction(db(), { agency: social })
    await onlyThird()

    for (let day = '2026-09-10'; day <= '2026-12-31'; day = addDays(day, 1)) {
      // Sari sends one of two on 10 October, Budi and Wati nothing before 20 December.
      if (day === '2026-10-10')
        await buildReport(db(), food, windowCode, { sentAt: '2026-10-10T03:00:00Z' })
      await morning(day)
      // A second process, or a second try.
      await morning(day)
    }

    expect(await told()).toEqual([
      { day: '2026-09-16', name: 'Budi', kind: 'window_opened', n: 1 },
      { day: '2026-09-16', name: 'Sari', kind: 'window_opened', n: 2 },
      { day: '2026-09-16', name: 'Wati', kind: 'window_opened', n: 1 },
      { day: '2026-10-08', name: 'Budi', kind: 'window_soon', n: 1 },
      { day: '2026-10-08', name: 'Sari', kind: 'window_soon', n: 2 },
      { day: '2026-10-08', name: 'Wati', kind: 'window_soon', n: 1 },
      { day: '2026-10-15', name: 'Budi', kind: 'window_due', n: 1 },
      { day: '2026-10-15', name: 'Sari', kind: 'window_due', n: 1 },
      { day: '2026-10-15', name: 'Wati', kind: 'window_due', n: 1 },
      { day: '2026-10-16', name: 'Budi', kind: 'window_overdue', n: 1 },
      { day: '2026-10-16', name: 'Sari', kind: 'window_overdue', n: 1 },
      { day: '2026-10-16', name: 'Wati', kind: 'window_overdue', n: 1 },
      { day: '2026-12-17', name: 'Budi', kind: 'window_closing', n: 1 },
      { day: '2026-12-17', name: 'Sari', kind: 'window_closing', n: 1 },
      { day: '2026-12-17', name: 'Wati', kind: 'window_closing', n: 1 },
    ])
    expect(budi.agencyId).toBe(housing.id)
  })

  it('goes on where it was stopped in the middle, with nobody lost and nobody told twice', async () => {
    const { social } = await housingStory(db())
    await buildAction(db(), { agency: social })
    await onlyThird()
    // Killed after the first agency: the signal is asked before each.
    let asked = 0
    const closing = {
      throwIfAborted: () => {
        asked += 1
        if (asked === 2) throw new Error('killed')
      },
    } as AbortSignal
    await expect(morning('2026-10-15', closing)).rejects.toThrow('killed')
    expect(await told()).toHaveLength(1)
    await morning('2026-10-15')
    expect((await told()).map(({ name }) => name)).toEqual(['Budi', 'Sari'])
  })

  it('says on the next day what a day that was missed left unsaid', async () => {
    await housingStory(db())
    await onlyThird()
    await morning('2026-10-11')
    expect(await told()).toEqual([{ day: '2026-10-11', name: 'Budi', kind: 'window_soon', n: 1 }])
  })

  it('leaves alone whoever is excused', async () => {
    const { sekar, as } = await housingStory(db())
    const client = await as(sekar)
    const page = await client.get(`/windows/${windowCode}`)
    await client.submit(page, `/windows/${windowCode}/excuses`, {
      agency: 'rumah-uji',
      excuse_reason: 'Kantor kebanjiran.',
    })
    expect(await db()('excuses')).toHaveLength(1)
    await onlyThird()
    await morning('2026-10-15')
    expect(await told()).toEqual([])
  })
})

describe('a decision', () => {
  it('is told to its owner when it is given, before it is due, on the day and when it is late, until it is answered', async () => {
    const { ratna, budi, housing, as } = await housingStory(db())
    const client = await as(ratna)
    const form = await client.get('/decisions/new')
    await client.submit(form, '/decisions', {
      text: 'Menyelesaikan penggantian atap di dua desa',
      agency: String(housing.id),
      decided_on: '2026-11-20',
      due_on: '2026-12-04',
    })
    await db()('windows').delete()
    for (let day = '2026-11-25'; day <= '2026-12-10'; day = addDays(day, 1)) {
      await morning(day)
      await morning(day)
    }
    expect((await told()).map(({ day, name, kind }) => [day, name, kind])).toEqual([
      ['2026-11-24', 'Budi', 'decision_given'],
      ['2026-11-27', 'Budi', 'decision_soon'],
      ['2026-12-04', 'Budi', 'decision_due'],
      ['2026-12-05', 'Budi', 'decision_overdue'],
    ])
    const his = await as(budi)
    const list = await his.get('/notifications')
    expect(list.text).toContain('Keputusan K-2026-001 ditugaskan kepada instansi Anda')
    const href = list.html.querySelector('main a[href^="/notifications/"]')?.getAttribute('href')
    expect((await his.raw(href as string)).headers['location']).toBe('/decisions/K-2026-001')
  })

  it('brings word of its end, and none of what its owner did', async () => {
    const { ratna, budi, housing, as } = await housingStory(db())
    const input = {
      text: 'Menyusun daftar rumah',
      agencyId: housing.id,
      decidedOn: '2026-11-20',
      dueOn: '2026-12-31',
    }
    const { code } = await makeDecision(db(), ratna, input, storyNow)
    const his = await as(budi)
    const at = `/decisions/${code}`
    await his.upload(await his.get(at), `${at}/answer`, [], { answer: 'Sudah selesai.' })
    const hers = await as(ratna)
    await hers.submit(await hers.get(at), `${at}/return`, {
      return_reason: 'Daftar belum lengkap.',
    })
    await his.upload(await his.get(at), `${at}/answer`, [], { answer: 'Sudah lengkap.' })
    await hers.submit(await hers.get(at), `${at}/fulfilment`, {})
    expect((await told()).map(({ name, kind }) => [name, kind])).toEqual([
      ['Budi', 'decision_given'],
      ['Budi', 'decision_returned'],
      ['Budi', 'decision_fulfilled'],
    ])
  })
})

describe('Budi', () => {
  it('hears at once that his report came back, opens it, and has read it', async () => {
    const { ratna, budi, sari, action, as, href } = await housingStory(db())
    await buildReport(db(), action, windowCode, { output: 60 })
    const reviewer = await as(ratna)
    await reviewer.submit(await reviewer.get(href), `${href}/return`, {
      comment_output: 'Angka tidak cocok dengan bukti.',
    })
    const client = await as(budi)
    const page = await client.get('/notifications')
    expect(page.html.querySelector('.bell__count')?.text).toBe('1')
    expect(page.text).toContain(
      `Ratna mengembalikan laporan Triwulan III 2026 untuk ${action.title}.`,
    )
    const link = page.html.querySelector('.notices a')?.getAttribute('href') ?? ''
    const there = await client.raw(link)
    expect([there.status, there.headers['location']]).toEqual([303, href])
    expect((await client.get('/')).html.querySelector('.bell__count')).toBeNull()

    // Nobody of another agency hears of it, and nobody reads his notices.
    const other = await as(sari)
    expect((await other.get('/')).html.querySelector('.bell__count')).toBeNull()
    expect((await other.raw(link)).status).toBe(404)
  })

  it('marks one or all as read, but not what came in meanwhile', async () => {
    const { budi, as } = await housingStory(db())
    const add = (about: string) =>
      db()('notifications').insert({
        user_id: budi.id,
        kind: 'window_due',
        about,
        facts: JSON.stringify({
          window: { code: windowCode, kind: 'quarter', number: 3, year: 2026 },
          due: '2026-10-15',
          n: 3,
        }),
        at: new Date(),
      })
    for (const about of ['one', 'two', 'three']) await add(about)
    const client = await as(budi)
    const page = await client.get('/notifications')
    expect(page.text).toContain(
      '15 Oktober 2026 adalah hari terakhir Triwulan III 2026: 3 laporan belum dikirim.',
    )
    const single = page.html.querySelector('.notices form')?.getAttribute('action') ?? ''
    const rest = await client.submit(page, single)
    expect(rest.html.querySelector('.bell__count')?.text).toBe('2')
    await add('four')
    const done = await client.submit(rest, '/notifications/reading')
    expect(done.text).toContain('Semua pemberitahuan ditandai sudah dibaca.')
    expect(done.html.querySelector('.bell__count')?.text).toBe('1')
  })

  it('hears of a verification and of its being taken back, each once', async () => {
    const { ratna, action, as, href } = await housingStory(db())
    await buildReport(db(), action, windowCode, { output: 60 })
    const reviewer = await as(ratna)
    await reviewer.submit(await reviewer.get(href), `${href}/verification`)
    await reviewer.submit(await reviewer.get(href), `${href}/reopening`, {
      reopening_reason: 'Ada bukti baru.',
    })
    expect((await told()).map(({ name, kind }) => [name, kind])).toEqual([
      ['Budi', 'report_verified'],
      ['Budi', 'report_reopened'],
    ])
  })
})
