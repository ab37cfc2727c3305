import { isDecisionCode } from '../decisions/decision'

/** The words of a search as the database spells them: lower case, without accents; at most six. */
export function wordsOf(typed: string): string[] {
  return plain(typed)
    .split(/[\s,;()“”"]+/)
    .filter((word) => word !== '')
    .slice(0, 6)
}

function plain(typed: string): string {
  return typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The address of a thing whose whole code was typed, as on a paper or in a message; null for anything else. */
export function addressOfCode(typed: string): string | null {
  const code = typed.trim().toUpperCase()
  if (isDecisionCode(code)) return `/decisions/${code}`
  return /^A-\d{4}-\d{3,5}$/.test(code) ? `/actions/${code}` : null
}
