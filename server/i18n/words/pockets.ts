import type { Words } from '../words'

export const pockets = {
  'pockets.title': { id: 'Kantong kemiskinan {year}', en: 'Pockets of poverty {year}' },
  'pockets.lead': {
    id: 'Desa, kelurahan, dan kecamatan yang tercatat sebagai kantong pada satu tahun, beserta dasarnya.',
    en: 'Villages and districts listed as pockets for one year, each with the reason why.',
  },
  'pockets.list': { id: 'Daftar kantong', en: 'List of pockets' },
  'pockets.new': { id: 'Catat kantong', en: 'List a pocket' },
  'pockets.import': { id: 'Tempel daftar', en: 'Paste a list' },
  'pockets.counts': { id: 'Hitungan registri', en: 'Registry counts' },
  'pockets.number': {
    id: '{n} kantong pada {year}: {movement}.',
    en: '{n} pocket in {year}: {movement}. ¦ {n} pockets in {year}: {movement}.',
  },
  'pockets.left': { id: 'Keluar dari daftar {year}', en: 'Left the list of {year}' },
  'pockets.none_left': { id: 'Tidak ada.', en: 'None.' },
  'pockets.edit': { id: 'Ubah', en: 'Edit' },
  'pockets.edit_title': { id: 'Ubah catatan kantong: {place}', en: 'Edit the entry: {place}' },
  'pockets.place_hint': {
    id: 'Nama atau kode. Bila ada nama yang sama, sebut kecamatannya: “Tanjung Raja (Kec. Gumay Ulu)”.',
    en: 'A name or a code. Where several bear it, say the district too: “Tanjung Raja (Kec. Gumay Ulu)”.',
  },
  'pockets.decree': { id: 'Keputusan', en: 'Decree' },
  'pockets.decree_hint': {
    id: 'Nomor dan judul keputusan yang menetapkannya. Isi keputusan, kriteria, atau keduanya.',
    en: 'Number and title of the decree. Fill in the decree, the criteria, or both.',
  },
  'pockets.criteria': { id: 'Kriteria', en: 'Criteria' },
  'pockets.criteria_hint': {
    id: 'Ukuran yang membuatnya menjadi kantong. Tanpa nama orang.',
    en: 'The measure that makes it a pocket. No names of persons.',
  },
  'pockets.source_url': { id: 'Tautan sumber', en: 'Link to the source' },
  'pockets.source_note': { id: 'Catatan sumber', en: 'Note on the source' },
  'pockets.why_needed': {
    id: 'Tulis dasarnya: keputusan, kriteria, atau keduanya.',
    en: 'Say why: a decree, criteria, or both.',
  },
  'pockets.not_a_year': {
    id: '“{typed}” bukan tahun. Tulis empat angka antara 2000 dan 2100.',
    en: '“{typed}” is no year. Write four digits between 2000 and 2100.',
  },
  'pockets.there': {
    id: 'Wilayah ini sudah tercatat sebagai kantong pada {year}.',
    en: 'This place is listed as a pocket of {year} already.',
  },
  'pockets.form_rule': {
    id: 'Satu wilayah dicatat sekali setahun. Yang bukan lagi kantong cukup tidak dicatat pada tahun berikutnya.',
    en: 'A place is listed once a year. What is no pocket any more is simply not listed for the next year.',
  },
  'pockets.save': { id: 'Simpan', en: 'Save' },
  'pockets.saved': { id: 'Catatan kantong disimpan.', en: 'The entry is saved.' },
  'pockets.remove': { id: 'Hapus catatan ini', en: 'Remove this entry' },
  'pockets.remove_lead': {
    id: 'Hanya untuk yang salah catat. Bila wilayah ini keluar dari daftar, biarkan catatan ini dan jangan mencatatnya pada {year}.',
    en: 'Only for what was listed by mistake. If the place leaves the list, keep this entry and do not list it for {year}.',
  },
  'pockets.removal_reason': { id: 'Alasan', en: 'Reason' },
  'pockets.removed': { id: 'Catatan kantong dihapus.', en: 'The entry is removed.' },

  'pockets.counts_lead': {
    id: 'Hitungan keluarga dan jiwa menurut registri, masing-masing dengan tanggalnya. Dua hitungan tidak pernah dibandingkan satu sama lain. Jumlah di bawah {least} tidak ditampilkan.',
    en: 'Families and persons as registries count them, each with its day. Two counts are never held against each other. Numbers below {least} are not shown.',
  },
  'pockets.count_new': { id: 'Hitungan baru', en: 'New count' },
  'pockets.count_edit': { id: 'Ubah nama dan sumber', en: 'Edit name and source' },
  'pockets.count_edit_title': { id: 'Ubah hitungan: {name}', en: 'Edit the count: {name}' },
  'pockets.counted_on': { id: 'Tanggal data', en: 'Day of the data' },
  'pockets.counted_on_hint': {
    id: 'Hari keadaan datanya, bukan hari data diterima.',
    en: 'The day the data speak of, not the day they arrived.',
  },
  'pockets.day_range': {
    id: 'Tanggal data antara tahun 2000 dan hari ini.',
    en: 'The day of the data lies between 2000 and today.',
  },
  'pockets.count_rule': {
    id: 'Hitungan registri bukan angka kemiskinan BPS. Hanya jumlah; tanpa nama, NIK, atau nomor KK.',
    en: 'A count of a registry is not the poverty rate of BPS. Numbers only: no names, no NIK, no family card.',
  },
  'pockets.count_there': {
    id: 'Hitungan registri itu pada tanggal itu sudah ada.',
    en: 'That count of that day is there already.',
  },
  'pockets.count_saved': { id: 'Hitungan disimpan.', en: 'The count is saved.' },
  'pockets.count_remove': { id: 'Hapus hitungan ini', en: 'Remove this count' },
  'pockets.count_remove_lead': {
    id: 'Menghapus semua angka di dalamnya. Peta, prioritas, dan angka per jiwa kembali memakai hitungan lain yang terbaru.',
    en: 'Removes every figure in it. Map, priorities and figures per person go back to the latest other count.',
  },
  'pockets.count_removed': { id: 'Hitungan dihapus.', en: 'The count is removed.' },
  'pockets.n_places': { id: '{n} wilayah', en: '{n} place ¦ {n} places' },
  'pockets.count_in': { id: '{name}: {place}', en: '{name}: {place}' },
  'pockets.count_lead': {
    id: 'Keluarga / jiwa. Tiap desil dihitung sendiri. Jumlah di bawah {least} tidak ditampilkan.',
    en: 'Families / persons. Each decile by itself. Numbers below {least} are not shown.',
  },
  'pockets.count_table': { id: 'Hitungan per wilayah', en: 'Counts by place' },
  'pockets.count_table_rule': {
    id: 'Kecamatan yang tidak dihitung sendiri adalah jumlah desanya, bila semua desanya sudah terisi. “Ditahan”: jumlahnya lima atau lebih, tetapi bila ditampilkan, jumlah kecil di desa lain dapat dihitung dari jumlah kecamatan.',
    en: 'A district without counts of its own is the sum of its villages, once all of them are filled in. “Withheld”: five or more, but shown it would let a small number of another village be worked out from the total of the district.',
  },
  'pockets.import_counts': { id: 'Tempel tabel', en: 'Paste a table' },
  'pockets.import_counts_title': { id: 'Tempel tabel: {name}', en: 'Paste a table: {name}' },
  'pockets.enter_here': { id: 'Isi hitungan', en: 'Fill in counts' },
  'pockets.enter': { id: 'Isi', en: 'Fill in' },
  'pockets.enter_title': { id: 'Hitungan registri: {place}', en: 'Registry count: {place}' },
  'pockets.enter_lead': { id: 'Menurut {name}.', en: 'By {name}.' },
  'pockets.enter_rule': {
    id: 'Kosong berarti tidak dihitung; 0 berarti dihitung dan tidak ada. Keluarga dan jiwa terpisah dan tidak dijumlahkan. Jumlah di bawah {least} tersimpan, tetapi hanya tampil sebagai “<{least}”; biarkan tulisan itu bila tidak berubah.',
    en: 'Blank is not counted; 0 is counted, and nobody. Families and persons are apart and never added. Numbers below {least} are stored but shown only as “<{least}”; leave that as it is where nothing changes.',
  },
  'pockets.csv.all': {
    id: 'Semua hitungan; angkanya ada pada berkas tiap hitungan',
    en: 'All counts; their figures are in the file of each',
  },
  'pockets.csv.places': { id: 'Wilayah terhitung', en: 'Places counted' },
  'pockets.csv.cell': { id: '{desil}: {what}', en: '{desil}: {what}' },
  'pockets.csv.hidden': {
    id: 'jumlah di bawah lima tidak ditampilkan',
    en: 'numbers below five are not shown',
  },
  'pockets.families': { id: 'Keluarga', en: 'Families' },
  'pockets.persons': { id: 'Jiwa', en: 'Persons' },
  'pockets.desil': { id: 'Desil {n}', en: 'Decile {n}' },
  'pockets.everyone': { id: 'Semua dalam registri', en: 'Everyone in the registry' },
  'pockets.write_number': {
    id: 'Tulis jumlahnya. Jumlah di bawah {least} disembunyikan oleh aplikasi.',
    en: 'Write the number itself. The app hides numbers below {least}.',
  },
  'pockets.not_a_desil': {
    id: '“{typed}” bukan desil. Tulis 1 sampai 4, atau “semua”.',
    en: '“{typed}” is no decile. Write 1 to 4, or “semua” for everyone.',
  },
  'pockets.trouble.fewer_persons': {
    id: 'Jiwa lebih sedikit daripada keluarga.',
    en: 'There are fewer persons than families.',
  },
  'pockets.trouble.beyond_all': {
    id: 'Desil 1 sampai 4 bersama-sama lebih besar daripada semua dalam registri.',
    en: 'Deciles 1 to 4 together are more than everyone in the registry.',
  },

  'pockets.paste': { id: 'Tempel tabel', en: 'Paste a table' },
  'pockets.paste_lead.pockets': {
    id: 'Satu baris satu wilayah. Yang kosong tidak menghapus apa pun; wilayah yang tidak ada dalam tabel tidak berubah. Belum ada yang disimpan sebelum pratinjau disetujui.',
    en: 'One line a place. A blank erases nothing; places that are not in the table stay as they are. Nothing is stored before the preview is agreed to.',
  },
  'pockets.paste_lead.counts': {
    id: 'Satu baris satu wilayah, atau satu wilayah dan desil. Yang kosong tidak menghapus apa pun. Belum ada yang disimpan sebelum pratinjau disetujui.',
    en: 'One line a place, or a place and a decile. A blank erases nothing. Nothing is stored before the preview is agreed to.',
  },
  'pockets.paste_hint.pockets': {
    id: 'Dengan baris judul: Kecamatan, Desa (atau Wilayah, atau Kode), Tahun, Keputusan, Kriteria, Tautan sumber, Catatan sumber.',
    en: 'With a head: Kecamatan, Desa (or Wilayah, or Kode), Tahun, Keputusan, Kriteria, Tautan sumber, Catatan sumber.',
  },
  'pockets.paste_hint.counts': {
    id: 'Dengan baris judul: Kecamatan, Desa (atau Wilayah, atau Kode), lalu Desil, Keluarga, Jiwa; atau “Keluarga desil 1”, “Jiwa desil 1”, “Jiwa semua”.',
    en: 'With a head: Kecamatan, Desa (or Wilayah, or Kode), then Desil, Keluarga, Jiwa; or “Keluarga desil 1”, “Jiwa desil 1”, “Jiwa semua”.',
  },
  'pockets.common_hint': {
    id: 'Untuk baris yang tidak menyebutnya sendiri.',
    en: 'For lines that do not say it themselves.',
  },
  'pockets.example': { id: 'Contoh tabel', en: 'An example' },
  'pockets.example.pockets': {
    id: 'Kecamatan;Desa;Tahun;Keputusan;Kriteria\nGumay Ulu;Tanjung Raja;2026;SK Bupati 100/2026;desil 1 di atas 30 persen\nLahat;Kel. Bandar Jaya;2026;SK Bupati 100/2026;',
    en: 'Kecamatan;Desa;Tahun;Keputusan;Kriteria\nGumay Ulu;Tanjung Raja;2026;SK Bupati 100/2026;decile 1 above 30 percent\nLahat;Kel. Bandar Jaya;2026;SK Bupati 100/2026;',
  },
  'pockets.example.counts': {
    id: 'Kecamatan;Desa;Desil;Keluarga;Jiwa\nGumay Ulu;Tanjung Raja;1;42;151\nGumay Ulu;Tanjung Raja;semua;310;1.104',
    en: 'Kecamatan;Desa;Desil;Keluarga;Jiwa\nGumay Ulu;Tanjung Raja;1;42;151\nGumay Ulu;Tanjung Raja;all;310;1.104',
  },
  'pockets.preview_lead.pockets': {
    id: 'Yang akan dicatat sebagai kantong. Belum ada yang disimpan.',
    en: 'What would be listed as pockets. Nothing is stored yet.',
  },
  'pockets.preview_lead.counts': {
    id: 'Hitungan yang akan disimpan. Belum ada yang disimpan.',
    en: 'The counts that would be stored. Nothing is stored yet.',
  },
  'pockets.count.new': { id: 'Baru', en: 'New' },
  'pockets.count.changed': { id: 'Berubah', en: 'Changed' },
  'pockets.count.problems': { id: 'Tidak terbaca', en: 'Not read' },
  'pockets.outcome.new': { id: 'baru', en: 'new' },
  'pockets.outcome.changed': { id: 'berubah', en: 'changed' },
  'pockets.before': { id: 'sebelumnya {text}', en: 'before: {text}' },
  'pockets.both': {
    id: '{families} KK, {persons} jiwa',
    en: '{families} families, {persons} persons',
  },
  'pockets.more_rows': { id: 'dan {n} baris lainnya', en: 'and {n} more lines' },
  'pockets.leave': {
    id: 'Simpan tanpa {n} baris yang tidak terbaca',
    en: 'Store the rest without {n} line that was not read ¦ Store the rest without {n} lines that were not read',
  },
  'pockets.rows': { id: 'Yang akan disimpan', en: 'What would be stored' },
  'pockets.problems': { id: 'Baris yang tidak terbaca', en: 'Lines that were not read' },
  'pockets.row': { id: 'Baris', en: 'Line' },
  'pockets.typed': { id: 'Tertulis', en: 'Written' },
  'pockets.reason': { id: 'Sebab dan perbaikannya', en: 'Why, and the remedy' },
  'pockets.what': { id: 'Isi', en: 'Content' },
  'pockets.outcome': { id: 'Hasil', en: 'Outcome' },
  'pockets.nothing': {
    id: 'Tidak ada yang perlu disimpan: semuanya sudah tercatat atau tidak terbaca.',
    en: 'There is nothing to store: all of it is recorded already or was not read.',
  },
  'pockets.preview_rule': {
    id: 'Disimpan seluruhnya atau tidak sama sekali; setiap perubahan tercatat dalam riwayat wilayahnya.',
    en: 'Stored as a whole or not at all; every change is kept in the history of its place.',
  },
  'pockets.apply': { id: 'Simpan', en: 'Store' },
  'pockets.applied': { id: 'Tabel disimpan.', en: 'The table is stored.' },
  'pockets.row_twice': {
    id: 'Wilayah ini sudah ada di baris lain.',
    en: 'This place is on another line already.',
  },
  'pockets.table.empty': { id: 'Tabelnya kosong.', en: 'The table is empty.' },
  'pockets.table.no_head': {
    id: 'Baris judulnya tidak dikenali. Perlu kolom wilayah dan kolom yang diisi, seperti pada contoh.',
    en: 'The head was not recognised. It needs a column of places and columns to store, as in the example.',
  },
  'pockets.table.no_values': {
    id: 'Tidak ada baris di bawah judul.',
    en: 'There is no line below the head.',
  },
  'pockets.table.too_large': {
    id: 'Tabel ini terlalu besar: paling banyak 4.000 baris dan 1 MB. Bagi menjadi beberapa bagian.',
    en: 'This table is too large: at most 4,000 lines and 1 MB. Split it.',
  },
  'pockets.table.not_text': {
    id: 'Ini bukan tabel teks. Simpan sebagai CSV, lalu unggah lagi.',
    en: 'This is no table in text. Save it as CSV and upload it again.',
  },

  'history.verb.listed': { id: 'dicatat sebagai kantong', en: 'listed as a pocket' },
  'history.verb.entered': { id: 'hitungan diisi', en: 'count entered' },
} as const satisfies Words
