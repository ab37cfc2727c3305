import { NotAllowed, NotFound, Outdated, Refused } from '../errors'
import type { MessageKey, Params } from '../i18n'
import { csrf } from './security'

/** What a failure is to whoever asked: a status, and a sentence that waits for its language. */
export type Answer = { status: number; reason: MessageKey; params?: Params }

/** One place turns kinds of failure into statuses and sentences. */
export function answerTo(error: unknown): Answer | undefined {
  if (error instanceof NotFound) return { status: 404, reason: 'error.not_found' }
  if (error instanceof NotAllowed) return { status: 403, reason: error.reason }
  if (error instanceof Outdated) return { status: 409, reason: 'error.outdated' }
  if (error instanceof Refused)
    return { status: error.status, reason: error.reason, params: error.params }
  if (!(error instanceof Error)) return undefined
  if (error === csrf.invalidCsrfTokenError) return { status: 403, reason: 'error.form_expired' }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status === 413) return { status, reason: 'error.too_large', params: { limit: '256 KB' } }
  if (error instanceof URIError || (status >= 400 && status < 500))
    return { status: 400, reason: 'error.bad_request' }
  const trouble = troubleOfDatabase(error)
  if (trouble) return { status: 503, reason: trouble }
  return undefined
}

/** What ails the database, where waiting helps and no line of ours is wrong: it is away, full, or has too much to do. */
function troubleOfDatabase(error: Error): MessageKey | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '53100') return 'error.disk_full'
  // Cancelled after its time, waited for a lock in vain, chosen to end a deadlock, out of memory or of connections.
  if (/^(57014|55P03|40001|40P01|53200|53300)$/.test(code)) return 'error.busy'
  if (/Timeout acquiring a connection/.test(error.message)) return 'error.busy'
  // 25006: a standby that has not been promoted yet.
  const away =
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[123]|08...|25006)$/.test(code) ||
    /Connection terminated|terminating connection|the database system is/.test(error.message)
  return away ? 'error.unavailable' : undefined
}

/** Whether a failure is the house's own, and so for its log. */
export function isFault(answer: Answer | undefined): boolean {
  return !answer || answer.status >= 500
}

/** What a log may hold of a fault. Knex puts the whole statement, values and all, in front: only the last part is kept. */
export function wordsOf(error: unknown): string {
  return error instanceof Error
    ? (error.message.split(' - ').at(-1) ?? '').slice(0, 500)
    : String(error)
}

/** Where in the code it happened. */
export function placeOf(error: unknown): { stack: string[] | undefined } {
  return { stack: error instanceof Error ? error.stack?.split('\n').slice(1, 8) : undefined }
}

/** The heading of an answer that is no success. */
export function titleOf(status: number): MessageKey {
  return titles[status] ?? 'error.title_400'
}

const titles: Record<number, MessageKey> = {
  400: 'error.title_400',
  401: 'error.title_401',
  403: 'error.title_403',
  404: 'error.title_404',
  409: 'error.title_409',
  413: 'error.title_413',
  422: 'error.title_422',
  429: 'error.title_429',
  500: 'error.title_500',
  503: 'error.title_503',
}
