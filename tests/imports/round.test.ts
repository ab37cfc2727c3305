import { Workbook } from 'exceljs'
import { workOn } from '../../server/imports/work-commands'
import { testApp } from '../support/app'
import { Client, type Page } from '../support/client'
import { storyNow } from '../support/constants'
import { useDatabase } from '../support/database'

const db = useDatabase('demo')
jest.setTimeout(60_000)

async function signIn(who: 'sekretariat' | 'dinsos') {
  const client = new Client(testApp(db()))
  await client.signIn(`${who}@tkpk.test`)
  return client
}

async function fetched(client: Client, path: string): Promise<Buffer> {
  const answer = await client.raw(path).responseType('blob')
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body as Buffer
}

/** Sends a file and has it checked, however large it is: what the jobs would do is done here. */
async function checked(
  client: Client,
  name: string,
  bytes: Buffer,
  plan: Record<string, string> = {},
): Promise<Page> {
  const page = await client.upload(await client.get('/imports'), '/imports', [
    { name, bytes, field: 'file' },
  ])
  const id = Number(/\d+/.exec(page.path)?.[0])
  await workOn(db(), id, storyNow)
  await client.submit(await client.get(`/imports/${id}`), `/imports/${id}/plan`, plan)
  await workOn(db(), id, storyNow)
  return client.get(`/imports/${id}`)
}

/** How many rows each outcome has, and what is wrong with those that are refused. */
async function outcomes(page: Page): Promise<Record<string, unknown>> {
  const id = Number(/\d+/.exec(page.path)?.[0])
  const { counts } = await db()('imports').where({ id }).first('counts')
  const troubled = await db()('import_rows')
    .where({ import_id: id })
    .whereIn('outcome', ['refused', 'asked', 'changed', 'new'])
    .orderBy('number')
    .select('title', 'outcome', 'changes', 'problems')
  return { counts, troubled }
}

async function ofYear(year: number, agency?: string): Promise<number> {
  const actions = db()('actions')
    .join('agencies', 'agencies.id', 'actions.agency_id')
    .where({ year })
  const [row] = await (agency ? actions.where({ 'agencies.code': agency }) : actions).count({
    n: '*',
  })
  return Number(row?.['n'])
}

describe('the OPPKPKE matrix of a half-year goes out and comes back into an open window', () => {
  /** The matrix of the product, and how it is read into a window that takes reports. */
  async function matrix(period: string, window: string) {
    await db()('windows')
      .where({ code: window })
      .update({ opens_on: '2026-01-01', grace_until: '2026-12-31', due_on: '2026-12-31' })
    const client = await signIn('sekretariat')
    const path = `/documents/preview/xlsx?kind=semester&period=${period}`
    const plan = { window, basis: 'period' }
    const read = (bytes: Buffer) => checked(client, 'OPPKPKE.xlsx', bytes, plan)
    return { client, bytes: await fetched(client, path), read }
  }
  const reports = async () =>
    db()('reports').orderBy('id').select('id', 'state', 'realised', 'version')

  it.each([
    ['2026-1', '2026-TW2'],
    ['2026-2', '2026-TW4'],
  ])('%s into %s without changing anything', async (period, window) => {
    const { bytes, read } = await matrix(period, window)
    const { counts, troubled } = await outcomes(await read(bytes))
    expect(troubled).toEqual([])
    expect(counts).toEqual({ same: await ofYear(2026), skipped: expect.any(Number) })
  })

  it('edited in the file: one figure is one draft, and nobody’s figure goes back', async () => {
    const { client, bytes, read } = await matrix('2026-2', '2026-TW4')
    const before = await reports()
    const book = new Workbook()
    await book.xlsx.load(bytes as never)
    const sheet = book.worksheets[0]
    const house = sheet?.getColumn(7).values.findIndex((text) => /Bedah/i.test(String(text)))
    if (!sheet || !house || house < 1) throw new Error('no such row')
    const row = sheet.getRow(house)
    // Sem. 2 and Total, the last two of the 21 columns.
    const [second, total] = [row.getCell(20), row.getCell(21)]
    const told = Number(total.value)
    second.value = Number(second.value) + 1_000_000
    total.value = told + 1_000_000
    const edited = Buffer.from(await book.xlsx.writeBuffer())

    const page = await read(edited)
    const { counts, troubled } = await outcomes(page)
    expect(counts).toMatchObject({ new: 1, same: (await ofYear(2026)) - 1 })
    expect(troubled).toMatchObject([{ outcome: 'new', changes: [{ before: 'kosong' }] }])
    await client.submit(page, `${page.path}/application`)
    await workOn(db(), Number(/\d+/.exec(page.path)?.[0]), storyNow)
    const after = await reports()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length)).toMatchObject([
      { state: 'draft', realised: told + 1_000_000 },
    ])

    // The same file again, and the one of before: the draft stays as it is.
    for (const again of [edited, bytes]) {
      expect((await outcomes(await read(again)))['counts']).toMatchObject({
        same: await ofYear(2026),
      })
    }
  })
})

