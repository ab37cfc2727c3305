import { countsUpTo } from '../../server/places/disclosure'
import { listShownCells } from '../../server/places/queries'
import {
  draftCounts,
  draftPockets,
  readCountTable,
  readPocketTable,
} from '../../server/places/rows'
import type { Place } from '../../server/places/place'
import { countTrouble } from '../../server/places/pocket'
import { findPlacesByNames } from '../../server/places/queries'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'

const db = useDatabase()

async function sekar(): Promise<Client> {
  await everyone(db())
  const client = new Client(testApp(db()))
  await client.signIn('sekar@tkpk.test')
  return client
}

const idOf = async (code: string): Promise<number> =>
  (await db()('places').where({ code }).first('id')).id as number

const place = (id: number, name: string): Place => ({
  id,
  code: `16.04.10.${2000 + id}`,
  kind: 'desa',
  name,
  parentId: 1,
  parentName: 'Lahat',
})
const found = (...places: Place[]) =>
  new Map(
    places.map((one) => [
      `${one.name} (Kec. Lahat)`,
      { typed: one.name, place: one, several: false, candidates: [one] },
    ]),
  )
const rowsOf = (read: ReturnType<typeof readPocketTable>) => (read.ok ? read.rows : [])

describe('a table of pockets', () => {
  it('is read below its title, with what holds for all rows, and a blank erases nothing', () => {
    const text =
      'DAFTAR LOKUS\n\nNo;Kecamatan;Desa;Keputusan;Kriteria\n1;Kec. Lahat;Ulak Lebar;;desil 1 tinggi\n2;Lahat;Makartitama;SK 7;'
    const [ulak, makar] = [place(1, 'Ulak Lebar'), place(2, 'Makartitama')]
    const stored = {
      id: 9,
      placeId: 2,
      version: 3,
      year: 2026,
      decree: 'SK 6',
      criteria: 'RTLH',
      sourceUrl: null,
      sourceNote: null,
    }
    const draft = draftPockets(rowsOf(readPocketTable(text)), {
      found: found(ulak, makar),
      common: { year: '2026', decree: '' },
      stored: [stored],
    })
    expect(draft.problems).toEqual([])
    expect(draft.changes.map(({ row, outcome, pocket }) => [row, outcome, pocket])).toEqual([
      [
        4,
        'new',
        { year: 2026, decree: null, criteria: 'desil 1 tinggi', sourceUrl: null, sourceNote: null },
      ],
      [
        5,
        'changed',
        { year: 2026, decree: 'SK 7', criteria: 'RTLH', sourceUrl: null, sourceNote: null },
      ],
    ])
  })

  it('names each row that it does not take, and why', () => {
    const text =
      'kecamatan,desa,tahun,keputusan\nLahat,Ulak Lebar,26,SK 7\nLahat,Ulak Lebar,2026,\nLahat,Entah,2026,SK 7\nLahat,Ulak Lebar,2026,Nama 1604 1234 5678 9012\nLahat,Ulak Lebar,2026,SK 7\nLahat,Ulak Lebar,2026,SK 7'
    const draft = draftPockets(rowsOf(readPocketTable(text)), {
      found: found(place(1, 'Ulak Lebar')),
      common: {},
      stored: [],
    })
    expect(draft.problems.map(({ row, why }) => [row, why.key])).toEqual([
      [2, 'pockets.not_a_year'],
      [3, 'pockets.why_needed'],
      [4, 'action.error.place_missing'],
      [5, 'field.long_number'],
      [7, 'pockets.row_twice'],
    ])
    expect(draft.changes.map((one) => one.row)).toEqual([6])
  })
})

