import { NotAllowed } from './errors'
import type { MessageKey } from './i18n'
import type { Role, User } from './users/user'

/** All that the policy asks of a person: two of the same office may do the same. */
export type Office = Pick<User, 'role' | 'agencyId'>

type Rule<Row> = Readonly<{
  roles: readonly Role[]
  /** On the loaded row: who among those roles. */
  when?: (user: Office, row: Row) => boolean
  /** What the person reads when the row is refused. */
  refusal?: MessageKey
}>

const everyone: readonly Role[] = ['secretariat', 'coordinator', 'officer', 'viewer']
const reviewers: readonly Role[] = ['secretariat', 'coordinator']
const writers: readonly Role[] = ['secretariat', 'officer']
const proposers: readonly Role[] = ['secretariat', 'coordinator', 'officer']
const secretariat: readonly Role[] = ['secretariat']

type Owned = Readonly<{ agencyId: number }>

/** An officer writes only what belongs to the own agency; the secretariat writes everything. */
const ownAgency = (user: Office, row: Owned) =>
  user.role !== 'officer' || user.agencyId === row.agencyId

const owned = {
  roles: writers,
  when: ownAgency,
  refusal: 'error.other_agency',
} as const satisfies Rule<Owned>
const seen = { roles: everyone } as const satisfies Rule<unknown>

/** One line per ability; the door, the handler and the page all read it. */
export const policy = {
  'work.see': seen,
  'board.see': seen,
  'agency.see': seen,
  'account.use': seen,
  // What one may do although one's role asks for a second factor and there is none yet: set it up, or leave.
  'account.secure': seen,
  'notification.use': seen,
  'comment.see': seen,
  'comment.write': { roles: ['secretariat', 'coordinator', 'officer'] },
  'comment.follow': seen,
  'view.use': seen,
  'view.share': { roles: reviewers },
  'help.see': seen,
  'meeting.see': seen,
  'meeting.manage': { roles: reviewers },
  'history.see': { roles: reviewers },
  'upkeep.see': { roles: secretariat },
  'upkeep.run': { roles: secretariat },
  'search.use': seen,
  'action.see': seen,
  'action.export': seen,
  'action.create': owned,
  'action.edit': owned,
  'action.cancel': owned,
  'action.copy': owned,
  'report.see': seen,
  'report.write': owned,
  'report.send': owned,
  'report.answer': owned,
  'report.update': { roles: writers },
  'evidence.see': seen,
  'evidence.add': owned,
  'evidence.remove': owned,
  'report.queue': { roles: reviewers },
  'report.verify': { roles: reviewers },
  'report.return': { roles: reviewers },
  'report.reopen': { roles: reviewers },
  'indicator.see': seen,
  'indicator.keep': { roles: secretariat },
  'place.see': seen,
  'place.manage': { roles: secretariat },
  'minutes.see': seen,
  'decision.see': seen,
  'decision.export': seen,
  'decision.make': { roles: reviewers },
  'decision.edit': { roles: reviewers },
  'decision.answer': owned,
  'decision.close': { roles: reviewers },
  'batch.make': { roles: writers },
  'batch.see': owned,
  'batch.undo': owned,
  'import.see': owned,
  'import.add': owned,
  'document.see': seen,
  'document.issue': { roles: secretariat },
  'contribution.see': seen,
  'contribution.propose': { ...owned, roles: proposers },
  'contribution.edit': { ...owned, roles: proposers },
  'contribution.decide': { roles: reviewers },
  'user.manage': { roles: secretariat },
  'window.see': seen,
  'window.watch': { roles: reviewers },
  'window.manage': { roles: secretariat },
  'settings.manage': { roles: secretariat },
  'token.manage': { roles: secretariat },
} as const satisfies Record<string, Rule<never>>

export type Ability = keyof typeof policy

/** Abilities that nobody needs to sign in for: the sign-in page itself, one-time links, health, assets. */
export type PublicAbility = 'public'

/** Whether this person may, in general or (given the row) on this very row. */
export function can(user: Office, ability: Ability, row?: Owned): boolean {
  const rule: Rule<Owned> = policy[ability]
  if (!rule.roles.includes(user.role)) return false
  return row === undefined || rule.when === undefined || rule.when(user, row)
}

/** Hands the row back to those who may, and throws NotAllowed at the others. */
export function permitted<Row extends Owned>(user: User, ability: Ability, row: Row): Row {
  if (can(user, ability, row)) return row
  const rule: Rule<Owned> = policy[ability]
  throw new NotAllowed(`${user.role} ${user.id} may not ${ability}`, rule.refusal)
}
