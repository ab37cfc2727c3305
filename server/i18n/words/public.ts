import type { Words } from '../words'

export const publicWords = {
  'public.title': {
    id: 'Penanggulangan kemiskinan {region}',
    en: 'Poverty reduction in {region}',
  },
  'public.lead': {
    id: 'Angka aksi yang sudah diverifikasi {team}, dan nilai indikator yang sudah terbit. Keadaan {day}.',
    en: 'Figures of actions that {team} has verified, and indicator values that have been published. As of {day}.',
  },
  'public.other_language': { id: 'English', en: 'Bahasa Indonesia' },
  'public.strategies': { id: 'Tiga strategi, tahun {year}', en: 'Three strategies, {year}' },
  'public.strategies_note': {
    id: 'Kumulatif sejak 1 Januari, dari laporan perangkat daerah yang sudah diverifikasi tim sampai {window}. Yang belum dilaporkan atau belum diverifikasi tidak dihitung, dan bukan berarti nol.',
    en: 'Cumulative since 1 January, from reports of agencies that the team has verified up to {window}. What has not been reported or verified is not counted; that does not mean zero.',
  },
  'public.strategy': { id: 'Strategi {number}', en: 'Strategy {number}' },
  'public.actions': { id: 'Aksi tahun ini', en: 'Actions this year' },
  'public.verified': { id: 'Dengan angka terverifikasi', en: 'With verified figures' },
  'public.money': { id: 'Realisasi anggaran terverifikasi', en: 'Verified spending' },
  'public.from_actions': { id: 'dari {n} aksi', en: 'from {n} actions' },
  'public.from_few': { id: 'dari beberapa aksi', en: 'from a few actions' },
  'public.outputs': { id: 'Keluaran terverifikasi', en: 'Verified outputs' },
  'public.people': { id: 'Penerima manfaat terverifikasi', en: 'Verified beneficiaries' },
  'public.unit': { id: 'Satuan', en: 'Unit' },
  'public.sum': { id: 'Jumlah', en: 'Sum' },
  'public.no_actions': { id: 'Belum ada aksi tahun ini.', en: 'No actions this year yet.' },
  'public.none_verified': {
    id: 'Belum ada angka yang diverifikasi. Ini bukan berarti nol.',
    en: 'No figures have been verified yet. That does not mean zero.',
  },
  'public.single': {
    id: 'Angka yang berasal dari satu aksi saja tidak ditampilkan.',
    en: 'Figures that come from one action alone are not shown.',
  },
  'public.few': { id: 'kurang dari {least}', en: 'fewer than {least}' },
  'public.readings': { id: 'Indikator yang sudah terbit', en: 'Published indicators' },
  'public.readings_note': {
    id: 'Nilai resmi {region} seperti diterbitkan sumbernya; bukan hasil hitungan tim. Nilai sebelumnya hanya ditampilkan bila metode dan bulannya sama.',
    en: 'Official values of {region} as published by their sources; not counted by the team. The value before is shown only where method and month are the same.',
  },
  'public.indicator': { id: 'Indikator', en: 'Indicator' },
  'public.value': { id: 'Nilai terakhir', en: 'Latest value' },
  'public.before': { id: 'Sebelumnya', en: 'Before' },
  'public.period': { id: 'Masa', en: 'Period' },
  'public.source': { id: 'Sumber', en: 'Source' },
  'public.published': { id: 'terbit', en: 'published' },
  'public.no_reading': { id: 'belum ada nilai terbit', en: 'no value published yet' },
  'public.rules': {
    id: 'Tidak ada nama orang pada halaman ini. Jumlah di bawah {least} tidak ditampilkan. Satuan yang berbeda tidak dijumlahkan; satu orang dapat menerima manfaat dari beberapa aksi.',
    en: 'There are no names of people on this page. Numbers below {least} are not shown. Different units are never added up; one person may benefit from several actions.',
  },
} as const satisfies Words
