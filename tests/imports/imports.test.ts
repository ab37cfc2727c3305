import type { Message } from '../../server/i18n'
import type { Problem } from '../../server/imports/import'
import type { User } from '../../server/users/user'
import { testApp } from '../support/app'
import { buildAction, buildYear } from '../support/builders'
import { Client, type Page } from '../support/client'
import { useDatabase } from '../support/database'
import { everyone } from '../support/people'
import { excel, ratHeads, ratMerges, ratRow, type Line, type SheetOf } from './files'

const db = useDatabase()
jest.setTimeout(30_000)

async function story() {
  const people = await everyone(db())
  await buildYear(db(), 2026)
  const app = testApp(db())
  const as = async (user: User) => {
    const client = new Client(app)
    await client.signIn(user.email)
    return client
  }
  return { ...people, as }
}

/** Uploads a file and answers with the page one lands on. */
async function upload(client: Client, bytes: Buffer, name = 'RAT 2026.xlsx'): Promise<Page> {
  return client.upload(await client.get('/imports'), '/imports', [{ name, bytes, field: 'file' }])
}

const here = (page: Page) => page.path.split('?')[0] as string

async function check(
  client: Client,
  page: Page,
  fields: Record<string, string> = {},
): Promise<Page> {
  return client.submit(page, `${here(page)}/plan`, fields)
}

const rat = (...rows: Line[]): SheetOf => ({
  name: 'RAT',
  rows: [['RENCANA AKSI TAHUNAN 2026'], ['KABUPATEN LAHAT'], ...ratHeads, ...rows],
  merges: ratMerges,
})

/** Outcome, reasons and notes of each row, by its number in the file. */
async function outcomes(): Promise<Record<number, string>> {
  const rows = await db()('import_rows').orderBy(['import_id', 'number'])
  return Object.fromEntries(
    rows.map((row) => [
      row.number,
      [
        row.outcome,
        ...row.problems.map((one: Problem) => `${one.field}!${one.message.key}`),
        ...row.notes.map((one: Message) => one.key),
      ].join(' '),
    ]),
  )
}

const bedah = {
  strategy: 'Strategi 1',
  agency: 'Dinas Perumahan Uji',
  code: '1.04.02.2.01.0003',
  program: 'Program Perumahan',
  activity: 'Kegiatan Rumah',
  sub: 'Perbaikan Rumah Tidak Layak Huni',
  budget: '1.500.000.000',
  target: '500 KK',
}

