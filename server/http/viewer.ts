import type { Response } from 'express'
import type { Day, Locale } from '../i18n'
import type { User } from '../users/user'

/** Whoever reads the page: what every page and handler needs to know of the moment. */
export type Viewer = Readonly<{
  user: User
  locale: Locale
  /** Today in Jakarta. */
  today: Day
  now: Date
}>

/** The same before anyone has signed in. */
export type Visitor = Omit<Viewer, 'user'> & { readonly user: User | null }

export function visitorOf(res: Response): Visitor {
  return res.locals['visitor'] as Visitor
}

/** The signed-in reader; the door has already made sure that there is one. */
export function viewerOf(res: Response): Viewer {
  const visitor = visitorOf(res)
  if (!visitor.user) throw new Error('viewerOf() on a public route')
  return visitor as Viewer
}
