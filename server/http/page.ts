import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs from 'ejs'
import type { Request, Response } from 'express'
import { can, type Ability } from '../policy'
import type { Locale, MessageKey } from '../i18n'
import { projectRoot } from '../root'
import type { User } from '../users/user'
import { addressFrom } from '../views/view'
import { assetUrl } from './assets'
import type { FieldErrors } from './parse'
import { takeNotices } from './notices'
import { csrf } from './security'
import { visitorOf } from './viewer'

/** What every page says of itself; the rest is the template's own. */
export type Page = Readonly<{
  /** The window's title; also the h1 unless `heading` says otherwise. */
  title: string
  heading?: string
  lead?: string
  crumbs?: readonly Crumb[]
  tools?: readonly Tool[]
  errors?: readonly PageError[]
  /** Files of views/assets that this page runs besides the common script. */
  scripts?: readonly string[]
}>
export type Crumb = Readonly<{ href: string; label: string }>
export type Tool = Readonly<{ href: string; label: string; icon: string; primary?: boolean }>
export type PageError = Readonly<{ field: string; text: string }>

const root = join(projectRoot, 'views')
const compiled = new Map<string, ejs.TemplateFunction>()
let cache = true

/** While templates are being written they are read anew for each page. */
export function rereadTemplates(): void {
  cache = false
}

/** What a template sees as `it`. */
type It = Record<string, unknown>

/**
 * One compiled template. `strict` compiles without `with`: a third of the time, and a template sees only `it`. Its
 * `include` is ours: EJS's own copies everything the page knows for each partial, and asks the disk where it lies.
 */
function template(view: string): ejs.TemplateFunction {
  const known = compiled.get(view)
  if (known) return known
  const filename = join(root, `${view}.ejs`)
  const made = ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    strict: true,
    _with: false,
    localsName: 'it',
    destructuredLocals: ['include'],
    // What a template is handed was made here, object by object; there is no foreign prototype to keep out.
    unsafePrototypeLocals: true,
  } as ejs.Options) as ejs.TemplateFunction
  if (cache) compiled.set(view, made)
  return made
}

/** Draws a template; its partials, named from the views' root as '/components/status', see what it sees and `more`. */
function draw(view: string, outer: It | null, more: It): string {
  const it: It = Object.assign(Object.create(outer) as It, more)
  it['include'] = (path: string, inner: It = {}) => draw(path.slice(1), it, inner)
  return template(view)(it)
}

type Way = Readonly<{
  href: string
  key: MessageKey
  icon: string
  ability: Ability
  /** What is not opened in every meeting stands under "more". */
  more?: true
}>

const navigation: readonly Way[] = [
  { href: '/', key: 'nav.work', icon: 'home', ability: 'work.see' },
  { href: '/board', key: 'nav.board', icon: 'board', ability: 'board.see' },
  { href: '/actions', key: 'nav.actions', icon: 'list', ability: 'action.see' },
  { href: '/reports', key: 'nav.reports', icon: 'inbox', ability: 'report.queue' },
  { href: '/indicators', key: 'nav.indicators', icon: 'chart', ability: 'indicator.see' },
  { href: '/meetings', key: 'nav.meetings', icon: 'meeting', ability: 'meeting.see' },
  { href: '/decisions', key: 'nav.decisions', icon: 'decision', ability: 'decision.see' },
  { href: '/agencies', key: 'nav.agencies', icon: 'building', ability: 'agency.see', more: true },
  { href: '/places', key: 'nav.places', icon: 'map', ability: 'place.see' },
  { href: '/imports', key: 'nav.imports', icon: 'upload', ability: 'import.see', more: true },
  { href: '/documents', key: 'nav.documents', icon: 'file', ability: 'document.see', more: true },
  { href: '/windows', key: 'nav.windows', icon: 'calendar', ability: 'window.see', more: true },
  { href: '/users', key: 'nav.users', icon: 'people', ability: 'user.manage', more: true },
  {
    href: '/settings',
    key: 'nav.settings',
    icon: 'settings',
    ability: 'settings.manage',
    more: true,
  },
  { href: '/search', key: 'search.title', icon: 'search', ability: 'search.use', more: true },
  {
    href: '/history',
    key: 'nav.history',
    icon: 'history',
    ability: 'history.see',
    more: true,
  },
  { href: '/upkeep', key: 'nav.upkeep', icon: 'save', ability: 'upkeep.see', more: true },
  { href: '/help', key: 'nav.help', icon: 'help', ability: 'help.see', more: true },
]

