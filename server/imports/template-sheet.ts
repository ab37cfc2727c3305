import type { Cell, Workbook, Worksheet } from 'exceljs'
import { activityKinds, funds, workStatuses, type Fund } from '../actions/action'
import type { WholeAction } from '../actions/queries'
import { localeOf, type MessageKey } from '../i18n'
import { placeLabel } from '../places/place'
import { constraintCodes, fundsOf, type Slot } from '../reports/report'
import type { Window } from '../windows/window'

// Templates are in Indonesian: they go to agencies, whoever downloads them.
const { t, day } = localeOf('id')

type Value = string | number | Date | null
type TemplateColumn<Row> = Readonly<{
  label: string
  width: number
  read: (row: Row) => Value
  list?: readonly string[]
  kind?: 'count' | 'money' | 'day' | 'key' | 'shown'
  note?: string
}>

const spareRows = 60

/** A file to log or correct actions in: what is stored, and empty rows for new ones. */
export function actionsTemplate(
  actions: readonly WholeAction[],
  agencies: readonly string[],
): Promise<Buffer> {
  const word = (key: MessageKey) => t(key)
  const current = ({ details }: WholeAction) => details.budget.filter((line) => line.isCurrent)
  const columns: TemplateColumn<WholeAction>[] = [
    {
      label: t('import.template.code'),
      width: 14,
      kind: 'key',
      note: t('import.template.code_note'),
      read: ({ action }) => action.code,
    },
    { label: word('action.field.title'), width: 48, read: ({ action }) => action.title },
    {
      label: word('action.field.strategy'),
      width: 10,
      list: ['1', '2', '3'],
      read: ({ action }) => String(action.strategyNumber),
    },
    {
      label: word('action.field.agency'),
      width: 34,
      list: agencies,
      read: ({ action }) => action.agencyName,
    },
    {
      label: word('action.field.nomenclature'),
      width: 20,
      read: ({ action }) => action.nomenclature,
    },
    { label: word('action.field.program'), width: 30, read: ({ action }) => action.program },
    { label: word('action.field.activity'), width: 30, read: ({ action }) => action.activity },
    {
      label: word('action.field.sub_activity'),
      width: 36,
      read: ({ action }) => action.subActivity,
    },
    {
      label: word('action.field.activity_kind'),
      width: 16,
      list: activityKinds.map((kind) => t(`activity_kind.${kind}`)),
      read: ({ action }) => t(`activity_kind.${action.activityKind}`),
    },
    {
      label: word('action.field.output_target'),
      width: 14,
      kind: 'count',
      read: ({ action }) => action.outputTarget,
    },
    { label: word('action.field.output_unit'), width: 12, read: ({ action }) => action.outputUnit },
    {
      label: word('action.field.beneficiary_target'),
      width: 14,
      kind: 'count',
      read: ({ action }) => action.beneficiaryTarget,
    },
    {
      label: word('action.field.beneficiary_unit'),
      width: 12,
      read: ({ action }) => action.beneficiaryUnit,
    },
    {
      label: word('action.field.starts_on'),
      width: 12,
      kind: 'day',
      read: ({ action }) => dateOf(action.startsOn),
    },
    {
      label: word('action.field.ends_on'),
      width: 12,
      kind: 'day',
      read: ({ action }) => dateOf(action.endsOn),
    },
    {
      label: word('actions.csv.budget'),
      width: 18,
      kind: 'money',
      read: (whole) => whole.action.budgetTotal,
    },
    {
      label: word('action.field.budget_fund'),
      width: 16,
      list: funds.map((fund) => t(`fund.${fund}`)),
      read: (whole) =>
        current(whole)
          .map((line) => t(`fund.${line.fund}`))
          .join('; ') || null,
    },
    {
      label: word('action.field.places'),
      width: 36,
      read: ({ details }) => details.places.map(placeLabel).join('; ') || null,
    },
    { label: word('action.field.aid_kind'), width: 20, read: ({ action }) => action.aidKind },
    { label: word('action.field.aid_nature'), width: 20, read: ({ action }) => action.aidNature },
    {
      label: word('action.field.benefit_size'),
      width: 22,
      read: ({ action }) => action.benefitSize,
    },
    {
      label: word('action.field.benefit_duration'),
      width: 18,
      read: ({ action }) => action.benefitDuration,
    },
    {
      label: word('action.field.responsible_office'),
      width: 26,
      read: ({ action }) => action.responsibleOffice,
    },
    {
      label: word('action.field.status'),
      width: 14,
      list: workStatuses.map((status) => t(`status.${status}`)),
      read: ({ action }) => t(`status.${action.status}`),
    },
    {
      label: word('action.field.status_reason'),
      width: 28,
      read: ({ action }) => action.statusReason,
    },
  ]
  return write(t('import.template.sheet_actions'), columns, actions, spareRows, [
    t('import.template.guide_1'),
    t('import.template.guide_2'),
    t('import.template.guide_actions'),
  ])
}

