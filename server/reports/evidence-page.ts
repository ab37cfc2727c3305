import { fieldMaker, type Returned } from '../http/fields'
import { pageErrors } from '../http/page'
import type { Viewer } from '../http/viewer'
import type { Locale } from '../i18n'
import { windowName, windowShortName } from '../windows/name'
import { acceptedFiles, type Evidence, evidenceLimits } from './evidence'
import { obstacleMessage } from './obstacle'
import { hrefOf, outline, reportStatus, type View } from './pages'
import { obstacleTo, type Slot } from './report'

type EvidenceItem = Readonly<{
  id: number
  kind: string
  icon: 'photo' | 'file' | 'link'
  name: string
  href: string
  external: boolean
  size: string | null
  by: string
  thumbnail: Readonly<{ src: string; alt: string }> | null
  reused: string | null
  removeAction: string
  removeLabel: string
}>

/** A piece as a list shows it; its file lies under `base`. */
export function evidenceItem(locale: Locale, piece: Evidence, base = '/evidence'): EvidenceItem {
  const { t } = locale
  return {
    id: piece.id,
    kind: t(`evidence.kind.${piece.kind}`),
    icon: piece.kind === 'pdf' ? 'file' : piece.kind,
    name: piece.name,
    href: piece.link ?? `${base}/${piece.id}`,
    external: piece.link !== null,
    size: piece.size === null ? null : sizeText(locale, piece.size),
    by: t('evidence.by', {
      who: piece.addedByName ?? t('report.someone'),
      when: locale.instant(piece.addedAt),
    }),
    thumbnail:
      piece.kind === 'photo'
        ? {
            src: `${base}/${piece.id}?size=small`,
            alt: t('evidence.photo_of', { name: piece.name }),
          }
        : null,
    reused: piece.reused ? t('evidence.reused') : null,
    removeAction: `${base}/${piece.id}/removal`,
    removeLabel: t('evidence.remove_named', { name: piece.name }),
  }
}

function sizeText(locale: Locale, bytes: number): string {
  return bytes < 1_000_000
    ? locale.t('evidence.kilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
    : locale.t('evidence.megabytes', { n: locale.number(bytes / 1_000_000, 1) })
}

/** The page on which evidence is added and taken away. */
export function evidencePage(
  viewer: Viewer,
  slot: Slot,
  evidence: readonly Evidence[],
  returned: Returned,
): View {
  const { locale } = viewer
  const { t } = locale
  const { errors = {}, once } = returned
  const obstacle = obstacleTo(slot, viewer.today)
  const left = evidenceLimits.perReport - evidence.length
  const { box } = fieldMaker(locale, returned)
  return {
    ...outline(viewer, slot),
    title: t('evidence.title', {
      window: windowShortName(locale, slot.window),
      code: slot.action.code,
    }),
    heading: t('evidence.heading', { window: windowName(locale, slot.window) }),
    crumbs: [
      ...outline(viewer, slot).crumbs,
      { href: hrefOf(slot), label: windowShortName(locale, slot.window) },
    ],
    scripts: ['photos.js'],
    errors: pageErrors(locale, errors),
    status: reportStatus(locale, slot.report?.state ?? 'none'),
    obstacle: obstacle ? locale.say(obstacleMessage(locale, slot, obstacle)) : null,
    full: left <= 0 ? t('evidence.limit_reached', { n: evidence.length }) : null,
    evidence: evidence.map((piece) => evidenceItem(locale, piece)),
    removable: obstacle === null,
    action: `${hrefOf(slot)}/evidence`,
    backHref: hrefOf(slot),
    once,
    fileField: box('files', t('evidence.files'), undefined, {
      type: 'file',
      accept: acceptedFiles,
      multiple: true,
      hint: t('evidence.files_hint', { n: evidenceLimits.atOnce }),
    }),
    linkFields: [
      box('link', t('evidence.link'), undefined, {
        type: 'url',
        maxlength: 1000,
        hint: t('evidence.link_hint'),
      }),
      box('link_name', t('evidence.link_name'), undefined, { maxlength: 120 }),
    ],
  }
}
