import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Sheet } from '../sheets/write'
import { pourBook } from '../sheets/write'
import { csvOf } from '../sheets/write-csv'
import { viewerOf } from './viewer'

type Table = Pick<Sheet, 'columns'> & Readonly<{ rows: Parameters<typeof csvOf>[2] }>

/** Sends a table as CSV, in the reader's language, row by row. */
export async function sendCsv(res: Response, name: string, table: Table): Promise<void> {
  res.setHeader('Content-Type', 'text/csv; charset=utf-8')
  res.setHeader('Content-Disposition', disposition(name))
  const text = csvOf(viewerOf(res).locale, table.columns, table.rows)
  try {
    await pipeline(Readable.from(text), res)
  } catch (error) {
    // A reader who leaves in the middle is no fault.
    const left =
      error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!left) throw error
  }
}

export type Exported = Readonly<{
  title: string
  /** Under which filter, as a sentence. */
  filter: string
  sheets: readonly Sheet[]
}>

/** Sends tables as XLSX, row by row, with a last sheet that says what it is, when, by whom and under which filter. */
export async function sendBook(res: Response, name: string, exported: Exported): Promise<void> {
  const { locale, now, user } = viewerOf(res)
  const { team } = res.locals['house'] as { team: string }
  res.setHeader('Content-Type', workbookType)
  res.setHeader('Content-Disposition', disposition(name))
  await pourBook(
    {
      at: now,
      sheets: exported.sheets,
      about: {
        name: locale.t('sheet.about'),
        rows: [
          [locale.t('sheet.what'), `${exported.title} · ${team}`],
          [locale.t('sheet.filter'), exported.filter],
          [locale.t('sheet.when'), locale.moment(now)],
          [locale.t('sheet.by'), user.name],
          [locale.t('sheet.blank'), locale.t('sheet.blank_note')],
        ],
      },
    },
    res,
  )
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** As a download, under a plain name: letters, digits, dots and dashes. */
export function disposition(name: string): string {
  return `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`
}
