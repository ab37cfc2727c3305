import { buildAction } from '../support/builders'
import { useDatabase } from '../support/database'
import { housingStory } from '../support/reporting'

const db = useDatabase()

/** Ratna's secretariat colleague Sekar, two actions of the housing agency and one of another's. */
async function story() {
  const told = await housingStory(db(), { title: 'Perbaikan rumah', status: 'running' })
  const second = await buildAction(db(), {
    agency: told.housing,
    title: 'Penataan kawasan',
    status: 'running',
    startsOn: '2026-03-01',
    endsOn: '2026-10-31',
  })
  const foreign = await buildAction(db(), { title: 'Pelatihan kerja', status: 'running' })
  const chosen = (...actions: { id: number }[]) => actions.map(({ id }) => `action=${id}`).join('&')
  return { ...told, second, foreign, chosen }
}

const rowsOf = (page: { html: { querySelectorAll: (query: string) => { text: string }[] } }) =>
  page.html.querySelectorAll('tbody tr').map((row) => row.text.replace(/\s+/g, ' ').trim())
const stored = (...ids: number[]) =>
  db()('actions').whereIn('id', ids).orderBy('id').select('status', 'status_reason', 'version')

describe('one field of many actions', () => {
  it('is chosen from the list by ticking rows that are one’s own to change', async () => {
    const { budi, ratna, sekar, action, second, foreign, as } = await story()
    const boxes = async (who: typeof budi) =>
      (await (await as(who)).get('/actions?year=2026')).html
        .querySelectorAll('input[form="choosing"]')
        .map((box) => Number(box.getAttribute('value')))
        .sort((one, other) => one - other)
    expect(await boxes(budi)).toEqual([action.id, second.id])
    expect(await boxes(sekar)).toEqual([action.id, second.id, foreign.id])
    expect(await boxes(ratna)).toEqual([])
  })

  it('is seen before and after by row, with who cannot take it and why; then all of it is written, and can be undone', async () => {
    const { budi, action, second, foreign, as, chosen } = await story()
    const client = await as(budi)
    const at = `/batches/new?${chosen(action, second, foreign)}`
    expect((await client.get(at)).text).toContain('3 aksi dipilih')
    const noReason = await client.get(`${at}&field=status&value=delayed`)
    expect(noReason.status).toBe(422)
    const preview = await client.get(`${at}&field=status&value=delayed&status_reason=Menunggu DPA`)
    expect(rowsOf(preview).map((row) => row.replace(/A-\d{4}-\d+/g, ''))).toEqual([
      expect.stringContaining('semula berjalan → menjadi tertunda'),
      expect.stringContaining('semula berjalan → menjadi tertunda'),
      expect.stringMatching(/OPD lain/),
    ])
    const receipt = await client.submit(preview, '/batches')
    expect(receipt.path).toMatch(/^\/batches\/\d+$/)
    expect(receipt.text).toContain('2 aksi diubah.')
    const [one, other] = await stored(action.id, second.id)
    expect([one, other]).toEqual([
      { status: 'delayed', status_reason: 'Menunggu DPA', version: 2 },
      { status: 'delayed', status_reason: 'Menunggu DPA', version: 2 },
    ])
    expect(await stored(foreign.id)).toEqual([
      expect.objectContaining({ status: 'running', version: 1 }),
    ])
    // Every action has its own line of history, and its judgement follows.
    expect(await db()('history').where({ event: 'action.edited' })).toHaveLength(2)
    expect(await db()('standings').where({ action_id: action.id }).pluck('judged')).toContain(
      'postponed',
    )
    const undone = await client.submit(receipt, `${receipt.path}/undoing`)
    expect(undone.text).toContain('Perubahan dibatalkan.')
    expect(await stored(action.id, second.id)).toEqual([
      { status: 'running', status_reason: null, version: 3 },
      { status: 'running', status_reason: null, version: 3 },
    ])
    expect(undone.html.querySelector('form[action$="/undoing"]')).toBeNull()
    expect((await client.get('/batches')).text).toContain('Dibatalkan')
  })

  it('is refused for the row whose own rules speak against it, and for that row only', async () => {
    const { sekar, action, second, as, chosen } = await story()
    const client = await as(sekar)
    const preview = await client.get(
      `/batches/new?${chosen(action, second)}&field=ends_on&value=2026-02-15`,
    )
    const rows = rowsOf(preview)
    expect(rows[0]).toContain('15 Februari 2026')
    expect(rows[1]).toContain('mendahului tanggal mulai')
    expect(preview.html.querySelectorAll('input[type="checkbox"]')).toHaveLength(1)
    await client.submit(preview, '/batches')
    const days = await db()('actions').whereIn('id', [action.id, second.id]).orderBy('id')
    expect(days.map((row) => row.ends_on)).toEqual(['2026-02-15', '2026-10-31'])
  })

  it('writes nothing when somebody was faster with one of them, and shows how things stand', async () => {
    const { sekar, action, second, as, chosen } = await story()
    const client = await as(sekar)
    const preview = await client.get(
      `/batches/new?${chosen(action, second)}&field=strategy&value=3`,
    )
    await db()('actions').where({ id: second.id }).update({ version: 2, strategy_number: 2 })
    const late = await client.submit(preview, '/batches')
    expect(late.status).toBe(409)
    expect(late.text).toContain('baru saja diubah orang lain')
    expect(await db()('batches')).toEqual([])
    const numbers = await db()('actions').whereIn('id', [action.id, second.id]).orderBy('id')
    expect(numbers.map((row) => row.strategy_number)).toEqual([action.strategyNumber, 2])
    // The page that came back holds the versions of now.
    const done = await client.submit(late, '/batches')
    expect(done.text).toContain('2 aksi diubah.')
  })

  it('cannot be undone once somebody has gone on from there; another agency sees no receipt of it', async () => {
    const { budi, sari, action, second, as, chosen } = await story()
    const client = await as(budi)
    const preview = await client.get(
      `/batches/new?${chosen(action, second)}&field=responsible_office&value=Kepala Bidang`,
    )
    const receipt = await client.submit(preview, '/batches')
    expect((await (await as(sari)).raw(receipt.path)).status).toBe(403)
    await db()('actions').where({ id: second.id }).update({ version: 7 })
    const refused = await client.submit(receipt, `${receipt.path}/undoing`)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(second.code)
    expect(await db()('actions').where({ id: action.id }).pluck('responsible_office')).toEqual([
      'Kepala Bidang',
    ])
    const now = await client.get(receipt.path)
    expect(now.text).toContain('Tidak dapat dibatalkan: 1 aksi')
    expect(now.html.querySelector('form[action$="/undoing"]')).toBeNull()
  })
})
