import type { Words } from '../words'

export const common = {
  'app.tagline': {
    id: 'Pelacak aksi penanggulangan kemiskinan',
    en: 'Action tracker for poverty reduction',
  },
  'app.skip': { id: 'Langsung ke isi', en: 'Skip to content' },
  'app.demo': {
    id: 'Data contoh. Nama aksi dan indikator bersumber dari terbitan resmi; angka bertanda “contoh” dibuat untuk peragaan.',
    en: 'Demo data. Action names and indicators come from published sources; figures marked “contoh” were made for demonstration.',
  },
  'app.demo_mark': { id: 'contoh', en: 'contoh (demo)' },
  'app.other_language': { id: 'English', en: 'Bahasa Indonesia' },
  'app.menu': { id: 'Menu', en: 'Menu' },
  'app.main_menu': { id: 'Menu utama', en: 'Main menu' },
  'app.page_trail': { id: 'Letak halaman', en: 'Page trail' },
  'app.account': { id: 'Akun saya', en: 'My account' },
  'app.sign_out': { id: 'Keluar', en: 'Sign out' },
  'app.as_of': { id: 'Keadaan per {when}', en: 'As of {when}' },

  'nav.work': { id: 'Pekerjaan saya', en: 'My work' },
  'nav.board': { id: 'Papan', en: 'Board' },
  'nav.actions': { id: 'Aksi', en: 'Actions' },
  'nav.reports': { id: 'Laporan', en: 'Reports' },
  'nav.indicators': { id: 'Indikator', en: 'Indicators' },
  'nav.users': { id: 'Pengguna', en: 'People' },
  'nav.agencies': { id: 'Disiplin OPD', en: 'Agencies’ discipline' },
  'nav.windows': { id: 'Masa pelaporan', en: 'Reporting windows' },
  'nav.settings': { id: 'Pengaturan', en: 'Settings' },
  'nav.help': { id: 'Bantuan', en: 'Help' },
  'nav.more': { id: 'Lainnya', en: 'More' },

  'role.secretariat': { id: 'Sekretariat', en: 'Secretariat' },
  'role.coordinator': { id: 'Koordinator', en: 'Coordinator' },
  'role.officer': { id: 'Anggota OPD', en: 'Agency officer' },
  'role.viewer': { id: 'Pengamat', en: 'Viewer' },

  'unit.days': { id: 'hari', en: 'days' },
  'unit.percent': { id: 'persen', en: 'percent' },
  'unit.points': { id: 'poin', en: 'points' },
  'unit.trillion': { id: 'triliun', en: 'trillion' },
  'unit.billion': { id: 'miliar', en: 'billion' },
  'unit.million': { id: 'juta', en: 'million' },

  'form.save': { id: 'Simpan', en: 'Save' },
  'form.cancel': { id: 'Batal', en: 'Cancel' },
  'form.back': { id: 'Kembali ke halaman semula', en: 'Back to where you came from' },
  'form.choose': { id: 'Pilih…', en: 'Choose…' },
  'form.all': { id: 'Semua', en: 'All' },
  'form.errors': {
    id: 'Ada {n} hal yang perlu diperbaiki. Yang sudah diketik tidak hilang.',
    en: 'There is {n} thing to correct. What you typed is kept. ¦ There are {n} things to correct. What you typed is kept.',
  },
  'form.kept': {
    id: 'Sesi Anda sempat berakhir. Teks yang tadi diketik kami kembalikan di bawah; periksa, lalu kirim sekali lagi.',
    en: 'Your session had ended. The text you typed is back below; check it, then send it once more.',
  },
  'upload.one_at_a_time': { id: 'Satu berkas setiap kali unggah.', en: 'One file at a time.' },
  'upload.broken_off': {
    id: 'Unggahan terputus atau tidak lengkap. Coba sekali lagi.',
    en: 'The upload broke off or is incomplete. Try once more.',
  },
  'upload.busy': {
    id: 'Sedang banyak unggahan. Tunggu satu menit, lalu coba lagi.',
    en: 'Many uploads are under way. Wait a minute, then try again.',
  },
  'form.outdated': {
    id: 'Orang lain menyimpan perubahan lebih dulu. Ketikan Anda masih ada di bawah; bandingkan dengan yang tersimpan, lalu simpan lagi bila tetap perlu.',
    en: 'Someone else saved a change first. What you typed is still below; compare it with what is stored, then save again if it is still needed.',
  },
  'form.stored_now': { id: 'Tersimpan sekarang: {value}', en: 'Stored now: {value}' },
  'form.period_own': { id: '{change} pada periode ini', en: '{change} in this period' },

  'field.required': { id: 'Isi bagian ini.', en: 'Fill this in.' },
  'field.too_long': { id: 'Paling banyak {n} huruf.', en: 'At most {n} characters.' },
  'field.too_short': { id: 'Paling sedikit {n} huruf.', en: 'At least {n} characters.' },
  'field.not_a_number': {
    id: '“{typed}” tidak terbaca sebagai angka. Tulis misalnya 1.250.000 atau 14,14.',
    en: '“{typed}” cannot be read as a number. Write for example 1.250.000 or 14,14.',
  },
  'field.ambiguous_number': {
    id: '“{typed}” bisa dibaca dua cara. Tulis {one} atau {other}.',
    en: '“{typed}” can be read two ways. Write {one} or {other}.',
  },
  'field.other_number_format': {
    id: '“{typed}” tidak sesuai dengan cara penulisan angka yang disebut untuk berkas ini.',
    en: '“{typed}” does not fit the way this file was said to write its numbers.',
  },
  'field.not_money': {
    id: '“{typed}” tidak terbaca sebagai rupiah. Tulis misalnya 1.250.000.000 atau Rp 2,5 miliar.',
    en: '“{typed}” cannot be read as rupiah. Write for example 1.250.000.000 or Rp 2,5 miliar.',
  },
  'field.negative': { id: 'Tidak boleh kurang dari nol.', en: 'Must not be below zero.' },
  'field.zero': { id: 'Harus lebih dari nol.', en: 'Must be above zero.' },
  'field.too_large': { id: 'Paling besar {max}.', en: 'At most {max}.' },
  'field.whole': { id: 'Tulis bilangan bulat.', en: 'Write a whole number.' },
  'field.two_decimals': {
    id: 'Paling banyak dua angka di belakang koma.',
    en: 'At most two decimals.',
  },
  'field.not_a_day': {
    id: '“{typed}” tidak terbaca sebagai tanggal. Tulis misalnya 31/12/2026.',
    en: '“{typed}” cannot be read as a date. Write for example 31/12/2026.',
  },
  'field.not_a_choice': {
    id: 'Pilih salah satu yang tersedia.',
    en: 'Choose one of those offered.',
  },
  'field.long_number': {
    id: 'Ada 16 angka berurutan, seperti NIK. Tuntas tidak menyimpan data perorangan; hapus angka itu.',
    en: 'There are 16 digits in a row, like a NIK. Tuntas keeps no personal data; remove that number.',
  },
  'field.not_a_link': {
    id: 'Alamat harus dimulai dengan https:// atau http://.',
    en: 'The address must begin with https:// or http://.',
  },

  'list.previous': { id: 'Sebelumnya', en: 'Previous' },
  'list.next': { id: 'Berikutnya', en: 'Next' },
  'list.page': { id: 'Halaman {n}', en: 'Page {n}' },
  'list.pages': { id: 'Halaman daftar', en: 'Pages of the list' },
  'list.export_csv': { id: 'Unduh CSV', en: 'Download CSV' },

  'figure.not_reported': { id: 'belum dilaporkan', en: 'not reported' },
  'figure.unknown': { id: 'belum diketahui', en: 'not known' },
  'figure.unjudged': { id: 'belum dapat dinilai', en: 'cannot be judged yet' },
  'figure.of': { id: '{part} dari {whole}', en: '{part} of {whole}' },

  'error.title_400': { id: 'Permintaan tidak terbaca', en: 'The request cannot be read' },
  'error.title_401': { id: 'Silakan masuk', en: 'Please sign in' },
  'error.title_403': { id: 'Bukan wewenang Anda', en: 'Not yours to do' },
  'error.title_404': { id: 'Tidak ditemukan', en: 'Not found' },
  'error.title_409': { id: 'Tidak dapat dilakukan sekarang', en: 'Cannot be done now' },
  'error.title_413': { id: 'Terlalu besar', en: 'Too large' },
  'error.title_422': { id: 'Perlu diperbaiki', en: 'Needs correcting' },
  'error.title_429': { id: 'Terlalu sering', en: 'Too often' },
  'error.title_500': { id: 'Terjadi gangguan', en: 'Something went wrong' },
  'error.title_503': { id: 'Sedang tidak dapat dihubungi', en: 'Cannot be reached right now' },
  'error.bad_request': {
    id: 'Alamat atau isian yang dikirim tidak terbaca. Kembali ke halaman sebelumnya dan coba lagi.',
    en: 'The address or form that was sent cannot be read. Go back and try again.',
  },
  'error.not_found': {
    id: 'Halaman atau data ini tidak ada, atau sudah dipindahkan. Periksa alamatnya, atau cari dari menu.',
    en: 'This page or record does not exist, or was moved. Check the address, or look from the menu.',
  },
  'error.not_allowed': {
    id: 'Peran Anda tidak mencakup hal ini. Bila perlu, hubungi sekretariat TKPK.',
    en: 'Your role does not include this. If it should, ask the TKPK secretariat.',
  },
  'error.other_agency': {
    id: 'Ini milik OPD lain. Anda boleh melihatnya; yang dapat mengubah hanya OPD pemilik dan sekretariat.',
    en: 'This belongs to another agency. You may see it; only the owning agency and the secretariat can change it.',
  },
  'error.outdated': {
    id: 'Data ini sudah diubah orang lain sejak halaman dibuka. Muat ulang halaman untuk melihat yang terbaru.',
    en: 'Someone changed this since the page was opened. Reload the page to see the latest.',
  },
  'error.form_expired': {
    id: 'Formulir ini sudah kedaluwarsa atau tidak dikirim dari halaman Tuntas. Buka kembali halamannya dan kirim lagi.',
    en: 'This form has expired or was not sent from a Tuntas page. Open the page again and resend it.',
  },
  'error.too_large': {
    id: 'Yang dikirim terlalu besar. Batasnya {limit}.',
    en: 'What was sent is too large. The limit is {limit}.',
  },
  'error.too_often': {
    id: 'Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi.',
    en: 'Too many attempts. Wait {minutes} minutes, then try again.',
  },
  'error.internal': {
    id: 'Kesalahan ada di pihak kami dan sudah tercatat. Yang sudah tersimpan tetap aman. Coba lagi sebentar lagi; bila berulang, sebutkan nomor {id} kepada sekretariat.',
    en: 'The fault is ours and has been recorded. What was saved is safe. Try again shortly; if it repeats, tell the secretariat number {id}.',
  },
  'error.unavailable': {
    id: 'Basis data sedang tidak dapat dihubungi. Tunggu sebentar lalu coba lagi; yang sudah tersimpan tetap aman.',
    en: 'The database cannot be reached. Wait a moment and try again; what was saved is safe.',
  },
  'error.busy': {
    id: 'Server sedang terlalu sibuk dan permintaan ini belum dikerjakan. Tunggu sebentar lalu coba lagi; yang sudah tersimpan tetap aman.',
    en: 'The server is too busy and has not done this. Wait a moment and try again; what was saved is safe.',
  },
  'error.disk_full': {
    id: 'Penyimpanan server penuh, sehingga tidak ada yang dapat disimpan. Beri tahu sekretariat atau pengelola server; yang sudah tersimpan tetap aman.',
    en: 'The server’s storage is full, so nothing can be saved. Tell the secretariat or whoever runs the server; what was saved is safe.',
  },
  'error.again_note': {
    id: 'Isian Anda masih ada di halaman ini. Kirim lagi bila sudah siap; isian yang ternyata sudah masuk tidak dicatat dua kali.',
    en: 'What you typed is still on this page. Send it again when you are ready; what did arrive is not recorded twice.',
  },
  'error.again': { id: 'Kirim lagi', en: 'Send again' },
  'error.back_home': { id: 'Ke Pekerjaan saya', en: 'To My work' },
} as const satisfies Words
