import { within, type Db } from '../db'
import type { User } from '../users/user'
import { saveDraft, sendReport } from './commands'
import { addEvidence } from './evidence-commands'
import type { RowInput } from './form'
import { getSlot } from './queries'
import type { Slot } from './report'

/** Saves or sends one row of the update screen, with the link that came beside it. */
export async function keepRow(
  db: Db,
  actor: User,
  slot: Slot,
  input: RowInput,
  sending: boolean,
  now: Date,
): Promise<void> {
  await within(db, async (trx) => {
    if (!input.link) return (sending ? sendReport : saveDraft)(trx, actor, slot, input, now)
    // The report first, so that its version is checked; then the link, so that it is part of what is sent.
    await saveDraft(trx, actor, slot, input, now)
    const saved = await getSlot(trx, slot.action.code, slot.window.code)
    await addEvidence(trx, actor, saved, [], input.link, now)
    if (!sending) return
    const version = saved.report?.version ?? 0
    await sendReport(trx, actor, saved, { content: input.content, version }, now)
  })
}