describe('Budi brings the RAT matrix of his agency', () => {
  it('sees what was understood, checks, applies, and gets a receipt', async () => {
    const { budi, as } = await story()
    const client = await as(budi)
    const understood = await upload(client, await excel(rat(ratRow(bedah))))
    expect(understood.text).toContain('Dikenali sebagai matriks RAT; 17 dari 18 kolom dikenali.')
    const preview = await check(client, understood)
    expect(preview.text).toContain('Terapkan 1 baris')
    expect(await outcomes()).toEqual({ 5: 'skipped import.skipped.head', 6: 'new' })
    expect(await db()('actions').where({ year: 2026 })).toHaveLength(0)

    const receipt = await client.submit(preview, `${here(preview)}/application`)
    expect(receipt.text).toContain('1 baris ditulis pada')
    const [action] = await db()('actions').where({ year: 2026 })
    expect(action).toMatchObject({
      title: bedah.sub,
      strategy_number: 1,
      nomenclature: bedah.code,
      activity_kind: 'direct',
      budget_total: 1_500_000_000,
      beneficiary_target: 500,
      beneficiary_unit: 'KK',
      starts_on: '2026-01-01',
    })
    expect(await db()('history').where({ subject: 'action' }).pluck('event')).toEqual([
      'action.created',
    ])
    expect(await db()('standings').where({ action_id: action.id })).toHaveLength(4)
  })

  it('changes nothing the second time', async () => {
    const { budi, as } = await story()
    const client = await as(budi)
    const file = await excel(rat(ratRow(bedah)))
    const first = await check(client, await upload(client, file))
    await client.submit(first, `${here(first)}/application`)
    const again = await upload(client, file)
    expect(again.text).toContain('Berkas yang persis sama sudah diterapkan pada')
    const preview = await check(client, again)
    expect(preview.text).toContain('Tidak ada baris baru atau berubah')
    expect(await db()('actions').where({ year: 2026 })).toHaveLength(1)
  })

  it('sees old and new side by side, applies only that, and takes it back', async () => {
    const { budi, as } = await story()
    const client = await as(budi)
    const first = await check(client, await upload(client, await excel(rat(ratRow(bedah)))))
    await client.submit(first, `${here(first)}/application`)
    const [before] = await db()('actions').where({ year: 2026 })
    const changed = await check(
      client,
      await upload(
        client,
        await excel(rat(ratRow({ ...bedah, target: '650 KK', budget: 1_700_000_000 }))),
      ),
    )
    expect(changed.text).toContain('Target penerima manfaat: semula 500 → menjadi 650')
    const receipt = await client.submit(changed, `${here(changed)}/application`)
    const [after] = await db()('actions').where({ year: 2026 })
    expect(after).toMatchObject({
      budget_total: 1_700_000_000,
      beneficiary_target: 650,
      version: 2,
    })
    expect(await db()('budget_lines').where({ action_id: after.id })).toHaveLength(1)
    const undone = await client.submit(receipt, `${here(receipt)}/undoing`)
    expect(undone.text).toContain('Impor dibatalkan.')
    const [again] = await db()('actions').where({ year: 2026 })
    expect({ ...again, version: 0, updated_at: 0 }).toEqual({
      ...before,
      version: 0,
      updated_at: 0,
    })
  })

  it('takes a new action back, but not once somebody has gone on from it', async () => {
    const { budi, as } = await story()
    const client = await as(budi)
    const file = await excel(rat(ratRow(bedah)))
    const first = await check(client, await upload(client, file))
    const receipt = await client.submit(first, `${here(first)}/application`)
    await client.submit(receipt, `${here(receipt)}/undoing`)
    expect(await db()('actions').where({ year: 2026 })).toHaveLength(0)

    const second = await check(client, await upload(client, file))
    const kept = await client.submit(second, `${here(second)}/application`)
    await db()('actions').update({ version: 2 })
    const refused = await client.submit(kept, `${here(kept)}/undoing`)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('sudah ada yang melanjutkan A-2026-001')
    expect(await db()('actions').where({ year: 2026 })).toHaveLength(1)
  })

  it('may not touch what is another agency’s, by its name or by its code', async () => {
    const { budi, social, as } = await story()
    const theirs = await buildAction(db(), { agency: social, year: 2026 })
    const client = await as(budi)
    await check(
      client,
      await upload(
        client,
        await excel({
          rows: [
            ['Kode Tuntas', 'Judul aksi', 'Strategi', 'Perangkat Daerah'],
            ['', 'Bantuan sembako lansia', '1', 'Dinas Sosial Uji'],
            [theirs.code, 'Judul yang dicuri', '1', ''],
            ['', 'Bedah rumah warga', '1', ''],
          ],
        }),
      ),
    )
    expect(await outcomes()).toEqual({
      2: 'refused agency!import.row.other_agency',
      3: 'refused code!import.row.code_unknown',
      4: 'new',
    })
  })
})

describe('a file that is not taken', () => {
  const cases: [string, string, Buffer, string][] = [
    ['an old Excel file', 'lama.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Simpan Sebagai'],
    [
      'a locked file',
      'rahasia.xlsx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'terkunci kata sandi',
    ],
    ['an old file under a new name', 'lama.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xls'],
    ['a picture', 'foto.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'bukan berkas Excel'],
    ['a text that calls itself Excel', 'catatan.xlsx', Buffer.from('halo'), 'tidak sesuai'],
    ['half a file', 'putus.xlsx', Buffer.from('PK\u0003\u0004 rusak'), 'rusak atau terputus'],
  ]
  it.each(cases)('%s is refused with a sentence', async (_what, name, bytes, sentence) => {
    const { budi, as } = await story()
    const page = await upload(await as(budi), bytes, name)
    expect(page.text).toContain(sentence)
  })
})
