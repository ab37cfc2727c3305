import type { Db } from '../db'
import { remember } from '../history'
import { formReader } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { localeOf } from '../i18n'
import { can } from '../policy'
import { refuseWhenClosed } from './commands'
import { listItems } from './item-queries'
import { getMeeting } from './queries'
import { subjectOf } from './wording'

/**
 * Notes from which item of an agenda a new action was proposed, when its form names one and its writer records
 * meetings. Refused (409) for a meeting that was closed meanwhile.
 */
export async function proposeFromItem(
  trx: Db,
  { user }: Viewer,
  body: unknown,
  code: string,
): Promise<void> {
  const itemId = formReader(body).id('item')
  if (itemId === null || !can(user, 'meeting.manage')) return
  const [of] = await trx('agenda_items').where({ id: itemId }).pluck('meeting_id')
  if (of === undefined) return
  const meeting = await getMeeting(trx, Number(of))
  refuseWhenClosed(meeting)
  const item = (await listItems(trx, meeting.id)).find(({ id }) => id === itemId)
  const action = await trx('actions').where({ code }).first('id')
  if (!item || !action) return
  await trx('proposed_actions').insert({ action_id: action.id, agenda_item_id: itemId })
  await remember(trx, user, 'action.proposed', 'action', action.id, {
    after: { meeting: meeting.title, item: subjectOf(localeOf('id'), item) },
  })
  await remember(trx, user, 'meeting.action_proposed', 'meeting', meeting.id, {
    after: { item: itemId, action: code },
  })
}
