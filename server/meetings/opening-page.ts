import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { strategyName, type Strategy } from '../strategies/strategy'
import { windowUpTo } from '../windows/name'
import type { Window } from '../windows/window'
import { presented, type AgendaItem, type Meeting } from './meeting'
import type { Change, SinceWords, StrategyChanges } from './since-page'
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
  /** Where every change can be read; null where nothing is left to read. */
  changesHref: string | null
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
      more: words.more,
    },
    changesHref: isShortened(facts) ? `/meetings/${meeting.id}/changes` : null,
    agenda: presented(items).map((item, index) => {
      const { id, number, subject, agency, minutes } = itemRow(locale, item, index + 1)
      return { id, number, subject, agency, minutes }
    }),
  }
}

function isShortened({
  strategies,
  words,
}: Readonly<{ strategies: readonly StrategyLine[]; words: SinceWords | null }>): boolean {
  return words !== null && [words, ...strategies.map(({ since }) => since)].some((one) => one?.more)
}

/** Everything that differs from the last meeting, strategy by strategy: what the first screen counts. */
export type ChangesScreen = Readonly<{
  heading: string
  totals: string
  rule: string
  others: readonly Change[]
  strategies: readonly Readonly<{ strategy: number; name: string; since: StrategyChanges }>[]
}>

export function changesScreen(
  locale: Locale,
  strategies: readonly Strategy[],
  { heading, totals, rule, others, strategies: changes }: SinceWords,
): ChangesScreen {
  return {
    heading,
    totals,
    rule,
    others,
    strategies: strategies.flatMap((one) => {
      const since = changes[one.number]
      return since ? [{ strategy: one.number, name: strategyName(one, locale.lang), since }] : []
    }),
  }
}

/** The same as a page for reading. */
export function changesPage(
  { locale }: Viewer,
  meeting: Meeting,
  screen: ChangesScreen,
): Page & Record<string, unknown> {
  return {
    title: locale.t('meeting.changes_of', { title: meeting.title }),
    heading: locale.t('meeting.changes'),
    lead: `${screen.heading} ${screen.totals}`,
    crumbs: [
      { href: '/meetings', label: locale.t('nav.meetings') },
      { href: `/meetings/${meeting.id}`, label: meeting.title },
    ],
    isDemo: meeting.isDemo,
    screen,
  }
}
