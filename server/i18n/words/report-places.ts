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
  'report_places.total_output': {
    id: 'Keluaran: jumlah per wilayah {sum}; dalam laporan {total}.',
    en: 'Output: sum over places {sum}; in the report {total}.',
  },
  'report_places.output_more': {
    id: 'Jumlah keluaran per wilayah melebihi angka laporan. Perbaiki salah satunya, laporan ini atau rincian per wilayahnya.',
    en: 'The sum of output over places is more than the figure of the report. Mend one of them, the report or its figures by place.',
  },
  'report_places.output_differ': {
    id: 'Semua wilayah terisi, tetapi jumlah keluaran kurang dari angka laporan. Perbaiki salah satunya, laporan ini atau rincian per wilayahnya.',
    en: 'Every place has a figure, but the sum of output is less than the figure of the report. Mend one of them, the report or its figures by place.',
  },
  'report_places.total_beneficiaries': {
    id: 'Penerima manfaat: jumlah per wilayah {sum}; dalam laporan {total}.',
    en: 'Beneficiaries: sum over places {sum}; in the report {total}.',
  },
  'report_places.beneficiaries_more': {
    id: 'Jumlah penerima manfaat per wilayah melebihi angka laporan. Perbaiki salah satunya, laporan ini atau rincian per wilayahnya.',
    en: 'The sum of beneficiaries over places is more than the figure of the report. Mend one of them, the report or its figures by place.',
  },
  'report_places.beneficiaries_differ': {
    id: 'Semua wilayah terisi, tetapi jumlah penerima manfaat kurang dari angka laporan. Perbaiki salah satunya, laporan ini atau rincian per wilayahnya.',
    en: 'Every place has a figure, but the sum of beneficiaries is less than the figure of the report. Mend one of them, the report or its figures by place.',
  },
  'report_places.total_realised': {
    id: 'Realisasi uang: jumlah per wilayah {sum}; dalam laporan {total}.',
    en: 'Money spent: sum over places {sum}; in the report {total}.',
  },
  'report_places.realised_more': {
    id: 'Jumlah realisasi uang per wilayah melebihi angka laporan. Perbaiki salah satunya, laporan ini atau rincian per wilayahnya.',
    en: 'The sum of money spent over places is more than the figure of the report. Mend one of them, the report or its figures by place.',
  },
  'report_places.realised_differ': {
    id: 'Semua wilayah terisi, tetapi jumlah realisasi uang kurang dari angka laporan. Perbaiki salah satunya, laporan ini atau rincian per wilayahnya.',
    en: 'Every place has a figure, but the sum of money spent is less than the figure of the report. Mend one of them, the report or its figures by place.',
  },
  'report_places.rule': {
    id: 'Kumulatif sejak 1 Januari, dalam satuan laporannya. Kosong berarti belum dilaporkan, bukan nol. Jumlahnya tidak boleh melebihi angka laporan, dan harus sama bila semua wilayah terisi.',
    en: 'Cumulative since 1 January, in the units of the report. Blank is not reported, not zero. The sum may not be more than the figure of the report, and has to equal it once every place has a figure.',
  },
  'report_places.hint': {
    id: 'target {target} · laporan sebelumnya {before}',
    en: 'target {target} · report before {before}',
  },
  'report_places.before': {
    id: 'laporan sebelumnya {figure}',
    en: 'report before {figure}',
  },
  'report_places.output': { id: 'Keluaran', en: 'Output' },
  'report_places.beneficiaries': { id: 'Penerima manfaat', en: 'Beneficiaries' },
  'report_places.realised': { id: 'Realisasi uang', en: 'Money spent' },
  'report_places.rupiah': { id: 'rupiah', en: 'rupiah' },
  'report_places.save': { id: 'Simpan rincian', en: 'Save the figures' },
  'report_places.saved': {
    id: 'Rincian per wilayah disimpan bersama laporannya.',
    en: 'The figures by place are kept with the report.',
  },
  'history.verb.placed': { id: 'rincian per wilayah diisi', en: 'figures by place entered' },
} as const satisfies Words