describe('the list of actions goes out and comes back', () => {
  it('as Excel, of a whole year, without changing anything', async () => {
    const client = await signIn('sekretariat')
    const bytes = await fetched(client, '/actions.xlsx?year=2026')
    const same = { counts: { same: await ofYear(2026) }, troubled: [] }
    expect(await outcomes(await checked(client, 'aksi 2026.xlsx', bytes))).toEqual(same)
  })

  it('as CSV, and in English', async () => {
    await db()('users').where({ email: 'dinsos@tkpk.test' }).update({ language: 'en' })
    const client = await signIn('dinsos')
    const n = await ofYear(2026, 'dinsos')
    expect(n).toBeGreaterThan(2)
    for (const ending of ['csv', 'xlsx']) {
      const bytes = await fetched(client, `/actions.${ending}?year=2026&agency=dinsos`)
      const page = await checked(client, `actions.${ending}`, bytes)
      expect(await outcomes(page)).toEqual({ counts: { same: n }, troubled: [] })
    }
  })

  it('as the official matrix of the year, whose cells say less than is stored', async () => {
    const client = await signIn('sekretariat')
    const bytes = await fetched(client, '/documents/preview/xlsx?kind=program&period=2026')
    const same = await ofYear(2026)
    const { counts, troubled } = await outcomes(await checked(client, 'RAT 2026.xlsx', bytes))
    expect(troubled).toEqual([])
    expect(counts).toMatchObject({ same })
  })

  it('edited in the file: only the edit changes, and only that is written', async () => {
    const client = await signIn('dinsos')
    const book = new Workbook()
    await book.xlsx.load((await fetched(client, '/actions.xlsx?year=2026&agency=dinsos')) as never)
    const sheet = book.worksheets[0]
    if (!sheet) throw new Error('no sheet')
    const heads = (sheet.getRow(1).values as string[]).slice(1)
    const cell = (row: number, head: string) => sheet.getCell(row, heads.indexOf(head) + 1)
    const code = String(cell(3, 'Kode').value)
    cell(3, 'Jenis bantuan').value = 'Uang lewat rekening'
    const page = await checked(client, 'diubah.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
    expect((await outcomes(page))['counts']).toEqual({
      same: (await ofYear(2026, 'dinsos')) - 1,
      changed: 1,
    })
    expect(page.text).toContain('→ menjadi Uang lewat rekening')
    const before = await db()('actions').orderBy('id').select('code', 'aid_kind', 'version')
    await client.submit(page, `${page.path}/application`)
    await workOn(db(), Number(/\d+/.exec(page.path)?.[0]), storyNow)
    const after = await db()('actions').orderBy('id').select('code', 'aid_kind', 'version')
    expect(after).toEqual(
      before.map((one) =>
        one.code === code
          ? { ...one, aid_kind: 'Uang lewat rekening', version: one.version + 1 }
          : one,
      ),
    )
  })
})
