import type { Words } from '../words'

export const users = {
  'users.title': { id: 'Pengguna', en: 'People' },
  'users.lead': {
    id: 'Siapa yang boleh masuk, dengan peran apa, dan untuk OPD mana.',
    en: 'Who may sign in, in which role, and for which agency.',
  },
  'users.new': { id: 'Tambah pengguna', en: 'Add a person' },
  'users.search': { id: 'Cari nama, surel, atau OPD', en: 'Search name, email or agency' },
  'users.apply': { id: 'Tampilkan', en: 'Show' },
  'users.clear': { id: 'Tampilkan semua', en: 'Show everyone' },
  'users.none': {
    id: 'Tidak ada pengguna yang cocok dengan pencarian ini.',
    en: 'Nobody fits this search.',
  },
  'users.summary': {
    id: '{from}–{to} dari {n} pengguna',
    en: '{from}–{to} of {n} person ¦ {from}–{to} of {n} people',
  },
  'users.csv.found': { id: '{n} pengguna', en: '{n} person ¦ {n} people' },
  'users.caption': { id: 'Daftar pengguna', en: 'List of people' },

  'user.name': { id: 'Nama', en: 'Name' },
  'user.name_hint': {
    id: 'Nama orang yang memakai akun ini. Satu akun untuk satu orang.',
    en: 'The name of the person who uses this account. One account for one person.',
  },
  'user.email': { id: 'Surel (email)', en: 'Email' },
  'user.email_hint': {
    id: 'Dipakai untuk masuk, dan untuk pemberitahuan bila pemiliknya memintanya lewat surel.',
    en: 'Used for signing in, and for notices when the owner wants them by email.',
  },
  'user.role': { id: 'Peran', en: 'Role' },
  'user.role_hint.secretariat': {
    id: 'Mengelola pengguna, masa pelaporan, pengaturan, dan semua data.',
    en: 'Manages people, reporting windows, settings and all data.',
  },
  'user.role_hint.coordinator': {
    id: 'Melihat semua, memverifikasi atau mengembalikan laporan.',
    en: 'Sees everything, verifies or returns reports.',
  },
  'user.role_hint.officer': {
    id: 'Melihat semua, menulis aksi dan laporan milik OPD-nya sendiri.',
    en: 'Sees everything, writes the actions and reports of the own agency.',
  },
  'user.role_hint.viewer': { id: 'Membaca dan mencetak.', en: 'Reads and prints.' },
  'user.agency': { id: 'OPD', en: 'Agency' },
  'user.agency_hint': {
    id: 'Wajib untuk anggota OPD; untuk peran lain boleh kosong.',
    en: 'Required for an agency officer; optional for other roles.',
  },
  'user.no_agency': { id: 'Tanpa OPD', en: 'No agency' },
  'user.state': { id: 'Status', en: 'Status' },
  'user.state.active': { id: 'aktif', en: 'active' },
  'user.state.invited': { id: 'belum memilih kata sandi', en: 'no password chosen yet' },
  'user.state.disabled': { id: 'dinonaktifkan', en: 'disabled' },
  'user.last_sign_in': { id: 'Terakhir masuk', en: 'Last sign-in' },
  'user.never': { id: 'belum pernah', en: 'never' },
  'user.since': { id: 'Akun dibuat', en: 'Account made' },
  'user.link_state': { id: 'Tautan kata sandi', en: 'Password link' },
  'user.link_open': { id: 'berlaku sampai {when}', en: 'open until {when}' },
  'user.no_link': { id: 'tidak ada yang berlaku', en: 'none is open' },

  'user.create': { id: 'Buat akun dan tautannya', en: 'Make the account and its link' },
  'user.edited': { id: 'Perubahan akun disimpan.', en: 'The changes to the account are saved.' },
  'user.access': { id: 'Akses', en: 'Access' },
  'user.new_link': { id: 'Buat tautan kata sandi baru', en: 'Make a new password link' },
  'user.new_link_note': {
    id: 'Untuk akun baru atau bila kata sandi terlupa. Tautan yang lama langsung tidak berlaku; kata sandi yang sekarang tetap berlaku sampai pemilik akun memilih yang baru.',
    en: 'For a new account or a forgotten password. Earlier links end at once; the present password stays valid until the owner chooses a new one.',
  },
  'user.sign_out': { id: 'Keluarkan dari semua perangkat', en: 'Sign out of all devices' },
  'user.sign_out_note': {
    id: 'Misalnya bila ponsel atau laptopnya hilang. Pemilik akun dapat masuk lagi dengan kata sandinya.',
    en: 'When a phone or laptop is lost, for example. The owner can sign in again with the password.',
  },
  'user.remove_factor': {
    id: 'Lepas verifikasi dua langkah',
    en: 'Remove two-step verification',
  },
  'user.remove_factor_note': {
    id: 'Bila ponsel dan kode cadangannya hilang. Pastikan dulu, misalnya lewat telepon, bahwa yang meminta memang pemilik akun. Ia dapat masuk dengan kata sandinya dan memasang lagi.',
    en: 'When the phone and the recovery codes are lost. Make sure first, by telephone for example, that it is the owner who asks. The owner can sign in with the password and set it up again.',
  },
  'user.provider_link': { id: 'Masuk tunggal (SSO)', en: 'Single sign-on' },
  'user.provider_link_since': { id: 'tertaut sejak {when}', en: 'linked since {when}' },
  'user.unlink_provider': { id: 'Lepas tautan SSO', en: 'Release the single sign-on link' },
  'user.unlink_provider_note': {
    id: 'Bila akun SSO pemiliknya dibuat ulang, sehingga ia tidak dapat masuk lewat SSO. Pastikan dulu bahwa yang meminta memang pemilik akun: siapa yang berikutnya masuk lewat SSO dengan surel ini akan tertaut. Ia keluar dari semua perangkat.',
    en: 'When the owner’s single sign-on account was made anew and no longer lets them in. Make sure first that it is the owner who asks: whoever signs in there next with this email will be linked. The owner is signed out of all devices.',
  },
  'user.no_provider_link': {
    id: 'Akun ini tidak tertaut dengan layanan masuk tunggal (SSO).',
    en: 'This account is not linked with the single sign-on service.',
  },
  'user.provider_unlinked': {
    id: 'Tautan SSO {name} dilepas.',
    en: 'The single sign-on link of {name} is released.',
  },
  'user.signed_out': {
    id: 'Akun ini sudah dikeluarkan dari semua perangkat.',
    en: 'The account is signed out of all devices.',
  },
  'user.disable': { id: 'Nonaktifkan akun', en: 'Disable the account' },
  'user.disable_note': {
    id: 'Pemiliknya langsung keluar dan tidak dapat masuk lagi. Semua yang pernah ditulisnya tetap tersimpan atas namanya.',
    en: 'The owner is out at once and cannot sign in. Everything written so far stays under the owner’s name.',
  },
  'user.disabled_now': {
    id: 'Akun dinonaktifkan. Pemiliknya sudah keluar.',
    en: 'The account is disabled. Its owner is signed out.',
  },
  'user.enable': { id: 'Aktifkan lagi', en: 'Enable again' },
  'user.enable_note': {
    id: 'Pemiliknya dapat masuk lagi dengan kata sandi yang dulu.',
    en: 'The owner can sign in again with the earlier password.',
  },
  'user.enabled_now': { id: 'Akun diaktifkan lagi.', en: 'The account is enabled again.' },

  'user.link_title': { id: 'Tautan untuk {name}', en: 'Link for {name}' },
  'user.link_lead': {
    id: 'Salin sekarang: tautan ini hanya tampil sekali, di halaman ini. Kirimkan langsung kepada yang bersangkutan.',
    en: 'Copy it now: this link is shown once, on this page. Send it directly to the person.',
  },
  'user.link': { id: 'Tautan sekali pakai', en: 'One-time link' },
  'user.link_rule': {
    id: 'Berlaku sampai {when} dan hanya untuk satu kali. Siapa pun yang memegangnya dapat memilih kata sandi akun ini, jadi jangan kirim ke grup percakapan.',
    en: 'Valid until {when}, for one use. Whoever holds it can choose the password of this account, so do not post it in a group chat.',
  },
  'user.link_done': { id: 'Sudah disalin, lanjut ke akun', en: 'Copied, go on to the account' },

  'user.not_an_email': {
    id: 'Tulis alamat surel yang lengkap, misalnya nama@lahatkab.go.id.',
    en: 'Write the whole email address, for example nama@lahatkab.go.id.',
  },
  'user.email_taken': {
    id: 'Sudah ada akun dengan surel ini. Cari di daftar pengguna; mungkin dinonaktifkan.',
    en: 'There is an account with this email. Look in the list of people; it may be disabled.',
  },
  'user.officer_needs_agency': {
    id: 'Pilih OPD untuk anggota OPD.',
    en: 'Choose the agency of an agency officer.',
  },
  'user.last_secretariat': {
    id: 'Ini satu-satunya akun sekretariat yang dapat masuk. Beri peran sekretariat kepada orang lain lebih dulu, agar selalu ada yang dapat mengelola pengguna.',
    en: 'This is the only secretariat account that can sign in. Give someone else the role first, so that somebody can always manage people.',
  },
  'user.not_yourself': {
    id: 'Akun sendiri tidak dapat dinonaktifkan. Minta rekan sekretariat melakukannya.',
    en: 'You cannot disable your own account. Ask a colleague of the secretariat to do it.',
  },
  'user.disabled_no_link': {
    id: 'Akun ini dinonaktifkan. Aktifkan lagi lebih dulu, lalu buat tautannya.',
    en: 'This account is disabled. Enable it first, then make the link.',
  },

  'password.title': { id: 'Pilih kata sandi', en: 'Choose a password' },
  'password.lead': { id: 'Untuk akun {name}.', en: 'For the account of {name}.' },
  'password.change_title': { id: 'Ganti kata sandi', en: 'Change password' },
  'password.old': { id: 'Kata sandi sekarang', en: 'Present password' },
  'password.new': { id: 'Kata sandi baru', en: 'New password' },
  'password.again': { id: 'Kata sandi baru, sekali lagi', en: 'New password, once more' },
  'password.hint': {
    id: '{min} sampai {max} huruf, boleh dengan spasi. Beberapa kata yang tidak berhubungan lebih kuat dan lebih mudah diingat daripada satu kata dengan angka.',
    en: '{min} to {max} characters, blanks allowed. Several unrelated words are stronger and easier to remember than one word with digits.',
  },
  'password.save': { id: 'Simpan kata sandi', en: 'Save the password' },
  'password.common': {
    id: 'Kata sandi ini termasuk yang paling sering dipakai dan mudah ditebak. Coba rangkaian beberapa kata lain.',
    en: 'This is among the most common passwords and easy to guess. Try several other words in a row.',
  },
  'password.context': {
    id: 'Kata sandi ini terlalu dekat dengan nama, surel, atau nama tim. Coba rangkaian beberapa kata lain.',
    en: 'This is too close to the name, the email or the team’s name. Try several other words in a row.',
  },
  'password.differs': {
    id: 'Tidak sama dengan yang diketik di atas. Ketik ulang keduanya.',
    en: 'It is not the same as above. Type both again.',
  },
  'password.same': {
    id: 'Sama dengan kata sandi sekarang. Pilih yang lain.',
    en: 'It is the same as the present one. Choose another.',
  },
  'password.wrong_old': {
    id: 'Kata sandi sekarang tidak cocok.',
    en: 'The present password does not match.',
  },
  'password.link_ended_title': { id: 'Tautan tidak berlaku lagi', en: 'The link has ended' },
  'password.link_ended': {
    id: 'Tautan ini sudah dipakai, sudah lewat waktunya, atau sudah diganti dengan yang baru. Bila Anda sudah memilih kata sandi, langsung saja masuk. Bila belum, minta tautan baru kepada sekretariat TKPK.',
    en: 'This link was used, has run out, or was replaced by a newer one. If you have chosen a password, simply sign in. If not, ask the TKPK secretariat for a new link.',
  },

  'owner_letter.password_changed': {
    id: 'Kata sandi akun Anda diganti',
    en: 'The password of your account was changed',
  },
  'owner_letter.password_chosen': {
    id: 'Kata sandi akun Anda dipilih lewat tautan sekali pakai',
    en: 'The password of your account was chosen by a one-time link',
  },
  'owner_letter.email_changed': {
    id: 'Alamat surel akun Anda diganti',
    en: 'The email address of your account was changed',
  },
  'owner_letter.factor_added': {
    id: 'Verifikasi dua langkah dipasang pada akun Anda',
    en: 'Two-step verification was set up on your account',
  },
  'owner_letter.factor_removed': {
    id: 'Verifikasi dua langkah dilepas dari akun Anda',
    en: 'Two-step verification was removed from your account',
  },
  'owner_letter.codes_made': {
    id: 'Kode cadangan akun Anda dibuat ulang',
    en: 'The recovery codes of your account were made anew',
  },
  'owner_letter.code_used': {
    id: 'Satu kode cadangan akun Anda dipakai',
    en: 'A recovery code of your account was used',
  },
  'owner_letter.provider_linked': {
    id: 'Akun Anda ditautkan dengan layanan masuk tunggal (SSO)',
    en: 'Your account was linked with the single sign-on service',
  },
  'owner_letter.provider_unlinked': {
    id: 'Tautan akun Anda dengan layanan masuk tunggal (SSO) dilepas',
    en: 'The link of your account with the single sign-on service was released',
  },
  'owner_letter.if_you': {
    id: 'Jika Anda sendiri yang melakukannya atau memintanya kepada sekretariat, tidak ada yang perlu dilakukan.',
    en: 'If you did this yourself or asked the secretariat for it, there is nothing to do.',
  },
  'owner_letter.if_not': {
    id: 'Jika bukan, segera hubungi sekretariat TKPK lewat jalur yang biasa, lalu periksa akun Anda di {link}',
    en: 'If not, tell the TKPK secretariat at once by the usual way, and look at your account at {link}',
  },
  'owner_letter.end': {
    id: 'Surel ini dikirim otomatis oleh Tuntas, {team}, kepada pemilik akun. Surel tentang keamanan akun tidak dapat dimatikan.',
    en: 'This email was sent by Tuntas, {team}, to the owner of the account. Emails about the safety of an account cannot be switched off.',
  },
} as const satisfies Words