describe('a table of counts', () => {
  const ulak = place(1, 'Ulak Lebar')
  const read = (text: string, stored: Parameters<typeof draftCounts>[1]['stored'] = []) => {
    const table = readCountTable(text)
    return draftCounts(table.ok ? table.rows : [], { found: found(ulak), stored })
  }

  it('may have one line a desil or one a place; families and persons stay apart', () => {
    const long = read(
      'Kecamatan;Desa;Desil;Keluarga;Jiwa\nLahat;Ulak Lebar;1;42;151\nLahat;Ulak Lebar;semua;310;1.104',
    )
    const wide = read(
      'Kecamatan;Desa;KK desil 1;Jiwa desil 1;KK semua;Jiwa semua\nLahat;Ulak Lebar;42;151;310;1.104',
    )
    for (const { changes, problems } of [long, wide]) {
      expect(problems).toEqual([])
      expect(changes.map(({ desil, count }) => [desil, count])).toEqual([
        [1, { families: 42, persons: 151 }],
        [0, { families: 310, persons: 1104 }],
      ])
    }
  })

  it('tells zero from not counted, and keeps what a blank does not say', () => {
    const stored = [{ placeId: 1, desil: 1, families: 40, persons: 150 }]
    const { changes } = read(
      'Kecamatan;Desa;Desil;Keluarga;Jiwa\nLahat;Ulak Lebar;1;;155\nLahat;Ulak Lebar;2;0;0',
      stored,
    )
    expect(changes.map(({ count, outcome }) => [count, outcome])).toEqual([
      [{ families: 40, persons: 155 }, 'changed'],
      [{ families: 0, persons: 0 }, 'new'],
    ])
  })

  it('takes no place whose counts contradict each other, also with what is stored', () => {
    expect(read('Kec;Desa;Desil;KK;Jiwa\nLahat;Ulak Lebar;1;50;40').problems).toMatchObject([
      { row: 2, why: { key: 'pockets.trouble.fewer_persons' } },
    ])
    const stored = [{ placeId: 1, desil: 0, families: 45, persons: 200 }]
    const { changes, problems } = read('Kec;Desa;Desil;KK;Jiwa\nLahat;Ulak Lebar;1;50;60', stored)
    expect(problems).toMatchObject([{ row: 2, why: { key: 'pockets.trouble.beyond_all' } }])
    expect(changes).toEqual([])
    expect(countTrouble(new Map([[1, { families: 4, persons: null }]]))).toBeNull()
  })

  it('is refused without a head that says the desil, and "<5" is no number', () => {
    expect(readCountTable('Desa;Keluarga;Jiwa\nUlak Lebar;1;2')).toEqual({
      ok: false,
      why: 'no_head',
    })
    expect(read('Kec;Desa;Desil;KK;Jiwa\nLahat;Ulak Lebar;1;<5;9').problems).toMatchObject([
      { why: { key: 'pockets.write_number' } },
    ])
  })
})

describe('the name of a village', () => {
  it('is found however it is spelled', async () => {
    const names = ['Pulaupinang', 'Pulau Pinang', 'PULAU  PINANG', 'kec. pulau-pinang']
    const all = await findPlacesByNames(db(), names)
    const kecamatan = all.map((one) => (one.place ?? one.candidates[0])?.code.slice(0, 8))
    expect(new Set(kecamatan).size).toBe(1)
    // The kecamatan bears the name of one of its villages: both are offered, none is guessed.
    const exact = await findPlacesByNames(db(), ['Kec. Pulaupinang', 'Desa Tanjung Raja, Gumayulu'])
    expect(exact.map((one) => one.place?.name)).toEqual(['Pulau Pinang', 'Tanjung Raja'])
    const [wrong] = await findPlacesByNames(db(), ['Pulo Pinang'])
    expect(wrong?.candidates.map((one) => one.name)).toContain('Pulau Pinang')
  })
})

