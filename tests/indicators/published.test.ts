import { useDatabase } from '../support/database'

const db = useDatabase()

describe('what was published', () => {
  it.each([
    ['value', 13.7],
    ['year', 2026],
    ['month', 4],
    ['region_code', '16'],
    ['unit_note', 'ribu jiwa'],
  ])('is never overwritten: %s', async (column, value) => {
    const change = db()('readings')
      .where({ value: 13.69 })
      .update({ [column]: value })
    await expect(change).rejects.toThrow('a published reading is never changed')
  })

  it('is never deleted', async () => {
    await expect(db()('readings').where({ value: 13.69 }).delete()).rejects.toThrow(
      'a published reading is never changed',
    )
  })

  it('may be taken out of use, for a reason', async () => {
    await db()('readings').where({ value: 13.69 }).update({ in_use: false, use_note: 'direvisi' })
    expect(await db()('readings').where({ value: 13.69, in_use: true })).toEqual([])
  })

  it('holds for targets as well', async () => {
    const planned = () => db()('targets').where({ kind: 'yearly_change', in_use: true })
    await expect(
      db().transaction((trx) => planned().transacting(trx).update({ value: -1 })),
    ).rejects.toThrow('a recorded target is never changed')
    await expect(db().transaction((trx) => planned().transacting(trx).delete())).rejects.toThrow(
      'a recorded target is never changed',
    )
  })
})
