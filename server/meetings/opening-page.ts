import type { Locale } from '../i18n'
import { windowUpTo } from '../windows/name'
import type { Window } from '../windows/window'
import { presented, type AgendaItem, type Meeting } from './meeting'
import type { SinceWords, StrategyChanges } from './since-page'
import { itemRow, whenOf } from './wording'

/** One strategy on the opening page: how its actions stand at the window's end. */
export type StrategyLine = Readonly<{
  strategy: number
  name: string
  counts: readonly Readonly<{ tone: string; label: string; n: number }>[]
  /** What changed since the last meeting; null where there was none. */
  since: StrategyChanges | null
}>

/** The first screen: where the three strategies stand, and what is on the table today. */
export type OpeningScreen = Readonly<{
  lead: string
  isDemo: boolean
  upTo: string | null
  strategies: readonly StrategyLine[]
  since: Omit<SinceWords, 'strategies'> | null
  agenda: readonly Readonly<{
    id: number
    number: number
    subject: string
    agency: string | null
    minutes: string
  }>[]
}>

export function openingScreen(
  locale: Locale,
  meeting: Meeting,
  items: readonly AgendaItem[],
  facts: Readonly<{
    window: Window | undefined
    strategies: readonly StrategyLine[]
    words: SinceWords | null
  }>,
): OpeningScreen {
  const { words } = facts
  return {
    lead: [whenOf(locale, meeting), meeting.venue, meeting.chair].filter(Boolean).join(' · '),
    isDemo: meeting.isDemo,
    upTo: facts.window ? windowUpTo(locale, facts.window) : null,
    strategies: facts.strategies,
    since: words && {
      heading: words.heading,
      totals: words.totals,
      rule: words.rule,
      others: words.others,
    },
    agenda: presented(items).map((item, index) => {
      const { id, number, subject, agency, minutes } = itemRow(locale, item, index + 1)
      return { id, number, subject, agency, minutes }
    }),
  }
}
