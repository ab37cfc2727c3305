import { versionIn } from '../http/fields'
import type { FieldErrors } from '../http/parse'
import { pageErrors, type Page } from '../http/page'
import type { Typed } from '../http/kept'
import { can } from '../policy'
import type { Viewer } from '../http/viewer'
import type { StrategyWording } from './form'
import { roles } from '../users/user'
import type { Settings } from './setting'

/** The form as it stands: what is stored, and what someone typed over it that could not be saved as it was. */
export type SettingsForm = Readonly<{
  settings: Settings
  strategies: readonly StrategyWording[]
  version: number
  once: string
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
}>

type PaperField =
  | 'letterhead'
  | 'letterhead_address'
  | 'city'
  | 'signatory_office'
  | 'signatory_name'
  | 'signatory_under'
  | 'minutes_number'

/** The settings as text to type over; where the typed text differs from the stored one after a clash, both are shown. */
export function settingsPage(viewer: Viewer, form: SettingsForm): Page & Record<string, unknown> {
  const { locale } = viewer
  const { settings, strategies, errors = {} } = form
  const stored: Typed = {
    team_name: settings.teamName,
    on_track: String(Math.round(settings.onTrackFrom * 100)),
    slow: String(Math.round(settings.slowFrom * 100)),
    remind_days: String(settings.remindDays),
    jump: String(Math.round(settings.jumpFrom * 100)),
    letterhead: settings.letterhead,
    letterhead_address: settings.letterheadAddress,
    city: settings.city,
    signatory_office: settings.signatoryOffice,
    signatory_name: settings.signatoryName,
    signatory_under: settings.signatoryUnder,
    minutes_number: settings.minutesNumber,
    public_page: settings.publicPage ? '1' : '',
    factor_roles: [...settings.secondFactorRoles],
    ...Object.fromEntries(
      strategies.flatMap(({ number, name, nameEn }) => [
        [`strategy_${number}`, name],
        [`strategy_${number}_en`, nameEn],
      ]),
    ),
  }
  const typed = form.typed ?? stored
  const field = (name: string, label: string, extra: Record<string, unknown> = {}) => ({
    id: name,
    name,
    label,
    value: typed[name] ?? '',
    required: true,
    ...(form.typed &&
      typed[name] !== stored[name] && {
        hint: locale.t('form.stored_now', { value: String(stored[name] ?? '') }),
      }),
    ...(errors[name] && { error: locale.say(errors[name]) }),
    ...extra,
  })
  const optional = (name: PaperField, extra: Record<string, unknown>) =>
    field(name, locale.t(`settings.${name}`), {
      required: false,
      ...extra,
      ...(!form.typed || typed[name] === stored[name]
        ? { hint: locale.t(`settings.${name}_hint`) }
        : {}),
    })
  const percent = { unit: locale.t('unit.percent'), inputmode: 'numeric', maxlength: 3 }
  return {
    title: locale.t('nav.settings'),
    tools: can(viewer.user, 'token.manage')
      ? [{ href: '/settings/tokens', label: locale.t('tokens.title'), icon: 'lock' }]
      : [],
    errors: pageErrors(locale, errors),
    once: form.once,
    version: versionIn(form.typed, form.version),
    teamFields: [field('team_name', locale.t('settings.team_name'), { maxlength: 120 })],
    thresholdFields: [
      field('on_track', locale.t('settings.on_track'), percent),
      field('slow', locale.t('settings.slow'), percent),
    ],
    roundFields: [
      field('remind_days', locale.t('settings.remind_days'), {
        unit: locale.t('unit.days'),
        inputmode: 'numeric',
        maxlength: 2,
      }),
      field('jump', locale.t('settings.jump'), percent),
    ],
    paperFields: [
      optional('letterhead', { rows: 3, maxlength: 300 }),
      optional('letterhead_address', { maxlength: 200 }),
      optional('city', { maxlength: 60 }),
      optional('signatory_office', { rows: 2, maxlength: 160 }),
      optional('signatory_name', { maxlength: 120 }),
      optional('signatory_under', { rows: 2, maxlength: 120 }),
      optional('minutes_number', { maxlength: 80 }),
    ],
    publicField: {
      id: 'public_page',
      name: 'public_page',
      type: 'checkbox',
      label: locale.t('settings.public_page'),
      checked: typed['public_page'] === '1',
      hint: locale.t('settings.public_page_hint'),
    },
    publicHref: settings.publicPage ? '/publik' : null,
    factorFields: roles.map((role) => ({
      id: `factor_${role}`,
      name: 'factor_roles',
      type: 'checkbox',
      label: locale.t(`role.${role}`),
      value: role,
      checked: [typed['factor_roles'] ?? []].flat().includes(role),
    })),
    strategyFields: [1, 2, 3].flatMap((number) => [
      field(`strategy_${number}`, locale.t('settings.strategy', { number }), { maxlength: 200 }),
      field(`strategy_${number}_en`, locale.t('settings.strategy_en', { number }), {
        maxlength: 200,
      }),
    ]),
  }
}
