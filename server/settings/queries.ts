import { prepared, type Db } from '../db'
import { defaultSettings, type Settings } from './setting'

/** The settings in force: what is stored, over the defaults. */
export async function getSettings(db: Db): Promise<Settings> {
  const rows = await prepared<{ key: string; value: unknown }>(
    db,
    'settings.all',
    'SELECT key, value FROM settings',
  )
  return {
    ...defaultSettings,
    ...(Object.fromEntries(rows.map((row) => [row.key, row.value])) as Partial<Settings>),
  }
}

/** Whether anything made for the demonstration is stored: then every page says so. */
export async function hasDemoData(db: Db): Promise<boolean> {
  const rows = await prepared<{ demo: boolean }>(
    db,
    'settings.demo',
    'SELECT EXISTS (SELECT FROM actions WHERE is_demo) OR EXISTS (SELECT FROM users WHERE is_demo) AS demo',
  )
  return rows[0]?.demo ?? false
}

/** The strategies' wording in both languages, by number. */
export function listWordings(db: Db): Promise<{ number: number; name: string; nameEn: string }[]> {
  return db('strategies').select('number', 'name', 'name_en as nameEn').orderBy('number')
}

/** Grows with every change of a setting or a wording: a form carries it, so that a second editor is noticed. */
export async function settingsVersion(db: Db): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ version: number }] }>(
    `SELECT (SELECT coalesce(sum(version), 0) FROM settings) + (SELECT coalesce(sum(version), 0) FROM strategies) AS version`,
  )
  return rows[0].version
}
