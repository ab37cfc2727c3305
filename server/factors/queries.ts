import type { Db } from '../db'
import type { Factor } from './factor'

/** The second factor of an account; undefined when there is none. */
export async function findFactor(db: Db, userId: number): Promise<Factor | undefined> {
  const row = await db('second_factors')
    .where({ user_id: userId })
    .first(
      'sealed_secret as sealedSecret',
      'made_at as madeAt',
      db.raw(`(SELECT count(*) FROM recovery_codes
        WHERE recovery_codes.user_id = second_factors.user_id AND used_at IS NULL) AS "codesLeft"`),
    )
  return row as Factor | undefined
}

/** One of the recovery codes' hashes, for the salt that all of a person's share. */
export async function findCodeHash(db: Db, userId: number): Promise<string | undefined> {
  const row = await db('recovery_codes')
    .where({ user_id: userId })
    .orderBy('code_hash')
    .first('code_hash')
  return row?.code_hash as string | undefined
}
