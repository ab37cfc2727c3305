import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import { keptText } from '../http/attempt'
import { backOf } from '../http/back'
import type { Returned } from '../http/fields'
import { keepable } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { get, post, type Route } from '../http/route'
import { type Viewer, viewerOf } from '../http/viewer'
import type { Message, MessageKey } from '../i18n'
import { can, permitted } from '../policy'
import { windowName } from '../windows/name'
import { reportPlaces, saveDraft, sendReport } from './commands'
import { nothingReported, PlacesDisagree, wholeField } from './by-place'
import { editPage, storedMeanwhile } from './edit-page'
import { listEvidence } from './evidence-queries'
import {
  readFlagAnswer,
  readReopening,
  readReportForm,
  readReportPlaces,
  readReturn,
  readVerification,
} from './form'
import { obstacleMessage } from './obstacle'
import { mayWrite, reportHref } from './pages'
import { reportPlacesPage } from './places-page'
import { getSlot, listFlagAnswers, listReportPlaces, listReviews, listVersions } from './queries'
import { findNeighbours } from './queue-queries'
import { obstacleTo, type Slot } from './report'
import { answerFlag, reopenReport, returnReport, verifyReport } from './review-commands'
import { reportPage } from './show-page'

/** A request about the report of an action for a window. */
export type OfReport = Request<{ code: string; window: string }>

/** What comes back with a form that was refused. */
export type Shown = Omit<Returned, 'once'>

