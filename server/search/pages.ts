import { actionsHref } from '../actions/filter'
import { decisionsHref } from '../decisions/filter'
import { exportTools } from '../http/files'
import type { Page } from '../http/page'
import type { Viewer } from '../http/viewer'
import { foundKinds, shownOfKind, type Found } from './queries'

/** What was found, kind by kind; before anything is asked, how to ask. */
export function searchPage(
  viewer: Viewer,
  q: string,
  found: readonly Found[],
): Page & Record<string, unknown> {
  const { locale } = viewer
  const { t } = locale
  const groups = foundKinds.flatMap((kind) => {
    const own = found.filter((one) => one.kind === kind)
    if (own.length === 0) return []
    return {
      id: `found-${kind}`,
      title: t(`search.kind.${kind}`),
      items: own.slice(0, shownOfKind).map((one) => ({
        href: hrefOf(one),
        title: locale.lang === 'en' ? (one.titleEn ?? one.title) : one.title,
        code: kind === 'action' ? one.code : null,
        note: one.note,
        isDemo: one.isDemo,
      })),
      more:
        own.length <= shownOfKind
          ? null
          : { href: moreOf(kind, q), label: t(moreOf(kind, q) ? 'search.all' : 'search.more') },
    }
  })
  return {
    title: q === '' ? t('search.title') : t('search.title_of', { q }),
    heading: t('search.title'),
    tools:
      groups.length > 0
        ? exportTools(
            locale,
            (format) => `/search.${format}?${new URLSearchParams({ q }).toString()}`,
          )
        : [],
    field: {
      id: 'search-q',
      name: 'q',
      type: 'search',
      label: t('search.label'),
      value: q,
      maxlength: 100,
      autocomplete: 'off',
    },
    groups,
    empty: q !== '' && groups.length === 0 ? { text: t('search.none', { q }) } : null,
    hint: q === '' ? t('search.hint') : null,
  }
}

/** The list that goes on where the search ends. */
function moreOf(kind: Found['kind'], q: string): string | null {
  switch (kind) {
    case 'action':
      return actionsHref({ year: 'all', q })
    case 'decision':
      return decisionsHref({ state: 'all', q })
    case 'meeting':
      return `/meetings?${new URLSearchParams({ q }).toString()}`
    case 'place':
    case 'agency':
    case 'indicator':
      return null
  }
}

function hrefOf({ kind, code }: Found): string {
  switch (kind) {
    case 'action':
      return `/actions/${code}`
    case 'decision':
      return `/decisions/${code}`
    case 'meeting':
      return `/meetings/${code}`
    case 'indicator':
      return `/indicators/${code}`
    case 'place':
      return actionsHref({ place: code })
    case 'agency':
      return actionsHref({ agency: code })
  }
}
