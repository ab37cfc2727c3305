import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { z } from 'zod'
import { Trouble } from '../db/visit'

/** What an archive says of itself: the first file in it, manifest.json. */
const manifestForm = z.object({
  format: z.literal('tuntas-backup-1'),
  /** The instant whose state the archive holds. */
  at: z.iso.datetime(),
  /** The migrations the schema had, in their order. */
  migrations: z.array(z.string().max(200)).max(10_000),
  server: z.string(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
      columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
      rows: z.int().nonnegative(),
      /** SHA-256 of the rows as COPY writes them, uncompressed. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestForm>
export type TableEntry = Manifest['tables'][number]

export const fileOf = (table: string) => `tables/${table}.copy.gz`

/**
 * Puts the manifest and the tables' files together, in an ordinary tar. It has its own name only when it is whole and on
 * the disk: what is cut off leaves a file that ends in .part.
 */
export async function writeArchive(
  path: string,
  manifest: Manifest,
  pathOf: (table: string) => string,
): Promise<void> {
  const part = `${path}.part`
  const tar = pack()
  const written = pipeline(tar, createWriteStream(part, { mode: 0o600 }))
  const filled = (async () => {
    const about = Buffer.from(JSON.stringify(manifest, null, 2))
    const mtime = new Date(manifest.at)
    tar.entry({ name: 'manifest.json', mtime }, about)
    for (const { name } of manifest.tables) {
      const { size } = await stat(pathOf(name))
      await pipeline(createReadStream(pathOf(name)), tar.entry({ name: fileOf(name), size, mtime }))
    }
    tar.finalize()
  })()
  try {
    await Promise.all([filled, written])
    await settle(part)
    await rename(part, path)
    await settle(dirname(path))
  } catch (error) {
    tar.destroy()
    await rm(part, { force: true })
    throw error
  }
}

/** Waits until what was written is on the disk. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Reads an archive: `begin` gets its manifest, `take` each table's compressed rows, in the manifest's order.
 * @throws Trouble when the file is no archive, or one that is cut off
 */
export async function readArchive(
  path: string,
  begin: (manifest: Manifest) => Promise<void>,
  take: (table: TableEntry, rows: AsyncIterable<unknown>) => Promise<void>,
): Promise<Manifest> {
  const tar = extract()
  const source = createReadStream(path)
  source.on('error', (error) => tar.destroy(error))
  source.pipe(tar)
  let manifest: Manifest | undefined
  const seen = new Set<string>()
  try {
    for await (const entry of tar) {
      if (!manifest) {
        manifest = await manifestIn(entry.header.name, entry)
        await begin(manifest)
        continue
      }
      const table = manifest.tables.find(({ name }) => fileOf(name) === entry.header.name)
      if (!table || seen.has(table.name)) throw new Trouble(unreadable(path))
      seen.add(table.name)
      await take(table, entry)
    }
  } catch (error) {
    // A refusal of the database's is told as it is; all else that can go wrong here lies in the file.
    if (error instanceof Trouble || isOfDatabase(error)) throw error
    throw new Trouble(`${unreadable(path)} (${String(error)})`)
  } finally {
    source.destroy()
  }
  if (!manifest || seen.size < manifest.tables.length) throw new Trouble(unreadable(path))
  return manifest
}

/**
 * Reads an archive from end to end and holds every table against the sum in its manifest.
 * @throws Trouble when the file is no whole archive, or a table's rows are not those that were summed
 */
export function checkArchive(path: string): Promise<Manifest> {
  return readArchive(
    path,
    async () => undefined,
    async ({ name, sha256 }, rows) => {
      const hash = createHash('sha256')
      await pipeline(plain(rows), createGunzip(), hash)
      if (hash.digest('hex') !== sha256)
        throw new Trouble(`${path} holds other rows of ${name} than were written.`)
    },
  )
}

/** As a plain iterable: the archive's own kind of stream does not tell Node's pipeline that it broke. */
export async function* plain(rows: AsyncIterable<unknown>): AsyncGenerator {
  yield* rows
}

function isOfDatabase(error: unknown): boolean {
  return typeof error === 'object' && error !== null && ('severity' in error || 'sql' in error)
}

const unreadable = (path: string) =>
  `${path} is not a whole archive of Tuntas: it was cut off, changed, or is another kind of file.`

async function manifestIn(name: string, entry: AsyncIterable<unknown>): Promise<Manifest> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of entry as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > 4_000_000) break
    pieces.push(piece)
  }
  try {
    if (name !== 'manifest.json') throw new Error(name)
    return manifestForm.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
  } catch {
    throw new Trouble('The file is not an archive that this version of Tuntas can read.')
  }
}
