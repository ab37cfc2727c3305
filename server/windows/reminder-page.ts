import { group } from 'd3-array'
import type { HistoryLine } from '../history'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { windowName } from './name'
import type { Owed } from './queries'
import { phaseOf, type Window } from './window'

/** So many actions are named in one message; the rest is counted. */
const named = 15

export type ReminderFacts = Readonly<{
  window: Window
  owed: readonly Owed[]
  /** What happened to the window, newest first; the copying of a text among it. */
  history: readonly HistoryLine[]
  team: string
  once: string
}>

/**
 * One text for each agency that owes reports, to be copied into a messenger by a person. Nothing is sent from here:
 * the page notes only that a text was prepared, by whom and when.
 */
export function remindersPage(
  { locale, today }: Viewer,
  { window, owed, history, team, once }: ReminderFacts,
): Page & Record<string, unknown> {
  const { t } = locale
  const name = windowName(locale, window)
  const phase = phaseOf(window, today)
  const prepared = history.filter((line) => line.event === 'window.reminder_prepared')
  return {
    title: t('windows.reminders_of', { window: name }),
    heading: t('windows.reminders'),
    lead: t('windows.reminders_lead'),
    crumbs: [
      { href: '/windows', label: t('nav.windows') },
      { href: `/windows/${window.code}`, label: name },
    ],
    once,
    action: `/windows/${window.code}/reminders`,
    none: t(
      phase === 'closed'
        ? 'windows.reminders_early'
        : phase === 'locked'
          ? 'windows.reminders_locked'
          : 'windows.reminders_none',
    ),
    // What nobody can send any more is no use to remind of.
    agencies: [...group(phase === 'locked' ? [] : owed, (one) => one.agencyCode)].map(
      ([code, rows]) => {
        const agency = rows[0]?.agencyName ?? code
        const last = prepared.find((line) => line.after?.['agency'] === code)
        return {
          code,
          name: agency,
          count: t('windows.reminder_count', { n: rows.length }),
          field: {
            id: `text-${code}`,
            name: 'text',
            label: t('windows.reminder_text', { agency }),
            rows: Math.min(rows.length, named) + 8,
            readonly: true,
            value: textOf(locale, window, agency, rows, team, today),
          },
          button: t('windows.reminder_mark', { agency: rows[0]?.agencyShortName ?? code }),
          last: last
            ? t('windows.reminder_prepared', {
                who: last.actorName,
                when: locale.instant(last.at),
              })
            : null,
        }
      },
    ),
  }
}

function textOf(
  locale: Locale,
  window: Window,
  agency: string,
  rows: readonly Owed[],
  team: string,
  today: string,
): string {
  const { t } = locale
  const lines = rows
    .slice(0, named)
    .map((row, at) => `${at + 1}. ${row.title} (${row.code}): ${t(`slot.state.${row.state}`)}`)
  const more = rows.length - lines.length
  const { graceUntil, unlockedUntil } = window
  const until = unlockedUntil !== null && unlockedUntil > graceUntil ? unlockedUntil : graceUntil
  const late = phaseOf(window, today) !== 'open'
  return t(late ? 'windows.reminder_late' : 'windows.reminder_open', {
    agency,
    window: windowName(locale, window),
    n: rows.length,
    due: locale.day(window.dueOn),
    until: locale.day(until),
    actions: [...lines, ...(more > 0 ? [t('windows.reminder_more', { n: more })] : [])].join('\n'),
    team,
  })
}
