import type { Words } from '../words'

export const comments = {
  'comments.title': { id: 'Komentar', en: 'Comments' },
  'comments.title_of': { id: 'Komentar {code}', en: 'Comments on {code}' },
  'comments.none': {
    id: 'Belum ada komentar tentang {what}.',
    en: 'Nothing has been said about {what} yet.',
  },
  'comments.this.action': { id: 'aksi ini', en: 'this action' },
  'comments.this.indicator': { id: 'indikator ini', en: 'this indicator' },
  'comments.this.decision': { id: 'keputusan ini', en: 'this decision' },
  'comments.write': { id: 'Tulis komentar', en: 'Write a comment' },
  'comments.send': { id: 'Kirim komentar', en: 'Send the comment' },
  'comments.about_report': { id: 'Laporan {window}', en: 'Report for {window}' },
  'comments.remove': { id: 'Hapus', en: 'Remove' },
  'comments.now_removed': { id: 'Komentar dihapus.', en: 'The comment is removed.' },
  'comments.removed_by': { id: 'Komentar dihapus oleh {name}.', en: 'Removed by {name}.' },
  'comments.following': {
    id: 'Anda mengikuti {what}: komentar baru muncul di pemberitahuan.',
    en: 'You follow {what}: new comments appear in your notices.',
  },
  'comments.not_following': {
    id: 'Anda tidak mengikuti {what}.',
    en: 'You do not follow {what}.',
  },
  'comments.follow': { id: 'Ikuti', en: 'Follow' },
  'comments.unfollow': { id: 'Berhenti mengikuti', en: 'Stop following' },
  'comments.now_following': { id: 'Anda mengikuti {what}.', en: 'You follow {what}.' },
  'comments.no_longer_following': {
    id: 'Anda tidak lagi mengikuti {what}.',
    en: 'You no longer follow {what}.',
  },
  'comment.text': { id: 'Komentar', en: 'Comment' },
  'comment.text_hint': {
    id: 'Sebut orang atau OPD dengan @ agar mereka diberi tahu: @dinsos, @koordinator. Jangan menulis NIK.',
    en: 'Call people or agencies with @ so that they are told: @dinsos, @koordinator. Write no NIK.',
  },
  'comment.about': { id: 'Tentang', en: 'About' },
  'comment.whole_action': { id: 'Aksi ini', en: 'This action' },
  'comment.nobody': {
    id: '{name} tidak menyebut siapa pun. Pakai kode OPD, atau bagian surel sebelum @.',
    en: '{name} calls nobody. Use an agency’s code, or what stands before the @ of an email address.',
  },
  'comment.too_many_called': {
    id: 'Sebut paling banyak {max} nama dalam satu komentar.',
    en: 'Call at most {max} names in one comment.',
  },
  'comment.not_own': {
    id: 'Komentar orang lain hanya dapat dihapus oleh sekretariat.',
    en: 'Only the secretariat can remove another’s comment.',
  },
  'comment.too_late': {
    id: 'Komentar hanya dapat dihapus dalam sepuluh menit. Tulis komentar baru, atau minta sekretariat menghapusnya.',
    en: 'A comment can be removed within ten minutes. Write another, or ask the secretariat to remove it.',
  },
} as const satisfies Words
