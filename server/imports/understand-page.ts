import { funds } from '../actions/action'
import { pageErrors } from '../http/page'
import type { DecimalSign } from '../http/numbers'
import type { FieldErrors } from '../http/parse'
import type { Typed } from '../http/kept'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { windowName } from '../windows/name'
import { takesReports, type Window } from '../windows/window'
import { countIn, moneyIn } from './cells'
import { basisIsKnown, columnField } from './form'
import { columnsOf, findHeader, headerFrom, layoutOf, purposeOf, samplesBelow } from './headings'
import {
  bases,
  doubtfulIn,
  fieldsFor,
  numberFormats,
  purposes,
  scales,
  type Columns,
  type DoubtfulText,
  type Field,
  type Header,
  type Import,
  type Purpose,
  type SeenSheet,
} from './import'
import { outline } from './pages'

/** What a person asked to be read: another sheet, another heading row, another purpose. */
export type Asked = Readonly<{
  sheet: string
  header: number | null
  height: number
  purpose: string
}>

export type Reading = Readonly<{
  sheet: SeenSheet
  header: Header | null
  columns: Columns
  purpose: Purpose
  remembered: boolean
}>

/** The sheet that most looks like the table, with its headings; or what the person asked for instead. */
export function readingOf(
  one: Import,
  asked: Asked,
  remembered: (heads: readonly string[]) => Columns | null,
): Reading | null {
  const sheets = one.book?.sheets ?? []
  const plan = asked.sheet === '' ? one.plan : null
  const named = sheets.find((sheet) => sheet.name === (plan?.sheet ?? asked.sheet))
  const best = [...sheets]
    .map((sheet) => {
      const header = findHeader(sheet.rows)
      const columns = header ? columnsOf(header.heads, samplesBelow(sheet.rows, header)) : {}
      return { sheet, n: Object.keys(columns).length - (sheet.hidden ? 100 : 0) }
    })
    .sort((a, b) => b.n - a.n)[0]?.sheet
  const sheet = named ?? best
  if (!sheet) return null
  const row = plan?.headerRow ?? asked.header
  const found = row ? headerFrom(sheet.rows, row, plan?.headerHeight ?? asked.height) : null
  const header = found ?? findHeader(sheet.rows)
  const kept = header && !plan ? remembered(header.heads) : null
  const columns = header
    ? (plan?.columns ?? kept ?? columnsOf(header.heads, samplesBelow(sheet.rows, header)))
    : {}
  const purpose =
    purposes.find((known) => known === asked.purpose) ?? plan?.purpose ?? purposeOf(columns)
  return { sheet, header, columns, purpose, remembered: kept !== null }
}

type Understanding = Readonly<{
  one: Import
  reading: Reading
  windows: readonly Window[]
  years: readonly number[]
  same: { appliedAt: Date } | undefined
  typed: Typed | null
  errors: FieldErrors
  once: string
  /** A figure that was refused because it can be read two ways. */
  refusedFigure: DoubtfulText | null
}>

