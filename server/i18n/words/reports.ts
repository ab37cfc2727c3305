import type { Words } from '../words'

export const reports = {
  'report.state.none': { id: 'belum diisi', en: 'not filled in' },
  'report.state.draft': { id: 'draf', en: 'draft' },
  'report.state.sent': { id: 'terkirim', en: 'sent' },
  'report.state.returned': { id: 'dikembalikan', en: 'returned' },
  'report.state.verified': { id: 'diverifikasi', en: 'verified' },

  'report.title': { id: 'Laporan {window} · {code}', en: 'Report {window} · {code}' },
  'report.heading': { id: 'Laporan {window}', en: 'Report for {window}' },
  'report.of_action': { id: '{code} · {title}', en: '{code} · {title}' },
  'report.cumulative_rule': {
    id: 'Isi angka kumulatif sejak {span}, bukan tambahan pada periode ini saja. Tambahannya kami hitung sendiri. Kotak kosong berarti belum dilaporkan; tulis 0 hanya bila memang nol.',
    en: 'Enter cumulative figures from {span}, not only what this period added. We work out the addition ourselves. An empty box means not reported; write 0 only where it is truly zero.',
  },
  'report.due_open': {
    id: 'Jatuh tempo {due}. Tepat waktu bila terkirim sebelum pukul 24.00 WIB hari itu.',
    en: 'Due on {due}. On time if sent before midnight WIB that day.',
  },
  'report.due_late': {
    id: 'Jatuh tempo {due} sudah lewat. Laporan masih diterima sampai {until} dan dicatat terlambat.',
    en: 'The due date, {due}, has passed. Reports are still taken until {until} and recorded as late.',
  },
  'report.due_returned': {
    id: 'Laporan ini dikembalikan. Perbaiki bagian yang dikomentari, lalu kirim lagi. Catatan tepat waktunya tidak hilang.',
    en: 'This report was returned. Correct the sections commented on, then send it again. Its on-time record is kept.',
  },
  'report.draft_saved_at': { id: 'Draf terakhir disimpan {when}.', en: 'Draft last saved {when}.' },

  'report.part.figures': { id: 'Angka', en: 'Figures' },
  'report.part.work': { id: 'Pekerjaan', en: 'The work' },
  'report.part.next': { id: 'Kendala dan langkah', en: 'Constraint and next steps' },
  'report.part.texts': { id: 'Uraian', en: 'In words' },
  'report.part.evidence': { id: 'Bukti', en: 'Evidence' },
  'report.part.comments': { id: 'Komentar peninjau', en: 'The reviewer’s comments' },
  'report.part.flags': { id: 'Yang perlu dilihat dua kali', en: 'Worth a second look' },
  'report.part.changes': {
    id: 'Yang berubah sejak versi {n}',
    en: 'What changed since version {n}',
  },
  'report.part.trail': { id: 'Jejak laporan', en: 'Trail of this report' },
  'report.part.review': { id: 'Keputusan peninjau', en: 'The reviewer’s decision' },

  'report.field.output': { id: 'Keluaran', en: 'Output' },
  'report.field.beneficiaries': { id: 'Penerima manfaat', en: 'Beneficiaries' },
  'report.field.money': { id: 'Realisasi keuangan', en: 'Money realised' },
  'report.field.money_of': { id: 'Realisasi {fund}', en: 'Realised, {fund}' },
  'report.field.work_status': { id: 'Status pekerjaan', en: 'Work status' },
  'report.field.status_reason': {
    id: 'Alasan tertunda atau batal',
    en: 'Reason for delay or cancellation',
  },
  'report.field.done_text': { id: 'Yang sudah dikerjakan', en: 'What was done' },
  'report.field.constraint_code': { id: 'Kendala', en: 'Constraint' },
  'report.field.constraint_text': { id: 'Penjelasan kendala', en: 'The constraint in words' },
  'report.field.driving_text': { id: 'Faktor pendorong', en: 'What helped' },
  'report.field.next_text': { id: 'Langkah berikutnya', en: 'Next step' },
  'report.field.help_text': {
    id: 'Bantuan yang diperlukan dari tim',
    en: 'Help needed from the team',
  },
  'report.field.confirmed': { id: 'Angka ini sudah benar', en: 'These figures are right' },

  'report.target_hint': { id: 'Target setahun: {target}.', en: 'Target for the year: {target}.' },
  'report.no_target_hint': {
    id: 'Target setahun belum diketahui.',
    en: 'The target for the year is not known.',
  },
  'report.no_unit_hint': {
    id: 'Satuannya belum ditetapkan pada aksi ini; lengkapi di halaman aksi.',
    en: 'Its unit is not set on this action yet; complete it on the action’s page.',
  },
  'report.budget_hint': { id: 'Anggaran sekarang: {budget}.', en: 'Current budget: {budget}.' },
  'report.no_budget_hint': {
    id: 'Anggarannya belum diketahui.',
    en: 'Its budget is not known.',
  },
  'report.rupiah': { id: 'rupiah', en: 'rupiah' },
  'report.previous_figure': { id: '{window}: {figure}', en: '{window}: {figure}' },
  'report.carried_over': {
    id: 'Disalin dari laporan {window}; ubah bila sudah lain.',
    en: 'Carried over from the report for {window}; change it if things differ now.',
  },
  'report.reason_hint': {
    id: 'Wajib bila tertunda atau batal.',
    en: 'Required if delayed or cancelled.',
  },
  'report.constraint_none': { id: 'Tidak ada kendala', en: 'No constraint' },
  'report.no_names_hint': {
    id: 'Tulis jumlah, bukan nama atau NIK penerima.',
    en: 'Write counts, not names or NIK of recipients.',
  },

  'report.constraint.1': { id: 'Peraturan', en: 'Regulation' },
  'report.constraint.2': { id: 'Petunjuk teknis (juknis)', en: 'Technical guidance (juknis)' },
  'report.constraint.3': { id: 'RKA', en: 'Work and budget plan (RKA)' },
  'report.constraint.4': { id: 'DPA', en: 'Budget execution document (DPA)' },
  'report.constraint.5': { id: 'SK pelaksana', en: 'Decree naming the implementers' },
  'report.constraint.6': { id: 'Tender atau kontrak', en: 'Tender or contract' },
  'report.constraint.7': { id: 'Persiapan swakelola', en: 'Preparing self-management' },
  'report.constraint.8': { id: 'SP2D', en: 'Disbursement order (SP2D)' },
  'report.constraint.9': { id: 'Pelaksanaan kontrak', en: 'Carrying out the contract' },
  'report.constraint.10': { id: 'Pelaksanaan swakelola', en: 'Carrying out self-management' },
  'report.constraint.11': { id: 'Lain-lain', en: 'Other' },

  'report.save_draft': { id: 'Simpan draf', en: 'Save draft' },
  'report.save_correction': { id: 'Simpan perbaikan', en: 'Save corrections' },
  'report.save_and_attach': {
    id: 'Simpan, lalu lampirkan bukti',
    en: 'Save, then attach evidence',
  },
  'report.send': { id: 'Kirim laporan', en: 'Send report' },
  'report.send_again': { id: 'Kirim lagi', en: 'Send again' },
  'report.saved': {
    id: 'Draf tersimpan. Laporan belum terkirim.',
    en: 'Draft saved. The report has not been sent yet.',
  },
  'report.saved_correction': {
    id: 'Perbaikan tersimpan. Laporan belum dikirim lagi.',
    en: 'Corrections saved. The report has not been sent again yet.',
  },
  'report.sent_notice': {
    id: 'Laporan {window} terkirim dan menunggu diverifikasi.',
    en: 'The report for {window} is sent and waits for verification.',
  },
  'report.copy_typed': {
    id: 'Laporan ini tidak dapat disimpan lagi sekarang. Ketikan Anda ada di bawah; salin bila masih perlu.',
    en: 'This report cannot be saved any more now. What you typed is below; copy it if you still need it.',
  },
  'report.back_to_report': { id: 'Kembali ke laporan', en: 'Back to the report' },
  'report.to_action': { id: 'Halaman aksi', en: 'The action’s page' },

  'report.status_required': {
    id: 'Pilih status pekerjaan sebelum mengirim.',
    en: 'Choose the work status before sending.',
  },
  'report.reason_required': {
    id: 'Tulis alasannya, paling sedikit 3 huruf.',
    en: 'Say why, in at least 3 characters.',
  },
  'report.nothing_said': {
    id: 'Isi sedikitnya satu: keluaran, realisasi keuangan, atau uraian yang sudah dikerjakan.',
    en: 'Fill in at least one: output, money realised, or what was done.',
  },
  'report.constraint_required': {
    id: 'Kendala lain-lain perlu dijelaskan.',
    en: 'Another constraint needs explaining.',
  },
  'report.doubt.lower': {
    id: 'Lebih rendah dari laporan sebelumnya ({figure}), padahal angka kumulatif tidak turun. Perbaiki, atau centang “Angka ini sudah benar” di bawah dan jelaskan.',
    en: 'Lower than in the previous report ({figure}), though cumulative figures do not fall. Correct it, or tick “These figures are right” below and explain.',
  },
  'report.doubt.missing': {
    id: 'Laporan sebelumnya menyebut {figure}, sekarang kosong. Isi angkanya, atau centang “Angka ini sudah benar” di bawah dan jelaskan.',
    en: 'The previous report said {figure}, now it is empty. Fill it in, or tick “These figures are right” below and explain.',
  },
  'report.doubt.over_budget': {
    id: 'Jumlah realisasi melebihi anggaran ({figure}). Perbaiki, atau centang “Angka ini sudah benar” di bawah dan jelaskan.',
    en: 'The realised total is above the budget ({figure}). Correct it, or tick “These figures are right” below and explain.',
  },
  'report.confirm': {
    id: 'Centang bila angka yang ditandai di atas memang benar.',
    en: 'Tick this if the figures marked above are right.',
  },
  'report.explain': {
    id: 'Jelaskan di sini mengapa angkanya demikian.',
    en: 'Explain here why the figures are so.',
  },

  'report.obstacle.sent': {
    id: 'Laporan {window} sudah terkirim dan menunggu diverifikasi. Untuk mengubahnya, minta koordinator mengembalikannya.',
    en: 'The report for {window} is sent and waits for verification. To change it, ask the coordinator to return it.',
  },
  'report.obstacle.verified': {
    id: 'Laporan {window} sudah diverifikasi. Untuk mengubahnya, minta koordinator membukanya kembali.',
    en: 'The report for {window} is verified. To change it, ask the coordinator to reopen it.',
  },
  'report.obstacle.not_open': {
    id: 'Masa pelaporan {window} baru dibuka pada {opens}. Laporan dapat diisi mulai hari itu.',
    en: 'Reporting for {window} opens on {opens}. The report can be filled in from that day.',
  },
  'report.obstacle.locked': {
    id: 'Masa pelaporan {window} terkunci: jatuh temponya {due} dan laporan terlambat diterima sampai {grace}. Minta sekretariat TKPK membukanya.',
    en: 'Reporting for {window} is locked: it was due on {due} and late reports were taken until {grace}. Ask the TKPK secretariat to unlock it.',
  },
  'report.not_sent': {
    id: 'Laporan ini belum dikirim, jadi belum dapat ditinjau.',
    en: 'This report has not been sent, so it cannot be reviewed yet.',
  },
  'report.not_sent_now': {
    id: 'Laporan ini tidak sedang menunggu tinjauan. Lihat keadaannya pada halaman laporan.',
    en: 'This report is not waiting for review. See where it stands on its page.',
  },
  'report.not_verified_now': {
    id: 'Hanya laporan yang sudah diverifikasi yang dapat dibuka kembali.',
    en: 'Only a verified report can be reopened.',
  },
  'report.changed_since': {
    id: 'Laporan ini berubah sejak halaman Anda buka: OPD mengirim ulang, atau peninjau lain sudah memutuskan. Di bawah ini yang terbaru; ketikan Anda tidak hilang.',
    en: 'This report changed since you opened the page: the agency resent it, or another reviewer decided. Below is the latest; what you typed is kept.',
  },
  'report.your_words': { id: 'Yang tadi Anda ketik', en: 'What you had typed' },
  'report.comment_required': {
    id: 'Tulis komentar pada sedikitnya satu bagian, agar OPD tahu apa yang diperbaiki.',
    en: 'Comment on at least one section, so that the agency knows what to correct.',
  },

  'report.nothing_yet': {
    id: 'Belum ada laporan untuk masa ini.',
    en: 'There is no report for this window yet.',
  },
  'report.being_drafted': {
    id: '{agency} sedang menyusun laporan ini. Isinya tampak setelah dikirim.',
    en: '{agency} is preparing this report. It will show once it is sent.',
  },
  'report.being_mended': {
    id: 'Laporan ini dikembalikan kepada {agency}. Yang tampak di bawah adalah versi yang terakhir dikirim.',
    en: 'This report was returned to {agency}. Shown below is the version sent last.',
  },
  'report.fact.agency': { id: 'OPD', en: 'Agency' },
  'report.fact.period': { id: 'Periode angka', en: 'Period of the figures' },
  'report.fact.state': { id: 'Keadaan', en: 'State' },
  'report.fact.due': { id: 'Jatuh tempo', en: 'Due' },
  'report.fact.sent': { id: 'Terkirim', en: 'Sent' },
  'report.fact.verified': { id: 'Diverifikasi', en: 'Verified' },
  'report.by': { id: '{when}, oleh {who}', en: '{when}, by {who}' },
  'report.someone': { id: 'akun yang sudah tidak ada', en: 'an account that is gone' },

  'report.col.measure': { id: 'Ukuran', en: 'Measure' },
  'report.col.target': { id: 'Target atau anggaran', en: 'Target or budget' },
  'report.col.previous': { id: 'Sebelumnya ({window})', en: 'Before ({window})' },
  'report.col.previous_none': { id: 'Sebelumnya', en: 'Before' },
  'report.col.cumulative': { id: 'Kumulatif {up_to}', en: 'Cumulative {up_to}' },
  'report.col.own': { id: 'Pada periode ini', en: 'In this period' },
  'report.col.own_since': { id: 'Sejak {window}', en: 'Since {window}' },
  'report.col.own_since_january': { id: 'Sejak 1 Januari', en: 'Since 1 January' },
  'report.col.share': { id: 'Dari target', en: 'Of target' },
  'report.no_previous': { id: 'belum ada laporan', en: 'no report yet' },
  'report.figures_rule': {
    id: 'Semua angka kumulatif sejak 1 Januari. Tambahan = kumulatif sekarang dikurangi kumulatif laporan sebelumnya. “Dari target” = kumulatif dibagi target (atau anggaran) setahun.',
    en: 'All figures are cumulative from 1 January. The addition = cumulative now minus cumulative in the previous report. “Of target” = cumulative divided by the year’s target (or budget).',
  },
  'report.figures_caption': {
    id: 'Angka laporan, {state}',
    en: 'The report’s figures, {state}',
  },
  'report.nothing_written': { id: 'tidak ada', en: 'none' },
  'report.constraint_line': { id: '{code}. {name}', en: '{code}. {name}' },
  'report.previous_report': { id: 'Buka laporan {window}', en: 'Open the report for {window}' },

  'report.section.output': { id: 'Keluaran', en: 'Output' },
  'report.section.beneficiaries': { id: 'Penerima manfaat', en: 'Beneficiaries' },
  'report.section.money': { id: 'Keuangan', en: 'Money' },
  'report.section.status': { id: 'Status pekerjaan', en: 'Work status' },
  'report.section.texts': { id: 'Uraian dan kendala', en: 'Texts and constraint' },
  'report.section.evidence': { id: 'Bukti', en: 'Evidence' },

  'report.verify': { id: 'Verifikasi', en: 'Verify' },
  'report.verify_lead': {
    id: 'Angka menjadi terverifikasi dan dipakai di papan serta dokumen.',
    en: 'The figures become verified and are used on the board and in documents.',
  },
  'report.verify_comment': { id: 'Catatan (boleh kosong)', en: 'Note (optional)' },
  'report.return': { id: 'Kembalikan', en: 'Return' },
  'report.return_lead': {
    id: 'Tulis pada bagian yang perlu diperbaiki; bagian lain biarkan kosong.',
    en: 'Write by the sections that need correcting; leave the others empty.',
  },
  'report.reopen': { id: 'Buka kembali', en: 'Reopen' },
  'report.reopen_lead': {
    id: 'Verifikasi dicabut dan OPD dapat memperbaiki laporan. Alasannya tercatat pada jejak.',
    en: 'The verification is withdrawn and the agency can correct the report. The reason stays in the trail.',
  },
  'report.reopen_reason': { id: 'Alasan dibuka kembali', en: 'Reason for reopening' },
  'report.verified_notice': { id: 'Laporan diverifikasi.', en: 'The report is verified.' },
  'report.returned_notice': {
    id: 'Laporan dikembalikan kepada {agency}.',
    en: 'The report is returned to {agency}.',
  },
  'report.reopened_notice': {
    id: 'Laporan dibuka kembali; {agency} dapat memperbaikinya.',
    en: 'The report is reopened; {agency} can correct it.',
  },
  'report.no_changes': {
    id: 'Isinya sama dengan versi sebelumnya.',
    en: 'Its content equals the version before.',
  },
  'report.before': { id: 'Sebelum', en: 'Before' },
  'report.after': { id: 'Sesudah', en: 'After' },
  'report.changed_field': { id: 'Bagian', en: 'Field' },

  'report.trail.sent': { id: 'Versi {n} dikirim oleh {who}', en: 'Version {n} sent by {who}' },
  'report.trail.verified': { id: 'Diverifikasi oleh {who}', en: 'Verified by {who}' },
  'report.trail.returned': { id: 'Dikembalikan oleh {who}', en: 'Returned by {who}' },
  'report.trail.reopened': { id: 'Dibuka kembali oleh {who}', en: 'Reopened by {who}' },
  'report.trail.on_time': { id: 'tepat waktu', en: 'on time' },
  'report.trail.days_late': {
    id: 'terlambat {n} hari',
    en: '{n} day late ¦ {n} days late',
  },

  'report.flag.identical': { id: 'Sama persis', en: 'Identical' },
  'report.flag.lower': { id: 'Turun', en: 'Lower' },
  'report.flag.over_budget': { id: 'Melebihi anggaran', en: 'Above budget' },
  'report.flag.money_only': {
    id: 'Uang bergerak, keluaran tidak',
    en: 'Money moved, output did not',
  },
  'report.flag.output_only': {
    id: 'Keluaran bergerak, uang tidak',
    en: 'Output moved, money did not',
  },
  'report.flag.jump': { id: 'Melonjak', en: 'Jump' },
  'report.flag.complete_early': { id: 'Penuh sebelum waktunya', en: 'Complete early' },
  'report.flag.evidence_reused': { id: 'Bukti dipakai ulang', en: 'Evidence reused' },
  'report.flag.silent': { id: 'Lama tidak melapor', en: 'Long silent' },
  'report.rule.silent': {
    id: 'Lebih dari {n} hari sejak laporan sebelumnya (atau sejak aksi mulai) sampai laporan ini pertama kali terkirim.',
    en: 'More than {n} day from the previous report (or the start of the action) to the first sending of this one. ¦ More than {n} days from the previous report (or the start of the action) to the first sending of this one.',
  },
  'report.answer_label': { id: 'Jawaban untuk “{flag}”', en: 'Answer to “{flag}”' },
  'report.answer': { id: 'Simpan jawaban', en: 'Save the answer' },
  'report.answer_saved': {
    id: 'Jawaban tersimpan; peninjau dapat membacanya.',
    en: 'The answer is saved; the reviewer can read it.',
  },
  'report.answered_by': { id: '{who}, {when}', en: '{who}, {when}' },
  'report.answer_old': {
    id: 'menjawab versi sebelumnya',
    en: 'answered an earlier version',
  },
  'report.part.since': {
    id: 'Yang berubah sejak laporan {window}',
    en: 'What changed since the report for {window}',
  },
  'report.no_changes_since': {
    id: 'Status, kendala, dan uraiannya sama.',
    en: 'Status, constraint and texts are the same.',
  },
  'report.queue_previous': { id: 'Sebelumnya', en: 'Previous' },
  'report.queue_next': { id: 'Berikutnya', en: 'Next' },
  'report.queue_all': { id: 'Antrean', en: 'Queue' },
  'report.queue_keys': {
    id: 'Tombol j: berikutnya, k: sebelumnya',
    en: 'Keys j: next, k: previous',
  },
  'report.queue_label': { id: 'Antrean laporan', en: 'Queue of reports' },
  'report.verify_then_next': {
    id: 'Verifikasi, lalu buka berikutnya',
    en: 'Verify, then open the next',
  },
  'report.rule.identical': {
    id: 'Ketiga angka sama dengan laporan sebelumnya, padahal pekerjaan belum selesai.',
    en: 'All three figures equal the previous report, though the work is not done.',
  },
  'report.rule.lower': {
    id: 'Ada angka kumulatif yang lebih rendah dari laporan sebelumnya.',
    en: 'A cumulative figure is lower than in the previous report.',
  },
  'report.rule.over_budget': {
    id: 'Realisasi melebihi anggaran yang berlaku.',
    en: 'Realised money is above the current budget.',
  },
  'report.rule.money_only': {
    id: 'Realisasi bertambah pada periode ini, keluaran tetap.',
    en: 'Realised money grew in this period, output stayed.',
  },
  'report.rule.output_only': {
    id: 'Keluaran bertambah pada periode ini, realisasi tetap.',
    en: 'Output grew in this period, realised money stayed.',
  },
  'report.rule.jump': {
    id: 'Tambahan keluaran dalam satu periode lebih dari {share} target.',
    en: 'Output added in one period is more than {share} of the target.',
  },
  'report.rule.complete_early': {
    id: 'Keluaran sudah mencapai target sebelum tanggal akhir, tetapi statusnya bukan selesai.',
    en: 'Output reached the target before the end date, but the status is not done.',
  },
  'report.rule.evidence_reused': {
    id: 'Ada berkas yang juga melekat pada laporan lain.',
    en: 'A file is attached to another report as well.',
  },
  'report.flags_note': {
    id: 'Tanda adalah pertanyaan kepada OPD, bukan putusan.',
    en: 'A mark is a question to the agency, not a verdict.',
  },

  'reports.file': { id: 'laporan-{state}-per-{day}', en: 'reports-{state}-as-of-{day}' },
  'reports.title': { id: 'Laporan untuk ditinjau', en: 'Reports to review' },
  'reports.lead': {
    id: 'Yang bertanda berada paling atas, lalu yang paling lama menunggu.',
    en: 'Marked reports come first, then what has waited longest.',
  },
  'reports.lead_settled': { id: 'Yang terbaru berada paling atas.', en: 'The newest comes first.' },
  'reports.state': { id: 'Keadaan', en: 'State' },
  'reports.window': { id: 'Masa pelaporan', en: 'Window' },
  'reports.agency': { id: 'OPD', en: 'Agency' },
  'reports.strategy': { id: 'Strategi', en: 'Strategy' },
  'reports.show': { id: 'Tampilkan', en: 'Show' },
  'reports.filters': { id: 'Saringan', en: 'Filters' },
  'reports.caption': { id: 'Laporan {state}', en: 'Reports {state}' },
  'reports.action': { id: 'Aksi', en: 'Action' },
  'reports.sent_at': { id: 'Terkirim', en: 'Sent' },
  'reports.figures': { id: 'Kumulatif (pada periode ini)', en: 'Cumulative (in this period)' },
  'reports.flags': { id: 'Tanda', en: 'Marks' },
  'reports.figure': { id: '{label}: {figure}', en: '{label}: {figure}' },
  'reports.figure_own': { id: '{label}: {figure} ({own})', en: '{label}: {figure} ({own})' },
  'reports.version': { id: 'versi {n}', en: 'version {n}' },
  'reports.csv.found': {
    id: '{n} laporan {state}',
    en: '{n} report: {state} ¦ {n} reports: {state}',
  },
  'reports.csv.code': { id: 'Kode', en: 'Code' },
  'reports.csv.version': { id: 'Versi', en: 'Version' },
  'reports.csv.output_own': { id: 'Keluaran periode ini', en: 'Output in this period' },
  'reports.csv.output_unit': { id: 'Satuan keluaran', en: 'Unit of output' },
  'reports.csv.beneficiaries_own': {
    id: 'Penerima periode ini',
    en: 'Beneficiaries in this period',
  },
  'reports.csv.beneficiary_unit': { id: 'Satuan penerima', en: 'Unit of beneficiaries' },
  'reports.csv.money': { id: 'Realisasi (Rp)', en: 'Realised (Rp)' },
  'reports.csv.money_own': { id: 'Realisasi periode ini (Rp)', en: 'Realised in this period (Rp)' },
  'reports.csv.evidence': { id: 'Bukti', en: 'Evidence' },
  'reports.evidence_n': {
    id: '{n} bukti',
    en: '{n} piece of evidence ¦ {n} pieces of evidence',
  },
  'reports.flag_answered': { id: '{flag} (dijawab)', en: '{flag} (answered)' },
  'reports.bulk': { id: 'Verifikasi yang tanpa tanda', en: 'Verify those without a mark' },
  'reports.bulk_title': { id: 'Verifikasi sekaligus', en: 'Verify many at once' },
  'reports.bulk_lead': {
    id: 'Hanya laporan tanpa tanda. Hilangkan centang pada yang ingin Anda lihat sendiri; laporan yang berubah sebelum Anda menekan tombol tidak ikut diverifikasi.',
    en: 'Only reports without a mark. Untick what you want to see for yourself; a report that changes before you press the button is left out.',
  },
  'reports.bulk_marked': {
    id: '{n} laporan lain menunggu: bertanda, atau di luar batas satu halaman.',
    en: '{n} other report waits: marked, or beyond one page. ¦ {n} other reports wait: marked, or beyond one page.',
  },
  'reports.bulk_empty': {
    id: 'Tidak ada laporan tanpa tanda yang menunggu.',
    en: 'No report without a mark waits.',
  },
  'reports.bulk_choose': { id: 'Pilih', en: 'Choose' },
  'reports.bulk_choose_one': { id: 'Verifikasi {code}', en: 'Verify {code}' },
  'reports.bulk_submit': {
    id: 'Verifikasi yang dicentang (paling banyak {n})',
    en: 'Verify what is ticked (at most {n})',
  },
  'reports.bulk_none': { id: 'Tidak ada yang dicentang.', en: 'Nothing was ticked.' },
  'reports.bulk_done': {
    id: '{n} laporan diverifikasi.',
    en: '{n} report is verified. ¦ {n} reports are verified.',
  },
  'reports.bulk_left': {
    id: '{n} laporan tidak diverifikasi karena berubah atau kini bertanda.',
    en: '{n} report was not verified: it changed or is marked now. ¦ {n} reports were not verified: they changed or are marked now.',
  },
  'reports.no_flags': { id: 'tidak ada', en: 'none' },
  'reports.empty': {
    id: 'Tidak ada laporan {state} dengan saringan ini.',
    en: 'No reports {state} with these filters.',
  },
  'reports.empty_sent': {
    id: 'Tidak ada laporan yang menunggu tinjauan.',
    en: 'No report waits for review.',
  },
  'reports.summary': {
    id: '{from}–{to} dari {n} laporan',
    en: '{from}–{to} of {n} report ¦ {from}–{to} of {n} reports',
  },

  'evidence.title': {
    id: 'Bukti laporan {window} · {code}',
    en: 'Evidence of report {window} · {code}',
  },
  'evidence.heading': { id: 'Bukti laporan {window}', en: 'Evidence for {window}' },
  'evidence.kind.photo': { id: 'Foto', en: 'Photo' },
  'evidence.kind.pdf': { id: 'PDF', en: 'PDF' },
  'evidence.kind.link': { id: 'Tautan', en: 'Link' },
  'evidence.none_yet': { id: 'Belum ada bukti.', en: 'No evidence yet.' },
  'evidence.add_files': { id: 'Unggah foto atau PDF', en: 'Upload photos or PDF' },
  'evidence.files': { id: 'Berkas', en: 'Files' },
  'evidence.files_hint': {
    id: 'Paling banyak {n} berkas sekali unggah, masing-masing sampai 10 MB: JPEG, PNG, WebP, atau PDF. Foto disimpan dalam ukuran kecil, tanpa lokasi dan data lain di dalamnya.',
    en: 'Up to {n} files at a time, each up to 10 MB: JPEG, PNG, WebP or PDF. Photos are kept small, without the location and other data inside them.',
  },
  'evidence.upload': { id: 'Unggah', en: 'Upload' },
  'evidence.add_link': { id: 'Tambahkan tautan', en: 'Add a link' },
  'evidence.link': { id: 'Alamat (https)', en: 'Address (https)' },
  'evidence.link_hint': {
    id: 'Misalnya berita atau folder foto. Pastikan orang di tim dapat membukanya.',
    en: 'For example a news page or a photo folder. Make sure the team can open it.',
  },
  'evidence.link_name': { id: 'Nama tautan (boleh kosong)', en: 'Name of the link (optional)' },
  'evidence.attach_link': { id: 'Tambahkan', en: 'Add' },
  'evidence.remove': { id: 'Hapus', en: 'Remove' },
  'evidence.remove_named': { id: 'Hapus {name}', en: 'Remove {name}' },
  'evidence.by': { id: '{who}, {when}', en: '{who}, {when}' },
  'evidence.reused': { id: 'juga pada laporan lain', en: 'also on another report' },
  'evidence.photo_of': { id: 'Foto bukti: {name}', en: 'Evidence photo: {name}' },
  'evidence.kilobytes': { id: '{n} KB', en: '{n} KB' },
  'evidence.megabytes': { id: '{n} MB', en: '{n} MB' },
  'evidence.limit_reached': {
    id: 'Sudah {n} bukti, batas satu laporan. Hapus yang tidak perlu untuk menambah.',
    en: 'There are {n} pieces, the limit for one report. Remove some to add more.',
  },
  'evidence.added': { id: 'Bukti tersimpan.', en: 'The evidence is saved.' },
  'evidence.removed': { id: 'Bukti dihapus.', en: 'The evidence is removed.' },
  'evidence.nothing_chosen': { id: 'Pilih berkas dahulu.', en: 'Choose a file first.' },
  'evidence.not_https': {
    id: 'Alamat harus dimulai dengan https://.',
    en: 'The address must begin with https://.',
  },
  'evidence.too_large': {
    id: 'Satu berkas paling besar 10 MB. Kecilkan berkasnya, atau simpan di tempat lain dan tambahkan tautannya.',
    en: 'A file may have at most 10 MB. Make it smaller, or store it elsewhere and add a link.',
  },
  'evidence.too_many_at_once': {
    id: 'Paling banyak {n} berkas sekali unggah.',
    en: 'At most {n} files at a time.',
  },
  'evidence.too_many_on_report': {
    id: 'Satu laporan memuat paling banyak {n} bukti.',
    en: 'A report holds at most {n} pieces of evidence.',
  },
  'evidence.twice': {
    id: '“{name}” sudah ada pada laporan ini.',
    en: '“{name}” is on this report already.',
  },
  'evidence.wrong_type': {
    id: '“{name}” bukan foto atau PDF. Yang diterima: JPEG, PNG, WebP, dan PDF.',
    en: '“{name}” is not a photo or PDF. Accepted: JPEG, PNG, WebP and PDF.',
  },
  'evidence.wrong_ending': {
    id: 'Isi “{name}” tidak sesuai dengan akhiran namanya. Periksa apakah berkasnya benar.',
    en: 'The content of “{name}” does not fit the ending of its name. Check that it is the right file.',
  },
  'evidence.heic': {
    id: '“{name}” berformat HEIC. Simpan sebagai JPEG, lalu unggah lagi.',
    en: '“{name}” is in HEIC format. Save it as JPEG, then upload it again.',
  },
  'evidence.empty': { id: '“{name}” kosong.', en: '“{name}” is empty.' },
  'evidence.unreadable': {
    id: '“{name}” rusak atau tidak lengkap. Buka di perangkat Anda untuk memastikan, lalu unggah lagi.',
    en: '“{name}” is damaged or incomplete. Open it on your device to make sure, then upload it again.',
  },
  'evidence.moving': {
    id: '“{name}” adalah gambar bergerak. Unggah foto biasa.',
    en: '“{name}” is a moving picture. Upload an ordinary photo.',
  },
  'evidence.too_many_pixels': {
    id: '“{name}” terlalu luas. Batasnya 51 megapiksel.',
    en: '“{name}” has too many pixels. The limit is 51 megapixels.',
  },
} as const satisfies Words
