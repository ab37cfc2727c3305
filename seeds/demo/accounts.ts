import type { Knex } from 'knex'
import type { DemoAgency, Ground } from './build'

export type DemoUser = Readonly<{ id: number; name: string }>

/** The accounts of the demo, by what they are for. An officer is missing where the home has no such office. */
export type DemoUsers = Readonly<{
  secretariat: DemoUser
  coordinator: DemoUser
  /** By the id of the agency. */
  officers: ReadonlyMap<number, DemoUser>
}>

/** The agency of housing: Lahat's own name for it, or the usual one. */
export function housingOf({ agencies }: Ground): DemoAgency | undefined {
  return agencies.get('prkpp') ?? agencies.get('perkim')
}

/** Makes the demo accounts, all with the password behind `passwordHash`; positions, not persons. */
export async function writeAccounts(
  trx: Knex.Transaction,
  ground: Ground,
  passwordHash: string,
  createdAt: Date,
): Promise<DemoUsers> {
  const social = ground.agencies.get('dinsos')
  const housing = housingOf(ground)
  const account = (mailbox: string, name: string, role: string, agency?: DemoAgency) => ({
    email: `${mailbox}@tkpk.test`,
    name: `${name} (contoh)`,
    role,
    agency_id: agency?.id ?? null,
    password_hash: passwordHash,
    is_demo: true,
    created_at: createdAt,
  })
  const rows = [
    account('sekretariat', 'Sekretariat TKPK', 'secretariat'),
    account('koordinator', 'Koordinator TKPK', 'coordinator'),
    ...(social ? [account('dinsos', `Petugas ${social.shortName}`, 'officer', social)] : []),
    ...(housing ? [account('perkim', 'Petugas Perkim', 'officer', housing)] : []),
    account('pengamat', 'Pengamat', 'viewer'),
  ]
  const made: { id: number; name: string; role: string; agency_id: number | null }[] = await trx(
    'users',
  )
    .insert(rows)
    .returning(['id', 'name', 'role', 'agency_id'])
  const ofRole = (role: string): DemoUser => {
    const user = made.find((one) => one.role === role)
    if (!user) throw new Error(`The demo has no ${role}.`)
    return { id: user.id, name: user.name }
  }
  return {
    secretariat: ofRole('secretariat'),
    coordinator: ofRole('coordinator'),
    officers: new Map(
      made.flatMap(({ id, name, agency_id }) =>
        agency_id === null ? [] : [[agency_id, { id, name }] as const],
      ),
    ),
  }
}
