import type { Words } from '../words'

export const imports = {
  'nav.imports': { id: 'Impor', en: 'Import' },
  'imports.title': { id: 'Impor dari Excel', en: 'Import from Excel' },
  'imports.lead': {
    id: 'Aksi dan kemajuan dari berkas Excel atau CSV. Tidak ada yang tertulis sebelum Anda memeriksa dan menerapkannya, dan yang sudah diterapkan dapat dibatalkan selama belum ada yang melanjutkannya.',
    en: 'Actions and progress from an Excel or CSV file. Nothing is written before you have checked and applied it, and what was applied can be undone as long as nobody has gone on from there.',
  },
  'imports.upload': { id: 'Unggah berkas', en: 'Upload a file' },
  'imports.file': { id: 'Berkas .xlsx atau .csv', en: 'An .xlsx or .csv file' },
  'imports.file_hint': {
    id: 'Sampai 20 MB dan 5.000 baris. Matriks RAT (18 kolom), matriks OPPKPKE (21 kolom), templat dari halaman ini, atau tabel lain dengan judul kolom.',
    en: 'Up to 20 MB and 5,000 rows. The RAT matrix (18 columns), the OPPKPKE matrix (21 columns), a template of this page, or any table with headings.',
  },
  'imports.send': { id: 'Unggah dan baca', en: 'Upload and read' },
  'imports.templates': { id: 'Templat siap isi', en: 'Templates to fill in' },
  'imports.templates_lead': {
    id: 'Sudah berisi aksi Anda, dengan daftar pilihan dan petunjuk di dalamnya.',
    en: 'They hold your actions already, with lists to choose from and guidance inside.',
  },
  'imports.template_actions': { id: 'Templat aksi {year}', en: 'Actions template {year}' },
  'imports.template_progress': {
    id: 'Templat kemajuan {window}',
    en: 'Progress template {window}',
  },
  'imports.list': { id: 'Berkas sebelumnya', en: 'Earlier files' },
  'imports.none': { id: 'Belum ada berkas yang diimpor.', en: 'No file has been imported yet.' },
  'imports.csv.new': { id: 'Baru', en: 'New' },
  'imports.csv.changed': { id: 'Berubah', en: 'Changed' },
  'imports.csv.same': { id: 'Sama', en: 'Same' },
  'imports.csv.refused': { id: 'Ditolak', en: 'Refused' },
  'imports.csv.order': {
    id: 'Berkas yang dapat Anda lihat, yang terbaru dahulu',
    en: 'The files that you may see, the newest first',
  },
  'imports.col.file': { id: 'Berkas', en: 'File' },
  'imports.col.by': { id: 'Oleh', en: 'By' },
  'imports.col.when': { id: 'Diunggah', en: 'Uploaded' },
  'imports.col.result': { id: 'Hasil', en: 'Result' },
  'imports.col.state': { id: 'Keadaan', en: 'State' },
  'imports.shown': { id: '{n} berkas di halaman ini', en: '{n} files on this page' },
  'imports.rule': {
    id: 'Berkas asli disimpan {n} hari, lalu dihapus; tanda terimanya tetap ada. Yang ditulis dari berkas kemajuan adalah draf: orang yang bertanggung jawab tetap mengirimnya sendiri.',
    en: 'The file itself is kept for {n} days and then deleted; its receipt stays. What a progress file writes are drafts: whoever is responsible still sends them.',
  },

  'import.state.reading': { id: 'sedang dibaca', en: 'being read' },
  'import.state.unreadable': { id: 'tidak terbaca', en: 'not readable' },
  'import.state.understood': { id: 'menunggu penjelasan', en: 'waiting for your word' },
  'import.state.checking': { id: 'sedang diperiksa', en: 'being checked' },
  'import.state.checked': { id: 'siap diterapkan', en: 'ready to apply' },
  'import.state.applying': { id: 'sedang diterapkan', en: 'being applied' },
  'import.state.applied': { id: 'diterapkan', en: 'applied' },
  'import.state.undone': { id: 'dibatalkan', en: 'undone' },
  'import.state.discarded': { id: 'disingkirkan', en: 'put aside' },
  'import.state.failed': { id: 'gagal', en: 'failed' },

  'import.file.missing': { id: 'Pilih berkasnya dahulu.', en: 'Choose a file first.' },
  'import.file.empty': {
    id: 'Berkas ini kosong: tidak ada sel yang berisi.',
    en: 'This file is empty: no cell holds anything.',
  },
  'import.file.gone': {
    id: 'Berkasnya sudah tidak disimpan. Unggah lagi.',
    en: 'The file is no longer kept. Upload it again.',
  },
  'import.file.xls': {
    id: 'Ini berkas Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai, jenis "Buku Kerja Excel (*.xlsx)", lalu unggah yang baru.',
    en: 'This is an old Excel file (.xls). Open it in Excel, choose Save As, type "Excel Workbook (*.xlsx)", and upload the new one.',
  },
  'import.file.ods': {
    id: 'Ini berkas LibreOffice (.ods). Pilih Simpan Sebagai, jenis "Excel 2007-365 (.xlsx)", lalu unggah yang baru.',
    en: 'This is a LibreOffice file (.ods). Choose Save As, type "Excel 2007-365 (.xlsx)", and upload the new one.',
  },
  'import.file.password': {
    id: 'Berkas ini terkunci kata sandi. Di Excel: Berkas, Info, Proteksi Buku Kerja, Enkripsi dengan Kata Sandi, kosongkan, simpan, lalu unggah lagi.',
    en: 'This file is locked with a password. In Excel: File, Info, Protect Workbook, Encrypt with Password, clear it, save, and upload again.',
  },
  'import.file.not_a_table': {
    id: 'Ini bukan berkas Excel atau CSV. Yang dapat dibaca: .xlsx dan .csv.',
    en: 'This is not an Excel or CSV file. What can be read: .xlsx and .csv.',
  },
  'import.file.wrong_ending': {
    id: 'Isi berkas ini tidak sesuai dengan akhiran namanya. Buka di Excel dan simpan lagi sebagai .xlsx atau .csv.',
    en: 'The content of this file does not fit its ending. Open it in Excel and save it again as .xlsx or .csv.',
  },
  'import.file.broken': {
    id: 'Berkas ini rusak atau terputus. Buka di Excel, simpan lagi sebagai .xlsx, lalu unggah yang baru.',
    en: 'This file is damaged or cut off. Open it in Excel, save it again as .xlsx, and upload the new one.',
  },
  'import.file.too_large_unpacked': {
    id: 'Setelah dibuka, isi berkas ini jauh melebihi ukuran lembar kerja yang wajar, jadi tidak dibaca. Salin tabelnya saja ke buku kerja baru.',
    en: 'Unpacked, this file is far larger than any honest worksheet, so it was not read. Copy only the table into a new workbook.',
  },
  'import.file.too_large': {
    id: 'Berkas ini lebih dari 20 MB. Hapus gambar dan lembar yang tidak perlu, atau bagi menjadi beberapa berkas.',
    en: 'This file is larger than 20 MB. Remove pictures and sheets that are not needed, or split it.',
  },

  'import.trouble.user_gone': {
    id: 'Akun yang mengunggahnya sudah tidak aktif.',
    en: 'The account that uploaded it is no longer active.',
  },
  'import.trouble.changed_meanwhile': {
    id: 'Ada yang mengubah data sejak pratinjau dibuat, jadi belum ada yang ditulis. Baris-barisnya sudah diperiksa lagi terhadap data yang sekarang.',
    en: 'Somebody changed the data since the preview was made, so nothing has been written. The rows were checked again against what is stored now.',
  },
  'import.trouble.failed': {
    id: 'Pekerjaan ini gagal karena kesalahan di pihak Tuntas. Tidak ada yang tertulis. Sampaikan kepada sekretariat.',
    en: 'This work failed through a fault of Tuntas. Nothing was written. Tell the secretariat.',
  },
  'import.trouble.too_heavy': {
    id: 'Berkas ini terlalu berat untuk diolah, dan tidak ada yang tertulis. Hapus lembar, teks, dan kolom yang tidak diperlukan, atau bagi menjadi beberapa berkas, lalu unggah lagi.',
    en: 'This file is too heavy to be worked on, and nothing was written. Remove sheets, texts and columns that are not needed, or split it into several files, and upload again.',
  },
  'import.trouble.too_many_rows': {
    id: 'Lembar ini lebih dari 5.000 baris. Bagi menjadi beberapa berkas.',
    en: 'This sheet has more than 5,000 rows. Split it into several files.',
  },

  'import.wait.reading': { id: 'Berkas sedang dibaca', en: 'The file is being read' },
  'import.wait.checking': {
    id: 'Baris-baris sedang diperiksa',
    en: 'The rows are being checked',
  },
  'import.wait.applying': {
    id: 'Baris-baris sedang ditulis',
    en: 'The rows are being written',
  },
  'import.wait.text': {
    id: 'Anda boleh menutup halaman ini; pekerjaannya tetap berjalan. Halaman memperbarui diri setiap beberapa detik.',
    en: 'You may close this page; the work goes on. The page refreshes itself every few seconds.',
  },
  'import.wait.progress': { id: '{done} dari {total} baris', en: '{done} of {total} rows' },
  'import.wait.reload': { id: 'Muat ulang', en: 'Reload' },

  'import.step.understand': { id: 'Yang terbaca dari berkas', en: 'What was understood' },
  'import.step.reread': { id: 'Baca ulang', en: 'Read again' },
  'import.step.sheet_lead': {
    id: 'Bila yang terbaca bukan tabel yang dimaksud, pilih lembar atau baris judul lain.',
    en: 'If this is not the table you mean, choose another sheet or heading row.',
  },
  'import.purpose': { id: 'Isi berkas', en: 'What the file holds' },
  'import.purpose.actions': { id: 'Aksi (rencana)', en: 'Actions (the plan)' },
  'import.purpose.progress': { id: 'Kemajuan (laporan)', en: 'Progress (reports)' },
  'import.sheet': { id: 'Lembar', en: 'Sheet' },
  'import.sheet_hidden': { id: '{name} (tersembunyi)', en: '{name} (hidden)' },
  'import.header': { id: 'Baris judul kolom', en: 'Heading row' },
  'import.header_height': { id: 'Tinggi judul', en: 'Rows of headings' },
  'import.header_one': { id: 'satu baris', en: 'one row' },
  'import.header_two': { id: 'dua baris', en: 'two rows' },
  'import.header_row': { id: 'baris {row}: {text}', en: 'row {row}: {text}' },
  'import.layout.rat': { id: 'matriks RAT', en: 'RAT matrix' },
  'import.layout.oppkpke': { id: 'matriks OPPKPKE', en: 'OPPKPKE matrix' },
  'import.layout.template_actions': { id: 'daftar aksi Tuntas', en: 'list of actions of Tuntas' },
  'import.layout.template_progress': {
    id: 'templat kemajuan Tuntas',
    en: 'progress template of Tuntas',
  },
  'import.layout.free': { id: 'tabel bebas', en: 'free table' },
  'import.understood.as': {
    id: 'Dikenali sebagai {layout}; {n} dari {all} kolom dikenali.',
    en: 'Recognised as {layout}; {n} of {all} columns recognised.',
  },
  'import.understood.no_header': {
    id: 'Judul kolom tidak dikenali di lembar ini. Pilih baris judulnya.',
    en: 'No headings were recognised in this sheet. Choose the heading row.',
  },
  'import.understood.remembered': {
    id: 'Kolom dicocokkan seperti terakhir kali untuk berkas dengan judul yang sama.',
    en: 'Columns are matched as the last time for a file with the same headings.',
  },
  'import.understood.hidden_sheets': {
    id: 'Lembar tersembunyi: {names}.',
    en: 'Hidden sheets: {names}.',
  },
  'import.understood.hidden_rows': {
    id: 'Ada baris tersembunyi. Baris itu ikut dibaca dan ditandai di pratinjau.',
    en: 'There are hidden rows. They are read too, and marked in the preview.',
  },
  'import.understood.macros': {
    id: 'Berkas ini berisi makro. Makro tidak dijalankan dan tidak disimpan; hanya isi selnya yang dibaca.',
    en: 'This file holds macros. They are neither run nor kept; only the cells are read.',
  },
  'import.understood.same_file': {
    id: 'Berkas yang persis sama sudah diterapkan pada {when}.',
    en: 'The very same file was applied on {when}.',
  },
  'import.year': { id: 'Tahun anggaran', en: 'Budget year' },
  'import.window': { id: 'Masa pelaporan', en: 'Window' },
  'import.scale': { id: 'Satuan uang di berkas', en: 'Unit of money in the file' },
  'import.scale.1': { id: 'rupiah', en: 'rupiah' },
  'import.scale.1000': { id: 'ribu rupiah', en: 'thousand rupiah' },
  'import.scale.1000000': { id: 'juta rupiah', en: 'million rupiah' },
  'import.scale_hint': {
    id: 'Contoh: {cell} dibaca {value}.',
    en: 'For example {cell} is read as {value}.',
  },
  'import.stage': {
    id: 'Anggaran yang berbeda dari yang tersimpan',
    en: 'A budget that differs from what is stored',
  },
  'import.stage.murni': { id: 'membetulkan angka yang ada', en: 'corrects the figure' },
  'import.stage.perubahan': {
    id: 'adalah APBD Perubahan: angka lama disimpan sebagai riwayat',
    en: 'is a revised budget: the old figure stays as history',
  },
  'import.numbers': { id: 'Cara berkas ini menulis angka', en: 'How this file writes numbers' },
  'import.numbers.example': {
    id: 'Baris {row}, kolom {column}: “{text}” bisa dibaca dua cara. Sebutkan sekali untuk seluruh berkas.',
    en: 'Row {row}, column {column}: “{text}” can be read two ways. Say it once for the whole file.',
  },
  'import.numbers.comma': {
    id: 'cara Indonesia: 1.250.000,50',
    en: 'the Indonesian way: 1.250.000,50',
  },
  'import.numbers.point': {
    id: 'cara Inggris: 1,250,000.50',
    en: 'the English way: 1,250,000.50',
  },
  'import.numbers.mixed': { id: 'tidak seragam', en: 'now so, now so' },
  'import.numbers.mixed_hint': {
    id: 'setiap angka yang bisa dibaca dua cara ditolak, untuk diperbaiki',
    en: 'each figure that can be read two ways is refused, to be corrected',
  },
  'import.numbers.means': { id: '“{text}” menjadi {value}', en: '“{text}” becomes {value}' },
  'import.numbers.not_so': {
    id: '“{text}” bukan penulisan ini, jadi barisnya ditolak',
    en: '“{text}” is not written this way, so its row is refused',
  },
  'import.numbers_ask': {
    id: 'Ada angka yang bisa dibaca dua cara. Bila seluruh berkas menulis angka dengan cara yang sama, sebutkan sekali.',
    en: 'Some figures can be read two ways. If the whole file writes numbers the same way, say so once.',
  },
  'import.basis': { id: 'Angka realisasi di berkas ini', en: 'The realised figures in this file' },
  'import.basis.cumulative': {
    id: 'kumulatif sejak 1 Januari',
    en: 'cumulative since 1 January',
  },
  'import.basis.period': { id: 'hanya untuk periodenya', en: 'of the period alone' },
  'import.basis.example': {
    id: 'Contoh dari baris {row}, {title}: {cells}.',
    en: 'For example row {row}, {title}: {cells}.',
  },
  'import.basis.means': { id: 'berarti s.d. akhir masa: {value}', en: 'means to the end: {value}' },
  'import.basis.plus': {
    id: 'ditambahkan pada angka laporan sebelumnya',
    en: 'is added to the figure of the report before',
  },
  'import.columns': { id: 'Kolom', en: 'Columns' },
  'import.columns_lead': {
    id: 'Cocokkan setiap kolom dengan isinya. Kolom yang tidak dipakai diabaikan. Sel kosong tidak menghapus apa pun; Strategi, OPD, Program dan Kegiatan yang kosong mengikuti baris di atasnya.',
    en: 'Match each column with what it holds. Unused columns are ignored. A blank cell erases nothing; a blank strategy, agency, program or kegiatan follows the row above.',
  },
  'import.col.heading': { id: 'Judul di berkas', en: 'Heading in the file' },
  'import.col.sample': { id: 'Contoh isi', en: 'Sample' },
  'import.col.field': { id: 'Dibaca sebagai', en: 'Read as' },
  'import.column_of': { id: 'Kolom {name} dibaca sebagai', en: 'Column {name} is read as' },
  'import.unused': { id: '(tidak dipakai)', en: '(not used)' },
  'import.no_heading': { id: '(tanpa judul)', en: '(no heading)' },
  'import.check': { id: 'Periksa baris-barisnya', en: 'Check the rows' },
  'import.discard': { id: 'Singkirkan berkas ini', en: 'Put this file aside' },

  'import.field.code': { id: 'Kode aksi (A-…)', en: 'Action code (A-…)' },
  'import.field.year': { id: 'Tahun', en: 'Year' },
  'import.field.title': { id: 'Judul aksi', en: 'Title' },
  'import.field.strategy': { id: 'Strategi', en: 'Strategy' },
  'import.field.agency': { id: 'Perangkat daerah', en: 'Agency' },
  'import.field.nomenclature': { id: 'Kode nomenklatur', en: 'Nomenclature code' },
  'import.field.program': { id: 'Program', en: 'Program' },
  'import.field.activity': { id: 'Kegiatan', en: 'Kegiatan' },
  'import.field.sub_activity': { id: 'Sub kegiatan', en: 'Sub kegiatan' },
  'import.field.kind_direct': { id: 'Aktivitas langsung', en: 'Direct activity' },
  'import.field.kind_indirect': { id: 'Aktivitas tidak langsung', en: 'Indirect activity' },
  'import.field.kind_support': { id: 'Aktivitas penunjang', en: 'Supporting activity' },
  'import.field.activity_kind': { id: 'Jenis kegiatan', en: 'Kind of activity' },
  'import.field.budget': { id: 'Alokasi anggaran', en: 'Budget' },
  'import.field.fund': { id: 'Sumber pembiayaan', en: 'Funding source' },
  'import.field.aid_nature': { id: 'Sifat bantuan', en: 'Nature of aid' },
  'import.field.places': { id: 'Lokasi', en: 'Places' },
  'import.field.beneficiary_target': { id: 'Jumlah sasaran', en: 'Beneficiary target' },
  'import.field.beneficiary_unit': { id: 'Satuan sasaran', en: 'Unit of beneficiaries' },
  'import.field.benefit_size': { id: 'Besaran manfaat', en: 'Size of the benefit' },
  'import.field.aid_kind': { id: 'Jenis bantuan', en: 'Kind of aid' },
  'import.field.benefit_duration': { id: 'Durasi pemberian', en: 'Duration' },
  'import.field.output_target': { id: 'Target keluaran', en: 'Output target' },
  'import.field.output_unit': { id: 'Satuan keluaran', en: 'Unit of output' },
  'import.field.starts_on': { id: 'Mulai', en: 'Start' },
  'import.field.ends_on': { id: 'Selesai', en: 'End' },
  'import.field.responsible_office': {
    id: 'Jabatan penanggung jawab',
    en: 'Responsible office',
  },
  'import.field.status': { id: 'Status kerja', en: 'Work status' },
  'import.field.status_reason': { id: 'Alasan status', en: 'Reason of the status' },
  'import.field.realised_s1': { id: 'Realisasi Sem. 1', en: 'Realised, half-year 1' },
  'import.field.realised_s2': { id: 'Realisasi Sem. 2', en: 'Realised, half-year 2' },
  'import.field.realised_total': { id: 'Realisasi total', en: 'Realised, total' },
  'import.field.realised': { id: 'Realisasi keuangan', en: 'Money realised' },
  'import.field.money_apbd': { id: 'Realisasi APBD', en: 'Realised, APBD' },
  'import.field.money_apbn': { id: 'Realisasi APBN', en: 'Realised, APBN' },
  'import.field.money_dak': { id: 'Realisasi DAK', en: 'Realised, DAK' },
  'import.field.money_dau': { id: 'Realisasi DAU', en: 'Realised, DAU' },
  'import.field.money_dbh': { id: 'Realisasi DBH', en: 'Realised, DBH' },
  'import.field.money_dana_desa': { id: 'Realisasi Dana Desa', en: 'Realised, Dana Desa' },
  'import.field.money_csr': { id: 'Realisasi CSR', en: 'Realised, CSR' },
  'import.field.money_baznas': { id: 'Realisasi Baznas', en: 'Realised, Baznas' },
  'import.field.money_other': { id: 'Realisasi lainnya', en: 'Realised, other' },
  'import.field.output': { id: 'Keluaran tercapai', en: 'Output so far' },
  'import.field.beneficiaries': { id: 'Penerima manfaat', en: 'Beneficiaries' },
  'import.field.done_text': { id: 'Yang sudah dikerjakan', en: 'What was done' },
  'import.field.constraint_code': { id: 'Kode kendala', en: 'Constraint code' },
  'import.field.constraint_text': { id: 'Penjelasan kendala', en: 'The constraint in words' },
  'import.field.driving_text': { id: 'Faktor pendorong', en: 'What helped' },
  'import.field.next_text': { id: 'Langkah berikutnya', en: 'Next step' },
  'import.field.help_text': { id: 'Bantuan yang diperlukan', en: 'Help needed' },

  'import.error.no_header': {
    id: 'Baris itu tidak berisi judul kolom.',
    en: 'That row holds no headings.',
  },
  'import.error.column_twice': {
    id: 'Isi ini sudah dipakai kolom lain; pilih satu saja.',
    en: 'Another column is read as this already; choose one.',
  },
  'import.error.no_title_column': {
    id: 'Tentukan kolom yang menyebut aksinya: Judul aksi, Sub kegiatan, salah satu Aktivitas, atau Kode aksi.',
    en: 'Say which column names the action: title, sub kegiatan, one of the activities, or the code.',
  },
  'import.error.no_figure_column': {
    id: 'Tentukan setidaknya satu kolom kemajuan: realisasi, keluaran, penerima manfaat, atau yang sudah dikerjakan.',
    en: 'Say which column holds progress: money realised, output, beneficiaries, or what was done.',
  },
  'import.error.window_of_half': {
    id: 'Kolom Realisasi Sem. 1 dan Sem. 2 berakhir 30 Juni dan 31 Desember; pilih masa pelaporan yang berakhir pada salah satunya.',
    en: 'The half-year columns end on 30 June and 31 December; choose a window that ends on one of these days.',
  },

  'import.cell.not_calculated': {
    id: 'Rumus di sel ini belum dihitung. Buka di Excel, simpan, lalu unggah lagi.',
    en: 'The formula in this cell was never calculated. Open the file in Excel, save it, and upload again.',
  },
  'import.cell.error': {
    id: 'Rumus di sel ini menghasilkan {error}. Perbaiki rumusnya atau ketik angkanya.',
    en: 'The formula in this cell gives {error}. Mend it, or type the figure.',
  },
  'import.cell.count': {
    id: '"{typed}" bukan satu angka dengan satu satuan. Tulis misalnya 500 KK; satuan yang berbeda tidak dijumlahkan.',
    en: '"{typed}" is not one figure with one unit. Write for example 500 KK; different units are not added.',
  },
  'import.cell.money_m': {
    id: '"{typed}" dapat berarti {one} (miliar) atau {other} (juta). Tulis lengkap atau dengan kata: 2,5 miliar.',
    en: '"{typed}" may mean {one} (miliar) or {other} (juta). Write it out, or with the word: 2,5 miliar.',
  },

  'import.row.other_year': {
    id: 'Baris ini untuk tahun {typed}, sedangkan yang diimpor tahun {year}.',
    en: 'This row is of {typed}, but {year} is being imported.',
  },
  'import.row.agency_unknown': {
    id: '"{typed}" bukan perangkat daerah yang terdaftar. Tulis nama lengkapnya seperti di daftar OPD.',
    en: '"{typed}" is not a known agency. Write its full name as in the list of agencies.',
  },
  'import.row.other_agency': {
    id: '"{typed}" bukan milik OPD Anda. Baris OPD lain diimpor oleh OPD itu sendiri atau sekretariat.',
    en: '"{typed}" does not belong to your agency. Rows of others are imported by them or by the secretariat.',
  },
  'import.row.owner_differs': {
    id: '{code} milik {agency}, bukan OPD di baris ini. Periksa kodenya.',
    en: '{code} belongs to {agency}, not to the agency of this row. Check the code.',
  },
  'import.row.code_unknown': {
    id: 'Tidak ada aksi {code} pada tahun ini. Kosongkan kodenya bila ini aksi baru.',
    en: 'There is no action {code} in this year. Clear the code if this is a new action.',
  },
  'import.row.no_title': {
    id: 'Baris ini tidak menyebut aksinya. Isi Sub kegiatan atau Judul aksi.',
    en: 'This row does not name its action. Fill in the sub kegiatan or the title.',
  },
  'import.row.twice': {
    id: 'Aksi yang sama sudah ada di baris {row}. Hapus atau gabungkan salah satunya.',
    en: 'The same action stands in row {row} already. Delete or merge one of them.',
  },
  'import.row.two_kinds': {
    id: 'Aktivitas terisi di lebih dari satu kolom. Isi hanya Langsung, Tidak Langsung, atau Penunjang.',
    en: 'More than one kind of activity is filled in. Fill in only direct, indirect, or supporting.',
  },
  'import.row.several_funds': {
    id: '"{typed}" menyebut beberapa sumber untuk satu angka. Isi rincian per sumber di halaman aksi, atau tulis satu sumber.',
    en: '"{typed}" names several sources for one figure. Enter the amount of each on the page of the action, or write one source.',
  },
  'import.row.no_fund': {
    id: 'Anggaran tanpa sumber pembiayaan. Isi sumbernya, misalnya APBD.',
    en: 'A budget without its source. Fill in the source, for example APBD.',
  },
  'import.row.no_action': {
    id: 'Aksi ini tidak ditemukan pada tahun {year}. Impor aksinya dahulu, atau isi kode aksinya.',
    en: 'This action was not found in {year}. Import the action first, or fill in its code.',
  },
  'import.row.other_unit': {
    id: 'Satuannya {typed}, sedangkan target aksi dalam {unit}. Samakan satuannya.',
    en: 'The unit is {typed}, but the target of the action is in {unit}. Use the same unit.',
  },
  'import.row.no_previous': {
    id: 'Angka laporan sebelumnya belum ada, jadi angka periode ini tidak dapat dijumlahkan. Isi angka kumulatifnya.',
    en: 'The figure of the report before is missing, so this period cannot be added to it. Give the cumulative figure.',
  },
  'import.row.first_half_missing': {
    id: 'Realisasi Sem. 1 kosong, jadi jumlah s.d. Desember tidak diketahui. Isi Sem. 1 (0 bila memang nol) atau Total.',
    en: 'Half-year 1 is blank, so the sum to December is not known. Fill in half-year 1 (0 if it was none) or the total.',
  },
  'import.row.total_not_sum': {
    id: 'Sem. 1 + Sem. 2 = {sum}, tetapi Total tertulis {total}. Betulkan salah satunya, atau periksa apakah angkanya kumulatif.',
    en: 'Half-years 1 + 2 are {sum}, but the total says {total}. Correct one of them, or check whether the figures are cumulative.',
  },
  'import.row.total_not_last': {
    id: 'Bila kumulatif, Total harus sama dengan Sem. 2 ({last}), tetapi tertulis {total}. Betulkan, atau periksa apakah angkanya per semester.',
    en: 'If cumulative, the total equals half-year 2 ({last}), but it says {total}. Correct it, or check whether the figures are per half-year.',
  },
  'import.row.money_by_fund': {
    id: 'Aksi ini dibiayai beberapa sumber ({funds}), sedangkan baris ini satu angka. Isi realisasi per sumber dengan templat kemajuan.',
    en: 'This action has several sources ({funds}), but the row gives one figure. Give it by source with the progress template.',
  },

  'import.note.hidden': { id: 'baris tersembunyi di berkas', en: 'hidden row in the file' },
  'import.note.places_left': {
    id: 'tidak dicatat sebagai wilayah: {names}',
    en: 'not recorded as places: {names}',
  },
  'import.note.told_before': {
    id: 'realisasinya sama dengan yang sudah dilaporkan',
    en: 'the money is what was reported already',
  },
  'import.note.nothing_said': { id: 'tidak ada angka atau teks', en: 'no figures or text' },
  'import.skipped.band': { id: 'judul kelompok', en: 'a band' },
  'import.skipped.total': { id: 'jumlah', en: 'a total' },
  'import.skipped.head': { id: 'judul atau nomor kolom', en: 'headings or column numbers' },
  'import.skipped.note': { id: 'keterangan', en: 'a remark' },
  'import.budget_reason': { id: 'Impor dari {name}', en: 'Imported from {name}' },

  'import.outcome.new': { id: 'baru', en: 'new' },
  'import.outcome.changed': { id: 'berubah', en: 'changed' },
  'import.outcome.same': { id: 'sama', en: 'same' },
  'import.outcome.refused': { id: 'ditolak', en: 'refused' },
  'import.outcome.asked': { id: 'perlu dijawab', en: 'to be answered' },
  'import.outcome.skipped': { id: 'bukan data', en: 'not data' },
  'import.preview': { id: 'Pratinjau', en: 'Preview' },
  'import.receipt': { id: 'Tanda terima', en: 'Receipt' },
  'import.rows_of': { id: 'Baris: {outcome}', en: 'Rows: {outcome}' },
  'import.row_col.row': { id: 'Baris', en: 'Row' },
  'import.row_col.action': { id: 'Aksi', en: 'Action' },
  'import.row_col.what': { id: 'Yang terjadi', en: 'What happens' },
  'import.change.before': { id: 'semula', en: 'before' },
  'import.change.after': { id: 'menjadi', en: 'after' },
  'import.rows_shown': {
    id: 'baris {from}–{to} dari {n}',
    en: 'rows {from}–{to} of {n}',
  },
  'import.rows_none': { id: 'Tidak ada baris seperti itu.', en: 'There are no such rows.' },
  'import.apply': {
    id: 'Terapkan {n} baris',
    en: 'Apply {n} row ¦ Apply {n} rows',
  },
  'import.apply_note': {
    id: 'Ditulis dalam satu langkah: semua atau tidak sama sekali. Baris yang ditolak tidak ikut.',
    en: 'Written in one step: all or nothing. Refused rows stay out.',
  },
  'import.nothing_to_do': {
    id: 'Tidak ada baris baru atau berubah, jadi tidak ada yang perlu ditulis.',
    en: 'No row is new or changed, so there is nothing to write.',
  },
  'import.answer_first': {
    id: 'Jawab dahulu yang belum pasti; setelah itu dapat diterapkan.',
    en: 'Answer what is not sure first; then it can be applied.',
  },
  'import.replan': { id: 'Ubah pencocokan', en: 'Change the match' },
  'import.refused_file': {
    id: 'Unduh baris yang ditolak (.xlsx)',
    en: 'Download the refused rows (.xlsx)',
  },
  'import.refused_note': {
    id: 'Unduhan berisi baris aslinya dengan alasan di sampingnya: betulkan di sana, lalu unggah lagi.',
    en: 'The download holds the rows as they came with the reasons beside them: correct them there and upload again.',
  },
  'import.refused_reason': { id: 'Alasan ditolak', en: 'Why refused' },
  'import.refused_row': { id: 'Baris asal', en: 'Original row' },
  'import.questions': { id: 'Yang belum pasti', en: 'What is not sure' },
  'import.questions_lead': {
    id: 'Tidak ada yang ditebak. Jawaban tentang nama diingat untuk berkas berikutnya.',
    en: 'Nothing is guessed. Answers about names are remembered for later files.',
  },
  'import.ask.agency': {
    id: 'Perangkat daerah mana "{typed}"?',
    en: 'Which agency is "{typed}"?',
  },
  'import.ask.place': { id: 'Wilayah mana "{typed}"?', en: 'Which place is "{typed}"?' },
  'import.ask.strategy': { id: 'Strategi mana "{typed}"?', en: 'Which strategy is "{typed}"?' },
  'import.ask.fund': {
    id: 'Sumber pembiayaan mana "{typed}"?',
    en: 'Which source is "{typed}"?',
  },
  'import.ask.match': {
    id: 'Apakah "{typed}" salah satu aksi ini?',
    en: 'Is "{typed}" one of these actions?',
  },
  'import.ask.rows': { id: 'Baris {rows}', en: 'Rows {rows}' },
  'import.ask.choose': { id: '(pilih)', en: '(choose)' },
  'import.none.agency': { id: 'bukan salah satunya: tolak barisnya', en: 'none of them: refuse' },
  'import.none.place': {
    id: 'bukan wilayah: jangan dicatat',
    en: 'not a place: do not record',
  },
  'import.none.strategy': { id: 'bukan salah satunya: tolak barisnya', en: 'none: refuse' },
  'import.none.fund': { id: 'bukan salah satunya: tolak barisnya', en: 'none: refuse' },
  'import.none.match': { id: 'bukan: ini aksi baru', en: 'no: this is a new action' },
  'import.answer': { id: 'Simpan jawaban dan periksa lagi', en: 'Save answers and check again' },
  'import.answer_none': {
    id: 'Pilih setidaknya satu jawaban.',
    en: 'Choose at least one answer.',
  },

  'import.undo': { id: 'Batalkan impor ini', en: 'Undo this import' },
  'import.undo_note': {
    id: 'Aksi atau draf yang dibuat akan dihapus, yang diubah kembali seperti semula. Hanya dapat selama belum ada yang mengubah, melaporkan, atau merujuknya.',
    en: 'What it made is deleted, what it changed becomes what it was. Possible only while nobody has changed, reported or referred to it.',
  },
  'import.built_upon': {
    id: 'Tidak dapat dibatalkan: sudah ada yang melanjutkan {codes}. Ubah aksi itu satu per satu.',
    en: 'It cannot be undone: somebody has gone on from {codes}. Change these one by one.',
  },
  'import.applied_text': {
    id: '{n} baris ditulis pada {when} oleh {who}.',
    en: '{n} rows written on {when} by {who}.',
  },
  'import.undone_text': { id: 'Dibatalkan pada {when}.', en: 'Undone on {when}.' },
  'import.to_actions': { id: 'Lihat aksi tahun {year}', en: 'See the actions of {year}' },
  'import.to_reports': { id: 'Lihat yang harus dilaporkan', en: 'See what is to be reported' },
  'import.was_undone': { id: 'Impor dibatalkan.', en: 'The import was undone.' },
  'import.was_discarded': { id: 'Berkas disingkirkan.', en: 'The file was put aside.' },
  'import.new_file': { id: 'Unggah berkas lain', en: 'Upload another file' },
  'import.counts': {
    id: '{new} baru, {changed} berubah, {same} sama, {refused} ditolak',
    en: '{new} new, {changed} changed, {same} same, {refused} refused',
  },

  'import.template.sheet_actions': { id: 'Aksi', en: 'Actions' },
  'import.template.sheet_progress': { id: 'Kemajuan', en: 'Progress' },
  'import.template.guide': { id: 'Petunjuk', en: 'Guidance' },
  'import.template.lists': { id: 'Daftar', en: 'Lists' },
  'import.template.code': { id: 'Kode Tuntas', en: 'Kode Tuntas' },
  'import.template.code_note': {
    id: 'Jangan diubah. Kosong berarti aksi baru.',
    en: 'Do not change. Blank means a new action.',
  },
  'import.template.output': { id: 'Keluaran s.d. {day}', en: 'Keluaran s.d. {day}' },
  'import.template.beneficiaries': {
    id: 'Penerima manfaat s.d. {day}',
    en: 'Penerima manfaat s.d. {day}',
  },
  'import.template.money': {
    id: 'Realisasi {fund} (Rp) s.d. {day}',
    en: 'Realisasi {fund} (Rp) s.d. {day}',
  },
  'import.template.not_a_choice': {
    id: 'Pilih dari daftar.',
    en: 'Choose from the list.',
  },
  'import.template.not_a_number': {
    id: 'Isi dengan angka, nol atau lebih.',
    en: 'Fill in a number, zero or more.',
  },
  'import.template.guide_1': {
    id: 'Satu baris untuk satu aksi. Kolom Kode Tuntas jangan diubah: dengan kode itulah aksi dikenali kembali.',
    en: 'One row for one action. Do not change the column Kode Tuntas: by it an action is found again.',
  },
  'import.template.guide_2': {
    id: 'Sel kosong tidak menghapus apa pun: kosong berarti tidak diubah, bukan nol. Tulis 0 bila memang nol.',
    en: 'A blank cell erases nothing: blank means unchanged, not zero. Write 0 if it is zero.',
  },
  'import.template.guide_actions': {
    id: 'Aksi baru: tambah baris di bawah dengan Kode Tuntas kosong. Wajib: judul, strategi, mulai dan selesai. Beberapa lokasi dipisahkan titik koma.',
    en: 'A new action: add a row below with Kode Tuntas left blank. Needed: title, strategy, start and end. Several places are separated by semicolons.',
  },
  'import.template.guide_progress': {
    id: 'Semua angka kumulatif sejak 1 Januari s.d. akhir masa pelaporan, bukan hanya triwulan ini.',
    en: 'All figures are cumulative from 1 January to the end of the window, not of this quarter alone.',
  },
  'import.template.guide_constraint': {
    id: 'Kode kendala: 1 peraturan, 2 juknis, 3 RKA, 4 DPA, 5 SK pelaksana, 6 tender/kontrak, 7 persiapan swakelola, 8 SP2D, 9 pelaksanaan kontrak, 10 pelaksanaan swakelola, 11 lain-lain.',
    en: 'Constraint codes: 1 regulation, 2 technical guidance, 3 RKA, 4 DPA, 5 decree of implementers, 6 tender/contract, 7 preparing self-management, 8 SP2D, 9 carrying out the contract, 10 carrying out self-management, 11 other.',
  },
  'import.template.guide_draft': {
    id: 'Setelah diimpor, laporan menjadi draf. Buka Pekerjaan saya untuk memeriksa dan mengirimnya.',
    en: 'After the import reports are drafts. Open My work to check and send them.',
  },
} as const satisfies Words
