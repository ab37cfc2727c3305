import { getAction, getActionDetails } from '../../server/actions/queries'
import { testApp } from '../support/app'
import { buildAction, buildPlace, type ActionFacts } from '../support/builders'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()

type Who = 'budi' | 'sari' | 'sekar' | 'ratna' | 'tono'

async function arrive(name: Who, facts: ActionFacts = {}) {
  const people = await everyone(db())
  const action = await buildAction(db(), {
    title: 'Bedah rumah warga miskin',
    agency: people.housing,
    outputTarget: 100,
    budget: 1_000_000_000,
    ...facts,
  })
  const app = testApp(db())
  const as = async (who: Who) => {
    const client = new Client(app)
    await client.signIn(people[who].email)
    return client
  }
  const client = await as(name)
  const at = `/actions/${action.code}`
  const edit = async (fields: Record<string, string | string[]>) =>
    client.submit(await client.get(`${at}/edit`), at, fields)
  const stored = () => getAction(db(), action.code)
  const details = () => getActionDetails(db(), action.id)
  return { people, action, app, as, client, at, edit, stored, details }
}

const fresh = {
  title: 'Pembangunan jamban sehat keluarga',
  year: '2026',
  strategy: '1',
  activity_kind: 'direct',
  starts_on: '2026-02-01',
  ends_on: '2026-11-30',
  status: 'not_started',
}

/** The message beside a field. */
function messageAt(page: Page, id: string): string | undefined {
  return page.html.querySelector(`#${id}-error`)?.text.trim()
}

function valueOf(page: Page, id: string): string | undefined {
  const box = page.html.querySelector(`#${id}`)
  if (box?.tagName === 'TEXTAREA') return box.text.replace(/^\n/, '')
  return box?.getAttribute('value')
}

/** Each message of the summary leads to a box that is there. */
function expectLinksToLead(page: Page) {
  const links = page.html
    .querySelectorAll('.errors a')
    .map((link) => link.getAttribute('href') ?? '')
  expect(links.length).toBeGreaterThan(0)
  for (const link of links)
    expect([link, page.html.querySelector(link) !== null]).toEqual([link, true])
}

