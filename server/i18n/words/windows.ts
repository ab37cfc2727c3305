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

  'windows.lead': {
    id: 'Kapan laporan dibuka, jatuh tempo, dan terkunci. Angka setiap laporan kumulatif sejak 1 Januari sampai akhir masanya.',
    en: 'When reports open, fall due and lock. The figures of each report are cumulative from 1 January to the end of its window.',
  },
  'windows.year': { id: 'Tahun {year}', en: 'Year {year}' },
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
    id: 'Dibuat empat triwulan dengan tanggal baku: dibuka 14 hari sebelum akhir triwulan, jatuh tempo tanggal 15 bulan berikutnya, terlambat diterima 70 hari setelahnya. Tanggalnya dapat diubah.',
    en: 'Four quarters are made with the usual days: open 14 days before the quarter ends, due on the 15th of the next month, late reports taken for 70 days after. The days can be changed.',
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
