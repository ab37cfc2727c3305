import { catalogue } from '../../server/i18n/catalogue'
import { remember } from '../../server/history'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { sources } from '../support/sources'

const db = useDatabase()

/** Ratna's look at the history, after Budi has logged an action and Sari was told no. */
async function ratna(path = '/history') {
  const people = await everyone(db())
  const action = await buildAction(db(), { title: 'Bedah rumah', agency: people.housing })
  const [budi] = await db()('users').where({ email: 'budi@tkpk.test' }).select('id', 'name')
  await remember(db(), budi, 'action.edited', 'action', action.id, {
    before: { title: 'Bedah rumah', output_target: 100, status: 'running' },
    after: { title: 'Bedah rumah swadaya', output_target: 90, status: 'running' },
  })
  await remember(db(), 'house', 'setting.saved', 'setting', 1, {
    before: { onTrackFrom: 0.9 },
    after: { onTrackFrom: 0.95 },
  })
  const client = new Client(testApp(db()))
  await client.signIn('ratna@tkpk.test')
  return { client, action, budi, page: await client.get(path) }
}

describe('the history', () => {
  it('tells who changed what, each field before and after, newest first', async () => {
    const { page, action } = await ratna()
    const rows = page.html
      .querySelectorAll('tbody tr')
      .map((row) => row.text.replace(/\s+/g, ' ').trim())
    const edited = rows.find((row) => row.includes(action.code)) ?? ''
    expect(edited).toMatch(/^Aksi A-2026-\d+ diubah Budi/)
    expect(edited).toContain('Bedah rumah → Bedah rumah swadaya')
    expect(edited).toContain('100 → 90')
    expect(edited).not.toContain('running')
    expect(rows.findIndex((row) => row.startsWith('Pengaturan'))).toBeLessThan(rows.indexOf(edited))
    expect(page.html.querySelector(`a[href="/actions/${action.code}"]`)).not.toBeNull()
  })

  it('is narrowed by kind, person and day', async () => {
    const { client, action, budi } = await ratna()
    const found = async (query: string) =>
      (await client.get(`/history?${query}`)).html
        .querySelectorAll('tbody tr')
        .map((row) => row.text)
    const ofSettings = await found('subject=setting')
    expect(ofSettings.length).toBeGreaterThan(0)
    expect(ofSettings.every((row) => row.includes('Pengaturan'))).toBe(true)
    const ofBudi = await found(`subject=action&person=${budi.id}`)
    expect(ofBudi).toHaveLength(1)
    expect(ofBudi[0]).toContain(action.code)
    expect(await found('to=2001-01-01')).toEqual([])
    expect(await found('from=2999-01-01')).toEqual([])
  })

  it('goes on page by page, and neither repeats nor skips a line', async () => {
    const { client } = await ratna()
    for (let turn = 0; turn < 120; turn += 1) {
      await remember(db(), 'house', 'setting.saved', 'setting', 1, { after: { turn } })
    }
    const seen: string[] = []
    let path: string | undefined = '/history?subject=setting'
    while (path) {
      const page: Awaited<ReturnType<Client['get']>> = await client.get(path)
      seen.push(
        ...page.html.querySelectorAll('tbody tr').map((row) => row.text.replace(/\s+/g, ' ')),
      )
      path = page.html.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&')
    }
    const turns = seen.flatMap((row) => /turn: (\d+)/.exec(row)?.[1] ?? [])
    expect(turns).toEqual(Array.from({ length: 120 }, (_, index) => String(119 - index)))
  })

  it('is a file as well, in which nothing runs', async () => {
    const { client } = await ratna()
    await db()('history').insert({
      actor_name: '=cmd()',
      event: 'setting.saved',
      subject: 'setting',
      subject_id: 1,
    })
    const answer = await client.raw('/history.csv?subject=setting')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`"'=cmd()"`)
    expect(answer.text).toMatch(/on track from: 0,9 → 0,95/)
  })

  it('answers hostile filters with a page', async () => {
    const { client } = await ratna()
    for (const query of [
      'subject=x',
      'person=1e9',
      'from=2024-13-45',
      'before=-1',
      'before=99999999999',
      "subject='%00",
    ]) {
      expect([query, (await client.get(`/history?${query}`)).status]).toEqual([query, 200])
    }
  })

  it('is closed to officers and viewers', async () => {
    await everyone(db())
    for (const email of ['budi@tkpk.test', 'tono@tkpk.test']) {
      const client = new Client(testApp(db()))
      await client.signIn(email)
      expect((await client.raw('/history')).status).toBe(403)
      expect((await client.raw('/history.csv')).status).toBe(403)
    }
  })

  it('can be neither changed nor emptied', async () => {
    await ratna()
    await expect(
      db().transaction((trx) => trx('history').update({ event: 'x.y' })),
    ).rejects.toThrow(/append-only/)
    await expect(db().transaction((trx) => trx.raw('TRUNCATE history'))).rejects.toThrow(
      /append-only/,
    )
  })

  it('has a word for everything that the house remembers', () => {
    const events = sources('server', '.ts').flatMap(({ text }) =>
      [...text.matchAll(/remember\(\s*[\w.]+,\s*[\w.']+,\s*'([a-z_]+)\.([a-z_]+)'/g)].map(
        (match) => match[2] as string,
      ),
    )
    expect(events.length).toBeGreaterThan(20)
    expect([...new Set(events)].filter((verb) => !(`history.verb.${verb}` in catalogue))).toEqual(
      [],
    )
  })
})