describe('a new action', () => {
  it('is entered by an officer for the own agency, with all that belongs to it', async () => {
    const { client, people } = await arrive('budi')
    const kecamatan = await buildPlace(db(), 'Uji Kikim')
    const desa = await buildPlace(db(), 'Pulaupandan', kecamatan)
    const page = await client.get('/actions/new')
    expect(page.html.querySelector('#agency')).toBeNull()
    const saved = await client.submit(page, '/actions', {
      ...fresh,
      tag: ['3', '1'],
      support: [String(people.social.id), '999999'],
      responsible_office: 'Kepala  Bidang Perumahan',
      nomenclature: '1.04.02.2.01.0003',
      output_target: '1.250',
      output_unit: 'unit',
      beneficiary_target: '1.250,5',
      beneficiary_unit: 'KK',
      budget_fund: ['apbd', 'dak', ''],
      budget_stage: ['murni', 'murni', 'murni'],
      budget_amount: ['Rp 2,5 miliar', '750 juta', ''],
      budget_decided_on: ['2026-01-05', '', ''],
      budget_reason: ['', '', ''],
      place_name: ['pulau pandan', 'Kec. Uji Kikim', ''],
      place_target: ['1.000', '250', ''],
      plan_output_2: '400',
      plan_output_4: '1.250',
      plan_money_4: 'Rp3,25 miliar',
      source_url: 'https://contoh.go.id/berita',
    })
    expect(saved.text).toContain('tersimpan')
    const code = saved.path.slice('/actions/'.length)
    const action = await getAction(db(), code)
    expect(action).toMatchObject({
      agencyId: people.housing.id,
      year: 2026,
      responsibleOffice: 'Kepala Bidang Perumahan',
      outputTarget: 1250,
      beneficiaryTarget: 1250.5,
      budgetTotal: 3_250_000_000,
      status: 'not_started',
      isDemo: false,
      version: 1,
    })
    const details = await getActionDetails(db(), action.id)
    // The primary strategy is no tag of itself; an agency that does not exist is left out.
    expect(details.tags.map((tag) => tag.number)).toEqual([3])
    expect(details.supports.map((agency) => agency.id)).toEqual([people.social.id])
    expect(details.places.map(({ code, target }) => [code, target])).toEqual([
      [kecamatan.code, 250],
      [desa.code, 1000],
    ])
    expect(details.budget.map(({ fund, amount, isCurrent }) => [fund, amount, isCurrent])).toEqual([
      ['apbd', 2_500_000_000, true],
      ['dak', 750_000_000, true],
    ])
    expect(details.plan).toEqual([
      { quarter: 2, output: 400, money: null },
      { quarter: 4, output: 1250, money: 3_250_000_000 },
    ])
    // Its standings are there at once, and a line of history says who entered what.
    const standings = await db()('standings').where({ action_id: action.id })
    expect(standings).toHaveLength(4)
    const line = await db()('history')
      .where({ event: 'action.created', subject_id: action.id })
      .first()
    expect(line).toMatchObject({
      actor_name: 'Budi',
      after: expect.objectContaining({ title: fresh.title, budget_total: 3_250_000_000 }),
    })
  })

  it('needs little: what is optional may follow later', async () => {
    const { client } = await arrive('budi')
    const saved = await client.submit(await client.get('/actions/new'), '/actions', fresh)
    expect(saved.status).toBe(200)
    expect(saved.text).toContain('Anggaran belum diketahui.')
    expect(saved.text).toContain('Belum dapat dinilai: target keluaran belum diisi.')
  })

  it('gets the next number of its year', async () => {
    const { client, action } = await arrive('budi')
    const saved = await client.submit(await client.get('/actions/new'), '/actions', fresh)
    const next = String(Number(action.code.slice(-3)) + 1).padStart(3, '0')
    expect(saved.path).toBe(`/actions/A-2026-${next}`)
  })

  it('is the secretariat’s to give to any agency, but has to be given', async () => {
    const { client, people } = await arrive('sekar')
    const page = await client.get('/actions/new')
    const refused = await client.submit(page, '/actions', fresh)
    expect(refused.status).toBe(422)
    expect(messageAt(refused, 'agency')).toBe('Isi bagian ini.')
    const saved = await client.submit(refused, '/actions', { agency: String(people.social.id) })
    expect((await getAction(db(), saved.path.slice(9))).agencyId).toBe(people.social.id)
  })

  it('is not an officer’s to give to another agency', async () => {
    const { client, people } = await arrive('budi')
    const before = await db()('actions').count()
    const page = await client.get('/actions/new')
    const refused = await client.submit(page, '/actions', {
      ...fresh,
      agency: String(people.social.id),
    })
    expect(refused.status).toBe(403)
    expect(await db()('actions').count()).toEqual(before)
  })

  it('takes only the fields that it asks for', async () => {
    const { client } = await arrive('budi')
    const saved = await client.submit(await client.get('/actions/new'), '/actions', {
      ...fresh,
      budget_total: '999',
      version: '77',
      is_demo: 'true',
      demo_parts: 'everything',
      number: '555',
      code: 'A-2026-555',
      created_by: '1',
      id: '1',
      predecessor_id: '1',
    })
    const action = await getAction(db(), saved.path.slice(9))
    expect(action).toMatchObject({
      budgetTotal: null,
      version: 1,
      isDemo: false,
      predecessorId: null,
    })
    expect(action.code).not.toBe('A-2026-555')
  })

  it('is refused with a message by each field, and nothing typed is lost', async () => {
    const { client } = await arrive('budi')
    const typed = {
      ...fresh,
      title: 'Jam',
      starts_on: '2026-12-01',
      ends_on: '2026-02-30',
      status: 'delayed',
      output_target: '1,250',
      output_unit: 'unit <b>',
      beneficiary_target: 'banyak',
      nomenclature: '1-04-02',
      responsible_office: 'NIK 1604012345678901',
      source_url: 'javascript:alert(1)',
      budget_fund: ['apbd', 'emas'],
      budget_stage: ['murni', 'murni'],
      budget_amount: ['', '14.14'],
      budget_decided_on: ['', 'besok'],
      budget_reason: ['', ''],
      place_name: ['', 'Entah Berantah'],
      place_target: ['5', ''],
    }
    const page = await client.submit(await client.get('/actions/new'), '/actions', typed)
    expect(page.status).toBe(422)
    expectLinksToLead(page)
    expect(messageAt(page, 'title')).toBe('Paling sedikit 5 huruf.')
    expect(messageAt(page, 'ends_on')).toContain('tidak terbaca sebagai tanggal')
    expect(messageAt(page, 'status_reason')).toContain('Tulis alasannya')
    // Two readings: nothing is guessed.
    expect(messageAt(page, 'output_target')).toBe(
      '“1,250” bisa dibaca dua cara. Tulis 1.250 atau 1,25.',
    )
    expect(messageAt(page, 'beneficiary_target')).toContain('tidak terbaca sebagai angka')
    expect(messageAt(page, 'nomenclature')).toContain('angka dan titik')
    expect(messageAt(page, 'responsible_office')).toContain('NIK')
    expect(messageAt(page, 'source_url')).toContain('https://')
    expect(messageAt(page, 'budget_amount_0')).toContain('Isi nominalnya')
    expect(messageAt(page, 'budget_fund_1')).toBe('Pilih salah satu yang tersedia.')
    expect(messageAt(page, 'budget_amount_1')).toContain('bisa dibaca dua cara')
    expect(messageAt(page, 'budget_decided_on_1')).toContain('tidak terbaca sebagai tanggal')
    expect(messageAt(page, 'place_name_0')).toBe('Tulis nama wilayahnya.')
    expect(messageAt(page, 'place_name_1')).toContain('Tidak ada wilayah bernama “Entah Berantah”')
    for (const name of [
      'title',
      'output_target',
      'output_unit',
      'beneficiary_target',
      'source_url',
    ] as const) {
      expect(valueOf(page, name)).toBe(typed[name])
    }
    expect(valueOf(page, 'budget_amount_1')).toBe('14.14')
    expect(valueOf(page, 'place_name_1')).toBe('Entah Berantah')
    // What is wrong is not folded away.
    expect(page.html.querySelectorAll('details[open] #source_url')).toHaveLength(1)
    expect(await db()('actions').where({ title: 'Jam' })).toEqual([])
  })

  it.each<[string, Record<string, string | string[]>, string, string]>([
    [
      'ends before it starts',
      { starts_on: '2026-05-02', ends_on: '2026-05-01' },
      'ends_on',
      'mendahului',
    ],
    ['leaves its year', { ends_on: '2027-01-01' }, 'ends_on', 'di dalam tahun 2026'],
    ['is of a year nobody plans', { year: '2099' }, 'year', 'Pilih salah satu'],
    ['has a number without a unit', { output_target: '5' }, 'output_unit', 'Isi satuannya'],
    [
      'has a target of zero',
      { output_target: '0', output_unit: 'unit' },
      'output_target',
      'lebih dari nol',
    ],
    [
      'has a target below zero',
      { output_target: '-5', output_unit: 'unit' },
      'output_target',
      'nol',
    ],
    ['has a strategy that does not exist', { strategy: '4' }, 'strategy', 'Pilih salah satu'],
    ['plans output without a target', { plan_output_1: '5' }, 'plan_output_1', 'memerlukan target'],
    [
      'plans less later than sooner',
      { output_target: '100', output_unit: 'unit', plan_output_1: '50', plan_output_3: '49' },
      'plan_output_3',
      'triwulan sebelumnya (50)',
    ],
    [
      'plans beyond its target',
      { output_target: '100', output_unit: 'unit', plan_output_4: '100,01' },
      'plan_output_4',
      'melebihi target (100)',
    ],
    [
      'plans to spend more than it has',
      {
        budget_fund: ['apbd', 'apbd'],
        budget_stage: ['murni', 'perubahan'],
        budget_amount: ['10 juta', '8 juta'],
        plan_money_4: '9 juta',
      },
      'plan_money_4',
      'melebihi anggaran yang berlaku (Rp8.000.000)',
    ],
    [
      'has more money than can be kept',
      { budget_fund: 'apbd', budget_amount: '10000000000000' },
      'budget_amount_0',
      'Paling besar',
    ],
    [
      'has funds that together are more than can be kept',
      { budget_fund: ['apbd', 'dak'], budget_amount: ['9 triliun', '9 triliun'] },
      'budget_amount_0',
      'Paling besar',
    ],
    [
      'continues an action that does not exist',
      { predecessor: 'A-2025-999' },
      'predecessor',
      'Tidak ada aksi',
    ],
  ])('is refused when it %s', async (_, fields, id, message) => {
    const { client } = await arrive('budi')
    const page = await client.submit(await client.get('/actions/new'), '/actions', {
      ...fresh,
      ...fields,
    })
    expect(page.status).toBe(422)
    expect(messageAt(page, id)).toContain(message)
    expectLinksToLead(page)
  })

  it('may not repeat title and nomenclature of another of its agency and year', async () => {
    const { client } = await arrive('budi', { nomenclature: '1.04.02.2.01.0003' })
    const twin = { ...fresh, title: 'BEDAH rumah warga miskin', nomenclature: '1.04.02.2.01.0003' }
    const page = await client.submit(await client.get('/actions/new'), '/actions', twin)
    expect(page.status).toBe(422)
    expect(messageAt(page, 'nomenclature')).toContain('sudah punya aksi')
    expect(valueOf(page, 'title')).toBe(twin.title)
    const other = await client.submit(page, '/actions', { title: 'Bedah rumah tahap dua' })
    expect(other.status).toBe(200)
  })

  it('offers more rows on request, writing nothing and keeping what was typed', async () => {
    const { client } = await arrive('budi')
    const before = await db()('actions').count()
    const typed = {
      title: 'Ja',
      place_name: ['Lahat'],
      budget_amount: ['5 juta'],
      budget_fund: ['csr'],
    }
    const rows = (page: Page, name: string) => page.html.querySelectorAll(`[name="${name}"]`).length
    const first = await client.get('/actions/new')
    const places = await client.submit(first, '/actions', { ...typed, add_place: '1' })
    expect(places.status).toBe(200)
    expect(rows(places, 'place_name')).toBe(6)
    expect(valueOf(places, 'place_name_0')).toBe('Lahat')
    const both = await client.submit(places, '/actions', { add_budget: '1' })
    expect(rows(both, 'budget_amount')).toBe(3)
    expect(valueOf(both, 'budget_amount_0')).toBe('5 juta')
    expect(valueOf(both, 'title')).toBe('Ja')
    expect(both.html.querySelector('.errors')).toBeNull()
    expect(await db()('actions').count()).toEqual(before)
  })

  it('survives anything that is sent', async () => {
    const { client } = await arrive('budi')
    const page = await client.get('/actions/new')
    const hostile = [
      { ...fresh, year: '99999999999', agency: '' },
      { ...fresh, year: ['2026', '2027'], title: ['satu dua', 'tiga'] },
      { ...fresh, title: '\u0000\u0000\u0000\u0000\u0000\u0000' },
      { ...fresh, budget_id: '2147483648', budget_fund: 'apbd', budget_amount: '1' },
      { ...fresh, budget_id: '1', budget_fund: 'apbd', budget_amount: '1' },
      { ...fresh, place_name: Array.from({ length: 300 }, (_, index) => `Desa ${index}`) },
      { ...fresh, place_name: '('.repeat(5000) },
      { ...fresh, budget_amount: Array.from({ length: 90 }, () => '1') },
      { ...fresh, predecessor: 'A-2025-001', year: '70000' },
      { ...fresh, output_target: '9'.repeat(59), output_unit: 'x'.repeat(61) },
    ]
    const answers: number[] = []
    for (const fields of hostile)
      answers.push((await client.submit(page, '/actions', fields)).status)
    // Of a field that came twice the first counts; all else is refused with a message.
    expect(answers).toEqual([422, 200, ...Array.from({ length: 8 }, () => 422)])
  })
})

