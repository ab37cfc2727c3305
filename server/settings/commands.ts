import { refreshStandings } from '../actions/standing-commands'
import type { Db } from '../db'
import { Outdated } from '../errors'
import { remember } from '../history'
import { markReports } from '../reports/commands'
import type { User } from '../users/user'
import type { SettingsInput } from './form'
import { getSettings, listWordings, settingsVersion } from './queries'

/**
 * Saves the team's settings and the wording of the strategies. A changed threshold judges every action, or every report
 * that waits, anew in the same transaction: no page ever shows half of the old rule.
 */
export async function saveSettings(
  trx: Db,
  actor: User,
  version: number,
  input: SettingsInput,
): Promise<void> {
  // The wordings count too, and have no row of their own for each form: the tables are locked for this short write.
  await trx.raw('LOCK TABLE settings, strategies IN SHARE ROW EXCLUSIVE MODE')
  if ((await settingsVersion(trx)) !== version) throw new Outdated('settings')
  const before = await getSettings(trx)
  const wordings = await listWordings(trx)
  const { strategies, ...after } = input
  for (const [key, value] of Object.entries(after)) {
    await trx('settings')
      .insert({ key, value: JSON.stringify(value) })
      .onConflict('key')
      .merge({
        value: JSON.stringify(value),
        version: trx.raw('settings.version + 1'),
        updated_at: trx.fn.now(),
      })
  }
  for (const { number, name, nameEn } of strategies) {
    await trx('strategies')
      .where({ number })
      .whereRaw('(name, name_en) IS DISTINCT FROM (?::text, ?::text)', [name, nameEn])
      .update({ name, name_en: nameEn, version: trx.raw('version + 1') })
  }
  await remember(trx, actor, 'setting.saved', 'setting', 1, {
    before: {
      ...Object.fromEntries(
        Object.keys(after).map((key) => [key, before[key as keyof typeof after]]),
      ),
      strategies: wordings,
    },
    after: input,
  })
  if (before.onTrackFrom !== after.onTrackFrom || before.slowFrom !== after.slowFrom) {
    const ids = await trx('actions').orderBy('id').pluck('id')
    await refreshStandings(trx, ids)
  }
  if (before.jumpFrom !== after.jumpFrom) {
    const ids = await trx('reports').where({ state: 'sent' }).distinct().pluck('action_id')
    await markReports(trx, ids)
  }
}
