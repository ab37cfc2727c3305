import type { Request, Response } from 'express'
import type { Db } from '../db'
import { NotFound, Refused } from '../errors'
import { uploadTrouble } from '../http/door'
import { keepable, takeKept } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { readId } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import type { Message } from '../i18n'
import { permitted } from '../policy'
import { addEvidence, removeEvidence } from './evidence-commands'
import { evidencePage } from './evidence-page'
import { getEvidence, getEvidenceBytes, listEvidence } from './evidence-queries'
import { readLink } from './form'
import { reportHref } from './pages'
import { getSlot } from './queries'
import type { Slot } from './report'
import { hrefOf, type OfReport, type Shown } from './routes'
import { maySeeEvidence } from './show-page'
import { checkFiles, handOver, receiveFiles } from './upload'

/** The evidence of a report: adding it, fetching it, taking it away. */
export function evidenceRoutes(db: Db): Route[] {
  const form = (params: Record<string, string>) =>
    `${reportHref(params['code'] ?? '', params['window'] ?? '')}/evidence`
  const evidence = '/actions/:code/reports/:window/evidence'
  return [
    get(evidence, 'evidence.add', showEvidence),
    post(evidence, 'evidence.add', add, { form, before: [receiveFiles] }),
    get('/evidence/:id', 'evidence.see', fetchEvidence),
    post('/evidence/:id/removal', 'evidence.remove', remove),
  ]

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
    // The script that waits for a line asks for the bare answer.
    const bare = req.accepts(['html', 'json']) === 'json'
    const refuse = async (field: string, message: Message, status: number) => {
      if (bare) return void res.status(status).json({ word: viewer.locale.say(message) })
      await showEvidenceOf(req, res, slot, { typed, errors: { [field]: message } }, status)
    }
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
      if (bare) {
        const { report } = await slotOf(req)
        return void res.json({ version: report?.version ?? 0 })
      }
      notify(req, 'evidence.added')
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Refused && error.status === 422)) throw error
      const field = checked.files.length > 0 ? 'files' : 'link'
      return refuse(field, { key: error.reason, params: error.params }, 422)
    }
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

function seenAs(evidence: Awaited<ReturnType<typeof getEvidence>>) {
  const { agencyId, addedAt, reportState, reportSentAt } = evidence
  return { agencyId, addedAt, reportState, reportSentAt }
}
