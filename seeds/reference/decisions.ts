/**
 * Where sources disagree about one indicator, region and period: which row is in use, and why. `from` is a part of the
 * address of its source. `others` says of each other value why it is not in use; equal values need no word.
 */
export type Decision = Readonly<{
  indicator: string
  region: '00' | '16' | '16.04'
  period: string
  use: Readonly<{ value: number; from: string }>
  why: string
  others: Readonly<Record<string, string>>
}>

const bpsTable = 'Salinan tabel BPS, dua desimal'

export const decisions: readonly Decision[] = [
  {
    indicator: 'P0',
    region: '16.04',
    period: '2018-03',
    use: { value: 16.15, from: 'visdati' },
    why: `${bpsTable}; dua berita lain menyebut angka yang sama. Angka 16,16 hanya ada pada satu kutipan lisan.`,
    others: { 16.16: 'Kutipan lisan pada berita Januari 2019; tabel BPS menulis 16,15.' },
  },
  {
    indicator: 'P0',
    region: '16.04',
    period: '2023-03',
    use: { value: 15, from: 'visdati' },
    why: `${bpsTable}; BPS Lahat dan Pemkab menyebut angka yang sama. Angka 5,00 pada satu berita adalah salah ketik.`,
    others: {
      5: 'Salah ketik pada berita: angka 1 di depan 5,00 hilang; tabel BPS menulis 15,00.',
    },
  },
  {
    indicator: 'P0',
    region: '16.04',
    period: '2025-03',
    use: { value: 13.69, from: 'visdati' },
    why: `${bpsTable}; Ketua TKPK menyebut angka yang sama pada rakor 2 Desember 2025.`,
    others: {
      13.6: 'Dipotong menjadi satu desimal; artikel yang sama keliru menyebut 14,14 sebagai kemiskinan ekstrem.',
      14.14:
        'Angka Maret 2024 yang dikutip sebagai angka 2025; tabel BPS untuk 2025 menulis 13,69.',
    },
  },
  {
    indicator: 'P0',
    region: '16',
    period: '2021-03',
    use: { value: 12.84, from: 'visdati' },
    why: `${bpsTable}; angka 12,64 hanya ada pada satu berita.`,
    others: { 12.64: 'Hanya pada satu berita; tabel BPS menulis 12,84.' },
  },
  {
    indicator: 'P0',
    region: '16',
    period: '2023-03',
    use: { value: 11.78, from: 'visdati' },
    why: `${bpsTable}; angka 11,76 hanya ada pada satu berita.`,
    others: { 11.76: 'Hanya pada satu berita; tabel BPS menulis 11,78.' },
  },
  {
    indicator: 'P0',
    region: '16',
    period: '2024-03',
    use: { value: 10.97, from: 'visdati' },
    why: `${bpsTable}; BPS Sumsel menyebut angka yang sama pada 31 Desember 2024.`,
    others: {
      10.87: 'Hanya pada paragraf awal satu artikel, yang kemudian sendiri menulis 10,97.',
    },
  },
  {
    indicator: 'POOR_K',
    region: '16.04',
    period: '2014-03',
    use: { value: 70.3, from: 'visdati' },
    why: 'Salinan tabel BPS. Berita menulis "7071 jiwa", yang tidak mungkin untuk 18,02 persen penduduk.',
    others: { 7.071: 'Salah ketik pada berita ("7071 jiwa"); tabel BPS menulis 70,3 ribu.' },
  },
  {
    indicator: 'POOR_K',
    region: '16.04',
    period: '2016-03',
    use: { value: 67.83, from: 'visdati' },
    why: `${bpsTable}; berita membulatkannya.`,
    others: { 67.8: 'Pembulatan dari 67,83 ribu.' },
  },
  {
    indicator: 'POOR_K',
    region: '16.04',
    period: '2021-03',
    use: { value: 68.4, from: 'visdati' },
    why: 'Salinan tabel BPS; berita membulatkannya ke ribuan.',
    others: { 68: 'Pembulatan dari 68,40 ribu.' },
  },
  {
    indicator: 'POOR_K',
    region: '16.04',
    period: '2024-03',
    use: { value: 60.19, from: 'visdati' },
    why: 'Salinan tabel BPS. Pada rakor 10 Oktober 2024 disebut "sekitar 60.170 jiwa".',
    others: { 60.17: 'Disebut sebagai kira-kira pada rakor; tabel BPS menulis 60,19 ribu.' },
  },
  {
    indicator: 'IPM',
    region: '00',
    period: '2024',
    use: { value: 75.02, from: 'kontan' },
    why:
      'Rilis BPS 15 November 2024 dengan keempat komponennya; dari komponen itu (UHH 74,15; ' +
      'HLS 13,21; RLS 8,85; pengeluaran Rp12,341 juta) rumus IPM memberi 75,02.',
    others: { 75.08: 'Tidak sejalan dengan komponen yang terbit bersama rilis 15 November 2024.' },
  },
  {
    indicator: 'STUNTING',
    region: '16.04',
    period: '2019',
    use: { value: 29.5, from: 'amp/20306' },
    why: 'Satu-satunya sumber yang menyebut surveinya (SSGBI 2019).',
    others: {
      21.6: 'Sumber tidak menyebut survei; 21,6 sama dengan angka nasional SSGI 2022, mungkin tertukar.',
    },
  },
  {
    indicator: 'STUNTING',
    region: '16.04',
    period: '2021',
    use: { value: 22.4, from: 'read/2458' },
    why:
      'Disebut Kepala Dinas Kesehatan dan dua sumber lain; sejalan dengan pernyataan turun 3,4 poin menjadi 19,0 ' +
      'pada 2022.',
    others: { 24.2: 'Hanya pada satu sumber; mungkin angka 22,4 yang tertukar urutannya.' },
  },
  {
    indicator: 'STUNTING',
    region: '16.04',
    period: '2023',
    use: { value: 7.81, from: 'amp/4907' },
    why: 'Angka dua desimal yang disebut dua sumber; 7,8 adalah pembulatannya.',
    others: { 7.8: 'Pembulatan dari 7,81.' },
  },
]

