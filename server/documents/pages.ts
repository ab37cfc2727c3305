import { exportTools } from '../http/files'
import type { FieldErrors } from '../http/parse'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import { pager } from '../http/pager'
import type { Viewer } from '../http/viewer'
import { localeOf, type Day, type Locale } from '../i18n'
import {
  cellText,
  headRows,
  isNumeric,
  printable,
  type Paper,
  type TableBlock,
} from '../papers/paper'
import { inPieces } from '../papers/codes'
import { can } from '../policy'
import { partName, titleOf } from './desk-paper'
import {
  documentKinds,
  formatsOf,
  lastDayOf,
  partsOf,
  type Document,
  type DocumentFile,
  type DocumentKind,
  type Format,
  type Subject,
} from './document'
import type { Erratum } from './errata-paper'
import { periodCode, readAsked, subjectHref } from './form'

type Printed = Page & Record<string, unknown>
type Agencies = readonly NonNullable<Subject['agency']>[]

export const pageSize = 30

/** The issued papers, and what can be made. */
export function documentsPage(
  viewer: Viewer,
  shown: Readonly<{
    years: readonly number[]
    agencies: Agencies
    found: number
    page: number
    rows: readonly Document[]
  }>,
): Printed {
  const { locale, today, user } = viewer
  const { t } = locale
  const { found, page, rows } = shown
  const last = Math.max(1, Math.ceil(found / pageSize))
  const href = (number: number) => (number === 1 ? '/documents' : `/documents?page=${number}`)
  return {
    title: t('documents.title'),
    lead: t('documents.lead'),
    tools: exportTools(locale, (format) => `/documents.${format}`),
    makers: documentKinds
      .filter((kind) => kind !== 'agency' || shown.agencies.length > 0)
      .map((kind) => {
        const { year, part } = readAsked({ kind }, { today, years: shown.years })
        const now = periodCode({ year, part })
        return {
          kind,
          name: t(`document.short.${kind}`),
          about: t(`document.about.${kind}`),
          period: {
            id: `period-${kind}`,
            name: 'period',
            label: t('documents.period'),
            options: periodsOf(locale, kind, shown.years, today).map((one) => ({
              ...one,
              selected: one.value === now,
            })),
          },
          agency:
            kind === 'agency'
              ? {
                  id: 'agency',
                  name: 'agency',
                  label: t('documents.agency'),
                  options: shown.agencies.map((agency) => ({
                    value: agency.code,
                    label: agency.shortName,
                    selected: agency.id === user.agencyId,
                  })),
                }
              : null,
          open: t('documents.open_named', { name: t(`document.short.${kind}`) }),
        }
      }),
    empty: found === 0 ? { text: t('documents.none') } : null,
    rows: rows.map((row) => ({
      href: `/documents/${row.id}`,
      title: row.title,
      demo: row.isDemo,
      number: row.number,
      day: locale.dayShort(row.issuedOn),
      edition: editionOf(locale, row),
    })),
    pager: pager(locale, {
      summary: t('documents.n_issued', { n: found }),
      page,
      last,
      href,
    }),
  }
}

/** Whether an issued paper is in force or was replaced, in words. */
export function editionOf({ t }: Locale, row: Document) {
  if (row.replacedByNumber !== null) {
    return {
      tone: 'late',
      label: t('documents.replaced', { edition: row.edition, number: row.replacedByNumber }),
    }
  }
  return {
    tone: 'verified',
    label: row.edition === 1 ? t('documents.in_force') : t('documents.edition', { n: row.edition }),
  }
}

/** The periods a paper can be about: those that have begun, newest first. */
function periodsOf(locale: Locale, kind: DocumentKind, years: readonly number[], today: Day) {
  const parts = partsOf(kind)
  const newest = [...years].sort((one, other) => other - one)
  if (parts === 0) return newest.map((year) => ({ value: String(year), label: String(year) }))
  return newest.flatMap((year) =>
    Array.from({ length: parts }, (_, at) => parts - at)
      .filter((part) => part === 1 || lastDayOf({ kind, year, part: part - 1 }) < today)
      .map((part) => ({
        value: periodCode({ year, part }),
        label: locale.t(parts === 2 ? 'documents.half' : 'documents.quarter', {
          part: partName(locale, { part }),
          year: String(year),
        }),
      })),
  )
}