export function understandPage(viewer: Viewer, facts: Understanding) {
  const { locale, today } = viewer
  const { t } = locale
  const { one, reading, windows, years, same, typed, errors, once } = facts
  const { sheet, header, columns, purpose } = reading
  const book = one.book
  const heads = header?.heads ?? []
  const samples = header ? samplesBelow(sheet.rows, header) : []
  const all = heads.filter((head) => head !== '').length
  const given = (name: string, otherwise: string) => {
    const value = typed?.[name]
    return (Array.isArray(value) ? value[0] : value) ?? otherwise
  }
  const error = (name: string) => errors[name] && locale.say(errors[name])
  const options = (chosen: string, list: readonly (readonly [string, string])[]) =>
    list.map(([value, label]) => ({ value, label, selected: value === chosen }))
  const select = (
    name: string,
    label: string,
    chosen: string,
    list: readonly (readonly [string, string])[],
    hint?: string,
  ) => ({
    id: name,
    name,
    label,
    options: options(given(name, chosen), list),
    error: error(name),
    ...(hint !== undefined && { hint }),
  })
  // Newest first: the last that takes reports today, and for columns of half-years one that ends with them.
  const halves = columns.realised_s1 !== undefined || columns.realised_s2 !== undefined
  const likely =
    windows.find((window) => !halves && takesReports(window, today)) ??
    windows.find((window) => /-(06-30|12-31)$/.test(window.endsOn) && window.opensOn <= today)
  const hiddenSheets = (book?.sheets ?? [])
    .filter((known) => known.hidden)
    .map((known) => known.name)
  const notes = [
    header
      ? t('import.understood.as', {
          layout: t(`import.layout.${layoutOf(columns)}`),
          n: Object.keys(columns).length,
          all,
        })
      : t('import.understood.no_header'),
    reading.remembered ? t('import.understood.remembered') : '',
    hiddenSheets.length > 0
      ? t('import.understood.hidden_sheets', { names: hiddenSheets.join(', ') })
      : '',
    sheet.rows.some((row) => row.hidden) ? t('import.understood.hidden_rows') : '',
    book?.macros ? t('import.understood.macros') : '',
    same ? t('import.understood.same_file', { when: locale.instant(same.appliedAt) }) : '',
  ].filter((note) => note !== '')
  const scale = one.plan?.scale ?? 1
  const basis =
    purpose === 'progress' && !basisIsKnown(heads)
      ? basisField(locale, {
          sheet,
          header,
          columns,
          chosen: given('basis', one.plan?.basis ?? ''),
          error: error('basis'),
        })
      : null
  const money = exampleOf(reading, (field) => field === 'budget' || /^(realised|money)/.test(field))
  return {
    ...outline(viewer, one, 'import.step.understand'),
    errors: pageErrors(locale, errors),
    once,
    notes,
    sheetFields: [
      {
        id: 'sheet',
        name: 'sheet',
        label: t('import.sheet'),
        options: options(
          sheet.name,
          (book?.sheets ?? []).map((known): [string, string] => [
            known.name,
            known.hidden ? t('import.sheet_hidden', { name: known.name }) : known.name,
          ]),
        ),
      },
      {
        id: 'header',
        name: 'header',
        label: t('import.header'),
        options: options(
          String(header?.row ?? ''),
          sheet.rows.slice(0, 30).map((row): [string, string] => [
            String(row.number),
            t('import.header_row', {
              row: String(row.number),
              text: row.cells
                .filter((cell) => cell !== '')
                .join(' · ')
                .slice(0, 60),
            }),
          ]),
        ),
        error: error('header'),
      },
      {
        id: 'height',
        name: 'height',
        label: t('import.header_height'),
        options: options(String(header?.height ?? 1), [
          ['1', t('import.header_one')],
          ['2', t('import.header_two')],
        ]),
      },
      {
        id: 'purpose',
        name: 'purpose',
        label: t('import.purpose'),
        options: options(
          purpose,
          purposes.map((known): [string, string] => [known, t(`import.purpose.${known}`)]),
        ),
      },
    ],
    hidden: {
      purpose,
      sheet: sheet.name,
      header: String(header?.row ?? ''),
      height: String(header?.height ?? 1),
    },
    readable: header !== null,
    fields: [
      purpose === 'actions'
        ? select(
            'year',
            t('import.year'),
            String(one.plan?.year ?? yearIn(reading, years) ?? Number(today.slice(0, 4))),
            years.map((year): [string, string] => [String(year), String(year)]),
          )
        : select(
            'window',
            t('import.window'),
            one.plan?.windowCode ?? likely?.code ?? '',
            windows.map((window): [string, string] => [window.code, windowName(locale, window)]),
          ),
      select(
        'scale',
        t('import.scale'),
        String(scale),
        scales.map((known): [string, string] => [known, t(`import.scale.${known}`)]),
        money
          ? t('import.scale_hint', { cell: `"${money}"`, value: readAs(locale, money, scale) })
          : undefined,
      ),
      ...(purpose === 'actions'
        ? [
            select('stage', t('import.stage'), one.plan?.stage ?? 'murni', [
              ['murni', t('import.stage.murni')],
              ['perubahan', t('import.stage.perubahan')],
            ]),
          ]
        : []),
    ],
    basis,
    numbers: numbersField(locale, {
      heads,
      doubtful: facts.refusedFigure ?? doubtfulIn(sheet, header, columns),
      chosen: given('numbers', one.plan?.numbers ?? ''),
      error: error('numbers'),
    }),
    columnsError: error('columns'),
    columns: heads.map((head, at) => {
      const field =
        (Object.entries(columns) as [Field, number][]).find(([, column]) => column === at)?.[0] ??
        ''
      const chosen = given(columnField(at), field)
      return {
        head: head || t('import.no_heading'),
        sample: samples
          .map((row) => row[at] ?? '')
          .filter((text) => text !== '')
          .slice(0, 2)
          .map((text) => text.slice(0, 60)),
        id: columnField(at),
        label: t('import.column_of', { name: head || String(at + 1) }),
        options: options(fieldsFor(purpose).includes(chosen as Field) ? chosen : '', [
          ['', t('import.unused')],
          ...fieldsFor(purpose).map((known): [string, string] => [
            known,
            t(`import.field.${known}`),
          ]),
        ]),
        error: error(columnField(at)),
      }
    }),
  }
}

/** The year that the headings or the lines above them name, if it can be chosen. */
function yearIn({ sheet, header }: Reading, years: readonly number[]): number | undefined {
  const above = sheet.rows.filter((row) => header === null || row.number < header.row)
  const text = above.flatMap((row) => row.cells).join(' ')
  return years.find((year) => text.includes(String(year)))
}

