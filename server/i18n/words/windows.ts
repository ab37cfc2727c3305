import type { Words } from '../words'

export const windows = {
  'window.name.quarter': { id: 'Triwulan {number} {year}', en: 'Quarter {number} {year}' },
  'window.name.semester': { id: 'Semester {number} {year}', en: 'Half-year {number} {year}' },
  'window.name.month': { id: '{month} {year}', en: '{month} {year}' },
  'window.short.quarter': { id: 'TW {number} {year}', en: 'Q{number} {year}' },
  'window.short.semester': { id: 'Smt {number} {year}', en: 'H{number} {year}' },
  'window.short.month': { id: '{month} {year}', en: '{month} {year}' },
  'window.up_to': { id: 's.d. {day}', en: 'to {day}' },
  'window.span': { id: '{from} sampai {to}', en: '{from} to {to}' },

  'window.phase.closed': { id: 'belum dibuka', en: 'not open yet' },
  'window.phase.open': { id: 'dibuka', en: 'open' },
  'window.phase.late': { id: 'lewat jatuh tempo, masih diterima', en: 'past due, still taken' },
  'window.phase.locked': { id: 'terkunci', en: 'locked' },

  'window.kind.quarter': { id: 'Triwulanan', en: 'Quarterly' },
  'window.kind.semester': { id: 'Semesteran', en: 'Half-yearly' },
  'window.kind.month': { id: 'Bulanan', en: 'Monthly' },
  'windows.kind': { id: 'Jenis masa', en: 'Kind of window' },

  'slot.state.not_due': { id: 'belum waktunya', en: 'not due yet' },
  'slot.state.none': { id: 'belum diisi', en: 'not filled in' },
  'slot.state.draft': { id: 'draf', en: 'draft' },
  'slot.state.late': { id: 'terlambat', en: 'late' },
  'slot.state.sent': { id: 'terkirim', en: 'sent' },
  'slot.state.returned': { id: 'dikembalikan', en: 'returned' },
  'slot.state.verified': { id: 'diverifikasi', en: 'verified' },
  'slot.state.excused': { id: 'dibebaskan', en: 'excused' },

  'windows.facts': {
    id: 'Angka s.d. {ends} · dibuka {opens} · jatuh tempo {due} · terlambat diterima s.d. {grace}',
    en: 'Figures to {ends} · opens {opens} · due {due} · late taken until {grace}',
  },
  'windows.by_agency': { id: 'OPD dan keadaan laporannya', en: 'Agencies and their reports' },
  'windows.by_agency_note': {
    id: 'Setiap aksi dihitung sekali. Belum waktunya: aksi belum mulai, sudah selesai, atau batal, atau masanya belum dibuka. Terlambat: belum terkirim setelah jatuh tempo.',
    en: 'Each action is counted once. Not due yet: the action has not begun, is done or cancelled, or the window has not opened. Late: not sent after the due date.',
  },
  'windows.all_agencies': { id: 'Semua OPD', en: 'All agencies' },
  'windows.total': { id: 'Jumlah', en: 'Total' },
  'windows.by_action': { id: 'Aksi dan masa pelaporan', en: 'Actions and windows' },
  'windows.narrowed': { id: 'Disaring: {what}.', en: 'Narrowed to: {what}.' },
  'windows.show_all': { id: 'Tampilkan semua', en: 'Show all' },
  'windows.grid_summary': {
    id: '{from}–{to} dari {n} aksi',
    en: '{from}–{to} of {n} action ¦ {from}–{to} of {n} actions',
  },
  'windows.no_rows': { id: 'Tidak ada aksi yang demikian.', en: 'No action is so.' },
  'windows.absent': {
    id: 'Belum masuk sejak masa ini dibuka',
    en: 'Not signed in since it opened',
  },
  'windows.absent_lead': {
    id: 'Petugas OPD yang wajib lapor pada masa ini, tetapi belum masuk ke Tuntas sejak {day}.',
    en: 'Officers of agencies that report for this window who have not signed in to Tuntas since {day}.',
  },
  'windows.none_absent': {
    id: 'Semua petugas yang wajib lapor sudah masuk.',
    en: 'All officers who report have signed in.',
  },
  'windows.no_officer': { id: 'belum ada akun petugas', en: 'no officer account yet' },
  'windows.never_in': { id: 'belum pernah masuk', en: 'never signed in' },
  'windows.last_in': { id: 'terakhir masuk {when}', en: 'last signed in {when}' },
  'windows.event.reminder_prepared': {
    id: 'Teks pengingat disiapkan',
    en: 'Reminder text prepared',
  },
  'windows.reminders': { id: 'Teks pengingat', en: 'Reminder texts' },
  'windows.reminders_of': { id: 'Teks pengingat {window}', en: 'Reminder texts for {window}' },
  'windows.reminders_lead': {
    id: 'Satu teks untuk tiap OPD yang masih berutang laporan: salin, lalu kirim sendiri lewat WhatsApp atau surat.',
    en: 'One text for each agency that still owes reports: copy it and send it yourself by WhatsApp or letter.',
  },
  'windows.reminders_none': {
    id: 'Semua laporan masa ini sudah dikirim. Tidak ada yang perlu diingatkan.',
    en: 'All reports of this window are sent. Nobody needs a reminder.',
  },
  'windows.reminders_early': {
    id: 'Masa pelaporan ini belum dibuka. Belum ada yang perlu diingatkan.',
    en: 'This window has not opened. Nobody needs a reminder yet.',
  },
  'windows.reminders_locked': {
    id: 'Masa pelaporan ini sudah dikunci. Laporan baru diterima lagi setelah sekretariat membuka kuncinya.',
    en: 'This window is locked. Reports are taken again only after the secretariat unlocks it.',
  },
  'windows.reminder_count': {
    id: '{n} laporan ditunggu',
    en: '{n} report awaited ¦ {n} reports awaited',
  },
  'windows.reminder_text': { id: 'Teks untuk {agency}', en: 'Text for {agency}' },
  'windows.reminder_open': {
    id: 'Yth. Pimpinan {agency}\n\nMasa pelaporan {window} sedang dibuka. Laporan yang kami tunggu: {n}.\n{actions}\n\nMohon dikirim lewat Tuntas paling lambat {due}. Terima kasih.\n\nSekretariat {team}',
    en: 'To the head of {agency}\n\nReporting for {window} is open. Reports awaited: {n}.\n{actions}\n\nPlease send them in Tuntas by {due}. Thank you.\n\nSecretariat, {team}',
  },
  'windows.reminder_late': {
    id: 'Yth. Pimpinan {agency}\n\nBatas laporan {window} adalah {due}. Laporan yang belum kami terima: {n}.\n{actions}\n\nLaporan masih diterima lewat Tuntas sampai {until}. Terima kasih.\n\nSekretariat {team}',
    en: 'To the head of {agency}\n\nReports for {window} were due on {due}. Not received yet: {n}.\n{actions}\n\nThey are still taken in Tuntas until {until}. Thank you.\n\nSecretariat, {team}',
  },
  'windows.reminder_more': { id: '… dan {n} lainnya', en: '… and {n} more' },
  'windows.reminder_mark': {
    id: 'Catat: teks untuk {agency} disiapkan',
    en: 'Note: text for {agency} prepared',
  },
  'windows.reminder_prepared': {
    id: 'disiapkan {who}, {when}',
    en: 'prepared by {who}, {when}',
  },
  'windows.reminder_whom': {
    id: 'Instansi ini tidak ada. Muat ulang halaman, lalu pilih lagi.',
    en: 'There is no such agency. Reload the page and choose again.',
  },
  'windows.reminder_noted': {
    id: 'Tercatat: teks untuk {agency} disiapkan. Tuntas tidak mengirimnya.',
    en: 'Noted: the text for {agency} is prepared. Tuntas does not send it.',
  },
  'windows.reminder_note': {
    id: 'Tuntas tidak mengirim pesan. Yang dicatat hanya siapa menyiapkan teks dan kapan.',
    en: 'Tuntas sends no message. It notes only who prepared a text and when.',
  },
  'windows.excused': { id: 'Dibebaskan dari masa ini', en: 'Excused from this window' },
  'windows.excused_lead': {
    id: 'Yang dibebaskan tidak wajib lapor pada masa ini, dan masa ini tidak dihitung dalam disiplin pelaporannya.',
    en: 'Whoever is excused need not report for this window, and it counts for nothing in their discipline.',
  },
  'windows.none_excused': { id: 'Tidak ada yang dibebaskan.', en: 'Nobody is excused.' },
  'windows.excused_all': { id: 'semua aksi', en: 'all actions' },
  'windows.excused_by': { id: '{who}, {when}', en: '{who}, {when}' },
  'windows.excuse': { id: 'Bebaskan', en: 'Excuse' },
  'windows.excuse_agency': { id: 'OPD', en: 'Agency' },
  'windows.excuse_choose': { id: 'Pilih OPD', en: 'Choose an agency' },
  'windows.excuse_action': {
    id: 'Kode aksi (kosong: semua aksinya)',
    en: 'Code of the action (empty: all of them)',
  },
  'windows.excuse_reason': { id: 'Alasan', en: 'Reason' },
  'windows.withdraw': { id: 'Cabut', en: 'Withdraw' },
  'windows.withdraw_named': { id: 'Cabut pembebasan {who}', en: 'Withdraw the excuse of {who}' },
  'windows.excused_already': { id: '{who} sudah dibebaskan.', en: '{who} is excused already.' },
  'windows.no_such_action': {
    id: 'OPD itu tidak memiliki aksi dengan kode ini pada tahun masa pelaporan.',
    en: 'That agency has no action with this code in the year of the window.',
  },
  'windows.excused_notice': {
    id: '{agency} dibebaskan dari masa ini.',
    en: '{agency} is excused from this window.',
  },
  'windows.excuse_withdrawn_notice': {
    id: 'Pembebasan {agency} dicabut; masa ini dihitung lagi.',
    en: 'The excuse of {agency} is withdrawn; the window counts again.',
  },
  'windows.history': { id: 'Riwayat masa ini', en: 'History of this window' },
  'windows.event.opened': { id: 'Masa pelaporan dibuat', en: 'Window made' },
  'windows.event.edited': { id: 'Tanggal diubah', en: 'Days changed' },
  'windows.event.unlocked': { id: 'Kunci dibuka', en: 'Unlocked' },
  'windows.event.locked': { id: 'Dikunci', en: 'Locked' },
  'windows.event.excused': { id: 'Dibebaskan', en: 'Excused' },
  'windows.event.excuse_withdrawn': { id: 'Pembebasan dicabut', en: 'Excuse withdrawn' },
  'windows.no_history': { id: 'Belum ada perubahan.', en: 'No changes yet.' },
  'windows.person': { id: 'Petugas', en: 'Officer' },
  'windows.sign_in': { id: 'Terakhir masuk', en: 'Last signed in' },
  'windows.by': { id: 'Oleh', en: 'By' },
  'windows.lock': { id: 'Kunci sekarang', en: 'Lock now' },
  'windows.lock_lead': {
    id: 'Laporan yang belum terkirim tidak dapat lagi dikirim mulai hari ini. Yang dikembalikan tetap dapat diperbaiki.',
    en: 'What is not sent can no longer be sent from today. What was returned can still be corrected.',
  },
  'windows.lock_reason': { id: 'Alasan mengunci', en: 'Reason for locking' },
  'windows.locked_notice': { id: '{window} dikunci.', en: '{window} is locked.' },
  'windows.not_late': {
    id: '{window} tidak sedang menerima laporan terlambat, jadi tidak dapat dikunci.',
    en: '{window} is not taking late reports, so it cannot be locked.',
  },

  'windows.lead': {
    id: 'Kapan laporan dibuka, jatuh tempo, dan terkunci. Angka setiap laporan kumulatif sejak 1 Januari sampai akhir masanya.',
    en: 'When reports open, fall due and lock. The figures of each report are cumulative from 1 January to the end of its window.',
  },
  'windows.year': { id: 'Tahun {year}', en: 'Year {year}' },
  'windows.csv.code': { id: 'Kode', en: 'Code' },
  'windows.csv.year': { id: 'Tahun', en: 'Year' },
  'windows.csv.all': {
    id: 'Semua masa pelaporan, keadaan per {day}',
    en: 'All windows, as they stand on {day}',
  },
  'windows.col.window': { id: 'Masa pelaporan', en: 'Window' },
  'windows.col.ends': { id: 'Angka s.d.', en: 'Figures to' },
  'windows.col.opens': { id: 'Dibuka', en: 'Opens' },
  'windows.col.due': { id: 'Jatuh tempo', en: 'Due' },
  'windows.col.grace': { id: 'Terlambat diterima s.d.', en: 'Late taken until' },
  'windows.col.phase': { id: 'Keadaan hari ini', en: 'Today' },
  'windows.col.manage': { id: 'Kelola', en: 'Manage' },
  'windows.unlocked': {
    id: 'dibuka lagi s.d. {day}: {reason}',
    en: 'unlocked until {day}: {reason}',
  },
  'windows.rule': {
    id: 'Tepat waktu: pertama kali terkirim sebelum pukul 24.00 WIB pada hari jatuh tempo. Jatuh tempo hari ini belum terlambat. Setelah batas terlambat, masa pelaporan terkunci; laporan yang dikembalikan tetap dapat diperbaiki.',
    en: 'On time: first sent before midnight WIB on the due date. Due today is not late. After the last day for late reports the window locks; a returned report can still be corrected.',
  },
  'windows.empty': {
    id: 'Belum ada masa pelaporan.',
    en: 'There are no reporting windows yet.',
  },
  'windows.new_year': { id: 'Tahun baru', en: 'A new year' },
  'windows.open_year': { id: 'Buka tahun {year}', en: 'Open the year {year}' },
  'windows.open_year_lead': {
    id: 'Satu tahun memakai satu jenis masa. Tanggal baku triwulan dan semester: dibuka 14 hari sebelum berakhir, jatuh tempo tanggal 15 bulan berikutnya, terlambat diterima 70 hari setelahnya. Bulanan: 7 hari, tanggal 10, 40 hari. Tanggalnya dapat diubah.',
    en: 'A year has one kind of window. Usual days of quarters and half-years: open 14 days before the end, due on the 15th of the next month, late reports taken for 70 days after. Months: 7 days, the 10th, 40 days. The days can be changed.',
  },
  'windows.year_opened': { id: 'Tahun {year} dibuka.', en: 'The year {year} is open.' },
  'windows.year_exists': {
    id: 'Tahun {year} sudah dibuka.',
    en: 'The year {year} is open already.',
  },
  'windows.year_out_of_reach': {
    id: 'Yang dapat dibuka hanya tahun {from} sampai {to}.',
    en: 'Only the years {from} to {to} can be opened.',
  },
  'windows.edit': { id: 'Ubah', en: 'Edit' },
  'windows.edit_named': { id: 'Ubah {window}', en: 'Edit {window}' },
  'windows.unlock': { id: 'Buka kunci', en: 'Unlock' },
  'windows.unlock_lead': {
    id: 'Masa ini sudah melewati batas terlambat. Membukanya lagi memberi OPD waktu tambahan; laporan yang masuk tetap dicatat terlambat.',
    en: 'This window is past its last day for late reports. Unlocking gives agencies more time; what arrives is still recorded as late.',
  },
  'windows.unlock_until': { id: 'Dibuka sampai', en: 'Unlocked until' },
  'windows.unlock_reason': { id: 'Alasan', en: 'Reason' },
  'windows.unlocked_notice': {
    id: '{window} dibuka lagi sampai {day}.',
    en: '{window} is unlocked until {day}.',
  },
  'windows.not_locked': {
    id: '{window} belum melewati batas terlambat, jadi tidak perlu dibuka.',
    en: '{window} is not past its last day for late reports, so it needs no unlocking.',
  },
  'windows.saved': { id: 'Tanggal {window} tersimpan.', en: 'The days of {window} are saved.' },
  'windows.opens_after_due': {
    id: 'Harus dibuka paling lambat pada hari jatuh tempo.',
    en: 'It must open on the due date at the latest.',
  },
  'windows.due_before_end': {
    id: 'Jatuh tempo tidak boleh sebelum akhir masanya, {day}.',
    en: 'It cannot be due before the window ends, {day}.',
  },
  'windows.grace_before_due': {
    id: 'Batas terlambat tidak boleh sebelum jatuh tempo.',
    en: 'The last day for late reports cannot be before the due date.',
  },
  'windows.too_far': {
    id: 'Tanggal ini terlalu jauh dari masanya.',
    en: 'This day is too far from its window.',
  },
  'windows.until_past': {
    id: 'Pilih hari ini atau sesudahnya.',
    en: 'Choose today or a later day.',
  },
} as const satisfies Words
