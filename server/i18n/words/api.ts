import type { Words } from '../words'

export const api = {
  'api.title': { id: 'API dan kamus data', en: 'API and data dictionary' },
  'api.lead': {
    id: 'Cara aplikasi lain membaca data tim ini, dan arti setiap kolomnya.',
    en: 'How other programs read the team’s data, and what every column means.',
  },
  'api.begin': { id: 'Mulai', en: 'Beginning' },
  'api.begin_text': {
    id: 'Mintalah token kepada sekretariat, lalu sertakan pada setiap permintaan. API hanya untuk membaca; jawabannya JSON.',
    en: 'Ask the secretariat for a token and send it with every request. The API is for reading only; it answers in JSON.',
  },
  'api.machine': {
    id: 'Uraian untuk mesin (OpenAPI 3.1)',
    en: 'Description for machines (OpenAPI 3.1)',
  },
  'api.rules': { id: 'Aturan', en: 'Rules' },
  'api.rule.scope': {
    id: 'Token membaca yang dibaca perannya pada halaman, tidak lebih: rapat yang belum dibagikan hanya untuk sekretariat dan koordinator; laporan draf dan yang dikembalikan tidak ada; jumlah keluarga dan jiwa di bawah lima disembunyikan; nama orang tidak disertakan.',
    en: 'A token reads what its role reads on the pages and no more: meetings that are not shared are for the secretariat and coordinators; drafts and returned reports are not there; families and persons below five are hidden; names of people are left out.',
  },
  'api.rule.null': {
    id: 'null berarti belum diketahui atau belum dilaporkan, tidak pernah nol. Angka laporan kumulatif sejak 1 Januari.',
    en: 'null means not known or not reported, never zero. Figures of reports are cumulative since 1 January.',
  },
  'api.rule.pages': {
    id: 'Daftar dijawab per halaman: page dan limit, paling banyak {n}. Kepala Link menunjuk halaman pertama, sebelumnya, berikutnya, dan terakhir.',
    en: 'Lists are answered page by page: page and limit, at most {n}. The Link header names the first, previous, next and last page.',
  },
  'api.rule.cursor': {
    id: 'Untuk menyalin seluruh daftar: mulai dengan cursor=0, lalu minta lagi dengan cursor dari page.next sampai isinya null (kepala Link menunjuk alamatnya). Urutannya menurut saat baris dibuat, sehingga tidak ada yang terlewat atau terulang walaupun ada yang ditambah atau diubah di tengah jalan. cursor tidak dipakai bersama page atau sort.',
    en: 'To copy a whole list: begin with cursor=0, then ask again with the cursor of page.next until it is null (the Link header names the address). The order is that in which rows were made, so that none is missed or told twice though others are added or changed on the way. cursor does not go together with page or sort.',
  },
  'api.rule.etag': {
    id: 'Setiap jawaban membawa ETag. Kirim kembali sebagai If-None-Match: bila tidak ada yang berubah, jawabannya 304 tanpa isi.',
    en: 'Every answer carries an ETag. Send it back as If-None-Match: if nothing has changed the answer is 304, without content.',
  },
  'api.rule.limit': {
    id: 'Paling banyak {n} permintaan per menit untuk satu token; kepala RateLimit-Remaining menyebut sisanya.',
    en: 'At most {n} requests a minute for one token; the header RateLimit-Remaining tells how many are left.',
  },
  'api.rule.problems': {
    id: 'Penolakan dijawab sebagai application/problem+json dengan kalimat: 401 tanpa token yang berlaku, 403 peran tidak boleh, 404 tidak ada, 405 hanya membaca, 406 hanya JSON, 422 parameter salah, 429 terlalu sering. Accept-Language: en untuk bahasa Inggris.',
    en: 'Refusals are answered as application/problem+json with a sentence: 401 without a valid token, 403 the role may not, 404 not there, 405 reading only, 406 JSON only, 422 a wrong parameter, 429 too often. Accept-Language: en gives English.',
  },
  'api.addresses': { id: 'Alamat', en: 'Addresses' },
  'api.parameters': { id: 'Parameter', en: 'Parameters' },
  'api.example': { id: 'misalnya {example}', en: 'for example {example}' },
  'api.between': { id: '{min} sampai {max}', en: '{min} to {max}' },
  'api.fields': { id: 'Isi jawaban {kind}', en: 'What {kind} holds' },
  'api.dictionary': { id: 'Kamus data', en: 'Data dictionary' },
  'api.dictionary_text': {
    id: 'Tabel dan kolom seperti pada ekspor data terbuka (npm run export); di sana kamus ini ada sebagai dictionary.csv.',
    en: 'Tables and columns as in the open export (npm run export); there this dictionary is dictionary.csv.',
  },
  'api.about.strategies': {
    id: 'Tiga strategi dengan hitungan papan pada akhir satu masa.',
    en: 'The three strategies with the counts of the board at the end of a window.',
  },
  'api.about.strategy': { id: 'Satu strategi.', en: 'One strategy.' },
  'api.about.agencies': { id: 'OPD dan mitra.', en: 'Agencies and partners.' },
  'api.about.agency': { id: 'Satu OPD.', en: 'One agency.' },
  'api.about.places': {
    id: 'Kecamatan, desa, dan kelurahan.',
    en: 'Kecamatan, desa and kelurahan.',
  },
  'api.about.place': {
    id: 'Satu wilayah, dengan tahun-tahun sebagai kantong dan hitungan registri terakhir.',
    en: 'One place, with its years as a pocket and the latest count of a registry.',
  },
  'api.about.indicators': {
    id: 'Indikator dengan nilai terakhirnya.',
    en: 'Indicators with their latest value.',
  },
  'api.about.indicator': {
    id: 'Satu indikator, dengan nilai dan target daerah ini.',
    en: 'One indicator, with the readings and targets of the home region.',
  },
  'api.about.readings': {
    id: 'Semua nilai terbit yang disimpan, juga daerah lain dan yang tidak dipakai.',
    en: 'Every published value that is stored, also of other regions and not in use.',
  },
  'api.about.targets': {
    id: 'Semua target, juga yang sudah diganti.',
    en: 'Every target, also replaced ones.',
  },
  'api.about.actions': {
    id: 'Aksi dengan kedudukannya pada akhir satu masa; saringan dan urutan sama dengan halaman Aksi.',
    en: 'Actions and where they stand at the end of a window; filters and order as on the page of actions.',
  },
  'api.about.action': {
    id: 'Satu aksi lengkap, dengan kedudukan di setiap masa.',
    en: 'One whole action, with its standing at every window.',
  },
  'api.about.reports': {
    id: 'Laporan yang terkirim atau diverifikasi, yang terbaru dahulu.',
    en: 'Reports that were sent or verified, the newest first.',
  },
  'api.about.report': {
    id: 'Laporan satu aksi untuk satu masa.',
    en: 'The report of one action for one window.',
  },
  'api.about.decisions': {
    id: 'Keputusan; tanpa parameter state hanya yang belum selesai, seperti pada halamannya.',
    en: 'Decisions; without the parameter state only unfinished ones, as on their page.',
  },
  'api.about.decision': { id: 'Satu keputusan.', en: 'One decision.' },
  'api.about.meetings': { id: 'Rapat.', en: 'Meetings.' },
  'api.about.meeting': {
    id: 'Satu rapat, dengan mata acara dan undangannya; hasil dan catatan ada setelah rapat ditutup.',
    en: 'One meeting, with its agenda and whom it invited; outcomes and notes once it is closed.',
  },
  'api.param.page': { id: 'Halaman ke berapa', en: 'Which page' },
  'api.param.cursor': {
    id: 'Mulai sesudah baris ini; 0 untuk mulai dari awal',
    en: 'Begin after this row; 0 to begin at the start',
  },
  'api.param.limit': { id: 'Banyaknya per halaman', en: 'How many a page' },
  'api.param.year': { id: 'Tahun', en: 'Year' },
  'api.param.window': { id: 'Kode masa pelaporan', en: 'Code of a window' },
  'api.param.strategy': { id: 'Nomor strategi', en: 'Number of a strategy' },
  'api.param.agency': { id: 'Kode OPD', en: 'Code of an agency' },
  'api.param.kind': { id: 'Jenis', en: 'Kind' },
  'api.param.parent': { id: 'Kode kecamatan', en: 'Code of a kecamatan' },
  'api.param.main': { id: 'Hanya indikator utama', en: 'Main indicators only' },
  'api.param.indicator': { id: 'Kode indikator', en: 'Code of an indicator' },
  'api.param.region': { id: 'Kode daerah', en: 'Code of a region' },
  'api.param.state': { id: 'Keadaan', en: 'State' },
  'api.param.known_on': {
    id: 'Seperti diketahui tim pada akhir hari itu',
    en: 'As the team knew it at the end of that day',
  },
  'api.param.q': { id: 'Kata yang dicari', en: 'Words to search for' },
  'api.param.mine': { id: 'Hanya milik OPD token ini', en: 'Only of the token’s own agency' },
  'api.param.status': { id: 'Status kerja', en: 'Work status' },
  'api.param.judged': { id: 'Penilaian fisik', en: 'Judged output' },
  'api.param.money': { id: 'Penilaian uang', en: 'Judged money' },
  'api.param.fund': { id: 'Sumber dana', en: 'Fund' },
  'api.param.place': { id: 'Kode wilayah', en: 'Code of a place' },
  'api.param.unit': {
    id: 'Satuan keluaran, huruf demi huruf',
    en: 'Output unit, letter by letter',
  },
  'api.param.report': { id: 'Keadaan laporan masa itu', en: 'State of that window’s report' },
  'api.param.has': { id: 'Angka yang harus ada', en: 'A figure that must be known' },
  'api.param.sort': { id: 'Urutan; tanda minus membaliknya', en: 'Order; a minus turns it round' },
  'api.param.action': { id: 'Kode aksi', en: 'Code of an action' },
  'api.param.meeting': { id: 'Nomor rapat', en: 'Number of a meeting' },
  'api.error.no_token': {
    id: 'Permintaan ini tidak membawa token. Sertakan kepala Authorization: Bearer diikuti token dari sekretariat.',
    en: 'This request carries no token. Send the header Authorization: Bearer followed by a token from the secretariat.',
  },
  'api.error.unknown_token': {
    id: 'Token ini tidak dikenal. Periksa apakah tersalin utuh.',
    en: 'This token is not known. See whether it was copied whole.',
  },
  'api.error.expired_token': {
    id: 'Masa berlaku token ini habis. Mintalah yang baru kepada sekretariat.',
    en: 'This token has expired. Ask the secretariat for a new one.',
  },
  'api.error.revoked_token': {
    id: 'Token ini sudah dicabut oleh sekretariat.',
    en: 'The secretariat has revoked this token.',
  },
  'api.error.not_found': {
    id: 'Tidak ada yang beralamat demikian, atau peran token ini tidak mengetahuinya.',
    en: 'There is nothing at this address, or nothing that this token’s role knows of.',
  },
  'api.error.read_only': {
    id: 'API ini hanya untuk membaca: pakai GET.',
    en: 'This API is for reading only: use GET.',
  },
  'api.error.json_only': {
    id: 'API ini hanya menjawab dalam JSON; permintaan menolak application/json.',
    en: 'This API answers in JSON only, and the request does not accept application/json.',
  },
  'api.error.too_often': {
    id: 'Terlalu sering. Coba lagi {seconds} detik lagi.',
    en: 'Too often. Try again in {seconds} seconds.',
  },
  'api.error.cursor_alone': {
    id: 'cursor tidak dipakai bersama page atau sort.',
    en: 'cursor does not go together with page or sort.',
  },
  'api.error.parameters': {
    id: 'Ada parameter yang tidak dapat dipakai; lihat errors.',
    en: 'A parameter cannot be used; see errors.',
  },
  'api.error.unknown_value': {
    id: 'Tidak ada {parameter} bernama {value}.',
    en: 'There is no {parameter} named {value}.',
  },
  'api.error.unknown_parameter': {
    id: 'Alamat ini tidak mengenal parameter {parameter}.',
    en: 'This address does not know the parameter {parameter}.',
  },
  'api.error.choice': { id: 'Pilih salah satu: {choices}.', en: 'Choose one of: {choices}.' },
  'api.error.form': {
    id: 'Tidak dapat dibaca; tulis misalnya {example}.',
    en: 'Cannot be read; write for example {example}.',
  },
  'api.error.range': {
    id: 'Tulis bilangan bulat {min} sampai {max}, satu kali.',
    en: 'Write a whole number from {min} to {max}, once.',
  },
  'api.error.value': { id: 'Tidak dapat dibaca.', en: 'Cannot be read.' },
} as const satisfies Words
