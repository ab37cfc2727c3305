import type { ListColumn } from '../http/files'
import type { Locale } from '../i18n'
import { windowShortName } from './name'
import type { GridCell, GridRow } from './queries'
import type { Window } from './window'

/** An action with its states in every window of its year. */
export type GridLine = Readonly<{ row: GridRow; cells: readonly GridCell[] }>

/** The grid of a window as a file: who stands where, action by action, window by window. */
export function gridColumns(locale: Locale, windows: readonly Window[]): ListColumn<GridLine>[] {
  return [
    ['windows.csv.code', 'text', 14, ({ row }) => row.code],
    ['reports.action', 'text', 56, ({ row }) => row.title],
    ['windows.excuse_agency', 'text', 24, ({ row }) => row.agencyShortName],
    ...windows.map((window): ListColumn<GridLine> => [
      { key: 'windows.csv.state', params: { window: windowShortName(locale, window) } },
      'text',
      18,
      ({ cells }, { t }) => {
        const state = cells.find((one) => one.windowId === window.id)?.state
        return t(`slot.state.${state ?? 'not_due'}`)
      },
    ]),
    ['actions.csv.demo', 'text', 10, ({ row }, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
  ]
}
