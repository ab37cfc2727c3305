import { Refused } from '../errors'
import type { Locale, Message } from '../i18n'
import { windowName } from '../windows/name'
import type { Obstacle, Slot } from './report'

/** The sentence that names what stands in the way, the days concerned, and what to do. */
export function obstacleMessage(locale: Locale, slot: Slot, obstacle: Obstacle): Message {
  return {
    key: `report.obstacle.${obstacle}`,
    params: {
      window: windowName(locale, slot.window),
      opens: locale.day(slot.window.opensOn),
      due: locale.day(slot.window.dueOn),
      grace: locale.day(slot.window.graceUntil),
    },
  }
}

/** The same as a refusal to throw. */
export function refusalOf(locale: Locale, slot: Slot, obstacle: Obstacle): Refused {
  const message = obstacleMessage(locale, slot, obstacle)
  return new Refused(message.key, message.params)
}
