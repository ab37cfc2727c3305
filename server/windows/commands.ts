import { refreshStandings } from '../actions/standing'
import { violates, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { localeOf, type Day } from '../i18n'
import { getSettings } from '../settings/queries'
import type { User } from '../users/user'
import type { UnlockInput, WindowInput } from './form'
import { windowName } from './name'
import type { Window } from './window'
import { quartersOf } from './year'

/** Years that may be opened, seen from today: last year, to catch up, and next year, to prepare. */
export function yearsWithin(today: Day): { from: number; to: number } {
  const year = Number(today.slice(0, 4))
  return { from: year - 1, to: year + 1 }
}

/** Makes the four quarters of a year, with their usual days, and counts its actions at each of them. */
export async function openYear(db: Db, actor: User, year: number, today: Day): Promise<void> {
  const { from, to } = yearsWithin(today)
  if (year < from || year > to) {
    throw new Refused('windows.year_out_of_reach', { from: String(from), to: String(to) }, 422)
  }
  await db.transaction(async (trx) => {
    const rows = quartersOf(year).map((window) => ({
      code: window.code,
      year: window.year,
      kind: window.kind,
      number: window.number,
      ends_on: window.endsOn,
      opens_on: window.opensOn,
      due_on: window.dueOn,
      grace_until: window.graceUntil,
    }))
    const made: { id: number; code: string }[] = await trx('windows')
      .insert(rows)
      .returning(['id', 'code'])
      .catch((error: unknown) => {
        if (!violates(error, 'windows_code_key') && !violates(error, 'windows_number_key'))
          throw error
        throw new Refused('windows.year_exists', { year: String(year) })
      })
    for (const [index, { id }] of made.entries()) {
      await remember(trx, actor, 'window.opened', 'window', id, { after: rows[index] })
    }
    const actions: { id: number }[] = await trx('actions')
      .select('id')
      .where({ year })
      .orderBy('id')
    await refreshStandings(
      trx,
      actions.map((action) => action.id),
      await getSettings(trx),
    )
  })
}

/** Moves the days of a window. */
export async function editWindow(
  db: Db,
  actor: User,
  window: Window,
  input: WindowInput,
): Promise<void> {
  await db.transaction(async (trx) => {
    const { opensOn, dueOn, graceUntil } = input.days
    await change(trx, window, input.version, {
      opens_on: opensOn,
      due_on: dueOn,
      grace_until: graceUntil,
    })
    await remember(trx, actor, 'window.edited', 'window', window.id, {
      before: { opensOn: window.opensOn, dueOn: window.dueOn, graceUntil: window.graceUntil },
      after: input.days,
    })
  })
}

/** Lets a window that is past its last day take reports again, until a day and for a reason. */
export async function unlockWindow(
  db: Db,
  actor: User,
  window: Window,
  { until, reason, version }: UnlockInput,
  today: Day,
): Promise<void> {
  await db.transaction(async (trx) => {
    if (today <= window.graceUntil) {
      throw new Refused('windows.not_locked', {
        window: windowName(localeOf(actor.language), window),
      })
    }
    await change(trx, window, version, { unlocked_until: until, unlock_reason: reason })
    await remember(trx, actor, 'window.unlocked', 'window', window.id, {
      before: { unlockedUntil: window.unlockedUntil, reason: window.unlockReason },
      after: { unlockedUntil: until, reason },
    })
  })
}

async function change(
  trx: Db,
  window: Window,
  version: number,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = await trx('windows')
    .where({ id: window.id, version })
    .update({ ...row, version: version + 1 })
  if (changed === 0) throw new Outdated(`window ${window.code}`)
}
