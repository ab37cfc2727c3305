import type { Request, Response } from 'express'
import type { Db } from '../db'
import { listFiles } from '../http/files'
import { showPage } from '../http/page'
import { isDay, queryText, readId } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { subjects } from '.'
import { historyColumns, historyPage, historySentence, linesInFile, linesShown } from './pages'
import { listLines, listPeople, type HistoryFilter } from './queries'

export function historyRoutes(db: Db): Route[] {
  return [get('/history', 'history.see', list), ...listFiles('/history', 'history.see', fileOf)]

  async function list(req: Request, res: Response) {
    const filter = readHistoryFilter(req.query)
    const lines = await listLines(db, filter, linesShown + 1)
    const people = await listPeople(db)
    showPage(req, res, 'history/index', historyPage(viewerOf(res), filter, people, lines))
  }

  async function fileOf(req: Request, res: Response) {
    const { locale, today } = viewerOf(res)
    const filter = readHistoryFilter(req.query)
    return {
      name: `riwayat-per-${today}`,
      title: locale.t('nav.history'),
      filter: historySentence(locale, filter, await listPeople(db)),
      columns: historyColumns,
      rows: await listLines(db, filter, linesInFile),
    }
  }
}

/** What was asked for; whatever the house does not know is as if it had not been asked. */
function readHistoryFilter(query: unknown): HistoryFilter {
  const day = (name: string) => {
    const text = queryText(query, name, 10)
    return isDay(text) ? text : null
  }
  const asked = queryText(query, 'subject', 40)
  return {
    subject: subjects.find((one) => one === asked) ?? null,
    person: readId(queryText(query, 'person', 12)),
    from: day('from'),
    to: day('to'),
    before: readId(queryText(query, 'before', 12)),
  }
}
