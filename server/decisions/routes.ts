import type { Request, Response } from 'express'
import { listAgencies } from '../agencies/queries'
import type { Db } from '../db'
import { Refused } from '../errors'
import { listHistory } from '../history'
import { attempt, keptText, saveForm, type Outcome } from '../http/attempt'
import { uploadTrouble } from '../http/door'
import { listFiles } from '../http/files'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors, type Form } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { permitted } from '../policy'
import { readLink } from '../reports/form'
import { checkFiles, handOver, receiveFiles } from '../reports/upload'
import {
  answerDecision,
  cancelDecision,
  editDecision,
  fulfilDecision,
  makeDecision,
  removeDecisionEvidence,
  returnDecision,
} from './commands'
import { isUnfinished, type Decision } from './decision'
import { readDecisionFilter } from './filter'
import { readAnswer, readDecisionForm, readRemark } from './form'
import { decisionColumns, filterSentence, ledgerPage } from './list-page'
import { decisionFormPage, decisionPage } from './pages'
import {
  exportDecisions,
  findOrigin,
  getDecision,
  getDecisionFile,
  listDecisionEvidence,
  listDecisions,
  listIndicatorChoices,
  listOwners,
  tallyDecisions,
  type Origin,
} from './queries'

type OfDecision = Request<{ number: string }>

/** A step of a decision: what is said once it is taken, and which fields a rule may find at fault. */
type Settling = Readonly<{ done: MessageKey; work: (trx: Db) => Promise<void> }> &
  Pick<Outcome, 'also' | 'faults'>

