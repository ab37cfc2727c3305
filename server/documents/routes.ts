import type { Request, Response } from 'express'
import { listActionYears } from '../actions/list-queries'
import { violates, type Db } from '../db'
import { NotFound } from '../errors'
import { keptText } from '../http/attempt'
import { disposition, inPortions, listFiles, workbookType } from '../http/files'
import { keepable, type Typed } from '../http/kept'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText, readId, type FieldErrors } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf, type Viewer } from '../http/viewer'
import { localeOf } from '../i18n'
import type { Paper } from '../papers/paper'
import { listWindows } from '../windows/queries'
import { issueDocument } from './commands'
import { formatsOf, isFormat, type Document, type Format, type Subject } from './document'
import { errataOf } from './errata-paper'
import { fileName, fileOf, fingerprintOf } from './files-paper'
import { parseIssueForm, readAsked } from './form'
import { documentColumns } from './list-sheet'
import { documentPage, documentsPage, issuePage, pageSize, previewPage } from './pages'
import {
  findLatest,
  getContent,
  getDocument,
  getFile,
  listActingAgencies,
  listDocuments,
  listDocumentFiles,
} from './queries'
import { writeSubject } from './subject-paper'

const types: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: workbookType,
}

export function documentRoutes(db: Db): Route[] {
  return [
    get('/documents', 'document.see', list),
    ...listFiles('/documents', 'document.see', listFile),
    get('/documents/new', 'document.issue', showIssue),
    get('/documents/preview', 'document.see', preview),
    get('/documents/preview/:format', 'document.see', previewFile),
    post('/documents', 'document.issue', issue, { form: () => '/documents/new' }),
    get('/documents/:id', 'document.see', show),
    get('/documents/:id/files/:format', 'document.see', download),
  ]

  async function list(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const page = Math.min(readId(queryText(req.query, 'page')) ?? 1, 10_000)
    const { found, rows } = await listDocuments(db, page, pageSize)
    if (rows.length === 0 && page > 1) return res.redirect(303, '/documents')
    const shown = {
      years: await yearsOf(viewer),
      agencies: await listActingAgencies(db),
      found,
      page,
      rows,
    }
    showPage(req, res, 'documents/index', documentsPage(viewer, shown))
  }

  async function listFile(_req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    return {
      name: `dokumen-per-${today}`,
      title: locale.t('documents.table'),
      filter: locale.t('documents.csv.order'),
      columns: documentColumns,
      rows: inPortions(
        async (offset, size) => (await listDocuments(db, offset / size + 1, size)).rows,
      ),
    }
  }

  async function preview(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const subject = await readSubject(viewer, req.query)
    const paper = await writeSubject(db, viewer.locale, viewer, subject, null)
    const latest = await findLatest(db, subject)
    showPage(req, res, 'documents/preview', previewPage(viewer, { subject, paper, latest }))
  }

  async function previewFile(req: Request<{ format: string }>, res: Response) {
    const viewer = viewerOf(res)
    const { format } = req.params
    const subject = await readSubject(viewer, req.query)
    if (!isFormat(format) || !formatsOf[subject.kind].includes(format)) {
      throw new NotFound(`document as ${format.slice(0, 20)}`)
    }
    const paper = await writeSubject(db, viewer.locale, viewer, subject, null)
    const bytes = await fileOf(paper, format, viewer.user.name)
    send(res, format, fileName(subject, format, null), bytes)
  }

  async function showIssue(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const { typed } = keptText(req)
    const subject = await readSubject(viewer, typed ?? req.query)
    await showForm(req, res, subject, typed ?? null, {}, 200)
  }

  async function issue(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const subject = await readSubject(viewer, req.body)
    const former = await findLatest(db, subject)
    const again = (errors: FieldErrors, status: number) =>
      showForm(req, res, subject, keepable(req.body), errors, status)
    // The edition that the form was opened for: a second click must still be known as the first one's.
    const edition = readId(queryText(req.body, 'edition')) ?? 1
    const form = parseIssueForm(req.body, { today: viewer.today, again: edition > 1 })
    if (!form.ok) return again(form.errors, 422)
    const { input } = form

    // Official papers are Indonesian, whoever issues them.
    const paper = await writeSubject(db, localeOf('id'), viewer, subject, {
      number: input.number,
      day: input.day,
      edition,
      replaces: former?.number ?? null,
      reason: input.reason,
    })
    try {
      const location = await once(db, viewer.user, req, async (trx) => {
        // A second click finds the receipt of the first and does not come here.
        if (edition !== (former?.edition ?? 0) + 1) throw new IssuedMeanwhile()
        if (fingerprintOf(paper) !== queryText(req.body, 'fingerprint', 64)) throw new Changed()
        const files = []
        for (const format of formatsOf[subject.kind]) {
          const content = await fileOf(paper, format, viewer.user.name)
          files.push({ format, name: fileName(subject, format, edition), content })
        }
        const id = await issueDocument(trx, viewer.user, { subject, paper, files, input, former })
        return `/documents/${id}`
      })
      notify(req, 'documents.was_issued', { number: input.number })
      res.redirect(303, location)
    } catch (error) {
      if (error instanceof Changed) {
        notify(req, 'documents.figures_changed', {}, 'warning')
        return again({}, 409)
      }
      if (violates(error, 'documents_number_key')) {
        return again({ number: { key: 'document.error.number_taken' } }, 422)
      }
      if (
        error instanceof IssuedMeanwhile ||
        violates(error, 'documents_edition_key') ||
        violates(error, 'documents_replaced_once')
      ) {
        notify(req, 'documents.issued_meanwhile', {}, 'warning')
        return again({}, 409)
      }
      throw error
    }
  }

  async function show(req: Request<{ id: string }>, res: Response) {
    const viewer = viewerOf(res)
    const document = await getDocument(db, readId(req.params.id))
    const subject = subjectOf(document)
    const paper = (await getContent(db, document.id)) as Paper
    const today = await writeSubject(db, localeOf(paper.lang), viewer, subject, null)
    const shown = {
      document,
      subject,
      paper,
      files: await listDocumentFiles(db, document.id),
      errata: errataOf(paper, today),
    }
    showPage(req, res, 'documents/show', documentPage(viewer, shown))
  }

  async function download(req: Request<{ id: string; format: string }>, res: Response) {
    const { format } = req.params
    if (!isFormat(format)) throw new NotFound(`document as ${format.slice(0, 20)}`)
    const { name, content } = await getFile(db, readId(req.params.id), format)
    send(res, format, name, content)
  }

  function send(res: Response, format: Format, name: string, bytes: Buffer) {
    res.setHeader('Content-Type', types[format])
    res.setHeader('Content-Disposition', disposition(name))
    res.send(bytes)
  }

  async function showForm(
    req: Request,
    res: Response,
    subject: Subject,
    typed: Typed | null,
    errors: FieldErrors,
    status: number,
  ) {
    const viewer = viewerOf(res)
    const paper = await writeSubject(db, localeOf('id'), viewer, subject, null)
    const former = await findLatest(db, subject)
    const state = {
      subject,
      paper,
      former,
      fingerprint: fingerprintOf(paper),
      typed,
      errors,
      once: onceOf(req),
    }
    showPage(req, res, 'documents/new', issuePage(viewer, state), status)
  }

  /** Years with actions or windows, and this one. */
  async function yearsOf({ today }: Viewer): Promise<number[]> {
    const windows = (await listWindows(db)).map((window) => window.year)
    const acted = await listActionYears(db)
    return [...new Set([...acted, ...windows, Number(today.slice(0, 4))])]
  }

  async function readSubject(viewer: Viewer, query: unknown): Promise<Subject> {
    const asked = readAsked(query, { today: viewer.today, years: await yearsOf(viewer) })
    if (asked.kind !== 'agency') return { ...asked, agency: null }
    const agencies = await listActingAgencies(db)
    const code = queryText(query, 'agency', 60)
    const agency =
      agencies.find((one) => one.code.toLowerCase() === code.toLowerCase()) ??
      agencies.find((one) => one.id === viewer.user.agencyId) ??
      agencies[0]
    if (!agency) throw new NotFound('no agency has actions')
    return { ...asked, agency }
  }

  function subjectOf(document: Document): Subject {
    const { kind, year, part, agencyId } = document
    const agency =
      agencyId === null
        ? null
        : {
            id: agencyId,
            code: document.agencyCode ?? '',
            name: document.agencyName ?? '',
            shortName: document.agencyShortName ?? '',
          }
    return { kind, year, part, agency }
  }
}

/** The figures are no longer those that were looked at. */
class Changed extends Error {}
/** Someone else issued the same paper a moment ago. */
class IssuedMeanwhile extends Error {}
