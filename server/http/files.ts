import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Locale, Message, MessageKey } from '../i18n'
import type { Cell, Column, Row } from '../papers/paper'
import type { Ability } from '../policy'
import type { Sheet } from '../sheets/write'
import { pourBook } from '../sheets/write'
import { csvOf } from '../sheets/write-csv'
import type { Tool } from './page'
import { get, type Route } from './route'
import { viewerOf } from './viewer'

type Table = Pick<Sheet, 'columns'> & Readonly<{ rows: Parameters<typeof csvOf>[2] }>

/** Sends a table as CSV, in the reader's language, row by row. */
async function sendCsv(res: Response, name: string, table: Table): Promise<void> {
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

/** One column of a list: its heading, the kind and width of its cells, and what it says of a row. */
export type ListColumn<Item> = readonly [
  heading: MessageKey | Message,
  kind: Column['kind'],
  width: number,
  read: (item: Item, locale: Locale) => Cell,
]

/** A list as it is shown, whatever the file that it is put in: the same filter, order and columns as the page. */
export type ListFile<Item> = Readonly<{
  /** Of the file, without its ending. */
  name: string
  title: string
  /** Under which filter, as a sentence. */
  filter: string
  columns: readonly ListColumn<Item>[]
  /** All of them, or portion by portion as they come. */
  rows: readonly Item[] | AsyncIterable<readonly Item[]>
}>

const listFormats = ['csv', 'xlsx'] as const
type ListFormat = (typeof listFormats)[number]

/** The two files of the list at `path`. `tell` reads the address as the page of the list does. */
export function listFiles<Item, Params = Record<string, string>>(
  path: string,
  ability: Ability,
  tell: (req: Request<Params>, res: Response) => Promise<ListFile<Item>>,
): Route[] {
  return listFormats.map((format) =>
    get(`${path}.${format}`, ability, async (req: Request<Params>, res: Response) =>
      sendList(res, format, await tell(req, res)),
    ),
  )
}

async function sendList<Item>(
  res: Response,
  format: ListFormat,
  { name, title, filter, columns: told, rows: items }: ListFile<Item>,
): Promise<void> {
  const { locale } = viewerOf(res)
  const columns: Column[] = told.map(([heading, kind, width], at) => ({
    key: String(at),
    label: typeof heading === 'string' ? locale.t(heading) : locale.say(heading),
    kind,
    width,
  }))
  const rows = rowsOf(told, items, locale)
  if (format === 'csv') return sendCsv(res, `${name}.csv`, { columns, rows })
  const sheets = [{ name: title, columns, rows, landscape: true }]
  return sendBook(res, `${name}.xlsx`, { title, filter, sheets })
}

async function* rowsOf<Item>(
  columns: readonly ListColumn<Item>[],
  items: ListFile<Item>['rows'],
  locale: Locale,
): AsyncGenerator<Row[]> {
  let number = 0
  for await (const portion of Symbol.asyncIterator in items ? items : [items]) {
    yield portion.map((item) => ({
      kind: 'row',
      key: String((number += 1)),
      cells: columns.map(([, , , read]) => read(item, locale)),
    }))
  }
}

/** What a page shows some at a time, read whole for a file. */
export async function* inPortions<Item>(
  read: (offset: number, size: number) => Promise<readonly Item[]>,
): AsyncGenerator<readonly Item[]> {
  const size = 500
  for (let offset = 0; ; offset += size) {
    const portion = await read(offset, size)
    if (portion.length > 0) yield portion
    if (portion.length < size) return
  }
}

/** The two ways to take a list away. `hrefOf` gives the address of its file under the filter that is shown. */
export function exportTools(locale: Locale, hrefOf: (format: ListFormat) => string): Tool[] {
  return listFormats.map((format) => ({
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
