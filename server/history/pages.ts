import { catalogue } from '../i18n/catalogue'
import { exportTools, type ListColumn } from '../http/files'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale, MessageKey } from '../i18n'
import { subjects } from '.'
import type { HistoryFilter, ListedLine } from './queries'

export const linesShown = 50

/** The history as a page; `lines` holds one more than is shown where there are older ones. */
export function historyPage(
  viewer: Viewer,
  filter: HistoryFilter,
  people: readonly Readonly<{ id: number; name: string }>[],
  lines: readonly ListedLine[],
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  const shown = lines.slice(0, linesShown)
  const last = shown.at(-1)
  const option = (value: string, label: string, chosen: string) => ({
    value,
    label,
    selected: value === chosen,
  })
  const chosen = { subject: filter.subject ?? '', person: String(filter.person ?? '') }
  return {
    title: t('nav.history'),
    lead: t('history.lead'),
    tools: exportTools(locale, (format) =>
      historyHref({ ...filter, before: null }, `/history.${format}`),
    ),
    filters: [
      {
        id: 'subject',
        name: 'subject',
        label: t('history.subject'),
        options: [
          option('', t('form.all'), chosen.subject),
          ...subjects.map((one) => option(one, t(`history.subject.${one}`), chosen.subject)),
        ],
      },
      {
        id: 'person',
        name: 'person',
        label: t('history.person'),
        options: [
          option('', t('form.all'), chosen.person),
          ...people.map(({ id, name }) => option(String(id), name, chosen.person)),
        ],
      },
      { id: 'from', name: 'from', type: 'date', label: t('history.from'), value: filter.from },
      { id: 'to', name: 'to', type: 'date', label: t('history.to'), value: filter.to },
    ],
    heads: {
      when: t('history.when'),
      who: t('history.who'),
      what: t('history.what'),
      changes: t('history.changes'),
    },
    empty: { text: t('history.none') },
    rows: shown.map((line) => ({
      when: locale.instant(line.at),
      who: whoOf(locale, line),
      subject: t(`history.subject.${line.subject}`),
      name: nameOf(line),
      href: hrefOf(line),
      verb: verbOf(locale, line.event),
      changes: changesOf(locale, line),
    })),
    older:
      last && lines.length > linesShown
        ? { href: historyHref({ ...filter, before: last.id }), label: t('history.older') }
        : null,
    newest:
      filter.before === null
        ? null
        : { href: historyHref({ ...filter, before: null }), label: t('history.newest') },
    exportNote: t('history.export_note', { n: linesInFile }),
  }
}

/** The most lines a file holds; whoever needs more narrows the filter by days. */
export const linesInFile = 10_000

/** The address of the history under this filter. */
export function historyHref(filter: HistoryFilter, path = '/history'): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== null) asked.set(name, String(value))
  }
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The same lines as a file. */
export const historyColumns: readonly ListColumn<ListedLine>[] = [
  ['history.when', 'text', 24, (line, locale) => locale.instant(line.at)],
  ['history.who', 'text', 24, (line, locale) => whoOf(locale, line)],
  [
    'history.subject',
    'text',
    24,
    (line, { t }) => [t(`history.subject.${line.subject}`), nameOf(line)].filter(Boolean).join(' '),
  ],
  ['history.what', 'text', 24, (line, locale) => verbOf(locale, line.event)],
  [
    'history.changes',
    'text',
    80,
    (line, locale) =>
      changesOf(locale, line)
        .map(({ field, before, after }) =>
          before === null ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
        )
        .join('; '),
  ],
]

/** What the history is narrowed to, as a sentence, and how much of it a file holds. */
export function historySentence(
  locale: Locale,
  { subject, person, from, to }: HistoryFilter,
  people: readonly Readonly<{ id: number; name: string }>[],
): string {
  const { t } = locale
  return [
    subject && t(`history.subject.${subject}`),
    people.find((one) => one.id === person)?.name,
    from && `${t('history.from')} ${locale.day(from)}`,
    to && `${t('history.to')} ${locale.day(to)}`,
    t('history.export_note', { n: linesInFile }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function whoOf(locale: Locale, line: ListedLine): string {
  return line.actorName === 'Tuntas' ? locale.t('history.by_house') : line.actorName
}

function nameOf(line: ListedLine): string {
  return [line.parent, line.name].filter(Boolean).join(' · ')
}

function hrefOf(line: ListedLine): string | null {
  if (line.name === null) return null
  if (line.subject === 'action') return `/actions/${line.name}`
  if (line.subject === 'place') return `/places/${line.name}`
  if (line.subject === 'decision') return `/decisions/${line.name}`
  if (line.subject === 'report') return `/actions/${line.parent}/reports/${line.name}`
  return null
}

/** What was done, in a word; the event's own name where the house has none for it. */
function verbOf(locale: Locale, event: string): string {
  const verb = event.split('.')[1] ?? event
  const key = `history.verb.${verb}`
  return key in catalogue ? locale.t(key as MessageKey) : verb.replaceAll('_', ' ')
}

type Change = Readonly<{ field: string; before: string | null; after: string }>

/** Every field that differs, before and after; of a thing that is new, every field that was filled in. */
export function changesOf(locale: Locale, line: ListedLine): Change[] {
  const { before, after } = line
  // What was counted in a village is kept, and told nowhere: a figure that is withheld today stood here in the open.
  const told = (value: unknown) =>
    line.event === 'count.entered' && value !== undefined && value !== null
      ? locale.t('history.withheld')
      : valueOf(locale, value)
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields.flatMap((field) => {
    const [was, is] = [before?.[field], after?.[field]]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return {
      field: fieldOf(locale, field),
      before: before === null ? null : told(was),
      after: told(is),
    }
  })
}

function fieldOf(locale: Locale, field: string): string {
  const plain = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const key = `action.field.${plain}`
  return key in catalogue ? locale.t(key as MessageKey) : plain.replaceAll('_', ' ')
}

const longest = 300

function valueOf(locale: Locale, value: unknown): string {
  if (value === null || value === undefined || value === '') return locale.t('history.blank')
  if (value === true) return locale.t('history.yes')
  if (value === false) return locale.t('history.no')
  if (typeof value === 'number') return locale.number(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
