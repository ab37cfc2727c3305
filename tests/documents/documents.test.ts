import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import { parse } from 'node-html-parser'
import { countBoard } from '../../server/board/queries'
import type { Stand } from '../../server/documents/queries'
import { errataOf } from '../../server/documents/errata-paper'
import { periodOf } from '../../server/documents/matrix-paper'
import { readAsked } from '../../server/documents/form'
import { refreshStandings } from '../../server/actions/standing-commands'
import type { Row } from '../../server/papers/paper'
import { samplePaper } from '../papers/sample'
import { testApp } from '../support/app'
import { buildAction } from '../support/builders'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { pdfPages } from '../support/pdf'

const db = useDatabase('demo')

async function signIn(who: 'sekretariat' | 'koordinator' | 'dinsos' | 'pengamat') {
  const client = new Client(testApp(db()))
  await client.signIn(`${who}@tkpk.test`)
  return client
}

async function bytesOf(client: Client, path: string): Promise<Buffer> {
  const answer = await client.raw(path).responseType('blob')
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body as Buffer
}

/** The cells of the rows of one kind of the first matrix on a page. */
function rowsOf(page: Page, kind: string): string[][] {
  return page.html
    .querySelectorAll(`.matrix .paper__${kind}`)
    .map((row) => row.querySelectorAll('td').map((cell) => cell.text.trim()))
}
const rupiah = (text: string | undefined) =>
  Number((text ?? '').replaceAll('.', '').replace(',', '.'))

async function boardOf(code: string) {
  const window = (await db()('windows').where({ code }).first()) as { id: number; year: number }
  const { tallies } = await countBoard(db(), {
    year: window.year,
    windowId: window.id,
    overdue: false,
  })
  return tallies
}

