import type { Response } from 'express'
import type { Db } from '../db'
import { NotFound } from '../errors'
import { showPage } from '../http/page'
import { formReader, readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { goTo } from './record-commands'
import type { ItemScreen } from './item-page'
import { follow } from './live'
import { presented, type AgendaItem, type Meeting } from './meeting'
import { changesPage, type ChangesScreen, type OpeningScreen } from './opening-page'
import { presentPage } from './present-page'
import { listItems } from './item-queries'
import { findKeptPage, getMeeting } from './queries'
import { meetingOf, pageOf, visibleMeeting, type OfItem, type OfMeeting } from './reach-routes'
import { changesOf, itemScreenOf, openingOf } from './screens-page'

/** What the room sees, what follows along on another device, and where the room is. */
export function presentRoutes(db: Db): Route[] {
  return [
    get('/meetings/:id/present', 'meeting.see', presentOpening),
    get('/meetings/:id/changes', 'meeting.see', showChanges),
    get('/meetings/:id/present/:item', 'meeting.see', presentItem),
    get('/meetings/:id/follow', 'meeting.see', showFollowed),
    get('/meetings/:id/live', 'meeting.see', listen),
    post('/meetings/:id/current', 'meeting.manage', goToItem, { form: pageOf('/record') }),
  ]

  async function presentOpening(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visibleMeeting(db, req, viewer)
    const items = await listItems(db, meeting.id)
    const screen = await openingShown(viewer, meeting, items)
    showPage(
      req,
      res,
      'meetings/present',
      presentPage(viewer, meeting, items, { screen, item: null, kept: screen }),
    )
  }

  /** All that the first screen counts; of a closed meeting as it was then. */
  async function showChanges(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visibleMeeting(db, req, viewer)
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, 'changes', viewer.locale.lang)
        : await changesOf(db, viewer, meeting)
    if (!kept) throw new NotFound(`changes before meeting ${meeting.id}`)
    showPage(req, res, 'meetings/changes', changesPage(viewer, meeting, kept as ChangesScreen))
  }

  async function presentItem(req: OfItem, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visibleMeeting(db, req, viewer)
    const items = await listItems(db, meeting.id)
    const item = presented(items).find(({ id }) => id === readId(req.params.item))
    if (!item) throw new NotFound(`item ${req.params.item.slice(0, 20)}`)
    const screen = await itemShown(viewer, meeting, item)
    showPage(
      req,
      res,
      'meetings/present',
      presentPage(viewer, meeting, items, {
        screen,
        item,
        kept: await keptOpening(viewer, meeting),
      }),
    )
  }

  /** The screen the room is at now, for whoever follows on another device. */
  async function showFollowed(req: OfMeeting, res: Response) {
    const viewer = viewerOf(res)
    const meeting = await visibleMeeting(db, req, viewer)
    const items = await listItems(db, meeting.id)
    const item = presented(items).find(({ id }) => id === meeting.currentItemId) ?? null
    const screen = item
      ? await itemShown(viewer, meeting, item)
      : await openingShown(viewer, meeting, items)
    const page = presentPage(viewer, meeting, items, {
      screen,
      item,
      kept: await keptOpening(viewer, meeting),
    })
    showPage(req, res, 'meetings/present', {
      ...page,
      follows: meeting.state === 'running' ? `/meetings/${meeting.id}/live` : null,
    })
  }

  async function listen(req: OfMeeting, res: Response) {
    const meeting = await visibleMeeting(db, req, viewerOf(res))
    // Nothing moves any more: a browser that hears this asks no further.
    if (meeting.state !== 'running') return void res.status(204).end()
    follow(db, meeting.id, res, async () => {
      const { currentItemId } = await getMeeting(db, meeting.id)
      const items = presented(await listItems(db, meeting.id))
      return items.find(({ id }) => id === currentItemId)?.id ?? null
    })
  }

  async function goToItem(req: OfMeeting, res: Response) {
    const { now } = viewerOf(res)
    const meeting = await meetingOf(db, req)
    const asked = formReader(req.body).id('item')
    const item = presented(await listItems(db, meeting.id)).find(({ id }) => id === asked)
    await db.transaction((trx) => goTo(trx, meeting, item?.id ?? null, now))
    res.redirect(303, `/meetings/${meeting.id}/record${item ? `#item-${item.id}` : ''}`)
  }

  async function keptOpening(viewer: Viewer, meeting: Meeting): Promise<OpeningScreen | undefined> {
    if (meeting.state !== 'closed') return undefined
    const kept = await findKeptPage(db, meeting.id, 'opening', viewer.locale.lang)
    return kept as OpeningScreen | undefined
  }

  async function openingShown(
    viewer: Viewer,
    meeting: Meeting,
    items: readonly AgendaItem[],
  ): Promise<OpeningScreen> {
    return (await keptOpening(viewer, meeting)) ?? openingOf(db, viewer, meeting, items)
  }

  async function itemShown(
    viewer: Viewer,
    meeting: Meeting,
    item: AgendaItem,
  ): Promise<ItemScreen> {
    const kept =
      meeting.state === 'closed'
        ? await findKeptPage(db, meeting.id, `item-${item.id}`, viewer.locale.lang)
        : undefined
    return (kept as ItemScreen | undefined) ?? itemScreenOf(db, viewer, meeting, item)
  }
}
