import type { Locale } from '../i18n'

type Pager = Readonly<{
  /** Which rows are shown, and of how many. */
  summary: string
  page: number
  last: number
  href: (page: number) => string
  /** So many pages before and behind this one are named, besides the first and the last; 0 names none. */
  near?: number
  label?: (page: number) => string
}>

/** The ways from one page of a list to the others. */
export function pager(
  locale: Locale,
  { summary, page, last, href, near = 0, label = (number) => locale.number(number) }: Pager,
) {
  const named = near === 0 ? [] : Array.from({ length: 2 * near + 1 }, (_, at) => page - near + at)
  const numbers = near === 0 ? [] : [...new Set([1, ...named, last])]
  return {
    summary,
    previous: page > 1 ? { href: href(page - 1), label: locale.t('list.previous') } : null,
    next: page < last ? { href: href(page + 1), label: locale.t('list.next') } : null,
    pages: numbers
      .filter((number) => number >= 1 && number <= last)
      .sort((one, other) => one - other)
      .map((number) => ({ href: href(number), label: label(number), current: number === page })),
  }
}
