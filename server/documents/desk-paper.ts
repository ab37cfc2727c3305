import type { Locale } from '../i18n'
import type { Region } from '../indicators/indicator'
import type { Block, Column, Paper, Signer } from '../papers/paper'
import { cityOf, letterheadOf, signatoryOf, type Settings } from '../settings/setting'
import type { Subject } from './document'

/** What every paper is written with: the words, the team, the region, the moment, and whether it is being issued. */
export type Desk = Readonly<{
  locale: Locale
  settings: Settings
  home: Region
  /** When the figures were taken. */
  at: Date
  /** The day it is in Jakarta. */
  today: string
  issue: Readonly<{
    number: string
    day: string
    edition: number
    /** The number of the edition before. */
    replaces: string | null
    reason: string | null
  }> | null
}>

/** The name of a paper with its period: "Matriks laporan OPPKPKE Semester II Tahun 2026". */
export function titleOf(locale: Locale, subject: Subject): string {
  return locale.t(`document.title.${subject.kind}`, {
    year: String(subject.year),
    part: partName(locale, subject),
    agency: subject.agency?.name ?? '',
  })
}

const roman = ['I', 'II', 'III', 'IV']

/** "II" in Indonesian, as offices number halves and quarters; "2" in English. */
export function partName(locale: Locale, { part }: Pick<Subject, 'part'>): string {
  if (part === null) return ''
  return locale.lang === 'id' ? (roman[part - 1] ?? String(part)) : String(part)
}

type Framed = Readonly<{
  subject: Subject
  sheet: Paper['sheet']
  landscape: boolean
  lines: readonly string[]
  blocks: readonly Block[]
}>

/** The paper around its content: letterhead, title, number and day, and who signs. */
export function framed(desk: Desk, { subject, sheet, landscape, lines, blocks }: Framed): Paper {
  const { locale, settings, home, issue } = desk
  const { t } = locale
  const title = titleOf(locale, subject)
  const asOf = t('document.as_of', { when: locale.instant(desk.at) })
  const numbered = issue
    ? [t('document.number_line', { number: issue.number, day: locale.day(issue.day) })]
    : []
  const edition =
    issue && issue.replaces !== null
      ? [
          t('document.edition_line', {
            edition: issue.edition,
            number: issue.replaces,
            reason: issue.reason ?? '',
          }),
        ]
      : []
  const signatory = signatoryOf(settings)
  const signer: Signer = {
    office: signatory.office.length
      ? signatory.office
      : [t('document.signer', { team: settings.teamName })],
    name: signatory.name,
    under: signatory.under.length ? signatory.under : signatory.name ? [] : [t('document.nip')],
  }
  return {
    lang: locale.lang,
    title,
    mark: issue ? t('document.mark_issued', { number: issue.number }) : t('document.mark_draft'),
    at: desk.at.toISOString(),
    sheet,
    landscape,
    letterhead: letterheadOf(settings, home),
    blocks: [
      {
        kind: 'title',
        text: title.toUpperCase(),
        lines: [...numbered, ...edition, ...lines],
      },
      ...(issue ? [] : [{ kind: 'text', look: 'strong', text: t('document.draft_line') } as const]),
      ...blocks,
      { kind: 'text', look: 'note', text: asOf },
      {
        kind: 'signatures',
        place: cityOf(settings, home),
        day: locale.day(issue?.day ?? desk.today),
        signers: [signer],
      },
    ],
  }
}

/** Numbers the tables and figures of a text as the chapters come. */
export class Numbers {
  private tables = 0
  private figures = 0
  constructor(private readonly locale: Locale) {}
  table(text: string): string {
    this.tables += 1
    return this.locale.t('annual.table', { n: this.tables, text })
  }
  figure(text: string): string {
    this.figures += 1
    return this.locale.t('annual.figure', { n: this.figures, text })
  }
}

/** A column of a table of a text. */
export function column(
  key: string,
  label: string,
  kind: Column['kind'],
  width: number,
  more: Pick<Column, 'decimals' | 'group'> = {},
): Column {
  return { key, label, kind, width, ...more }
}

/** Sums what is known, in whole cents so that nothing is lost on the way; null when nothing is. */
export function sumOf<Item>(
  items: readonly Item[],
  amountOf: (item: Item) => number | null | undefined,
): number | null {
  let cents: number | null = null
  for (const item of items) {
    const amount = amountOf(item)
    if (amount !== null && amount !== undefined) cents = (cents ?? 0) + Math.round(amount * 100)
  }
  return cents === null ? null : cents / 100
}
