import { prepared, type Db } from '../db'
import type { Agency } from './agency'

const columns = `agencies.id, agencies.code, agencies.name, agencies.short_name AS "shortName", agencies.kind,
  agencies.active`

/** The agencies one can choose from, by kind and name; with `actionId` also those which that action names already. */
export function listAgencies(db: Db, actionId?: number): Promise<Agency[]> {
  return prepared<Agency>(
    db,
    'agencies.choosable',
    `SELECT ${columns} FROM agencies WHERE agencies.active
        OR agencies.id IN (SELECT actions.agency_id FROM actions WHERE actions.id = $1)
        OR agencies.id IN (SELECT action_agencies.agency_id FROM action_agencies WHERE action_agencies.action_id = $1)
      ORDER BY array_position(ARRAY['team', 'badan', 'dinas', 'other_local', 'kecamatan', 'vertical', 'partner'],
        agencies.kind), agencies.name COLLATE id_alami, agencies.id`,
    [actionId ?? null],
  )
}
