import type { Knex } from 'knex'
import { seedAgencies } from './reference/agencies'
import { readHome } from './reference/areas'
import { seedIndicators } from './reference/indicators'
import { insertMissing } from './reference/insert'
import { seedMeetings } from './reference/meetings'
import { seedPlaces } from './reference/places'
import { seedMeasures, seedTiles } from './reference/pockets'
import { seedReadings } from './reference/readings'
import { seedStrategies } from './reference/strategies'
import { seedTargets } from './reference/targets'
import { seedWindows } from './reference/windows'

/** The years of the plan that the team works by, RPD 2024-2026. */
const years = [2024, 2025, 2026]

/**
 * Puts in what every page builds on: the regions and places of the home regency or city ('16.04'), agencies,
 * strategies, indicators with their published readings and targets, reporting windows, and the team's name. Adds only
 * what is missing, so it may run at every start and leaves the edits of people alone. Throws for a code that is no
 * regency or city, and for a database that belongs to another one.
 */
export async function seedReference(db: Knex, homeRegion: string): Promise<void> {
  const home = readHome(homeRegion)
  await db.transaction(async (trx) => {
    await seedPlaces(trx, home)
    await seedTiles(trx, home.region.code)
    await seedMeasures(trx, home.region.code)
    await seedAgencies(trx, home)
    await seedStrategies(trx)
    await seedWindows(trx, years)
    await seedIndicators(trx)
    await seedReadings(trx)
    await seedTargets(trx)
    if (home.region.code === '16.04') await seedMeetings(trx)
    await insertMissing(trx, 'settings', 'key', [
      { key: 'teamName', value: JSON.stringify(`TKPK ${home.region.name}`) },
    ])
  })
}
