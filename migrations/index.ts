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
import * as stampHistory from './20261125090000_stamp_history'
import * as findActionsByWord from './20261125090100_find_actions_by_word'
import * as createContributions from './20261125101000_create_contributions'
import * as keepTheSeries from './20261125110000_keep_the_series'
import * as indexHistory from './20261125090200_index_history'
import * as createExcuses from './20261125150000_create_excuses'
import * as createMeetings from './20261125120000_create_meetings'
import * as addFlagsToReports from './20261125150100_add_flags_to_reports'
import * as followMeetings from './20261125120100_follow_meetings'
import * as createNotifications from './20261125180000_create_notifications'
import * as sendMailAndCalendars from './20261125180100_send_mail_and_calendars'
import * as createComments from './20261125180200_create_comments'
import * as commentOnMore from './20261125330100_comment_on_more'
import * as createBatches from './20261125330200_create_batches'
import * as saveViews from './20261125190000_save_views'
import * as createApiTokens from './20261125360000_create_api_tokens'
import * as findDemoData from './20261125190100_find_demo_data'
import * as createPockets from './20261125160000_create_pockets'
import * as createBoundaries from './20261125160100_create_boundaries'
import * as reportByPlace from './20261125160200_report_by_place'
import * as reportMoreByPlace from './20261125340000_report_more_by_place'
import * as createDecisions from './20261125170000_create_decisions'
import * as tieDecisions from './20261125170100_tie_decisions_to_meetings'
import * as createImports from './20261125140000_create_imports'
import * as createDocuments from './20261125130000_create_documents'
import * as sealHistory from './20261125200000_seal_history'
import * as proposeActions from './20261125310000_propose_actions_in_meetings'
import * as createSecondFactors from './20261125350000_create_second_factors'
import * as pinProviderSubjects from './20261126030000_pin_provider_subjects'
import * as orderHistoryByTime from './20261126030100_order_history_by_time'
import * as coverTheYears from './20261126030200_cover_the_years'
import * as boundContributions from './20261127010000_bound_contributions'
import * as findReportsOfActions from './20261127010100_find_reports_of_actions'
import * as draftDecisions from './20261126010000_draft_decisions'
import * as findWhatIsDue from './20261127020000_find_what_is_due'
import * as findByPlaceName from './20261127020100_find_actions_by_place_name'

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
  '20261125090000_stamp_history': stampHistory,
  '20261125090100_find_actions_by_word': findActionsByWord,
  '20261125101000_create_contributions': createContributions,
  '20261125110000_keep_the_series': keepTheSeries,
  '20261125090200_index_history': indexHistory,
  '20261125150000_create_excuses': createExcuses,
  '20261125120000_create_meetings': createMeetings,
  '20261125150100_add_flags_to_reports': addFlagsToReports,
  '20261125120100_follow_meetings': followMeetings,
  '20261125180000_create_notifications': createNotifications,
  '20261125180100_send_mail_and_calendars': sendMailAndCalendars,
  '20261125180200_create_comments': createComments,
  '20261125330100_comment_on_more': commentOnMore,
  '20261125330200_create_batches': createBatches,
  '20261125190000_save_views': saveViews,
  '20261125190100_find_demo_data': findDemoData,
  '20261125360000_create_api_tokens': createApiTokens,
  '20261125160000_create_pockets': createPockets,
  '20261125160100_create_boundaries': createBoundaries,
  '20261125160200_report_by_place': reportByPlace,
  '20261125340000_report_more_by_place': reportMoreByPlace,
  '20261125170000_create_decisions': createDecisions,
  '20261125170100_tie_decisions_to_meetings': tieDecisions,
  '20261125140000_create_imports': createImports,
  '20261125130000_create_documents': createDocuments,
  '20261125200000_seal_history': sealHistory,
  '20261125310000_propose_actions_in_meetings': proposeActions,
  '20261125350000_create_second_factors': createSecondFactors,
  '20261126030000_pin_provider_subjects': pinProviderSubjects,
  '20261126030100_order_history_by_time': orderHistoryByTime,
  '20261126030200_cover_the_years': coverTheYears,
  '20261127010000_bound_contributions': boundContributions,
  '20261127010100_find_reports_of_actions': findReportsOfActions,
  '20261126010000_draft_decisions': draftDecisions,
  '20261127020000_find_what_is_due': findWhatIsDue,
  '20261127020100_find_actions_by_place_name': findByPlaceName,
}

type Step = (knex: Knex) => PromiseLike<unknown>

/** A step over the rows of many years may take longer than a page may. Each runs in a transaction of its own. */
function patient(step: Step | undefined): Step {
  return async (knex) => {
    await knex.raw('SET LOCAL statement_timeout = 0')
    await step?.(knex)
  }
}

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(migrations).sort(),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const migration = migrations[name]
    if (!migration) throw new Error(`There is no migration named ${name}.`)
    return { up: patient(migration.up), down: patient(migration.down) }
  },
}
