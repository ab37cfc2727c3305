import type { ListColumn } from '../http/files'
import { dayOf, type Locale } from '../i18n'
import type { AccountFilter } from './queries'
import { stateOf, type Account } from './user'

/** The list of accounts as a file. */
export const accountColumns: readonly ListColumn<Account>[] = [
  ['user.name', 'text', 32, (row) => row.name],
  ['user.email', 'text', 32, (row) => row.email],
  ['user.role', 'text', 16, (row, { t }) => t(`role.${row.role}`)],
  ['user.agency', 'text', 36, (row) => row.agencyName],
  ['user.state', 'text', 24, (row, { t }) => t(`user.state.${stateOf(row)}`)],
  ['user.last_sign_in', 'day', 14, (row) => row.lastSignedInAt && dayOf(row.lastSignedInAt)],
  ['user.since', 'day', 14, (row) => dayOf(row.createdAt)],
  ['actions.csv.demo', 'text', 10, (row, { t }) => (row.isDemo ? t('app.demo_mark') : null)],
]

/** What the list of accounts is narrowed to, as a sentence. */
export function accountsSentence({ t }: Locale, { q, role }: AccountFilter, count: number): string {
  const found = t('users.csv.found', { n: count })
  return [found, q && `“${q}”`, role && t(`role.${role}`)].filter(Boolean).join(' · ')
}
