import { actions } from './words/actions'
import { board } from './words/board'
import { common } from './words/common'
import { indicators } from './words/indicators'
import { reports } from './words/reports'
import { session } from './words/session'
import { settings } from './words/settings'
import { users } from './words/users'
import { windows } from './words/windows'
import { help } from './words/help'

/** Every sentence of the product, both languages side by side: a word without its translation does not compile. */
export const catalogue = {
  ...common,
  ...actions,
  ...board,
  ...help,
  ...indicators,
  ...reports,
  ...session,
  ...settings,
  ...users,
  ...windows,
}

export type MessageKey = keyof typeof catalogue
