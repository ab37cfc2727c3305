import type { ListColumn } from '../http/files'
import type { Day } from '../i18n'
import { windowName } from './name'
import { phaseStatus } from './pages'
import { phaseOf, type Window } from './window'

/** The windows as a file. */
export const windowColumns = (today: Day): ListColumn<Window>[] => [
  ['windows.csv.code', 'text', 12, (row) => row.code],
  ['windows.col.window', 'text', 28, (row, locale) => windowName(locale, row)],
  ['windows.csv.year', 'text', 8, (row) => String(row.year)],
  [
    'windows.col.phase',
    'text',
    20,
    (row, locale) => phaseStatus(locale, phaseOf(row, today)).label,
  ],
  ['windows.col.ends', 'day', 12, (row) => row.endsOn],
  ['windows.col.opens', 'day', 12, (row) => row.opensOn],
  ['windows.col.due', 'day', 12, (row) => row.dueOn],
  ['windows.col.grace', 'day', 14, (row) => row.graceUntil],
  ['windows.unlock_until', 'day', 14, (row) => row.unlockedUntil],
  ['windows.unlock_reason', 'text', 40, (row) => row.unlockReason],
]
