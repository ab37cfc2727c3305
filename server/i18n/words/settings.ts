import type { Words } from '../words'

export const settings = {
  'settings.saved': {
    id: 'Pengaturan disimpan. Nama tim di kepala halaman menyusul dalam beberapa detik.',
    en: 'Settings saved. The team name at the top of pages follows within seconds.',
  },
  'settings.team': { id: 'Tim', en: 'Team' },
  'settings.team_name': {
    id: 'Nama tim, seperti tercetak di setiap halaman',
    en: 'Name of the team, as printed on every page',
  },
  'settings.thresholds': { id: 'Batas penilaian kemajuan', en: 'Thresholds of judged progress' },
  'settings.thresholds_note': {
    id: 'Kemajuan dinilai dari yang dilaporkan dibagi yang diharapkan pada akhir masa pelaporan. Mengubah batas ini menilai ulang semua aksi.',
    en: 'Progress is judged by what was reported divided by what was expected at the end of the window. Changing a threshold judges every action anew.',
  },
  'settings.on_track': { id: 'Sesuai, mulai dari', en: 'On track, from' },
  'settings.slow': {
    id: 'Lambat, mulai dari (di bawahnya tersendat)',
    en: 'Slow, from (stuck below it)',
  },
  'settings.slow_below_on_track': {
    id: 'Batas “lambat” harus di bawah batas “sesuai”.',
    en: 'The threshold for “slow” must be below the one for “on track”.',
  },
  'settings.factor_note': {
    id: 'Peran yang wajib memakainya. Siapa yang belum memasangnya akan diminta memasang lebih dulu pada halaman berikut yang dibukanya, termasuk Anda sendiri.',
    en: 'The roles that have to use it. Whoever has not set it up is asked to do so first on the next page they open, yourself included.',
  },
  'settings.round': { id: 'Putaran pelaporan', en: 'The reporting round' },
  'settings.round_note': {
    id: 'Pengingat berlaku untuk jatuh tempo laporan, penguncian masa pelaporan, dan tindak lanjut keputusan. Mengubah batas lonjakan memeriksa ulang semua laporan yang menunggu.',
    en: 'Reminders are about the due days of reports, the lock of a window and the answers to decisions. Changing the threshold of a jump looks at every waiting report anew.',
  },
  'settings.remind_days': {
    id: 'Pengingat sebelum hari jatuh tempo',
    en: 'Reminded before the due day',
  },
  'settings.jump': {
    id: 'Tambahan satu periode ditanyakan bila lebih dari (persen target)',
    en: 'What one period adds is asked about above (percent of the target)',
  },
  'settings.papers': { id: 'Kop dan tanda tangan', en: 'Letterhead and signature' },
  'settings.papers_note': {
    id: 'Tercetak pada dokumen resmi dan notulen. Dokumen yang sudah terbit tidak ikut berubah.',
    en: 'Printed on official papers and minutes. What has been issued stays as it was.',
  },
  'settings.letterhead': { id: 'Baris kop', en: 'Lines of the letterhead' },
  'settings.letterhead_hint': {
    id: 'Paling banyak empat baris. Bila kosong: pemerintah daerah, lalu nama tim.',
    en: 'At most four lines. If blank: the government of the region, then the name of the team.',
  },
  'settings.letterhead_address': { id: 'Alamat pada kop', en: 'Address in the letterhead' },
  'settings.letterhead_address_hint': {
    id: 'Satu baris: jalan, kota, kode pos, surel.',
    en: 'One line: street, town, postcode, e-mail.',
  },
  'settings.city': { id: 'Tempat penandatanganan', en: 'Place of signing' },
  'settings.city_hint': {
    id: 'Bila kosong: nama daerah tanpa kata kabupaten atau kota.',
    en: 'If blank: the name of the region.',
  },
  'settings.signatory_office': { id: 'Jabatan penanda tangan', en: 'Office of the signatory' },
  'settings.signatory_office_hint': {
    id: 'Paling banyak dua baris, misalnya Kepala Bappeda, lalu selaku Sekretaris TKPK.',
    en: 'At most two lines, for example Head of Bappeda, then as Secretary of the team.',
  },
  'settings.signatory_name': { id: 'Nama penanda tangan', en: 'Name of the signatory' },
  'settings.signatory_name_hint': {
    id: 'Bila kosong, tercetak garis titik-titik.',
    en: 'If blank, a dotted line is printed.',
  },
  'settings.minutes_number': { id: 'Nomor notulen', en: 'Number of minutes' },
  'settings.minutes_number_hint': {
    id: 'Pola nomor yang diberikan saat rapat ditutup, misalnya 000.1.5/{nomor}/TKPK/{bulan}/{tahun}: nomor urut dalam setahun, bulan dalam angka Romawi. Kosong berarti nomor ditulis sendiri pada rapat.',
    en: 'The pattern of the number given when a meeting is closed, for example 000.1.5/{nomor}/TKPK/{bulan}/{tahun}: the count within the year, the month in Roman figures. Empty means that it is written by hand.',
  },
  'settings.minutes_number_gaps': {
    id: 'Pola harus memuat {nomor} dan {tahun}; selain itu hanya {bulan} yang dikenal.',
    en: 'The pattern must hold {nomor} and {tahun}; beside them only {bulan} is known.',
  },
  'settings.signatory_under': { id: 'Di bawah nama', en: 'Under the name' },
  'settings.signatory_under_hint': {
    id: 'Pangkat dan NIP, paling banyak dua baris.',
    en: 'Rank and staff number, at most two lines.',
  },
  'settings.too_many_lines': { id: 'Paling banyak {n} baris.', en: 'At most {n} lines.' },
  'settings.strategies': { id: 'Kalimat strategi', en: 'Wording of the strategies' },
  'settings.strategies_note': {
    id: 'Strategi dikenali dari nomornya; kalimatnya boleh disesuaikan dengan peraturan yang berlaku.',
    en: 'Strategies are known by their number; their wording may follow the regulation in force.',
  },
  'settings.strategy': { id: 'Strategi {number}', en: 'Strategy {number} (Indonesian)' },
  'settings.strategy_en': {
    id: 'Strategi {number} dalam bahasa Inggris',
    en: 'Strategy {number} (English)',
  },
  'settings.public': { id: 'Halaman publik', en: 'Public page' },
  'settings.public_note': {
    id: 'Halaman publik dapat dibaca siapa saja tanpa masuk, di alamat /publik: per strategi hanya angka yang sudah diverifikasi, dan nilai indikator yang sudah terbit dengan sumbernya. Tanpa nama orang, tanpa rincian aksi dan wilayah.',
    en: 'Anybody can read the public page without signing in, at /publik: for each strategy verified figures only, and published indicator values with their sources. No names of people, no details of actions or places.',
  },
  'settings.public_page': {
    id: 'Tampilkan halaman publik',
    en: 'Show the public page',
  },
  'settings.public_page_hint': {
    id: 'Bila dimatikan, alamatnya langsung tidak ada lagi; salinan di peramban orang hilang paling lama satu menit kemudian.',
    en: 'Once switched off the address is gone at once; copies in people’s browsers are gone a minute later at most.',
  },
  'settings.public_open': { id: 'Buka halaman publik', en: 'Open the public page' },
} as const satisfies Words
