import type { FileTrouble, ReadBook, ReadLimits } from './cell'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'
import { TooLarge } from './zip'

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * Reads a spreadsheet that lies in memory: XLSX or CSV, by what it is and not by its name. Streams: what is not asked
 * for is not unpacked. Formulas give the value that was stored with them; nothing is ever calculated, no macro run.
 */
export async function readBook(bytes: Buffer, limits: ReadLimits): Promise<ReadBook> {
  const refused = (trouble: FileTrouble): ReadBook => ({ ok: false, trouble })
  if (bytes.length === 0) return refused('empty')
  if (bytes.subarray(0, 8).equals(ole)) {
    return refused(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password' : 'xls')
  }
  // The first bytes of what Excel 2 to 4 wrote.
  if (/^09(00|02|04)0[46]00/.test(bytes.subarray(0, 4).toString('hex'))) return refused('xls')
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') return await readXlsx(bytes, limits)
    return await readCsv(bytes, limits)
  } catch (error) {
    return refused(error instanceof TooLarge ? 'too_large_unpacked' : 'broken')
  }
}
