import { listCompletions } from '../contributions/queries'
import type { Db } from '../db'
import { daysBetween, isUnfinished, type Decision } from '../decisions/decision'
import { listDecisionsOf } from '../decisions/queries'
import { memoryOf } from '../history/memory'
import type { Viewer } from '../http/viewer'
import { dayOf, type Day } from '../i18n'
import { readIndicatorFile } from '../indicators/file-queries'
import { getHomeRegion, listSeries } from '../indicators/queries'
import { getSettings } from '../settings/queries'
import { listStrategies } from '../strategies/queries'
import { strategyName, type Strategy } from '../strategies/strategy'
import { listWindows } from '../windows/queries'
import { currentWindow, type Window } from '../windows/window'
import { agencySheet, briefPage } from './handout-page'
import { itemScreen, shownSentences, type ItemScreen, type Live } from './item-page'
import { presented, type AgendaItem, type Invited, type Meeting } from './meeting'
import type { MinutesFacts } from './minutes-queries'
import { minutesPaper } from './minutes-paper'
import {
  changesScreen,
  openingScreen,
  type ChangesScreen,
  type OpeningScreen,
  type StrategyLine,
} from './opening-page'
import { listItems, listLastWords, listPlaceFacts } from './item-queries'
import {
  countStandings,
  findMeetingBefore,
  listOfAgency,
  listQuiet,
  listStandingsOf,
} from './queries'
import { since } from './since-queries'
import { sinceWords } from './since-page'

/** How many actions that run well are named; the rest is counted. */
const quietNamed = 60

/** The window whose figures a meeting looks at: the last that was open on its day. */
export async function windowOf(db: Db, meeting: Meeting): Promise<Window | undefined> {
  const windows = await listWindows(db)
  const year = Number(meeting.heldOn.slice(0, 4))
  const own = currentWindow(windows, year, meeting.heldOn)
  if (own && own.opensOn <= meeting.heldOn) return own
  return currentWindow(windows, year - 1, meeting.heldOn) ?? own
}

/** Asks listDecisionsOf() for nothing: for those who ask for one thing only. */
export const nothing = {
  ids: [],
  actionIds: [],
  indicatorIds: [],
  placeIds: [],
  owners: [],
  meetingId: 0,
} as const

/** What the items are about, as it is known `today`. A handful of statements, however long the agenda. */
export async function livesOf(
  db: Db,
  meeting: Meeting,
  items: readonly AgendaItem[],
  today: Day,
): Promise<ReadonlyMap<number, Live>> {
  const window = await windowOf(db, meeting)
  const year = window?.year ?? Number(meeting.heldOn.slice(0, 4))
  const ids = (read: (item: AgendaItem) => number | null) => [
    ...new Set(items.flatMap((item) => read(item) ?? [])),
  ]
  const owners = ids((item) => (item.kind === 'agency' ? item.agencyId : null))
  const decisions = await listDecisionsOf(db, {
    ids: ids((item) => item.decisionId),
    actionIds: ids((item) => item.actionId),
    indicatorIds: ids((item) => item.indicatorId),
    placeIds: ids((item) => item.placeId),
    owners,
    meetingId: meeting.id,
    upTo: today,
  })
  const own = (item: AgendaItem) => decisions.find(({ id }) => id === item.decisionId)
  const actionOf = (item: AgendaItem) => item.actionId ?? own(item)?.actionId ?? null
  const indicatorOf = (item: AgendaItem) => item.indicatorId ?? own(item)?.indicatorId ?? null
  const actionIds = ids(actionOf)
  const standings =
    window && actionIds.length > 0 ? await listStandingsOf(db, actionIds, window.id) : []
  const words = actionIds.length > 0 ? await listLastWords(db, actionIds) : []
  const indicators = items.some((item) => indicatorOf(item) !== null)
    ? await listSeries(db, (await getHomeRegion(db)).code)
    : []
  const placeIds = ids((item) => item.placeId)
  const places = placeIds.length > 0 ? await listPlaceFacts(db, placeIds, year) : []
  const strategies = placeIds.length > 0 ? await listStrategies(db) : []
  const owed = new Map<number, Awaited<ReturnType<typeof listOfAgency>>>()
  for (const owner of owners) {
    if (window) owed.set(owner, await listOfAgency(db, owner, window.id))
  }
  return new Map(
    items.map((item) => {
      const actionId = actionOf(item)
      const indicatorId = indicatorOf(item)
      return [
        item.id,
        {
          window,
          action: standings.find(({ id }) => id === actionId),
          words: words.find((one) => one.actionId === actionId),
          indicator: indicators.find(({ id }) => id === indicatorId),
          place: places.find(({ placeId }) => placeId === item.placeId),
          strategies,
          decision: own(item),
          last: lastOn(item, decisions, meeting),
          taken: decisions.filter((one) => one.agendaItemId === item.id),
          ...(item.kind === 'agency' &&
            item.agencyId !== null && {
              owed: (owed.get(item.agencyId) ?? []).filter(
                ({ reportState }) => reportState === 'none' || reportState === 'draft',
              ),
            }),
        },
      ]
    }),
  )
}

/** What the whole chart of an item's indicator is drawn from. */
export async function courseOf(db: Db, live: Live | undefined): Promise<Live['course']> {
  const indicator = live?.indicator
  if (!indicator) return undefined
  const file = await readIndicatorFile(db, indicator.code)
  return { file, completions: await listCompletions(db, indicator.id) }
}

/** The screen of one item as it stands now, remembered until anything is changed: forty people look at the same one. */
export async function itemScreenOf(
  db: Db,
  { locale, today }: Viewer,
  meeting: Meeting,
  item: AgendaItem,
): Promise<ItemScreen> {
  const memory = await memoryOf(db)
  return memory(`item ${item.id} ${locale.lang} ${today}`, async () => {
    const live = (await livesOf(db, meeting, [item], today)).get(item.id)
    return itemScreen(locale, today, item, live && { ...live, course: await courseOf(db, live) })
  })
}

