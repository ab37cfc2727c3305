import type { Request, Response } from 'express'
import type { Typed } from '../http/kept'
import { pageErrors, showPage, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import { visitorOf, type Viewer, type Visitor } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { passwordLength } from '../users/password'
import type { Return } from './form'
import type { OwnSession } from './queries'

/** Sentences that a sign-in page may open with; named in its address, as a stranger has no session to keep them in. */
const said = {
  ended: 'session.ended',
  everywhere: 'session.ended_everywhere',
  password: 'session.password_chosen',
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

export function signInPage(visitor: Visitor, form: SignInForm): Page & Record<string, unknown> {
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
export function showSignInAgain(req: Request, res: Response): void {
  if (req.path === '/session/end') return res.redirect(303, signInPath('ended'))
  const { path, body } = res.locals['signInFor'] as { path: string; body: Typed }
  res.setHeader('Cache-Control', 'no-store')
  // A button's form has no text: its version alone is nothing to give back.
  const kept = Object.keys(body).some((name) => name !== 'version') ? body : {}
  const page = signInPage(visitorOf(res), { back: { next: path, kept }, again: true })
  showPage(req, res, 'session/new', page, 401)
}

export function accountPage(
  viewer: Viewer,
  sessions: readonly OwnSession[],
  once: string,
): Page & Record<string, unknown> {
  const { locale, user } = viewer
  return {
    title: locale.t('account.title'),
    once,
    facts: [
      { label: locale.t('user.name'), text: user.name },
      { label: locale.t('user.email'), text: user.email },
      { label: locale.t('user.role'), text: locale.t(`role.${user.role}`) },
      { label: locale.t('user.agency'), text: user.agencyName ?? locale.t('account.no_agency') },
    ],
    languageField: {
      id: 'lang',
      name: 'lang',
      label: locale.t('account.language'),
      options: (['id', 'en'] as const).map((lang) => ({
        value: lang,
        label: locale.t(`account.language_${lang}`),
        selected: lang === user.language,
      })),
    },
    sessions: sessions.map(({ startedAt, seenAt, here }) => ({
      label: locale.t(here ? 'account.session_here' : 'account.session_other'),
      started: locale.instant(startedAt),
      seen: locale.instant(seenAt),
    })),
  }
}

/** The form for changing one's own password. */
export function changePasswordPage(
  viewer: Viewer,
  once: string,
  errors: FieldErrors = {},
): Page & Record<string, unknown> {
  const { locale, user } = viewer
  const field = (name: string, label: MessageKey, autocomplete: string, hint?: string) => ({
    id: name,
    name,
    label: locale.t(label),
    type: 'password',
    autocomplete,
    required: true,
    ...(hint !== undefined && { hint }),
    ...(errors[name] && { error: locale.say(errors[name]) }),
  })
  return {
    title: locale.t('password.change_title'),
    lead: locale.t('account.password_note'),
    crumbs: [{ href: '/account', label: locale.t('account.title') }],
    errors: pageErrors(locale, errors),
    once,
    email: user.email,
    fields: [
      field('old_password', 'password.old', 'current-password'),
      field(
        'new_password',
        'password.new',
        'new-password',
        locale.t('password.hint', passwordLength),
      ),
      field('new_password_again', 'password.again', 'new-password'),
    ],
  }
}
