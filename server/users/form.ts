import { formReader, type Form } from '../http/parse'
import { passwordProblem, type Owner } from './password'
import { roles, type Role } from './user'

export type AccountInput = Readonly<{
  email: string
  name: string
  role: Role
  agencyId: number | null
}>

// What a mail server would take, without the rarities: enough to catch a slip of the finger.
const address = /^[^\s@<>()[\]\\,;:"]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]{2,}$/i

/** Reads the form of an account. `agencyIds` are those that may be chosen; an officer needs one of them. */
export function parseAccountForm(body: unknown, agencyIds: readonly number[]): Form<AccountInput> {
  const read = formReader(body)
  const name = read.text('name', { min: 2, max: 120, required: true })
  const email = read.text('email', { max: 254, required: true })?.toLowerCase() ?? null
  if (email !== null && (!address.test(email) || email.includes('..')))
    read.refuse('email', 'user.not_an_email')
  const role = read.choice('role', roles, { required: true })
  const agencyId = read.id('agency')
  if (read.raw('agency') !== '' && (agencyId === null || !agencyIds.includes(agencyId)))
    read.refuse('agency', 'field.not_a_choice')
  if (role === 'officer' && agencyId === null) read.refuse('agency', 'user.officer_needs_agency')
  if (!read.clean || email === null || name === null || role === null) return read.refused()
  return { ok: true, input: { email, name, role, agencyId } }
}

export type PasswordInput = Readonly<{ password: string }>

/** Reads a new password, typed twice. It is taken exactly as typed; nothing of it is ever shown again. */
export function parsePasswordForm(body: unknown, owner: Owner): Form<PasswordInput> {
  const read = formReader(body)
  const password = exactly(body, 'new_password')
  const again = exactly(body, 'new_password_again')
  if (password === '') read.refuse('new_password', 'field.required')
  const problem = password === '' ? null : passwordProblem(password, owner)
  if (problem) read.refuse('new_password', problem.key, problem.params)
  else if (password !== '' && password !== again)
    read.refuse('new_password_again', 'password.differs')
  if (!read.clean) return { ok: false, typed: {}, errors: read.errors }
  return { ok: true, input: { password } }
}

export type PasswordChange = Readonly<{ old: string; password: string }>

/** Reads a change of one's own password: the one in use, and the new one twice. */
export function parsePasswordChange(body: unknown, owner: Owner): Form<PasswordChange> {
  const old = exactly(body, 'old_password')
  const form = parsePasswordForm(body, owner)
  const errors = {
    ...(old === '' && { old_password: { key: 'field.required' } as const }),
    ...(form.ok &&
      form.input.password === old && { new_password: { key: 'password.same' } as const }),
    ...(!form.ok && form.errors),
  }
  if (!form.ok || Object.keys(errors).length > 0) return { ok: false, typed: {}, errors }
  return { ok: true, input: { old, password: form.input.password } }
}

/** A field to the letter: a password may begin with a blank. */
function exactly(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}