/** A paper that is not issued, with its files and, for who may, the way to issue it. */
export function previewPage(
  viewer: Viewer,
  shown: Readonly<{ subject: Subject; paper: Paper; latest: Document | undefined }>,
): Printed {
  const { locale, user } = viewer
  const { t } = locale
  const { subject, paper, latest } = shown
  return {
    ...sheetOf(paper),
    title: titleOf(locale, subject),
    crumbs: [{ href: '/documents', label: t('documents.title') }],
    tools: [
      ...formatsOf[subject.kind].map((format) => ({
        href: subjectHref(`/documents/preview/${format}`, subject),
        label: fileLabel(locale, format),
        icon: 'download',
      })),
      ...(can(user, 'document.issue')
        ? [
            {
              href: subjectHref('/documents/new', subject),
              label: t(latest ? 'documents.issue_again' : 'documents.issue'),
              icon: 'check',
              primary: true,
            },
          ]
        : []),
    ],
    latest: latest
      ? {
          href: `/documents/${latest.id}`,
          text: t('documents.latest', { number: latest.number, day: locale.day(latest.issuedOn) }),
        }
      : null,
    paper: paperView(paper),
  }
}

function fileLabel({ t }: Locale, format: Format): string {
  return t(`documents.file.${format}`)
}

/** The sheet a page is printed on. */
function sheetOf(paper: Paper) {
  const names = [
    paper.sheet === 'f4' ? 'paper-f4' : '',
    paper.landscape ? 'landscape' : '',
    'issue',
  ]
  return { bodyClass: names.filter(Boolean).join(' ') }
}

export type IssueState = Readonly<{
  subject: Subject
  paper: Paper
  former: Document | undefined
  fingerprint: string
  typed: Typed | null
  errors: FieldErrors
  once: string
}>

/** The form that issues a paper. */
export function issuePage(viewer: Viewer, state: IssueState): Printed {
  const { locale, today } = viewer
  const { t } = locale
  const { subject, former, errors } = state
  const typed: Typed = state.typed ?? { number: '', issued_on: today, reason: '' }
  const field = (name: string, extra: Record<string, unknown>) => ({
    id: name,
    name,
    label: t(`documents.field.${name as 'number' | 'issued_on' | 'reason'}`),
    value: typed[name] ?? '',
    required: true,
    ...extra,
    ...(errors[name] && { error: locale.say(errors[name]) }),
  })
  return {
    title: t(former ? 'documents.issue_again' : 'documents.issue'),
    lead: titleOf(locale, subject),
    crumbs: [
      { href: '/documents', label: t('documents.title') },
      { href: subjectHref('/documents/preview', subject), label: t('documents.preview') },
    ],
    errors: pageErrors(locale, errors),
    once: state.once,
    note: former
      ? t('documents.issue_again_note', { number: former.number, edition: former.edition + 1 })
      : t('documents.issue_note'),
    hidden: [
      { name: 'kind', value: subject.kind },
      { name: 'period', value: periodCode(subject) },
      { name: 'agency', value: subject.agency?.code ?? '' },
      { name: 'edition', value: String((former?.edition ?? 0) + 1) },
      { name: 'fingerprint', value: state.fingerprint },
    ],
    fields: [
      field('number', { maxlength: 80, hint: t('documents.field.number_hint') }),
      field('issued_on', { type: 'date' }),
      ...(former
        ? [field('reason', { rows: 3, maxlength: 500, hint: t('documents.field.reason_hint') })]
        : []),
    ],
    submit: t(former ? 'documents.issue_again' : 'documents.issue'),
  }
}

const mostErrata = 100

