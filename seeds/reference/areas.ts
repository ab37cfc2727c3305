import { readFileSync } from 'node:fs'
import { readLines } from './csv'

export type Area = Readonly<{ code: string; name: string }>
export type Region = Area & Readonly<{ kind: 'regency' | 'city' }>

/** The home regency or city with its province and everything that lies in it. Names as people write them. */
export type Home = Readonly<{
  province: Area
  region: Region
  /** All regencies and cities of the province, the home among them: whom a rank is made of. */
  regions: readonly Region[]
  kecamatan: readonly Area[]
  /** The last block of a code tells a kelurahan (1…) from a desa (2…, and 3… in Papua). */
  villages: readonly (Area & Readonly<{ kind: 'desa' | 'kelurahan' }>)[]
}>

const files = {
  provinces: require.resolve('idn-area-data/data/provinces.csv'),
  regencies: require.resolve('idn-area-data/data/regencies.csv'),
  districts: require.resolve('idn-area-data/data/districts.csv'),
  villages: require.resolve('idn-area-data/data/villages.csv'),
}

/**
 * Reads the home region of that code ('16.04') from the package idn-area-data (data under the ODbL). Throws when the
 * package knows no such regency or city.
 */
export function readHome(code: string): Home {
  const [region] = areasOf('regencies', code)
  const [province] = areasOf('provinces', code.slice(0, 2))
  if (!region || !province || region.code !== code) {
    throw new Error(
      `There is no regency or city with the code ${code}. Set HOME_REGION to one, such as 16.04.`,
    )
  }
  const ownNames = code === '16.04' ? readOwnNames() : new Map<string, string>()
  const shown = ({ code, name }: Area) => ({ code, name: ownNames.get(code) ?? placeName(name) })
  return {
    province: { code: province.code, name: titleCase(province.name) },
    region: regionOf(region),
    regions: areasOf('regencies', `${province.code}.`).map(regionOf),
    kecamatan: areasOf('districts', `${code}.`).map(shown),
    villages: areasOf('villages', `${code}.`).map((village) => ({
      ...shown(village),
      kind: village.code.split('.')[3]?.startsWith('1') ? 'kelurahan' : 'desa',
    })),
  }
}

function regionOf(area: Area): Region {
  const name = titleCase(area.name)
  return { code: area.code, name, kind: name.startsWith('Kota ') ? 'city' : 'regency' }
}

// The files are plain: no field is quoted, and a name is the last field. A quotation mark inside one is a glottal stop.
function areasOf(file: keyof typeof files, start: string): Area[] {
  const text = readFileSync(files[file], 'utf8')
  return text
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => ({
      code: line.slice(0, line.indexOf(',')),
      name: line.slice(line.lastIndexOf(',') + 1).trim(),
    }))
}

function readOwnNames(): Map<string, string> {
  const lines = readLines('lahat/place_names.csv', ['code', 'name'])
  return new Map(lines.map((line) => [line.code, line.name]))
}

/** 'KABUPATEN PANGKAJENE DAN KEPULAUAN' → 'Kabupaten Pangkajene dan Kepulauan'; 'DKI' stays as it is. */
function titleCase(name: string): string {
  return name
    .split(' ')
    .map((word) => {
      if (word === 'DKI') return word
      const lower = word.toLowerCase()
      return lower === 'dan' ? lower : lower.charAt(0).toUpperCase() + lower.slice(1)
    })
    .join(' ')
}

/** Mends what the package's names lack: a capital after a blank, a blank that was lost, one kind of apostrophe. */
function placeName(name: string): string {
  return name
    .replace(/["’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/([a-z])([A-Z][a-z]{2,})/g, '$1 $2')
    .replace(/(^| )([a-z])/g, (_, blank: string, letter: string) => blank + letter.toUpperCase())
}
