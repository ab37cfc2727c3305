import { hash, verify } from '@node-rs/argon2'
import type { Message } from '../i18n'
import { commonPasswords } from './common-passwords'

/** Argon2id's cost: memory in KiB, passes, lanes. The default is OWASP's first recommendation of 2025. */
export type HashCost = Readonly<{ memoryCost: number; timeCost: number; parallelism: number }>

export const hashCost: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The fewest and the most characters of a password; no kind of character is asked for or forbidden. */
export const passwordLength = { min: 12, max: 128 } as const

/** The argon2id hash of a password, with its salt and cost inside. */
export function hashPassword(password: string, cost: HashCost = hashCost): Promise<string> {
  return hash(password, cost)
}

/** Whether the password fits the hash; false for an account that has none yet. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  // An unknown account takes as long as a known one, so that the time does not tell which addresses exist.
  const target = stored ?? (await nobody)
  return (await verify(target, password)) && stored !== null
}

const nobody = hashPassword('no one has this password')

/** What is known of the person who chooses a password, and so of whoever guesses it. */
export type Owner = Readonly<{ email: string; name: string }>

/** What is wrong with a new password, or null when it may be used. */
export function passwordProblem(password: string, owner: Owner): Message | null {
  const length = [...password].length
  if (length < passwordLength.min)
    return { key: 'field.too_short', params: { n: passwordLength.min } }
  if (length > passwordLength.max)
    return { key: 'field.too_long', params: { n: passwordLength.max } }
  const readings = readingsOf(password)
  if (new Set(password).size < 5 || readings.some(isCommon)) return { key: 'password.common' }
  const known = contextOf(owner)
  if (readings.some((reading) => leansOn(known, reading))) return { key: 'password.context' }
  return null
}

/**
 * The password's letters and digits in small letters: as typed, and with look-alikes read as the letters they stand
 * for, everywhere and everywhere but in the digits and signs at its ends.
 */
function readingsOf(password: string): string[] {
  const small = password.normalize('NFKC').toLowerCase()
  const read = (text: string) => text.replace(/[01345789@$!]/g, (sign) => lookAlikes[sign] ?? sign)
  const within = small.replace(/\p{L}.*\p{L}/su, read)
  return [...new Set([small, within, read(small)].map(bare))].filter((text) => text !== '')
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const walks = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnmqwertyuiop',
  'qwertyuiop1234567890qwertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaqxswcdevfrbgtnhymjukilop',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qweasdzxcrtyfghvbnuiojkl',
  '147258369',
  '123qweasdzxc',
].flatMap((walk) => [walk, [...walk].reverse().join('')])

const longestWord = Math.max(...[...commonPasswords].map((word) => word.length))

/** Made of what is tried first: one or two common words or walks over the keyboard, digits, a short thing again and again. */
function isCommon(text: string): boolean {
  if (commonPasswords.has(text)) return true
  if (/^(.{1,8}?)\1+$/u.test(text)) return true
  // A telephone number is what many people in Indonesia take, and what many others know.
  if (/^(62|0)8\d{8,11}$/.test(text)) return true
  // In a row of digits nothing but its end is for nothing: a year, say.
  return /^\d+$/.test(text)
    ? [0, 1, 2, 3, 4].some((end) => fewestParts(text.slice(0, text.length - end), /[^\d]/) <= 2)
    : fewestParts(text, /\d/) <= 2
}

/**
 * The fewest common words and walks that make up the whole text, with what is `free` between them for nothing;
 * Infinity when anything else is in it.
 */
function fewestParts(text: string, free: RegExp): number {
  const fewest: number[] = [0, ...Array<number>(text.length).fill(Infinity)]
  const reach = (to: number, parts: number) => {
    fewest[to] = Math.min(fewest[to] ?? Infinity, parts)
  }
  for (let from = 0; from < text.length; from += 1) {
    const soFar = fewest[from] ?? Infinity
    if (soFar === Infinity) continue
    if (free.test(text.charAt(from))) reach(from + 1, soFar)
    for (let to = from + 3; to <= Math.min(text.length, from + longestWord); to += 1) {
      const part = text.slice(from, to)
      if (commonPasswords.has(part) || walks.some((walk) => walk.includes(part))) {
        reach(to, soFar + 1)
      }
    }
  }
  return fewest[text.length] ?? Infinity
}

const house = ['tuntas', 'lahat', 'tkpk', 'bappeda', 'kemiskinan', 'sumsel', 'kabupaten']

/** The words that a guesser begins with: the house's own, the person's name, the first half of the address. */
function contextOf({ email, name }: Owner): string[] {
  const own = [email.split('@')[0] ?? '', name].flatMap((text) => {
    const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
    return [parts.join(''), ...parts]
  })
  return [...new Set([...house, ...own])]
    .filter((word) => word.length >= 4)
    .sort((one, other) => other.length - one.length)
}

/** True when little is left of the text once the known words and the digits at its end are taken away. */
function leansOn(known: readonly string[], text: string): boolean {
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), text)
  if (rest === text) return false
  return rest.replace(/\d+$/, '').length < 8 || isCommon(rest)
}
