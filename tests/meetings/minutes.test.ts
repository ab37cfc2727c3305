import JSZip from 'jszip'
import type { Response } from 'supertest'
import { makeDecision } from '../../server/decisions/commands'
import { useDatabase } from '../support/database'
import { pdfPages } from '../support/pdf'
import { storyNow } from '../support/constants'
import { housingStory } from '../support/reporting'

const db = useDatabase()

async function story() {
  const told = await housingStory(db())
  const [meeting] = await db()('meetings')
    .insert({
      title: 'Rakor triwulan III',
      kind: 'tkpk',
      held_on: '2026-11-20',
      venue: 'Ruang rapat Bappeda',
      chair: 'Wakil Bupati selaku Ketua TKPK',
      official_number: '400/12/TKPK/2026',
      state: 'running',
      started_at: '2026-11-20T02:00:00Z',
    })
    .returning('id')
  await db()('meeting_agencies').insert([
    {
      meeting_id: meeting.id,
      agency_id: told.housing.id,
      attendance: 'represented',
      represented_by: 'Sekretaris dinas',
    },
    { meeting_id: meeting.id, agency_id: told.social.id, attendance: 'absent' },
  ])
  const [item] = await db()('agenda_items')
    .insert({
      meeting_id: meeting.id,
      position: 1,
      kind: 'action',
      action_id: told.action.id,
      note: 'Dua desa belum selesai karena jalan putus.',
      outcome: 'decided',
    })
    .returning('id')
  const decision = {
    text: 'Menyelesaikan penggantian atap di dua desa',
    agencyId: told.housing.id,
    decidedOn: '2026-11-20',
    dueOn: '2026-12-11',
    meetingId: meeting.id,
    agendaItemId: item.id,
  }
  await makeDecision(db(), told.ratna, decision, storyNow)
  return { ...told, at: `/meetings/${meeting.id}/minutes`, id: meeting.id as number }
}

const bytesOf = async (response: Promise<Response>) => (await response).body as Buffer
const binary = (response: NodeJS.ReadableStream, done: (error: null, body: Buffer) => void) => {
  const parts: Buffer[] = []
  response.on('data', (part: Buffer) => parts.push(part))
  response.on('end', () => done(null, Buffer.concat(parts)))
}

// What the minutes say, wherever they are read.
const said = [
  '400/12/TKPK/2026',
  'Wakil Bupati selaku Ketua TKPK',
  'Sekretaris dinas',
  'tidak hadir',
  'Dua desa belum selesai karena jalan putus.',
  'K-2026-001',
  'Menyelesaikan penggantian atap di dua desa',
]

describe('the minutes of a meeting', () => {
  it('say who came, what was said and decided, on screen, as PDF and as DOCX', async () => {
    const { tono, at, as } = await story()
    const client = await as(tono)
    const page = await client.get(at)
    const pdf = await bytesOf(
      client
        .raw(`${at}.pdf`)
        .buffer()
        .parse(binary as never),
    )
    const paper = pdfPages(pdf).join(' ')
    const docx = await bytesOf(
      client
        .raw(`${at}.docx`)
        .buffer()
        .parse(binary as never),
    )
    const xml = await (await JSZip.loadAsync(docx)).file('word/document.xml')?.async('string')
    const words = [...(xml ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text)
    for (const text of said) {
      expect(page.text).toContain(text)
      // A line may break behind a stroke: blanks do not count.
      expect(paper.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
      expect(words.join('|')).toContain(text)
    }
  })

  it('stay as they were when the meeting is closed, whatever is corrected later', async () => {
    const { ratna, at, id, as } = await story()
    const client = await as(ratna)
    const meeting = await client.get(`/meetings/${id}`)
    await client.submit(meeting, `/meetings/${id}/closure`)
    const before = await client.get(at)
    expect(before.text).toContain('Seperti saat rapat ditutup')
    await db()('decisions').update({ text: 'Sesuatu yang lain sama sekali' })
    await db()('agenda_items').update({ note: 'Diubah kemudian.' })
    const after = await client.get(at)
    expect(after.html.querySelector('article')?.toString()).toBe(
      before.html.querySelector('article')?.toString(),
    )
    expect(after.text).toContain('Menyelesaikan penggantian atap di dua desa')
  })

  it('get their number by the team’s pattern on closing, and are found by what was said', async () => {
    const { ratna, tono, at, id, as } = await story()
    await db()('meetings').where({ id }).update({ official_number: null })
    await db()('settings').insert({
      key: 'minutesNumber',
      value: JSON.stringify('000.1.5/{nomor}/TKPK/{bulan}/{tahun}'),
    })
    const client = await as(ratna)
    await client.submit(await client.get(`/meetings/${id}`), `/meetings/${id}/closure`)
    expect((await client.get(at)).text).toContain('000.1.5/001/TKPK/XI/2026')

    const reader = await as(tono)
    const found = await reader.get('/meetings?q=JALAN+putus')
    expect(found.text).toMatch(/Rakor triwulan III[\s\S]*Dua desa belum selesai karena jalan putus/)
    expect((await reader.get('/meetings?q=jembatan')).text).toMatch(/Tidak ada rapat yang memuat/)
    const everywhere = await reader.get('/search?q=desa')
    const links = everywhere.html.querySelectorAll('main a').map((a) => a.getAttribute('href'))
    expect(links).toEqual(expect.arrayContaining([`/meetings/${id}`, '/decisions/K-2026-001']))
    expect((await reader.raw('/search?q=k-2026-001')).headers['location']).toBe(
      '/decisions/K-2026-001',
    )
  })
})
