import type { Locale } from '../i18n'
import type { Review, Version } from './queries'
import { daysLate, type Slot } from './report'

export type TrailItem = Readonly<{
  /** Where it stands among the others: by time, then by version, a review after what it is about. */
  order: readonly [number, number]
  when: string
  iso: string
  text: string
  remark: string | null
  comments: readonly Readonly<{ section: string | null; lines: readonly string[] }>[]
}>

/** Everything that happened to a report since it was first sent, newest first. */
export function trailOf(
  locale: Locale,
  slot: Slot,
  versions: readonly Version[],
  reviews: readonly Review[],
): TrailItem[] {
  const { t } = locale
  const entry = (
    at: Date,
    step: number,
    text: string,
    remark: string | null,
    comments: TrailItem['comments'],
  ): TrailItem => ({
    order: [at.getTime(), step],
    when: locale.instant(at),
    iso: at.toISOString(),
    text,
    remark,
    comments,
  })
  const items = versions.map((one) =>
    entry(
      one.sentAt,
      one.number,
      t('report.trail.sent', { n: one.number, who: one.sentByName ?? t('report.someone') }),
      one.number === 1 ? punctuality(locale, slot, one.sentAt) : null,
      [],
    ),
  )
  for (const [turn, rows] of turnsOf(reviews).entries()) {
    const [first] = rows
    items.push(
      entry(
        first.at,
        first.versionNumber + (turn + 1) / (reviews.length + 1),
        t(`report.trail.${first.verdict}`, { who: first.reviewerName ?? t('report.someone') }),
        null,
        rows
          .filter((row) => row.comment)
          .map((row) => ({
            section: row.section && t(`report.section.${row.section}`),
            lines: linesOf(row.comment),
          })),
      ),
    )
  }
  return items.sort(({ order: one }, { order: other }) => other[0] - one[0] || other[1] - one[1])
}

type Turn = readonly [Review, ...Review[]]

/** One return is several rows, one per section, of the same instant: gathered, in the order they were said. */
export function turnsOf(reviews: readonly Review[]): Turn[] {
  const turns: [Review, ...Review[]][] = []
  for (const one of reviews) {
    const last = turns.at(-1)
    const same =
      last &&
      last[0].verdict === one.verdict &&
      last[0].versionNumber === one.versionNumber &&
      last[0].at.getTime() === one.at.getTime()
    if (same) last.push(one)
    else turns.push([one])
  }
  return turns
}

function punctuality(locale: Locale, { window }: Slot, sentAt: Date): string {
  const days = daysLate(window.dueOn, sentAt)
  return days === 0
    ? locale.t('report.trail.on_time')
    : locale.t('report.trail.days_late', { n: days })
}

/** A text of several lines, for a template to break where its writer did. */
export function linesOf(text: string | null): string[] {
  return (text ?? '').split('\n')
}
