import type { TableMeaning } from './meaning'

/** What the API tells beside the columns of tables: counts and what is derived. */
export const answers = {
  answers: {
    row: [
      'Yang dihitung atau diturunkan saat ditanya',
      'What is counted or derived when it is asked for',
    ],
    columns: {
      actions: ['Banyaknya aksi', 'Number of actions'],
      verified_actions: [
        'Banyaknya aksi dengan angka terverifikasi',
        'Number of actions with verified figures',
      ],
      statuses: ['Banyaknya aksi per status kerja', 'Number of actions by work status'],
      judged: ['Banyaknya aksi per penilaian fisik', 'Number of actions by judged output'],
      judged_money: ['Banyaknya aksi per penilaian uang', 'Number of actions by judged money'],
      owed: ['Banyaknya laporan yang wajib', 'Number of reports that are owed'],
      reports: ['Banyaknya laporan per keadaan', 'Number of reports by state'],
      late: ['Banyaknya laporan yang terlambat', 'Number of reports that are late'],
      budgeted: [
        'Banyaknya aksi yang anggarannya diketahui',
        'Number of actions whose budget is known',
      ],
      reporting: [
        'Banyaknya aksi yang menyebut angkanya',
        'Number of actions that told the figure',
      ],
      verified_money: [
        'Bagian realisasi yang sudah diverifikasi',
        'The part realised that was verified',
        'rupiah',
      ],
      verifying: [
        'Banyaknya aksi di balik angka terverifikasi',
        'Number of actions behind the verified figure',
      ],
      measure: [
        'Yang dijumlahkan: output keluaran, beneficiaries penerima manfaat',
        'What is added up: output or beneficiaries',
      ],
      unit: ['Satuan; satuan berbeda tidak dijumlahkan', 'Unit; different units are never added'],
      targeted: ['Banyaknya aksi bertarget', 'Number of actions with a target'],
      target: ['Jumlah target', 'Sum of targets', 'own_unit'],
      reported: ['Jumlah angka terakhir yang terkirim', 'Sum of the figures last sent', 'own_unit'],
      verified_sum: ['Jumlah angka terverifikasi', 'Sum of verified figures', 'own_unit'],
      window: [
        'Kode masa pelaporan tempat semuanya dinilai; null bila tahun itu tidak mempunyai masa',
        'Code of the window at which everything is judged; null where the year has none',
      ],
      figure_window: [
        'Kode masa dari angka terakhir yang terkirim',
        'Code of the window of the figures last sent',
      ],
      agency: ['Nama pendek OPD', 'Short name of the agency'],
      agency_code: ['Kode OPD', 'Code of the agency'],
      parent_code: [
        'Kode kecamatannya; null untuk kecamatan',
        'Code of its kecamatan; null for a kecamatan',
      ],
      parent_name: ['Nama kecamatannya', 'Name of its kecamatan'],
      suppressed: [
        'Apakah jumlah disembunyikan karena di bawah lima',
        'Whether a count is hidden because it is below five',
      ],
      latest: [
        'Nilai terakhir yang dipakai untuk daerah ini',
        'The latest value in use for the home region',
      ],
      method: ['Kode metode', 'Code of the method'],
      method_name: ['Nama metode', 'Name of the method'],
      region: ['Nama daerah', 'Name of the region'],
      indicator: ['Kode indikator', 'Code of the indicator'],
      action: ['Kode aksi', 'Code of the action'],
      place: ['Kode wilayah', 'Code of the place'],
      decision: ['Kode keputusan', 'Code of the decision'],
      replaced: [
        'Apakah sudah digantikan nilai revisi',
        'Whether a revised value has taken its place',
      ],
      carried: ['Berapa kali dibawa ke rapat berikutnya', 'On how many later agendas it stood'],
      overdue: ['Apakah melewati jatuh tempo', 'Whether it is beyond its due day'],
      money: ['Realisasi per sumber dana', 'Realised money by fund'],
      items: ['Mata acara', 'Items of the agenda'],
      agencies: ['OPD yang diundang', 'Agencies invited'],
      places: ['Wilayah', 'Places'],
      budget: ['Baris anggaran', 'Budget lines'],
      plan: ['Rencana per triwulan', 'Plan by quarter'],
      supports: ['Kode OPD pendukung', 'Codes of supporting agencies'],
      tags: ['Nomor strategi tambahan', 'Numbers of further strategies'],
      predecessor: ['Kode aksi yang dilanjutkan', 'Code of the action it continues'],
      successors: ['Kode aksi yang melanjutkan', 'Codes of actions that continue it'],
      windows: ['Kedudukan pada akhir setiap masa', 'Where it stands at the end of each window'],
      readings: [
        'Nilai yang dipakai untuk daerah ini, yang tertua dahulu',
        'Values in use for the home region, oldest first',
      ],
      targets: ['Target yang berlaku untuk daerah ini', 'Targets in force for the home region'],
      pockets: [
        'Tahun-tahun sebagai kantong kemiskinan; untuk kecamatan juga desanya',
        'Years as a pocket of poverty; of a kecamatan also its villages',
      ],
      counts: [
        'Hitungan registri terakhir, desil 1; jumlah di bawah lima disembunyikan',
        'The latest count of a registry, desil 1; counts below five are hidden',
      ],
      units: ['Jumlah per satuan', 'Sums by unit'],
    },
  },
} as const satisfies Record<string, TableMeaning>
