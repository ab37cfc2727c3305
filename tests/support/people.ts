import type { Db } from '../../server/db'
import { hashPassword } from '../../server/users/password'
import type { Role, User } from '../../server/users/user'
import { cheapHash, demoPassword } from './constants'

const hash = hashPassword(demoPassword, cheapHash)

/** An account for a person of the stories; everyone's password is the demo password. */
export async function person(
  db: Db,
  name: string,
  role: Role,
  agency?: { id: number; name: string },
): Promise<User> {
  const email = `${name.toLowerCase()}@tkpk.test`
  const [row] = await db('users')
    .insert({ email, name, role, agency_id: agency?.id ?? null, password_hash: await hash })
    .returning('id')
  return {
    id: row.id as number,
    email,
    name,
    role,
    agencyId: agency?.id ?? null,
    agencyName: agency?.name ?? null,
    language: 'id',
    sessionEpoch: 1,
    isDemo: false,
  }
}

/** Ratna coordinates, Sekar keeps the secretariat, Budi is the housing agency's officer, Sari social affairs', Tono reads. */
export async function everyone(db: Db) {
  const housing = await agency(db, 'rumah-uji', 'Dinas Perumahan Uji')
  const social = await agency(db, 'sosial-uji', 'Dinas Sosial Uji')
  return {
    housing,
    social,
    sekar: await person(db, 'Sekar', 'secretariat'),
    ratna: await person(db, 'Ratna', 'coordinator'),
    budi: await person(db, 'Budi', 'officer', housing),
    sari: await person(db, 'Sari', 'officer', social),
    tono: await person(db, 'Tono', 'viewer'),
  }
}

export async function agency(
  db: Db,
  code: string,
  name: string,
): Promise<{ id: number; name: string }> {
  const [row] = await db('agencies')
    .insert({ code, name, short_name: name, kind: 'dinas', active: true })
    .returning('id')
  return { id: row.id as number, name }
}