/** An issued paper: as it was, its files with their sums, and what has become another since. */
export function documentPage(
  viewer: Viewer,
  shown: Readonly<{
    document: Document
    subject: Subject
    paper: Paper
    files: readonly DocumentFile[]
    errata: readonly Erratum[]
  }>,
): Printed {
  const { locale, user } = viewer
  const { t } = locale
  const { document, subject, paper, files, errata } = shown
  return {
    ...sheetOf(paper),
    title: document.title,
    lead: t('documents.issued_line', {
      number: document.number,
      day: locale.day(document.issuedOn),
      name: document.issuedBy ?? 'Tuntas',
    }),
    crumbs: [{ href: '/documents', label: t('documents.title') }],
    tools: [
      ...files.map(({ format }) => ({
        href: `/documents/${document.id}/files/${format}`,
        label: fileLabel(locale, format),
        icon: 'download',
      })),
      ...(can(user, 'document.issue') && document.replacedById === null
        ? [
            {
              href: subjectHref('/documents/preview', subject),
              label: t('documents.new_edition'),
              icon: 'edit',
            },
          ]
        : []),
    ],
    demo: document.isDemo,
    replaced:
      document.replacedById === null
        ? null
        : {
            href: `/documents/${document.replacedById}`,
            text: t('documents.replaced', {
              edition: document.edition,
              number: document.replacedByNumber ?? '',
            }),
          },
    replaces:
      document.replacesId === null
        ? null
        : {
            href: `/documents/${document.replacesId}`,
            text: t('documents.replaces', {
              edition: document.edition,
              number: document.replacesNumber ?? '',
              reason: document.reason ?? '',
            }),
          },
    errata: {
      title: t('documents.errata'),
      text: errata.length
        ? t('documents.n_errata', { n: errata.length })
        : t('documents.no_errata'),
      rows: errata.slice(0, mostErrata).map((one) => erratumLine(locale, one)),
      more:
        errata.length > mostErrata
          ? t('documents.more_errata', { n: errata.length - mostErrata })
          : '',
    },
    files: files.map(({ format, name, size, sha256 }) => ({
      href: `/documents/${document.id}/files/${format}`,
      name,
      size: t('documents.size', { n: Math.max(1, Math.round(size / 1024)) }),
      sha256,
      label: fileLabel(locale, format),
    })),
    paper: paperView(paper),
  }
}

function erratumLine(locale: Locale, { row, words, column, was, is, change }: Erratum) {
  const { t } = locale
  const whole = { was: t('documents.present'), is: t('documents.absent') }
  return {
    row: /^[A-Z]-/.test(row) && !words.includes(row) ? row : '',
    words: printable(words),
    column: column ? printable([column.group, column.label].filter(Boolean).join(' · ')) : '',
    numeric: column !== null && isNumeric(column),
    ...(column
      ? { was: cellText(locale, column, was), is: cellText(locale, column, is) }
      : change === 'removed'
        ? whole
        : { was: whole.is, is: whole.was }),
  }
}

/** More rows than this are not drawn on a screen; the files have them all. */
const mostDrawn = 500

/** A paper as its template prints it: every word finished. */
export function paperView(paper: Paper) {
  const locale = localeOf(paper.lang)
  return {
    lang: paper.lang,
    landscape: paper.landscape,
    letterhead: paper.letterhead,
    foot: `${paper.title} · ${paper.mark}`,
    blocks: paper.blocks.map((block) =>
      block.kind === 'table' ? tableView(locale, block) : block,
    ),
  }
}

function tableView(locale: Locale, table: TableBlock) {
  const { columns } = table
  const rows =
    table.rows.length > mostDrawn
      ? [...table.rows.slice(0, mostDrawn), ...table.rows.slice(-1)]
      : table.rows
  return {
    kind: 'table' as const,
    label: table.caption || table.name,
    caption: table.caption,
    wide: columns.length > 9,
    heads: headRows(columns).map((row) =>
      row.map(({ label, across, down, column }) => ({
        label,
        across,
        down,
        numeric: across === 1 && isNumeric(columns[column] as (typeof columns)[number]),
      })),
    ),
    numbers: table.numbered ? columns.map((_, at) => at + 1) : [],
    across: columns.length,
    numeric: columns.map(isNumeric),
    long: columns.map((column) => column.width >= 16 && column.kind === 'text'),
    rows: rows.map((row) =>
      row.kind === 'band'
        ? { kind: row.kind, text: row.text, cells: [] }
        : {
            kind: row.kind,
            text: '',
            cells: row.cells.map((cell, at) =>
              row.kind !== 'row' && cell === null
                ? []
                : inPieces(cellText(locale, columns[at] as (typeof columns)[number], cell)),
            ),
          },
    ),
    notes: [
      ...table.notes,
      ...(rows === table.rows ? [] : [locale.t('document.shortened', { n: mostDrawn })]),
    ],
  }
}
