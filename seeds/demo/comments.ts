import type { Knex } from 'knex'
import { addDays, atWib } from './days'

/** A short exchange about an action of the housing agency that is late with its report, invented for the demo. */
export async function writeComments(trx: Knex.Transaction, today: string): Promise<void> {
  const people = new Map<string, number>()
  const accounts = await trx('users')
    .whereIn('email', ['perkim@tkpk.test', 'koordinator@tkpk.test'])
    .select('id', 'email')
  for (const { id, email } of accounts) people.set(email as string, id as number)
  const officer = people.get('perkim@tkpk.test')
  const coordinator = people.get('koordinator@tkpk.test')
  if (officer === undefined || coordinator === undefined) return
  const action = (await trx('actions')
    .join('users', 'users.agency_id', 'actions.agency_id')
    .where({ 'users.id': officer })
    .orderBy([{ column: 'actions.year', order: 'desc' }, 'actions.id'])
    .first('actions.id', 'actions.code', 'actions.title')) as
    { id: number; code: string; title: string } | undefined
  if (!action) return

  const said = [
    {
      author: coordinator,
      at: atWib(addDays(today, -6), 10 * 60 + 12),
      text: '@perkim Mohon dijelaskan mengapa serapan triwulan ini belum bergerak, dan apa yang dibutuhkan dari tim.',
    },
    {
      author: officer,
      at: atWib(addDays(today, -5), 8 * 60 + 41),
      text: 'SK penerima masih menunggu tanda tangan. Begitu terbit, pencairan tahap pertama berjalan.\nYang kami perlukan: surat pengantar dari tim.',
    },
    {
      author: coordinator,
      at: atWib(addDays(today, -5), 13 * 60 + 5),
      text: 'Terima kasih. Surat pengantar kami siapkan minggu ini.',
    },
  ]
  for (const { author, at, text } of said) {
    const [row] = (await trx('comments')
      .insert({ action_id: action.id, author_id: author, text, written_at: at, is_demo: true })
      .returning('id')) as [{ id: number }]
    const reader = author === officer ? coordinator : officer
    const called = author === coordinator && text.startsWith('@')
    await trx('notifications').insert({
      user_id: reader,
      kind: called ? 'mentioned' : 'commented',
      about: String(row.id),
      facts: JSON.stringify({
        action: action.code,
        title: action.title,
        by: author === officer ? 'Petugas Perkim (contoh)' : 'Koordinator TKPK (contoh)',
        comment: row.id,
        isDemo: true,
      }),
      at,
      read_at: called ? atWib(addDays(today, -5), 8 * 60 + 30) : null,
    })
  }
  await trx('follows').insert([
    { user_id: officer, action_id: action.id },
    { user_id: coordinator, action_id: action.id },
  ])
  await askAbout(trx, today, coordinator)
}

/** A question to an indicator and one to a decision that is open, by the coordinator, who follows both. */
async function askAbout(trx: Knex.Transaction, today: string, author: number): Promise<void> {
  const [indicator, decision] = [
    await trx('indicators').where({ code: 'P0' }).first('id'),
    await trx('decisions').where({ state: 'open' }).orderBy(['due_on', 'id']).first('id'),
  ]
  const said = [
    { indicator_id: indicator?.id as number | undefined, daysAgo: 4, text: aboutReading },
    { decision_id: decision?.id as number | undefined, daysAgo: 3, text: aboutDecision },
  ]
  for (const { daysAgo, text, ...subject } of said) {
    if (Object.values(subject)[0] === undefined) continue
    await trx('comments').insert({
      ...subject,
      author_id: author,
      text,
      written_at: atWib(addDays(today, -daysAgo), 9 * 60 + 20),
      is_demo: true,
    })
    await trx('follows').insert({ user_id: author, ...subject })
  }
}

const aboutReading =
  'Bila nilai baru terbit, bandingkan dahulu dengan rentang galatnya sebelum dibawa ke rapat.'
const aboutDecision =
  'Mohon jawaban disertai surat atau berita acara, supaya dapat ditutup pada rapat berikutnya.'
