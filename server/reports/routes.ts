import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotFound, Outdated, Refused } from '../errors'
import { sendList, type ListFormat } from '../http/files'
import { keepable, takeKept, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import type { Message, MessageKey } from '../i18n'
import { can, permitted } from '../policy'
import { windowName } from '../windows/name'
import { listWindows } from '../windows/queries'
import { isWindowCode } from '../windows/window'
import {
  addEvidence,
  answerFlag,
  removeEvidence,
  reportPlaces,
  reopenReport,
  returnReport,
  saveDraft,
  sendReport,
  verifyPlain,
  verifyReport,
} from './commands'
import { flagsOf } from './flags'
import {
  readChosen,
  readFlagAnswer,
  readLink,
  readReopening,
  readReportForm,
  readReportPlaces,
  readReturn,
  readVerification,
} from './form'
import { obstacleMessage } from './obstacle'
import {
  bulkPage,
  editPage,
  evidencePage,
  maySeeEvidence,
  mayWrite,
  queuePage,
  queueSize,
  reportHref,
  reportPage,
  storedMeanwhile,
} from './pages'
import {
  countQueue,
  exportQueue,
  findNeighbours,
  getEvidence,
  getEvidenceBytes,
  getSlot,
  listEvidence,
  listFlagAnswers,
  listQueue,
  listReportPlaces,
  listReportingAgencies,
  listReviews,
  listVersions,
  type QueueFilter,
} from './queries'
import { queueColumns, queueRows, queueSentence } from './queue-sheet'
import { reportPlacesPage } from './places-page'
import { obstacleTo, placesTrouble, type Slot } from './report'
import { checkFiles, handOver, receiveFiles, uploadTrouble } from './upload'

type Params = { code: string; window: string }
type OfReport = Request<Params>

/** What the last page of a queue is, however many one asks for. */
const lastPage = 400

/** Reports that can be verified at once. */
const bulkSize = 50

export function reportRoutes(db: Db): Route[] {
  const form = (params: Record<string, string>) =>
    reportHref(params['code'] ?? '', params['window'] ?? '')
  const one = '/actions/:code/reports/:window'
  return [
    get('/reports', 'report.queue', queue),
    get('/reports.csv', 'report.queue', download('csv')),
    get('/reports.xlsx', 'report.queue', download('xlsx')),
    get(one, 'report.see', show),
    post(`${one}/draft`, 'report.write', save, { form }),
    post(`${one}/sending`, 'report.send', send, { form }),
    post(`${one}/verification`, 'report.verify', verify, { form }),
    post(`${one}/return`, 'report.return', giveBack, { form }),
    post(`${one}/answers`, 'report.answer', answer, { form }),
    get('/reports/verification', 'report.verify', showBulk),
    post('/reports/verification', 'report.verify', verifyMany, {
      form: () => '/reports/verification',
    }),
    post(`${one}/reopening`, 'report.reopen', reopen, { form }),
    get(`${one}/evidence`, 'evidence.add', showEvidence),
    post(`${one}/evidence`, 'evidence.add', add, {
      form: (params) => `${form(params)}/evidence`,
      before: [receiveFiles],
    }),
    get(`${one}/places`, 'report.see', showPlaces),
    post(`${one}/places`, 'report.write', keepPlaces, {
      form: (params) => `${form(params)}/places`,
    }),
    get('/evidence/:id', 'evidence.see', fetchEvidence),
    post('/evidence/:id/removal', 'evidence.remove', remove),
  ]

  async function queue(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const filter = readQueueFilter(req.query)
    const page = Math.min(
      Number(/^[1-9]\d{0,5}$/.exec(queryText(req.query, 'page'))?.[0] ?? 1),
      lastPage,
    )
    const rows = await listQueue(db, filter, queueSize, (page - 1) * queueSize)
    const total = await countQueue(db, filter)
    const windows = await listWindows(db)
    const agencies = await listReportingAgencies(db)
    showPage(
      req,
      res,
      'reports/index',
      queuePage(viewer, { filter, rows, total, page, windows, agencies }),
    )
  }

  function download(format: ListFormat) {
    return async (req: Request, res: Response) => {
      const { locale, today } = viewerOf(res)
      const filter = readQueueFilter(req.query)
      const total = await countQueue(db, filter)
      const windows = await listWindows(db)
      const agencies = await listReportingAgencies(db)
      await sendList(res, format, {
        name: locale.t('reports.file', {
          state: locale.t(`report.state.${filter.state}`),
          day: today,
        }),
        title: locale.t('reports.title'),
        filter: queueSentence(locale, { filter, total, windows, agencies }),
        columns: queueColumns(locale),
        rows: queueRows(locale, exportQueue(db, filter)),
      })
    }
  }

  async function show(req: OfReport, res: Response) {
    const viewer = viewerOf(res)
    const slot = await slotOf(req)
    const typed = takeKept(req)
    if (typed) notify(req, 'form.kept', {}, 'info')
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
    if (sending && slot.report) {
      const places = await listReportPlaces(db, slot)
      const trouble = placesTrouble(
        places.map((one) => one.output),
        read.input.content.output,
      )
      if (trouble) {
        const errors = { output: { key: `report_places.${trouble}` } as const }
        return showEdit(req, res, slot, { typed: keepable(req.body), errors }, 422)
      }
    }
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

  /** The reports that could be verified at once: those that wait without a mark, and how many wait with one. */
  async function plainOnes(req: Request) {
    const filter: QueueFilter = { ...readQueueFilter(req.query), state: 'sent' }
    const rows = await listQueue(db, filter, bulkSize, 0, true)
    const plain = rows.filter((row) => flagsOf(row).length === 0)
    return { filter, plain, marked: rows.length - plain.length }
  }

  async function showBulk(req: Request, res: Response) {
    const { filter, plain } = await plainOnes(req)
    const marked = (await countQueue(db, filter)) - plain.length
    const page = bulkPage(viewerOf(res), plain, marked, filter, onceOf(req))
    showPage(req, res, 'reports/verification', page)
  }

  async function verifyMany(req: Request, res: Response) {
    const { user, now } = viewerOf(res)
    const chosen = readChosen(req.body)
    if (chosen.length === 0) notify(req, 'reports.bulk_none', {}, 'warning')
    const location = await once(db, user, req, async (trx) => {
      const verified = await verifyPlain(trx, user, chosen, now)
      if (verified > 0) notify(req, 'reports.bulk_done', { n: verified })
      const left = chosen.length - verified
      if (left > 0) notify(req, 'reports.bulk_left', { n: left }, 'warning')
      return '/reports'
    })
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
    // Asked before the decision: afterwards the report is no longer in the queue.
    const { next } =
      req.body?.after === 'next' && slot.report
        ? await findNeighbours(db, slot.report.id)
        : { next: null }
    try {
      const location = await once(db, viewer.user, req, async (trx) => {
        await command(trx, viewer)
        return next ? reportHref(next.code, next.window) : hrefOf(req)
      })
      notify(req, done, { agency: slot.action.agencyShortName })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      notify(req, 'report.changed_since', {}, 'warning')
      await showReport(req, res, await slotOf(req), { typed: keepable(req.body) }, 409)
    }
  }

  async function showEvidence(req: OfReport, res: Response) {
    const slot = permitted(viewerOf(res).user, 'evidence.add', await slotOf(req))
    const typed = takeKept(req)
    // Files cannot be kept; only what was typed beside them comes back.
    if (typed && Object.keys(typed).length > 0) notify(req, 'form.kept', {}, 'info')
    await showEvidenceOf(req, res, slot, { typed })
  }

  async function add(req: OfReport, res: Response) {
    const viewer = viewerOf(res)
    const { user, now } = viewer
    const slot = permitted(user, 'evidence.add', await slotOf(req))
    const typed = keepable(req.body)
    const refuse = (field: string, message: Message, status: number) =>
      showEvidenceOf(req, res, slot, { typed, errors: { [field]: message } }, status)
    const trouble = uploadTrouble(res)
    if (trouble) return refuse('files', trouble.message, trouble.status)
    const link = readLink(req.body)
    if (!link.ok) return showEvidenceOf(req, res, slot, link, 422)
    const checked = await checkFiles(req)
    if (!checked.ok) return refuse('files', checked.message, 422)
    if (checked.files.length === 0 && !link.input) {
      return refuse('files', { key: 'evidence.nothing_chosen' }, 422)
    }
    const work = async (trx: Db) => {
      await addEvidence(trx, user, slot, checked.files, link.input, now)
      return `${hrefOf(req)}/evidence`
    }
    try {
      const fingerprints = checked.files.map((file) => file.sha256)
      const location = await once(db, user, req, work, fingerprints)
      notify(req, 'evidence.added')
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Refused && error.status === 422)) throw error
      const field = checked.files.length > 0 ? 'files' : 'link'
      return refuse(field, { key: error.reason, params: error.params }, 422)
    }
  }

  async function showPlaces(req: OfReport, res: Response) {
    const typed = takeKept(req)
    if (typed) notify(req, 'form.kept', {}, 'info')
    await drawPlaces(req, res, { typed })
  }

  async function keepPlaces(req: OfReport, res: Response) {
    const { user, now } = viewerOf(res)
    const slot = permitted(user, 'report.write', await slotOf(req))
    const ids = (await listReportPlaces(db, slot)).map((one) => one.placeId)
    const read = readReportPlaces(req.body, ids, slot.report?.output ?? null)
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

  async function fetchEvidence(req: Request<{ id: string }>, res: Response) {
    const viewer = viewerOf(res)
    const evidence = await getEvidence(db, readId(req.params.id))
    if (evidence.kind === 'link' || !maySeeEvidence(viewer, seenAs(evidence))) {
      throw new NotFound(`file of evidence ${evidence.id}`)
    }
    const bytes = await getEvidenceBytes(db, evidence.id)
    await handOver(req, res, { kind: evidence.kind, name: evidence.name }, bytes)
  }

  async function remove(req: Request<{ id: string }>, res: Response) {
    const { user, now } = viewerOf(res)
    const evidence = permitted(
      user,
      'evidence.remove',
      await getEvidence(db, readId(req.params.id)),
    )
    const slot = await getSlot(db, evidence.actionCode, evidence.windowCode)
    const location = await once(db, user, req, async (trx) => {
      await removeEvidence(trx, user, slot, evidence, now)
      return `${reportHref(evidence.actionCode, evidence.windowCode)}/evidence`
    })
    notify(req, 'evidence.removed')
    res.redirect(303, location)
  }

  function slotOf(req: OfReport): Promise<Slot> {
    return getSlot(db, req.params.code, req.params.window)
  }

  type Shown = { typed?: Typed | undefined; errors?: FieldErrors | undefined }

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
    showPage(req, res, 'reports/show', page, status)
  }

  async function showEvidenceOf(
    req: OfReport,
    res: Response,
    slot: Slot,
    shown: Shown,
    status = 200,
  ) {
    const evidence = slot.report ? await listEvidence(db, slot.report.id) : []
    const page = evidencePage(viewerOf(res), slot, evidence, { ...shown, once: onceOf(req) })
    showPage(req, res, 'reports/evidence', page, status)
  }
}

function hrefOf(req: OfReport): string {
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

function seenAs(evidence: Awaited<ReturnType<typeof getEvidence>>) {
  const { agencyId, addedAt, reportState, reportSentAt } = evidence
  return { agencyId, addedAt, reportState, reportSentAt }
}

/** What the queue is narrowed to; anything unknown counts as not chosen. */
function readQueueFilter(query: unknown): QueueFilter {
  const state = queryText(query, 'state')
  const window = queryText(query, 'window', 20)
  const agency = queryText(query, 'agency', 60)
  const strategy = queryText(query, 'strategy', 2)
  return {
    state: state === 'returned' || state === 'verified' ? state : 'sent',
    window: isWindowCode(window) ? window : null,
    agency: /^[a-z0-9-]{2,60}$/.test(agency) ? agency : null,
    strategy: /^[123]$/.test(strategy) ? Number(strategy) : null,
  }
}
