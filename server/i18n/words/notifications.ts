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

  'notification.word.mentioned': { id: 'Anda disebut', en: 'you are called' },
  'notification.word.commented': { id: 'komentar baru', en: 'new comment' },
  'notification.mentioned': {
    id: '{by} menyebut Anda dalam komentar tentang {title}.',
    en: '{by} called you in a comment on {title}.',
  },
  'notification.commented': {
    id: '{by} menulis komentar tentang {title}.',
    en: '{by} wrote a comment on {title}.',
  },

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

  'notification.word.decision_given': { id: 'keputusan', en: 'decision' },
  'notification.word.decision_soon': { id: 'segera', en: 'soon' },
  'notification.word.decision_due': { id: 'batas hari itu', en: 'due that day' },
  'notification.word.decision_overdue': { id: 'lewat batas', en: 'overdue' },
  'notification.word.decision_returned': { id: 'dikembalikan', en: 'returned' },
  'notification.word.decision_fulfilled': { id: 'dipenuhi', en: 'fulfilled' },
  'notification.word.decision_cancelled': { id: 'dibatalkan', en: 'cancelled' },
  'notification.decision_given': {
    id: 'Keputusan {decision} ditugaskan kepada instansi Anda, paling lambat {due}: {title}',
    en: 'Decision {decision} is for your agency to answer by {due}: {title}',
  },
  'notification.decision_soon': {
    id: 'Keputusan {decision} jatuh tempo {due} dan belum dijawab: {title}',
    en: 'Decision {decision} is due on {due} and not answered yet: {title}',
  },
  'notification.decision_due': {
    id: '{due} adalah hari terakhir menjawab keputusan {decision}: {title}',
    en: '{due} is the last day to answer decision {decision}: {title}',
  },
  'notification.decision_overdue': {
    id: 'Keputusan {decision} sudah lewat batas ({due}) dan belum dijawab: {title}',
    en: 'Decision {decision} was due on {due} and is not answered: {title}',
  },
  'notification.decision_returned': {
    id: '{by} membuka kembali keputusan {decision}. Baca alasannya, lalu jawab lagi: {title}',
    en: '{by} reopened decision {decision}. Read why and answer again: {title}',
  },
  'notification.decision_fulfilled': {
    id: '{by} menyatakan keputusan {decision} dipenuhi: {title}',
    en: '{by} marked decision {decision} as fulfilled: {title}',
  },
  'notification.decision_cancelled': {
    id: '{by} membatalkan keputusan {decision}: {title}',
    en: '{by} cancelled decision {decision}: {title}',
  },

  'notifications.settings': { id: 'Surel dan kalender', en: 'Email and calendar' },
  'wishes.title': { id: 'Surel dan kalender', en: 'Email and calendar' },
  'wishes.account_note': {
    id: 'Pemberitahuan lewat surel; masa pelaporan, rapat, dan keputusan di kalender Anda.',
    en: 'Notices by email, and windows, meetings and decisions in your calendar.',
  },
  'wishes.email': { id: 'Surel', en: 'Email' },
  'wishes.mail': { id: 'Kirim pemberitahuan lewat surel', en: 'Send notices by email' },
  'wishes.mail.none': { id: 'Tidak, cukup di dalam aplikasi', en: 'No, in the app is enough' },
  'wishes.mail.each': { id: 'Setiap pemberitahuan, segera', en: 'Each notice, at once' },
  'wishes.mail.daily': {
    id: 'Sekali sehari pukul 07.00: yang belum dibaca',
    en: 'Once a day at 07.00: what is not read yet',
  },
  'wishes.no_mail': {
    id: 'Surel belum diatur pada pemasangan ini: tidak ada surel yang dikirim, dan pemberitahuan menunggu Anda di dalam aplikasi. Pilihan Anda disimpan dan berlaku begitu surel diatur.',
    en: 'Email is not set up here: none is sent, and notices wait for you in the app. Your choice is kept and holds as soon as email is set up.',
  },
  'wishes.save': { id: 'Simpan pilihan', en: 'Save the choice' },
  'wishes.saved': { id: 'Pilihan Anda disimpan.', en: 'Your choice is saved.' },
  'wishes.calendar': { id: 'Kalender', en: 'Calendar' },
  'wishes.calendar_note': {
    id: 'Dengan tautan rahasia, aplikasi kalender di ponsel atau laptop menampilkan kapan masa pelaporan dibuka, kapan batasnya, kapan tim rapat, dan kapan keputusan harus dijawab.',
    en: 'With a secret link, the calendar of your phone or laptop shows when windows open, when they are due, when the team meets, and when decisions are to be answered.',
  },
  'wishes.calendar_on': { id: 'Tautan sudah dibuat.', en: 'There is a link.' },
  'wishes.calendar_off': { id: 'Belum ada tautan.', en: 'There is no link yet.' },
  'wishes.calendar_make': { id: 'Buat tautan kalender', en: 'Make a calendar link' },
  'wishes.calendar_renew': {
    id: 'Buat tautan baru, yang lama berhenti berlaku',
    en: 'Make a new link, the old one ends',
  },
  'wishes.calendar_end': { id: 'Matikan tautan', en: 'End the link' },
  'wishes.calendar_ended': { id: 'Tautan kalender dimatikan.', en: 'The calendar link is ended.' },
  'wishes.calendar_title': { id: 'Tautan kalender Anda', en: 'Your calendar link' },
  'wishes.calendar_lead': {
    id: 'Salin ke aplikasi kalender Anda, pada menu “tambah kalender dari URL” atau “langganan kalender”.',
    en: 'Copy it into your calendar, under “add calendar from URL” or “subscribe”.',
  },
  'wishes.calendar_link': { id: 'Tautan', en: 'Link' },
  'wishes.calendar_rule': {
    id: 'Tautan ini hanya ditampilkan sekarang. Siapa pun yang memilikinya dapat membaca kalender ini; bila tersebar, buat tautan baru.',
    en: 'This link is shown only now. Whoever has it can read this calendar; if it gets about, make a new one.',
  },
  'wishes.calendar_done': { id: 'Selesai', en: 'Done' },

  'calendar.window_opens': { id: '{window} dibuka', en: '{window} opens' },
  'calendar.window_due': { id: 'Batas laporan {window}', en: 'Reports for {window} are due' },
  'calendar.window_note': {
    id: 'Laporan paling lambat {due}. Yang terlambat diterima sampai {until}.',
    en: 'Reports are due by {due}. Late ones are taken until {until}.',
  },
  'calendar.decision_due': { id: 'Batas keputusan {code}', en: 'Decision {code} is due' },
  'calendar.meeting': { id: 'Rapat tim', en: 'Meeting of the team' },

  'letter.greeting': { id: 'Yth. {name},', en: 'Dear {name},' },
  'letter.digest_subject': {
    id: '{n} pemberitahuan belum dibaca',
    en: '{n} notice not read yet ¦ {n} notices not read yet',
  },
  'letter.end': {
    id: 'Surel ini dikirim otomatis oleh Tuntas, {team}. Cara Anda diberi tahu dapat diubah di {link}',
    en: 'This email was sent by Tuntas, {team}. You can change how you are told at {link}',
  },
} as const satisfies Words
