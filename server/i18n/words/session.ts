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

  'session.code_title': { id: 'Langkah kedua', en: 'Second step' },
  'session.code_lead': {
    id: 'Kata sandi cocok. Ketik kode dari aplikasi autentikator di ponsel Anda.',
    en: 'The password fits. Type the code from the authenticator app on your phone.',
  },
  'session.code': { id: 'Kode', en: 'Code' },
  'session.code_hint': {
    id: 'Enam angka dari aplikasi. Ponsel hilang? Ketik salah satu kode cadangan.',
    en: 'Six digits from the app. Phone lost? Type one of your recovery codes.',
  },
  'session.code_help': {
    id: 'Tidak punya ponsel maupun kode cadangan? Minta sekretariat TKPK melepas verifikasi dua langkah akun Anda.',
    en: 'Neither the phone nor a recovery code? Ask the TKPK secretariat to remove two-step verification from your account.',
  },
  'session.code_send': { id: 'Lanjut', en: 'Go on' },
  'session.wrong_code': {
    id: 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.',
    en: 'The code does not fit or was used already. Wait for the next one, then try again.',
  },
  'session.code_late': {
    id: 'Langkah kedua terlalu lama ditunggu. Silakan masuk dari awal.',
    en: 'The second step took too long. Please sign in from the beginning.',
  },

  'proof.title': { id: 'Pastikan ini Anda', en: 'Make sure it is you' },
  'proof.lead': {
    id: 'Langkah ini menyangkut keamanan akun. Ketik kata sandi sekali lagi; berlaku sepuluh menit.',
    en: 'This step concerns the safety of an account. Type your password once more; it holds for ten minutes.',
  },
  'proof.vouched': {
    id: '{name} baru saja memastikan bahwa ini Anda; berlaku sepuluh menit.',
    en: '{name} has just vouched that it is you; it holds for ten minutes.',
  },
  'proof.sso': { id: 'Pastikan lewat {name}', en: 'Prove it through {name}' },
  'sso.sign_in': { id: 'Masuk lewat {name}', en: 'Sign in through {name}' },
  'sso.unreachable': {
    id: '{name} sedang tidak dapat dihubungi. Coba lagi sebentar, atau masuk dengan kata sandi.',
    en: '{name} cannot be reached at the moment. Try again shortly, or sign in with your password.',
  },
  'sso.unknown': {
    id: '{name} mengenal Anda, tetapi tidak ada akun Tuntas yang aktif dengan surel Anda di sana. Minta sekretariat TKPK mengundang Anda dengan surel itu.',
    en: '{name} knows you, but there is no open Tuntas account with your email there. Ask the TKPK secretariat to invite you by that email.',
  },
  'sso.other_subject': {
    id: 'Akun Tuntas dengan surel ini sudah tertaut dengan orang lain di layanan masuk tunggal (SSO). Jika surel ini memang beralih kepada Anda, atau akun SSO Anda dibuat ulang, minta sekretariat TKPK melepas tautan itu di halaman Pengguna.',
    en: 'The Tuntas account with this email is linked with somebody else at the single sign-on service. If the email has passed to you, or your single sign-on account was made anew, ask the TKPK secretariat to release the link on the page Users.',
  },
  'sso.failed': {
    id: 'Jawaban dari {name} tidak dapat dipastikan. Coba masuk sekali lagi.',
    en: 'The answer of {name} could not be verified. Try to sign in once more.',
  },
  'proof.go_on': { id: 'Lanjut', en: 'Go on' },

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
    id: 'Waktu “terakhir dipakai” dicatat paling sering lima menit sekali. Alamat jaringan adalah alamat saat masuk. Bila ada yang tidak Anda kenali, keluarkan, lalu ganti kata sandi.',
    en: '“Last used” is recorded once in five minutes at most. The network address is the one of the sign-in. If you do not recognise a device, sign it out and change your password.',
  },
  'account.session': { id: 'Sesi', en: 'Session' },
  'account.device': { id: 'Peramban', en: 'Browser' },
  'account.device_unknown': { id: 'tidak dikenal', en: 'unknown' },
  'account.address': { id: 'Alamat jaringan', en: 'Network address' },
  'account.end_one': { id: 'Keluarkan', en: 'Sign out' },
  'account.end_one_of': {
    id: 'Keluarkan {device}, masuk sejak {when}',
    en: 'Sign out {device}, signed in {when}',
  },
  'account.one_ended': {
    id: 'Perangkat itu sudah dikeluarkan.',
    en: 'That device is signed out.',
  },
  'account.end_others': { id: 'Keluarkan semua perangkat lain', en: 'Sign out all other devices' },
  'account.others_ended': {
    id: 'Semua perangkat lain sudah dikeluarkan.',
    en: 'All other devices are signed out.',
  },
  'account.session_here': { id: 'Perangkat ini', en: 'This device' },
  'account.session_other': { id: 'Perangkat lain', en: 'Another device' },
  'account.started': { id: 'Masuk sejak', en: 'Signed in' },
  'account.seen': { id: 'Terakhir dipakai', en: 'Last used' },
  'account.end_all': { id: 'Keluar dari semua perangkat', en: 'Sign out of all devices' },
} as const satisfies Words
