import { handlesIn, partsOf } from '../../server/comments/comment'
import { makeDecision } from '../../server/decisions/commands'
import { useDatabase } from '../support/database'
import { storyNow } from '../support/constants'
import { housingStory, windowCode } from '../support/reporting'

const db = useDatabase()

/** What each person was told, by name. */
async function told(): Promise<[string, string][]> {
  const rows = (await db()('notifications')
    .join('users', 'users.id', 'notifications.user_id')
    .orderBy(['notifications.id'])
    .select('users.name', 'notifications.kind')) as { name: string; kind: string }[]
  return rows.map(({ name, kind }) => [name, kind])
}

describe('who is called by a text', () => {
  it.each([
    ['@budi dan @Dinsos, mohon cek.', ['budi', 'dinsos']],
    ['(@budi)', ['budi']],
    ['@budi.', ['budi']],
    ['@siti.aminah@lahat', ['siti.aminah']],
    ['Surel budi@lahat.go.id, harga @25.000, @ saja', []],
    ['@budi @budi', ['budi']],
  ])('%s', (text, handles) => {
    expect(handlesIn(text)).toEqual(handles)
  })

  it('is set off from the rest, which stays as it was', () => {
    const parts = partsOf('Ya, @budi: <b>')
    expect(parts).toEqual([
      { text: 'Ya, ', called: false },
      { text: '@budi', called: true },
      { text: ': <b>', called: false },
    ])
  })
})