/** Rows that stand alone in their period and yet need a word, or are not used at all. */
export type Remark = Readonly<{
  indicator: string
  region: string
  period: string
  value: number
  /** A part of the address of the source; absent: every row of that value. */
  from?: string
  inUse?: false
  conflicting?: true
  note: string
}>

export const remarks: readonly Remark[] = [
  {
    indicator: 'P0',
    region: '16',
    period: '2023',
    value: 11.5,
    inUse: false,
    conflicting: true,
    note: 'Tidak dipakai: sumber tidak menyebut bulan, dan tabel BPS menulis 11,78 untuk Maret 2023.',
  },
  {
    indicator: 'STUNTING',
    region: '16.04',
    period: '2020',
    value: 48.1,
    inUse: false,
    conflicting: true,
    note: 'Tidak dipakai: 48,1 adalah hasil Riskesdas 2018; pada 2020 tidak ada survei gizi tingkat kabupaten.',
  },
  {
    indicator: 'STUNTING',
    region: '16.04',
    period: '2018',
    value: 48.1,
    from: 'amp/20306',
    conflicting: true,
    note: 'Dipakai: sumber menyebut Riskesdas 2018. Satu sumber lain menyebut angka yang sama untuk 2020.',
  },
  {
    indicator: 'EXT_P',
    region: '00',
    period: '2024-03',
    value: 0.83,
    conflicting: true,
    note:
      'Dipakai untuk metode lama: angka yang diumumkan pada 2024 dan sebanding dengan 1,09 Kabupaten Lahat. BPS ' +
      'menghitungnya ulang menjadi 1,26 dengan metode baru.',
  },
  {
    indicator: 'EXT_P',
    region: '00',
    period: '2024-03',
    value: 1.26,
    conflicting: true,
    note:
      'Dipakai untuk metode baru: hasil hitung ulang BPS, sebanding dengan 0,85 pada Maret 2025. Dari 0,83 ke 0,85 ' +
      'bukan kenaikan.',
  },
  {
    indicator: 'EXT_P',
    region: '16.04',
    period: '2024',
    value: 1.09,
    note: 'Sumber tidak menyebut bulan; nilainya sama dengan Maret 2024 pada sumber kemudian.',
  },
  {
    indicator: 'IPM',
    region: '16.04',
    period: '2022',
    value: 68.4,
    from: 'read/8627',
    conflicting: true,
    note: 'Sama dengan yang dipakai; sumber ini menyandingkannya dengan 72,15 (2023) dari seri baru.',
  },
  {
    indicator: 'IPM',
    region: '16.04',
    period: '2023',
    value: 72.15,
    conflicting: true,
    note: 'Seri baru. Kenaikan 3,75 poin dari 68,40 pada sumber adalah pergantian seri, bukan kenaikan nyata.',
  },
  {
    indicator: 'GK_DELTA',
    region: '16.04',
    period: '2023-03',
    value: 34118,
    from: 'pagaralampos',
    conflicting: true,
    note: 'Tidak dipakai: nilainya sama, tetapi artikel keliru menyebut kenaikan ini sebagai garis kemiskinan.',
  },
  {
    indicator: 'GK_DELTA',
    region: '16.04',
    period: '2023-03',
    value: 34118,
    from: 'read/70337',
    conflicting: true,
    note: 'Dipakai: menyebutnya dengan benar sebagai kenaikan garis kemiskinan.',
  },
  {
    indicator: 'TPT',
    region: '16',
    period: '2023-08',
    value: 4.11,
    from: 'm.tribunnews',
    conflicting: true,
    note:
      'Sama dengan yang dipakai; penurunan 0,58 poin yang disebut artikel ini tidak sejalan dengan 4,63 pada 2022 ' +
      '(selisih 0,52).',
  },
]
