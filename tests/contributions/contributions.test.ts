import type { Db } from '../../server/db'
import { buildReport } from '../support/builders'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'

const db = useDatabase()

const proposal = {
  way: 'down',
  size: '0,2',
  lag_months: '3',
  confidence: 'medium',
  reasoning: 'Seratus rumah layak menurunkan pengeluaran seratus keluarga.',
}

/** The published poverty rate, and a housing action of 2024 with half of its output verified by the end of the year. */
async function story() {
  const told = await housingStory(db(), {
    year: 2024,
    startsOn: '2024-01-10',
    endsOn: '2024-12-20',
  })
  await buildReport(db(), told.action, '2024-TW4', { output: 50, state: 'verified' })
  const form = `/actions/${told.action.code}/contributions`
  return { ...told, form, page: `${form}/new?indicator=P0` }
}

const rows = (trx: Db) => trx('contributions').select('*').orderBy('id')

describe('proposing a contribution', () => {
  it('lets Budi propose for an action of his agency, and leaves a trace', async () => {
    const { as, budi, form, page, action } = await story()
    const client = await as(budi)
    const chosen = await client.get(`${form}/new`)
    expect(chosen.text).toContain('Pilih dulu indikatornya')
    const made = await client.submit(await client.get(page), form, proposal)
    expect(made.path).toMatch(/^\/contributions\/\d+$/)
    expect(made.text).toContain('menunggu keputusan')
    expect(made.text).toContain('−0,20 poin')
    const [row] = await rows(db())
    expect(row).toMatchObject({
      action_id: action.id,
      expected: -0.2,
      lag_months: 3,
      confidence: 'medium',
      state: 'proposed',
      proposed_by: budi.id,
      working: null,
    })
    expect(await db()('history').where({ subject: 'contribution' }).pluck('event')).toEqual([
      'contribution.proposed',
    ])
  })

  it('keeps Sari of another agency and Tono the reader out', async () => {
    const { as, sari, tono, form, page } = await story()
    for (const person of [sari, tono]) {
      const client = await as(person)
      expect((await client.get(page)).status).toBe(403)
      expect((await client.post(form, proposal)).status).toBe(403)
    }
    expect(await rows(db())).toEqual([])
  })

  it.each([
    ['no size', { size: '' }, 'Isi bagian ini.'],
    ['a size of nothing', { size: '0' }, 'Harus lebih dari nol.'],
    ['five decimals', { size: '0,12345' }, 'Paling banyak empat angka'],
    ['a number of two meanings', { size: '0.2' }, '0.2'],
    ['a lag of half a month', { lag_months: '0,5' }, 'Tulis bilangan bulat.'],
    ['a lag of eleven years', { lag_months: '132' }, 'Paling besar 120'],
    ['a made-up confidence', { confidence: 'sure' }, 'Pilih'],
    ['no reasoning', { reasoning: '' }, 'Isi bagian ini.'],
    ['a NIK in the reasoning', { reasoning: 'Milik 1604012345678901 saja.' }, '16'],
    ['a script for a link', { source_url: 'javascript:alert(1)' }, 'https'],
  ])('refuses %s and keeps what was typed', async (_name, wrong, said) => {
    const { as, budi, form, page } = await story()
    const client = await as(budi)
    const again = await client.submit(await client.get(page), form, {
      ...proposal,
      source_url: 'https://example.go.id/kajian',
      ...wrong,
    })
    expect(again.status).toBe(422)
    expect(again.text).toContain(said)
    expect(again.html.querySelector('#size')?.getAttribute('value')).toBe(
      'size' in wrong ? wrong.size : '0,2',
    )
    expect(await rows(db())).toEqual([])
  })

  it('refuses a second one for the same indicator while the first is not rejected', async () => {
    const { as, budi, form, page } = await story()
    const client = await as(budi)
    await client.submit(await client.get(page), form, proposal)
    const again = await client.submit(await client.get(page), form, proposal)
    expect(again.status).toBe(422)
    expect(again.text).toContain('sudah punya kontribusi')
    expect(await rows(db())).toHaveLength(1)
  })

  it('writes once when the form is sent twice', async () => {
    const { as, budi, form, page } = await story()
    const client = await as(budi)
    const filled = await client.get(page)
    const first = await client.submit(filled, form, proposal)
    const second = await client.submit(filled, form, proposal)
    expect(second.path).toBe(first.path)
    expect(await rows(db())).toHaveLength(1)
  })
})

