import type { Day } from '../../server/i18n'
import { contentOf, flaw, withFault, type Fault } from './content'
import { atWib, daysFrom } from './days'
import { diceFor } from './dice'
import {
  draft,
  isOver,
  later,
  reviewed,
  saidBefore,
  sentBack,
  type Course,
  type DemoWindow,
  type Story,
} from './story'

/** The agencies of the demo's officers: their desk is arranged by hand. */
const storyAgencies = ['dinsos', 'prkpp']

/** How many reports of the latest window wait for a reviewer. */
const waitingWanted = 10

/**
 * The latest window is where the demo begins: the officers' agencies have reports left to write and one that came
 * back, and the coordinator has some to read, a few of them odd.
 */
export function arrangeLatest(
  stories: readonly Story[],
  courses: readonly Course[],
  latest: DemoWindow,
  today: Day,
  now: Date,
): Story[] {
  const others = stories.filter(
    (story) => story.window !== latest || !storyAgencies.includes(story.action.planned.agency),
  )
  const desks = storyAgencies.flatMap((code) => arrangeDesk(code, stories, courses, latest, now))
  const arranged = [...others, ...desks]
  if (daysFrom(latest.endsOn, today) < 20) return arranged
  const verified = arranged
    .filter((story) => story.window === latest && story.state === 'verified')
    .filter((story) => !storyAgencies.includes(story.action.planned.agency))
    .sort((one, other) => lastSent(other) - lastSent(one))
  const waiting = arranged.filter(
    (story) => story.window === latest && story.state === 'sent',
  ).length
  const again = new Set(verified.slice(0, Math.max(0, waitingWanted - waiting)))
  const faults: Fault[] = ['money_only', 'identical', 'lower']
  return arranged.map((story) => {
    if (!again.has(story)) return story
    const open = unverified(story)
    const previous = stories.findLast(
      (one) =>
        one.action === story.action && one.window.number < latest.number && one.state !== 'draft',
    )
    const fault = faults[0]
    if (!previous || fault === undefined || open.sendings.length > 1) return open
    const content = withFault(open.content, previous.content, story.action, fault)
    if (content === open.content) return open
    faults.shift()
    const [sending] = open.sendings
    return { ...open, content, sendings: sending ? [{ ...sending, content }] : [] }
  })
}

function lastSent(story: Story): number {
  return story.sendings.at(-1)?.at.getTime() ?? 0
}

function unverified(story: Story): Story {
  const reviews = story.reviews.filter((review) => review.verdict !== 'verified')
  return { ...story, state: 'sent', reviews, savedAt: story.sendings.at(-1)?.at ?? story.savedAt }
}

/** One agency's reports of the latest window: one returned, one not begun, one in draft, one sent, the rest verified. */
function arrangeDesk(
  agency: string,
  stories: readonly Story[],
  courses: readonly Course[],
  latest: DemoWindow,
  now: Date,
): Story[] {
  const owed = courses.filter(
    ({ action }) =>
      action.planned.agency === agency &&
      action.planned.year === latest.year &&
      action.startsOn <= latest.endsOn &&
      !isOver(stories.filter((one) => one.action === action && one.window.number < latest.number)),
  )
  return owed.flatMap(({ action, points }, index): Story[] => {
    const point = points.find((one) => one.quarter === latest.number)
    if (!point) return []
    const dice = diceFor(`desk ${action.planned.key} ${latest.code}`)
    const previous = stories.findLast(
      (one) => one.action === action && one.window.number < latest.number,
    )
    const content = contentOf(action, point, saidBefore(previous), dice, null)
    if (index === 1) return []
    if (index === 2) return [draft(action, latest, content, now, dice)]
    const due = atWib(latest.dueOn, 10 * 60 + 20)
    const sentAt = later(new Date(Math.min(due.getTime(), now.getTime())), -3 - index, dice)
    if (index === 0) {
      const { flawed, review } = flaw(content, action, dice)
      const returnedAt = later(sentAt, 2, dice)
      return [
        sentBack(
          action,
          latest,
          { at: sentAt, content: flawed },
          { at: returnedAt, verdict: 'returned', number: 1, comments: [review] },
        ),
      ]
    }
    const story = reviewed(action, latest, [{ at: sentAt, content }], [], now, dice)
    return [index === 3 ? unverified(story) : story]
  })
}
