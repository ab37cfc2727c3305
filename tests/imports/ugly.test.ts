import type { Message } from '../../server/i18n'
import type { Problem } from '../../server/imports/import'
import { readBook } from '../../server/sheets/read'
import { testApp } from '../support/app'
import { buildAction, buildReport, buildYear } from '../support/builders'
import { Client, type Page } from '../support/client'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { excel, ratHeads, ratMerges, ratRow, type Line } from './files'

const db = useDatabase()
jest.setTimeout(30_000)

async function comeIn(who: 'sekar' | 'budi') {
  const people = await everyone(db())
  await buildYear(db(), 2026)
  const client = new Client(testApp(db(), { clock: () => storyNow }))
  await client.signIn(people[who].email)
  return { ...people, client }
}

async function checked(
  client: Client,
  bytes: Buffer,
  fields: Record<string, string> = {},
  name = 'berkas.xlsx',
): Promise<Page> {
  const page = await client.upload(await client.get('/imports'), '/imports', [
    { name, bytes, field: 'file' },
  ])
  return client.submit(page, `${page.path}/plan`, fields)
}

type Row = {
  number: number
  outcome: string
  title: string
  problems: Problem[]
  notes: Message[]
  input: Record<string, unknown> | null
}

async function rows(): Promise<Row[]> {
  return db()('import_rows').orderBy(['import_id', 'number'])
}

/** Outcome, reasons and notes of each row, by its number in the file. */
async function outcomes(): Promise<Record<number, string>> {
  return Object.fromEntries(
    (await rows()).map((row) => [
      row.number,
      [
        row.outcome,
        ...row.problems.map((one) => `${one.field}!${one.message.key}`),
        ...row.notes.map((one) => one.key),
      ].join(' '),
    ]),
  )
}

const house = 'Dinas Perumahan Uji'
const one = { agency: house, strategy: '1', program: 'Program', activity: 'Kegiatan' }