describe('the secretariat', () => {
  it('lists a pocket, mends it, is told of another who did, and takes it away', async () => {
    const client = await sekar()
    const village = await db()('places').where('code', 'like', '16.04.10.%').orderBy('code').first()
    const blank = await client.get('/places/pockets/new?year=2026')
    const refused = await client.submit(blank, '/places/pockets', { place: 'Entah Berantah' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Entah Berantah')])
    const listed = await client.submit(refused, '/places/pockets', {
      place: village.code,
      decree: 'SK Bupati 100/2026',
    })
    expect(listed.text).toContain('SK Bupati 100/2026')
    const twice = await client.submit(
      await client.get('/places/pockets/new?year=2026'),
      '/places/pockets',
      { place: village.code, decree: 'SK lain' },
    )
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('sudah tercatat')])

    const { id } = await db()('pockets').where({ place_id: village.id, year: 2026 }).first('id')
    const open = await client.get(`/places/pockets/${id}`)
    await client.submit(open, `/places/pockets/${id}`, { criteria: 'desil 1 di atas 30 persen' })
    const late = await client.submit(open, `/places/pockets/${id}`, { criteria: 'RTLH terbanyak' })
    expect(late.status).toBe(409)
    expect(late.html.querySelector('#criteria')?.getAttribute('value')).toBe('RTLH terbanyak')
    // A mistake in between does not make it the newest text: who mends it is still told of the other's change.
    const wrong = await client.submit(open, `/places/pockets/${id}`, { source_url: 'bukan tautan' })
    expect(wrong.status).toBe(422)
    const mended = await client.submit(wrong, `/places/pockets/${id}`, { source_url: '' })
    expect(mended.status).toBe(409)
    const gone = await client.submit(late, `/places/pockets/${id}/removal`, {
      removal_reason: 'salah desa',
    })
    expect(gone.text).toContain('dihapus')
    const lines = await db()('history')
      .where({ subject: 'place', subject_id: village.id })
      .orderBy('id')
    expect(lines.map((one) => one.event)).toEqual([
      'pocket.listed',
      'pocket.edited',
      'pocket.removed',
    ])
    const sheet = await client.get(`/places/${village.code}`)
    expect(sheet.text).toContain('menghapus dari daftar kantong')
  })

  it('pastes a list, sees what it would do row by row, and stores it once', async () => {
    const client = await sekar()
    const paste = await client.get('/places/pockets/import?year=2026')
    const preview = await client.submit(paste, '/places/pockets/import/preview', {
      table:
        'Kecamatan;Desa\nPulaupinang;Kuba\nGumay Ulu;Tanjung Raja\nLahat;Desa Yang Tidak Ada\n',
      decree: 'SK Bupati 100/2026',
    })
    expect(preview.text).toContain('Tanjung Raja (Kec. Gumay Ulu)')
    expect(preview.text).toContain('Desa Yang Tidak Ada')
    const before = await db()('pockets').where({ year: 2026 })
    const asked = await client.submit(preview, '/places/pockets/import')
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('centang')])
    const stored = await client.submit(asked, '/places/pockets/import', { leave: '1' })
    expect(stored.text).toContain('Tabel disimpan')
    await client.submit(asked, '/places/pockets/import', { leave: '1' })
    const after = await db()('pockets').where({ year: 2026 })
    expect(after.length - before.length).toBe(2)
  })

  it('enters counts of a named and dated registry; small ones are stored and never shown', async () => {
    const client = await sekar()
    const form = await client.get('/places/counts/new')
    const undated = await client.submit(form, '/places/counts', { registry: 'DTSEN' })
    expect(undated.status).toBe(422)
    const made = await client.submit(undated, '/places/counts', { counted_on: '2025-10-31' })
    const { id } = await db()('registry_counts').where({ counted_on: '2025-10-31' }).first('id')
    expect(made.path).toBe(`/places/counts/${id}`)
    const code = '16.04.10'
    const path = `/places/counts/${id}/places/${code}`
    const entry = await client.get(path)
    const wrong = await client.submit(entry, path, { families_1: '9', persons_1: '8' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('lebih sedikit')])
    await client.submit(wrong, path, { families_1: '3', persons_1: '1.012', persons_0: '90.000' })
    const again = await client.get(path)
    expect(again.html.querySelector('#families_1')?.getAttribute('value')).toBe('<5')
    await client.submit(again, path, { persons_1: '1.020' })
    const rows = await db()('place_counts').where({ registry_count_id: id }).orderBy('desil')
    expect(rows.map((row) => [row.desil, row.families, row.persons])).toEqual([
      [0, null, 90000],
      [1, 3, 1020],
    ])
    // Whoever still has the former figures open is told.
    const late = await client.submit(again, path, { persons_1: '1.030' })
    expect(late.status).toBe(409)
    const lines = await db()('history').where({ event: 'count.entered' }).orderBy('id')
    expect(JSON.stringify(lines)).not.toMatch(/"(?:[^"]*KK)":3\b/)
    expect(JSON.stringify(lines)).toContain('<5')
    for (const page of [`/places/counts/${id}`, '/places?count=' + id, '/places/' + code]) {
      expect((await client.get(page)).text).toContain('1.020')
    }
    const inside = await db()('places').where('code', 'like', '16.04.10.%').orderBy('code').first()
    const preview = await client.submit(
      await client.get(`/places/counts/${id}/import`),
      `/places/counts/${id}/import/preview`,
      {
        table: `Kode;Desil;Keluarga;Jiwa\n160406;1;4;12\n${inside.code.replaceAll('.', '')};1;2;`,
      },
    )
    expect(preview.text).toContain('<5 KK, 12 jiwa')
    await client.submit(preview, `/places/counts/${id}/import`)
    expect(await db()('place_counts').where({ registry_count_id: id })).toHaveLength(4)
  })
})

describe('a kecamatan without counts of its own', () => {
  it('is the sum of its villages once all of them are counted', async () => {
    const [count] = await db()('registry_counts')
      .insert({ registry: 'P3KE', counted_on: '2024-02-29' })
      .returning('id')
    const kecamatan = await idOf('16.04.10')
    const villages = await db()('places').where({ parent_id: kecamatan }).pluck('id')
    const enter = (ids: number[]) =>
      db()('place_counts').insert(
        ids.map((place_id) => ({ registry_count_id: count.id, place_id, desil: 1, persons: 7 })),
      )
    await enter(villages.slice(1))
    const shown = async () => countsUpTo(await listShownCells(db(), count.id), 1, null)
    expect(await shown()).toEqual([])
    await enter(villages.slice(0, 1))
    expect(await shown()).toMatchObject([
      { placeId: kecamatan, persons: villages.length * 7, families: null },
    ])
  })
})
