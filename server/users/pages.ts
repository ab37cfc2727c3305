import { exportTools } from '../http/files'
import { versionIn } from '../http/fields'
import type { Typed } from '../http/kept'
import { newOnce } from '../http/once'
import { pageErrors, type Page } from '../http/page'
import { pager } from '../http/pager'
import type { FieldErrors } from '../http/parse'
import type { Viewer, Visitor } from '../http/viewer'
import type { Locale } from '../i18n'
import { passwordLength } from './password'
import type { AccountFilter } from './queries'
import { roles, stateOf, type Account, type AccountState } from './user'

export const perPage = 50

const tones: Record<AccountState, string> = {
  active: 'good',
  invited: 'draft',
  disabled: 'cancelled',
}

type View = Page & Record<string, unknown>

export function accountsPage(
  viewer: Viewer,
  filter: AccountFilter,
  found: { accounts: readonly Account[]; count: number; page: number },
): View {
  const { locale } = viewer
  const { accounts, count, page } = found
  const pages = Math.max(1, Math.ceil(count / perPage))
  const href = (number: number) => accountsHref(filter, number)
  return {
    title: locale.t('users.title'),
    lead: locale.t('users.lead'),
    tools: [
      ...exportTools(locale, (format) => accountsHref(filter, 1, `/users.${format}`)),
      { href: '/users/new', label: locale.t('users.new'), icon: 'plus', primary: true },
    ],
    filtered: filter.q !== '' || filter.role !== null,
    searchField: {
      id: 'q',
      name: 'q',
      label: locale.t('users.search'),
      type: 'search',
      value: filter.q,
      maxlength: 200,
    },
    roleField: {
      id: 'role',
      name: 'role',
      label: locale.t('user.role'),
      options: [
        { value: '', label: locale.t('form.all'), selected: filter.role === null },
        ...roles.map((role) => ({
          value: role,
          label: locale.t(`role.${role}`),
          selected: filter.role === role,
        })),
      ],
    },
    rows: accounts.map((account) => ({
      href: `/users/${account.id}`,
      name: account.name,
      email: account.email,
      role: locale.t(`role.${account.role}`),
      agency: account.agencyName ?? '',
      status: statusOf(locale, account),
      lastSignIn: lastSignIn(locale, account),
      demo: account.isDemo,
    })),
    pager: pager(locale, {
      summary: locale.t('users.summary', {
        n: count,
        from: count === 0 ? 0 : (page - 1) * perPage + 1,
        to: Math.min(count, page * perPage),
      }),
      page,
      last: pages,
      href,
      near: 2,
      label: (n) => locale.t('list.page', { n }),
    }),
  }
}

