import type { Db } from '../db'
import { remember } from '../history'
import type { Second } from '../indicators/analysis/places'
import { getSettings } from '../settings/queries'
import type { User } from '../users/user'

/** Swaps priorities 2 and 3 of places, for everyone. */
export async function swapPriorities(db: Db, actor: User): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw('LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE')
    const before = (await getSettings(trx)).prioritySecond
    const after: Second = before === 'high_rate' ? 'high_number' : 'high_rate'
    await trx('settings')
      .insert({ key: 'prioritySecond', value: JSON.stringify(after) })
      .onConflict('key')
      .merge({
        value: JSON.stringify(after),
        version: trx.raw('settings.version + 1'),
        updated_at: trx.fn.now(),
      })
    await remember(trx, actor, 'setting.saved', 'setting', 1, {
      before: { prioritySecond: before },
      after: { prioritySecond: after },
    })
  })
}
