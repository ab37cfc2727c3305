import type { Words } from '../words'

/** The screen on which an agency reports all its due actions. */
export const updates = {
  'update.title': { id: 'Isi semua laporan', en: 'Fill in all reports' },
  'update.lead': {
    id: '{agency}: {n} laporan',
    en: '{agency}: {n} report ¦ {agency}: {n} reports',
  },
  'update.rule': {
    id: 'Semua angka kumulatif sejak 1 Januari. Kotak kosong berarti belum dilaporkan; tulis 0 hanya bila memang nol.',
    en: 'All figures are cumulative from 1 January. An empty box means not reported; write 0 only where it is truly zero.',
  },
  'update.autosave': {
    id: 'Ketikan tersimpan sendiri sebagai draf.',
    en: 'What you type is saved as a draft by itself.',
  },
  'update.keys': {
    id: 'Enter atau panah atas dan bawah: baris lain pada kolom yang sama. Ctrl+Enter: kirim baris ini.',
    en: 'Enter or arrow up and down: another row in the same column. Ctrl+Enter: send this row.',
  },
  'update.col.action': { id: 'Aksi', en: 'Action' },
  'update.col.status': { id: 'Status dan kendala', en: 'Status and constraint' },
  'update.col.note': { id: 'Catatan dan bukti', en: 'Note and evidence' },
  'update.due': { id: 'Jatuh tempo {day}', en: 'Due {day}' },
  'update.target': { id: 'target {target}', en: 'target {target}' },
  'update.budget': { id: 'anggaran {budget}', en: 'budget {budget}' },
  'update.no_target': { id: 'target belum diketahui', en: 'target not known' },
  'update.no_budget': { id: 'anggaran belum diketahui', en: 'budget not known' },
  'update.link': { id: 'Tautan bukti (https)', en: 'Link to evidence (https)' },
  'update.evidence_n': {
    id: '{n} bukti; tambah foto atau PDF',
    en: '{n} piece of evidence; add photos or PDF ¦ {n} pieces of evidence; add photos or PDF',
  },
  'update.places_n': {
    id: 'Rincian {n} wilayah',
    en: 'Figures of {n} place ¦ Figures of {n} places',
  },
  'update.photos': { id: 'Tambah foto atau PDF', en: 'Add photos or PDF' },
  'update.send_row': { id: 'Kirim', en: 'Send' },
  'update.send_row_named': { id: 'Kirim laporan {code}', en: 'Send the report of {code}' },
  'update.save_all': { id: 'Simpan semua sebagai draf', en: 'Save all as drafts' },
  'update.send_all': { id: 'Kirim semua yang terisi', en: 'Send all that are filled in' },
  'update.send_all_hint': {
    id: 'Yang dikirim: baris yang berisi angka atau catatan. Laporan yang dikembalikan ikut terkirim hanya bila sudah Anda ubah.',
    en: 'Sent are the rows with a figure or a note. A returned report goes along only if you have changed it.',
  },
  'update.sent_n': { id: '{n} laporan terkirim.', en: '{n} report sent. ¦ {n} reports sent.' },
  'update.saved_n': {
    id: '{n} laporan tersimpan sebagai draf.',
    en: '{n} report saved as a draft. ¦ {n} reports saved as drafts.',
  },
  'update.nothing': {
    id: 'Tidak ada yang berubah, jadi tidak ada yang disimpan atau dikirim.',
    en: 'Nothing has changed, so nothing was saved or sent.',
  },
  'update.error_of_row': { id: '{code}: {error}', en: '{code}: {error}' },
  'update.conflict': {
    id: '{code} berubah sejak Anda buka. Di bawah tiap kotak ada yang tersimpan sekarang; ketikan Anda belum disimpan.',
    en: '{code} changed since you opened it. Below each box is what is stored now; what you typed is not saved yet.',
  },
  'update.gone': {
    id: 'Ketikan Anda untuk laporan ini tidak disimpan; salin bila masih perlu.',
    en: 'What you typed for this report was not saved; copy it if you still need it.',
  },
  'update.empty': {
    id: 'Tidak ada laporan yang perlu diisi sekarang.',
    en: 'No report needs filling in now.',
  },
  'update.page': {
    id: 'Laporan {from}–{to} dari {n}, jatuh tempo terdekat dahulu. Menyimpan dan mengirim berlaku untuk halaman ini.',
    en: 'Reports {from}–{to} of {n}, due first first. Saving and sending are about this page.',
  },
  'update.agency': { id: 'OPD', en: 'Agency' },
  'update.choose_agency': { id: 'Pilih OPD', en: 'Choose an agency' },
  'update.agency_option': { id: '{agency} ({n})', en: '{agency} ({n})' },
  'update.returned': { id: 'Dikembalikan: {comment}', en: 'Returned: {comment}' },
  'update.row.typing': { id: 'belum tersimpan', en: 'not saved yet' },
  'update.row.saving': { id: 'menyimpan…', en: 'saving…' },
  'update.row.saved': { id: 'draf tersimpan {when}', en: 'draft saved {when}' },
  'update.row.sent': { id: 'terkirim {when}', en: 'sent {when}' },
  'update.row.refused': { id: 'perlu diperbaiki', en: 'needs correcting' },
  'update.row.conflict': {
    id: 'orang lain menyimpan lebih dulu',
    en: 'someone else saved first',
  },
  'update.keep_mine': { id: 'Pakai ketikan saya', en: 'Keep what I typed' },
  'update.take_theirs': { id: 'Pakai yang tersimpan', en: 'Take what is stored' },
  'update.stored_now': { id: 'Tersimpan: {value}', en: 'Stored: {value}' },
  'update.row.failed': {
    id: 'tersimpan di perangkat ini; menunggu sambungan',
    en: 'saved on this device; waiting for a connection',
  },
  'update.row.queued': {
    id: 'menunggu sambungan; akan terkirim sendiri',
    en: 'waiting for a connection; it will be sent by itself',
  },
  'update.session_over': {
    id: 'sesi Anda berakhir; tersimpan di perangkat ini sampai Anda masuk lagi',
    en: 'your session has ended; saved on this device until you sign in again',
  },

  'update.photo': { id: 'Foto', en: 'Photo' },
  'update.photo.of': { id: 'Pilih foto untuk {code}', en: 'Choose photos for {code}' },
  'update.photo.waiting': {
    id: 'Foto menunggu sambungan: {names}.',
    en: 'Photos waiting for a connection: {names}.',
  },
  'update.photo.sent': { id: 'Foto terkirim: {names}.', en: 'Photos sent: {names}.' },
  'update.photo.refused': {
    id: 'Foto {name} tidak diterima. {why}',
    en: 'The photo {name} was not accepted. {why}',
  },
  'device.photos': {
    id: '{n} foto menunggu di perangkat ini.',
    en: '{n} photos wait on this device.',
  },
  'device.waiting': {
    id: '{n} baris laporan menunggu di perangkat ini.',
    en: '{n} rows of reports wait on this device.',
  },
  'device.arrived': { id: '{n} laporan terkirim.', en: '{n} reports were sent.' },
  'device.over': {
    id: 'Sesi Anda berakhir: masuk lagi, lalu buka halaman ini kembali agar terkirim.',
    en: 'Your session has ended: sign in again and open this page once more to send them.',
  },
  'device.leaving': {
    id: '{n} kiriman belum terkirim dan akan dihapus dari perangkat ini. Tetap keluar?',
    en: '{n} pieces of work are not sent and will be removed from this device. Sign out anyway?',
  },
} as const satisfies Words