describe('a matrix as offices really make it', () => {
  it('has title rows, merged heads, bands, subtotals, blanks that inherit, and remarks', async () => {
    const { client } = await comeIn('sekar')
    const lines: Line[] = [
      ['RENCANA AKSI TAHUNAN'],
      [],
      ...ratHeads,
      ['', 'STRATEGI 2: MENINGKATKAN PENDAPATAN MASYARAKAT'],
      ratRow({
        agency: house,
        code: '1.04.02',
        program: 'Program A',
        budget: '9.000.000',
        direct: '',
      }),
      ratRow({
        code: '1.04.02.2.01.0001',
        activity: 'Kegiatan B',
        sub: 'Pelatihan tukang bangunan',
        budget: '5.000.000',
      }),
      ratRow({ code: '1.04.02.2.01.0002', sub: 'Bantuan modal usaha', budget: '4.000.000' }),
      ['', 'Sub Total', '', '', '', '', '', '', '', '', 9_000_000],
      ['', 'STRATEGI 3: MENGURANGI KANTONG KEMISKINAN'],
      ratRow({ code: '1.04.02.2.01.0003', sub: 'Jalan lingkungan desa', budget: '1500,50' }),
      ['Keterangan: angka sementara'],
    ]
    await checked(client, await excel({ rows: lines, merges: ['H3:J3'] }))
    expect(await outcomes()).toEqual({
      5: 'skipped import.skipped.head',
      6: 'skipped import.skipped.band',
      7: 'skipped import.skipped.band',
      8: 'new',
      9: 'new',
      10: 'skipped import.skipped.total',
      11: 'skipped import.skipped.band',
      12: 'new',
      13: 'skipped import.skipped.note',
    })
    const said = (await rows()).filter((row) => row.outcome === 'new').map((row) => row.input)
    expect(said).toMatchObject([
      {
        strategyNumber: 2,
        program: 'Program A',
        activity: 'Kegiatan B',
        budget: [{ amount: 5e6 }],
      },
      {
        strategyNumber: 2,
        program: 'Program A',
        activity: 'Kegiatan B',
        budget: [{ amount: 4e6 }],
      },
      { strategyNumber: 3, program: 'Program A', budget: [{ amount: 1500.5 }] },
    ])
  })

  it('refuses row by row what it will not guess, each with column and reason', async () => {
    const { client } = await comeIn('sekar')
    const sub = (n: number) => ({
      ...one,
      code: `1.04.02.2.01.000${n}`,
      sub: `Sub kegiatan nomor ${n}`,
    })
    const lines: Line[] = [
      ...ratHeads,
      ratRow({ ...sub(1), budget: 'Rp 2,5 M' }),
      ratRow({ ...sub(2), budget: '1,250' }),
      ratRow({ ...sub(3), budget: 1_000_000, fund: '' }),
      ratRow({ ...sub(4), budget: 1_000_000, fund: 'APBD, DAK' }),
      ratRow({ ...sub(5), target: '500 KK, 20 jiwa' }),
      ratRow({ ...sub(6), target: 500 }),
      ratRow({ ...sub(7), code: 'kode salah' }),
      ratRow({ ...sub(8), budget: { formula: 'A1', result: undefined } as never }),
      ratRow({
        ...sub(9),
        sub: 'Sub kegiatan nomor 9',
        target: '265 Sekolah',
        budget: '1,500,000',
      }),
      ratRow({
        ...sub(9),
        sub: 'Sub kegiatan nomor 9',
        target: '265 Sekolah',
        budget: '1,500,000',
      }),
      ratRow({ ...sub(9), sub: 'Bantuan untuk 1604012345678901' }),
    ]
    const bytes = await excel({ rows: lines, merges: ['H1:J1'], hiddenRows: [12] })
    await checked(client, bytes, { numbers: 'mixed' })
    expect(await outcomes()).toEqual({
      3: 'skipped import.skipped.head',
      4: 'refused budget!import.cell.money_m',
      5: 'refused budget!field.ambiguous_number',
      6: 'refused fund!import.row.no_fund',
      7: 'refused fund!import.row.several_funds',
      8: 'refused beneficiary_target!import.cell.count',
      9: 'refused beneficiary_unit!action.error.unit_needed',
      10: 'refused nomenclature!action.error.nomenclature',
      11: 'refused budget!import.cell.not_calculated',
      12: 'new import.note.hidden',
      13: 'refused title!import.row.twice',
      14: 'refused title!field.long_number sub_activity!field.long_number',
    })
  })

  it('asks for names that are not sure, once for all rows, and remembers the answer', async () => {
    const { client, housing } = await comeIn('sekar')
    const sub = (n: number, more: object) =>
      ratRow({ ...one, code: `1.04.02.2.01.001${n}`, sub: `Pekerjaan nomor ${n}`, ...more })
    const file = async () =>
      excel({
        rows: [
          ...ratHeads,
          sub(1, { agency: 'Dinas Perumahan Ujii' }),
          sub(2, { agency: 'Dinas Perumahan Ujii' }),
          sub(3, { strategy: 'Kesejahteraan' }),
          sub(4, { agency: 'DINAS  PERUMAHAN, UJI' }),
        ],
        merges: ratMerges.map(() => 'H1:J1'),
      })
    const page = await checked(client, await file())
    expect(await outcomes()).toMatchObject({ 4: 'asked', 5: 'asked', 6: 'asked', 7: 'new' })
    expect(page.text).toContain('Perangkat daerah mana "Dinas Perumahan Ujii"?')
    expect(page.text).not.toContain('Terapkan')
    const after = await client.submit(page, `${page.path}/answers`, {
      answer_0: String(housing.id),
      answer_1: '2',
    })
    expect(await outcomes()).toMatchObject({ 4: 'new', 5: 'new', 6: 'new', 7: 'new' })
    expect(after.text).toContain('Terapkan 4 baris')
    const again = await checked(client, await file())
    expect(again.text).toContain('Terapkan 4 baris')
  })

  it('asks which action is meant where the code has another name', async () => {
    const { client, housing } = await comeIn('sekar')
    const code = '1.04.02.2.01.0001'
    const facts = { agency: housing, year: 2026, nomenclature: code }
    const first = await buildAction(db(), { ...facts, title: 'Bedah rumah tahap satu' })
    await buildAction(db(), { ...facts, title: 'Bedah rumah tahap dua' })
    const lines = [...ratHeads, ratRow({ ...one, code, sub: 'Bedah rumah tahap I' })]
    const page = await checked(client, await excel({ rows: lines, merges: ['H1:J1'] }))
    expect(page.text).toContain('Apakah "Bedah rumah tahap I" salah satu aksi ini?')
    await client.submit(page, `${page.path}/answers`, { answer_0: first.code })
    expect(await outcomes()).toMatchObject({ 4: 'changed' })
  })

  it('reads several agencies and places in a cell, days as text, and one name under two codes', async () => {
    const { client, housing, social } = await comeIn('sekar')
    const heads = [
      ['Nama kegiatan', 'Strategi', 'OPD', 'Kode rekening', 'Lokus', 'Tanggal mulai', 'Selesai'],
      ['', '', '', '', '', '', ''],
    ]
    const both = `${house} / Dinas Sosial Uji`
    const bytes = await excel({
      rows: [
        ...heads,
        [
          'Air bersih',
          'II',
          both,
          '1.04.02.2.01.0001',
          'Kec. Lahat, Kec. Kikim Timur',
          '1 Februari 2026',
          '30 Sept 2026',
        ],
        [
          'Air bersih',
          'Strategi 2',
          house,
          '1.04.02.2.01.0002',
          'Se-Kabupaten Lahat',
          '01/03/2026',
          new Date('2026-11-30T00:00:00Z'),
        ],
      ],
      formats: { G4: 'dd mmmm yyyy' },
    })
    const page = await checked(client, bytes)
    expect(await outcomes()).toEqual({ 3: 'asked', 4: 'new import.note.places_left' })
    expect(page.text).toContain(`Perangkat daerah mana "${both}"?`)
    await client.submit(page, `${page.path}/answers`, { answer_0: String(housing.id) })
    expect((await rows()).map((row) => row.input)).toMatchObject([
      {
        strategyNumber: 2,
        agencyId: housing.id,
        supportIds: [social.id],
        places: [{ target: null }, { target: null }],
        startsOn: '2026-02-01',
        endsOn: '2026-09-30',
      },
      { agencyId: housing.id, startsOn: '2026-03-01', endsOn: '2026-11-30', places: [] },
    ])
  })

  it('matches the columns of any table, takes the correction, and remembers it', async () => {
    const { client } = await comeIn('budi')
    const csv = Buffer.from(
      'Nama kegiatan;Strategi;OPD;Bidang\nBedah rumah warga;1;;Bidang Perumahan\n',
    )
    const upload = async () =>
      client.upload(await client.get('/imports'), '/imports', [
        { name: 'tabel.csv', bytes: csv, field: 'file' },
      ])
    const page = await upload()
    expect(page.text).toContain('3 dari 4 kolom dikenali')
    await client.submit(page, `${page.path}/plan`, { column_3: 'responsible_office' })
    expect((await rows())[0]?.input).toMatchObject({ responsibleOffice: 'Bidang Perumahan' })
    const again = await upload()
    expect(again.text).toContain('Kolom dicocokkan seperti terakhir kali')
    expect(again.html.querySelector('#column_3 option[selected]')?.getAttribute('value')).toBe(
      'responsible_office',
    )
  })

  it('asks once how a file writes its numbers, shows a figure of it, and guesses nothing', async () => {
    const { client } = await comeIn('budi')
    const csv = Buffer.from(
      'Nama kegiatan,Strategi,Jumlah Sasaran,Alokasi Anggaran,Sumber Pembiayaan\n' +
        'Bedah rumah warga,1,"1,250 KK",1250000.50,APBD\nAir bersih desa,1,40 KK,"2,500,000",APBD\n',
    )
    const page = await client.upload(await client.get('/imports'), '/imports', [
      { name: 'english.csv', bytes: csv, field: 'file' },
    ])
    expect(page.text).toContain('Baris 2, kolom Jumlah Sasaran: “1,250 KK” bisa dibaca dua cara')
    expect(page.text).toContain('“1,250 KK” menjadi 1,25')
    expect(page.text).toContain('“1,250 KK” menjadi 1.250')
    const silent = await client.submit(page, `${page.path}/plan`, {})
    expect([silent.status, await rows()]).toEqual([422, []])
    await client.submit(page, `${page.path}/plan`, { numbers: 'point' })
    expect((await rows()).map(({ input }) => input)).toMatchObject([
      { beneficiaryTarget: 1250, budget: [{ amount: 1250000.5 }] },
      { beneficiaryTarget: 40, budget: [{ amount: 2500000 }] },
    ])
    await client.submit(await client.get(`${page.path}?step=understand`), `${page.path}/plan`, {
      numbers: 'comma',
    })
    expect(await outcomes()).toMatchObject({ 2: 'refused budget!field.other_number_format' })
  })

  it('gives the refused rows back with their reasons, to be corrected and sent again', async () => {
    const { client } = await comeIn('sekar')
    const lines = [
      ...ratHeads,
      ratRow({ ...one, code: '1.04.02.2.01.0001', sub: 'Rumah layak', budget: 'Rp 2,5 M' }),
    ]
    const page = await checked(client, await excel({ rows: lines, merges: ['H1:J1'] }))
    const answer = await client
      .raw(`${page.path}/refused.xlsx`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () => done(null, Buffer.concat(parts)))
      })
    const book = await readBook(answer.body as Buffer, { rows: 50 })
    if (!book.ok) throw new Error(book.trouble)
    const texts = book.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell?.text ?? ''))
    expect(texts?.[0]?.slice(-2)).toEqual(['Baris asal', 'Alasan ditolak'])
    expect(texts?.[1]?.at(-1)).toContain('dapat berarti Rp2.500.000.000 (miliar)')

    const { Workbook } = await import('exceljs')
    const mended = new Workbook()
    await mended.xlsx.load(answer.body as never)
    const sheet = mended.worksheets[0]
    const column = texts?.[0]?.indexOf('Alokasi Anggaran') ?? -1
    if (sheet) sheet.getCell(2, column + 1).value = 2_500_000_000
    await db()('imports').delete()
    await checked(client, Buffer.from(await mended.xlsx.writeBuffer()))
    expect(await outcomes()).toEqual({ 2: 'new' })
  })
})

