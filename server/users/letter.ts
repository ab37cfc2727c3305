/** What happens to an account that its owner is told of by letter, whoever did it: each says how the account is entered. */
export const accountEvents = [
  'password_changed',
  'password_chosen',
  'email_changed',
  'factor_added',
  'factor_removed',
  'codes_made',
  'code_used',
  'provider_linked',
  'provider_unlinked',
] as const
export type AccountEvent = (typeof accountEvents)[number]

/** A letter that is to be written: about whose account, to which address, and when what it tells happened. */
export type OwnerLetter = Readonly<{
  /** The same however often it is sent. */
  id: string
  user: number
  event: AccountEvent
  at: string
  /** Undefined: the account's own address. */
  to?: string
}>
