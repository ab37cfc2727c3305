import type { Knex } from 'knex'
import { remember } from '../../server/history'
import { memoryOf } from '../../server/history/memory'
import { ownDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex

beforeEach(async () => {
  own = await ownDatabase('reference', 4)
  db = own.db
})

afterEach(() => own.drop())

/** How often a value had to be loaded when it was asked for. */
function loader() {
  let loads = 0
  const ask = async () =>
    (await memoryOf(db))('how often', async () => {
      loads += 1
      return loads
    })
  return ask
}

const change = (trx: Knex) => remember(trx, 'house', 'setting.saved', 'setting', 1)

describe('what was read and nobody changed', () => {
  it('is read once', async () => {
    const ask = loader()
    expect([await ask(), await ask(), await ask()]).toEqual([1, 1, 1])
  })

  it('is read once by people who ask in the same moment', async () => {
    const ask = loader()
    await ask()
    await change(db)
    expect(new Set(await Promise.all([ask(), ask(), ask()]))).toContain(2)
    expect(await ask()).toBeLessThanOrEqual(4)
  })

  it('is read anew after a change, whoever made it', async () => {
    const ask = loader()
    await ask()
    await change(db)
    expect(await ask()).toBe(2)
    expect(await ask()).toBe(2)
  })

  it('is not disturbed by a change that is taken back', async () => {
    const ask = loader()
    await ask()
    const trx = await db.transaction()
    await change(trx)
    await trx.rollback()
    expect(await ask()).toBe(1)
  })

  it('is read anew by a transaction that has written itself, whatever others have committed meanwhile', async () => {
    const trx = await db.transaction()
    await change(trx)
    let loads = 0
    const ask = async () => (await memoryOf(trx))('inside', () => Promise.resolve((loads += 1)))
    await ask()
    await change(trx)
    // Another's later transaction ends first: the snapshot then lies beyond the own one.
    await change(db)
    await ask()
    await change(trx)
    expect(await ask()).toBe(3)
    await trx.rollback()
  })

  it('is read anew after a change that began before the reading and was committed after a later one', async () => {
    const ask = loader()
    await ask()
    const slow = await db.transaction()
    await change(slow)
    await change(db)
    // The memory begins anew while the slow change is still unseen.
    expect(await ask()).toBe(2)
    expect(await ask()).toBe(2)
    await slow.commit()
    expect(await ask()).toBe(3)
    expect(await ask()).toBe(3)
  })

  it('is never remembered inside a transaction that has written', async () => {
    const trx = await db.transaction()
    let loads = 0
    const ask = async () => (await memoryOf(trx))('how often', async () => (loads += 1))
    await change(trx)
    expect([await ask(), await ask()]).toEqual([1, 2])
    await trx.rollback()
  })

  it('does not keep a failure', async () => {
    const memory = await memoryOf(db)
    await expect(memory('broken', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await memory('broken', () => Promise.resolve('mended'))).toBe('mended')
  })

  it('is let go when much else was asked for since, and kept while it is asked for', async () => {
    const often = loader()
    let loads = 0
    const seldom = async () => (await memoryOf(db))('seldom', async () => (loads += 1))
    await often()
    await seldom()
    for (let other = 0; other < 250; other += 1) {
      await (
        await memoryOf(db)
      )(`page ${other}`, () => Promise.resolve(other))
      await often()
    }
    expect(await often()).toBe(1)
    expect(await seldom()).toBe(2)
  })
})
