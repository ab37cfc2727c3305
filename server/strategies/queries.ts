import { prepared, type Db } from '../db'
import type { Strategy } from './strategy'

const columns = 'strategies.number, strategies.name, strategies.name_en AS "nameEn"'

export function listStrategies(db: Db): Promise<Strategy[]> {
  return prepared<Strategy>(
    db,
    'strategies.all',
    `SELECT ${columns} FROM strategies ORDER BY strategies.number`,
  )
}
