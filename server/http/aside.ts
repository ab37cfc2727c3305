import type { Readership } from './viewer'

/**
 * A block that a noun further down the street adds to another's page, of which that page knows nothing but its view.
 * The routes of the house hand it over; it is told what the page is about, and is null when there is nothing to say.
 */
export type Aside<Subject extends Readonly<{ id: number }>> = (
  viewer: Readership,
  subject: Subject,
) => Promise<Readonly<{ view: string } & Record<string, unknown>> | null>

/** The blocks of one page, in the order in which they were handed over. */
export async function asidesOf<Subject extends Readonly<{ id: number }>>(
  asides: readonly Aside<Subject>[],
  viewer: Readership,
  subject: Subject,
) {
  const blocks = []
  for (const aside of asides) {
    const block = await aside(viewer, subject)
    if (block) blocks.push(block)
  }
  return blocks
}
