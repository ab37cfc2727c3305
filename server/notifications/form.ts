import { formReader, type Form } from '../http/parse'
import { mailChoices, type MailChoice } from './notification'

export function parseMailChoice(body: unknown): Form<MailChoice> {
  const form = formReader(body)
  const mail = form.choice('mail', mailChoices, { required: true })
  return mail === null ? form.refused() : { ok: true, input: mail }
}
