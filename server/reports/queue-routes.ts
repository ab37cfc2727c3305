import type { Request, Response } from 'express'
import type { Db } from '../db'
import { memoryOf } from '../history/memory'
import { listFiles } from '../http/files'
import { notify } from '../http/notices'
import { once, onceOf } from '../http/once'
import { showPage } from '../http/page'
import { queryText } from '../http/parse'
import { get, post, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { listWindows } from '../windows/queries'
import { isWindowCode } from '../windows/window'
import { flagsOf } from './flags'
import { readChosen } from './form'
import { bulkPage, queuePage, queueSize } from './queue-page'
import {
  countQueue,
  exportQueue,
  listQueue,
  listReportingAgencies,
  type QueueFilter,
} from './queue-queries'
import { queueColumns, queueSentence } from './queue-sheet'
import { verifyPlain } from './review-commands'

/** What the last page of a queue is, however many one asks for. */
const lastPage = 400

/** Reports that can be verified at once. */
const bulkSize = 50

/** The reviewer's queue, its files, and verifying at once what has no mark. */
export function queueRoutes(db: Db): Route[] {
  return [
    get('/reports', 'report.queue', queue),
    ...listFiles('/reports', 'report.queue', fileOf),
    get('/reports/verification', 'report.verify', showBulk),
    post('/reports/verification', 'report.verify', verifyMany, {
      form: () => '/reports/verification',
    }),
  ]

  async function queue(req: Request, res: Response) {
    const viewer = viewerOf(res)
    const filter = readQueueFilter(req.query)
    const page = Math.min(
      Number(/^[1-9]\d{0,5}$/.exec(queryText(req.query, 'page'))?.[0] ?? 1),
      lastPage,
    )
    const memory = await memoryOf(db)
    const key = `queue ${JSON.stringify(filter)}`
    const rows = await memory(`${key} ${page}`, () =>
      listQueue(db, filter, queueSize, (page - 1) * queueSize),
    )
    const total = await memory(key, () => countQueue(db, filter))
    const windows = await memory('windows', () => listWindows(db))
    const agencies = await memory('reporting agencies', () => listReportingAgencies(db))
    showPage(
      req,
      res,
      'reports/index',
      queuePage(viewer, { filter, rows, total, page, windows, agencies }),
    )
  }

  async function fileOf(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const filter = readQueueFilter(req.query)
    const total = await countQueue(db, filter)
    const windows = await listWindows(db)
    const agencies = await listReportingAgencies(db)
    const state = locale.t(`report.state.${filter.state}`)
    return {
      name: locale.t('reports.file', { state, day: today }),
      title: locale.t('reports.title'),
      filter: queueSentence(locale, { filter, total, windows, agencies }),
      columns: queueColumns,
      rows: exportQueue(db, filter),
    }
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