export function reportRoutes(db: Db): Route[] {
  const form = (params: Record<string, string>) =>
    reportHref(params['code'] ?? '', params['window'] ?? '')
  const one = '/actions/:code/reports/:window'
  return [
    get(one, 'report.see', show),
    post(`${one}/draft`, 'report.write', save, { form }),
    post(`${one}/sending`, 'report.send', send, { form }),
    post(`${one}/verification`, 'report.verify', verify, { form }),
    post(`${one}/return`, 'report.return', giveBack, { form }),
    post(`${one}/answers`, 'report.answer', answer, { form }),
    post(`${one}/reopening`, 'report.reopen', reopen, { form }),
    get(`${one}/places`, 'report.see', showPlaces),
    post(`${one}/places`, 'report.write', keepPlaces, {
      form: (params) => `${form(params)}/places`,
    }),
  ]

  async function show(req: OfReport, res: Response) {
    const viewer = viewerOf(res)
    const slot = await slotOf(req)
    const { typed } = keptText(req)
    if (mayWrite(viewer, slot)) return showEdit(req, res, slot, { typed })
    return showReport(req, res, slot, { typed })
  }

  async function save(req: OfReport, res: Response) {
    await write(req, res, false)
  }

  async function send(req: OfReport, res: Response) {
    await write(req, res, true)
  }

  /** Saving and sending differ in what is asked, not in how a refusal is answered: nothing typed is ever lost. */
  async function write(req: OfReport, res: Response, sending: boolean) {
    const viewer = viewerOf(res)
    const { user, locale, now } = viewer
    const slot = permitted(user, sending ? 'report.send' : 'report.write', await slotOf(req))
    const read = readReportForm(req.body, slot, locale, { sending })
    if (!read.ok) return showEdit(req, res, slot, { typed: read.typed, errors: read.errors }, 422)

    const here = hrefOf(req)
    const attaching = !sending && req.body?.next === 'evidence'
    try {
      const location = await once(db, user, req, async (trx) => {
        const command = sending ? sendReport : saveDraft
        await command(trx, user, slot, read.input, now)
        return attaching ? `${here}/evidence` : here
      })
      notify(req, ...writtenNotice(viewer, slot, sending))
      res.redirect(303, location)
    } catch (error) {
      if (error instanceof PlacesDisagree) {
        const errors = { [wholeField(slot, error.trouble.measure)]: { key: error.reason } }
        return showEdit(req, res, slot, { typed: keepable(req.body), errors }, 422)
      }
      await answerLateWriter(req, res, error)
    }
  }

  /** Someone wrote first, or the report has moved on: the form again, with both, under a status that says so. */
  async function answerLateWriter(req: OfReport, res: Response, error: unknown) {
    if (!(error instanceof Outdated || error instanceof Refused)) throw error
    const viewer = viewerOf(res)
    const slot = await slotOf(req)
    const typed = keepable(req.body)
    if (error instanceof Refused || !mayWrite(viewer, slot)) {
      const status = error instanceof Refused ? error.status : 409
      return showEdit(req, res, slot, { typed }, status, obstacleOf(viewer, slot, error))
    }
    delete typed['version']
    const errors = storedMeanwhile(viewer.locale, slot, typed)
    notify(req, 'form.outdated', {}, 'warning')
    return showEdit(req, res, slot, { typed, errors }, 409)
  }

  async function verify(req: OfReport, res: Response) {
    const slot = permitted(viewerOf(res).user, 'report.verify', await slotOf(req))
    const read = readVerification(req.body)
    if (!read.ok) return showReport(req, res, slot, read, 422)
    await decide(req, res, slot, 'report.verified_notice', (trx, { user, now }) =>
      verifyReport(trx, user, slot, read.input, now),
    )
  }

  /** What the agency says to a mark, while the report waits. */
  async function answer(req: OfReport, res: Response) {
    const { user, now } = viewerOf(res)
    const slot = permitted(user, 'report.answer', await slotOf(req))
    const read = readFlagAnswer(req.body)
    if (!read.ok) return showReport(req, res, slot, read, 422)
    const location = await once(db, user, req, async (trx) => {
      await answerFlag(trx, user, slot, read.input, now)
      return `${hrefOf(req)}#flags`
    })
    notify(req, 'report.answer_saved')
    res.redirect(303, location)
  }

  async function giveBack(req: OfReport, res: Response) {
    const slot = permitted(viewerOf(res).user, 'report.return', await slotOf(req))
    const read = readReturn(req.body)
    if (!read.ok) return showReport(req, res, slot, read, 422)
    await decide(req, res, slot, 'report.returned_notice', (trx, { user, now }) =>
      returnReport(trx, user, slot, read.input, now),
    )
  }

  async function reopen(req: OfReport, res: Response) {
    const slot = permitted(viewerOf(res).user, 'report.reopen', await slotOf(req))
    const read = readReopening(req.body)
    if (!read.ok) return showReport(req, res, slot, read, 422)
    await decide(req, res, slot, 'report.reopened_notice', (trx, { user, now }) =>
      reopenReport(trx, user, slot, read.input, now),
    )
  }

  /** A reviewer decides on the version they saw; one who is too late sees the latest, their words kept. */
  async function decide(
    req: OfReport,
    res: Response,
    slot: Slot,
    done: MessageKey,
    command: (trx: Db, viewer: Viewer) => Promise<void>,
  ) {
    const viewer = viewerOf(res)
    const back = backOf(req.body)
    // Asked before the decision: afterwards the report is no longer in the queue.
    const { next } =
      req.body?.after === 'next' && slot.report
        ? await findNeighbours(db, slot.report.id)
        : { next: null }
    try {
      const location = await once(db, viewer.user, req, async (trx) => {
        await command(trx, viewer)
        return next ? reportHref(next.code, next.window) : (back ?? hrefOf(req))
      })
      notify(req, done, { agency: slot.action.agencyShortName })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      notify(req, 'report.changed_since', {}, 'warning')
      await showReport(req, res, await slotOf(req), { typed: keepable(req.body) }, 409)
    }
  }

  async function showPlaces(req: OfReport, res: Response) {
    const { typed } = keptText(req)
    await drawPlaces(req, res, { typed })
  }

  async function keepPlaces(req: OfReport, res: Response) {
    const { user, now } = viewerOf(res)
    const slot = permitted(user, 'report.write', await slotOf(req))
    const ids = (await listReportPlaces(db, slot)).map((one) => one.placeId)
    const read = readReportPlaces(req.body, ids, slot.report ?? nothingReported)
    if (!read.ok) return drawPlaces(req, res, read, 422)
    try {
      const location = await once(db, user, req, async (trx) => {
        await reportPlaces(trx, user, slot, read.input, now)
        return `${hrefOf(req)}/places`
      })
      notify(req, 'report_places.saved')
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated || error instanceof Refused)) throw error
      const told = obstacleOf(viewerOf(res), await slotOf(req), error)
      notify(req, told.key, told.params, 'warning')
      await drawPlaces(req, res, { typed: keepable(req.body) }, 409)
    }
  }

  async function drawPlaces(req: OfReport, res: Response, shown: Shown, status = 200) {
    const slot = await slotOf(req)
    const places = await listReportPlaces(db, slot)
    const page = reportPlacesPage(viewerOf(res), slot, places, { ...shown, once: onceOf(req) })
    showPage(req, res, 'reports/places', page, status)
  }

  function slotOf(req: OfReport): Promise<Slot> {
    return getSlot(db, req.params.code, req.params.window)
  }

  async function showEdit(
    req: OfReport,
    res: Response,
    slot: Slot,
    shown: Shown,
    status = 200,
    obstacle?: Message,
  ) {
    const evidence = slot.report ? await listEvidence(db, slot.report.id) : []
    const reviews = slot.report?.state === 'returned' ? await listReviews(db, slot.report.id) : []
    const refusal = { ...shown, once: onceOf(req) }
    const page = editPage(viewerOf(res), slot, evidence, reviews, refusal, obstacle)
    showPage(req, res, 'reports/edit', page, status)
  }

  async function showReport(req: OfReport, res: Response, slot: Slot, shown: Shown, status = 200) {
    const id = slot.report?.id
    const reviewing = slot.report?.state === 'sent' && can(viewerOf(res).user, 'report.verify')
    const facts = {
      slot,
      evidence: id ? await listEvidence(db, id) : [],
      versions: id ? await listVersions(db, id) : [],
      reviews: id ? await listReviews(db, id) : [],
      answers: id ? await listFlagAnswers(db, id) : [],
      beside: id && reviewing ? await findNeighbours(db, id) : null,
    }
    const page = reportPage(viewerOf(res), facts, { ...shown, once: onceOf(req) })
    const back = backOf(shown.typed ?? req.query)
    showPage(req, res, 'reports/show', { ...page, back }, status)
  }
}

/** The address of the report that is asked for. */
export function hrefOf(req: OfReport): string {
  return reportHref(req.params.code, req.params.window)
}

/** What stands in the way of a form that can no longer be saved. */
function obstacleOf({ locale, today }: Viewer, slot: Slot, error: Outdated | Refused): Message {
  const obstacle = obstacleTo(slot, today)
  if (obstacle) return obstacleMessage(locale, slot, obstacle)
  return error instanceof Refused
    ? { key: error.reason, params: error.params }
    : { key: 'error.outdated' }
}

function writtenNotice(
  { locale }: Viewer,
  slot: Slot,
  sending: boolean,
): [MessageKey, Record<string, string>] {
  if (sending) return ['report.sent_notice', { window: windowName(locale, slot.window) }]
  return [slot.report?.state === 'returned' ? 'report.saved_correction' : 'report.saved', {}]
}
