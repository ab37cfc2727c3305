/** A line of a projector or a list: whole words, as many as fit. */
export function shorten(text: string, most = 80): string {
  if (text.length <= most) return text
  return `${text.slice(0, text.lastIndexOf(' ', most)).replace(/[\s,;:.]+$/, '')} …`
}
