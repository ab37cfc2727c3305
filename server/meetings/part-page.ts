import { versionIn } from '../http/fields'
import type { Typed } from '../http/kept'
import type { FieldErrors } from '../http/parse'

/** What came back to a recorder: of which part, what was typed, what is wrong, and whether another was quicker. */
export type Returned = Readonly<{
  part: 'note' | 'outcome' | 'attendance' | 'draft'
  /** Of the item; of the agency, for its attendance. */
  of: number
  typed: Typed
  errors: FieldErrors
  outdated: boolean
}>

/**
 * The version that a part of the record goes on from: that of what its text was written on. Who was too late goes on from
 * what is told beside the text.
 */
export function versionOf(returned: Returned | null, stored: number): number {
  return versionIn(returned?.outdated ? undefined : returned?.typed, stored)
}

/** The part of the record that is open: one item, or who came; everything else is a line that leads to it. */
export type OpenPart = number | 'attendance'

/** Where one part of the record is open: an item by its id, or the attendance. */
export function recordPath(meetingId: number, part: OpenPart): string {
  const anchor = part === 'attendance' ? part : `item-${part}`
  return `/meetings/${meetingId}/record?item=${part}#${anchor}`
}
