import type { Knex } from 'knex'
import * as prepareDatabase from './20260105090000_prepare_database'
import * as createSettings from './20260105090100_create_settings'
import * as createPlaces from './20260105090200_create_places'
import * as createAgencies from './20260105090300_create_agencies'
import * as createUsers from './20260105090400_create_users'
import * as createStrategies from './20260105090500_create_strategies'
import * as createIndicators from './20260105090600_create_indicators'
import * as createWindows from './20260105090700_create_windows'
import * as createActions from './20260105090800_create_actions'
import * as createReports from './20260105090900_create_reports'
import * as createHistory from './20260105091000_create_history'

/** Names carry no ending: the same migration runs as .ts in tests and as .js from dist. */
const migrations: Record<string, Knex.Migration> = {
  '20260105090000_prepare_database': prepareDatabase,
  '20260105090100_create_settings': createSettings,
  '20260105090200_create_places': createPlaces,
  '20260105090300_create_agencies': createAgencies,
  '20260105090400_create_users': createUsers,
  '20260105090500_create_strategies': createStrategies,
  '20260105090600_create_indicators': createIndicators,
  '20260105090700_create_windows': createWindows,
  '20260105090800_create_actions': createActions,
  '20260105090900_create_reports': createReports,
  '20260105091000_create_history': createHistory,
}

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(migrations),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const migration = migrations[name]
    if (!migration) throw new Error(`There is no migration named ${name}.`)
    return migration
  },
}
