import { newOnce } from '../http/once'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { codeCount, spelled, type Factor } from './factor'
import type { Drawn } from './qr'

type View = Page & Record<string, unknown>

const at = '/account/second-factor'

/** Whether one has a second factor, and what one can do about it. */
export function factorPage({ locale, user }: Viewer, factor: Factor | undefined): View {
  return {
    title: locale.t('factor.title'),
    lead: locale.t('factor.lead'),
    crumbs: user.owesFactor ? [] : crumbs(locale).slice(0, 1),
    owed: user.owesFactor ? locale.t('factor.owed', { role: locale.t(`role.${user.role}`) }) : null,
    status: factor
      ? { tone: 'good', label: locale.t('factor.on') }
      : { tone: 'none', label: locale.t('factor.off') },
    facts: factor
      ? [
          { label: locale.t('factor.since'), text: locale.instant(factor.madeAt) },
          {
            label: locale.t('factor.codes_left'),
            text: locale.t('factor.codes_of', { n: factor.codesLeft, all: codeCount }),
          },
        ]
      : [],
    steps: factor ? [] : [1, 2, 3].map((step) => locale.t(`factor.step_${step as 1 | 2 | 3}`)),
    links: factor
      ? [
          { href: `${at}/codes`, label: locale.t('factor.new_codes'), danger: false },
          { href: `${at}/removal`, label: locale.t('factor.remove'), danger: true },
        ]
      : [{ href: `${at}/new`, label: locale.t('factor.add'), danger: false, primary: true }],
  }
}

/** The picture and the key for the authenticator, and the box for its first code. */
export function newFactorPage(
  { locale, user }: Viewer,
  shown: Readonly<{ secret: string; picture: Drawn; once: string; errors?: FieldErrors }>,
): View {
  const { secret, picture, once, errors = {} } = shown
  return {
    title: locale.t('factor.add'),
    crumbs: user.owesFactor ? crumbs(locale).slice(1) : crumbs(locale),
    errors: pageErrors(locale, errors),
    once,
    picture,
    secret: spelled(secret),
    account: user.email,
    field: {
      id: 'code',
      name: 'code',
      label: locale.t('factor.first_code'),
      hint: locale.t('factor.first_code_hint'),
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      maxlength: 20,
      required: true,
      ...(errors['code'] && { error: locale.say(errors['code']) }),
    },
  }
}

/** The only page that ever shows these recovery codes. */
export function recoveryCodesPage({ locale }: Viewer, codes: readonly string[]): View {
  return {
    title: locale.t('factor.codes_title'),
    lead: locale.t('factor.codes_lead'),
    codes,
    done: { href: at, label: locale.t('factor.codes_done') },
  }
}

/** What new codes or a removal will do, and the button that does it. */
export function stepPage({ locale }: Viewer, step: 'new_codes' | 'remove'): View {
  return {
    title: locale.t(`factor.${step}`),
    crumbs: crumbs(locale),
    action: step === 'remove' ? `${at}/removal` : `${at}/codes`,
    once: newOnce(),
    note: locale.t(`factor.${step}_note`),
    button: locale.t(`factor.${step}`),
    danger: step === 'remove',
    back: { href: at, label: locale.t('form.cancel') },
  }
}

function crumbs(locale: Locale) {
  return [
    { href: '/account', label: locale.t('account.title') },
    { href: at, label: locale.t('factor.title') },
  ]
}
