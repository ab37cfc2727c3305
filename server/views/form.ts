import { formReader, type Form } from '../http/parse'
import { addressFrom } from './view'

export type ViewInput = Readonly<{ name: string; address: string; shared: boolean }>

/** Reads a view to be kept; `mayShare` is whether this person may show it to everyone. */
export function parseView(body: unknown, mayShare: boolean): Form<ViewInput> {
  const form = formReader(body)
  const name = form.text('name', { required: true, min: 2, max: 80 })
  const address = addressFrom(form.raw('at'))
  if (address === null) form.refuse('at', 'views.not_keepable')
  const shared = form.raw('shared') === 'yes'
  if (shared && !mayShare) form.refuse('shared', 'views.may_not_share')
  if (!form.clean || name === null || address === null) return form.refused()
  return { ok: true, input: { name, address, shared } }
}
