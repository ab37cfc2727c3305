import type passport from 'passport'
import { actionRoutes } from './actions/routes'
import { boardRoutes } from './board/routes'
import type { Db } from './db'
import { helpRoutes } from './help/routes'
import type { Route } from './http/route'
import { indicatorRoutes } from './indicators/routes'
import { reportRoutes } from './reports/routes'
import { sessionRoutes } from './session/routes'
import { settingsRoutes } from './settings/routes'
import { userRoutes } from './users/routes'
import { windowRoutes } from './windows/routes'
import { workRoutes } from './work/routes'

/** What the session's routes need besides the database. */
export type Doorway = Readonly<{
  passport: passport.Authenticator
  clock: () => Date
  secure: boolean
  origin: string | undefined
}>

/** Every URL of the house: the street, in its order. */
export function routes(db: Db, doorway: Doorway): Route[] {
  return [
    ...workRoutes(db),
    ...userRoutes(db, doorway),
    ...indicatorRoutes(db),
    ...actionRoutes(db),
    ...windowRoutes(db),
    ...reportRoutes(db),
    ...boardRoutes(db),
    ...settingsRoutes(db),
    ...helpRoutes(db),
    ...sessionRoutes(db, doorway),
  ]
}
