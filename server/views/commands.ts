import { violates, type Db } from '../db'
import { Refused } from '../errors'
import { remember } from '../history'
import type { User } from '../users/user'
import type { ViewInput } from './form'
import { mostOfOne, type SavedView } from './view'

/** Keeps a list with its filter. Throws Refused (422) when the person has one of that name, or too many. */
export async function saveView(trx: Db, actor: User, input: ViewInput): Promise<number> {
  const { name, address, shared } = input
  await trx('users').where({ id: actor.id }).forUpdate().first('id')
  const [{ n }] = (await trx('saved_views').where({ user_id: actor.id }).count('id as n')) as [
    { n: number },
  ]
  if (n >= mostOfOne) throw new Refused('views.too_many', { n: mostOfOne }, 422)
  try {
    const [row] = await trx('saved_views')
      .insert({ user_id: actor.id, name, address, shared })
      .returning('id')
    const { id } = row as { id: number }
    await remember(trx, actor, 'view.saved', 'view', id, { after: { name, address, shared } })
    return id
  } catch (error) {
    if (violates(error, 'saved_views_name_key')) throw new Refused('views.name_taken', { name }, 422)
    throw error
  }
}

/** Shows an own view to everyone, or to nobody else any more. */
export async function shareView(
  trx: Db,
  actor: User,
  view: SavedView,
  shared: boolean,
): Promise<void> {
  const changed = await trx('saved_views').where({ id: view.id }).whereNot({ shared }).update({ shared })
  if (changed > 0) {
    await remember(trx, actor, 'view.shared', 'view', view.id, {
      before: { shared: view.shared },
      after: { shared },
    })
  }
}

/** Whoever began with it begins with their own work again. */
export async function removeView(trx: Db, actor: User, view: SavedView): Promise<void> {
  const gone = await trx('saved_views').where({ id: view.id }).delete()
  if (gone > 0) {
    const { name, address, shared } = view
    await remember(trx, actor, 'view.removed', 'view', view.id, {
      before: { name, address, shared },
    })
  }
}

/** Where the person begins after signing in; null is their own work. */
export async function chooseStart(trx: Db, actor: User, view: SavedView | null): Promise<void> {
  await trx('users').where({ id: actor.id }).update({ start_view_id: view?.id ?? null })
  await remember(trx, actor, 'user.start_chosen', 'user', actor.id, {
    after: { start: view?.name ?? null },
  })
}
