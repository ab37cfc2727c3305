import { formReader, type Form } from '../http/parse'
import type { Day } from '../i18n'
import { roles, type Role } from '../users/user'
import { longestDays } from './token'

export type TokenInput = Readonly<{
  name: string
  role: Role
  agencyId: number | null
  /** The last day on which it opens. */
  lastDay: Day
}>

/** The latest day that may be chosen. */
export function latestDay(today: Day): Day {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + longestDays)
  return day.toISOString().slice(0, 10)
}

/** Reads the form of a token. An officer's has an agency, and no other role has one: it would change nothing. */
export function parseTokenForm(
  body: unknown,
  { today, agencyIds }: Readonly<{ today: Day; agencyIds: readonly number[] }>,
): Form<TokenInput> {
  const read = formReader(body)
  const name = read.text('name', { min: 2, max: 80, required: true })
  const role = read.choice('role', roles, { required: true })
  const agencyId = read.id('agency')
  if (read.raw('agency') !== '' && (agencyId === null || !agencyIds.includes(agencyId)))
    read.refuse('agency', 'field.not_a_choice')
  if (role === 'officer' && agencyId === null) read.refuse('agency', 'user.officer_needs_agency')
  const lastDay = read.day('last_day', { required: true })
  if (lastDay !== null && lastDay < today) read.refuse('last_day', 'tokens.day_passed')
  if (lastDay !== null && lastDay > latestDay(today)) read.refuse('last_day', 'tokens.day_too_far')
  if (!read.clean || name === null || role === null || lastDay === null) return read.refused()
  return {
    ok: true,
    input: { name, role, agencyId: role === 'officer' ? agencyId : null, lastDay },
  }
}
