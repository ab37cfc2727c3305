import type { Cell, Column, Row } from '../papers/paper'
import type { Locale } from '../i18n'
import { writeBook } from '../sheets/write'
import type { Import, ImportRow } from './import'
import { columnName } from './preview-page'

/** The refused rows as they came, with the reasons beside them, headings first: ready to be corrected and sent again. */
export async function refusedBook(
  locale: Locale,
  one: Import,
  rows: readonly ImportRow[],
  now: Date,
): Promise<Buffer> {
  const heads = one.plan?.heads ?? []
  const columns: Column[] = [
    ...heads.map((label, at) => ({
      key: `c${at}`,
      label: label || `(${at + 1})`,
      kind: 'text' as const,
      width: 20,
    })),
    { key: 'row', label: locale.t('import.refused_row'), kind: 'number', width: 11 },
    { key: 'why', label: locale.t('import.refused_reason'), kind: 'text', width: 60 },
  ]
  return writeBook({
    at: now,
    sheets: [
      {
        name: (one.plan?.sheet ?? 'CSV').slice(0, 31),
        columns,
        rows: [rows.map((row) => line(locale, one, row, heads.length))],
      },
    ],
    about: {
      name: locale.t('import.template.guide'),
      rows: [
        [locale.t('imports.col.file'), one.name],
        [locale.t('import.outcome.refused'), locale.t('import.refused_note')],
        [locale.t('imports.col.when'), locale.instant(now)],
      ],
    },
  })
}

function line(locale: Locale, one: Import, row: ImportRow, width: number): Row {
  const cells: Cell[] = Array.from({ length: width }, (_, at) => {
    const text = row.cells[at] ?? ''
    // What was a number in the file is one again; a text that looks like one stays as it was typed.
    return text === '' ? null : text
  })
  const reasons = row.problems.map(
    (problem) => `${columnName(locale, one.plan, problem.field)}: ${locale.say(problem.message)}`,
  )
  return { kind: 'row', key: String(row.number), cells: [...cells, row.number, reasons.join('\n')] }
}