/** Facts about the house that the layout prints on every page. Read once a minute at most; see settings. */
export type House = Readonly<{ team: string; demo: boolean }>

/** Draws `view` inside the layout and sends it. `status` is 422 for a refused form. */
export function showPage(
  req: Request,
  res: Response,
  view: string,
  page: Page & Record<string, unknown>,
  status = 200,
): void {
  res
    .status(status)
    .type('html')
    .send(renderPage(req, res, view, page))
}

/** Draws a view that is a whole document by itself, without the house's outline around it. */
export function drawAlone(view: string, it: It): string {
  return draw(view, null, { asset: assetUrl, ...it })
}

export function renderPage(
  req: Request,
  res: Response,
  view: string,
  page: Page & Record<string, unknown>,
): string {
  const visitor = visitorOf(res)
  const { locale, user } = visitor
  const house = res.locals['house'] as House
  return draw('layout', null, {
    crumbs: [],
    tools: [],
    errors: [],
    ...page,
    view,
    lang: locale.lang,
    t: locale.t,
    asset: assetUrl,
    viewer: user
      ? {
          signedIn: true,
          // Whose rows wait on this device, for those who report.
          reporter: can(user, 'report.update') ? String(user.id) : null,
          name: user.name,
          role: user.role,
          roleLabel: locale.t(`role.${user.role}`),
          agency: user.agencyName,
          ...unreadOf(locale, user),
        }
      : { signedIn: false, reporter: '', name: '', role: '', roleLabel: '', agency: null },
    ...waysOf(user, locale, req.path),
    views: viewsLink(locale, req),
    notices: takeNotices(req, locale),
    demo: house.demo,
    team: house.team,
    // Also on error pages and public ones, where no check ran before: their buttons must work as well.
    csrf: user ? csrf.generateToken(req) : '',
    path: req.originalUrl,
    otherLang: {
      code: locale.lang === 'id' ? 'en' : 'id',
      label: locale.t('app.other_language'),
      action: '/language',
    },
    asOf: locale.moment(visitor.now),
  })
}

/** The bell by the person's name: how much they have not read, in figures and in words. */
function unreadOf(locale: Locale, { unread = 0 }: User) {
  return {
    unread: unread === 0 ? null : unread > 99 ? '99+' : String(unread),
    unreadLabel: locale.t(unread === 0 ? 'notifications.title' : 'notifications.unread', {
      n: unread,
    }),
  }
}

/** The kept views; from a page that can be kept, to keeping it. */
function viewsLink(locale: Locale, req: Request) {
  const at = addressFrom(req.originalUrl)
  return at === null
    ? { href: '/views', label: locale.t('views.title') }
    : { href: `/views?${new URLSearchParams({ at })}`, label: locale.t('views.save_this') }
}

/** Where this person may go: the main ways, and the ones under "more". */
function waysOf(user: User | null, locale: Locale, path: string) {
  const free = user !== null && !user.owesFactor
  const ways = (free ? navigation.filter((way) => can(user, way.ability)) : []).map((way) => ({
    href: way.href,
    label: locale.t(way.key),
    icon: way.icon,
    more: way.more === true,
    current: way.href === '/' ? path === '/' : path === way.href || path.startsWith(`${way.href}/`),
  }))
  return {
    nav: ways.filter((way) => !way.more),
    navMore: ways.filter((way) => way.more),
  }
}

/** The error summary of a refused form: each field's message with the id of its input, in the order given. */
export function pageErrors(locale: Locale, errors: FieldErrors): PageError[] {
  return Object.entries(errors).map(([field, message]) => ({
    field,
    text: locale.say(message),
  }))
}
