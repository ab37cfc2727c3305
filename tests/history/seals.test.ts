import { createHash } from 'node:crypto'
import { rememberAll } from '../../server/history'
import { checkSeals, findNewestSeal, sealHistory } from '../../server/history/seals'
import { ownDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>

beforeEach(async () => {
  own = await ownDatabase('reference', 6)
})
afterEach(() => own.drop())

/** Leaves that many lines of history, as one change does. */
function write(count: number, name = 'setting.saved') {
  return own.db.transaction((trx) =>
    rememberAll(
      trx,
      'house',
      Array.from({ length: count }, (_, turn) => ({
        event: name,
        subject: 'setting' as const,
        subjectId: 1,
        after: { turn },
      })),
    ),
  )
}

/** What somebody with the database in their hands does: past the triggers. */
async function tamper(sql: string) {
  await own.db.transaction(async (trx) => {
    await trx.raw("SET LOCAL session_replication_role = 'replica'")
    await trx.raw(sql)
  })
}

describe('the seals of the history', () => {
  it('sum each stretch onto the one before, as anybody can recompute by hand', async () => {
    await own.db.raw('ALTER SEQUENCE history_id_seq RESTART WITH 1')
    await tamper('DELETE FROM history')
    await own.db('history').insert({
      at: '2026-11-25T01:02:03.000004Z',
      actor_name: 'Ratna',
      event: 'setting.saved',
      subject: 'setting',
      subject_id: 7,
      after: JSON.stringify({ slowFrom: 0.5 }),
    })
    const first = await sealHistory(own.db)
    const line =
      '[1, "2026-11-25T01:02:03.000004Z", null, "Ratna", "setting.saved", "setting", 7, null, {"slowFrom": 0.5}]'
    const sum = createHash('sha256').update(line).digest()
    expect(first).toMatchObject({ id: 1, firstLine: 1, lastLine: 1, sum: sum.toString('hex') })

    await own.db('history').insert({
      at: '2026-11-26T00:00:00Z',
      actor_name: 'Ratna',
      event: 'setting.saved',
      subject: 'setting',
      subject_id: 7,
    })
    const second = await sealHistory(own.db)
    const next =
      '[2, "2026-11-26T00:00:00.000000Z", null, "Ratna", "setting.saved", "setting", 7, null, null]'
    expect(second?.sum).toBe(createHash('sha256').update(sum).update(next).digest('hex'))
    expect(await checkSeals(own.db)).toEqual({ seals: 2, lines: 2, broken: null })
  })

  it('stay as they are when nothing was written since, and take long histories in stretches', async () => {
    await write(12_000)
    const newest = await sealHistory(own.db)
    expect(newest?.id).toBeGreaterThanOrEqual(3)
    expect(await sealHistory(own.db)).toMatchObject({ id: newest?.id, sum: newest?.sum })
    const { lines, broken } = await checkSeals(own.db)
    expect(broken).toBeNull()
    expect(lines).toBe(Number((await own.db('history').count({ n: '*' }).first())?.['n']))
  })

  it.each([
    [
      'changed',
      "UPDATE history SET actor_name = 'Orang Lain' WHERE id = (SELECT first_line + 3 FROM history_seals WHERE id = 2)",
    ],
    [
      'taken out',
      'DELETE FROM history WHERE id = (SELECT first_line + 3 FROM history_seals WHERE id = 2)',
    ],
    ['its seal taken out', 'DELETE FROM history_seals WHERE id = 2'],
    ['its seal made anew', "UPDATE history_seals SET sum = sha256('x') WHERE id = 2"],
  ])('tell of a line that was %s', async (_how, sql) => {
    for (let turn = 0; turn < 3; turn += 1) {
      await write(10)
      await sealHistory(own.db)
    }
    expect((await checkSeals(own.db)).broken).toBeNull()
    await tamper(sql)
    expect((await checkSeals(own.db)).broken?.seal).toBe(2)
  })

  it('tell of a line that was slipped in where a number had been left out', async () => {
    await write(3)
    await sealHistory(own.db)
    const [{ id: gap }] = (await own.db.raw("SELECT nextval('history_id_seq')::int AS id")).rows
    await write(3)
    await sealHistory(own.db)
    await own.db.raw(
      "INSERT INTO history (id, actor_name, event, subject, subject_id) OVERRIDING SYSTEM VALUE VALUES (?, 'x', 'setting.saved', 'setting', 1)",
      [gap],
    )
    expect((await checkSeals(own.db)).broken?.seal).toBe(2)
  })

  it('wait for whoever is still writing, and nobody waits for them', async () => {
    await sealHistory(own.db)
    const slow = await own.db.transaction()
    const insert = { actor_name: 'Budi', event: 'setting.saved', subject: 'setting', subject_id: 1 }
    await slow('history').insert(insert)
    // Numbered after the slow one's line and committed before it.
    await write(2)
    const sealing = sealHistory(own.db)
    await write(1)
    await slow.commit()
    await sealing
    await sealHistory(own.db)
    const { lines, broken } = await checkSeals(own.db)
    expect(broken).toBeNull()
    expect(lines).toBe(Number((await own.db('history').count({ n: '*' }).first())?.['n']))
  })

  it('are made once, whoever asks at the same time', async () => {
    await write(30)
    await Promise.all([sealHistory(own.db), sealHistory(own.db), sealHistory(own.db)])
    expect((await checkSeals(own.db)).broken).toBeNull()
  })

  it('can be neither changed nor emptied', async () => {
    await write(1)
    await sealHistory(own.db)
    await expect(own.db('history_seals').update({ lines: 2 })).rejects.toThrow(/append-only/)
    await expect(own.db('history_seals').delete()).rejects.toThrow(/append-only/)
    await expect(own.db.raw('TRUNCATE history_seals')).rejects.toThrow(/append-only/)
    expect(await findNewestSeal(own.db)).toBeDefined()
  })
})
