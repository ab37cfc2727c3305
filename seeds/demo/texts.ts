import type { Style } from './plan'

type Phase = 'before' | 'during' | 'after'

/**
 * What agencies write of their work. {di}: " di …" with places, or nothing; {output}: the cumulative figure with its
 * unit, as it is known.
 */
export const doneTexts: Readonly<Record<Style, Readonly<Record<Phase, readonly string[]>>>> = {
  aid: {
    before: [
      'Usulan calon penerima{di} sudah masuk dan sedang dicocokkan dengan DTSEN. Penyaluran belum dimulai.',
      'Verifikasi calon penerima{di} berjalan bersama pemerintah desa; SK penerima belum terbit.',
      'Spesifikasi barang dan dokumen pengadaan disusun. Belum ada penyaluran.',
    ],
    during: [
      'Sudah tersalur {output}{di}, masing-masing dengan berita acara serah terima.',
      'Penyaluran dilakukan bertahap; sampai akhir masa pelaporan {output}{di}.',
      'Penyaluran tahap pertama selesai: {output}. Penerima sudah didampingi petugas.',
      'Realisasi {output}. Sisa calon penerima masih diverifikasi ulang karena ada yang pindah domisili.',
    ],
    after: [
      'Penyaluran selesai: {output}{di}. Berita acara dan daftar terima lengkap di dinas.',
      'Seluruh bantuan sudah diterima: {output}. Monitoring pemanfaatan dilakukan secara sampel{di}.',
    ],
  },
  works: {
    before: [
      'Survei lokasi dan perencanaan teknis selesai{di}; pekerjaan fisik belum dimulai.',
      'Paket masih dalam proses pemilihan penyedia. Papan kegiatan dan lokasi sudah disiapkan{di}.',
      'Kelompok masyarakat pelaksana dibentuk dan dilatih; material belum didatangkan.',
    ],
    during: [
      'Pekerjaan berjalan{di}; yang sudah selesai dan diperiksa {output}.',
      'Selesai {output}. Lokasi lain masih dikerjakan.',
      'Capaian {output}{di}. Pengawas lapangan mencatat mutu pekerjaan sesuai spesifikasi.',
      'Yang sudah dapat dimanfaatkan warga {output}; sisanya masih dikerjakan.',
    ],
    after: [
      'Pekerjaan selesai dan diserahterimakan: {output}{di}.',
      'Seluruh pekerjaan selesai: {output}. Masa pemeliharaan berjalan sesuai kontrak.',
    ],
  },
  training: {
    before: [
      'Seleksi peserta{di} berjalan; kurikulum dan instruktur sudah ditetapkan.',
      'Pendaftaran peserta dibuka melalui kecamatan. Pelatihan belum dimulai.',
    ],
    during: [
      'Sudah dilatih {output}{di}; tingkat kehadiran di atas 90 persen.',
      'Angkatan pertama selesai: {output}.',
      'Realisasi {output}. Pendampingan pascapelatihan dilakukan setiap dua minggu.',
    ],
    after: [
      'Seluruh angkatan selesai: {output}{di}. Sertifikat dan alat sudah diserahkan.',
      'Pelatihan tuntas dengan {output}; data peserta diserahkan kepada pendamping usaha.',
    ],
  },
  service: {
    before: [
      'Pendataan sasaran{di} berjalan bersama pemerintah desa dan kecamatan.',
      'Perjanjian kerja sama dengan mitra sedang difinalkan; layanan belum berjalan.',
    ],
    during: [
      'Terlayani {output}{di}.',
      'Sampai akhir masa pelaporan {output}; sisanya dijadwalkan menurut kecamatan.',
      'Layanan berjalan rutin. Capaian kumulatif {output}.',
    ],
    after: [
      'Sasaran tercapai: {output}. Rekonsiliasi dengan mitra selesai.',
      'Seluruh sasaran terlayani: {output}{di}.',
    ],
  },
  transfer: {
    before: ['Persyaratan penyaluran dari desa sedang diperiksa; belum ada penyaluran.'],
    during: [
      'Dana sudah tersalur lengkap untuk tahapnya ke {output}. Desa lain melengkapi persyaratan.',
      'Tersalur ke {output}; laporan penggunaan tahap sebelumnya ditagih melalui kecamatan.',
    ],
    after: ['Penyaluran selesai untuk {output}. Laporan realisasi desa dikumpulkan kecamatan.'],
  },
  labour: {
    before: ['Lokasi ditetapkan dan pekerja didaftar{di}; pekerjaan belum dimulai.'],
    during: [
      'Sudah bekerja {output}{di}; upah dibayar setiap dua minggu.',
      'Yang sudah dipekerjakan {output}. Pekerjaan berikutnya menunggu musim panen selesai.',
    ],
    after: ['Pekerjaan selesai; {output} sudah bekerja dan menerima upah penuh.'],
  },
  office: {
    before: [
      'Tim dan jadwal ditetapkan; kegiatan lapangan belum dimulai.',
      'Rapat persiapan dan pembagian wilayah kerja selesai.',
    ],
    during: [
      'Selesai diperiksa {output}; hasilnya dibahas bersama kecamatan setiap bulan.',
      'Capaian {output}. Berita acara musyawarah desa dikumpulkan di sekretariat.',
      'Berjalan sesuai jadwal: {output}.',
    ],
    after: [
      'Selesai: {output}. Laporan akhir sudah disampaikan kepada Ketua TKPK melalui Bappeda.',
      'Seluruh kegiatan rampung dengan {output}.',
    ],
  },
}