describe('the matrix of a semester', () => {
  it.each([
    ['2026-1', '2026-TW2'],
    ['2026-2', '2026-TW4'],
    ['2025-2', '2025-TW4'],
  ])('of %s adds up to what the board says, to the rupiah', async (period, code) => {
    const page = await (
      await signIn('pengamat')
    ).get(`/documents/preview?kind=semester&period=${period}`)
    const tallies = await boardOf(code)
    const told = rowsOf(page, 'subtotal').map((cells) => [rupiah(cells[10]), rupiah(cells[20])])
    expect(told).toEqual(
      tallies
        .filter((tally) => tally.actions > 0)
        .map((tally) => [tally.money.budget ?? 0, tally.money.realised ?? 0]),
    )
    const [total = []] = rowsOf(page, 'total')
    const sum = (part: (money: (typeof tallies)[0]['money']) => number | null) =>
      tallies.reduce((all, tally) => all + (part(tally.money) ?? 0), 0)
    expect(rupiah(total[10])).toBe(sum((money) => money.budget))
    expect(rupiah(total[20])).toBe(sum((money) => money.realised))
    expect(rowsOf(page, 'row')).toHaveLength(tallies.reduce((all, tally) => all + tally.actions, 0))
  })

  it('of the second half holds the first, and tells no half from a missing report', async () => {
    const client = await signIn('pengamat')
    const first = await client.get('/documents/preview?kind=semester&period=2026-1')
    const second = await client.get('/documents/preview?kind=semester&period=2026-2')
    expect(rowsOf(second, 'row').map((cells) => cells[18])).toEqual(
      rowsOf(first, 'row').map((cells) => cells[18]),
    )
    expect(new Set(rowsOf(first, 'row').map((cells) => cells[19]))).toEqual(new Set(['–']))
    for (const cells of rowsOf(second, 'row')) {
      if (cells[18] === '–' || cells[19] === '–') continue
      expect(rupiah(cells[18]) + rupiah(cells[19])).toBeCloseTo(rupiah(cells[20]), 2)
    }
  })

  it('is the same in Excel: 21 numbered columns, and the sums as numbers', async () => {
    const client = await signIn('koordinator')
    const page = await client.get('/documents/preview?kind=semester&period=2026-2')
    const bytes = await bytesOf(client, '/documents/preview/xlsx?kind=semester&period=2026-2')
    const zip = await JSZip.loadAsync(bytes)
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
    const rows = parse(xml).querySelectorAll('row')
    const texts = (index: number) =>
      rows[index]?.querySelectorAll('c').map((cell) => cell.text) ?? []
    const numbers = rows.findIndex((_, index) => texts(index)[20] === '21')
    expect(texts(numbers)).toEqual(Array.from({ length: 21 }, (_, at) => String(at + 1)))
    const total = rows.findIndex((_, index) => texts(index)[6] === 'Jumlah seluruhnya')
    const [shown = []] = rowsOf(page, 'total')
    expect([texts(total)[10], texts(total)[20]].map(Number)).toEqual([
      rupiah(shown[10]),
      rupiah(shown[20]),
    ])
    expect(xml).toMatch(/paperSize="14" orientation="landscape"/)
  })

  it('is printed with its headings on every sheet, and a place to sign', async () => {
    const client = await signIn('koordinator')
    const pages = pdfPages(
      await bytesOf(client, '/documents/preview/pdf?kind=semester&period=2026-1'),
    )
    expect(pages.length).toBeGreaterThan(3)
    expect(pages[0]).toContain('MATRIKS LAPORAN OPPKPKE SEMESTER I TAHUN 2026')
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`)
      if (/A-2026|Dinas/.test(page)) expect(page).toContain('Perangkat Daerah')
    }
    expect(pages.at(-1)).toContain('Sekretaris TKPK')
    // The largest sums stand on one line, not broken in their column.
    const shown = await client.get('/documents/preview?kind=semester&period=2026-1')
    const [total = []] = rowsOf(shown, 'total')
    expect(pages.join(' ')).toContain(total[10])
    expect(pages.join(' ')).toContain(total[20])
  }, 30_000)
})

describe('what was reached within a period', () => {
  const stand = (windowId: number | null, realised: number | null, owed = true): Stand => ({
    status: 'running',
    judged: 'on_track',
    judgedMoney: 'on_track',
    figureWindowId: windowId,
    figureState: windowId === null ? null : 'sent',
    output: null,
    beneficiaries: null,
    realised,
    owed,
    reportState: 'sent',
    constraintCode: null,
    constraintText: null,
  })
  it.each([
    ['the first period is all there is', null, stand(1, 70), 70],
    ['later less earlier', stand(1, 40.25), stand(2, 100), 59.75],
    ['less than before is a negative figure, not hidden', stand(1, 40), stand(2, 30), -10],
    ['nothing new was reported: unknown, not zero', stand(1, 40), stand(1, 40), null],
    ['the same figure sent again is a true zero', stand(1, 40), stand(2, 40), 0],
    ['the earlier one was owed and is missing', stand(null, null), stand(2, 100), null],
    ['the action began later', stand(null, null, false), stand(2, 100), 100],
    ['never reported', stand(null, null), stand(null, null), null],
  ] as const)('%s', (_, before, now, expected) => {
    expect(periodOf({ before, now }, 'realised')).toBe(expected)
  })
})

describe('an address', () => {
  const facts = { today: '2026-11-25', years: [2025, 2026] }
  it.each([
    [{}, 'program 2026 null'],
    [{ kind: 'semester' }, 'semester 2026 1'],
    [{ kind: 'quarter' }, 'quarter 2026 3'],
    [{ kind: 'semester', period: '2025-2' }, 'semester 2025 2'],
    [{ kind: 'semester', period: '2025-3' }, 'semester 2025 2'],
    [{ kind: 'quarter', period: '2025' }, 'quarter 2025 4'],
    [{ kind: 'quarter', period: '1999-1' }, 'quarter 2026 3'],
    [{ kind: 'program', period: '2025-2' }, 'program 2025 null'],
    [{ kind: '"><script>', period: ['x'] }, 'program 2026 null'],
  ])('%j asks for %s', (query, expected) => {
    const { kind, year, part } = readAsked(query, facts)
    expect(`${kind} ${year} ${part}`).toBe(expected)
  })
})

describe('issuing', () => {
  const form = '/documents/new?kind=program&period=2026'

  async function issueOne(fields: Record<string, string> = {}, path = form) {
    const client = await signIn('sekretariat')
    const page = await client.submit(await client.get(path), '/documents', {
      number: '400.9/77/TKPK/2026',
      ...fields,
    })
    return { client, page }
  }
  const newest = async () =>
    (await db()('documents').orderBy('id', 'desc').first()) as Record<string, unknown> & {
      id: number
    }

  it('freezes the paper: the same bytes for ever, with the sum that vouches for them', async () => {
    const { client, page } = await issueOne()
    expect(page.text).toContain('Dokumen nomor 400.9/77/TKPK/2026 diterbitkan.')
    expect(page.text).toContain('Tidak ada: setiap angka')
    const { id } = await newest()
    expect(page.response.request.url).toContain(`/documents/${id}`)
    for (const format of ['pdf', 'xlsx']) {
      const first = await bytesOf(client, `/documents/${id}/files/${format}`)
      const sum = createHash('sha256').update(first).digest('hex')
      expect(page.text).toContain(sum)
      const again = await bytesOf(await signIn('pengamat'), `/documents/${id}/files/${format}`)
      expect(again.equals(first)).toBe(true)
    }
    const pdf = await bytesOf(client, `/documents/${id}/files/pdf`)
    expect(pdfPages(pdf)[0]?.replaceAll(' ', '')).toContain('Nomor400.9/77/TKPK/2026')
    expect(pdfPages(pdf).join(' ')).not.toContain('PRATINJAU')
    const line = await db()('history').where({ event: 'document.issued', subject_id: id }).first()
    expect(line).toMatchObject({ actor_name: 'Sekretariat TKPK (contoh)' })
  }, 30_000)

  it('shows a later correction beside it, and changes nothing in it', async () => {
    const { client } = await issueOne()
    const { id } = await newest()
    const before = await bytesOf(client, `/documents/${id}/files/xlsx`)
    const [action] = (await db()('actions').where({ year: 2026 }).orderBy('id').limit(1)) as [
      { id: number; code: string; budget_total: number },
    ]
    await db()('actions')
      .where({ id: action.id })
      .update({ budget_total: action.budget_total + 1 })
    const page = await client.get(`/documents/${id}`)
    const errata = page.html.querySelector('[aria-labelledby="errata"]')?.structuredText ?? ''
    expect(errata).toContain(action.code)
    expect(errata).toContain('Alokasi Anggaran (Rp)')
    expect(errata).toContain((action.budget_total + 1).toLocaleString('id-ID'))
    // The action itself, the sum of its strategy, and the sum of all.
    expect(errata).toContain('3 hal')
    const after = await bytesOf(client, `/documents/${id}/files/xlsx`)
    expect(after.equals(before)).toBe(true)
    expect(rowsOf(page, 'total').at(-1)?.[10]).not.toContain(
      (action.budget_total + 1).toLocaleString('id-ID'),
    )
  }, 30_000)

  it('is refused by the database itself to change or remove', async () => {
    const { id } = await newest()
    const attempts = [
      "UPDATE documents SET number = 'lain' WHERE id = ?",
      'DELETE FROM documents WHERE id = ?',
      "UPDATE document_files SET content = 'x' WHERE document_id = ?",
      'DELETE FROM document_files WHERE document_id = ?',
    ]
    for (const attempt of attempts) {
      await expect(db().transaction((trx) => trx.raw(attempt, [id]))).rejects.toThrow(
        /never changed/,
      )
    }
    const file = {
      document_id: id,
      format: 'docx',
      name: 'a.docx',
      size: 1,
      sha256: 'f'.repeat(64),
      content: Buffer.from('x'),
    }
    await expect(
      db().transaction((trx) => trx('document_files').insert(file)),
    ).rejects.toMatchObject({ constraint: 'document_files_sum' })
  })

  it('makes a new edition that says why, and refers to the old one', async () => {
    const { client } = await issueOne()
    const old = await newest()
    const page = await client.get(form)
    const silent = await client.submit(page, '/documents', { number: '400.9/78/TKPK/2026' })
    expect(silent.status).toBe(422)
    const fresh = await client.submit(await client.get(form), '/documents', {
      number: '400.9/78/TKPK/2026',
      reason: 'perbaikan alokasi dua OPD',
    })
    expect(fresh.text).toContain('Edisi 2, menggantikan 400.9/77/TKPK/2026')
    const former = await client.get(`/documents/${old.id}`)
    expect(former.text).toContain('digantikan oleh 400.9/78/TKPK/2026')
    const list = await client.get('/documents')
    expect(list.text).toContain('berlaku, edisi 2')
  }, 30_000)

  it('happens once, however often the button is pressed', async () => {
    const client = await signIn('sekretariat')
    const page = await client.get(form)
    const count = async () => Number((await db()('documents').count('id').first())?.['count'])
    const before = await count()
    await client.submit(page, '/documents', { number: '400.9/79/TKPK/2026' })
    const again = await client.submit(page, '/documents', { number: '400.9/79/TKPK/2026' })
    expect(again.status).toBe(200)
    expect(await count()).toBe(before + 1)
  }, 30_000)

  it('is held back when the figures are no longer those that were looked at', async () => {
    const client = await signIn('sekretariat')
    const page = await client.get(form)
    await buildAction(db(), { year: 2026, title: 'Aksi yang datang kemudian', agency: { id: 1 } })
    const answer = await client.submit(page, '/documents', { number: '400.9/80/TKPK/2026' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Ada angka yang berubah')
    expect(answer.html.querySelector('#number')?.getAttribute('value')).toBe('400.9/80/TKPK/2026')
  })

  it.each([
    [{ number: '400.9/041/tkpk/2026' }, 'sudah dipakai'],
    [{ issued_on: '2027-01-01' }, 'tidak boleh setelah hari ini'],
    [{ issued_on: '31 Februari' }, 'tidak terbaca sebagai tanggal'],
    [{ number: '' }, 'Isi bagian ini'],
    [{ number: '1604 0101 0101 0001' }, '16 angka'],
    [{ number: 'x'.repeat(81) }, 'Paling banyak'],
  ])(
    'refuses %j in words',
    async (fields, words) => {
      const { page } = await issueOne(fields)
      expect(page.status).toBe(422)
      expect(page.text).toContain(words)
    },
    30_000,
  )

  it('is the secretariat’s alone', async () => {
    for (const who of ['koordinator', 'dinsos', 'pengamat'] as const) {
      const client = await signIn(who)
      expect((await client.raw(form)).status).toBe(403)
      const page = await client.get('/documents/preview?kind=program&period=2026')
      expect(page.text).not.toContain('Terbitkan')
    }
  })
})

describe('the chapters of the LP2KD', () => {
  /** The rows of the table under that caption. */
  const tableOf = (page: Page, caption: RegExp) =>
    page.html
      .querySelectorAll('p.paper__caption')
      .find((one) => caption.test(one.text))
      ?.nextElementSibling?.querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('td').map((cell) => cell.text.trim())) ?? []

  it('tell of the meetings held and of every decision, and the parts add up', async () => {
    const client = await signIn('koordinator')
    const page = await client.get('/documents/preview?kind=annual&period=2026')
    const held = await db()('meetings')
      .where({ state: 'closed' })
      .whereBetween('held_on', ['2026-01-01', '2026-12-31'])
      .orderBy(['held_on', 'id'])
      .pluck('title')
    const meetings = tableOf(page, /Rapat yang dilaksanakan/)
    expect(meetings.map((cells) => cells[1]?.replace(' (contoh)', ''))).toEqual(held)
    const decided = await db()('decisions')
      .where('decided_on', '<=', '2026-12-31')
      .whereRaw(
        "(decided_on >= '2026-01-01' OR closed_at IS NULL OR closed_at >= '2025-12-31T17:00Z')",
      )
      .orderBy(['decided_on', 'id'])
      .pluck('code')
    const decisions = tableOf(page, /Keputusan dan tindak lanjutnya/)
    expect(decisions.map((cells) => cells[0]?.replace(' (contoh)', ''))).toEqual(decided)
    const sum =
      /diambil (\d+) keputusan; (\d+) lainnya .* (\d+) dipenuhi tepat waktu, (\d+) dipenuhi terlambat, (\d+) dibatalkan, dan (\d+) masih terbuka/.exec(
        page.text,
      )
    const [made = 0, carried = 0, ...parts] = (sum ?? []).slice(1).map(Number)
    expect(made + carried).toBe(decided.length)
    expect(parts.reduce((all, one) => all + one, 0)).toBe(decided.length)
  })

  it('rank the districts as the page of places does', async () => {
    const client = await signIn('koordinator')
    const paper = await client.get('/documents/preview?kind=annual&period=2026')
    const rows = tableOf(paper, /Prioritas kecamatan/)
    const page = await client.get('/places/priorities?year=2026')
    const first = page.html
      .querySelector('[aria-labelledby="priority-1"]')
      ?.querySelectorAll('a')
      .map((one) => one.text.trim())
    expect(first?.length).toBeGreaterThan(0)
    expect(rows.filter((cells) => cells[1] === '1').map((cells) => cells[0])).toEqual(first)
    expect(rows).toHaveLength(24)
  })

  it('put the figures of each chart under it, a method apart from another', async () => {
    const client = await signIn('koordinator')
    const page = await client.get('/documents/preview?kind=annual&period=2026')
    const charts = page.html.querySelectorAll('.paper__chart').length
    expect(charts).toBeGreaterThan(1)
    const rows = tableOf(
      page,
      /Nilai: Penduduk miskin ekstrem|Nilai: Persentase penduduk miskin ekstrem/,
    )
    const keys = rows.map((cells) => `${cells[0]} ${cells.at(-1)}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('every paper', () => {
  it.each([
    ['program', '2026', ['pdf', 'xlsx']],
    ['quarter', '2026-3', ['pdf', 'xlsx']],
    ['agency', '2026-3', ['pdf', 'xlsx']],
    ['brief', '2026-3', ['pdf', 'docx']],
    ['annual', '2026', ['docx', 'pdf', 'xlsx']],
  ])(
    '%s can be looked at, printed and edited, in both languages',
    async (kind, period, formats) => {
      const client = await signIn('dinsos')
      const page = await client.get(`/documents/preview?kind=${kind}&period=${period}`)
      expect(page.text).not.toMatch(/[{}]/)
      expect(page.html.querySelectorAll('.matrix').length).toBeGreaterThan(0)
      for (const format of formats) {
        const bytes = await bytesOf(
          client,
          `/documents/preview/${format}?kind=${kind}&period=${period}`,
        )
        const begins = format === 'pdf' ? '%PDF' : 'PK'
        expect(bytes.subarray(0, begins.length).toString('latin1')).toBe(begins)
      }
      const missing = ['pdf', 'docx', 'xlsx', 'exe'].find((format) => !formats.includes(format))
      expect((await client.raw(`/documents/preview/${missing}?kind=${kind}`)).status).toBe(404)
    },
    30_000,
  )

  it('shows an officer the sheet of the own agency', async () => {
    const page = await (await signIn('dinsos')).get('/documents/preview?kind=agency')
    expect(page.html.querySelector('h1')?.text).toContain('Lembar Dinas Sosial')
  })

  it('survives texts that mean harm', async () => {
    const title = `=cmd|"/c calc"!A1 <script>alert(1)</script>\u0007${'w'.repeat(200)}`
    const action = await buildAction(db(), { year: 2026, title, agency: { id: 1 } })
    await refreshStandings(db(), [action.id])
    const client = await signIn('pengamat')
    const page = await client.get('/documents/preview?kind=program&period=2026')
    expect(page.html.querySelector('.paper script')).toBeNull()
    expect(page.text).toContain('=cmd|')
    const bytes = await bytesOf(client, '/documents/preview/xlsx?kind=program&period=2026')
    const zip = await JSZip.loadAsync(bytes)
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
    expect(xml).toContain('=cmd|')
    expect(xml).not.toMatch(/<f[ >]/)
    const pdf = await bytesOf(client, '/documents/preview/pdf?kind=program&period=2026')
    expect(pdfPages(pdf).join(' ').replaceAll(' ', '')).toContain(
      '=cmd|"/ccalc"!A1<script>alert(1)',
    )
  }, 30_000)

  it('is not found under an address that none has', async () => {
    const client = await signIn('pengamat')
    for (const path of [
      '/documents/0',
      '/documents/99999999',
      '/documents/abc',
      '/documents/1/files/exe',
    ]) {
      expect([path, (await client.raw(path)).status]).toEqual([path, 404])
    }
  })
})

describe('errata', () => {
  const paper = samplePaper()
  const changed = (change: (rows: readonly Row[]) => Row[]) =>
    samplePaper({
      blocks: paper.blocks.map((block) =>
        block.kind === 'table' ? { ...block, rows: change(block.rows) } : block,
      ),
    })

  it('are none for the same figures, in whatever order', () => {
    expect(
      errataOf(
        paper,
        changed((rows) => [...rows].toReversed()),
      ),
    ).toEqual([])
  })

  it('name the cell that changed, the row that came and the row that went', () => {
    const today = changed((rows) =>
      rows.flatMap((row): Row[] => {
        if (row.kind === 'band' || row.key === 'A-2026-002') return []
        if (row.key !== 'A-2026-001') return [row]
        return [
          { ...row, cells: ['Bedah rumah', 486, 12, 1_250_000_000, 0.625] },
          { kind: 'row', key: 'A-2026-003', cells: ['Baru', 1, 1, 1, 1] },
        ]
      }),
    )
    expect(
      errataOf(paper, today).map(({ row, column, was, is, change }) => [
        row,
        column?.key,
        was,
        is,
        change,
      ]),
    ).toEqual([
      ['A-2026-001', 'reached', null, 12, 'cell'],
      ['A-2026-002', undefined, null, null, 'removed'],
      ['A-2026-003', undefined, null, null, 'added'],
    ])
  })
})
