import { Refused } from '../errors'
import type { MessageKey } from '../i18n'

const evidenceKinds = ['photo', 'pdf', 'link'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** Limits of what a report carries: bytes of one file, files sent at once, pieces on one report. */
export const evidenceLimits = { bytes: 10 * 1024 * 1024, atOnce: 5, perReport: 20 } as const

/** A piece of evidence as lists show it; its bytes are read apart. */
export type Evidence = Readonly<{
  id: number
  reportId: number
  kind: EvidenceKind
  name: string
  link: string | null
  mediaType: string | null
  /** Bytes as stored. */
  size: number | null
  sha256: string | null
  addedByName: string | null
  addedAt: Date
  /** The same file lies on another report too. */
  reused: boolean
}>

/** A file ready to be kept: its type and bytes as they will be stored. */
export type NewFile = Readonly<{
  kind: Exclude<EvidenceKind, 'link'>
  name: string
  mediaType: 'image/jpeg' | 'application/pdf'
  bytes: Buffer
  /** SHA-256 of the file as it was sent: the same photo is known again although each is drawn anew. */
  sha256: string
}>

const fileTypes = ['jpeg', 'png', 'webp', 'pdf'] as const
export type FileType = (typeof fileTypes)[number]

const endings: Record<FileType, readonly string[]> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  pdf: ['pdf'],
}

/** What an input offers to choose from. */
export const acceptedFiles =
  '.jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf'

/** The type that the first bytes announce, whatever the name says; null when it is none of those taken. */
export function typeOf(bytes: Buffer): FileType | null {
  const begins = (signature: string, at = 0) =>
    bytes.subarray(at, at + signature.length / 2).equals(Buffer.from(signature, 'hex'))
  if (begins('ffd8ff')) return 'jpeg'
  if (begins('89504e470d0a1a0a')) return 'png'
  if (begins('52494646') && begins('57454250', 8)) return 'webp'
  if (begins('255044462d')) return 'pdf'
  return null
}

/** Photos of an iPhone as it keeps them (HEIC): no browser shows them, so the person is told what to do. */
export function isHeic(bytes: Buffer): boolean {
  return (
    bytes.subarray(4, 8).toString('latin1') === 'ftyp' &&
    /^(hei|hev|mif|msf)/.test(bytes.subarray(8, 12).toString('latin1'))
  )
}

/** A PDF's last lines: a file that was cut off has none, and one with something glued behind it has them too early. */
export function endsAsPdf(bytes: Buffer): boolean {
  return bytes.subarray(-1024).includes('%%EOF')
}

/** A PNG that moves: its frames beyond the first would be lost unseen. */
export function isMovingPng(bytes: Buffer): boolean {
  const control = bytes.indexOf('acTL')
  const image = bytes.indexOf('IDAT')
  return control !== -1 && (image === -1 || control < image)
}

export function endingFits(name: string, type: FileType): boolean {
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase()
  return ending !== undefined && endings[type].includes(ending)
}

// Control characters, and marks that turn the direction of writing: "gpj.exe" can be made to read "exe.jpg".
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu
const nameLength = 120

/**
 * The name a file is kept under: without folders, unseen characters or a number like a NIK, at most 120 characters, and
 * with the ending of what is stored. Only ever a label: no path is made of it.
 */
export function keptName(name: string, ending: 'jpg' | 'pdf'): string {
  const base = name
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(unseen, '')
    .replace(/[<>:"|?*]/g, '_')
  const stem = base
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(/(?<!\d)\d{16}(?!\d)/g, '…')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const short = [...stem].slice(0, nameLength - 4).join('')
  return `${short === '' ? 'berkas' : short}.${ending}`
}

/** RFC 6266: a name for old readers, in plain letters, and the true one. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%;]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}

type Piece = Readonly<{ sha256: string | null; link: string | null }>

/** Throws Refused (422) for what is filed there already, and for more than one report, or one decision, may carry. */
export function refuseSurplus(
  there: readonly Piece[],
  files: readonly NewFile[],
  link: Readonly<{ link: string; name: string }> | null,
  words: Readonly<{ tooMany: MessageKey; twice: MessageKey }>,
): void {
  if (there.length + files.length + (link ? 1 : 0) > evidenceLimits.perReport) {
    throw new Refused(words.tooMany, { n: evidenceLimits.perReport }, 422)
  }
  const known = new Set(there.map((piece) => piece.sha256))
  for (const { sha256, name } of files) {
    if (known.has(sha256)) throw new Refused(words.twice, { name }, 422)
    known.add(sha256)
  }
  if (link && there.some((piece) => piece.link === link.link)) {
    throw new Refused(words.twice, { name: link.name }, 422)
  }
}
