import type { Request, Response } from 'express'
import type { Typed } from '../http/kept'
import { pageErrors, showPage, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import { visitorOf, type Visitor } from '../http/viewer'
import type { MessageKey } from '../i18n'
import type { Return } from './session'

/** Sentences that a sign-in page may open with; named in its address, as a stranger has no session to keep them in. */
const said = {
  ended: 'session.ended',
  everywhere: 'session.ended_everywhere',
  password: 'session.password_chosen',
  late: 'session.code_late',
} as const satisfies Record<string, MessageKey>

/** The sign-in page with that sentence. */
export function signInPath(sentence: keyof typeof said): string {
  return `/session/new?said=${sentence}`
}

export type SignInForm = Readonly<{
  back: Return
  email?: string
  errors?: FieldErrors
  /** The name of a sentence, as it stands in the address. */
  said?: string
  /** The person was sending a form when the session ended. */
  again?: boolean
}>

/** `sso` is the name of the provider where people may sign in instead. */
export function signInPage(
  visitor: Visitor,
  form: SignInForm,
  sso?: string,
): Page & Record<string, unknown> {
  const { locale } = visitor
  const { back, errors = {}, email = '' } = form
  const kept = Object.keys(back.kept).length > 0
  const sentence = Object.entries(said).find(([name]) => name === form.said)?.[1]
  const error = (name: string) => errors[name] && { error: locale.say(errors[name]) }
  return {
    title: locale.t(form.again ? 'session.again_title' : 'session.title'),
    lead: locale.t(kept ? 'session.again_kept' : form.again ? 'session.again' : 'session.lead'),
    errors: pageErrors(locale, errors),
    said: sentence ? locale.t(sentence) : null,
    next: back.next,
    kept: kept ? JSON.stringify(back.kept) : null,
    // The way through the provider carries no text along: it is not offered where it would be lost.
    sso:
      sso === undefined || kept
        ? null
        : {
            href: `/session/sso?${new URLSearchParams({ next: back.next })}`,
            label: locale.t('sso.sign_in', { name: sso }),
            ...error('sso'),
          },
    fields: [
      {
        id: 'email',
        name: 'email',
        label: locale.t('session.email'),
        type: 'email',
        value: email,
        autocomplete: 'username',
        maxlength: 254,
        required: true,
        ...error('email'),
      },
      {
        id: 'password',
        name: 'password',
        label: locale.t('session.password'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        ...error('password'),
      },
    ],
  }
}

/** Answers a form that came without a session: signing in again, with the typed text carried along. */
export function showSignInAgain(req: Request, res: Response, sso?: string): void {
  if (req.path === '/session/end') return res.redirect(303, signInPath('ended'))
  const { path, body } = res.locals['signInFor'] as { path: string; body: Typed }
  res.setHeader('Cache-Control', 'no-store')
  // A button's form has no text: its version alone is nothing to give back.
  const kept = Object.keys(body).some((name) => name !== 'version') ? body : {}
  const page = signInPage(visitorOf(res), { back: { next: path, kept }, again: true }, sso)
  showPage(req, res, 'session/new', page, 401)
}

/** The second step: the code of the authenticator, or one of the recovery codes. */
export function codePage({ locale }: Visitor, errors: FieldErrors): Page & Record<string, unknown> {
  return {
    title: locale.t('session.code_title'),
    lead: locale.t('session.code_lead'),
    errors: pageErrors(locale, errors),
    field: {
      id: 'code',
      name: 'code',
      label: locale.t('session.code'),
      hint: locale.t('session.code_hint'),
      autocomplete: 'one-time-code',
      maxlength: 20,
      required: true,
      ...(errors['code'] && { error: locale.say(errors['code']) }),
    },
  }
}
