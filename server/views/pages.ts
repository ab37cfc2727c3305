import type { Typed } from '../http/kept'
import { pageErrors, type Page } from '../http/page'
import type { FieldErrors } from '../http/parse'
import type { Viewer } from '../http/viewer'
import { can } from '../policy'
import { listOf, type SavedView } from './view'

export type ViewsFacts = Readonly<{
  views: readonly SavedView[]
  /** The page that the person came from, when it can be kept. */
  at: string | null
  once: string
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
}>

/** The kept lists: one's own, what others share, which one begins with, and the form to keep another. */
export function viewsPage(
  { locale, user }: Viewer,
  { views, at, once, typed, errors = {} }: ViewsFacts,
): Page & Record<string, unknown> {
  const { t } = locale
  const row = (view: SavedView) => ({
    name: view.name,
    href: view.address,
    list: t(listOf(view.address)),
    by: view.userId === user.id ? null : t('views.by', { who: view.userName }),
    shared: view.shared,
    start: view.start,
    startAction: `/views/${view.id}/start`,
    sharing:
      view.userId === user.id && (view.shared || can(user, 'view.share'))
        ? {
            action: `/views/${view.id}/sharing`,
            value: view.shared ? 'no' : 'yes',
            label: t(view.shared ? 'views.unshare' : 'views.share'),
          }
        : null,
    removal: view.userId === user.id ? `/views/${view.id}/removal` : null,
    startLabel: t('views.start_named', { name: view.name }),
    removeLabel: t('views.remove_named', { name: view.name }),
  })
  const begins = views.find((view) => view.start)
  return {
    title: t('views.title'),
    lead: t('views.lead'),
    errors: pageErrors(locale, errors),
    once,
    form:
      at === null
        ? null
        : {
            at,
            what: t('views.what', { list: t(listOf(at)) }),
            field: {
              id: 'name',
              name: 'name',
              label: t('views.name'),
              required: true,
              maxlength: 80,
              value: String(typed?.['name'] ?? ''),
              ...(errors['name'] && { error: locale.say(errors['name']) }),
            },
            share: can(user, 'view.share') ? { checked: typed?.['shared'] === 'yes' } : null,
          },
    groups: [
      { id: 'own', title: t('views.own'), rows: views.filter((one) => one.userId === user.id) },
      {
        id: 'others',
        title: t('views.others'),
        rows: views.filter((one) => one.userId !== user.id),
      },
    ]
      .filter(({ id, rows }) => id === 'own' || rows.length > 0)
      .map(({ id, title, rows }) => ({ id, title, rows: rows.map(row) })),
    none: t('views.none'),
    begins: begins ? t('views.begins', { name: begins.name }) : t('views.begins_work'),
    endStart: begins ? '/views/start/removal' : null,
  }
}