/** A file to report a window in: one row for each action, cumulative figures, what is stored already filled in. */
export function progressTemplate(slots: readonly Slot[], window: Window): Promise<Buffer> {
  const upTo = day(window.endsOn)
  const used = funds.filter((fund) => slots.some((slot) => fundsOf(slot).includes(fund)))
  const columns: TemplateColumn<Slot>[] = [
    {
      label: t('import.template.code'),
      width: 14,
      kind: 'key',
      note: t('import.template.code_note'),
      read: ({ action }) => action.code,
    },
    {
      label: t('action.field.title'),
      width: 48,
      kind: 'shown',
      read: ({ action }) => action.title,
    },
    {
      label: t('action.field.output_target'),
      width: 13,
      kind: 'shown',
      read: ({ action }) => action.outputTarget,
    },
    {
      label: t('action.field.output_unit'),
      width: 12,
      kind: 'shown',
      read: ({ action }) => action.outputUnit,
    },
    {
      label: t('import.template.output', { day: upTo }),
      width: 16,
      kind: 'count',
      read: ({ report }) => report?.output ?? null,
    },
    {
      label: t('action.field.beneficiary_target'),
      width: 13,
      kind: 'shown',
      read: ({ action }) => action.beneficiaryTarget,
    },
    {
      label: t('action.field.beneficiary_unit'),
      width: 12,
      kind: 'shown',
      read: ({ action }) => action.beneficiaryUnit,
    },
    {
      label: t('import.template.beneficiaries', { day: upTo }),
      width: 16,
      kind: 'count',
      read: ({ report }) => report?.beneficiaries ?? null,
    },
    ...(used.length > 0 ? used : (['apbd'] as Fund[])).map((fund): TemplateColumn<Slot> => ({
      label: t('import.template.money', { fund: t(`fund.${fund}`), day: upTo }),
      width: 18,
      kind: 'money',
      read: ({ report }) => report?.money[fund] ?? null,
    })),
    {
      label: t('action.field.status'),
      width: 14,
      list: workStatuses.map((status) => t(`status.${status}`)),
      read: ({ report }) => (report?.workStatus ? t(`status.${report.workStatus}`) : null),
    },
    {
      label: t('action.field.status_reason'),
      width: 26,
      read: ({ report }) => report?.statusReason ?? null,
    },
    {
      label: t('report.field.done_text'),
      width: 44,
      read: ({ report }) => report?.doneText ?? null,
    },
    {
      label: t('import.field.constraint_code'),
      width: 10,
      list: constraintCodes.map(String),
      read: ({ report }) => (report?.constraintCode ? String(report.constraintCode) : null),
    },
    {
      label: t('report.field.constraint_text'),
      width: 34,
      read: ({ report }) => report?.constraintText ?? null,
    },
    {
      label: t('report.field.driving_text'),
      width: 30,
      read: ({ report }) => report?.drivingText ?? null,
    },
    {
      label: t('report.field.next_text'),
      width: 30,
      read: ({ report }) => report?.nextText ?? null,
    },
    {
      label: t('import.field.help_text'),
      width: 30,
      read: ({ report }) => report?.helpText ?? null,
    },
  ]
  return write(t('import.template.sheet_progress'), columns, slots, 0, [
    t('import.template.guide_1'),
    t('import.template.guide_progress'),
    t('import.template.guide_2'),
    t('import.template.guide_constraint'),
    t('import.template.guide_draft'),
  ])
}

function dateOf(text: string): Date {
  return new Date(`${text}T00:00:00Z`)
}

async function write<Row>(
  name: string,
  columns: readonly TemplateColumn<Row>[],
  rows: readonly Row[],
  spare: number,
  guide: readonly string[],
): Promise<Buffer> {
  const { Workbook } = await import('exceljs')
  const book: Workbook = new Workbook()
  book.creator = 'Tuntas'
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] })
  const lists = book.addWorksheet(t('import.template.lists'), { state: 'veryHidden' })
  sheet.columns = columns.map(({ label, width }) => ({ header: label, width }))
  const head = sheet.getRow(1)
  head.height = 42
  columns.forEach(({ kind, note }, at) => {
    const cell = head.getCell(at + 1)
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'middle' }
    cell.fill = shade(kind === 'key' || kind === 'shown' ? 'FFE3E6EA' : 'FFE3EEF3')
    if (note !== undefined) cell.note = note
  })
  const end = rows.length + 1 + spare
  for (const row of rows) sheet.addRow(columns.map(({ read }) => harmless(read(row))))
  columns.forEach((column, at) => {
    const source = column.list ? listIn(lists, at + 1, column.list) : undefined
    for (let number = 2; number <= end; number += 1)
      dress(sheet.getCell(number, at + 1), column, source)
  })
  const about = book.addWorksheet(t('import.template.guide'))
  about.columns = [{ width: 100 }]
  for (const text of guide) {
    const row = about.addRow([text])
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

function dress(cell: Cell, { kind }: TemplateColumn<never>, source: string | undefined): void {
  if (kind === 'count') cell.numFmt = '#,##0.##'
  else if (kind === 'money') cell.numFmt = '#,##0'
  else if (kind === 'day') cell.numFmt = 'dd/mm/yyyy'
  else cell.numFmt = '@'
  if (kind === 'key' || kind === 'shown') cell.font = { color: { argb: 'FF6B7480' } }
  if (source !== undefined) {
    cell.dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [source],
      showErrorMessage: true,
      error: t('import.template.not_a_choice'),
    }
  } else if (kind === 'count' || kind === 'money') {
    cell.dataValidation = {
      type: 'decimal',
      operator: 'greaterThanOrEqual',
      allowBlank: true,
      formulae: [0],
      showErrorMessage: true,
      error: t('import.template.not_a_number'),
    }
  }
}

/** The choices of a column on the hidden sheet; names of agencies are too long for a list inside the cell. */
function listIn(sheet: Worksheet, column: number, values: readonly string[]): string {
  values.forEach((value, at) => {
    sheet.getCell(at + 1, column).value = value
  })
  const letter = sheet.getColumn(column).letter
  return `'${sheet.name}'!$${letter}$1:$${letter}$${values.length}`
}

/** Cells are formatted as text, so that a beginning like "=" stays what it is. */
function harmless(value: Value): Value {
  return typeof value === 'string' ? value.replace(/[^\P{Cc}\n\t]/gu, '').slice(0, 32_000) : value
}

const shade = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
