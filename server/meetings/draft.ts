import type { Day } from '../i18n'

/** A decision that is being written on an item: one an item, not made yet. */
export type DecisionDraft = Readonly<{
  itemId: number
  text: string | null
  agencyId: number | null
  dueOn: Day | null
  /** As it was typed: whether there is such an action is asked when the decision is made. */
  actionCode: string | null
  version: number
  writtenAt: Date
  writtenBy: number | null
  writerName: string | null
}>

/** Whether it says anything: a draft that was emptied again waits for nobody. */
export function isWritten({ text }: Pick<DecisionDraft, 'text'>): boolean {
  return text !== null
}
