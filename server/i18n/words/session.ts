import type { Words } from '../words'

export const session = {
  'session.title': { id: 'Masuk', en: 'Sign in' },
  'session.lead': {
    id: 'Masuk dengan akun yang dibuatkan sekretariat TKPK.',
    en: 'Sign in with the account that the TKPK secretariat made for you.',
  },
  'session.email': { id: 'Surel (email)', en: 'Email' },
  'session.password': { id: 'Kata sandi', en: 'Password' },
  'session.sign_in': { id: 'Masuk', en: 'Sign in' },
  'session.forgot': {
    id: 'Lupa kata sandi? Minta tautan baru kepada sekretariat TKPK; Anda memilih sendiri kata sandinya.',
    en: 'Forgotten the password? Ask the TKPK secretariat for a new link; you choose the password yourself.',
  },
  'session.wrong': {
    id: 'Surel atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi.',
    en: 'The email or the password does not match. Check capital and small letters, then try again.',
  },
  'session.ended': {
    id: 'Anda sudah keluar. Sampai jumpa lagi.',
    en: 'You are signed out. See you again.',
  },
  'session.ended_everywhere': {
    id: 'Anda sudah keluar dari semua perangkat, termasuk yang ini.',
    en: 'You are signed out of all devices, this one too.',
  },
  'session.password_chosen': {
    id: 'Kata sandi tersimpan. Silakan masuk dengan kata sandi yang baru.',
    en: 'The password is saved. Please sign in with the new one.',
  },
  'session.again_title': { id: 'Silakan masuk lagi', en: 'Please sign in again' },
  'session.again': {
    id: 'Sesi Anda berakhir sebelum formulir terkirim. Masuk lagi, lalu ulangi langkah terakhir.',
    en: 'Your session ended before the form was sent. Sign in again, then repeat the last step.',
  },
  'session.again_kept': {
    id: 'Sesi Anda berakhir. Masuk lagi; teks yang tadi diketik akan dikembalikan.',
    en: 'Your session ended. Sign in again; the text you typed will be given back.',
  },

  'account.title': { id: 'Akun saya', en: 'My account' },
  'account.about': { id: 'Tentang saya', en: 'About me' },
  'account.about_note': {
    id: 'Nama, peran, dan OPD diubah oleh sekretariat.',
    en: 'Name, role and agency are changed by the secretariat.',
  },
  'account.no_agency': { id: 'tanpa OPD', en: 'no agency' },
  'account.language': { id: 'Bahasa', en: 'Language' },
  'account.language_id': { id: 'Bahasa Indonesia', en: 'Bahasa Indonesia' },
  'account.language_en': { id: 'English', en: 'English' },
  'account.language_save': { id: 'Pakai bahasa ini', en: 'Use this language' },
  'account.password': { id: 'Kata sandi', en: 'Password' },
  'account.password_note': {
    id: 'Setelah diganti, perangkat lain yang masih masuk dengan akun Anda langsung keluar; yang ini tetap masuk.',
    en: 'Once it is changed, other devices signed in with your account are signed out at once; this one stays.',
  },
  'account.change_password': { id: 'Ganti kata sandi', en: 'Change password' },
  'account.password_changed': {
    id: 'Kata sandi diganti. Perangkat lain sudah keluar dari akun Anda.',
    en: 'Password changed. Other devices are signed out of your account.',
  },
  'account.sessions': { id: 'Perangkat yang sedang masuk', en: 'Signed-in devices' },
  'account.sessions_note': {
    id: 'Waktu “terakhir dipakai” dicatat paling sering lima menit sekali. Bila ada yang tidak Anda kenali, keluar dari semua perangkat lalu ganti kata sandi.',
    en: '“Last used” is recorded once in five minutes at most. If you do not recognise one, sign out of all devices and change your password.',
  },
  'account.session': { id: 'Sesi', en: 'Session' },
  'account.session_here': { id: 'Perangkat ini', en: 'This device' },
  'account.session_other': { id: 'Perangkat lain', en: 'Another device' },
  'account.started': { id: 'Masuk sejak', en: 'Signed in' },
  'account.seen': { id: 'Terakhir dipakai', en: 'Last used' },
  'account.end_all': { id: 'Keluar dari semua perangkat', en: 'Sign out of all devices' },
} as const satisfies Words
