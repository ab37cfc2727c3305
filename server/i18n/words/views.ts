import type { Words } from '../words'

export const views = {
  'views.title': { id: 'Tampilan tersimpan', en: 'Saved views' },
  'views.lead': {
    id: 'Daftar dengan saringannya, disimpan dengan nama. Satu di antaranya dapat menjadi halaman awal Anda.',
    en: 'Lists with their filters, kept under a name. One of them can be your start page.',
  },
  'views.keep': { id: 'Simpan tampilan', en: 'Save the view' },
  'views.what': {
    id: 'Yang disimpan: {list}, dengan saringan dan urutan seperti yang baru Anda lihat.',
    en: 'What is saved: {list}, with the filter and order that you have just seen.',
  },
  'views.name': { id: 'Nama tampilan', en: 'Name of the view' },
  'views.list': { id: 'Daftar', en: 'List' },
  'views.change': { id: 'Ubah', en: 'Change' },
  'views.share_hint': { id: 'Tampilkan kepada semua pengguna', en: 'Show it to everyone' },
  'views.own': { id: 'Tampilan saya', en: 'My views' },
  'views.others': { id: 'Dibagikan oleh yang lain', en: 'Shared by others' },
  'views.none': {
    id: 'Belum ada. Buka sebuah daftar, saring sesuai kebutuhan, lalu pilih “Simpan tampilan ini” pada menu akun.',
    en: 'None yet. Open a list, filter it, then choose “Save this view” in the account menu.',
  },
  'views.save_this': { id: 'Simpan tampilan ini', en: 'Save this view' },
  'views.by': { id: 'oleh {who}', en: 'by {who}' },
  'views.shared': { id: 'dibagikan', en: 'shared' },
  'views.share': { id: 'Bagikan', en: 'Share' },
  'views.unshare': { id: 'Berhenti membagikan', en: 'Stop sharing' },
  'views.start': { id: 'Jadikan halaman awal', en: 'Make it the start page' },
  'views.start_named': {
    id: 'Jadikan halaman awal: {name}',
    en: 'Make it the start page: {name}',
  },
  'views.is_start': { id: 'halaman awal', en: 'start page' },
  'views.begins': {
    id: 'Sesudah masuk, Anda mulai dari tampilan “{name}”.',
    en: 'After signing in you start with the view “{name}”.',
  },
  'views.begins_work': {
    id: 'Sesudah masuk, Anda mulai dari Pekerjaan saya.',
    en: 'After signing in you start with My work.',
  },
  'views.end_start': { id: 'Kembali ke Pekerjaan saya', en: 'Back to My work' },
  'views.remove': { id: 'Hapus', en: 'Remove' },
  'views.remove_named': { id: 'Hapus tampilan: {name}', en: 'Remove the view: {name}' },
  'views.saved': {
    id: 'Tampilan “{name}” disimpan. Anda menemukannya pada menu akun, Tampilan tersimpan.',
    en: 'The view “{name}” is saved. You find it in the account menu, Saved views.',
  },
  'views.start_chosen': {
    id: '“{name}” menjadi halaman awal Anda sesudah masuk.',
    en: '“{name}” is now your start page after signing in.',
  },
  'views.not_keepable': {
    id: 'Halaman ini tidak dapat disimpan sebagai tampilan. Buka sebuah daftar, lalu simpan dari sana.',
    en: 'This page cannot be saved as a view. Open a list and save it from there.',
  },
  'views.may_not_share': {
    id: 'Hanya koordinator dan sekretariat yang dapat membagikan tampilan.',
    en: 'Only coordinators and the secretariat can share a view.',
  },
  'views.not_own': {
    id: 'Tampilan ini milik orang lain. Hanya pemiliknya yang dapat mengubah atau menghapusnya.',
    en: 'This view is somebody else’s. Only its owner can change or remove it.',
  },
  'views.name_taken': {
    id: 'Anda sudah mempunyai tampilan bernama “{name}”. Pilih nama lain.',
    en: 'You have a view named “{name}” already. Choose another name.',
  },
  'views.too_many': {
    id: 'Anda sudah menyimpan {n} tampilan. Hapus yang tidak dipakai lagi.',
    en: 'You have saved {n} views already. Remove what you no longer use.',
  },
} as const satisfies Words
