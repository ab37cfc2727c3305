import { actionsHref } from '../actions/filter'
import type { ScopeWindow } from '../actions/scope'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'

/** The year and the window that are looked at, and what else could be chosen. */
export type Moment = Readonly<{
  year: number
  window: ScopeWindow | undefined
  years: readonly number[]
  windows: readonly ScopeWindow[]
}>

/** A number that opens the list it counts. */
export type Linked = Readonly<{ text: string; href: string }>

/** Which of the list's filters a number asks for. */
export type Asked = Parameters<typeof actionsHref>[0]

/** What both pages know while they write: the reader's words, and the moment every link carries. */
export type Desk = Readonly<{
  locale: Locale
  viewer: Viewer
  moment: Moment
  /** The list of exactly these actions, at the board's own year and window. */
  list: (asked: Asked) => string
}>

/** The desk of this reader at that moment. */
export function deskOf(viewer: Viewer, moment: Moment): Desk {
  const at = { year: moment.year, ...(moment.window && { window: moment.window.code }) }
  return {
    locale: viewer.locale,
    viewer,
    moment,
    list: (asked) => actionsHref({ ...at, ...asked }),
  }
}

/** The board at the year and window that are looked at. */
export function boardHref(desk: Desk): string {
  return actionsHref(
    { year: desk.moment.year, ...(desk.moment.window && { window: desk.moment.window.code }) },
    '/board',
  )
}

/** One strategy's page at the same year and window. */
export function strategyHref(desk: Desk, strategy: number): string {
  return boardHref(desk).replace('/board', `/strategies/${strategy}`)
}
