/** The embedded database cannot be had. The message is made of full sentences: what happened, and what to do. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble'
}

/** The code of a system error such as 'EACCES', or '' when `error` is something else. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '')
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return String((error as { message?: unknown } | undefined)?.message ?? error)
}

/** The last `count` lines that say something, joined into one. */
export function lastLines(text: string, count = 3): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(-count).join(' / ')
}
