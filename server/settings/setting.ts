import type { Role } from '../users/user'

/** The team's own settings; each has a default that holds until the secretariat changes it. */
export type Settings = Readonly<{
  /** Printed on every page and paper. */
  teamName: string
  /** Judged progress at or above this share of what was expected is "sesuai". */
  onTrackFrom: number
  /** At or above this share "lambat", below it "tersendat". */
  slowFrom: number
  /** What official papers carry above the double line, a line each; '' is the government of the region and the team. */
  letterhead: string
  letterheadAddress: string
  /** Where papers are signed; '' is the region's own name. */
  city: string
  /** Who signs for the team: the office, a line each, the name, and what stands under it. '' leaves a dotted line. */
  signatoryOffice: string
  signatoryName: string
  signatoryUnder: string
  /** The number that minutes get when a meeting is closed, with its gaps; '' leaves numbering to the office. */
  minutesNumber: string
  /** Whose accounts have to have a second factor. */
  secondFactorRoles: readonly Role[]
  /** So many days before a day that counts, people are reminded of it. */
  remindDays: number
  /** More than this share of the target within one period is a jump, and asked about. */
  jumpFrom: number
  /** Which mixed quadrant of places comes second: few at a high share, or many at a low one. */
  prioritySecond: 'high_rate' | 'high_number'
  /** Whether anybody may read the public page. */
  publicPage: boolean
}>

export const defaultSettings: Settings = {
  teamName: 'TKPK',
  onTrackFrom: 0.95,
  slowFrom: 0.6,
  letterhead: '',
  letterheadAddress: '',
  city: '',
  signatoryOffice: '',
  signatoryName: '',
  signatoryUnder: '',
  minutesNumber: '',
  secondFactorRoles: [],
  remindDays: 7,
  jumpFrom: 0.5,
  prioritySecond: 'high_rate',
  publicPage: false,
}

/** A threshold inside another statement: what is judged by it comes with the one that holds at that moment. */
export const thresholdSql = (
  key: 'jumpFrom' | 'onTrackFrom' | 'slowFrom',
) => `coalesce((SELECT (settings.value #>> '{}')::numeric FROM settings
  WHERE settings.key = '${key}'), ${defaultSettings[key]})`

type Region = Readonly<{ name: string }>

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The letterhead of official papers; until it is written, the government of the region over the name of the team. */
export function letterheadOf(settings: Settings, home: Region) {
  const lines = linesOf(settings.letterhead)
  return {
    lines: lines.length
      ? lines
      : [`PEMERINTAH ${home.name.toUpperCase()}`, settings.teamName.toUpperCase()],
    address: settings.letterheadAddress,
  }
}

/** Where papers are signed: "Lahat". */
export function cityOf(settings: Settings, home: Region): string {
  return settings.city || home.name.replace(/^(kabupaten|kota)\s+/i, '')
}

/** Who signs for the team. */
export function signatoryOf(settings: Settings) {
  return {
    office: linesOf(settings.signatoryOffice),
    name: settings.signatoryName,
    under: linesOf(settings.signatoryUnder),
  }
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** The gaps of a number, in the words of its pattern. Without the first two, two minutes could carry the same number. */
export const numberGaps = ['nomor', 'tahun', 'bulan'] as const

/** "000.1.5/004/TKPK/XI/2026" from "000.1.5/{nomor}/TKPK/{bulan}/{tahun}"; null without a pattern. */
export function minutesNumberOf(
  { minutesNumber }: Pick<Settings, 'minutesNumber'>,
  number: number,
  day: string,
): string | null {
  if (minutesNumber === '') return null
  return minutesNumber
    .replaceAll('{nomor}', String(number).padStart(3, '0'))
    .replaceAll('{bulan}', roman[Number(day.slice(5, 7)) - 1] ?? '')
    .replaceAll('{tahun}', day.slice(0, 4))
}