describe('places by their names', () => {
  async function map() {
    const ulu = await buildPlace(db(), 'Gumay Uji')
    const raya = await buildPlace(db(), 'Raya Uji')
    return {
      ulu,
      raya,
      one: await buildPlace(db(), 'Tanjung Uji', ulu),
      two: await buildPlace(db(), 'Tanjung Uji', raya),
      same: await buildPlace(db(), 'Raya Uji', raya),
      ward: await buildPlace(db(), 'Pasar Uji', ulu, 'kelurahan'),
      lone: await buildPlace(db(), 'Pulaupandan', raya),
    }
  }

  it.each<[string, keyof Awaited<ReturnType<typeof map>>]>([
    ['Pulau Pandan', 'lone'],
    ['pulaupandan', 'lone'],
    ['PULAU-PANDAN', 'lone'],
    ['Desa Pulau Pandan', 'lone'],
    ['Tanjung Uji, Gumay Uji', 'one'],
    ['Tanjung Uji (Kec. Raya Uji)', 'two'],
    ['desa tanjunguji, kecamatan gumayuji', 'one'],
    ['Kec. Raya Uji', 'raya'],
    ['Kecamatan Raya Uji', 'raya'],
    ['Desa Raya Uji', 'same'],
    ['Raya Uji, Raya Uji', 'same'],
    ['Kel. Pasar Uji', 'ward'],
    ['Kel. Pasar Uji (Kec. Gumay Uji)', 'ward'],
    ['Gumay Uji', 'ulu'],
  ])('“%s” is found', async (typed, name) => {
    const places = await map()
    const { edit, details } = await arrive('budi')
    expect((await edit({ place_name: typed, place_target: '' })).status).toBe(200)
    expect((await details()).places.map((place) => place.code)).toEqual([places[name].code])
  })

  it('are found by their code as well', async () => {
    const { one } = await map()
    const { edit, details } = await arrive('budi')
    await edit({ place_name: one.code, place_target: '' })
    expect((await details()).places.map((place) => place.code)).toEqual([one.code])
  })

  it('are not guessed: a name that several bear is answered with each of them', async () => {
    await map()
    const { edit, details } = await arrive('budi')
    const page = await edit({ place_name: ['Tanjung Uji', ''], place_target: ['', ''] })
    expect(page.status).toBe(422)
    expect(messageAt(page, 'place_name_0')).toBe(
      '“Tanjung Uji” dipakai oleh beberapa wilayah. Tulis salah satu: Tanjung Uji (Kec. Gumay Uji) · Tanjung Uji (Kec. Raya Uji).',
    )
    const offered = page.html
      .querySelectorAll('#place_list_0 option')
      .map((one) => one.getAttribute('value'))
    expect(offered).toEqual(['Tanjung Uji (Kec. Gumay Uji)', 'Tanjung Uji (Kec. Raya Uji)'])
    expect((await details()).places).toEqual([])
  })

  it.each([
    ['Tanjng Uji', 'Mungkin maksudnya Tanjung Uji (Kec. Gumay Uji) · Tanjung Uji (Kec. Raya Uji)'],
    ['Pulau Pandn', 'Mungkin maksudnya Pulaupandan (Kec. Raya Uji)'],
    ['Pulau Pandan, Gumay Uji', 'Mungkin maksudnya Pulaupandan (Kec. Raya Uji)'],
    ['Xyzzy', 'Periksa ejaannya.'],
  ])('“%s” is answered with what is spelled alike', async (typed, message) => {
    await map()
    const { edit } = await arrive('budi')
    const page = await edit({ place_name: typed, place_target: '' })
    expect(messageAt(page, 'place_name_0')).toContain(message)
  })

  it('are named once each', async () => {
    await map()
    const { edit } = await arrive('budi')
    const page = await edit({
      place_name: ['Pulau Pandan', 'Pulaupandan'],
      place_target: ['1', '2'],
    })
    expect(messageAt(page, 'place_name_1')).toContain('sudah ada di baris lain')
  })

  it('warn, and do not refuse, when their targets are not the action’s', async () => {
    await map()
    const { edit, client, at } = await arrive('budi')
    const saved = await edit({
      place_name: ['Pulau Pandan', 'Gumay Uji'],
      place_target: ['40', '50'],
    })
    expect(saved.status).toBe(200)
    expect(saved.html.querySelector('.notice--warning')?.text).toContain(
      'Jumlah target per lokasi 90 unit, sedangkan target aksi 100 unit.',
    )
    expect((await client.get(at)).text).toContain('Jumlah target per lokasi 90 unit')
    const right = await edit({ place_target: ['40', '60', ''] })
    expect(right.text).not.toContain('Jumlah target per lokasi')
    // A place whose target is not known says nothing against the sum, unless the sum is too much already.
    expect((await edit({ place_target: ['40', '', ''] })).text).not.toContain('Jumlah target')
    expect((await edit({ place_target: ['140', '', ''] })).text).toContain('Jumlah target')
  })
})