/** For actions whose output has no figure. */
export const doneWithoutFigure = [
  'Kegiatan dilaksanakan sesuai rencana. Jumlah penerima belum direkap.',
  'Kegiatan berjalan; angka keluaran masih dihimpun dari pelaksana.',
]

/** By the code of the constraint, 1 to 11; a text names what happened, not who. */
export const constraintTexts: Readonly<Record<number, readonly string[]>> = {
  1: ['Peraturan Bupati tentang tata cara penyaluran masih menunggu harmonisasi.'],
  2: [
    'Petunjuk teknis dari kementerian baru terbit di pertengahan triwulan.',
    'Juknis tahun ini mengubah syarat penerima, sehingga daftar lama harus diperiksa ulang.',
  ],
  3: ['Pergeseran belanja pada RKA belum disetujui, sehingga paket belum dapat diumumkan.'],
  4: ['DPA baru disahkan akhir Februari; kegiatan mulai lebih lambat dari rencana.'],
  5: [
    'SK penetapan penerima masih dalam paraf berjenjang.',
    'SK tim pelaksana kecamatan perlu diperbaiki karena ada mutasi pejabat.',
  ],
  6: [
    'Pemilihan penyedia diulang karena penawaran tidak memenuhi syarat.',
    'Harga satuan naik; HPS disusun ulang sebelum pengumuman.',
  ],
  7: [
    'Dua kelompok masyarakat pelaksana swakelola belum memiliki rekening.',
    'Pelatihan kelompok pelaksana swakelola mundur tiga minggu.',
  ],
  8: [
    'Pencairan termin menunggu kelengkapan dokumen SPP-LS.',
    'SP2D terbit di akhir triwulan sehingga realisasi uang tertinggal dari fisik.',
  ],
  9: [
    'Hujan dan jalan masuk yang rusak menghambat pengangkutan material.',
    'Penyedia terlambat mendatangkan barang; surat teguran pertama sudah dikirim.',
  ],
  10: [
    'Tenaga tukang terbatas karena bersamaan dengan panen kopi.',
    'Swadaya penerima belum siap di sebagian lokasi.',
  ],
  11: [
    'Sebagian calon penerima pindah domisili atau tidak lagi tercatat; penggantinya menunggu musyawarah desa.',
    'Data sasaran belum padan dengan DTSEN; perbaikannya dilakukan di desa.',
    'Cuaca buruk menunda pelaksanaan di desa yang jauh.',
  ],
}

