import type { RequestHandler } from 'express'
import type { Ability, PublicAbility } from '../policy'

type Method = 'get' | 'post'

/**
 * One URL of the house. `ability` is asked at the door; `form` is where a form's text is given back when the session
 * had ended while someone wrote, its `:names` those of the path; `before` are handlers that must run ahead of the CSRF
 * check (uploads).
 */
export type Route = Readonly<{
  method: Method
  path: string
  ability: Ability | PublicAbility
  handler: RequestHandler<any, any, any, any>
  form?: string | ((params: Record<string, string>) => string)
  before?: readonly RequestHandler[]
  /** Answered before any session is read: the same for everyone, and no cookie with it. */
  open?: true
  /**
   * Who it is must have been proven within ten minutes: by signing in or once more ('recently'), or on purpose since
   * ('again'). Whoever has not is led there and back.
   */
  proven?: 'recently' | 'again'
}>

type Handler = Route['handler']
type Extras = Pick<Route, 'form' | 'before' | 'proven'>

export function get(
  path: string,
  ability: Route['ability'],
  handler: Handler,
  extras: Pick<Route, 'proven'> = {},
): Route {
  return { method: 'get', path, ability, handler, ...extras }
}

export function post(
  path: string,
  ability: Route['ability'],
  handler: Handler,
  extras: Extras = {},
): Route {
  return { method: 'post', path, ability, handler, ...extras }
}

/** A page that is the same for everyone, signed in or not. */
export function getOpen(path: string, handler: Handler): Route {
  return { method: 'get', path, ability: 'public', handler, open: true }
}

/** Where the text of this very form is given back. */
export function formOf({ form }: Route, params: Readonly<Record<string, string>>) {
  if (typeof form === 'function') return form(params)
  return form?.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
}