/** The last decision on the item's card that was there when the meeting began; not the one the item itself is about. */
function lastOn(
  item: AgendaItem,
  decisions: readonly Decision[],
  meeting: Meeting,
): Decision | undefined {
  return decisions.find(
    (one) =>
      one.id !== item.decisionId &&
      one.meetingId !== meeting.id &&
      one.decidedOn <= meeting.heldOn &&
      ((item.actionId !== null && one.actionId === item.actionId) ||
        (item.indicatorId !== null && one.indicatorId === item.indicatorId) ||
        (item.placeId !== null && one.placeId === item.placeId) ||
        (item.kind === 'agency' && one.agencyId === item.agencyId)),
  )
}

/** The first screen as it stands now; of a closed meeting that kept none, as far as history tells, at its closing. */
export async function openingOf(
  db: Db,
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
): Promise<OpeningScreen> {
  const { locale } = viewer
  const memory = await memoryOf(db)
  return memory(`opening ${meeting.id} ${locale.lang} ${viewer.today}`, async () => {
    const window = await windowOf(db, meeting)
    const counts = window ? await countStandings(db, window.id) : []
    const words = await wordsSince(db, viewer, meeting)
    const strategies: StrategyLine[] = (await strategiesOf(db, meeting)).map((strategy) => ({
      strategy: strategy.number,
      name: strategyName(strategy, locale.lang),
      counts: counts
        .filter((one) => one.strategy === strategy.number)
        .map((one) => ({
          tone: one.judged,
          label: locale.t(`judged.${one.judged}`),
          n: one.actions,
        })),
      since: words?.strategies[strategy.number] ?? null,
    }))
    return openingScreen(locale, meeting, items, { window, strategies, words })
  })
}

/** Every change since the last meeting; undefined where none was held before. */
export async function changesOf(
  db: Db,
  viewer: Viewer,
  meeting: Meeting,
): Promise<ChangesScreen | undefined> {
  const words = await wordsSince(db, viewer, meeting, allChanges)
  return words ? changesScreen(viewer.locale, await strategiesOf(db, meeting), words) : undefined
}

const allChanges = 1000

/** The strategies a meeting is about: all three, or its own. */
async function strategiesOf(db: Db, { strategyNumber }: Meeting): Promise<Strategy[]> {
  const strategies = await listStrategies(db)
  return strategies.filter(({ number }) => strategyNumber === null || number === strategyNumber)
}

async function wordsSince(db: Db, viewer: Viewer, meeting: Meeting, most?: number) {
  const { locale, now } = viewer
  const before = await findMeetingBefore(db, meeting)
  if (!before?.closedAt) return null
  const until = meeting.closedAt ?? now
  const changed = await changesSince(db, before.closedAt, until, meeting.closedAt !== null)
  return sinceWords(locale, changed, { title: before.title, day: locale.day(before.heldOn) }, most)
}

/** Rule 12, remembered until anything is changed: in a meeting the same two moments are asked for again and again. */
async function changesSince(db: Db, from: Date, until: Date, isPast: boolean) {
  const home = await getHomeRegion(db)
  const memory = await memoryOf(db)
  const end = isPast ? until.toISOString() : dayOf(until)
  const key = `since ${home.code} ${from.toISOString()} ${end}`
  return memory(key, () => since(db, from, until, home.code))
}

/** The actions that run as they should: named once, not presented. */
export async function quietOf(db: Db, meeting: Meeting) {
  const window = await windowOf(db, meeting)
  return window
    ? listQuiet(db, window.id, meeting.strategyNumber, quietNamed)
    : { found: 0, actions: [] }
}

export async function briefOf(
  db: Db,
  viewer: Viewer,
  meeting: Meeting,
  items: readonly AgendaItem[],
) {
  const opening = await openingOf(db, viewer, meeting, items)
  return briefPage(viewer, meeting, items, opening, await quietOf(db, meeting))
}

export async function sheetOf(
  db: Db,
  viewer: Viewer,
  meeting: Meeting,
  agency: Invited,
  items: readonly AgendaItem[],
) {
  const window = await windowOf(db, meeting)
  const actions = window ? await listOfAgency(db, agency.agencyId, window.id) : []
  const decisions = await listDecisionsOf(db, {
    ...nothing,
    owners: [agency.agencyId],
    upTo: viewer.today,
  })
  const promised = decisions
    .filter(isUnfinished)
    .sort((one, other) => daysBetween(other.dueOn, one.dueOn))
  return agencySheet(viewer, meeting, agency, items, { actions, window, promised })
}

/** The minutes as they stand, on paper. */
export async function minutesOf(
  db: Db,
  viewer: Viewer,
  meeting: Meeting,
  facts: MinutesFacts,
  lives?: ReadonlyMap<number, Live>,
) {
  const { locale } = viewer
  const items = presented(await listItems(db, meeting.id))
  const known = lives ?? (await livesOf(db, meeting, items, viewer.today))
  const screens = new Map(
    items.map((item) => [item.id, itemScreen(locale, viewer.today, item, known.get(item.id))]),
  )
  const shown = new Map([...screens].map(([id, screen]) => [id, shownSentences(locale, screen)]))
  // What was asked is what stood on the screen, the reason's own question too.
  const asked: MinutesFacts = {
    ...facts,
    items: facts.items.map((item) => ({
      ...item,
      question: screens.get(item.id)?.question ?? item.question,
    })),
  }
  const house = { settings: await getSettings(db), home: await getHomeRegion(db) }
  return minutesPaper(locale.lang, asked, house, shown)
}