describe('progress in the OPPKPKE matrix', () => {
  const heads: Line = ['Perangkat Daerah', 'Kode', 'Sub Kegiatan', 'Realisasi', '', '']
  const under: Line = ['', '', '', 'Sem. 1', 'Sem. 2', 'Total']
  const nomenclature = '1.04.02.2.01.0003'

  async function matrix(window: '2026-TW2' | '2026-TW4', ...figures: Line) {
    const story = await comeIn('budi')
    const action = await buildAction(db(), {
      agency: story.housing,
      year: 2026,
      nomenclature,
      title: 'Bedah rumah',
      budget: 1_000_000_000,
      outputTarget: 100,
      outputUnit: 'rumah',
    })
    await db()('windows')
      .where({ code: window })
      .update({ opens_on: '2026-01-01', grace_until: '2026-12-31', due_on: '2026-12-31' })
    const bytes = await excel({
      rows: [heads, under, [house, nomenclature, 'Bedah rumah', ...figures]],
      merges: ['D1:F1'],
    })
    const page = await story.client.upload(await story.client.get('/imports'), '/imports', [
      { name: 'oppkpke.xlsx', bytes, field: 'file' },
    ])
    return { ...story, action, page }
  }

  it('asks whether figures are cumulative, with what a row of the file would mean either way', async () => {
    const { page, client } = await matrix('2026-TW4', 100_000_000, 150_000_000, 250_000_000)
    expect(page.text).toContain(
      'Contoh dari baris 3, Bedah rumah: Realisasi Sem. 1 100.000.000, Realisasi Sem. 2 150.000.000, Realisasi total 250.000.000.',
    )
    expect(page.text).toContain('berarti s.d. akhir masa: 250.000.000')
    expect(page.text).toContain('berarti s.d. akhir masa: 150.000.000')
    const refused = await client.submit(page, `${page.path}/plan`, { window: '2026-TW4' })
    expect(refused.status).toBe(422)
  })

  it('adds the halves where they are of their period, and writes a draft', async () => {
    const { page, client, action } = await matrix('2026-TW4', 100_000_000, 150_000_000, 250_000_000)
    const preview = await client.submit(page, `${page.path}/plan`, {
      window: '2026-TW4',
      basis: 'period',
    })
    const receipt = await client.submit(preview, `${page.path}/application`)
    const [report] = await db()('reports').where({ action_id: action.id })
    expect(report).toMatchObject({ state: 'draft', realised: 250_000_000, output: null })
    await client.submit(receipt, `${page.path}/undoing`)
    expect(await db()('reports').where({ action_id: action.id })).toEqual([])
  })

  it('takes the second half alone where they are cumulative, and refuses a total that says otherwise', async () => {
    const { page, client } = await matrix('2026-TW4', 100_000_000, 250_000_000, 350_000_000)
    await client.submit(page, `${page.path}/plan`, { window: '2026-TW4', basis: 'cumulative' })
    expect(await outcomes()).toEqual({ 3: 'refused realised_total!import.row.total_not_last' })
  })

  it('refuses what it cannot add: a first half that is blank is not zero', async () => {
    const { page, client } = await matrix('2026-TW4', '', 150_000_000, '')
    await client.submit(page, `${page.path}/plan`, { window: '2026-TW4', basis: 'period' })
    expect(await outcomes()).toEqual({ 3: 'refused realised_s1!import.row.first_half_missing' })
  })

  it('keeps out of a report that was sent', async () => {
    const { page, client, action } = await matrix('2026-TW2', 100_000_000, '', '')
    await buildReport(db(), action, '2026-TW2', { state: 'sent' })
    await client.submit(page, `${page.path}/plan`, { window: '2026-TW2', basis: 'period' })
    expect((await outcomes())[3]).toContain('refused code!report.obstacle.sent')
  })
})