describe('editing an action', () => {
  it('changes what was changed, and remembers just that', async () => {
    const { edit, action, stored, client, at } = await arrive('budi')
    const saved = await edit({
      title: 'Bedah rumah tahap satu',
      status: 'delayed',
      status_reason: 'Menunggu DPA',
    })
    expect(saved.text).toContain('Perubahan tersimpan.')
    expect(await stored()).toMatchObject({
      title: 'Bedah rumah tahap satu',
      status: 'delayed',
      statusReason: 'Menunggu DPA',
      outputTarget: 100,
      budgetTotal: 1_000_000_000,
      version: 2,
    })
    const line = await db()('history')
      .where({ event: 'action.edited', subject_id: action.id })
      .first()
    expect(line.before).toEqual({
      title: 'Bedah rumah warga miskin',
      status: 'running',
      status_reason: null,
    })
    expect(line.after).toEqual({
      title: 'Bedah rumah tahap satu',
      status: 'delayed',
      status_reason: 'Menunggu DPA',
    })
    const page = await client.get(at)
    expect(page.text).toContain('Status kerja: berjalan → tertunda')
    expect(page.text).toContain('Judul aksi: Bedah rumah warga miskin → Bedah rumah tahap satu')
  })

  it('forgets the reason of a status that is left behind', async () => {
    const { edit, stored } = await arrive('budi', {
      status: 'delayed',
      statusReason: 'Menunggu DPA',
    })
    await edit({ status: 'running' })
    expect(await stored()).toMatchObject({ status: 'running', statusReason: null })
  })

  it('shows stored numbers as they are typed, so that saving untouched changes nothing', async () => {
    const { edit, action, stored } = await arrive('budi', {
      outputTarget: 1250.5,
      beneficiaryTarget: 14,
      budget: [
        { amount: 1_000_000_000 },
        {
          amount: 900_000_000.25,
          stage: 'perubahan',
          reason: 'Efisiensi',
          decidedOn: '2026-09-20',
        },
      ],
      plan: [100, null, 200.25, 1250.5],
      tags: [2],
    })
    const before = await stored()
    expect((await edit({})).status).toBe(200)
    const after = await stored()
    expect({ ...after, version: 1, updatedAt: before.updatedAt }).toEqual(before)
    expect(await db()('history').where({ event: 'action.edited', subject_id: action.id })).toEqual(
      [],
    )
  })

  it('keeps earlier budget lines as history: of each fund the latest counts', async () => {
    const { edit, client, at, stored, details } = await arrive('budi')
    const page = await client.get(`${at}/edit`)
    const line = valueOf(page, 'budget_amount_0')
    expect(line).toBe('1.000.000.000')
    const id = page.html.querySelector('[name="budget_id"]')?.getAttribute('value') ?? ''
    await edit({
      budget_id: [id, '', ''],
      budget_fund: ['apbd', 'apbd', 'csr'],
      budget_stage: ['murni', 'perubahan', 'murni'],
      budget_decided_on: ['2026-01-05', '2026-09-21', ''],
      budget_amount: ['1 miliar', '1,25 miliar', '50 juta'],
      budget_reason: ['', 'Tambahan dari pusat', ''],
    })
    expect(await stored()).toMatchObject({ budgetTotal: 1_300_000_000 })
    const all = (await details()).budget
    expect(
      all.map(({ fund, stage, amount, isCurrent }) => [fund, stage, amount, isCurrent]),
    ).toEqual([
      ['apbd', 'murni', 1_000_000_000, false],
      ['apbd', 'perubahan', 1_250_000_000, true],
      ['csr', 'murni', 50_000_000, true],
    ])
    expect(all[0]?.id).toBe(Number(id))
    const shown = await client.get(at)
    expect(shown.text).toContain('Rp1.300.000.000')
    expect(shown.text).toContain('Tambahan dari pusat')
    expect(shown.text).toContain('digantikan')
  })

  it('counts a revision after the original, then the later day, then the later line', async () => {
    const { edit, stored } = await arrive('budi', { budget: [] })
    await edit({
      budget_fund: ['apbd', 'apbd', 'apbd', 'dak', 'dak'],
      budget_stage: ['perubahan', 'perubahan', 'murni', 'murni', 'murni'],
      budget_decided_on: ['2026-10-01', '2026-09-01', '2026-12-01', '', ''],
      budget_amount: ['300', '200', '100', '7', '5'],
      budget_reason: ['', '', '', '', ''],
    })
    expect((await stored()).budgetTotal).toBe(305)
  })

  it('corrects a budget line, removes one that is blanked, and says both in the history', async () => {
    const { edit, client, at, stored, details, action } = await arrive('budi', {
      budget: [{ amount: 500 }, { amount: 700, fund: 'csr' }],
    })
    const ids = (await client.get(`${at}/edit`)).html
      .querySelectorAll('[name="budget_id"]')
      .map((box) => box.getAttribute('value') ?? '')
    await edit({
      budget_id: ids,
      budget_fund: ['apbd', '', ''],
      budget_stage: ['murni', 'murni', 'murni'],
      budget_decided_on: ['', '', ''],
      budget_amount: ['0', '', ''],
      budget_reason: ['', '', ''],
    })
    expect((await details()).budget.map(({ fund, amount }) => [fund, amount])).toEqual([
      ['apbd', 0],
    ])
    // Zero rupiah is a known budget.
    expect((await stored()).budgetTotal).toBe(0)
    const line = await db()('history')
      .where({ event: 'action.edited', subject_id: action.id })
      .first()
    expect(line.before.budget).toHaveLength(2)
    expect(line.after.budget).toHaveLength(1)
  })

  it('takes no budget line of another action', async () => {
    const { edit, people, details } = await arrive('budi')
    const other = await buildAction(db(), { agency: people.social, budget: 77 })
    const [theirs] = (await getActionDetails(db(), other.id)).budget
    const page = await edit({
      budget_id: String(theirs?.id),
      budget_fund: 'apbd',
      budget_stage: 'murni',
      budget_decided_on: '',
      budget_amount: '1',
      budget_reason: '',
    })
    expect(page.status).toBe(422)
    expect((await getActionDetails(db(), other.id)).budget[0]?.amount).toBe(77)
    expect((await details()).budget[0]?.amount).toBe(1_000_000_000)
  })

  it('tells the second of two editors, keeps the typed text and shows what is stored beside it', async () => {
    const { as, at, stored } = await arrive('budi')
    const [budi, sekar] = [await as('budi'), await as('sekar')]
    const [his, hers] = [await budi.get(`${at}/edit`), await sekar.get(`${at}/edit`)]
    await budi.submit(his, at, {
      title: 'Judul dari Budi',
      output_target: '120',
      place_name: 'Lahat Selatan',
    })
    const clash = await sekar.submit(hers, at, { title: 'Judul dari Sekar', source_note: 'Renja' })
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('Orang lain menyimpan perubahan lebih dulu')
    expect(valueOf(clash, 'title')).toBe('Judul dari Sekar')
    expect(clash.html.querySelector('#title-previous')?.text).toBe(
      'Tersimpan sekarang: Judul dari Budi',
    )
    expect(clash.html.querySelector('#output_target-previous')?.text).toBe(
      'Tersimpan sekarang: 120',
    )
    expect(clash.html.querySelector('#strategy-previous')).toBeNull()
    expect(await stored()).toMatchObject({ title: 'Judul dari Budi', sourceNote: null })
    // Having seen it, she may save over it.
    const saved = await sekar.submit(clash, at, {})
    expect(saved.status).toBe(200)
    expect(await stored()).toMatchObject({
      title: 'Judul dari Sekar',
      sourceNote: 'Renja',
      version: 3,
    })
  })

  it('does not take a form whose version was left out or made up', async () => {
    const { edit, stored } = await arrive('budi')
    for (const version of ['', '0', '99', 'x']) {
      expect((await edit({ version, title: 'Tanpa versi' })).status).toBe(409)
    }
    expect((await stored()).title).toBe('Bedah rumah warga miskin')
  })

  it('does not move an officer’s action to another agency or year', async () => {
    const { edit, people, stored } = await arrive('budi')
    expect((await edit({ agency: String(people.social.id) })).status).toBe(403)
    await edit({ year: '2025', agency: String(people.housing.id) })
    expect(await stored()).toMatchObject({ year: 2026, agencyId: people.housing.id })
  })

  it('lets the secretariat hand an action over, and names both agencies in the history', async () => {
    const { edit, people, stored, client, at } = await arrive('sekar')
    await edit({ agency: String(people.social.id) })
    expect((await stored()).agencyId).toBe(people.social.id)
    const page = await client.get(at)
    expect(page.text).toContain('OPD pemilik: Dinas Perumahan Uji → Dinas Sosial Uji')
  })

  it('links an action to the one it continues, once a year', async () => {
    const { edit, people, client, details } = await arrive('budi')
    const former = await buildAction(db(), {
      agency: people.housing,
      year: 2025,
      title: 'Bedah rumah 2025',
    })
    const page = await edit({ predecessor: former.code.toLowerCase() })
    expect(page.text).toContain(`${former.code} · Bedah rumah 2025`)
    expect((await details()).predecessor?.code).toBe(former.code)
    const other = await buildAction(db(), { agency: people.housing })
    const at = `/actions/${other.code}`
    const form = await client.get(`${at}/edit`)
    const taken = await client.submit(form, at, { predecessor: former.code })
    expect(messageAt(taken, 'predecessor')).toContain('sudah dilanjutkan oleh')
    const later = await client.submit(form, at, { predecessor: other.code })
    expect(messageAt(later, 'predecessor')).toContain('sebelum 2026')
    expect((await client.get(`/actions/${former.code}`)).text).toContain('Dilanjutkan oleh')
  })

  it('gives the typed text back after the session had ended', async () => {
    const { at, client, people, stored } = await arrive('budi')
    const form = await client.get(`${at}/edit`)
    await db()('sessions').delete()
    const asked = await client.submit(form, at, {
      title: 'Judul yang panjang sekali',
      place_name: 'Lahat',
    })
    const back = await client.submit(asked, '/session', {
      email: people.budi.email,
      password: 'tuntas-demo',
    })
    expect(back.path).toBe(`${at}/edit`)
    expect(back.text).toContain('Sesi Anda sempat berakhir')
    expect(valueOf(back, 'title')).toBe('Judul yang panjang sekali')
    expect(valueOf(back, 'place_name_0')).toBe('Lahat')
    expect((await stored()).title).toBe('Bedah rumah warga miskin')
  })
})

