/**
 * The path if it leads to a page of this house, else undefined. What a browser would read as another host ("//…",
 * "/\…", a tab in between) is none.
 */
export function localPath(text: string): string | undefined {
  return text.length <= 2000 && /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(text) ? text : undefined
}

/**
 * Where a form leads back to that was begun from another page: the `back` of its address, which the form then carries
 * with what is typed. Null for a form that was begun from its own page.
 */
export function backOf(source: unknown): string | null {
  const text = (source as Record<string, unknown> | undefined)?.['back']
  return typeof text === 'string' ? (localPath(text) ?? null) : null
}
