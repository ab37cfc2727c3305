import type { Db } from '../db'
import type { Route } from '../http/route'
import { countRoutes } from './count-routes'
import { mapRoutes } from './map-routes'
import { pocketRoutes } from './pocket-routes'

/** What the secretariat keeps of the places, by subject. Before `/places/:code`, see coverage. */
export function placeRoutes(db: Db): Route[] {
  return [...mapRoutes(db), ...pocketRoutes(db), ...countRoutes(db)]
}
