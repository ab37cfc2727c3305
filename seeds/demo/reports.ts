import type { Day } from '../../server/i18n'
import type { Content } from '../../server/reports/report'
import type { BuiltAction } from './build'
import { contentOf, faultBy, flaw } from './content'
import { courseOf, type Point } from './course'
import { addDays, atWib } from './days'
import { diceFor, type Dice } from './dice'
import { arrangeLatest } from './latest'
import {
  draft,
  isOver,
  later,
  reviewed,
  saidBefore,
  sentBack,
  type Course,
  type DemoWindow,
  type Review,
  type Story,
} from './story'

/** How an agency keeps its days. */
type Habit = 'prompt' | 'usual' | 'late' | 'silent'

const habits: Readonly<Record<string, Habit>> = {
  bappeda: 'prompt',
  dinkes: 'prompt',
  dpmd: 'prompt',
  'diskop-ukm': 'prompt',
  baznas: 'prompt',
  pupr: 'late',
  tphp: 'late',
  disnakertrans: 'late',
  ptba: 'late',
  'forum-csr': 'late',
  'kec-pseksu': 'silent',
  'pt-bsp': 'silent',
  'koramil-merapi': 'silent',
  'bagian-ekonomi': 'silent',
  dp3a: 'silent',
}

/**
 * Everything the agencies reported until `today`, and what the reviewers made of it. Nothing lies after `today`
 * began.
 */
export function tellReports(
  actions: readonly BuiltAction[],
  windows: readonly DemoWindow[],
  today: Day,
): Story[] {
  const now = atWib(today, 0)
  const latest = windows.filter((window) => window.endsOn < today && window.year <= 2026).at(-1)
  const courses = actions.map((action) => ({ action, points: courseOf(action) }))
  const stories = courses.flatMap((course) => tellAction(course, windows, today, now, latest))
  return latest ? arrangeLatest(stories, courses, latest, today, now) : stories
}

function tellAction(
  { action, points }: Course,
  windows: readonly DemoWindow[],
  today: Day,
  now: Date,
  latest: DemoWindow | undefined,
): Story[] {
  const habit = habits[action.planned.agency] ?? 'usual'
  if (habit === 'silent') return []
  const told: Story[] = []
  for (const point of points) {
    const window = windows.find(
      (one) => one.year === action.planned.year && one.number === point.quarter,
    )
    if (!window || window.opensOn >= today || isOver(told)) continue
    const dice = diceFor(`report ${action.planned.key} ${window.code}`)
    const story = tellReport(action, point, window, told.at(-1), {
      dice,
      habit,
      now,
      isLatest: window === latest,
      isOpen: window.endsOn >= today,
    })
    if (story) told.push(story)
  }
  return told
}

type Telling = Readonly<{
  dice: Dice
  habit: Exclude<Habit, 'silent'>
  now: Date
  isLatest: boolean
  isOpen: boolean
}>

function tellReport(
  action: BuiltAction,
  point: Point,
  window: DemoWindow,
  previous: Story | undefined,
  telling: Telling,
): Story | undefined {
  const { dice, habit, now, isLatest, isOpen } = telling
  const content = contentOf(action, point, saidBefore(previous), dice, faultBy(dice))
  if (isOpen) return dice.chance(0.1) ? draft(action, window, content, now, dice) : undefined
  const missing = habit === 'late' ? 0.1 : 0.04
  if (dice.chance(isLatest ? missing * 2 : missing)) {
    return isLatest && dice.chance(0.45) ? draft(action, window, content, now, dice) : undefined
  }
  const sentAt = sendingMoment(window, habit, dice)
  if (sentAt >= now) return dice.chance(0.4) ? draft(action, window, content, now, dice) : undefined
  if (dice.chance(0.09) && content.workStatus !== 'cancelled') {
    return returnedOnce(action, window, content, sentAt, now, dice)
  }
  return reviewed(action, window, [{ at: sentAt, content }], [], now, dice)
}

function sendingMoment(window: DemoWindow, habit: Exclude<Habit, 'silent'>, dice: Dice): Date {
  const late = { prompt: 0.02, usual: 0.14, late: 0.5 }[habit]
  const day = dice.chance(late)
    ? addDays(window.dueOn, dice.whole(1, habit === 'late' ? 34 : 12))
    : addDays(window.dueOn, -dice.whole(0, habit === 'prompt' ? 12 : 7))
  // Most send from the office, some in the evening of the due day.
  const evening = day === window.dueOn && dice.chance(0.4)
  return atWib(day, evening ? dice.whole(19 * 60, 23 * 60 + 40) : dice.whole(8 * 60, 16 * 60 + 20))
}

/** Sent with something amiss, sent back, mended and sent again, as far as there was time for it. */
function returnedOnce(
  action: BuiltAction,
  window: DemoWindow,
  content: Content,
  sentAt: Date,
  now: Date,
  dice: Dice,
): Story {
  const { flawed, review } = flaw(content, action, dice)
  const first = { at: sentAt, content: flawed }
  const returnedAt = later(sentAt, dice.whole(1, 5), dice)
  if (returnedAt >= now) {
    return {
      ...reviewed(action, window, [first], [], now, dice),
      state: 'sent',
      reviews: [],
      savedAt: sentAt,
    }
  }
  const returned: Review = { at: returnedAt, verdict: 'returned', number: 1, comments: [review] }
  const mendedAt = later(returnedAt, dice.whole(1, 9), dice)
  if (mendedAt >= now) return sentBack(action, window, first, returned)
  return reviewed(action, window, [first, { at: mendedAt, content }], [returned], now, dice)
}
