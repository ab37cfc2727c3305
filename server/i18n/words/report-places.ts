import type { Words } from '../words'

export const reportPlaces = {
  'report_places.tool': { id: 'Rincian per wilayah', en: 'Figures by place' },
  'report_places.title': {
    id: 'Rincian per wilayah {window} · {code}',
    en: 'Figures by place {window} · {code}',
  },
  'report_places.heading': {
    id: 'Rincian per wilayah, {window}',
    en: 'Figures by place, {window}',
  },
  'report_places.no_places': {
    id: 'Aksi ini belum menyebut wilayah.',
    en: 'This action names no place yet.',
  },
  'report_places.total': {
    id: 'Jumlah per wilayah {sum}; keluaran dalam laporan {total}.',
    en: 'Sum over places {sum}; output in the report {total}.',
  },
  'report_places.more': {
    id: 'Jumlah per wilayah melebihi keluaran dalam laporan. Perbaiki salah satunya.',
    en: 'The sum over places is more than the output in the report. Mend one of them.',
  },
  'report_places.differ': {
    id: 'Semua wilayah terisi, tetapi jumlahnya kurang dari keluaran dalam laporan. Perbaiki salah satunya.',
    en: 'Every place has a figure, but their sum is less than the output in the report. Mend one of them.',
  },
  'report_places.rule': {
    id: 'Kumulatif sejak 1 Januari, dalam satuan keluaran aksi. Kosong berarti belum dilaporkan, bukan nol. Jumlahnya tidak boleh melebihi keluaran laporan, dan harus sama bila semua wilayah terisi.',
    en: 'Cumulative since 1 January, in the unit of the action’s output. Blank is not reported, not zero. The sum may not be more than the report’s output, and has to equal it once every place has a figure.',
  },
  'report_places.hint': {
    id: 'target {target} · laporan sebelumnya {before}',
    en: 'target {target} · report before {before}',
  },
  'report_places.before': { id: 'Laporan sebelumnya', en: 'Report before' },
  'report_places.output': { id: 'Realisasi', en: 'Reported' },
  'report_places.save': { id: 'Simpan rincian', en: 'Save the figures' },
  'report_places.saved': {
    id: 'Rincian per wilayah disimpan bersama laporannya.',
    en: 'The figures by place are kept with the report.',
  },
  'history.verb.placed': { id: 'rincian per wilayah diisi', en: 'figures by place entered' },
} as const satisfies Words
