import type { Words } from '../words'

export const factors = {
  'factor.title': { id: 'Verifikasi dua langkah', en: 'Two-step verification' },
  'factor.lead': {
    id: 'Selain kata sandi, saat masuk diminta kode enam angka dari aplikasi autentikator di ponsel Anda. Kata sandi yang dicuri saja tidak lagi cukup.',
    en: 'Besides the password, signing in asks for a six-digit code from an authenticator app on your phone. A stolen password alone is then not enough.',
  },
  'factor.owed': {
    id: 'Peran {role} wajib memakai verifikasi dua langkah. Pasang lebih dulu; sesudah itu semua halaman terbuka lagi.',
    en: 'The role {role} has to use two-step verification. Set it up first; after that every page is open again.',
  },
  'factor.on': { id: 'terpasang', en: 'set up' },
  'factor.off': { id: 'belum terpasang', en: 'not set up' },
  'factor.since': { id: 'Terpasang sejak', en: 'Set up on' },
  'factor.codes_left': { id: 'Kode cadangan', en: 'Recovery codes' },
  'factor.codes_of': { id: '{n} dari {all} belum terpakai', en: '{n} of {all} not used yet' },
  'factor.step_1': {
    id: 'Pasang aplikasi autentikator di ponsel, misalnya Google Authenticator, Microsoft Authenticator, atau Aegis. Aplikasi ini bekerja tanpa sinyal.',
    en: 'Install an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator or Aegis. It works without a signal.',
  },
  'factor.step_2': {
    id: 'Pindai gambar yang ditampilkan, lalu ketik satu kode untuk memastikan.',
    en: 'Scan the picture that is shown, then type one code to make sure.',
  },
  'factor.step_3': {
    id: 'Simpan sepuluh kode cadangan, untuk dipakai bila ponsel hilang.',
    en: 'Keep ten recovery codes, to be used when the phone is lost.',
  },
  'factor.proof_note': {
    id: 'Memasang, membuat kode cadangan baru, dan melepas meminta kata sandi sekali lagi, tercatat di riwayat, dan (selain kode cadangan) mengeluarkan perangkat lain dari akun Anda.',
    en: 'Setting it up, making new recovery codes and removing it ask for the password once more, stay in the history, and (except for recovery codes) sign your other devices out.',
  },
  'factor.add': { id: 'Pasang verifikasi dua langkah', en: 'Set up two-step verification' },
  'factor.scan': {
    id: 'Buka aplikasi autentikator, pilih tambah akun, lalu pindai gambar ini.',
    en: 'Open the authenticator app, choose to add an account, and scan this picture.',
  },
  'factor.picture': {
    id: 'Kode QR untuk aplikasi autentikator; kuncinya juga tertulis di bawah',
    en: 'QR code for the authenticator app; its key is also written below',
  },
  'factor.or_type': {
    id: 'Tidak dapat memindai? Ketik kunci ini di aplikasi (jenis: berdasarkan waktu).',
    en: 'Cannot scan it? Type this key into the app (kind: time based).',
  },
  'factor.account': { id: 'Akun', en: 'Account' },
  'factor.key': { id: 'Kunci', en: 'Key' },
  'factor.first_code': { id: 'Kode dari aplikasi', en: 'Code from the app' },
  'factor.first_code_hint': {
    id: 'Enam angka; berganti setiap 30 detik.',
    en: 'Six digits; they change every 30 seconds.',
  },
  'factor.confirm': { id: 'Pastikan dan pasang', en: 'Confirm and set up' },
  'factor.wrong_first': {
    id: 'Kode ini tidak cocok. Tunggu kode berikutnya, dan periksa apakah jam ponsel diatur otomatis.',
    en: 'This code does not fit. Wait for the next one, and check that the phone’s clock is set automatically.',
  },
  'factor.added': {
    id: 'Verifikasi dua langkah terpasang. Perangkat lain sudah keluar dari akun Anda.',
    en: 'Two-step verification is set up. Other devices are signed out of your account.',
  },
  'factor.there_already': {
    id: 'Verifikasi dua langkah sudah terpasang pada akun ini.',
    en: 'Two-step verification is set up on this account already.',
  },
  'factor.none': {
    id: 'Verifikasi dua langkah tidak terpasang pada akun ini.',
    en: 'Two-step verification is not set up on this account.',
  },
  'factor.codes_title': { id: 'Kode cadangan', en: 'Recovery codes' },
  'factor.codes_lead': {
    id: 'Dipakai sebagai pengganti kode aplikasi bila ponsel hilang atau rusak.',
    en: 'Used instead of the app’s code when the phone is lost or broken.',
  },
  'factor.codes_rule': {
    id: 'Kode ini hanya ditampilkan sekali. Cetak atau tulis, lalu simpan di tempat yang aman, bukan di ponsel yang sama. Setiap kode berlaku satu kali.',
    en: 'These codes are shown once only. Print them or write them down and keep them somewhere safe, not on the same phone. Each works one time.',
  },
  'factor.codes_done': { id: 'Sudah saya simpan', en: 'I have kept them' },
  'factor.new_codes': { id: 'Buat kode cadangan baru', en: 'Make new recovery codes' },
  'factor.new_codes_note': {
    id: 'Sepuluh kode baru ditampilkan sekali. Semua kode yang lama langsung tidak berlaku.',
    en: 'Ten new codes are shown once. All earlier ones end at once.',
  },
  'factor.remove': { id: 'Lepas verifikasi dua langkah', en: 'Remove two-step verification' },
  'factor.remove_note': {
    id: 'Setelah dilepas, akun ini dapat dimasuki dengan kata sandi saja. Kode di aplikasi dan semua kode cadangan tidak berlaku lagi; perangkat lain keluar.',
    en: 'Once it is removed, the password alone opens this account. The app’s codes and all recovery codes end; other devices are signed out.',
  },
  'factor.removed': {
    id: 'Verifikasi dua langkah dilepas.',
    en: 'Two-step verification is removed.',
  },
  'factor.removed_of': {
    id: 'Verifikasi dua langkah {name} dilepas, dan akunnya keluar dari semua perangkat.',
    en: 'Two-step verification of {name} is removed, and the account is signed out everywhere.',
  },
} as const satisfies Words
