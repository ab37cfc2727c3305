import type { Words } from '../words'

export const papers = {
  'paper.page_of': { id: 'Halaman {page} dari {pages}', en: 'Page {page} of {pages}' },

  'list.export_xlsx': { id: 'Unduh Excel', en: 'Download Excel' },
  'sheet.about': { id: 'Tentang berkas ini', en: 'About this file' },
  'sheet.what': { id: 'Isi', en: 'Content' },
  'sheet.filter': { id: 'Saringan', en: 'Filter' },
  'sheet.when': { id: 'Dibuat', en: 'Made' },
  'sheet.by': { id: 'Oleh', en: 'By' },
  'sheet.blank': { id: 'Sel kosong', en: 'Blank cells' },
  'sheet.blank_note': {
    id: 'Belum diketahui atau belum dilaporkan; bukan nol.',
    en: 'Not known or not reported; not zero.',
  },
} as const satisfies Words
