import { testApp } from '../support/app'
import { buildAction, buildPlace } from '../support/builders'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { statementsOf } from '../support/queries'

const db = useDatabase()

async function tono() {
  const { housing, social } = await everyone(db())
  const kecamatan = await buildPlace(db(), 'Kikim Uji')
  const village = await buildPlace(db(), 'Pulau Pinang Uji', kecamatan)
  const houses = await buildAction(db(), {
    title: 'Perbaikan rumah tidak layak huni',
    agency: housing,
    places: [{ id: village.id }],
  })
  const older = await buildAction(db(), { title: 'Rumah sehat', agency: social, year: 2025 })
  const client = new Client(testApp(db()))
  await client.signIn('tono@tkpk.test')
  const groups = async (q: string) => {
    const page = await client.get(`/search?q=${encodeURIComponent(q)}`)
    return Object.fromEntries(
      page.html
        .querySelectorAll('main section')
        .map((section) => [
          section.querySelector('h2')?.text.trim(),
          section.querySelectorAll('li a').map((link) => link.text.trim()),
        ]),
    )
  }
  return { client, houses, older, groups, village }
}

describe('the search over everything', () => {
  it('finds actions of every year by words, slips forgiven', async () => {
    const { groups } = await tono()
    expect((await groups('rumah'))['Aksi']).toEqual([
      'Perbaikan rumah tidak layak huni',
      'Rumah sehat',
    ])
    expect((await groups('perbaikn rumh'))['Aksi']).toEqual(['Perbaikan rumah tidak layak huni'])
  })

  it('finds a village however its name is written, and what is done there', async () => {
    const { groups } = await tono()
    for (const spelled of ['Pulau Pinang Uji', 'pulaupinang uji', 'Pulau Pinnang Uji']) {
      expect([spelled, (await groups(spelled))['Wilayah']?.[0]]).toEqual([
        spelled,
        'Pulau Pinang Uji',
      ])
    }
    expect((await groups('pulaupinang'))['Aksi']).toEqual(['Perbaikan rumah tidak layak huni'])
  })

  it('finds agencies and indicators', async () => {
    const { groups } = await tono()
    expect((await groups('perumahan'))['OPD']).not.toEqual([])
    expect((await groups('penduduk miskin'))['Indikator']).toContain(
      'Persentase penduduk miskin (P0)',
    )
    expect((await groups('P0'))['Indikator']).toContain('Persentase penduduk miskin (P0)')
  })

  it('leads straight to an action whose code was typed', async () => {
    const { client, houses } = await tono()
    const answer = await client.raw(`/search?q=${houses.code.toLowerCase()}`)
    expect([answer.status, answer.headers['location']]).toEqual([303, `/actions/${houses.code}`])
    expect((await client.get('/search?q=A-1999-001')).text).toMatch(/Tidak ditemukan/)
  })

  it('says what it looks through before anything is asked, and what to try when nothing is found', async () => {
    const { client } = await tono()
    expect((await client.get('/search')).text).toMatch(/Salah ketik dimaafkan/)
    expect((await client.get('/search?q=zzzzqqqq')).text).toMatch(/kata yang lebih pendek/)
  })

  it('answers hostile words with a page, escaped', async () => {
    const { client } = await tono()
    for (const q of [
      "'; DROP TABLE actions",
      '%',
      '_',
      '\\',
      '<script>alert(1)</script>',
      'a'.repeat(5000),
      '{}',
      '"',
    ]) {
      const page = await client.get(`/search?q=${encodeURIComponent(q)}`)
      expect([q.slice(0, 30), page.status]).toEqual([q.slice(0, 30), 200])
      expect(page.response.text).not.toContain('<script>alert')
    }
  })

  it('asks the database once, however many words', async () => {
    const { client } = await tono()
    await client.get('/search?q=rumah')
    const one = await statementsOf(() => client.get('/search?q=rumah'))
    const six = await statementsOf(() => client.get('/search?q=rumah+sehat+layak+huni+tidak+kikim'))
    expect(six.length).toBe(one.length)
    expect(one.length).toBeLessThanOrEqual(6)
  })
})