export const drivingTexts = [
  'Camat dan kepala desa ikut mendampingi di lapangan.',
  'Koordinasi dengan kecamatan lancar sejak awal tahun.',
  'Mitra menanggung sebagian biaya angkut.',
  'Kelompok sasaran sudah terbentuk dari kegiatan tahun lalu.',
]

export const nextTexts = [
  'Melanjutkan tahap berikutnya pada awal triwulan depan.',
  'Menyelesaikan verifikasi dan menetapkan SK penerima.',
  'Mempercepat pencairan termin dan menambah regu kerja.',
  'Monitoring pemanfaatan bersama kecamatan.',
  'Rapat evaluasi dengan pelaksana dan memperbarui jadwal.',
]

export const helpTexts = [
  'Mohon Bappeda memfasilitasi rapat dengan BPKAD tentang jadwal pencairan.',
  'Mohon bantuan kecamatan untuk mempercepat musyawarah desa penggantian penerima.',
  'Mohon arahan Ketua TKPK mengenai pergeseran lokasi.',
]

export const postponedReasons = [
  'Ditunda sampai APBD Perubahan karena lokasi yang direncanakan belum bebas dari sengketa lahan.',
  'Ditunda: juknis berubah dan penetapan penerima diulang.',
]

export const cancelledReasons = [
  'Dibatalkan: anggaran dialihkan dalam efisiensi belanja.',
  'Dibatalkan karena kegiatan yang sama sudah didanai provinsi.',
]

/** Reasons that belong to one action; they follow from what was reported about it. */
export const ownReasons: Readonly<Record<string, string>> = {
  'pelatihan-kerja-2025':
    'Gedung BLK direhabilitasi berat sehingga pelatihan tahun ini ditiadakan; dijadwalkan kembali awal 2026.',
  'kolam-pembenihan-2026':
    'Ditunda: pemilihan penyedia gagal dua kali; diusulkan dikerjakan secara swakelola pada APBD Perubahan.',
}

export const revisionReasons = {
  less: ['Efisiensi belanja pada APBD Perubahan.', 'Sisa tender dialihkan pada APBD Perubahan.'],
  more: [
    'Penambahan sasaran pada APBD Perubahan.',
    'Penyesuaian harga satuan pada APBD Perubahan.',
  ],
}

/** What a reviewer asks for, by section of the report. */
export const returnComments = {
  output: [
    'Angka keluaran belum sama dengan jumlah berita acara yang kami terima. Mohon dicocokkan.',
    'Apakah angka ini kumulatif sejak Januari? Tampaknya hanya angka triwulan ini.',
  ],
  beneficiaries: [
    'Penerima manfaat belum diisi. Mohon isi jumlahnya, atau jelaskan bila memang belum ada.',
    'Penerima manfaat tampak sama dengan jumlah barang. Mohon diisi jumlah keluarganya.',
  ],
  money: [
    'Realisasi belum memuat pencairan bulan terakhir. Mohon dicocokkan dengan SP2D.',
    'Realisasi uang melebihi triwulan lalu padahal keluaran tetap. Mohon dijelaskan atau diperbaiki.',
  ],
  texts: [
    'Kendala hanya ditulis kodenya. Mohon jelaskan apa yang terjadi dan tindak lanjutnya.',
    'Mohon ditulis apa yang dikerjakan, bukan menyalin laporan triwulan lalu.',
  ],
} as const

export const verifiedNotes = [
  'Sesuai dengan berita acara.',
  'Angka sudah dicocokkan dengan SP2D.',
  'Sudah sesuai setelah perbaikan.',
]

/** Said with a figure below that of the window before: the form asks to explain it. */
export const correctionText =
  'Angka ini sudah benar: laporan triwulan lalu menghitung dua kali satu lokasi dan sekarang dikoreksi.'

export const overBudgetText =
  'Angka ini sudah benar: kekurangan pagu ditutup dari pergeseran antarrincian yang belum tercatat di sini.'
