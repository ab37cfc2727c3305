import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs from 'ejs'
import type { Request, Response } from 'express'
import { can, type Ability } from '../policy'
import type { Locale, MessageKey } from '../i18n'
import { projectRoot } from '../root'
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

const navigation: readonly { href: string; key: MessageKey; icon: string; ability: Ability }[] = [
  { href: '/', key: 'nav.work', icon: 'home', ability: 'work.see' },
  { href: '/board', key: 'nav.board', icon: 'board', ability: 'board.see' },
  { href: '/actions', key: 'nav.actions', icon: 'list', ability: 'action.see' },
  { href: '/reports', key: 'nav.reports', icon: 'inbox', ability: 'report.queue' },
  { href: '/indicators', key: 'nav.indicators', icon: 'chart', ability: 'indicator.see' },
  { href: '/windows', key: 'nav.windows', icon: 'calendar', ability: 'window.see' },
  { href: '/users', key: 'nav.users', icon: 'people', ability: 'user.manage' },
  { href: '/settings', key: 'nav.settings', icon: 'settings', ability: 'settings.manage' },
  { href: '/help', key: 'nav.help', icon: 'help', ability: 'help.see' },
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
          name: user.name,
          role: user.role,
          roleLabel: locale.t(`role.${user.role}`),
          agency: user.agencyName,
        }
      : { signedIn: false, name: '', role: '', roleLabel: '', agency: null },
    nav: user
      ? navigation
          .filter((item) => can(user, item.ability))
          .map((item) => ({
            href: item.href,
            label: locale.t(item.key),
            icon: item.icon,
            current:
              item.href === '/'
                ? req.path === '/'
                : req.path === item.href || req.path.startsWith(`${item.href}/`),
          }))
      : [],
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

/** The error summary of a refused form: each field's message with the id of its input, in the order given. */
export function pageErrors(locale: Locale, errors: FieldErrors): PageError[] {
  return Object.entries(errors).map(([field, message]) => ({
    field,
    text: locale.say(message),
  }))
}
