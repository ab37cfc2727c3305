import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import yauzl from 'yauzl'

/** The archive asks for more room than any honest spreadsheet: it is not unpacked. */
export class TooLarge extends Error {}

/** How much one file may hold unpacked, declared and counted, and in how many parts. */
export const unpackedLimits = { bytes: 200 * 1024 * 1024, entries: 3000 } as const

export type Archive = Readonly<{
  names: readonly string[]
  /** Unpacks one part piece by piece. `take` answers false when it has enough. */
  read: (name: string, take: (text: string) => boolean) => Promise<void>
  close: () => void
}>

/** Opens a zip archive that lies in memory. Its declared sizes are looked at before anything is unpacked. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, opened) => {
      if (error) reject(error)
      else resolve(opened)
    })
  })
  if (zip.entryCount > unpackedLimits.entries) throw new TooLarge('too many parts')
  const entries = await entriesOf(zip)
  let left: number = unpackedLimits.bytes
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (declared > left) throw new TooLarge('declared')
  return {
    names: [...entries.keys()],
    close: () => zip.close(),
    read: async (name, take) => {
      const entry = entries.get(name)
      if (!entry) return
      const stream = await streamOf(zip, entry)
      const decoder = new StringDecoder('utf8')
      for await (const piece of stream) {
        const part = piece as Buffer
        // What is declared may lie: what comes is counted.
        left -= part.length
        if (left < 0) throw new TooLarge('counted')
        if (!take(decoder.write(part))) {
          stream.destroy()
          break
        }
        // Other people's pages are answered between two pieces.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', reject)
    zip.readEntry()
  })
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error)
      else resolve(stream)
    })
  })
}
