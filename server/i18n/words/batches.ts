import type { Words } from '../words'

export const batches = {
  'batches.title': { id: 'Perubahan bersama', en: 'Changes of many' },
  'batches.lead': {
    id: 'Satu isian dari banyak aksi yang diubah sekaligus. Selama belum ada yang mengubah aksinya lagi, perubahan dapat dibatalkan.',
    en: 'One field of many actions, changed at once. As long as nobody has changed the actions again, it can be undone.',
  },
  'batches.none': {
    id: 'Belum ada perubahan bersama. Pilih aksi pada daftar aksi untuk memulai.',
    en: 'No change of many yet. Choose actions in the list of actions to begin.',
  },
  'batches.when': { id: 'Waktu', en: 'When' },
  'batches.who': { id: 'Oleh', en: 'By' },
  'batches.csv.all': {
    id: 'Perubahan yang dapat Anda lihat, yang terbaru dahulu',
    en: 'The changes that you may see, the newest first',
  },
  'batches.csv.actions': { id: 'Aksi', en: 'Actions' },
  'batches.csv.reason': { id: 'Alasan', en: 'Reason' },
  'batches.csv.undone': { id: 'Dibatalkan', en: 'Undone' },
  'batches.csv.undone_by': { id: 'Dibatalkan oleh', en: 'Undone by' },
  'actions.choose': { id: 'Pilih', en: 'Choose' },
  'actions.choose_one': { id: 'Pilih {code}', en: 'Choose {code}' },
  'actions.change_chosen': { id: 'Ubah yang dipilih', en: 'Change the chosen' },
  'actions.change_all_shown': { id: 'Ubah semua di halaman ini', en: 'Change all on this page' },
  'batch.title': { id: 'Perubahan bersama {id}', en: 'Change of many {id}' },
  'batch.new_title': { id: 'Ubah banyak aksi sekaligus', en: 'Change many actions at once' },
  'batch.new_lead': {
    id: '{n} aksi dipilih. Belum ada yang disimpan sebelum Anda menerapkannya.',
    en: '{n} actions are chosen. Nothing is stored before you apply it.',
  },
  'batch.none_chosen': {
    id: 'Belum ada aksi yang dipilih. Centang aksi pada daftar aksi, lalu pilih “Ubah yang dipilih”.',
    en: 'No action is chosen. Tick actions in the list of actions, then choose “Change the chosen”.',
  },
  'batch.none_ticked': {
    id: 'Tidak ada aksi yang dicentang; tidak ada yang diubah.',
    en: 'No action is ticked; nothing was changed.',
  },
  'batch.field': { id: 'Isian yang diubah', en: 'Field to change' },
  'batch.field.starts_on': { id: 'Tanggal mulai', en: 'Start date' },
  'batch.field.ends_on': { id: 'Tanggal selesai', en: 'End date' },
  'batch.value': { id: 'Menjadi', en: 'Becomes' },
  'batch.reason_hint': {
    id: 'Wajib untuk status tertunda dan batal; berlaku bagi semua aksi yang dipilih.',
    en: 'Needed for delayed and cancelled; it holds for all the chosen actions.',
  },
  'batch.next': { id: 'Lanjut', en: 'Go on' },
  'batch.preview': { id: 'Lihat pratinjau', en: 'See the preview' },
  'batch.preview_title': {
    id: 'Pratinjau: {n} aksi akan berubah',
    en: 'Preview: {n} actions would change',
  },
  'batch.rows': { id: 'Aksi yang dipilih', en: 'The chosen actions' },
  'batch.what': { id: 'Perubahan', en: 'Change' },
  'batch.same': { id: 'Sudah {value}; tidak berubah.', en: 'Already {value}; does not change.' },
  'batch.apply': { id: 'Terapkan pada {n} aksi', en: 'Apply to {n} actions' },
  'batch.apply_note': {
    id: 'Hapus centang pada aksi yang tidak ikut. Semua yang dicentang diubah bersama, atau tidak satu pun. Setelah itu ada tanda terima yang dapat dibatalkan.',
    en: 'Untick what is to stay. All that are ticked are changed together, or none. Afterwards there is a receipt that can be undone.',
  },
  'batch.applied': { id: '{n} aksi diubah.', en: '{n} actions were changed.' },
  'batch.outdated': {
    id: 'Ada aksi yang baru saja diubah orang lain. Belum ada yang disimpan; periksa pratinjau ini lagi.',
    en: 'Somebody has just changed one of the actions. Nothing is stored; check this preview again.',
  },
  'batch.sentence': {
    id: '{field} menjadi {value} pada {n} aksi',
    en: '{field} becomes {value} in {n} actions',
  },
  'batch.applied_text': { id: 'Diterapkan {when} oleh {who}.', en: 'Applied {when} by {who}.' },
  'batch.reason': { id: 'Alasan: {reason}', en: 'Reason: {reason}' },
  'batch.undo': { id: 'Batalkan perubahan ini', en: 'Undo this change' },
  'batch.undo_note': {
    id: 'Semua aksi kembali seperti sebelum perubahan ini.',
    en: 'All actions become what they were before this change.',
  },
  'batch.undone_text': { id: 'Dibatalkan {when} oleh {who}.', en: 'Undone {when} by {who}.' },
  'batch.was_undone': { id: 'Perubahan dibatalkan.', en: 'The change was undone.' },
  'batch.changed_since': { id: 'diubah lagi sesudahnya', en: 'changed again since' },
  'batch.not_undoable': {
    id: 'Tidak dapat dibatalkan: {n} aksi sudah diubah lagi sesudahnya. Ubah aksi itu satu per satu.',
    en: 'It cannot be undone: {n} actions were changed again since. Change these one by one.',
  },
  'batch.built_upon': {
    id: 'Tidak dapat dibatalkan: {codes} sudah diubah lagi sesudahnya.',
    en: 'It cannot be undone: {codes} was changed again since.',
  },
  'history.subject.batch': { id: 'Perubahan bersama', en: 'Change of many' },
} as const satisfies Words
