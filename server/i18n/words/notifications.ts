import type { Words } from '../words'

export const notifications = {
  'notifications.title': { id: 'Pemberitahuan', en: 'Notices' },
  'notifications.lead': {
    id: 'Yang perlu Anda ketahui: masa pelaporan, dan apa yang terjadi dengan laporan Anda.',
    en: 'What you need to know: the reporting windows, and what became of your reports.',
  },
  'notifications.unread': {
    id: 'Pemberitahuan: {n} belum dibaca',
    en: 'Notices: {n} not read yet',
  },
  'notifications.unread_title': { id: 'Belum dibaca', en: 'Not read yet' },
  'notifications.read_title': { id: 'Sudah dibaca', en: 'Read' },
  'notifications.none': {
    id: 'Tidak ada pemberitahuan yang belum dibaca.',
    en: 'There is nothing that you have not read.',
  },
  'notifications.mark': { id: 'Tandai dibaca', en: 'Mark as read' },
  'notifications.mark_all': { id: 'Tandai semua dibaca', en: 'Mark all as read' },
  'notifications.all_read': {
    id: 'Semua pemberitahuan ditandai sudah dibaca.',
    en: 'All notices are marked as read.',
  },
  'notifications.older': { id: 'Lebih lama', en: 'Older' },
  'notifications.newer': { id: 'Lebih baru', en: 'Newer' },

  'notification.word.window_opened': { id: 'dibuka', en: 'opened' },
  'notification.word.window_soon': { id: 'segera', en: 'soon' },
  'notification.word.window_due': { id: 'batas hari itu', en: 'due that day' },
  'notification.word.window_overdue': { id: 'lewat batas', en: 'overdue' },
  'notification.word.window_closing': { id: 'segera dikunci', en: 'locking soon' },
  'notification.word.report_returned': { id: 'dikembalikan', en: 'returned' },
  'notification.word.report_verified': { id: 'diverifikasi', en: 'verified' },
  'notification.word.report_reopened': { id: 'dibuka kembali', en: 'reopened' },

  'notification.window_opened': {
    id: '{window} sudah dibuka: {n} laporan ditunggu, paling lambat {due}.',
    en: '{window} is open: {n} report is expected by {due}. ¦ {window} is open: {n} reports are expected by {due}.',
  },
  'notification.window_soon': {
    id: 'Batas {window} adalah {due}: {n} laporan belum dikirim.',
    en: '{window} is due on {due}: {n} report is not sent yet. ¦ {window} is due on {due}: {n} reports are not sent yet.',
  },
  'notification.window_due': {
    id: '{due} adalah hari terakhir {window}: {n} laporan belum dikirim.',
    en: '{due} is the last day of {window}: {n} report is not sent yet. ¦ {due} is the last day of {window}: {n} reports are not sent yet.',
  },
  'notification.window_overdue': {
    id: 'Batas {window} ({due}) sudah lewat: {n} laporan terlambat, masih diterima sampai {until}.',
    en: '{window} was due on {due}: {n} report is late and still taken until {until}. ¦ {window} was due on {due}: {n} reports are late and still taken until {until}.',
  },
  'notification.window_closing': {
    id: '{window} dikunci sesudah {until}: {n} laporan terlambat belum dikirim.',
    en: '{window} is locked after {until}: {n} late report is not sent yet. ¦ {window} is locked after {until}: {n} late reports are not sent yet.',
  },
  'notification.report_returned': {
    id: '{by} mengembalikan laporan {window} untuk {title}. Perbaiki, lalu kirim lagi.',
    en: '{by} returned the report of {title} for {window}. Correct it and send it again.',
  },
  'notification.report_verified': {
    id: '{by} memverifikasi laporan {window} untuk {title}.',
    en: '{by} verified the report of {title} for {window}.',
  },
  'notification.report_reopened': {
    id: '{by} membuka kembali laporan {window} untuk {title} yang sudah diverifikasi. Perbaiki, lalu kirim lagi.',
    en: '{by} reopened the verified report of {title} for {window}. Correct it and send it again.',
  },
} as const satisfies Words
