import type passport from 'passport'
import { apiManual } from './api/routes'
import { actionRoutes } from './actions/routes'
import { agencyRoutes } from './agencies/routes'
import { batchRoutes } from './batches/routes'
import { boardRoutes } from './board/routes'
import { commentRoutes } from './comments/routes'
import { coverageRoutes } from './coverage/routes'
import { movesOfAction } from './contributions/action-page'
import { workOfIndicator } from './contributions/indicator-page'
import { contributionRoutes } from './contributions/routes'
import type { Db } from './db'
import { decisionsAbout } from './decisions/block-page'
import { decisionRoutes } from './decisions/routes'
import { documentRoutes } from './documents/routes'
import { factorRoutes } from './factors/routes'
import { helpRoutes } from './help/routes'
import { historyRoutes } from './history/routes'
import type { Route } from './http/route'
import { seriesRoutes } from './indicators/series-routes'
import { importRoutes } from './imports/routes'
import { indicatorRoutes } from './indicators/routes'
import { proposeFromItem } from './meetings/proposed-commands'
import { meetingRoutes } from './meetings/routes'
import { notificationRoutes } from './notifications/routes'
import { placeRoutes } from './places/routes'
import { evidenceRoutes } from './reports/evidence-routes'
import { queueRoutes } from './reports/queue-routes'
import { publicRoutes } from './public/routes'
import { reportRoutes } from './reports/routes'
import { searchRoutes } from './search/routes'
import { updateRoutes } from './reports/update-routes'
import { accountRoutes } from './session/account-routes'
import type { Provider } from './session/provider'
import { sessionRoutes } from './session/routes'
import { settingsRoutes } from './settings/routes'
import { upkeepRoutes } from './upkeep/routes'
import { tokenRoutes } from './tokens/routes'
import { userRoutes } from './users/routes'
import { viewRoutes } from './views/routes'
import { windowRoutes } from './windows/routes'
import { workRoutes } from './work/routes'

/** What the session's routes need besides the database. */
export type Doorway = Readonly<{
  passport: passport.Authenticator
  clock: () => Date
  secure: boolean
  origin: string | undefined
  /** The key under which the secrets of second factors are sealed. */
  sealing: Buffer
  /** Where people may sign in instead of by password. */
  sso?: Provider | undefined
  /** Whether the house can send mail. */
  mail?: boolean
  /** Whether archives are made by themselves. */
  backups?: boolean
}>

/** Every URL of the house: the street, in its order. */
export function routes(db: Db, doorway: Doorway): Route[] {
  return [
    ...workRoutes(db),
    ...agencyRoutes(db),
    ...userRoutes(db, doorway),
    ...factorRoutes(db, doorway),
    ...seriesRoutes(db),
    ...notificationRoutes(db, doorway),
    ...indicatorRoutes(db, [decisionsAbout(db, 'indicator')], workOfIndicator(db)),
    ...actionRoutes(db, [movesOfAction(db), decisionsAbout(db, 'action')], proposeFromItem),
    ...batchRoutes(db),
    ...windowRoutes(db),
    ...queueRoutes(db),
    ...reportRoutes(db),
    ...evidenceRoutes(db),
    ...updateRoutes(db),
    ...meetingRoutes(db),
    ...placeRoutes(db),
    ...coverageRoutes(db),
    ...decisionRoutes(db),
    ...importRoutes(db),
    ...documentRoutes(db),
    ...contributionRoutes(db),
    ...boardRoutes(db),
    ...publicRoutes(db),
    ...commentRoutes(db),
    ...viewRoutes(db),
    ...searchRoutes(db),
    ...historyRoutes(db),
    ...settingsRoutes(db),
    ...upkeepRoutes(db, doorway),
    ...tokenRoutes(db),
    ...apiManual(doorway.origin),
    ...helpRoutes(db),
    ...accountRoutes(db, doorway),
    ...sessionRoutes(db, doorway),
  ]
}