describe('cancelling an action', () => {
  it('needs a reason, keeps the action and asks no more reports of it', async () => {
    const { client, at, stored, action } = await arrive('budi')
    const form = await client.get(`${at}/cancel`)
    const refused = await client.submit(form, `${at}/cancel`, { reason: ' ' })
    expect(refused.status).toBe(422)
    expect(messageAt(refused, 'reason')).toBe('Isi bagian ini.')
    const done = await client.submit(refused, `${at}/cancel`, { reason: 'Anggaran dialihkan' })
    expect(done.text).toContain('dibatalkan')
    expect(done.text).toContain('Anggaran dialihkan')
    expect(await stored()).toMatchObject({
      status: 'cancelled',
      statusReason: 'Anggaran dialihkan',
      version: 2,
    })
    const owed = await db()('standings').where({ action_id: action.id, owed: true })
    expect(owed).toEqual([])
    expect((await client.get(at)).html.querySelector(`a[href="${at}/cancel"]`)).toBeNull()
    expect((await client.raw(`${at}/cancel`)).status).toBe(409)
  })

  it('is told when someone changed the action meanwhile', async () => {
    const { client, at, stored, edit } = await arrive('budi')
    const form = await client.get(`${at}/cancel`)
    await edit({ title: 'Bedah rumah, diperluas' })
    const clash = await client.submit(form, `${at}/cancel`, { reason: 'Anggaran dialihkan' })
    expect(clash.status).toBe(409)
    expect(valueOf(clash, 'reason')).toBe('Anggaran dialihkan')
    expect((await stored()).status).toBe('running')
    await client.submit(clash, `${at}/cancel`, {})
    expect((await stored()).status).toBe('cancelled')
  })
})

