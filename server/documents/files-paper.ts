import { createHash } from 'node:crypto'
import { Refused } from '../errors'
import { localeOf } from '../i18n'
import type { Paper } from '../papers/paper'
import { writePaper } from '../papers/write'
import { bookOf } from '../sheets/of-paper'
import { writeBook } from '../sheets/write'
import type { Format, Subject } from './document'
import { periodCode } from './form'

/** Rows of a PDF: more would keep a core busy for minutes. A workbook takes them all. */
export const mostPrinted = 800

/** The paper as a file. `by` is who asks, named on the last sheet of a workbook. */
export async function fileOf(paper: Paper, format: Format, by: string): Promise<Buffer> {
  const rows = paper.blocks.reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0),
    0,
  )
  if (format !== 'xlsx') {
    if (rows > mostPrinted) {
      throw new Refused('document.too_long', { n: rows, most: mostPrinted }, 422)
    }
    return writePaper(paper, format)
  }
  const { t, moment } = localeOf(paper.lang)
  return writeBook(
    bookOf(paper, {
      name: t('sheet.about'),
      rows: [
        [t('sheet.what'), `${paper.title} · ${paper.mark}`],
        [t('sheet.when'), moment(new Date(paper.at))],
        [t('sheet.by'), by],
        [t('sheet.blank'), t('sheet.blank_note')],
      ],
    }),
  )
}

/** A plain name for the file: "semester-2026-2.xlsx", "lembar-dinsos-2026-3.pdf". */
export function fileName(subject: Subject, format: Format, edition: number | null): string {
  const parts = [
    'tuntas',
    subject.kind,
    ...(subject.agency ? [subject.agency.code] : []),
    periodCode(subject),
    ...(edition === null ? ['pratinjau'] : edition > 1 ? [`edisi-${edition}`] : []),
  ]
  return `${parts
    .join('-')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 100)}.${format}`
}

/** The figures of a paper in one word: what was looked at is what is issued, or it is said that it changed. */
export function fingerprintOf(paper: Paper): string {
  const figures = paper.blocks.flatMap((block) =>
    block.kind === 'table' ? [[block.key, block.rows]] : [],
  )
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex')
}
