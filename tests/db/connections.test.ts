import { setTimeout as sleep } from 'node:timers/promises'
import { ownDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>
beforeAll(async () => {
  own = await ownDatabase('reference', 3)
})
afterAll(() => own.drop())
afterEach(() => {
  jest.restoreAllMocks()
})

async function connection(): Promise<{ pid: number; jit: string; longest: string }> {
  const { rows } = await own.db.raw(
    `SELECT pg_backend_pid() AS pid, current_setting('jit') AS jit,
       current_setting('statement_timeout') AS longest`,
  )
  return rows[0]
}

/** The clock jumps; then the pool has had time to look through its idle connections, once a second. */
async function later(minutes: number): Promise<void> {
  const now = Date.now
  const ahead = minutes * 60_000
  jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead)
  await sleep(2500)
}

describe('a connection', () => {
  it('gives up on long statements and compiles none', async () => {
    expect(await connection()).toMatchObject({ jit: 'off', longest: '20s' })
  })

  it('stays while its reader thinks for some minutes, with the statements it has planned', async () => {
    const { pid } = await connection()
    await later(5)
    expect((await connection()).pid).toBe(pid)
  })

  it('is given back when nobody has come for long', async () => {
    const { pid } = await connection()
    await later(11)
    const { pid: now } = await connection()
    expect(now).not.toBe(pid)
  })
})