describe('copying an action into the next year', () => {
  it('takes its targets along, a year later, and neither money nor reports', async () => {
    const { client, at, action, people } = await arrive('budi', {
      startsOn: '2026-02-28',
      endsOn: '2026-10-31',
      plan: [10, 50, 75, 100],
      moneyPlan: [1, 2, 3, 4],
      tags: [3],
      nomenclature: '1.04.02.2.01.0003',
      status: 'done',
      reports: { '2026-TW1': { output: 5 } },
    })
    const place = await buildPlace(db(), 'Uji Kikim')
    await db()('action_places').insert({ action_id: action.id, place_id: place.id, target: 100 })
    await db()('action_agencies').insert({ action_id: action.id, agency_id: people.social.id })
    const form = await client.submit(await client.get(at), `${at}/copy`)
    expect(form.path).toMatch(/^\/actions\/A-2027-\d{3}\/edit$/)
    const copy = await getAction(db(), form.path.split('/')[2] ?? '')
    expect(copy).toMatchObject({
      year: 2027,
      title: action.title,
      agencyId: people.housing.id,
      predecessorId: action.id,
      outputTarget: 100,
      nomenclature: '1.04.02.2.01.0003',
      startsOn: '2027-02-28',
      endsOn: '2027-10-31',
      status: 'not_started',
      budgetTotal: null,
    })
    const details = await getActionDetails(db(), copy.id)
    expect(details.budget).toEqual([])
    expect(details.plan.map(({ output, money }) => [output, money])).toEqual([
      [10, null],
      [50, null],
      [75, null],
      [100, null],
    ])
    expect(details.places.map(({ name, target }) => [name, target])).toEqual([['Uji Kikim', 100]])
    expect(details.tags.map((tag) => tag.number)).toEqual([3])
    expect(details.supports.map((agency) => agency.id)).toEqual([people.social.id])
    expect(await db()('reports').where({ action_id: copy.id })).toEqual([])
  })

  it('moves 29 February to a day that the next year has', async () => {
    const { client, at } = await arrive('budi', { year: 2028, startsOn: '2028-02-29' })
    const form = await client.submit(await client.get(at), `${at}/copy`)
    expect((await getAction(db(), form.path.split('/')[2] ?? '')).startsOn).toBe('2029-02-28')
  })

  it('is made once: afterwards the copy is shown instead', async () => {
    const { client, at } = await arrive('budi')
    const before = await client.get(at)
    const first = await client.submit(before, `${at}/copy`)
    const code = first.path.split('/')[2]
    const fresh = await client.get(at)
    expect(fresh.html.querySelector(`form[action="${at}/copy"]`)).toBeNull()
    expect(fresh.text).toContain(`Dilanjutkan oleh`)
    const again = await client.submit(before, `${at}/copy`, { once: '' })
    expect(again.path).toBe(`/actions/${code}`)
    expect(again.text).toContain('sudah dilanjutkan pada tahun 2027')
  })

  it('says so when the next year has an action of that name already', async () => {
    const { client, at, people } = await arrive('budi', { nomenclature: '1.04.02.2.01.0003' })
    await buildAction(db(), {
      agency: people.housing,
      year: 2027,
      title: 'Bedah rumah warga miskin',
      nomenclature: '1.04.02.2.01.0003',
    })
    const page = await client.submit(await client.get(at), `${at}/copy`)
    expect(page.status).toBe(409)
    expect(page.text).toContain('pada tahun 2027')
  })

  it('keeps the marks of what was made for demonstration', async () => {
    const { client, at } = await arrive('budi', {
      isDemo: true,
      demoParts: ['budget', 'output_target'],
    })
    const form = await client.submit(await client.get(at), `${at}/copy`)
    const copy = await getAction(db(), form.path.split('/')[2] ?? '')
    expect(copy).toMatchObject({ isDemo: true, demoParts: ['output_target'] })
  })
})

