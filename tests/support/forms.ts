/** What a browser would send of the form of that address on a page, with some fields put otherwise. */
export function formOf(
  html: string,
  action: string,
  fields: Readonly<Record<string, string>> = {},
): URLSearchParams {
  const inner = new RegExp(`<form[^>]*action="${action}"[^>]*>([^]*?)</form>`).exec(html)?.[1] ?? ''
  const body = new URLSearchParams()
  for (const [tag] of inner.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    if (name) body.set(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, options] of inner.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>([^]*?)<\/select>/g,
  )) {
    body.set(name as string, /value="([^"]*)" selected/.exec(options as string)?.[1] ?? '')
  }
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return body
}
