import type { Words } from '../words'

export const tokens = {
  'tokens.title': { id: 'Token API', en: 'API tokens' },
  'tokens.lead': {
    id: 'Dengan token, aplikasi lain dapat membaca data tim ini, tidak dapat mengubahnya. Satu token boleh bertanya {n} kali dalam satu menit.',
    en: 'With a token another program can read the team’s data, and change none of it. One token may ask {n} times a minute.',
  },
  'tokens.manual': { id: 'Petunjuk API', en: 'API manual' },
  'tokens.new': { id: 'Token baru', en: 'New token' },
  'tokens.create': { id: 'Buat token', en: 'Create token' },
  'tokens.name': { id: 'Nama', en: 'Name' },
  'tokens.name_hint': {
    id: 'Aplikasi dan instansi yang memakainya, misalnya Dasbor Diskominfo.',
    en: 'The program and the office that use it, for example Dashboard of Diskominfo.',
  },
  'tokens.role_hint.viewer': {
    id: 'Semua yang dibaca pengamat. Pilihan biasa.',
    en: 'All that a viewer reads. The usual choice.',
  },
  'tokens.role_hint.officer': {
    id: 'Semua yang dibaca anggota satu OPD; “milik saya” berarti milik OPD itu.',
    en: 'All that an officer of one agency reads; “mine” means that agency’s.',
  },
  'tokens.role_hint.coordinator': {
    id: 'Juga rapat yang belum dibagikan.',
    en: 'Also meetings that are not shared yet.',
  },
  'tokens.role_hint.secretariat': {
    id: 'Sama dengan koordinator; akun, pengaturan, dan riwayat tidak ada di API.',
    en: 'The same as a coordinator; accounts, settings and history are not in the API.',
  },
  'tokens.agency_hint': {
    id: 'Wajib untuk anggota OPD, tidak dipakai untuk peran lain.',
    en: 'Required for an officer, not used for other roles.',
  },
  'tokens.last_day': { id: 'Berlaku sampai', en: 'Valid until' },
  'tokens.last_day_hint': {
    id: 'Paling lambat {day}: {n} hari dari hari ini.',
    en: 'At the latest {day}: {n} days from today.',
  },
  'tokens.day_passed': { id: 'Hari itu sudah lewat.', en: 'That day has passed.' },
  'tokens.day_too_far': {
    id: 'Token berlaku paling lama satu tahun.',
    en: 'A token is valid for a year at most.',
  },
  'tokens.ends_with': { id: 'berakhiran {hint}', en: 'ends in {hint}' },
  'tokens.made': { id: 'dibuat {day} oleh {who}', en: 'made on {day} by {who}' },
  'tokens.used': { id: 'Terakhir dipakai', en: 'Last used' },
  'tokens.never_used': { id: 'belum pernah', en: 'never' },
  'tokens.state.active': { id: 'berlaku', en: 'valid' },
  'tokens.state.expired': { id: 'habis masa', en: 'expired' },
  'tokens.state.revoked': { id: 'dicabut', en: 'revoked' },
  'tokens.revoke': { id: 'Cabut', en: 'Revoke' },
  'tokens.revoke_this': { id: 'Cabut token {name}', en: 'Revoke the token {name}' },
  'tokens.was_revoked': {
    id: 'Token {name} dicabut. Sejak sekarang ia tidak membuka apa pun.',
    en: 'The token {name} was revoked. From now on it opens nothing.',
  },
  'tokens.revoked_before': {
    id: 'Token itu sudah dicabut sebelumnya.',
    en: 'That token was revoked before.',
  },
  'tokens.none': { id: 'Belum ada token.', en: 'There are no tokens yet.' },
  'tokens.secret_title': { id: 'Token {name}', en: 'Token {name}' },
  'tokens.secret_lead': {
    id: 'Salin sekarang. Setelah halaman ini ditutup, token ini tidak dapat dilihat lagi oleh siapa pun.',
    en: 'Copy it now. Once this page is closed nobody can see this token again.',
  },
  'tokens.secret': { id: 'Token', en: 'Token' },
  'tokens.secret_rule': {
    id: 'Siapa pun yang memegang token ini membaca data dengan perannya. Serahkan lewat jalur yang aman, bukan lewat grup pesan; cabut bila tidak dipakai lagi.',
    en: 'Whoever holds this token reads with its role. Hand it over by a safe way, not in a group chat; revoke it when it is no longer used.',
  },
  'tokens.secret_done': { id: 'Sudah disalin', en: 'I have copied it' },
} as const satisfies Words
