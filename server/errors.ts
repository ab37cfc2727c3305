import type { MessageKey, Params } from './i18n'

/** The thing asked for is not there, or not for this person to know of. Answered 404. */
export class NotFound extends Error {}

/** The person may not do this; `reason` is the sentence they read. Answered 403. */
export class NotAllowed extends Error {
  constructor(
    message: string,
    readonly reason: MessageKey = 'error.not_allowed',
  ) {
    super(message)
  }
}

/** Someone else wrote first: the version sent is not the version stored. Answered 409. */
export class Outdated extends Error {}

/** A rule of the house says no, and says why: a locked window, a wrong step. Answered with `status` (4xx). */
export class Refused extends Error {
  constructor(
    readonly reason: MessageKey,
    readonly params: Params = {},
    readonly status = 409,
  ) {
    super(reason)
  }
}
