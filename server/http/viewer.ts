import type { Response } from 'express'
import type { Day, Locale } from '../i18n'
import type { Office } from '../policy'
import type { User } from '../users/user'

/** Whoever reads the page: what every page and handler needs to know of the moment. */
export type Viewer = Readonly<{
  user: User
  locale: Locale
  /** Today in Jakarta. */
  today: Day
  now: Date
}>

/**
 * A reader as far as a page knows them that is drawn once for all who may do the same and read the same language on the
 * same day: nothing else of whoever happens to ask first can come into it.
 */
export type Readership = Pick<Viewer, 'locale' | 'today'> & { readonly user: Office }

/** What such a page is remembered under, besides what it is about. */
export function readershipKey({ locale, today, user }: Readership): string {
  return `${locale.lang} ${today} ${user.role} ${user.agencyId}`
}

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
