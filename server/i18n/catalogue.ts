import { api } from './words/api'
import { actions } from './words/actions'
import { agencies } from './words/agencies'
import { analysis } from './words/analysis'
import { batches } from './words/batches'
import { board } from './words/board'
import { boundary } from './words/boundary'
import { comments } from './words/comments'
import { common } from './words/common'
import { decisions } from './words/decisions'
import { factors } from './words/factors'
import { imports } from './words/imports'
import { contributions } from './words/contributions'
import { indicators } from './words/indicators'
import { notifications } from './words/notifications'
import { minutes } from './words/minutes'
import { papers } from './words/papers'
import { meetings } from './words/meetings'
import { places } from './words/places'
import { pockets } from './words/pockets'
import { reportPlaces } from './words/report-places'
import { publicWords } from './words/public'
import { reports } from './words/reports'
import { search } from './words/search'
import { series } from './words/series'
import { session } from './words/session'
import { settings } from './words/settings'
import { tokens } from './words/tokens'
import { updates } from './words/updates'
import { upkeep } from './words/upkeep'
import { users } from './words/users'
import { views } from './words/views'
import { windows } from './words/windows'
import { documents } from './words/documents'
import { help } from './words/help'
import { history } from './words/history'

/** Every sentence of the product, both languages side by side: a word without its translation does not compile. */
export const catalogue = {
  ...common,
  ...comments,
  ...actions,
  ...api,
  ...agencies,
  ...analysis,
  ...batches,
  ...board,
  ...boundary,
  ...decisions,
  ...documents,
  ...contributions,
  ...factors,
  ...help,
  ...history,
  ...upkeep,
  ...imports,
  ...indicators,
  ...notifications,
  ...minutes,
  ...papers,
  ...meetings,
  ...places,
  ...pockets,
  ...publicWords,
  ...reportPlaces,
  ...reports,
  ...search,
  ...series,
  ...session,
  ...settings,
  ...tokens,
  ...updates,
  ...users,
  ...views,
  ...windows,
}

export type MessageKey = keyof typeof catalogue
