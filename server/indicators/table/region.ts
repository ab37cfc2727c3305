import type { Region } from '../indicator'

/** What became of a region's name in a table. */
export type RegionRead =
  | Readonly<{ kind: 'one'; region: Region }>
  /** A regency and a city bear that name. */
  | Readonly<{ kind: 'several'; regions: readonly Region[] }>
  /** A code without a name: BPS and Kemendagri number some regencies differently. */
  | Readonly<{ kind: 'code' }>
  | Readonly<{ kind: 'unknown' }>

export type RegionKind = 'regency' | 'city'

const prefixes = {
  regency: /^(kabupaten|kab\.?)\s+/i,
  city: /^(kota|kodya|kotamadya)\s+/i,
  province: /^(provinsi|propinsi|prov\.?)\s+/i,
} as const

/**
 * Finds the region that a table calls by that name: with or without "Kabupaten", in capitals, with blanks lost. Of a
 * regency and a city of one name the one under whose heading the row stands. `16.04` is a code of Kemendagri; one
 * without a dot may be BPS's, which numbers some regencies otherwise, and is not taken for it.
 */
export function readRegion(
  typed: string,
  regions: readonly Region[],
  under: RegionKind | null = null,
): RegionRead {
  const text = typed
    .replace(/[\u00a0\s]+/g, ' ')
    .trim()
    .replace(/(\s*\*{1,3}\)?|\s*\d{1,2}\)|\s*[¹²³⁰⁴-⁹]+[⁾)]?)+$/u, '')
  const coded = /^(\d{2}\.\d{2})\b[\s.-]*(.*)$/.exec(text)
  if (coded) {
    const region = regions.find((one) => one.code === coded[1])
    return region ? { kind: 'one', region } : { kind: 'unknown' }
  }
  const named = text
    .replace(/^\[?\d{2,7}\]?[\s.-]+(?=[a-z])/i, '')
    .replace(/^\d{1,3}[.)]\s*(?=[a-z])/i, '')
  if (/^\[?\d{1,7}\]?$/.test(named)) return { kind: 'code' }
  const said = (Object.keys(prefixes) as (keyof typeof prefixes)[]).find((kind) =>
    prefixes[kind].test(named),
  )
  const wanted = squeezed(said ? named.replace(prefixes[said], '') : named)
  if (wanted === '') return { kind: 'unknown' }
  if (/^(indonesia|nasional|national)$/.test(wanted) && !said) {
    const nation = regions.find((one) => one.kind === 'nation')
    if (nation) return { kind: 'one', region: nation }
  }
  const fitting = regions.filter(
    (one) => bare(one) === wanted && (said === undefined || one.kind === said),
  )
  const chosen = fitting.length > 1 && under ? fitting.filter((one) => one.kind === under) : fitting
  const [region] = chosen
  if (!region) return { kind: 'unknown' }
  return chosen.length === 1 ? { kind: 'one', region } : { kind: 'several', regions: chosen }
}

/** Which kind of region the rows under this heading are: "Kabupaten/Regency", "KOTA". */
export function readHeading(typed: string): RegionKind | null {
  const text = typed.trim().toLowerCase()
  if (/^(kabupaten|regency|kabupaten\s*\/\s*regency|regencies)$/.test(text)) return 'regency'
  if (/^(kota|municipality|city|kota\s*\/\s*(municipality|city)|cities)$/.test(text)) return 'city'
  return null
}

/** A row of sums or means, which no region is. */
export function isTotal(typed: string): boolean {
  return /^(jumlah|total|jumlah\s*\/\s*total|rata-?\s?rata|rerata|average)\b/i.test(typed.trim())
}

function bare(region: Region): string {
  return squeezed(region.name.replace(/^(Kabupaten|Kota|Provinsi)\s+/i, ''))
}

function squeezed(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
