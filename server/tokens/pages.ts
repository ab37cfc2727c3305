import type { Agency } from '../agencies/agency'
import { fieldMaker } from '../http/fields'
import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { dayOf } from '../i18n'
import { roles } from '../users/user'
import { latestDay } from './form'
import { longestDays, perMinute, tokenState, type Token, type TokenState } from './token'

type View = Page & Record<string, unknown>

const tones: Record<TokenState, string> = {
  active: 'good',
  expired: 'cancelled',
  revoked: 'cancelled',
}

const crumbs = ({ locale }: Viewer) => [{ href: '/settings', label: locale.t('nav.settings') }]

/** What the page of tokens is made from: those there are, and the form of a new one as it was typed. */
export type TokensFile = Readonly<{
  tokens: readonly Token[]
  agencies: readonly Pick<Agency, 'id' | 'name'>[]
  once: string
  typed?: Typed | undefined
  errors?: FieldErrors
}>

export function tokensPage(viewer: Viewer, file: TokensFile): View {
  const { locale, now, today } = viewer
  const { t } = locale
  const { errors = {} } = file
  const { box, list, choices } = fieldMaker(locale, file)
  return {
    title: t('tokens.title'),
    lead: t('tokens.lead', { n: perMinute }),
    crumbs: crumbs(viewer),
    tools: [{ href: '/api', label: t('tokens.manual'), icon: 'help' }],
    errors: pageErrors(locale, errors),
    once: file.once,
    fields: [
      box('name', t('tokens.name'), undefined, {
        required: true,
        hint: t('tokens.name_hint'),
        maxlength: 80,
      }),
      choices(
        'role',
        t('user.role'),
        roles.map((role) => ({
          value: role,
          label: t(`role.${role}`),
          hint: t(`tokens.role_hint.${role}`),
        })),
        'viewer',
        { required: true },
      ),
      list(
        'agency',
        t('user.agency'),
        [
          { value: '', label: t('user.no_agency') },
          ...file.agencies.map(({ id, name }) => ({ value: String(id), label: name })),
        ],
        undefined,
        { hint: t('tokens.agency_hint') },
      ),
      box('last_day', t('tokens.last_day'), undefined, {
        required: true,
        hint: t('tokens.last_day_hint', { day: locale.day(latestDay(today)), n: longestDays }),
        type: 'date',
      }),
    ],
    rows: file.tokens.map((token) => {
      const state = tokenState(token, now)
      return {
        name: token.name,
        hint: t('tokens.ends_with', { hint: token.hint }),
        role: t(`role.${token.role}`),
        agency: token.agencyName ?? '',
        made: t('tokens.made', {
          day: locale.day(dayOf(token.createdAt)),
          who: token.createdByName ?? 'Tuntas',
        }),
        // The last day, not the midnight after it.
        lastDay: locale.day(dayOf(new Date(token.expiresAt.getTime() - 1))),
        used: token.lastUsedAt ? locale.instant(token.lastUsedAt) : t('tokens.never_used'),
        status: { tone: tones[state], label: t(`tokens.state.${state}`) },
        revocation:
          state === 'active'
            ? {
                action: `/settings/tokens/${token.id}/revocation`,
                label: t('tokens.revoke_this', { name: token.name }),
              }
            : null,
      }
    }),
  }
}

/** The secret, this once. */
export function secretPage(viewer: Viewer, name: string, secret: string): View {
  const { t } = viewer.locale
  return {
    title: t('tokens.secret_title', { name }),
    lead: t('tokens.secret_lead'),
    crumbs: [...crumbs(viewer), { href: '/settings/tokens', label: t('tokens.title') }],
    field: {
      id: 'secret',
      name: 'secret',
      label: t('tokens.secret'),
      value: secret,
      rows: 2,
      readonly: true,
    },
    rule: t('tokens.secret_rule'),
    done: { href: '/settings/tokens', label: t('tokens.secret_done') },
  }
}