/** The first money of the file that is read without a question. */
function exampleOf(
  { sheet, header, columns }: Reading,
  wanted: (field: Field) => boolean,
): string | null {
  if (!header) return null
  const at = (Object.entries(columns) as [Field, number][]).find(([field]) => wanted(field))?.[1]
  if (at === undefined) return null
  return (
    samplesBelow(sheet.rows, header)
      .map((row) => row[at] ?? '')
      .find((text) => {
        const figure = moneyIn(cellOf(text), 1)
        return figure !== null && 'value' in figure
      }) ?? null
  )
}

/** A cell is kept as text: a bare number was one in the file. */
function cellOf(text: string) {
  return /^-?\d+(\.\d+)?$/.test(text) ? { text, number: Number(text) } : { text }
}

function readAs(locale: Locale, text: string, scale: number): string {
  const figure = moneyIn(cellOf(text), scale)
  return figure && 'value' in figure ? locale.rupiah(figure.value) : '…'
}

/** The question of the basis, with a row of the very file and what it would mean either way. */
function basisField(
  locale: Locale,
  {
    sheet,
    header,
    columns,
    chosen,
    error,
  }: Pick<Reading, 'sheet' | 'header' | 'columns'> & { chosen: string; error: string | undefined },
) {
  const { t } = locale
  const told = (
    [
      'realised_s1',
      'realised_s2',
      'realised_total',
      'realised',
      'output',
      'beneficiaries',
      ...funds.map((fund) => `money_${fund}` as const),
    ] as const
  ).filter((field) => columns[field] !== undefined)
  const rows = header ? sheet.rows.filter((row) => row.number >= header.row + header.height) : []
  const value = (row: (typeof rows)[number], field: Field) => {
    const text = row.cells[columns[field] ?? -1] ?? ''
    const figure =
      field === 'output' || field === 'beneficiaries'
        ? countIn(cellOf(text))
        : moneyIn(cellOf(text), 1)
    return figure && 'value' in figure ? figure.value : null
  }
  // The row that tells most: not a row of column numbers, and with figures in both halves.
  const named = columns.sub_activity ?? columns.title ?? columns.code ?? -1
  const row = rows
    .filter((one) => (one.cells[named] ?? '') !== '' && !/^\d{1,2}$/.test(one.cells[named] ?? ''))
    .map((one) => ({ one, n: told.filter((field) => value(one, field) !== null).length }))
    .sort((a, b) => b.n - a.n)[0]
  const shown = row && row.n > 0 ? row.one : undefined
  const halves = told.includes('realised_s1') && told.includes('realised_s2')
  const [first, second] = shown
    ? [value(shown, 'realised_s1'), value(shown, 'realised_s2')]
    : [null, null]
  const means = (amount: number | null) =>
    amount === null ? undefined : t('import.basis.means', { value: locale.number(amount) })
  const hints: Record<string, string | undefined> =
    halves && second !== null
      ? { cumulative: means(second), period: means((first ?? 0) + second) }
      : { cumulative: undefined, period: t('import.basis.plus') }
  return {
    id: 'basis',
    name: 'basis',
    label: t('import.basis'),
    required: true,
    error,
    hint: shown
      ? t('import.basis.example', {
          row: String(shown.number),
          title: (shown.cells[named] ?? '').slice(0, 60),
          cells: told
            .filter((field) => value(shown, field) !== null)
            .map(
              (field) => `${t(`import.field.${field}`)} ${locale.number(value(shown, field) ?? 0)}`,
            )
            .join(', '),
        })
      : undefined,
    choices: bases.map((basis) => ({
      value: basis,
      label: t(`import.basis.${basis}`),
      checked: chosen === basis,
      hint: hints[basis],
    })),
  }
}

/** The question how the file writes its numbers, with a figure of the very file and what it would be either way. */
function numbersField(
  locale: Locale,
  facts: Readonly<{
    heads: readonly string[]
    doubtful: DoubtfulText | null
    chosen: string
    error: string | undefined
  }>,
) {
  const { t } = locale
  const { heads, doubtful, chosen, error } = facts
  if (doubtful === null && chosen === '') return null
  const meant = (said: DecimalSign) => {
    const text = doubtful?.text ?? ''
    const figures = [countIn({ text }, said), moneyIn({ text }, 1, said)]
    const figure = figures.find((one) => one !== null && 'value' in one)
    return figure && 'value' in figure
      ? t('import.numbers.means', { text, value: locale.number(figure.value) })
      : doubtful
        ? t('import.numbers.not_so', { text })
        : undefined
  }
  return {
    id: 'numbers',
    name: 'numbers',
    label: t('import.numbers'),
    required: true,
    error,
    hint:
      doubtful === null
        ? undefined
        : t('import.numbers.example', {
            row: String(doubtful.row),
            column: heads[doubtful.column] || String(doubtful.column + 1),
            text: doubtful.text,
          }),
    choices: numberFormats.map((format) => ({
      value: format,
      label: t(`import.numbers.${format}`),
      checked: chosen === format,
      hint: format === 'mixed' ? t('import.numbers.mixed_hint') : meant(format),
    })),
  }
}
