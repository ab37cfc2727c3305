import type { Request, Response } from 'express'
import { receiveUpload, uploadTrouble } from '../http/door'
import type { Message } from '../i18n'
import { importLimits } from './import'

/** Takes the file in ahead of the CSRF check, which reads a field beside it. */
export const receiveFile = receiveUpload({
  field: 'file',
  files: 1,
  fileSize: importLimits.bytes,
  fields: 6,
  fieldSize: 2048,
  mostAtOnce: 100 * 1024 * 1024,
  tooLarge: { key: 'import.file.too_large' },
  tooMany: { key: 'upload.one_at_a_time' },
})

type Received =
  | Readonly<{ ok: true; name: string; bytes: Buffer }>
  | Readonly<{ ok: false; message: Message; status: number }>

/** The file of the form, by the name people know it under; or why there is none. */
export function receivedFile(req: Request, res: Response): Received {
  const trouble = uploadTrouble(res)
  if (trouble) return { ok: false, ...trouble }
  const refused = (key: Message['key']): Received => ({ ok: false, message: { key }, status: 422 })
  if (!req.file) return refused('import.file.missing')
  if (req.file.buffer.length === 0) return refused('import.file.empty')
  const name = labelOf(req.file.originalname)
  if (/\.xls$/i.test(name)) return refused('import.file.xls')
  if (/\.ods$/i.test(name)) return refused('import.file.ods')
  if (!/\.(xlsx|xlsm|csv|tsv|txt)$/i.test(name)) return refused('import.file.not_a_table')
  const zip = req.file.buffer.subarray(0, 2).toString('latin1') === 'PK'
  const ole = req.file.buffer[0] === 0xd0 && req.file.buffer[1] === 0xcf
  if (!ole && zip !== /\.xls[xm]$/i.test(name)) return refused('import.file.wrong_ending')
  return { ok: true, name, bytes: req.file.buffer }
}

/** Only ever a label: no folders, no unseen characters, nothing like a NIK. */
function labelOf(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}<>:"|?*]/gu, '')
    .replace(/(?<!\d)\d{16}(?!\d)/g, '…')
    .trim()
  const [stem = '', ending = ''] = /^(.*)(\.[a-z0-9]{1,5})$/is.exec(bare)?.slice(1) ?? [bare, '']
  return `${[...stem].slice(0, 120).join('') || 'berkas'}${ending}`
}