describe('who may write an action', () => {
  const doors = ['edit', 'cancel'] as const

  it.each<[Who, number]>([
    ['sari', 403],
    ['tono', 403],
    ['ratna', 403],
  ])('not %s: she or he sees it, and finds every door shut', async (who, status) => {
    const { as, at, stored } = await arrive('budi')
    const client = await as(who)
    const page = await client.get(at)
    expect(page.status).toBe(200)
    expect(
      page.html.querySelectorAll(
        `a[href="${at}/edit"], a[href="${at}/cancel"], form[action="${at}/copy"]`,
      ),
    ).toEqual([])
    for (const door of doors) expect((await client.raw(`${at}/${door}`)).status).toBe(status)
    const _csrf = page.html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
    for (const path of [at, `${at}/cancel`, `${at}/copy`]) {
      const answer = await client.post(path, {
        _csrf,
        ...fresh,
        title: 'Diambil alih',
        reason: 'iseng',
        version: '1',
      })
      expect([path, answer.status]).toEqual([path, status])
    }
    expect(await stored()).toMatchObject({
      title: 'Bedah rumah warga miskin',
      status: 'running',
      version: 1,
    })
    expect(await db()('actions').where({ year: 2027 })).toEqual([])
  })

  it('a reader or coordinator enters no new one', async () => {
    const { as } = await arrive('budi')
    for (const who of ['tono', 'ratna'] as const) {
      const client = await as(who)
      expect((await client.raw('/actions/new')).status).toBe(403)
      expect((await client.get('/actions')).html.querySelector('a[href="/actions/new"]')).toBeNull()
    }
  })

  it('the secretariat may write any', async () => {
    const { as, at, stored } = await arrive('budi')
    const client = await as('sekar')
    await client.submit(await client.get(`${at}/edit`), at, { title: 'Dirapikan sekretariat' })
    expect((await stored()).title).toBe('Dirapikan sekretariat')
  })

  it('a stranger is asked to sign in', async () => {
    const { app, at } = await arrive('budi')
    const stranger = new Client(app)
    for (const path of [at, `${at}/edit`, `${at}/cancel`, '/actions/new']) {
      expect((await stranger.raw(path)).headers['location']).toContain('/session/new')
    }
    await stranger.post(at, { ...fresh, title: 'Orang asing' })
    expect(await db()('actions').where({ title: 'Orang asing' })).toEqual([])
  })
})
