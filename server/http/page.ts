import type { Request, Response } from 'express'
import { can, type Ability } from '../policy'
import type { Locale, MessageKey } from '../i18n'
import type { User } from '../users/user'
import { addressFrom } from '../views/view'
import { assetUrl } from './assets'
import type { FieldErrors } from './parse'
import { takeNotices } from './notices'
import { partOf, sendPacked, type Part, type Piece } from './packed'
import { csrf } from './security'
import { draw, type It } from './template'
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
  /** The sheet it is printed on, such as 'landscape'. */
  bodyClass?: string
  /** Where its figures come from, for the foot; the house's own line otherwise. */
  sourceNote?: string
  /** What was drawn beforehand, by name. */
  drawn?: Readonly<Record<string, Piece>>
}>
/** A page with all that its template prints. */
export type Printed = Page & Record<string, unknown>
export type Crumb = Readonly<{ href: string; label: string }>
export type Tool = Readonly<{ href: string; label: string; icon: string; primary?: boolean }>
export type PageError = Readonly<{ field: string; text: string }>

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

/**
 * Draws `view` inside the layout and sends it. Where it prints `it.drawn('name')`, the part of that name stands. `status`
 * is 422 for a refused form.
 */
export function showPage(
  req: Request,
  res: Response,
  view: string,
  page: Page & Record<string, unknown>,
  status = 200,
): void {
  res.status(status)
  sendPacked(req, res, piecesOf(renderPage(req, res, view, page), page.drawn))
}

/**
 * Draws what says nothing of who reads it but the language: it can be remembered and stand in many people's pages. It
 * knows no form's token; a form in it would be refused.
 */
export function drawPart({ lang, t }: Locale, view: string, it: object): Part {
  return partOf(draw(view, null, { lang, t, asset: assetUrl, ...it }))
}

// Rows of which a lot is still laid out where short-lived things are.
const lot = 10

/**
 * Draws the rows of a long page, of which the same holds; its `view` prints `it.rows`. They turn into bytes lot by lot:
 * hundreds of kilobytes in one string would have to be laid out anew as a whole, which takes longer than drawing them.
 */
export function drawRows(
  { lang, t }: Locale,
  view: string,
  rows: readonly object[],
  it: object,
): Buffer {
  const lots = Array.from({ length: Math.ceil(rows.length / lot) }, (_, at) =>
    rows.slice(at * lot, (at + 1) * lot),
  )
  return Buffer.concat(
    lots.map((some) =>
      Buffer.from(draw(view, null, { lang, t, asset: assetUrl, ...it, rows: some })),
    ),
  )
}

/** A page whose whole body is such a part: what the outline says of it, and the body drawn. */
export type Drawn = Page & Readonly<{ drawn: Readonly<{ body: Part }> }>

export function drawPage(locale: Locale, view: string, page: Page): Drawn {
  return { ...outlineOf(page), drawn: { body: drawPart(locale, view, page) } }
}

const outline: readonly (keyof Page)[] = [
  'title',
  'heading',
  'lead',
  'crumbs',
  'tools',
  'scripts',
  'bodyClass',
  'sourceNote',
]

/** What the outline says of a page, without what its template is drawn from. */
export function outlineOf(page: Page): Page {
  const said = outline.filter((name) => page[name] !== undefined)
  return Object.fromEntries(said.map((name) => [name, page[name]])) as Page
}

// No text that people type can hold a seam: a template writes each < of theirs as &lt;.
const seamOf = (name: string) => `<drawn ${name}>`
const seams = /<drawn (\w+)>/

/** The page's pieces in their order: what was written for this reader, and between two seams a part by its name. */
function piecesOf(text: string, drawn: Page['drawn']): Piece[] {
  if (!drawn) return [Buffer.from(text)]
  return text
    .split(seams)
    .map((piece, at) => (at % 2 === 1 ? (drawn[piece] as Piece) : Buffer.from(piece)))
}

/** Puts a drawn page into its reader's outline and sends it. */
export function showDrawn(req: Request, res: Response, page: Drawn): void {
  showPage(req, res, 'drawn', page)
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
    drawn: seamOf,
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