describe('the calculator', () => {
  it('turns 658 of 6,971 unfit houses into an expected change, and stores and shows its working', async () => {
    const { as, budi, form } = await story()
    const client = await as(budi)
    const page = await client.get(`${form}/new?indicator=RTLH`)
    expect(page.text).toContain('6.971 unit')
    const reckoned = await client.submit(page, form, { calculate: '1', calc_units: '658' })
    expect(reckoned.status).toBe(200)
    expect(reckoned.text).toContain('658 dari 6.971 unit (nilai 2023): −658 unit.')
    expect(await rows(db())).toEqual([])
    const { size: _size, ...rest } = proposal
    const made = await client.submit(reckoned, form, rest)
    expect(made.text).toContain('658 dari 6.971 unit (nilai 2023): −658 unit.')
    const [row] = await rows(db())
    expect(row).toMatchObject({
      expected: -658,
      working: { kind: 'count', units: 658, whole: 6971, year: 2023, result: -658 },
    })
  })

  it('turns people lifted into points with the population of the year', async () => {
    const { as, budi, form, page } = await story()
    const client = await as(budi)
    // 100 × 857 ÷ 428,500 = 0.2 of a point.
    await client.submit(await client.get(page), form, {
      ...proposal,
      size: '',
      calc_units: '857',
      calc_whole: '428.500',
    })
    const [row] = await rows(db())
    expect(row).toMatchObject({
      expected: -0.2,
      working: { kind: 'share', units: 857, whole: 428_500, year: 2025, result: -0.2 },
    })
  })

  it('refuses more houses than there are, and people without a population', async () => {
    const { as, budi, form, page } = await story()
    const client = await as(budi)
    const tooMany = await client.submit(await client.get(`${form}/new?indicator=RTLH`), form, {
      calculate: '1',
      calc_units: '7.000',
    })
    expect(tooMany.status).toBe(422)
    expect(tooMany.text).toContain('Lebih banyak daripada yang ada')
    const without = await client.submit(await client.get(page), form, {
      calculate: '1',
      calc_units: '857',
    })
    expect(without.status).toBe(422)
    expect(without.text).toContain('Isi jumlah seluruhnya.')
  })
})

