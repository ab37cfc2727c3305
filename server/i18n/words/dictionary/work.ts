import type { TableMeaning } from './meaning'

/** Actions, their money and plans, windows, reports and standings. */
export const work = {
  actions: {
    row: ['Satu aksi program dalam satu tahun anggaran', 'One program action of one budget year'],
    columns: {
      code: ['Kode aksi, misalnya A-2026-017', 'Code of the action, for example A-2026-017'],
      year: ['Tahun anggaran', 'Budget year'],
      number: ['Nomor urut dalam tahun itu', 'Number within the year'],
      title: ['Judul aksi', 'Title'],
      strategy_number: ['Strategi utama: 1, 2, atau 3', 'Primary strategy: 1, 2 or 3'],
      agency_id: ['OPD pemilik; hanya satu', 'Owning agency; exactly one'],
      responsible_office: [
        'Jabatan penanggung jawab, bukan nama orang',
        'Office responsible, not a person',
      ],
      program: ['Nama program', 'Name of the program'],
      activity: ['Nama kegiatan', 'Name of the activity (kegiatan)'],
      sub_activity: ['Nama subkegiatan', 'Name of the sub-activity (subkegiatan)'],
      nomenclature: ['Kode nomenklatur subkegiatan', 'Nomenclature code of the sub-activity'],
      activity_kind: [
        'Jenis kegiatan: direct langsung, indirect tidak langsung, support penunjang',
        'Kind of activity: direct, indirect, support',
      ],
      aid_kind: ['Jenis bantuan', 'Kind of aid'],
      aid_nature: ['Sifat bantuan', 'Nature of the aid'],
      benefit_size: ['Besar manfaat per penerima', 'Size of the benefit for each beneficiary'],
      benefit_duration: ['Lama manfaat', 'Duration of the benefit'],
      output_target: ['Target keluaran setahun', 'Output target of the year', 'own_unit'],
      output_unit: ['Satuan keluaran', 'Unit of the output'],
      beneficiary_target: ['Target penerima manfaat', 'Beneficiary target', 'own_unit'],
      beneficiary_unit: [
        'Satuan penerima manfaat: KK, jiwa, KPM',
        'Unit of beneficiaries: KK, jiwa, KPM',
      ],
      starts_on: ['Hari mulai', 'First day'],
      ends_on: ['Hari terakhir', 'Last day'],
      status: [
        'Status kerja: not_started belum mulai, running berjalan, done selesai, delayed tertunda, cancelled batal',
        'Work status: not_started, running, done, delayed, cancelled',
      ],
      status_reason: ['Alasan tertunda atau batal', 'Why it is delayed or cancelled'],
      budget_total: [
        'Anggaran yang berlaku, semua sumber dana',
        'Budget in force, all funds',
        'rupiah',
      ],
      predecessor_id: [
        'Aksi tahun sebelumnya yang dilanjutkan',
        'Action of an earlier year that it continues',
      ],
      demo_parts: [
        'Bagian yang dibuat untuk peragaan',
        'Which parts were made for the demonstration',
      ],
    },
  },
  action_agencies: {
    row: ['OPD pendukung sebuah aksi', 'A supporting agency of an action'],
    columns: {
      action_id: ['Aksinya', 'The action'],
      agency_id: ['OPD pendukung', 'The supporting agency'],
    },
  },
  action_places: {
    row: ['Wilayah sebuah aksi', 'A place of an action'],
    columns: {
      action_id: ['Aksinya', 'The action'],
      place_id: ['Wilayahnya', 'The place'],
      target: [
        'Target keluaran di wilayah itu; kosong bila belum diketahui',
        'Output target in that place; blank if not known',
        'own_unit',
      ],
    },
  },
  action_plans: {
    row: ['Rencana per triwulan sebuah aksi', 'The plan of an action for a quarter'],
    columns: {
      action_id: ['Aksinya', 'The action'],
      quarter: ['Triwulan 1 sampai 4', 'Quarter 1 to 4'],
      output: [
        'Rencana keluaran, kumulatif sejak 1 Januari',
        'Planned output, cumulative since 1 January',
        'own_unit',
      ],
      money: [
        'Rencana uang, kumulatif sejak 1 Januari',
        'Planned money, cumulative since 1 January',
        'rupiah',
      ],
    },
  },
  action_strategies: {
    row: [
      'Strategi tambahan sebuah aksi; tidak ikut dijumlahkan',
      'A further strategy of an action; never added to totals',
    ],
    columns: {
      action_id: ['Aksinya', 'The action'],
      strategy_number: ['Strategi tambahan', 'The further strategy'],
    },
  },
  budget_lines: {
    row: [
      'Satu baris anggaran sebuah aksi, dengan riwayat perubahannya',
      'One budget line of an action, with its revisions',
    ],
    columns: {
      action_id: ['Aksinya', 'The action'],
      fund: [
        'Sumber dana: apbd, apbn, dak, dau, dbh, dana_desa, csr, baznas, other lainnya',
        'Fund: apbd, apbn, dak, dau, dbh, dana_desa, csr, baznas, other',
      ],
      stage: ['Tahap: murni atau perubahan', 'Stage: original (murni) or revised (perubahan)'],
      decided_on: ['Hari penetapan', 'Day of the decision'],
      amount: ['Jumlah', 'Amount', 'rupiah'],
      reason: ['Alasan perubahan', 'Reason of the revision'],
      is_current: [
        'Apakah baris ini yang berlaku untuk dana itu',
        'Whether this line is in force for its fund',
      ],
    },
  },
  windows: {
    row: ['Satu masa pelaporan', 'One reporting window'],
    columns: {
      code: ['Kode masa, misalnya 2026-TW3', 'Code, for example 2026-TW3'],
      year: ['Tahun', 'Year'],
      kind: ['Jenis: quarter triwulan, semester, month bulan', 'Kind: quarter, semester, month'],
      number: ['Nomor dalam tahun', 'Number within the year'],
      ends_on: ['Hari terakhir yang dilaporkan', 'Last day that is reported'],
      opens_on: ['Hari dibuka', 'Day on which it opens'],
      due_on: ['Hari jatuh tempo; hari itu belum terlambat', 'Due day; that day is not late'],
      grace_until: [
        'Hari terakhir laporan terlambat masih diterima',
        'Last day on which a late report is taken',
      ],
      unlocked_until: ['Dibuka kembali sampai', 'Unlocked until'],
      unlock_reason: ['Alasan dibuka kembali', 'Why it was unlocked'],
    },
  },
  excuses: {
    row: ['Pengecualian dari kewajiban lapor', 'An excuse from reporting'],
    columns: {
      window_id: ['Masa pelaporannya', 'The window'],
      agency_id: ['OPD yang dikecualikan', 'The agency excused'],
      action_id: [
        'Satu aksi saja; kosong berarti semua aksi OPD itu',
        'One action only; blank means all of the agency’s',
      ],
      reason: ['Alasannya', 'The reason'],
      excused_by: ['Akun yang mengecualikan', 'Account that excused'],
      excused_at: ['Saat dikecualikan', 'When'],
    },
  },
  reports: {
    row: [
      'Laporan satu aksi untuk satu masa; semua angka kumulatif sejak 1 Januari',
      'The report of one action for one window; all figures cumulative since 1 January',
    ],
    columns: {
      action_id: ['Aksinya', 'The action'],
      window_id: ['Masa pelaporannya', 'The window'],
      state: [
        'Keadaan: draft draf, sent terkirim, returned dikembalikan, verified diverifikasi',
        'State: draft, sent, returned, verified',
      ],
      output: [
        'Keluaran s.d. akhir masa; kosong bukan nol',
        'Output to the end of the window; blank is not zero',
        'own_unit',
      ],
      beneficiaries: [
        'Penerima manfaat s.d. akhir masa',
        'Beneficiaries to the end of the window',
        'own_unit',
      ],
      realised: ['Realisasi uang, semua dana', 'Money realised, all funds', 'rupiah'],
      work_status: ['Status kerja menurut laporan', 'Work status as reported'],
      status_reason: ['Alasan tertunda atau batal', 'Why it is delayed or cancelled'],
      done_text: ['Yang sudah dikerjakan', 'What was done'],
      constraint_code: [
        'Kode kendala 1 sampai 11: 1 peraturan, 2 juknis, 3 RKA, 4 DPA, 5 SK pelaksana, 6 tender/kontrak, 7 persiapan swakelola, 8 SP2D, 9 pelaksanaan kontrak, 10 pelaksanaan swakelola, 11 lain-lain',
        'Constraint 1 to 11: 1 regulation, 2 technical guidance, 3 RKA, 4 DPA, 5 decree of executors, 6 tender or contract, 7 preparing own work, 8 SP2D, 9 carrying out a contract, 10 carrying out own work, 11 other',
      ],
      constraint_text: ['Penjelasan kendala', 'The constraint in words'],
      driving_text: ['Faktor pendorong', 'What helped'],
      next_text: ['Langkah berikutnya', 'Next step'],
      help_text: ['Bantuan yang diperlukan dari tim', 'Help needed from the team'],
      first_sent_at: ['Saat pertama dikirim', 'When it was first sent'],
      sent_at: ['Saat terakhir dikirim', 'When it was last sent'],
      sent_by: ['Akun pengirim', 'Account that sent it'],
      verified_at: ['Saat diverifikasi', 'When it was verified'],
      verified_by: ['Akun pemeriksa', 'Account that verified it'],
      flags: [
        'Tanda laporan janggal, menurut nama aturannya',
        'Marks of an odd report, by the names of their rules',
      ],
    },
  },
  report_money: {
    row: ['Realisasi uang sebuah laporan per sumber dana', 'Money realised of a report, by fund'],
    columns: {
      report_id: ['Laporannya', 'The report'],
      fund: ['Sumber dana', 'Fund'],
      amount: ['Realisasi, kumulatif', 'Realised, cumulative', 'rupiah'],
    },
  },
  report_places: {
    row: ['Keluaran sebuah laporan di satu wilayah', 'Output of a report in one place'],
    columns: {
      report_id: ['Laporannya', 'The report'],
      place_id: ['Wilayahnya', 'The place'],
      output: [
        'Keluaran di wilayah itu, kumulatif',
        'Output in that place, cumulative',
        'own_unit',
      ],
      beneficiaries: [
        'Penerima manfaat di wilayah itu, kumulatif',
        'Beneficiaries in that place, cumulative',
        'own_unit',
      ],
      realised: [
        'Realisasi uang di wilayah itu, kumulatif',
        'Money realised in that place, cumulative',
        'rupiah',
      ],
    },
  },
  report_versions: {
    row: [
      'Isi laporan seperti dikirim; tidak pernah berubah',
      'A report as it was sent; never changed',
    ],
    columns: {
      report_id: ['Laporannya', 'The report'],
      number: ['Kiriman ke berapa', 'The how-manieth sending'],
      content: ['Seluruh isi saat dikirim', 'All that it said when it was sent'],
      sent_at: ['Saat dikirim', 'When it was sent'],
      sent_by: ['Akun pengirim', 'Account that sent it'],
    },
  },
  report_reviews: {
    row: ['Putusan pemeriksa atas sebuah laporan', 'A reviewer’s verdict on a report'],
    columns: {
      report_id: ['Laporannya', 'The report'],
      version_number: ['Kiriman yang diperiksa', 'The sending that was reviewed'],
      verdict: ['Putusan: verified, returned, reopened', 'Verdict: verified, returned, reopened'],
      section: ['Bagian yang dikomentari', 'Section that the comment is about'],
      comment: ['Komentar', 'Comment'],
      reviewer_id: ['Akun pemeriksa', 'Account of the reviewer'],
      at: ['Saat diputuskan', 'When'],
    },
  },
  evidence: {
    row: [
      'Satu bukti sebuah laporan; berkasnya terpisah',
      'One piece of evidence of a report; its file lies apart',
    ],
    columns: {
      report_id: ['Laporannya', 'The report'],
      kind: ['Jenis: photo, pdf, link', 'Kind: photo, pdf, link'],
      name: ['Nama berkas', 'Name of the file'],
      link: ['Alamat, bila bukti berupa tautan', 'Address, where the evidence is a link'],
      media_type: ['Jenis isi berkas', 'Media type of the file'],
      size: ['Besar berkas', 'Size of the file', 'bytes'],
      sha256: ['Sidik isi berkas', 'Fingerprint of the content'],
      added_by: ['Akun yang menambahkan', 'Account that added it'],
      added_at: ['Saat ditambahkan', 'When it was added'],
    },
  },
  standings: {
    row: [
      'Kedudukan satu aksi pada akhir satu masa; dapat dihitung ulang',
      'Where one action stands at the end of one window; can be computed again',
    ],
    columns: {
      action_id: ['Aksinya', 'The action'],
      window_id: ['Masa pelaporannya', 'The window'],
      status: ['Status kerja pada akhir masa itu', 'Work status at the end of that window'],
      judged: [
        'Penilaian fisik: on_track sesuai, slow lambat, stuck tersendat, finished selesai, postponed tertunda, called_off batal, not_due belum waktunya, unjudged belum dapat dinilai',
        'Judged output: on_track, slow, stuck, finished, postponed, called_off, not_due, unjudged (cannot be judged yet)',
      ],
      judged_money: ['Penilaian uang, dengan kata yang sama', 'Judged money, by the same words'],
      figure_window_id: [
        'Masa dari angka terakhir yang terkirim',
        'Window of the last figure that was sent',
      ],
      figure_state: [
        'Angka siapa: sent kata OPD, verified sudah diverifikasi, kosong belum ada',
        'Whose word: sent is the agency’s, verified a reviewer’s, blank none yet',
      ],
      output: ['Keluaran terakhir yang terkirim', 'Output as last sent', 'own_unit'],
      beneficiaries: [
        'Penerima manfaat terakhir yang terkirim',
        'Beneficiaries as last sent',
        'own_unit',
      ],
      realised: ['Realisasi uang terakhir yang terkirim', 'Money realised as last sent', 'rupiah'],
      expected: [
        'Bagian target yang seharusnya tercapai, 0 sampai 1',
        'Share of the target that was to be reached, 0 to 1',
      ],
      expected_money: [
        'Bagian anggaran yang seharusnya terpakai, 0 sampai 1',
        'Share of the budget that was to be spent, 0 to 1',
      ],
      owed: ['Apakah laporan masa itu wajib', 'Whether a report was owed for that window'],
      report_state: [
        'Keadaan laporan masa itu; none belum ada',
        'State of that window’s report; none is none yet',
      ],
      sent_on: ['Hari pertama dikirim (WIB)', 'Day on which it was first sent (WIB)'],
    },
  },
} as const satisfies Record<string, TableMeaning>