function accountsHref({ q, role }: AccountFilter, page: number, path = '/users'): string {
  const query = new URLSearchParams({
    ...(q !== '' && { q }),
    ...(role !== null && { role }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** The form of an account as it stands: what is stored, and what someone typed over it. */
export type AccountForm = Readonly<{
  agencies: readonly Readonly<{ id: number; name: string }>[]
  once: string
  typed?: Typed | undefined
  errors?: FieldErrors
  /** What of `typed` differs from what is stored now is shown beside it. */
  clash?: boolean
}>

export function newAccountPage(viewer: Viewer, form: AccountForm): View {
  const { locale } = viewer
  return {
    title: locale.t('users.new'),
    crumbs: [{ href: '/users', label: locale.t('users.title') }],
    errors: pageErrors(locale, form.errors ?? {}),
    once: form.once,
    ...accountFields(locale, { email: '', name: '', role: 'officer', agency: '' }, form),
  }
}

export function accountPage(
  viewer: Viewer,
  account: Account,
  form: AccountForm & { linkEnds: Date | null },
): View {
  const { locale, user } = viewer
  const stored = {
    email: account.email,
    name: account.name,
    role: account.role,
    agency: account.agencyId === null ? '' : String(account.agencyId),
  }
  const disabled = account.disabledAt !== null
  const at = `/users/${account.id}`
  return {
    title: account.name,
    lead: account.email,
    crumbs: [{ href: '/users', label: locale.t('users.title') }],
    errors: pageErrors(locale, form.errors ?? {}),
    action: at,
    once: form.once,
    version: versionIn(form.typed, account.version),
    demo: account.isDemo,
    status: statusOf(locale, account),
    facts: [
      { label: locale.t('user.last_sign_in'), text: lastSignIn(locale, account) },
      {
        label: locale.t('user.link_state'),
        text: form.linkEnds
          ? locale.t('user.link_open', { when: locale.instant(form.linkEnds) })
          : locale.t('user.no_link'),
      },
      {
        label: locale.t('factor.title'),
        text: locale.t(account.hasFactor ? 'factor.on' : 'factor.off'),
      },
      ...(account.linkedSince
        ? [
            {
              label: locale.t('user.provider_link'),
              text: locale.t('user.provider_link_since', {
                when: locale.instant(account.linkedSince),
              }),
            },
          ]
        : []),
      { label: locale.t('user.since'), text: locale.instant(account.createdAt) },
    ],
    steps: disabled
      ? [step(locale, at, 'enable')]
      : [
          step(locale, at, 'new_link'),
          step(locale, at, 'sign_out'),
          ...(account.hasFactor && account.id !== user.id
            ? [step(locale, at, 'remove_factor')]
            : []),
          ...(account.linkedSince ? [step(locale, at, 'unlink_provider')] : []),
          ...(account.id === user.id ? [] : [step(locale, at, 'disable')]),
        ],
    ...accountFields(locale, stored, form),
  }
}

const paths = {
  new_link: 'link',
  sign_out: 'sign-out',
  remove_factor: 'second-factor/removal',
  unlink_provider: 'provider-link/removal',
  disable: 'disablement',
  enable: 'enablement',
} as const

function step(locale: Locale, at: string, name: keyof typeof paths) {
  return {
    action: `${at}/${paths[name]}`,
    label: locale.t(`user.${name}`),
    note: locale.t(`user.${name}_note`),
    danger: ['disable', 'remove_factor', 'unlink_provider'].includes(name),
    // A key of its own: what one button has done says nothing of the others.
    once: newOnce(),
  }
}

function accountFields(
  locale: Locale,
  stored: Readonly<Record<string, string>>,
  { agencies, typed, errors = {}, clash }: AccountForm,
) {
  const value = (name: string) => String(typed?.[name] ?? stored[name] ?? '')
  const common = (name: string, storedText: string) => ({
    id: name,
    name,
    ...(clash &&
      value(name) !== stored[name] && {
        hint: locale.t('form.stored_now', { value: storedText }),
      }),
    ...(errors[name] && { error: locale.say(errors[name]) }),
  })
  const agencyName = agencies.find(({ id }) => String(id) === stored['agency'])?.name
  return {
    fields: [
      {
        hint: locale.t('user.name_hint'),
        ...common('name', stored['name'] ?? ''),
        label: locale.t('user.name'),
        value: value('name'),
        autocomplete: 'off',
        maxlength: 120,
        required: true,
      },
      {
        hint: locale.t('user.email_hint'),
        ...common('email', stored['email'] ?? ''),
        label: locale.t('user.email'),
        type: 'email',
        value: value('email'),
        autocomplete: 'off',
        maxlength: 254,
        required: true,
      },
      {
        ...common(
          'role',
          locale.t(`role.${roles.find((role) => role === stored['role']) ?? 'viewer'}`),
        ),
        label: locale.t('user.role'),
        required: true,
        choices: roles.map((role) => ({
          value: role,
          label: locale.t(`role.${role}`),
          hint: locale.t(`user.role_hint.${role}`),
          checked: value('role') === role,
        })),
      },
      {
        hint: locale.t('user.agency_hint'),
        ...common('agency', agencyName ?? locale.t('user.no_agency')),
        label: locale.t('user.agency'),
        options: [
          { value: '', label: locale.t('user.no_agency'), selected: value('agency') === '' },
          ...agencies.map(({ id, name }) => ({
            value: String(id),
            label: name,
            selected: value('agency') === String(id),
          })),
        ],
      },
    ],
  }
}

/** The only page on which a one-time link is ever shown. `link` is the whole address. */
export function linkPage(
  viewer: Viewer,
  account: Readonly<{ id: number; name: string }>,
  link: string,
  until: Date,
): View {
  const { locale } = viewer
  return {
    title: locale.t('user.link_title', { name: account.name }),
    lead: locale.t('user.link_lead'),
    crumbs: [
      { href: '/users', label: locale.t('users.title') },
      { href: `/users/${account.id}`, label: account.name },
    ],
    field: {
      id: 'link',
      name: 'link',
      label: locale.t('user.link'),
      value: link,
      rows: 3,
      readonly: true,
    },
    rule: locale.t('user.link_rule', { when: locale.instant(until) }),
    done: { href: `/users/${account.id}`, label: locale.t('user.link_done') },
  }
}

/** Where the owner of a link chooses a password. */
export function choosePasswordPage(
  { locale }: Visitor,
  owner: Readonly<{ email: string; name: string }>,
  action: string,
  errors: FieldErrors = {},
): View {
  const field = (name: 'new_password' | 'new_password_again', label: string) => ({
    id: name,
    name,
    label,
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    ...(errors[name] && { error: locale.say(errors[name]) }),
  })
  return {
    title: locale.t('password.title'),
    lead: locale.t('password.lead', { name: owner.name }),
    errors: pageErrors(locale, errors),
    action,
    email: owner.email,
    fields: [
      {
        ...field('new_password', locale.t('password.new')),
        hint: locale.t('password.hint', passwordLength),
      },
      field('new_password_again', locale.t('password.again')),
    ],
  }
}

/** For a link that was used, ran out, was replaced, or never was. */
export function linkEndedPage({ locale }: Visitor): View {
  return {
    title: locale.t('password.link_ended_title'),
    text: locale.t('password.link_ended'),
    home: { href: '/session/new', label: locale.t('session.title') },
  }
}

function statusOf(locale: Locale, account: Account) {
  const state = stateOf(account)
  return { tone: tones[state], label: locale.t(`user.state.${state}`) }
}

function lastSignIn(locale: Locale, { lastSignedInAt }: Account): string {
  return lastSignedInAt ? locale.instant(lastSignedInAt) : locale.t('user.never')
}