describe('deciding on a contribution', () => {
  async function proposed() {
    const told = await story()
    const client = await told.as(told.budi)
    const { path } = await client.submit(await client.get(told.page), told.form, proposal)
    return { ...told, officer: client, path }
  }

  it('counts only once Ratna has accepted it: the ledger and the action’s page move', async () => {
    const { as, ratna, path, action } = await proposed()
    const client = await as(ratna)
    const before = await client.get('/indicators/P0')
    expect(before.text).toContain('1 kontribusi menunggu keputusan')
    expect(before.text).not.toContain('diharapkan menyumbang')
    const accepted = await client.submit(await client.get(path), `${path}/acceptance`)
    expect(accepted.text).toContain('Kontribusi diterima')

    // Half of the output was verified by December 2024, three months before the value of March 2025: half of −0.20.
    // From 15.00 in March 2023 to 13.69 the value fell by 1.31; 1.21 of it is not explained.
    const after = await client.get('/indicators/P0')
    expect(after.text).toContain('nilainya berubah −1,31 poin')
    expect(after.text).toContain('diharapkan menyumbang −0,10 poin; −1,21 poin tidak dijelaskan')
    expect(after.text).toContain('50 persen s.d. 2024-TW4')
    const page = await client.get(`/actions/${action.code}`)
    expect(page.text).toContain('Terverifikasi 50 persen s.d. 2024-TW4, diharapkan −0,10 poin')
  })

  it('is the coordinator’s and the secretariat’s: Budi, Sari and Tono may not', async () => {
    const { as, budi, sari, tono, path } = await proposed()
    for (const person of [budi, sari, tono]) {
      const client = await as(person)
      const page = await client.get(path)
      expect(page.html.querySelector(`form[action="${path}/acceptance"]`)).toBeNull()
      expect((await client.post(`${path}/acceptance`)).status).toBe(403)
      expect((await client.post(`${path}/rejection`, { reason: 'tidak' })).status).toBe(403)
    }
    expect(await db()('contributions').pluck('state')).toEqual(['proposed'])
  })

  it('asks for a reason to reject, and what is rejected does not count', async () => {
    const { as, ratna, path, action } = await proposed()
    const client = await as(ratna)
    const without = await client.submit(await client.get(path), `${path}/rejection`)
    expect(without.status).toBe(422)
    const rejected = await client.submit(await client.get(path), `${path}/rejection`, {
      reason: 'Rumah layak tidak menaikkan pengeluaran keluarga.',
    })
    expect(rejected.text).toContain('Rumah layak tidak menaikkan pengeluaran keluarga.')
    const page = await client.get('/indicators/P0')
    expect(page.text).toContain('1 kontribusi ditolak')
    expect(page.text).toContain('Belum ada kontribusi yang diterima')
    expect((await client.get(`/actions/${action.code}`)).text).toContain('ditolak')
  })

  it('tells the second of two who decide at once', async () => {
    const { as, ratna, sekar, path } = await proposed()
    const [one, other] = [await as(ratna), await as(sekar)]
    const seen = await other.get(path)
    await one.submit(await one.get(path), `${path}/acceptance`)
    const late = await other.submit(seen, `${path}/rejection`, { reason: 'Terlalu besar.' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('#reason')?.text).toContain('Terlalu besar.')
    expect(await db()('contributions').pluck('state')).toEqual(['accepted'])
  })

  it('lets Ratna correct it, and no longer Budi once it is accepted', async () => {
    const { as, ratna, officer, path } = await proposed()
    const client = await as(ratna)
    await client.submit(await client.get(path), `${path}/acceptance`)
    const corrected = await client.submit(await client.get(`${path}/edit`), path, { size: '0,1' })
    expect(corrected.text).toContain('−0,20 poin menjadi −0,10 poin')
    expect((await db()('contributions').first()).state).toBe('accepted')
    const refused = await officer.submit(await officer.get(`${path}/edit`), path, { size: '5' })
    expect(refused.status).toBe(409)
    expect((await db()('contributions').first()).expected).toBe(-0.1)
  })

  it('tells the second of two editors, with what was typed', async () => {
    const { as, ratna, officer, path } = await proposed()
    const client = await as(ratna)
    const mine = await officer.get(`${path}/edit`)
    await client.submit(await client.get(`${path}/edit`), path, { size: '0,1' })
    const late = await officer.submit(mine, path, { size: '0,3' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('#size')?.getAttribute('value')).toBe('0,3')
    expect(late.html.querySelector('#size-previous')?.text).toBe('Tersimpan sekarang: 0,1')
    expect(late.html.querySelector('#reasoning-previous')).toBeNull()
    expect((await db()('contributions').first()).expected).toBe(-0.1)
  })

  it('waits for a decision again when Budi mends what was rejected', async () => {
    const { as, ratna, officer, path } = await proposed()
    const client = await as(ratna)
    await client.submit(await client.get(path), `${path}/rejection`, { reason: 'Terlalu besar.' })
    await officer.submit(await officer.get(`${path}/edit`), path, { size: '0,05' })
    expect(await db()('contributions').first()).toMatchObject({
      state: 'proposed',
      expected: -0.05,
      decided_at: null,
    })
  })

  it('asks aloud about a wrong sign and about one larger than the whole gap', async () => {
    const { as, ratna, officer, path } = await proposed()
    const client = await as(ratna)
    await officer.submit(await officer.get(`${path}/edit`), path, { way: 'up' })
    expect((await client.get(path)).text).toContain('berlawanan dengan arah baik')
    // From 13.69 to below 10 are 3.69 points.
    await officer.submit(await officer.get(`${path}/edit`), path, { way: 'down', size: '4' })
    const page = await client.get(path)
    expect(page.text).toContain('satu aksi menjanjikan lebih dari seluruh jarak')
    expect(page.text).toContain('Jumlah itu lebih besar daripada jarak: 108 persen')
  })
})

describe('the list of contributions', () => {
  it('has as many rows as the number that leads to it', async () => {
    const { as, ratna, budi, form } = await story()
    const officer = await as(budi)
    for (const code of ['P0', 'RTLH']) {
      await officer.submit(await officer.get(`${form}/new?indicator=${code}`), form, proposal)
    }
    const client = await as(ratna)
    const count = async (path: string) =>
      (await client.get(path)).html.querySelectorAll('tbody tr').length
    expect(await count('/contributions?state=proposed')).toBe(2)
    expect(await count('/contributions?state=proposed&indicator=P0')).toBe(1)
    expect(await count('/contributions?state=accepted')).toBe(0)
    expect(await count('/contributions?indicator=NIX&state=nix&strategy=9&year=1&carry=x')).toBe(2)
  })
})
