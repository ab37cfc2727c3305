import type { Viewer } from './viewer'

/**
 * A block that a noun further down the street adds to another's page, of which that page knows nothing but its view.
 * The routes of the house hand it over; null when there is nothing to say.
 */
export type Aside = (
  viewer: Viewer,
  id: number,
) => Promise<Readonly<{ view: string } & Record<string, unknown>> | null>

/** The blocks of one page, in the order in which they were handed over. */
export async function asidesOf(asides: readonly Aside[], viewer: Viewer, id: number) {
  const blocks = []
  for (const aside of asides) {
    const block = await aside(viewer, id)
    if (block) blocks.push(block)
  }
  return blocks
}