export function decisionRoutes(db: Db): Route[] {
  const one = '/decisions/:number'
  const form = (params: Record<string, string>) => `/decisions/${params['number'] ?? ''}`
  return [
    get('/decisions', 'decision.see', ledger),
    ...listFiles('/decisions', 'decision.export', fileOf),
    get('/decisions/new', 'decision.make', showNew),
    post('/decisions', 'decision.make', make, { form: () => '/decisions/new' }),
    get(one, 'decision.see', show),
    get(`${one}/edit`, 'decision.edit', showEdit),
    post(one, 'decision.edit', edit, { form: (params) => `${form(params)}/edit` }),
    post(`${one}/answer`, 'decision.answer', answer, { form, before: [receiveFiles] }),
    post(`${one}/fulfilment`, 'decision.close', fulfil, { form }),
    post(`${one}/return`, 'decision.close', giveBack, { form }),
    post(`${one}/cancellation`, 'decision.close', cancel, { form }),
    get(`${one}/files/:id`, 'decision.see', fetchFile),
    post(`${one}/files/:id/removal`, 'decision.answer', removeFile),
  ]

  async function ledger(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const filter = readDecisionFilter(req.query, viewer.today)
    const { found, tally } = await tallyDecisions(db, filter, viewer.user)
    const rows = await listDecisions(db, filter, viewer.user)
    const owners = await listOwners(db)
    const page = ledgerPage(viewer, { filter, rows, found, tally, owners })
    showPage(req, res, 'decisions/index', page)
  }

  async function fileOf(req: Request, res: Response) {
    const { locale, today, user } = viewerOf(res)
    const filter = readDecisionFilter(req.query, today)
    const { found } = await tallyDecisions(db, filter, user)
    const first = await listDecisions(db, filter, user)
    const owners = await listOwners(db)
    return {
      name: `keputusan-${today}`,
      title: locale.t('decisions.title'),
      filter: filterSentence(locale, { filter, found, owners, rows: first }),
      columns: decisionColumns(today),
      rows: exportDecisions(db, filter, user),
    }
  }

  async function showNew(req: Request, res: Response) {
    await showForm(req, res, null, keptText(req))
  }

  async function make(req: Request, res: Response) {
    const { user, today, now } = viewerOf(res)
    const agencyIds = (await listAgencies(db)).map(({ id }) => id)
    const read = await readDecisionForm(db, req.body, { agencyIds, decidedOn: null, today })
    if (!read.ok) return showForm(req, res, null, read, 422)
    const origin = await findOrigin(db, readId(req.body?.meeting), readId(req.body?.item))
    const location = await once(db, user, req, async (trx) => {
      const { meetingId = null, itemId: agendaItemId = null } = origin ?? {}
      const { code } = await makeDecision(
        trx,
        user,
        { ...read.input, meetingId, agendaItemId },
        now,
      )
      notify(req, 'decision.made_notice', { code })
      // The recorder of a meeting goes on with its next item.
      return (origin && recordOf(origin)) ?? `/decisions/${code}`
    })
    res.redirect(303, location)
  }

  async function show(req: OfDecision, res: Response) {
    await showOne(req, res, await decisionOf(req), keptText(req))
  }

  async function showEdit(req: OfDecision, res: Response) {
    const decision = permitted(viewerOf(res).user, 'decision.edit', await decisionOf(req))
    if (!isUnfinished(decision)) throw new Refused('decision.closed_already')
    await showForm(req, res, decision, keptText(req))
  }

  async function edit(req: OfDecision, res: Response) {
    const { user, today, now } = viewerOf(res)
    const decision = permitted(user, 'decision.edit', await decisionOf(req))
    const agencyIds = [...(await listAgencies(db)).map(({ id }) => id), decision.agencyId]
    const { decidedOn } = decision
    const read = await readDecisionForm(db, req.body, { agencyIds, decidedOn, today })
    await saveForm(db, req, res, read, {
      work: async (trx, { decidedOn: _day, ...input }) => {
        await editDecision(trx, user, decision, input, readId(req.body?.version), now)
        return `/decisions/${decision.code}`
      },
      notice: { key: 'decision.saved_notice' },
      again: async (back, status) =>
        showForm(req, res, back.overtaken ? await decisionOf(req) : decision, back, status),
    })
  }

  async function answer(req: OfDecision, res: Response) {
    const { user, now } = viewerOf(res)
    const decision = permitted(user, 'decision.answer', await decisionOf(req))
    const typed = keepable(req.body)
    const refuse = (errors: FieldErrors, status = 422) =>
      showOne(req, res, decision, { typed, errors }, status)
    const trouble = uploadTrouble(res)
    if (trouble) return refuse({ files: trouble.message }, trouble.status)
    const words = readAnswer(req.body)
    const link = readLink(req.body)
    if (!words.ok || !link.ok) {
      return refuse({ ...(words.ok ? {} : words.errors), ...(link.ok ? {} : link.errors) })
    }
    const checked = await checkFiles(req)
    if (!checked.ok) return refuse({ files: checked.message })
    const input = { ...words.input, files: checked.files, link: link.input }
    const field = checked.files.length > 0 ? 'files' : 'link'
    await settle(req, res, decision, {
      done: 'decision.answered_notice',
      also: checked.files.map((file) => file.sha256),
      faults: (error) =>
        error instanceof Refused && error.status === 422
          ? { [field]: { key: error.reason, params: error.params } }
          : undefined,
      work: (trx) => answerDecision(trx, user, decision, input, now),
    })
  }

  async function fulfil(req: OfDecision, res: Response) {
    const { user, now } = viewerOf(res)
    const decision = permitted(user, 'decision.close', await decisionOf(req))
    const read = readRemark(req.body, 'fulfil_remark')
    if (!read.ok) return showOne(req, res, decision, read, 422)
    const { remark, version } = read.input
    await settle(req, res, decision, {
      done: 'decision.fulfilled_notice',
      work: (trx) => fulfilDecision(trx, user, decision, remark, version, now),
    })
  }

  async function giveBack(req: OfDecision, res: Response) {
    await withReason(req, res, 'return_reason', 'decision.returned_notice', returnDecision)
  }

  async function cancel(req: OfDecision, res: Response) {
    await withReason(req, res, 'cancel_reason', 'decision.cancelled_notice', cancelDecision)
  }

  async function withReason(
    req: OfDecision,
    res: Response,
    field: 'return_reason' | 'cancel_reason',
    done: MessageKey,
    command: typeof cancelDecision,
  ) {
    const { user, now } = viewerOf(res)
    const decision = permitted(user, 'decision.close', await decisionOf(req))
    const read: Form<{ remark: string | null; version: number | null }> = readRemark(
      req.body,
      field,
    )
    if (!read.ok) return showOne(req, res, decision, read, 422)
    const { remark, version } = read.input
    await settle(req, res, decision, {
      done,
      work: (trx) => command(trx, user, decision, remark ?? '', version, now),
    })
  }

  /** Does it once, on the version the person saw; one who is too late sees the latest, their words kept. */
  async function settle(
    req: OfDecision,
    res: Response,
    decision: Decision,
    { done, work, ...outcome }: Settling,
  ) {
    const settling = async (trx: Db) => {
      await work(trx)
      return `/decisions/${decision.code}`
    }
    await attempt(db, req, res, settling, {
      notice: { key: done, params: { code: decision.code } },
      again: async ({ typed, errors }, status) =>
        showOne(req, res, await decisionOf(req), { typed, errors }, status),
      outdated: 'decision.changed_since',
      ...outcome,
    })
  }

  async function fetchFile(req: Request<{ number: string; id: string }>, res: Response) {
    const decision = await getDecision(db, req.params.number)
    const file = await getDecisionFile(db, decision.id, readId(req.params.id))
    await handOver(req, res, file, file.content)
  }

  async function removeFile(req: Request<{ number: string; id: string }>, res: Response) {
    const { user } = viewerOf(res)
    const decision = permitted(user, 'decision.answer', await getDecision(db, req.params.number))
    const location = await once(db, user, req, async (trx) => {
      await removeDecisionEvidence(trx, user, decision, readId(req.params.id) ?? 0)
      return `/decisions/${decision.code}`
    })
    notify(req, 'evidence.removed')
    res.redirect(303, location)
  }

  function decisionOf(req: OfDecision): Promise<Decision> {
    return getDecision(db, req.params.number)
  }

  type Shown = { typed?: Typed | undefined; errors?: FieldErrors | undefined }

  async function showOne(
    req: OfDecision,
    res: Response,
    decision: Decision,
    shown: Shown,
    status = 200,
  ) {
    const facts = {
      decision,
      evidence: await listDecisionEvidence(db, decision.id),
      history: await listHistory(db, 'decision', decision.id),
    }
    const page = decisionPage(viewerOf(res), facts, { ...shown, once: onceOf(req) })
    showPage(req, res, 'decisions/show', page, status)
  }

  async function showForm(
    req: Request,
    res: Response,
    decision: Decision | null,
    shown: Shown,
    status = 200,
  ) {
    const origin = decision
      ? undefined
      : await findOrigin(
          db,
          readId(shown.typed?.['meeting'] ?? queryText(req.query, 'meeting', 12)),
          readId(shown.typed?.['item'] ?? queryText(req.query, 'item', 12)),
        )
    const state = {
      ...shown,
      decision,
      agencies: await listAgencies(db, decision?.actionId ?? undefined),
      indicators: await listIndicatorChoices(db),
      asked: {
        agency: queryText(req.query, 'agency', 60).toLowerCase(),
        action: queryText(req.query, 'action', 20),
        indicator: queryText(req.query, 'indicator', 40),
        place: queryText(req.query, 'place', 150),
        text: queryText(req.query, 'text', 400),
      },
      origin,
      backHref: (origin && recordOf(origin)) ?? null,
      once: onceOf(req),
    }
    showPage(req, res, 'decisions/form', decisionFormPage(viewerOf(res), state), status)
  }
}

/** Where the recorder of a running meeting goes on. */
function recordOf({ meetingId, itemId, running }: Origin): string | null {
  if (!running) return null
  return `/meetings/${meetingId}/record${itemId === null ? '' : `?item=${itemId}#item-${itemId}`}`
}

/** What an ended session left behind for this page. */
