import { newOnce } from '../http/once'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { MessageKey } from '../i18n'
import { passwordLength } from '../users/password'
import type { OwnSession } from './queries'

type View = Page & Record<string, unknown>

/** One's own account: who one is, and what keeps it safe. */
export function accountPage(
  viewer: Viewer,
  own: Readonly<{ sessions: readonly OwnSession[]; hasFactor: boolean; once: string }>,
): View {
  const { locale, user } = viewer
  return {
    title: locale.t('account.title'),
    once: own.once,
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
    factor: own.hasFactor
      ? { tone: 'good', label: locale.t('factor.on') }
      : { tone: 'none', label: locale.t('factor.off') },
    sessions: own.sessions.map(({ key, startedAt, seenAt, here, device, address }) => ({
      label: locale.t(here ? 'account.session_here' : 'account.session_other'),
      device: device ?? locale.t('account.device_unknown'),
      address: address ?? '',
      started: locale.instant(startedAt),
      seen: locale.instant(seenAt),
      end: here
        ? null
        : {
            action: `/account/sessions/${key}/ending`,
            once: newOnce(),
            label: locale.t('account.end_one_of', {
              device: device ?? locale.t('account.device_unknown'),
              when: locale.instant(startedAt),
            }),
          },
    })),
    others: own.sessions.length > 1 ? newOnce() : null,
  }
}

/** The form for changing one's own password. */
export function changePasswordPage(viewer: Viewer, once: string, errors: FieldErrors = {}): View {
  const { locale, user } = viewer
  return {
    title: locale.t('password.change_title'),
    lead: locale.t('account.password_note'),
    crumbs: [{ href: '/account', label: locale.t('account.title') }],
    errors: pageErrors(locale, errors),
    once,
    email: user.email,
    fields: [
      passwordField(viewer, 'old_password', 'password.old', errors),
      {
        ...passwordField(viewer, 'new_password', 'password.new', errors),
        autocomplete: 'new-password',
        hint: locale.t('password.hint', passwordLength),
      },
      {
        ...passwordField(viewer, 'new_password_again', 'password.again', errors),
        autocomplete: 'new-password',
      },
    ],
  }
}

/** Where one proves once more who one is; the code is asked for where there is a second factor. */
export function proofPage(
  viewer: Viewer,
  form: Readonly<{
    next: string
    hasFactor: boolean
    /** The provider of single sign-on has just vouched for them: no password is asked for. */
    vouched: boolean
    sso: string | undefined
    errors?: FieldErrors
  }>,
): View {
  const { locale, user } = viewer
  const { next, hasFactor, vouched, sso, errors = {} } = form
  const query = new URLSearchParams({ next, again: '1' })
  return {
    title: locale.t('proof.title'),
    lead: vouched ? locale.t('proof.vouched', { name: sso ?? '' }) : locale.t('proof.lead'),
    sso:
      sso === undefined || vouched
        ? null
        : { href: `/session/sso?${query}`, label: locale.t('proof.sso', { name: sso }) },
    errors: pageErrors(locale, errors),
    next,
    email: user.email,
    fields: [
      ...(vouched ? [] : [passwordField(viewer, 'password', 'session.password', errors)]),
      ...(hasFactor
        ? [
            {
              id: 'code',
              name: 'code',
              label: locale.t('session.code'),
              autocomplete: 'one-time-code',
              maxlength: 20,
              required: true,
              ...(errors['code'] && { error: locale.say(errors['code']) }),
            },
          ]
        : []),
    ],
  }
}

function passwordField({ locale }: Viewer, name: string, label: MessageKey, errors: FieldErrors) {
  return {
    id: name,
    name,
    label: locale.t(label),
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    ...(errors[name] && { error: locale.say(errors[name]) }),
  }
}
