import type { NamedWindow } from '../notifications/notification'
import type { User } from '../users/user'

export const commentLength = 2000
/** For so long a comment can be taken back by who wrote it. */
const minutesToRemove = 10

/** What people speak about. The same word is its column, `action_id`, and the singular of its folder. */
export const subjectKinds = ['action', 'indicator', 'decision'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** One thing that is spoken about. */
export type Subject = Readonly<{
  kind: SubjectKind
  id: number
  code: string
  title: string
  /** Where the title is not the same in English. */
  titleEn?: string
  isDemo: boolean
  /** The year whose windows can be meant; only an action has reports. */
  year?: number
}>

/** The page of what is spoken about. */
export function subjectHref({ kind, code }: Pick<Subject, 'kind' | 'code'>): string {
  return `/${kind}s/${code}`
}

/** The page of what is said about it. */
export function talkHref(subject: Pick<Subject, 'kind' | 'code'>): string {
  return `${subjectHref(subject)}/comments`
}

export type Comment = Readonly<{
  id: number
  /** What it is about. */
  kind: SubjectKind
  code: string
  authorId: number
  authorName: string
  authorAgency: string | null
  /** Null once it is removed. */
  text: string | null
  writtenAt: Date
  removedByName: string | null
  isDemo: boolean
  /** The window of the report that is meant. */
  window: NamedWindow | null
}>

// A name after an @ that does not belong to a mail address: it begins with a letter.
const mention = /(?<![\w.@-])@([a-z](?:[a-z0-9._-]{0,60}[a-z0-9])?)/gi

/** Who is called by a text: what stands after each @, in small letters, once. */
export function handlesIn(text: string): string[] {
  return [...new Set([...text.matchAll(mention)].map(([, handle = '']) => handle.toLowerCase()))]
}

/** The text in pieces, so that those who are called can be set off from the rest. */
export function partsOf(text: string): { text: string; called: boolean }[] {
  const parts: { text: string; called: boolean }[] = []
  let end = 0
  for (const found of text.matchAll(mention)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index), called: false })
    parts.push({ text: found[0], called: true })
    end = found.index + found[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), called: false })
  return parts
}

export type Removal = 'may' | 'too_late' | 'not_own' | 'removed'

/** Its author for some minutes, the secretariat always. */
export function removalOf(
  comment: Pick<Comment, 'authorId' | 'text' | 'writtenAt'>,
  user: User,
  now: Date,
): Removal {
  if (comment.text === null) return 'removed'
  if (user.role === 'secretariat') return 'may'
  if (comment.authorId !== user.id) return 'not_own'
  return now.getTime() - comment.writtenAt.getTime() <= minutesToRemove * 60_000
    ? 'may'
    : 'too_late'
}
