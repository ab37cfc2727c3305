import type { Request, Response } from 'express'
import type { Db } from '../db'
import { Outdated, Refused } from '../errors'
import type { Message, MessageKey } from '../i18n'
import { keepable, overtakenText, takeKept, type Typed } from './kept'
import { notify } from './notices'
import { once, type Work } from './once'
import type { FieldErrors, Form } from './parse'
import { viewerOf } from './viewer'

/** What a form is shown again with. */
export type Back = Readonly<{
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
  /** Someone else saved first. */
  overtaken?: boolean | undefined
}>

/** What becomes of a form: the notice when it is done, and how it is shown again when it is not. */
export type Outcome = Readonly<{
  notice: Message | (() => Message)
  again: (back: Back, status: number) => Promise<void>
  /** What the body does not hold: the files of an upload. */
  also?: readonly string[]
  /** What is said to one who is too late; null where the form itself says what became outdated. */
  outdated?: MessageKey | null
  /** The fields at fault, where a constraint of the database or a rule with a field of its own refused the work. */
  faults?: (error: unknown) => FieldErrors | undefined
}>

/** The text that an ended session left behind for this form. */
export function keptText(req: Request): Readonly<{ typed: Typed | undefined }> {
  const typed = takeKept(req)
  if (typed) notify(req, 'form.kept', {}, 'info')
  return { typed }
}

/** Does the work once and goes where it leads; one who is too late, or meets a rule, gets the form back with the text. */
export async function attempt(
  db: Db,
  req: Request,
  res: Response,
  work: Work,
  { notice, again, also = [], outdated = 'form.outdated', faults }: Outcome,
): Promise<void> {
  try {
    const location = await once(db, viewerOf(res).user, req, work, also)
    const said = typeof notice === 'function' ? notice() : notice
    notify(req, said.key, said.params)
    res.redirect(303, location)
  } catch (error) {
    const met = faults?.(error)
    if (met) return again({ typed: keepable(req.body), errors: met }, 422)
    if (error instanceof Refused) {
      const errors: FieldErrors = { form: { key: error.reason, params: error.params } }
      return again({ typed: keepable(req.body), errors }, error.status)
    }
    if (!(error instanceof Outdated)) throw error
    if (outdated) notify(req, outdated, {}, 'warning')
    await again({ typed: overtakenText(req.body), overtaken: true }, 409)
  }
}

/** Takes in a form: what could not be read comes back with its messages, what could is attempted. */
export async function saveForm<Input>(
  db: Db,
  req: Request,
  res: Response,
  form: Form<Input>,
  { work, ...outcome }: Outcome & Readonly<{ work: (trx: Db, input: Input) => Promise<string> }>,
): Promise<void> {
  if (!form.ok) return outcome.again(form, 422)
  await attempt(db, req, res, (trx) => work(trx, form.input), outcome)
}
