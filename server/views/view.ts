import type { MessageKey } from '../i18n'

/** A list with its filter, kept under a name. */
export type SavedView = Readonly<{
  id: number
  userId: number
  userName: string
  name: string
  /** '/actions?strategy=1': a path of this house with its query. */
  address: string
  shared: boolean
  /** Whether the person who asks begins with it. */
  start: boolean
}>

/** The pages that one can keep, and what they are called. */
export const keepable = {
  '/actions': 'nav.actions',
  '/board': 'nav.board',
  '/contributions': 'contributions.title',
  '/decisions': 'nav.decisions',
  '/history': 'nav.history',
  '/indicators': 'nav.indicators',
  '/places': 'nav.places',
  '/reports': 'nav.reports',
} as const satisfies Record<string, MessageKey>

const longest = 700

/** Most that one person keeps. */
export const mostOfOne = 50

/**
 * The address of a page that can be kept, as it is kept: without the page of the list, where one stood by chance. Null
 * for anything else, another host's address among it.
 */
export function addressFrom(text: string): string | null {
  if (!/^\/[a-z]/.test(text) || text.length > 2000) return null
  let url: URL
  try {
    url = new URL(text, 'http://here')
  } catch {
    return null
  }
  if (url.host !== 'here' || !(url.pathname in keepable)) return null
  url.searchParams.delete('page')
  const query = url.searchParams.toString()
  const address = query === '' ? url.pathname : `${url.pathname}?${query}`
  return address.length <= longest ? address : null
}

/** What the list behind an address is called. */
export function listOf(address: string): MessageKey {
  return keepable[(address.split('?')[0] ?? '') as keyof typeof keepable] ?? 'nav.work'
}
