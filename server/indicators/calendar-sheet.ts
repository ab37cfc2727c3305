import type { ListColumn } from '../http/files'
import type { Locale } from '../i18n'
import { awaitedInWords, type Awaited } from './calendar-page'

type Told = ReturnType<typeof awaitedInWords>

const told =
  (name: keyof Told) =>
  (row: Awaited, locale: Locale): string | null =>
    awaitedInWords(locale, row)[name] || null

/** The release calendar as a file. */
export const calendarColumns: readonly ListColumn<Awaited>[] = [
  ['indicators.csv.code', 'text', 16, ({ indicator }) => indicator.code],
  ['indicator.name', 'text', 44, told('name')],
  ['indicator.publisher', 'text', 28, told('publisher')],
  ['series.calendar.csv.frequency', 'text', 14, told('frequency')],
  ['series.calendar.latest', 'text', 18, told('latest')],
  ['series.calendar.period', 'text', 18, told('period')],
  [
    'series.calendar.expected',
    'day',
    16,
    ({ next }) => ('unknown' in next ? null : next.expectedOn),
  ],
  [
    'series.calendar.csv.state',
    'text',
    28,
    ({ group, ...row }, locale) =>
      told('late')({ group, ...row }, locale) ?? locale.t(`series.calendar.${group}`),
  ],
  ['series.calendar.csv.basis', 'text', 44, told('basis')],
]
