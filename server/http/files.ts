import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Locale } from '../i18n'
import type { Column, Row } from '../papers/paper'
import type { Sheet } from '../sheets/write'
import { pourBook } from '../sheets/write'
import { csvOf } from '../sheets/write-csv'
import type { Tool } from './page'
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

/** A list as it is shown, whatever the file that it is put in. */
export type ListFile = Readonly<{
  /** Of the file, without its ending. */
  name: string
  title: string
  /** Under which filter, as a sentence. */
  filter: string
  columns: readonly Column[]
  rows: AsyncIterable<readonly Row[]>
}>

export type ListFormat = 'csv' | 'xlsx'

/** Sends a list as the file that its address ends with. */
export async function sendList(res: Response, format: ListFormat, list: ListFile): Promise<void> {
  const { name, title, filter, columns, rows } = list
  if (format === 'csv') return sendCsv(res, `${name}.csv`, { columns, rows })
  const sheets = [{ name: title, columns, rows, landscape: true }]
  return sendBook(res, `${name}.xlsx`, { title, filter, sheets })
}

/** The two ways to take a list away. `hrefOf` gives the address of its file under the filter that is shown. */
export function exportTools(locale: Locale, hrefOf: (format: ListFormat) => string): Tool[] {
  return (['csv', 'xlsx'] as const).map((format) => ({
    href: hrefOf(format),
    label: locale.t(`list.export_${format}`),
    icon: 'download',
  }))
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** As a download, under a plain name: letters, digits, dots and dashes. */
export function disposition(name: string): string {
  return `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`
}
