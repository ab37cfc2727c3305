import type { Words } from '../words'

export const series = {
  // Lists
  'series.readings': { id: 'Semua nilai', en: 'All values' },
  'series.readings_lead': {
    id: 'Setiap nilai yang tersimpan beserta sumbernya: yang dipakai, yang lama sebelum direvisi, dan yang berselisih.',
    en: 'Every value that is stored, with its source: those in use, those before a revision, and those that disagree.',
  },
  'series.readings_count': {
    id: '{n} nilai; {used} dipakai',
    en: '{n} value; {used} in use ¦ {n} values; {used} in use',
  },
  'series.readings_none': {
    id: 'Tidak ada nilai untuk saringan ini.',
    en: 'There is no value under this filter.',
  },
  'series.apply_filter': { id: 'Tampilkan', en: 'Show' },
  'series.clear_filter': { id: 'Hapus saringan', en: 'Clear the filter' },
  'series.csv.replaced_on': { id: 'Diganti pada', en: 'Replaced on' },
  'series.conflict': { id: 'Selisih sumber', en: 'Disagreement' },
  'series.state': { id: 'Keadaan', en: 'State' },
  'series.state.used': { id: 'dipakai', en: 'in use' },
  'series.state.unused': { id: 'tidak dipakai', en: 'not in use' },
  'series.state.replaced': { id: 'nilai lama', en: 'earlier value' },
  'series.filter.used': { id: 'dipakai', en: 'in use' },
  'series.filter.unused': { id: 'tidak dipakai', en: 'not in use' },
  'series.filter.conflicting': { id: 'sumber berselisih', en: 'sources disagree' },
  'series.filter.replaced': { id: 'nilai lama sebelum revisi', en: 'earlier, before a revision' },
  'series.known_on': { id: 'Sebagaimana diketahui pada', en: 'As known on' },
  'series.known_on_note': {
    id: 'Daftar ini menampilkan apa yang tercatat sampai akhir {day}. Nilai dan revisi yang dicatat sesudahnya tidak tampil.',
    en: 'This list shows what was recorded by the end of {day}. Values and revisions recorded later are not shown.',
  },
  'series.targets': { id: 'Semua target', en: 'All targets' },
  'series.targets_lead': {
    id: 'Setiap target beserta dokumennya. Target yang diganti tetap tampil, bertanggal.',
    en: 'Every target with its document. A target that was replaced stays, with its date.',
  },
  'series.targets_count': {
    id: '{n} target; {used} dipakai',
    en: '{n} target; {used} in use ¦ {n} targets; {used} in use',
  },
  'series.replaced_on': { id: 'diganti {day}', en: 'replaced {day}' },

  // Ways in
  'series.enter': { id: 'Catat nilai', en: 'Enter a value' },
  'series.enter_target': { id: 'Catat target', en: 'Enter a target' },
  'series.enter_method': { id: 'Tambah metode', en: 'Add a method' },
  'series.import': { id: 'Impor tabel', en: 'Import a table' },
  'series.set_release': { id: 'Atur jadwal terbit', en: 'Set the next release' },

  // One reading
  'series.new_reading': { id: 'Catat nilai: {name}', en: 'Enter a value: {name}' },
  'series.new_reading_short': { id: 'Catat nilai yang terbit', en: 'Enter a published value' },
  'series.new_reading_lead': {
    id: '{name}, dalam {unit}. Hanya nilai yang sudah diterbitkan oleh penerbitnya.',
    en: '{name}, in {unit}. Only values that their publisher has released.',
  },
  'series.section.value': { id: 'Nilai', en: 'Value' },
  'series.section.source': { id: 'Sumber', en: 'Source' },
  'series.section.precision': {
    id: 'Ketelitian, bila sumber menyebutnya',
    en: 'Precision, where the source tells it',
  },
  'series.choose': { id: 'Pilih', en: 'Choose' },
  'series.month': { id: 'Bulan', en: 'Month' },
  'series.month_none': { id: 'sumber tidak menyebut bulan', en: 'the source names no month' },
  'series.month_hint': {
    id: 'Bulan tidak ditebak. Nilai tanpa bulan hanya dibandingkan dengan nilai tanpa bulan.',
    en: 'A month is not guessed. A value without a month is compared only with others without one.',
  },
  'series.month_survey_hint': {
    id: 'Bulan survei: Susenas Maret atau September, Sakernas Februari atau Agustus.',
    en: 'The month of the survey: Susenas March or September, Sakernas February or August.',
  },
  'series.month_needed': {
    id: 'Pilih bulan surveinya. Tanpa bulan, nilai ini tidak dapat dibandingkan.',
    en: 'Choose the month of the survey. Without it this value cannot be compared.',
  },
  'series.method_hint': {
    id: 'Nilai dari metode berbeda tidak pernah dibandingkan.',
    en: 'Values of different methods are never compared.',
  },
  'series.value_hint': {
    id: 'Seperti tercetak, misalnya 13,69',
    en: 'As printed, for example 13,69 or 13.69',
  },
  'series.released_on': { id: 'Tanggal terbit', en: 'Released on' },
  'series.released_on_hint': {
    id: 'Hari penerbit merilis nilai ini, bukan hari dicatat.',
    en: 'The day on which the publisher released this value, not today.',
  },
  'series.source_url': { id: 'Tautan sumber', en: 'Link to the source' },
  'series.source_url_hint': {
    id: 'Alamat halaman atau berkas, diawali http:// atau https://',
    en: 'Address of the page or file, beginning with http:// or https://',
  },
  'series.source_note': { id: 'Catatan sumber', en: 'Note on the source' },
  'series.source_note_hint': {
    id: 'Misalnya nomor tabel, nomor berita resmi, atau tanda * pada angka.',
    en: 'For example the number of the table or release, or a * behind the figure.',
  },
  'series.source': { id: 'Sumber', en: 'Source' },
  'series.standard_error': { id: 'Galat baku (poin)', en: 'Standard error (points)' },
  'series.standard_error_hint': {
    id: 'Hanya bila tercetak di sumber.',
    en: 'Only when the source prints it.',
  },
  'series.sample_size': { id: 'Besar sampel', en: 'Sample size' },
  'series.sample_counts': { id: 'Sampel dihitung dalam', en: 'The sample counts' },
  'series.sample.households': { id: 'rumah tangga', en: 'households' },
  'series.sample.persons': { id: 'orang', en: 'persons' },
  'series.design_effect': { id: 'Efek rancangan', en: 'Design effect' },
  'series.design_effect_hint': {
    id: '1 untuk sampel acak sederhana; untuk Susenas biasanya lebih dari 1.',
    en: '1 for a simple random sample; for Susenas usually more than 1.',
  },
  'series.design_of_sample': {
    id: 'Efek rancangan memerlukan besar sampel. Isi besar sampelnya, atau kosongkan efek rancangan.',
    en: 'A design effect needs a sample size. Fill it in, or leave the design effect blank.',
  },
  'series.not_above': {
    id: 'Isi angka yang lebih besar dari nol.',
    en: 'Enter a number above zero.',
  },
  'series.save_reading': { id: 'Simpan nilai', en: 'Save the value' },
  'series.save_confirmed': { id: 'Simpan dengan jawaban ini', en: 'Save with these answers' },
  'series.reading_rule': {
    id: 'Nilai yang tersimpan tidak pernah ditimpa atau dihapus. Revisi dicatat sebagai nilai baru; nilai lama tetap tampil dengan tanggalnya.',
    en: 'A stored value is never overwritten or deleted. A revision is entered as a new value; the earlier one stays, with its date.',
  },
  'series.reading_saved': { id: 'Nilai {name} tersimpan.', en: 'The value of {name} is saved.' },
  'series.same_already': {
    id: 'Sudah tercatat. Tidak ada yang berubah.',
    en: 'Recorded already. Nothing has changed.',
  },
  'series.not_a_year': {
    id: '“{typed}” bukan tahun. Tulis empat angka antara 1970 dan 2100.',
    en: '“{typed}” is no year. Write four digits between 1970 and 2100.',
  },
  'series.gap': {
    id: '“{typed}” tidak dibaca sebagai nol. Nilai yang tidak terbit tidak dicatat; nol ditulis 0.',
    en: '“{typed}” is not read as zero. A value that was not published is not entered; zero is written 0.',
  },
  'series.marks': {
    id: 'Tanda “{marks}” bukan bagian angka. Tulis angkanya saja, dan tandanya pada catatan sumber.',
    en: 'The mark “{marks}” is no part of the figure. Write the figure only, and the mark in the note on the source.',
  },
  'series.link_needed': {
    id: 'Isi tautan ke sumbernya, diawali http:// atau https://.',
    en: 'Fill in a link to the source, beginning with http:// or https://.',
  },
  'series.release_ahead': {
    id: 'Tanggal terbit belum tiba. Nilai dicatat setelah penerbit merilisnya.',
    en: 'That day has not come. A value is entered once its publisher has released it.',
  },
  'series.future': {
    id: 'Periode ini belum dimulai, jadi belum mungkin ada nilainya. Periksa tahun dan bulannya.',
    en: 'This period has not begun, so no value of it can exist. Check the year and the month.',
  },
  'series.questions': { id: 'Sebelum disimpan', en: 'Before it is saved' },
  'series.asked': {
    id: 'Ada yang perlu dijawab sebelum nilai ini disimpan.',
    en: 'Something must be answered before this value is saved.',
  },
  'series.differs': {
    id: 'Untuk {region}, {period}, nilai yang dipakai sekarang {stored} {unit}. Yang Anda tulis {value} {unit}.',
    en: 'For {region}, {period}, the value in use is {stored} {unit}. You wrote {value} {unit}.',
  },
  'series.difference': { id: 'Mengapa berbeda?', en: 'Why do they differ?' },
  'series.difference.revision': { id: 'Penerbit merevisi', en: 'The publisher revised it' },
  'series.difference.revision_hint': {
    id: 'Nilai baru dipakai; nilai lama disimpan sebagai nilai sebelum revisi.',
    en: 'The new value is used; the earlier one is kept as the value before the revision.',
  },
  'series.difference.kept_aside': {
    id: 'Sumber lain menyebut lain; nilai sekarang tetap dipakai',
    en: 'Another source says otherwise; the present value stays in use',
  },
  'series.difference.kept_aside_hint': {
    id: 'Nilai baru disimpan dan keduanya ditandai berselisih.',
    en: 'The new value is kept, and both are marked as disagreeing.',
  },
  'series.difference.used_instead': {
    id: 'Sumber lain menyebut lain; nilai baru dipakai',
    en: 'Another source says otherwise; the new value is used',
  },
  'series.difference.used_instead_hint': {
    id: 'Nilai lama disimpan dan keduanya ditandai berselisih.',
    en: 'The former value is kept, and both are marked as disagreeing.',
  },
  'series.difference.skip': { id: 'Lewati nilai yang berbeda', en: 'Pass over those that differ' },
  'series.difference.skip_hint': {
    id: 'Hanya nilai baru yang disimpan.',
    en: 'Only new values are stored.',
  },
  'series.reason': { id: 'Alasan', en: 'Reason' },
  'series.reason_hint': {
    id: 'Terbaca oleh semua orang, misalnya “Direvisi BPS pada rilis 2025”.',
    en: 'Everyone can read it, for example “Revised by BPS in the 2025 release”.',
  },
  'series.reason_differs_hint': {
    id: 'Wajib kecuali nilai yang berbeda dilewati. Berlaku untuk semua nilai yang berbeda dalam tabel ini.',
    en: 'Required unless those that differ are passed over. It holds for every differing value of this table.',
  },
  'series.doubt.factor': {
    id: '{value} adalah {times} {former} ({period}). Mungkin salah letak koma atau salah satuan?',
    en: '{value} is {times} {former} ({period}). Is the decimal sign or the unit a slip?',
  },
  'series.doubt.zero': {
    id: 'Nilai sebelumnya {former} ({period}). Apakah benar-benar nol, bukan kosong?',
    en: 'The value before was {former} ({period}). Is it truly zero, and not a gap?',
  },
  'series.doubt.hundred': {
    id: '{value} lebih dari 100 persen. Apakah memang demikian di sumbernya?',
    en: '{value} is more than 100 percent. Does the source say so?',
  },
  'series.doubt.negative': {
    id: '{value} di bawah nol. Apakah memang demikian di sumbernya?',
    en: '{value} is below zero. Does the source say so?',
  },
  'series.times': { id: '{n} kali', en: '{n} times' },
  'series.part': { id: 'seper-{n} dari', en: 'one part in {n} of' },
  'series.confirm': {
    id: 'Ya, {value} {unit} memang yang tercetak di sumber',
    en: 'Yes, {value} {unit} is what the source prints',
  },
  'series.blank': { id: 'kosong', en: 'blank' },
  'series.not_known': { id: 'tidak diketahui', en: 'not known' },
  'series.recorded': { id: 'Dicatat', en: 'Recorded' },
  'series.recorded_by': { id: '{at}, {name}', en: '{at}, {name}' },
  'series.reference_data': { id: 'data rujukan', en: 'reference data' },
  'series.use_note': { id: 'Mengapa dipakai atau tidak', en: 'Why it is in use or not' },
  'series.precision': { id: 'Ketelitian', en: 'Precision' },
  'series.precision_error': { id: 'galat baku {value} poin', en: 'standard error {value} points' },
  'series.precision_sample': { id: 'sampel {n} {what}', en: 'sample of {n} {what}' },
  'series.precision_design': { id: 'efek rancangan {value}', en: 'design effect {value}' },
  'series.replaced_by': {
    id: 'Direvisi menjadi {value}, dicatat {day}',
    en: 'Revised to {value}, recorded {day}',
  },
  'series.siblings': {
    id: 'Semua nilai untuk {region}, {period}',
    en: 'All values for {region}, {period}',
  },
  'series.known_from': { id: 'Dicatat', en: 'Recorded' },
  'series.history': { id: 'Riwayat', en: 'History' },
  'series.event.entered': { id: 'mencatat nilai ini', en: 'entered this value' },
  'series.event.revised': {
    id: 'mencatat nilai ini di samping nilai lain',
    en: 'entered this value beside another',
  },
  'series.event.set_aside': {
    id: 'berhenti memakai nilai ini',
    en: 'took this value out of use',
  },
  'series.event.disputed': {
    id: 'mencatat sumber lain yang berselisih',
    en: 'recorded another source that disagrees',
  },
  'series.event.used': { id: 'memakai nilai ini', en: 'put this value into use' },
  'series.event.sourced': {
    id: 'memperbaiki keterangan sumber',
    en: 'mended what is said of the source',
  },
  'series.revise': {
    id: 'Catat revisi atau sumber lain',
    en: 'Enter a revision or another source',
  },
  'series.use': { id: 'Nilai ini', en: 'This value' },
  'series.use_title': { id: 'Nilai mana yang dipakai', en: 'Which value is in use' },
  'series.use_yes': { id: 'dipakai', en: 'is in use' },
  'series.use_no': { id: 'tidak dipakai', en: 'is not in use' },
  'series.use_reason_hint': {
    id: 'Terbaca oleh semua orang, misalnya “Salinan tabel BPS, lebih dekat ke penerbit”.',
    en: 'Everyone can read it, for example “A copy of the BPS table, nearer to the publisher”.',
  },
  'series.use_save': { id: 'Simpan pilihan', en: 'Save the choice' },
  'series.used_now': { id: 'Nilai ini sekarang dipakai.', en: 'This value is now in use.' },
  'series.unused_now': {
    id: 'Nilai ini tidak lagi dipakai; ia tetap tersimpan.',
    en: 'This value is no longer in use; it stays stored.',
  },
  'series.replaced_stays': {
    id: 'Nilai ini sudah direvisi penerbitnya, jadi tidak dapat dipakai lagi. Bila revisinya dicabut, catat nilainya sebagai revisi baru.',
    en: 'The publisher has revised this value, so it cannot be used again. If the revision was withdrawn, enter the value as a new revision.',
  },
  'series.source_title': {
    id: 'Perbaiki keterangan sumber',
    en: 'Mend what is said of the source',
  },
  'series.source_saved': { id: 'Keterangan sumber tersimpan.', en: 'The source is saved.' },

  // Targets
  'series.new_target': { id: 'Catat target: {name}', en: 'Enter a target: {name}' },
  'series.new_target_short': { id: 'Catat target', en: 'Enter a target' },
  'series.new_target_lead': {
    id: '{name}, dalam {unit}, sebagaimana tertulis dalam dokumen perencanaan.',
    en: '{name}, in {unit}, as written in a planning document.',
  },
  'series.change_target': { id: 'Ubah target: {name}', en: 'Change a target: {name}' },
  'series.change_target_short': { id: 'Ubah target', en: 'Change a target' },
  'series.change_target_lead': {
    id: 'Target sekarang: {target}, {region}, {year} ({document}). Target lama tetap tersimpan dengan tanggal penggantiannya.',
    en: 'The present target: {target}, {region}, {year} ({document}). It stays stored with the day on which it was replaced.',
  },
  'series.section.target': { id: 'Target', en: 'Target' },
  'series.section.baseline': { id: 'Pangkal jalur', en: 'Baseline of the path' },
  'series.section.document': { id: 'Dokumen', en: 'Document' },
  'series.target_year_hint': {
    id: 'Kosongkan bila dokumen tidak menyebut tahun; target itu tampil sebagai acuan, tidak masuk jalur.',
    en: 'Leave blank where the document names no year; such a target is shown but is no point of the path.',
  },
  'series.target_kind': { id: 'Bentuk target', en: 'Kind of target' },
  'series.target_kind.level': { id: 'Nilai tertentu', en: 'A level' },
  'series.target_kind.level_hint': {
    id: 'misalnya 12,80 pada 2026',
    en: 'for example 12,80 in 2026',
  },
  'series.target_kind.below': { id: 'Di bawah nilai tertentu', en: 'Below a level' },
  'series.target_kind.below_hint': { id: 'misalnya di bawah 10', en: 'for example below 10' },
  'series.target_kind.yearly_change': { id: 'Perubahan setiap tahun', en: 'A change every year' },
  'series.target_kind.yearly_change_hint': {
    id: 'misalnya −0,40 setahun, dihitung dari pangkal',
    en: 'for example −0,40 a year, counted from the baseline',
  },
  'series.baseline_hint': {
    id: 'Wajib untuk perubahan setiap tahun; tahun pangkal harus sebelum tahun target.',
    en: 'Required for a yearly change; the baseline’s year must come before the target’s.',
  },
  'series.baseline_after': {
    id: 'Tahun pangkal harus sebelum tahun target.',
    en: 'The baseline’s year must come before the target’s.',
  },
  'series.document_hint': {
    id: 'Nama dokumen yang menetapkannya, misalnya RPD 2024–2026',
    en: 'The document that sets it, for example RPD 2024–2026',
  },
  'series.target_reason_hint': {
    id: 'Mengapa target berubah, misalnya “Perubahan RPD”.',
    en: 'Why the target changes, for example “Amendment of the RPD”.',
  },
  'series.save_target': { id: 'Simpan target', en: 'Save the target' },
  'series.target_rule': {
    id: 'Satu tahun memiliki satu target yang dipakai. Target yang diganti tetap tampil beserta tanggal dan alasannya.',
    en: 'One target is in use for a year. A target that was replaced stays visible with its date and reason.',
  },
  'series.target_there': {
    id: 'Sudah ada target yang dipakai untuk wilayah dan tahun ini ({document}). Buka target itu dari daftar semua target, lalu pilih Ubah.',
    en: 'A target is in use for this region and year already ({document}). Open it from the list of all targets and choose Change.',
  },
  'series.target_exists': {
    id: 'Sudah ada target yang dipakai untuk wilayah dan tahun ini. Buka target itu dari daftar semua target, lalu pilih Ubah.',
    en: 'A target is in use for this region and year already. Open it from the list of all targets and choose Change.',
  },
  'series.target_saved': { id: 'Target {name} tersimpan.', en: 'The target of {name} is saved.' },
  'series.target_replaced': {
    id: 'Diganti pada {day}. Lihat target penggantinya',
    en: 'Replaced on {day}. See the target that took its place',
  },
  'series.change': { id: 'Ubah', en: 'Change' },
  'series.withdraw': { id: 'Berhenti memakai target ini', en: 'Stop using this target' },
  'series.withdraw_lead': {
    id: 'Tanpa pengganti: misalnya dokumennya dicabut, atau tercatat dua kali.',
    en: 'Without another in its place: for example the document was withdrawn, or it was entered twice.',
  },
  'series.withdraw_hint': { id: 'Terbaca oleh semua orang.', en: 'Everyone can read it.' },
  'series.target_withdrawn': {
    id: 'Target ini tidak lagi dipakai; ia tetap tersimpan.',
    en: 'This target is no longer in use; it stays stored.',
  },

  // Methods
  'series.new_method': { id: 'Tambah metode: {name}', en: 'Add a method: {name}' },
  'series.new_method_short': { id: 'Tambah metode', en: 'Add a method' },
  'series.new_method_lead': {
    id: '{name}. Metode yang sudah ada: {methods}.',
    en: '{name}. Methods so far: {methods}.',
  },
  'series.method_name': { id: 'Nama metode', en: 'Name of the method' },
  'series.method_name_hint': {
    id: 'Pendek dan membedakan, misalnya “Garis US$3,00 PPP 2021”',
    en: 'Short and telling, for example “US$3.00 line, 2021 PPP”',
  },
  'series.method_name_en': { id: 'Nama dalam bahasa Inggris', en: 'Name in English' },
  'series.method_note': { id: 'Definisi', en: 'Definition' },
  'series.method_note_hint': {
    id: 'Apa yang diukur dan bagaimana; sejak rilis mana.',
    en: 'What is measured and how; since which release.',
  },
  'series.method_reason_hint': {
    id: 'Mengapa nilainya tidak boleh dibandingkan dengan metode yang sudah ada.',
    en: 'Why its values must not be compared with those of the methods so far.',
  },
  'series.save_method': { id: 'Simpan metode', en: 'Save the method' },
  'series.method_rule': {
    id: 'Nilai dari metode baru tidak disambung dengan nilai lama: tidak ada garis, selisih, atau peringkat yang melintasi pergantian metode.',
    en: 'Values of a new method are not joined to the former ones: no line, difference or rank crosses a change of method.',
  },
  'series.method_saved': { id: 'Metode {name} tersimpan.', en: 'The method {name} is saved.' },
  'series.methods_full': {
    id: 'Indikator ini sudah memiliki 50 metode. Periksa apakah metode yang ada dapat dipakai.',
    en: 'This indicator has 50 methods. See whether one of them will do.',
  },

  // Calendar
  'series.calendar': { id: 'Jadwal terbit', en: 'Release calendar' },
  'series.calendar_lead': {
    id: 'Nilai yang ditunggu untuk {region}: kapan diperkirakan terbit, dan mana yang terlewat.',
    en: 'The values that are waited for, for {region}: when each is expected, and which are overdue.',
  },
  'series.calendar.overdue': { id: 'Terlewat', en: 'Overdue' },
  'series.calendar.soon': { id: 'Dalam 90 hari', en: 'Within 90 days' },
  'series.calendar.later': { id: 'Sesudah itu', en: 'Later' },
  'series.calendar.unknown': { id: 'Tidak dapat diperkirakan', en: 'Cannot be expected' },
  'series.calendar.irregular': { id: 'terbit tidak tentu', en: 'published irregularly' },
  'series.calendar.no_reading': { id: 'belum pernah ada nilai', en: 'no value so far' },
  'series.calendar.late': { id: 'terlewat', en: 'overdue' },
  'series.calendar.missing': {
    id: 'terlewat {n} periode',
    en: '{n} period overdue ¦ {n} periods overdue',
  },
  'series.calendar.period': { id: 'Periode yang ditunggu', en: 'Period waited for' },
  'series.calendar.latest': { id: 'Nilai terakhir', en: 'Latest value' },
  'series.calendar.expected': { id: 'Diperkirakan terbit', en: 'Expected' },
  'series.calendar.csv.frequency': { id: 'Masa terbit', en: 'Frequency' },
  'series.calendar.csv.state': { id: 'Keadaan', en: 'State' },
  'series.calendar.csv.basis': { id: 'Dasar perkiraan', en: 'Basis' },
  'series.calendar_rule': {
    id: 'Perkiraan: hari yang ditetapkan sekretariat; bila tidak ada, akhir periode ditambah lama terbit yang biasa (median lima rilis terakhir); bila itu pun tidak diketahui, akhir periode ditambah satu kali masa terbit.',
    en: 'Expected: the day that the secretariat set; else the end of the period and the usual time to release (median of the last five); where that is not known either, the end of the period and one turn of the frequency.',
  },
  'series.basis.entered': { id: 'ditetapkan sekretariat', en: 'set by the secretariat' },
  'series.basis.releases': {
    id: 'biasanya {n} hari setelah akhir periode',
    en: 'usually {n} day after the end of the period ¦ usually {n} days after the end of the period',
  },
  'series.basis.frequency': {
    id: 'perkiraan kasar dari masa terbit',
    en: 'roughly, from its frequency',
  },
  'series.release_edit': { id: 'Atur jadwal terbit', en: 'Set the next release' },
  'series.release_edit_named': {
    id: 'Atur jadwal terbit: {name}',
    en: 'Set the next release: {name}',
  },
  'series.release_lead': {
    id: '{name}. Yang ditunggu: {period}, diperkirakan {day} ({basis}).',
    en: '{name}. Waited for: {period}, expected {day} ({basis}).',
  },
  'series.release_lead_unknown': {
    id: '{name}. Belum dapat diperkirakan; isi bila penerbit sudah mengumumkannya.',
    en: '{name}. It cannot be reckoned; fill in what the publisher has announced.',
  },
  'series.expected_on': { id: 'Diperkirakan terbit', en: 'Expected on' },
  'series.expected_note': { id: 'Dasar perkiraan', en: 'Ground for it' },
  'series.expected_note_hint': {
    id: 'Misalnya “Kalender rilis BPS 2026”.',
    en: 'For example “BPS release calendar 2026”.',
  },
  'series.expected_before': {
    id: 'Tanggal ini sebelum periodenya dimulai. Periksa tahunnya.',
    en: 'That day lies before the period begins. Check the year.',
  },
  'series.release_saved': { id: 'Jadwal terbit tersimpan.', en: 'The release is saved.' },

  // Tables
  'series.import_title': { id: 'Impor tabel: {name}', en: 'Import a table: {name}' },
  'series.import_lead': {
    id: '{name}, dalam {unit}. Tempel tabel atau unggah CSV; Anda melihat pratinjau sebelum apa pun disimpan.',
    en: '{name}, in {unit}. Paste a table or upload a CSV; you see a preview before anything is stored.',
  },
  'series.paste': { id: 'Tempel tabel', en: 'Paste a table' },
  'series.upload': { id: 'Atau unggah berkas CSV', en: 'Or upload a CSV file' },
  'series.table': { id: 'Tabel', en: 'Table' },
  'series.table_hint': {
    id: 'Salin dari lembar kerja atau berkas CSV. Sekitar 200 KB; yang lebih besar diunggah sebagai berkas.',
    en: 'Copy it from a spreadsheet or a CSV file. About 200 KB; upload what is larger as a file.',
  },
  'series.file': { id: 'Berkas CSV', en: 'CSV file' },
  'series.file_hint': { id: 'Paling besar 1 MB.', en: 'At most 1 MB.' },
  'series.import_month': {
    id: 'Dipakai bila tabel sendiri tidak menyebut bulan.',
    en: 'Used where the table itself names no month.',
  },
  'series.import_month_needed': {
    id: 'Wajib bila tabel sendiri tidak menyebut bulan survei.',
    en: 'Required where the table itself does not name the month of the survey.',
  },
  'series.decimal': { id: 'Tanda desimal', en: 'Decimal sign' },
  'series.decimal.auto': { id: 'kenali sendiri', en: 'recognise it' },
  'series.decimal.comma': { id: 'koma: 14,14', en: 'comma: 14,14' },
  'series.decimal.point': { id: 'titik: 14.14', en: 'point: 14.14' },
  'series.scale': { id: 'Satuan dalam tabel', en: 'Unit of the table' },
  'series.scale.as_is': { id: '{unit}, apa adanya', en: '{unit}, as it is' },
  'series.scale.times_thousand': {
    id: 'ribu: dikali 1.000 menjadi {unit}',
    en: 'thousands: times 1,000 to {unit}',
  },
  'series.scale.by_thousand': {
    id: 'satuan penuh: dibagi 1.000 menjadi {unit}',
    en: 'single units: divided by 1,000 to {unit}',
  },
  'series.scale_asked.times_thousand': {
    id: 'Judul tabel menyebut ribuan, sedangkan indikator ini dalam {unit}. Bila angkanya memang dalam ribuan, kembali dan pilih “ribu: dikali 1.000”.',
    en: 'The table’s title says thousands, while this indicator is in {unit}. If its figures are in thousands, go back and choose “thousands: times 1,000”.',
  },
  'series.scale_asked.by_thousand': {
    id: 'Judul tabel menyebut ribuan dan indikator ini dalam {unit}, tetapi Anda meminta pembagian 1.000. Periksa satuannya.',
    en: 'The table’s title says thousands and this indicator is in {unit}, but you asked for a division by 1,000. Check the unit.',
  },
  'series.preview_button': { id: 'Lihat pratinjau', en: 'Show the preview' },
  'series.table_needed': {
    id: 'Tempel tabelnya di sini, atau unggah berkas CSV di bawah.',
    en: 'Paste the table here, or upload a CSV file below.',
  },
  'series.reads': { id: 'Yang dibaca', en: 'What is read' },
  'series.reads.shapes': {
    id: 'Wilayah ke bawah dan tahun ke samping, sebaliknya, atau satu nilai per baris (wilayah, tahun, nilai). Judul, catatan kaki, baris jumlah, dan nomor kolom dilewati.',
    en: 'Regions down and years across, the reverse, or one value a line (region, year, value). Titles, notes, totals and column numbers are passed over.',
  },
  'series.reads.numbers': {
    id: '14,14 dan 14.14. Angka seperti 60.170 ditanyakan bila tabel tidak menunjukkan tanda desimalnya.',
    en: '14,14 and 14.14. A figure like 60.170 is asked about where the table does not show its decimal sign.',
  },
  'series.reads.gaps': {
    id: 'N/A, –, … dan sel kosong dibaca sebagai tidak ada nilai, tidak pernah sebagai nol.',
    en: 'N/A, –, … and empty cells are read as no value, never as zero.',
  },
  'series.reads.marks': {
    id: 'Tanda seperti 13,69* atau 13,69 1) dicatat pada catatan sumber.',
    en: 'Marks as in 13,69* or 13,69 1) go into the note on the source.',
  },
  'series.reads.names': {
    id: 'Nama wilayah dengan atau tanpa “Kabupaten”; kode tanpa nama tidak dipakai karena kode BPS dan Kemendagri dapat berbeda.',
    en: 'Names with or without “Kabupaten”; a code without a name is not used, because BPS and Kemendagri number some regencies differently.',
  },
  'series.table.empty': { id: 'Tabelnya kosong.', en: 'The table is empty.' },
  'series.table.no_head': {
    id: 'Tidak ditemukan baris judul yang berisi tahun (misalnya 2023, 2024) atau kolom wilayah, tahun, dan nilai. Sertakan baris judulnya.',
    en: 'There is no head with years (for example 2023, 2024) or with columns of region, year and value. Include the table’s head.',
  },
  'series.table.no_values': {
    id: 'Tabel ini terbaca, tetapi tidak berisi satu nilai pun.',
    en: 'The table was read, but holds not one value.',
  },
  'series.table.too_large': {
    id: 'Tabel ini terlalu besar: paling banyak 2.000 baris, 2.000 nilai, dan 1 MB. Bagi menjadi beberapa bagian.',
    en: 'This table is too large: at most 2,000 lines, 2,000 values and 1 MB. Split it.',
  },
  'series.table.not_text': {
    id: 'Ini bukan tabel teks. Simpan sebagai CSV, lalu unggah lagi.',
    en: 'This is no table in text. Save it as CSV and upload it again.',
  },
  'series.table.excel': {
    id: 'Ini berkas Excel. Di Excel pilih Simpan Sebagai, lalu CSV; atau salin selnya dan tempel di sini.',
    en: 'This is an Excel file. In Excel choose Save As, then CSV; or copy the cells and paste them here.',
  },
  'series.preview_title': { id: 'Pratinjau impor: {name}', en: 'Preview of the import: {name}' },
  'series.preview': { id: 'Pratinjau', en: 'Preview' },
  'series.preview_lead': {
    id: '{name}, dalam {unit}. Metode: {method}. Belum ada yang disimpan.',
    en: '{name}, in {unit}. Method: {method}. Nothing is stored yet.',
  },
  'series.counts': { id: 'Ringkasan', en: 'Summary' },
  'series.count.new': { id: 'Nilai baru', en: 'New values' },
  'series.count.differs': { id: 'Berbeda dari yang dipakai', en: 'Differ from those in use' },
  'series.count.same': { id: 'Sudah tercatat', en: 'Recorded already' },
  'series.count.problems': { id: 'Tidak terbaca', en: 'Not read' },
  'series.count.gaps': { id: 'Sel tanpa nilai', en: 'Cells without a value' },
  'series.grid': { id: 'Tabel sebagaimana dibaca', en: 'The table as it was read' },
  'series.outcome.new': { id: 'baru', en: 'new' },
  'series.outcome.same': { id: 'sudah tercatat', en: 'recorded already' },
  'series.outcome.differs': { id: 'sekarang {stored}', en: 'now {stored}' },
  'series.outcome.asked': { id: 'perlu dipastikan', en: 'to be confirmed' },
  'series.problems': { id: 'Yang tidak terbaca', en: 'What was not read' },
  'series.col.row': { id: 'Baris', en: 'Row' },
  'series.col.column': { id: 'Kolom', en: 'Column' },
  'series.col.typed': { id: 'Tertulis', en: 'Written' },
  'series.col.reason': { id: 'Sebab', en: 'Reason' },
  'series.col.remedy': { id: 'Cara memperbaiki', en: 'Remedy' },
  'series.why.cell_text': { id: 'Bukan angka.', en: 'It is no number.' },
  'series.why.cell_footnote': {
    id: 'Tanda catatan kaki menempel pada angka.',
    en: 'A footnote mark sticks to the figure.',
  },
  'series.why.cell_range': {
    id: 'Rentang atau batas, bukan satu nilai.',
    en: 'A range or a limit, not one value.',
  },
  'series.why.cell_digits': {
    id: 'Lebih dari enam angka di belakang koma.',
    en: 'More than six digits behind the decimal sign.',
  },
  'series.why.cell_either': {
    id: 'Dapat dibaca {one} atau {other}.',
    en: 'It reads as {one} or as {other}.',
  },
  'series.why.region_unknown': {
    id: 'Bukan wilayah di provinsi ini.',
    en: 'No region of this province.',
  },
  'series.why.region_several': {
    id: 'Ada kabupaten dan kota dengan nama ini.',
    en: 'A regency and a city bear this name.',
  },
  'series.why.region_code': {
    id: 'Kode tanpa nama: kode BPS dan Kemendagri dapat berbeda.',
    en: 'A code without a name: BPS and Kemendagri number some regencies differently.',
  },
  'series.why.region_twice': {
    id: 'Wilayah dan periode ini sudah ada di atas.',
    en: 'This region and period stand above already.',
  },
  'series.why.column_twice': {
    id: 'Periode ini menjadi judul lebih dari satu kolom.',
    en: 'More than one column bears this period.',
  },
  'series.why.period_unread': {
    id: 'Tahun atau bulannya tidak terbaca.',
    en: 'Its year or month cannot be read.',
  },
  'series.why.month_needed': {
    id: 'Bulan surveinya tidak disebut.',
    en: 'The month of the survey is not named.',
  },
  'series.why.future': { id: 'Periode ini belum dimulai.', en: 'This period has not begun.' },
  'series.why.too_big': { id: 'Angkanya terlalu besar.', en: 'The figure is too large.' },
  'series.remedy.cell_text': {
    id: 'Tulis angkanya saja, atau kosongkan selnya.',
    en: 'Write the figure only, or leave the cell empty.',
  },
  'series.remedy.cell_footnote': {
    id: 'Beri spasi sebelum tandanya, atau hapus tandanya.',
    en: 'Put a blank before the mark, or remove it.',
  },
  'series.remedy.cell_range': {
    id: 'Cari nilai tepatnya di sumber, atau kosongkan selnya.',
    en: 'Find the exact value in the source, or leave the cell empty.',
  },
  'series.remedy.cell_digits': {
    id: 'Tulis seperti tercetak di sumber.',
    en: 'Write it as the source prints it.',
  },
  'series.remedy.cell_either': {
    id: 'Kembali dan pilih tanda desimalnya.',
    en: 'Go back and choose the decimal sign.',
  },
  'series.remedy.region_unknown': {
    id: 'Periksa ejaannya; nama lengkap tanpa singkatan.',
    en: 'Check the spelling; the full name, not shortened.',
  },
  'series.remedy.region_several': {
    id: 'Tulis “Kabupaten” atau “Kota” di depannya.',
    en: 'Write “Kabupaten” or “Kota” before it.',
  },
  'series.remedy.region_code': {
    id: 'Sertakan kolom nama wilayah, atau pakai kode bertitik (16.04).',
    en: 'Include the column of names, or use codes with a dot (16.04).',
  },
  'series.remedy.region_twice': {
    id: 'Sisakan satu; yang pertama sudah dibaca.',
    en: 'Keep one; the first was read.',
  },
  'series.remedy.column_twice': {
    id: 'Sisakan kolom indikator ini saja.',
    en: 'Keep only the columns of this indicator.',
  },
  'series.remedy.period_unread': {
    id: 'Tulis seperti 2024, Maret 2024, atau 2024-03.',
    en: 'Write it like 2024, Maret 2024 or 2024-03.',
  },
  'series.remedy.month_needed': {
    id: 'Kembali dan pilih bulannya.',
    en: 'Go back and choose the month.',
  },
  'series.remedy.future': { id: 'Periksa tahunnya.', en: 'Check the year.' },
  'series.remedy.too_big': {
    id: 'Periksa satuan dan tanda desimalnya.',
    en: 'Check the unit and the decimal sign.',
  },
  'series.skipped': {
    id: '{n} bagian sengaja dilewati',
    en: '{n} part passed over on purpose ¦ {n} parts passed over on purpose',
  },
  'series.skipped.note': { id: 'judul atau catatan', en: 'a title or note' },
  'series.skipped.total': { id: 'baris jumlah', en: 'a total' },
  'series.skipped.column': { id: 'kolom tanpa periode', en: 'a column without a period' },
  'series.row': { id: 'baris {row}', en: 'row {row}' },
  'series.cell': { id: 'baris {row}, kolom {column}', en: 'row {row}, column {column}' },
  'series.to_answer': { id: 'Simpan ke data', en: 'Store it' },
  'series.confirm_title': {
    id: 'Pastikan nilai yang tampak janggal',
    en: 'Confirm the values that look odd',
  },
  'series.confirm_cell': {
    id: '{region}, {period} ({where}): {question} Centang bila memang demikian.',
    en: '{region}, {period} ({where}): {question} Tick if it is so.',
  },
  'series.differences': {
    id: '{n} nilai berbeda dari yang dipakai. Bagaimana menyimpannya?',
    en: '{n} value differs from the one in use. How shall it be stored? ¦ {n} values differ from those in use. How shall they be stored?',
  },
  'series.leave': {
    id: 'Simpan tanpa {n} bagian yang tidak terbaca',
    en: 'Store it without the {n} part that was not read ¦ Store it without the {n} parts that were not read',
  },
  'series.unanswered.difference': {
    id: 'Pilih bagaimana nilai yang berbeda disimpan.',
    en: 'Choose how what differs is stored.',
  },
  'series.unanswered.confirm': {
    id: 'Pastikan nilai yang ditanyakan: centang bila memang tercetak demikian, atau perbaiki angkanya.',
    en: 'Confirm what is asked about: tick if the source prints it so, or mend the figure.',
  },
  'series.unanswered.leave': {
    id: 'Perbaiki yang tidak terbaca, atau centang untuk menyimpan tanpanya.',
    en: 'Mend what was not read, or tick to store the rest without it.',
  },
  'series.apply': { id: 'Simpan nilai-nilai ini', en: 'Store these values' },
  'series.back_to_table': { id: 'Perbaiki tabel', en: 'Mend the table' },
  'series.nothing': {
    id: 'Tidak ada yang akan berubah: semua nilai yang terbaca sudah tercatat.',
    en: 'Nothing would change: every value that was read is recorded already.',
  },
  'series.nothing_read': {
    id: 'Tidak ada nilai yang dapat disimpan dari tabel ini.',
    en: 'No value of this table can be stored.',
  },
  'series.preview_rule': {
    id: 'Yang disimpan persis yang tampil di sini, seluruhnya atau tidak sama sekali. Bila data berubah sementara itu, pratinjau baru ditampilkan.',
    en: 'What is stored is exactly what is shown here, all of it or nothing. If the data change meanwhile, a new preview is shown.',
  },
  'series.preview_moved': {
    id: 'Pratinjau diperbarui karena tabel atau data yang tersimpan berubah. Periksa lagi, lalu simpan.',
    en: 'The preview is new, because the table or the stored data changed. Look at it again, then store it.',
  },
  'series.imported': {
    id: '{n} nilai tersimpan.',
    en: '{n} value is stored. ¦ {n} values are stored.',
  },
  'series.note_marks': { id: 'tanda di sumber: {marks}', en: 'mark in the source: {marks}' },
  'series.note_times_thousand': {
    id: 'tertulis {typed} ribu',
    en: 'written as {typed} thousand',
  },
  'series.note_by_thousand': {
    id: 'tertulis {typed}, dibagi 1.000',
    en: 'written as {typed}, divided by 1,000',
  },
} as const satisfies Words
