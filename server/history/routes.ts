import type { Request, Response } from 'express'
import type { Db } from '../db'
import { sendCsv } from '../http/files'
import { showPage } from '../http/page'
import { isDay, queryText, readId } from '../http/parse'
import { get, type Route } from '../http/route'
import { viewerOf } from '../http/viewer'
import { subjects } from '.'
import { historyPage, historyTable, linesInFile, linesShown } from './pages'
import { listLines, listPeople, type HistoryFilter } from './queries'

export function historyRoutes(db: Db): Route[] {
  return [get('/history', 'history.see', list), get('/history.csv', 'history.see', download)]

  async function list(req: Request, res: Response) {
    const filter = readHistoryFilter(req.query)
    const lines = await listLines(db, filter, linesShown + 1)
    const people = await listPeople(db)
    showPage(req, res, 'history/index', historyPage(viewerOf(res), filter, people, lines))
  }

  async function download(req: Request, res: Response) {
    const { locale } = viewerOf(res)
    const lines = await listLines(db, readHistoryFilter(req.query), linesInFile)
    const { columns, rows } = historyTable(locale, lines)
    await sendCsv(res, 'riwayat.csv', {
      columns,
      rows: (async function* () {
        yield rows
      })(),
    })
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
