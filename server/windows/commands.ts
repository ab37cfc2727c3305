import { refreshStandings } from '../actions/standing-commands'
import type { Agency } from '../agencies/agency'
import { violates, type Db } from '../db'
import { Outdated, Refused } from '../errors'
import { remember } from '../history'
import { localeOf, type Day } from '../i18n'
import type { User } from '../users/user'
import type { ExcuseInput, LockInput, UnlockInput, WindowInput, YearInput } from './form'
import { windowName } from './name'
import type { Excuse } from './queries'
import { phaseOf, type Window } from './window'
import { addDays, windowsOf } from './year'

/** Years that may be opened, seen from today: last year, to catch up, and next year, to prepare. */
export function yearsWithin(today: Day): { from: number; to: number } {
  const year = Number(today.slice(0, 4))
  return { from: year - 1, to: year + 1 }
}

/** Makes the windows of a year, of one kind, with their usual days, and counts its actions at each of them. */
export async function openYear(
  db: Db,
  actor: User,
  { year, kind }: YearInput,
  today: Day,
): Promise<void> {
  const { from, to } = yearsWithin(today)
  if (year < from || year > to) {
    throw new Refused('windows.year_out_of_reach', { from: String(from), to: String(to) }, 422)
  }
  await db.transaction(async (trx) => {
    // Two kinds in one year would ask for everything twice.
    const there = await trx('windows').where({ year }).first('id')
    if (there) throw new Refused('windows.year_exists', { year: String(year) })
    const rows = windowsOf(year, kind).map((window) => ({
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

/** Closes a window that still takes late reports, and says why. Whoever was sent something back may still mend it. */
export async function lockWindow(
  db: Db,
  actor: User,
  window: Window,
  { reason, version }: LockInput,
  today: Day,
): Promise<void> {
  await db.transaction(async (trx) => {
    if (phaseOf(window, today) !== 'late') {
      throw new Refused('windows.not_late', {
        window: windowName(localeOf(actor.language), window),
      })
    }
    const yesterday = addDays(today, -1)
    const graceUntil = window.graceUntil < yesterday ? window.graceUntil : yesterday
    await change(trx, window, version, {
      grace_until: graceUntil,
      unlocked_until: null,
      unlock_reason: null,
    })
    await remember(trx, actor, 'window.locked', 'window', window.id, {
      before: { graceUntil: window.graceUntil, unlockedUntil: window.unlockedUntil },
      after: { graceUntil, reason },
    })
  })
}

/** Frees an agency, or one of its actions, from reporting for a window; it then counts for nothing in discipline. */
export async function excuse(
  db: Db,
  actor: User,
  window: Window,
  input: ExcuseInput,
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    const { agency, action, reason } = input
    const [row] = await trx('excuses')
      .insert({
        window_id: window.id,
        agency_id: agency.id,
        action_id: action?.id ?? null,
        reason,
        excused_by: actor.id,
        excused_at: now,
      })
      .returning('id')
      .catch((error: unknown) => {
        if (!violates(error, 'excuses_once')) throw error
        throw new Refused('windows.excused_already', { who: action?.code ?? agency.shortName }, 422)
      })
    await remember(trx, actor, 'window.excused', 'window', window.id, {
      after: { id: row.id, agency: agency.shortName, action: action?.code ?? null, reason },
    })
    await recount(trx, window, agency.id, action?.id ?? null)
  })
}

/** Takes an excuse back: the window counts again for those it freed. */
export async function withdrawExcuse(
  db: Db,
  actor: User,
  window: Window,
  given: Excuse,
): Promise<void> {
  await db.transaction(async (trx) => {
    const gone = await trx('excuses').where({ id: given.id }).delete()
    if (gone === 0) throw new Outdated(`excuse ${given.id}`)
    const { id, agencyShortName: agency, actionCode: action, reason } = given
    await remember(trx, actor, 'window.excuse_withdrawn', 'window', window.id, {
      before: { id, agency, action, reason },
    })
    await recount(trx, window, given.agencyId, given.actionId)
  })
}

async function recount(
  trx: Db,
  window: Window,
  agencyId: number,
  actionId: number | null,
): Promise<void> {
  const ids: number[] =
    actionId === null
      ? await trx('actions').where({ agency_id: agencyId, year: window.year }).pluck('id')
      : [actionId]
  await refreshStandings(trx, ids)
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

/** Notes that somebody copied the text for an agency, to send it by other means. Nothing was sent by this tool. */
export async function noteReminderPrepared(
  trx: Db,
  actor: User,
  window: Window,
  agency: Pick<Agency, 'code'>,
): Promise<void> {
  await remember(trx, actor, 'window.reminder_prepared', 'window', window.id, {
    after: { agency: agency.code },
  })
}
