import type { Db } from '../db'
import { NotAllowed, Refused } from '../errors'
import { remember } from '../history'
import { tellPeople } from '../notifications/commands'
import { shortened } from '../notifications/reminders'
import type { User } from '../users/user'
import type { Window } from '../windows/window'
import { removalOf, type Comment, type Subject } from './comment'
import type { CommentInput } from './form'
import { listFollowers } from './queries'

/** Says something about a subject or a report of it: those who are called hear of it, and those who follow. */
export async function writeComment(
  trx: Db,
  actor: User,
  subject: Subject,
  window: Window | null,
  input: CommentInput,
  now: Date,
): Promise<number> {
  const [row] = await trx('comments')
    .insert({
      [`${subject.kind}_id`]: subject.id,
      window_id: window?.id ?? null,
      author_id: actor.id,
      text: input.text,
      written_at: now,
    })
    .returning('id')
  const id = row.id as number
  await follow(trx, actor, subject)
  await remember(trx, actor, 'comment.written', 'comment', id, {
    after: { [subject.kind]: subject.code, ...(window && { window: window.code }) },
  })
  // The text itself is not in the notice: a comment that is removed is gone everywhere.
  const facts = {
    [subject.kind]: subject.code,
    title: shortened(subject.title),
    ...(subject.titleEn && { titleEn: subject.titleEn }),
    by: actor.name,
    comment: id,
    ...(subject.isDemo && { isDemo: true }),
  }
  const tell = (kind: 'mentioned' | 'commented', people: readonly number[]) =>
    tellPeople(trx, people, { kind, about: String(id), facts }, now, actor)
  await tell('mentioned', input.called)
  const followers = await listFollowers(trx, subject)
  await tell(
    'commented',
    followers.filter((one) => !input.called.includes(one)),
  )
  return id
}

/**
 * Takes a comment away: its words are gone for good, that there was one stays to be seen.
 * @throws NotAllowed for another's, Refused when it is too late or was done already
 */
export async function removeComment(
  trx: Db,
  actor: User,
  comment: Comment,
  now: Date,
): Promise<void> {
  const removal = removalOf(comment, actor, now)
  if (removal === 'not_own') throw new NotAllowed(`comment ${comment.id}`, 'comment.not_own')
  if (removal === 'too_late') throw new Refused('comment.too_late')
  if (removal === 'removed') return
  const removed = await trx('comments')
    .where({ id: comment.id })
    .whereNull('removed_at')
    .update({ text: null, removed_at: now, removed_by: actor.id })
  if (removed === 0) return
  await remember(trx, actor, 'comment.removed', 'comment', comment.id, {
    before: { [comment.kind]: comment.code, author: comment.authorName },
  })
}

/** From now on, this person hears of what is said about it. */
export async function follow(trx: Db, user: User, { kind, id }: Subject): Promise<void> {
  await trx('follows')
    .insert({ user_id: user.id, [`${kind}_id`]: id })
    .onConflict()
    .ignore()
}

export async function unfollow(trx: Db, user: User, { kind, id }: Subject): Promise<void> {
  await trx('follows')
    .where({ user_id: user.id, [`${kind}_id`]: id })
    .delete()
}
