import { listDecisionsOf } from '../decisions/queries'
import type { Db } from '../db'
import type { Viewer } from '../http/viewer'
import { localeOf, type Day, type Lang } from '../i18n'
import { isUnknown, latestOf } from '../indicators/series'
import type { KeptPage } from './commands'
import { correctionsOf, type Correction, type Figure } from './corrections'
import { figuresOf, readingKey } from './corrections-page'
import { itemScreen, type Live } from './item-page'
import { presented, type AgendaItem, type Meeting } from './meeting'
import { readMinutes, type MinutesFacts } from './minutes-queries'
import { listItems } from './item-queries'
import { countStandings, findKeptPage, listInvited } from './queries'
import {
  briefOf,
  changesOf,
  courseOf,
  livesOf,
  minutesOf,
  nothing,
  openingOf,
  quietOf,
  sheetOf,
  windowOf,
} from './screens-page'
import { invitedRow, itemRow, quietRows } from './wording'

/** The figures that a meeting shows, as they are known now. */
async function figuresNow(
  db: Db,
  meeting: Meeting,
  items: readonly AgendaItem[],
  lives: ReadonlyMap<number, Live>,
) {
  const window = await windowOf(db, meeting)
  const decisions = await listDecisionsOf(db, { ...nothing, meetingId: meeting.id, upTo: null })
  const counts = window ? await countStandings(db, window.id) : []
  return figuresOf(presented(items), lives, counts, decisions)
}

/** Of every indicator the latest reading: that is the one the room saw. */
function seen(figures: readonly Figure[], lives: ReadonlyMap<number, Live>): Figure[] {
  const latest = new Set(
    [...lives.values()].flatMap(({ indicator }) => {
      const latest = indicator && latestOf(indicator.readings)
      return latest && !isUnknown(latest) ? [readingKey(indicator, latest.reading)] : []
    }),
  )
  return figures.filter(({ name, key }) => name !== 'value' || latest.has(key))
}

/** What was corrected since the meeting was closed; undefined where nothing was kept to compare with. */
export async function correctionsSince(
  db: Db,
  meeting: Meeting,
  items: readonly AgendaItem[],
  today: Day,
): Promise<Correction[] | undefined> {
  const kept = await findKeptPage(db, meeting.id, 'figures', 'id')
  if (!kept) return undefined
  const lives = await livesOf(db, meeting, presented(items), today)
  return correctionsOf(kept['figures'] as Figure[], await figuresNow(db, meeting, items, lives))
}

/** Every page of the meeting as it stands now, in both languages. */
export async function pagesToKeep(
  db: Db,
  viewer: Viewer,
  meeting: Meeting,
  officialNumber: string | null,
): Promise<KeptPage[]> {
  const items = await listItems(db, meeting.id)
  const invited = await listInvited(db, meeting.id)
  const lives = await livesOf(db, meeting, items, viewer.today)
  const courses = new Map<number, Live['course']>()
  for (const [id, live] of lives) courses.set(id, await courseOf(db, live))
  const quiet = await quietOf(db, meeting)
  const facts = await readMinutes(db, meeting.id)
  const minutes: MinutesFacts = {
    ...facts,
    meeting: { ...facts.meeting, state: 'closed', closedAt: viewer.now, officialNumber },
  }
  const figures = seen(await figuresNow(db, meeting, items, lives), lives)
  const pages: KeptPage[] = [{ page: 'figures', lang: 'id', content: { figures } }]
  for (const lang of ['id', 'en'] as const satisfies readonly Lang[]) {
    const reader: Viewer = { ...viewer, locale: localeOf(lang) }
    const { locale } = reader
    const keep = (page: string, content: object) =>
      pages.push({ page, lang, content: content as Record<string, unknown> })
    keep('agenda', {
      agenda: presented(items).map((item, index) => itemRow(locale, item, index + 1)),
      annex: items
        .filter((item) => item.inAnnex)
        .map((item, index) => itemRow(locale, item, index + 1)),
      invited: invited.map((one) => invitedRow(locale, meeting, items, one)),
      quiet: quietRows(locale, quiet),
    })
    keep('minutes', await minutesOf(db, reader, meeting, minutes, lives))
    keep('opening', await openingOf(db, reader, meeting, items))
    const changes = await changesOf(db, reader, meeting)
    if (changes) keep('changes', changes)
    keep('brief', await briefOf(db, reader, meeting, items))
    for (const item of presented(items)) {
      const live = lives.get(item.id)
      const course = courses.get(item.id)
      keep(`item-${item.id}`, itemScreen(locale, reader.today, item, live && { ...live, course }))
    }
    for (const agency of invited) {
      keep(`agency-${agency.agencyId}`, await sheetOf(db, reader, meeting, agency, items))
    }
  }
  return pages
}