describe('the product’s own template', () => {
  async function fetched(client: Client, path: string): Promise<Buffer> {
    const answer = await client
      .raw(path)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () => done(null, Buffer.concat(parts)))
      })
    return answer.body as Buffer
  }

  async function edited(bytes: Buffer, change: (sheet: import('exceljs').Worksheet) => void) {
    const { Workbook } = await import('exceljs')
    const book = new Workbook()
    await book.xlsx.load(bytes as never)
    const sheet = book.worksheets[0]
    if (sheet) change(sheet)
    return Buffer.from(await book.xlsx.writeBuffer())
  }

  it('of actions comes back as it went out: only what was edited changes', async () => {
    const { client, housing } = await comeIn('budi')
    await buildAction(db(), {
      agency: housing,
      year: 2026,
      title: 'Bedah rumah warga',
      budget: 5_000_000,
      outputTarget: 10,
      outputUnit: 'rumah',
    })
    await buildAction(db(), {
      agency: housing,
      year: 2026,
      title: 'Sanitasi desa',
      nomenclature: '1.04.02.2.01.0009',
    })
    const bytes = await fetched(client, '/imports/templates/actions.xlsx?year=2026')
    await checked(client, bytes)
    expect(Object.values(await outcomes())).toEqual(['same', 'same'])
    await db()('imports').delete()
    const mended = await edited(bytes, (sheet) => {
      sheet.getCell('J2').value = 12
      sheet.getCell('B4').value = 'Aksi yang baru sama sekali'
      sheet.getCell('C4').value = '1'
    })
    const page = await checked(client, mended)
    expect(Object.values(await outcomes())).toEqual(['changed', 'same', 'new'])
    expect(page.text).toContain('Target keluaran: semula 10 → menjadi 12')
  })

  it('of progress is cumulative without asking, and fills in drafts', async () => {
    const { client, housing } = await comeIn('budi')
    await buildAction(db(), {
      agency: housing,
      year: 2026,
      title: 'Bedah rumah warga',
      budget: 5_000_000,
      outputTarget: 10,
      outputUnit: 'rumah',
    })
    const bytes = await fetched(client, '/imports/templates/progress.xlsx?window=2026-TW3')
    const filled = await edited(bytes, (sheet) => {
      sheet.getCell('E2').value = 4
      sheet.getCell('I2').value = 2_000_000
      sheet.getCell('J2').value = 'berjalan'
      sheet.getCell('L2').value = 'Empat rumah selesai.'
    })
    const preview = await checked(client, filled, { window: '2026-TW3' })
    await client.submit(preview, `${preview.path}/application`)
    const [report] = await db()('reports')
    expect(report).toMatchObject({
      state: 'draft',
      output: 4,
      realised: 2_000_000,
      work_status: 'running',
      done_text: 'Empat rumah selesai.',
    })
  })
})
