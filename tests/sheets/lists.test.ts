import { parse } from 'csv-parse/sync'
import { readBook } from '../../server/sheets/read'
import type { ReadCell } from '../../server/sheets/cell'
import { testApp } from '../support/app'
import { Client } from '../support/client'
import { useDatabase } from '../support/database'

const db = useDatabase('demo')
jest.setTimeout(30_000)

async function signIn(who: 'koordinator' | 'sekretariat') {
  const client = new Client(testApp(db()))
  await client.signIn(`${who}@tkpk.test`)
  return client
}

async function bytesOf(client: Client, path: string): Promise<Buffer> {
  const answer = await client.raw(path).responseType('blob')
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body as Buffer
}

const written = (cell: ReadCell | undefined) =>
  cell?.number === undefined
    ? (cell?.day ?? cell?.text ?? '')
    : String(cell.number).replace('.', ',')

/** A list as its two files hold it: the rows of each, headings first, and what the last sheet says of it. */
async function filesOf(client: Client, list: string) {
  const [path, query = ''] = list.split('?')
  const csv = await client.raw(`${path}.csv?${query}`)
  const lines = parse(csv.text, { delimiter: ';', bom: true })
  const book = await readBook(await bytesOf(client, `${path}.xlsx?${query}`), { rows: 5000 })
  if (!book.ok) throw new Error(book.trouble)
  const [sheet, about] = book.sheets
  return {
    csv: lines,
    xlsx: (sheet?.rows ?? []).map(({ cells }) =>
      Array.from({ length: lines[0]?.length ?? 0 }, (_, at) => written(cells[at])),
    ),
    about: (about?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.text).join(': ')),
    formulas: book.sheets.flatMap((one) =>
      one.rows.flatMap((row) => row.cells.filter((cell) => cell?.formula)),
    ),
  }
}

const apostrophe = (row: string[]) => row.map((text) => text.replace(/^'(?=[=+\-@])/, ''))

describe('a list is taken away exactly as it is shown', () => {
  it.each([
    ['/reports?state=verified&strategy=1', 'Aksi', 'laporan diverifikasi · Strategi 1'],
    ['/reports?state=returned', 'Aksi', 'laporan dikembalikan'],
    ['/decisions?state=all&sort=-code', 'Isi keputusan', 'keputusan'],
    ['/indicators', 'Indikator', 'Nilai yang terbit untuk Kabupaten Lahat'],
    ['/indicators/readings?indicator=P0&state=used', 'Indikator', ' · dipakai'],
    ['/indicators/targets', 'Indikator', 'target; '],
    ['/agencies?year=all', 'OPD', 'semua masa pelaporan'],
    ['/places?strategy=1', 'Wilayah', ' · Strategi 1 · Penduduk miskin'],
    ['/places/pockets?year=2026', 'Wilayah', 'kantong pada 2026'],
    ['/contributions?state=accepted&strategy=2', 'Aksi', 'diterima · Strategi 2'],
    ['/windows', 'Masa pelaporan', 'Semua masa pelaporan'],
    ['/meetings', 'Judul rapat', 'lalu yang terbaru'],
    ['/documents', 'Dokumen', 'yang terbaru dahulu'],
    ['/imports', 'Berkas', 'yang terbaru dahulu'],
    ['/users?role=officer', 'Nama', 'Anggota OPD'],
    ['/places/counts/1', 'Wilayah', 'jumlah di bawah lima'],
    ['/indicators/calendar', 'Indikator', 'Nilai yang ditunggu'],
    ['/windows/2026-TW3?state=verified', 'Aksi', 'diverifikasi; keadaan per'],
  ])('%s', async (list, column, sentence) => {
    const client = await signIn(/^\/(users|imports)/.test(list) ? 'sekretariat' : 'koordinator')
    const page = await client.get(list)
    const tables = page.html.querySelectorAll('table').map((table) => ({
      heads: table.querySelectorAll('thead th').map((head) => head.text.trim()),
      names: table
        .querySelectorAll('tbody th')
        .map((one) =>
          (one.querySelector('a, small') ? one.querySelector('a, span') : one)?.text
            .split('\n')[0]
            ?.trim(),
        ),
    }))
    const named = tables.filter(({ heads }) => heads.includes(column))
    const shown = (named.length ? named : tables).flatMap(({ names }) => names)
    const { csv, xlsx, about, formulas } = await filesOf(client, list)
    const at = csv[0]?.indexOf(column) ?? -1
    const told = csv.slice(1).map((row) => row[at] ?? '')
    expect(shown.length).toBeGreaterThan(0)
    expect(told.slice(0, shown.length)).toEqual(shown)
    expect(xlsx).toEqual(csv.map(apostrophe))
    expect(about.join('\n')).toContain(sentence)
    expect(about.join('\n')).toMatch(/Oleh: .*(Koordinator|Sekretariat)/i)
    expect(formulas).toEqual([])
  })

  it('and what a search found, kind by kind as on the page', async () => {
    const client = await signIn('koordinator')
    const page = await client.get('/search?q=rumah')
    const { csv, xlsx, about } = await filesOf(client, '/search?q=rumah')
    const groups = page.html.querySelectorAll('main section').map((section) => ({
      kind: section.querySelector('h2')?.text.trim(),
      names: section.querySelectorAll('.found a').map((link) => link.text.trim()),
    }))
    expect(groups.length).toBeGreaterThan(2)
    for (const { kind, names } of groups) {
      const told = csv.filter((row) => row[0] === kind).map((row) => row[2])
      expect(told.slice(0, names.length)).toEqual(names)
    }
    expect(xlsx).toEqual(csv.map(apostrophe))
    expect(about.join('\n')).toContain('“rumah”')
  })

  it('and of the priorities of places the table of need and money', async () => {
    const client = await signIn('koordinator')
    const page = await client.get('/places/priorities')
    const [table] = page.html.querySelectorAll('main table')
    const shown = table
      ?.querySelectorAll('tbody tr')
      .map((row) => [row.querySelector('th')?.text.trim(), row.querySelector('td')?.text.trim()])
    const { csv, xlsx } = await filesOf(client, '/places/priorities')
    expect(csv.slice(1).map((row) => [row[1], row[2] || '–'])).toEqual(shown)
    expect(xlsx).toEqual(csv.map(apostrophe))
  })

  it('with texts that would run as a formula made harmless', async () => {
    const title = '=HYPERLINK("https://jahat.example","klik")'
    const report = await db()('reports').where({ state: 'sent' }).orderBy('id').first('action_id')
    await db()('actions').where({ id: report.action_id }).update({ title })
    await db()('decisions').update({ text: `@SUM(A1) ${'x'.repeat(20)}` })
    const client = await signIn('koordinator')
    for (const list of ['/reports', '/decisions?state=all']) {
      const { csv, xlsx, formulas } = await filesOf(client, list)
      expect(csv.flat().filter((text) => /^[=+@]/.test(text))).toEqual([])
      expect(xlsx).toEqual(csv.map(apostrophe))
      expect(xlsx.flat().some((text) => /^[=@]/.test(text))).toBe(true)
      expect(formulas).toEqual([])
    }
  })
})