describe('a comment', () => {
  it('is read by all, and tells whom it calls: a person, or the officers of an agency', async () => {
    const { ratna, tono, action, as } = await housingStory(db())
    const at = `/actions/${action.code}/comments`
    const client = await as(ratna)
    expect(
      (await client.get(`/actions/${action.code}`)).html.querySelector(`a[href="${at}"]`),
    ).not.toBeNull()
    const page = await client.get(at)
    expect(page.text).toContain('Belum ada komentar')
    const sent = await client.submit(page, at, {
      text: '@budi dan @sosial-uji: <i>mohon</i> dicek.\nTerima kasih.',
      window: windowCode,
    })
    expect(sent.text).toContain('<i>mohon</i> dicek.')
    expect(sent.html.querySelector('.notices__line b + b, .notices__line p b')).not.toBeNull()
    expect(
      sent.html.querySelector(`a[href="/actions/${action.code}/reports/${windowCode}"]`),
    ).not.toBeNull()
    expect(await told()).toEqual([
      ['Budi', 'mentioned'],
      ['Sari', 'mentioned'],
    ])
    // Who reads may read, and follow, but not write.
    const reader = await as(tono)
    const seen = await reader.get(at)
    expect(seen.text).toContain('Terima kasih.')
    expect(seen.html.querySelector('textarea')).toBeNull()
  })

  it('leads whoever is called to it, and the words are not in the notice', async () => {
    const { ratna, budi, action, as } = await housingStory(db())
    const at = `/actions/${action.code}/comments`
    const client = await as(ratna)
    await client.submit(await client.get(at), at, { text: '@budi Rahasia kecil.' })
    const his = await as(budi)
    const page = await his.get('/notifications')
    expect(page.text).toContain(`Ratna menyebut Anda dalam komentar tentang ${action.title}.`)
    const { id, facts } = await db()('notifications').first('id', 'facts')
    expect(JSON.stringify(facts)).not.toContain('Rahasia')
    const there = await his.raw(`/notifications/${id}`)
    expect(there.headers['location']).toBe(`${at}#comment-${facts.comment}`)
  })

  it('tells those who follow, until they stop; who writes follows', async () => {
    const { ratna, tono, budi, action, as } = await housingStory(db())
    const at = `/actions/${action.code}/comments`
    const reader = await as(tono)
    const followed = await reader.submit(await reader.get(at), `/actions/${action.code}/following`)
    expect(followed.text).toContain('Anda mengikuti aksi ini.')
    const client = await as(ratna)
    await client.submit(await client.get(at), at, { text: 'Satu.' })
    await reader.submit(await reader.get(at), `/actions/${action.code}/following`)
    const his = await as(budi)
    await his.submit(await his.get(at), at, { text: 'Dua.' })
    expect(await told()).toEqual([
      ['Tono', 'commented'],
      ['Ratna', 'commented'],
    ])
  })

  it('may be about an indicator or a decision: who follows that one is told, and led to it in their language', async () => {
    const { ratna, budi, tono, sari, housing, action, as } = await housingStory(db())
    const { code } = await makeDecision(
      db(),
      ratna,
      {
        text: 'Perbaiki sisa rumah.',
        agencyId: housing.id,
        decidedOn: '2026-10-01',
        dueOn: '2026-12-01',
        actionId: action.id,
        indicatorId: null,
        placeId: null,
      },
      storyNow,
    )
    await db()('notifications').delete()
    const [reader, client] = [await as(tono), await as(ratna)]
    for (const [page, what] of [
      ['/indicators/P0', 'indikator ini'],
      [`/decisions/${code}`, 'keputusan ini'],
    ] as const) {
      const at = `${page}/comments`
      expect((await client.get(page)).html.querySelector(`a[href="${at}"]`)).not.toBeNull()
      const followed = await reader.submit(await reader.get(at), `${page}/following`)
      expect(followed.text).toContain(`Anda mengikuti ${what}.`)
      const sent = await client.submit(await client.get(at), at, { text: `@budi Tentang ${what}.` })
      expect(sent.text).toContain(`Tentang ${what}.`)
      // Only an action has reports that could be meant.
      expect(sent.html.querySelector('select[name="window"]')).toBeNull()
    }
    // What is said of one is not said of the other, nor of the action that the decision is about.
    expect((await reader.get(`/decisions/${code}/comments`)).text).not.toContain(
      'Tentang indikator',
    )
    expect((await reader.get(`/actions/${action.code}/comments`)).text).toContain('Belum ada')
    expect(await told()).toEqual([
      ['Budi', 'mentioned'],
      ['Tono', 'commented'],
      ['Budi', 'mentioned'],
      ['Tono', 'commented'],
    ])
    await (await as(sari)).get('/indicators/P0/comments')
    await db()('users').where({ id: budi.id }).update({ language: 'en' })
    const his = await as(budi)
    expect((await his.get('/notifications')).text).toContain('a comment on Poverty rate')
    const ids = await db()('notifications').where({ user_id: budi.id }).orderBy('id').pluck('id')
    const places = await Promise.all(ids.map((id) => his.raw(`/notifications/${id}`)))
    expect(places.map(({ headers }) => headers['location']?.replace(/\d+$/, ''))).toEqual([
      '/indicators/P0/comments#comment-',
      `/decisions/${code}/comments#comment-`,
    ])
  })

  it('is refused when it calls nobody, holds a NIK, is blank or too long, with what was typed', async () => {
    const { ratna, action, as } = await housingStory(db())
    const at = `/actions/${action.code}/comments`
    const client = await as(ratna)
    const page = await client.get(at)
    for (const [text, sentence] of [
      ['Halo @tidakada', '@tidakada tidak menyebut siapa pun'],
      ['NIK 1604 0112 3456 7890', '16'],
      ['', 'isi bagian ini'],
      ['a'.repeat(2001), '2.000'],
    ] as const) {
      const refused = await client.submit(page, at, { text })
      expect([text.slice(0, 20), refused.status]).toEqual([text.slice(0, 20), 422])
      expect(refused.html.querySelector('#text-error')?.text.toLowerCase()).toContain(sentence)
      expect(refused.html.querySelector('textarea')?.text.trim()).toBe(text)
    }
    expect(await db()('comments')).toEqual([])
  })

  it('is written once, however often the form is sent', async () => {
    const { ratna, action, as } = await housingStory(db())
    const at = `/actions/${action.code}/comments`
    const client = await as(ratna)
    const page = await client.get(at)
    await client.submit(page, at, { text: 'Sekali saja.' })
    await client.submit(page, at, { text: 'Sekali saja.' })
    expect(await db()('comments')).toHaveLength(1)
  })

  it('goes within ten minutes by its author, later only by the secretariat, with a trace but no words', async () => {
    const { ratna, budi, sekar, action, as, clock } = await housingStory(db())
    const at = `/actions/${action.code}/comments`
    const client = await as(ratna)
    const start = clock.now.getTime()
    await client.submit(await client.get(at), at, { text: 'Keliru.' })
    const page = await client.submit(await client.get(at), at, { text: 'Juga keliru.' })
    const [first, second] = await db()('comments').orderBy('id').pluck('id')

    const his = await as(budi)
    const _csrf =
      (await his.get(at)).html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
    expect((await his.post(`/comments/${first}/removal`, { _csrf })).status).toBe(403)

    clock.now = new Date(start + 10 * 60_000)
    const gone = await client.submit(page, `/comments/${first}/removal`)
    expect(gone.text).toContain('Komentar dihapus oleh Ratna.')
    clock.now = new Date(start + 10 * 60_000 + 1000)
    const late = await client.submit(page, `/comments/${second}/removal`)
    expect(late.status).toBe(409)
    expect(late.text).toContain('dalam sepuluh menit')

    const office = await as(sekar)
    const after = await office.submit(await office.get(at), `/comments/${second}/removal`)
    expect(after.text).toContain('Komentar dihapus oleh Sekar.')
    expect(after.text).not.toContain('keliru')
    expect(await db()('comments').whereNotNull('text')).toEqual([])
    const { rows } = await db().raw(
      `SELECT count(*) AS n FROM history WHERE before::text ILIKE '%keliru%' OR after::text ILIKE '%keliru%'`,
    )
    expect(rows[0].n).toBe(0)
    expect(await db()('history').where({ event: 'comment.removed' })).toHaveLength(2)
  })
})
