import type { Words } from '../words'

export const places = {
  'nav.places': { id: 'Wilayah', en: 'Places' },
  'places.title': { id: 'Wilayah', en: 'Places' },
  'places.lead': {
    id: 'Di mana aksi berjalan, di mana penduduk miskin tinggal, dan kantong mana yang belum tersentuh.',
    en: 'Where actions run, where poor people live, and which pockets nothing has reached yet.',
  },
  'places.priorities': { id: 'Prioritas', en: 'Priorities' },
  'places.pockets': { id: 'Kantong kemiskinan', en: 'Pockets of poverty' },
  'places.filter': { id: 'Tampilkan', en: 'Show' },
  'places.filter_title': { id: 'Saring wilayah', en: 'Filter places' },
  'places.stat.pockets': { id: 'Kantong kemiskinan {year}', en: 'Pockets of poverty {year}' },
  'places.stat.gaps': { id: 'Kantong yang belum lengkap', en: 'Pockets with a gap' },
  'places.stat.gaps_note': {
    id: 'setidaknya satu strategi tanpa aksi pada {year}',
    en: 'at least one strategy without any action in {year}',
  },
  'places.stat.placed': { id: 'Aksi yang menyebut wilayah', en: 'Actions that name a place' },
  'places.stat.placed_note': {
    id: '{n} aksi belum menyebut wilayah dan tidak tampak di peta',
    en: '{n} action names no place and is on no map ¦ {n} actions name no place and are on no map',
  },
  'places.of': { id: '{part} dari {whole}', en: '{part} of {whole}' },
  'places.no_pockets': {
    id: 'Daftar kantong untuk tahun ini belum diisi.',
    en: 'The list of pockets for this year has not been entered.',
  },
  'places.movement': {
    id: '{came} masuk, {left} keluar sejak {year}',
    en: '{came} came, {left} left since {year}',
  },
  'places.first_year': {
    id: 'tahun sebelumnya tidak ada daftar',
    en: 'no list for the year before',
  },
  'places.map': { id: 'Peta kecamatan', en: 'Map of the districts' },
  'places.map_label': { id: 'Peta kecamatan: {measure}', en: 'Map of the districts: {measure}' },
  'places.measures': { id: 'Yang ditampilkan peta', en: 'What the map shows' },
  'places.measure.poor': { id: 'Penduduk miskin (jiwa)', en: 'Poor people' },
  'places.measure.rate': { id: 'Bagian penduduk miskin', en: 'Share of poor people' },
  'places.measure.actions': { id: 'Jumlah aksi', en: 'Number of actions' },
  'places.measure.money': { id: 'Rupiah per penduduk miskin', en: 'Rupiah per poor person' },
  'places.measure.pockets': { id: 'Jumlah kantong', en: 'Number of pockets' },
  'places.measure_note.poor': {
    id: 'Angka: jiwa menurut registri yang dipilih.',
    en: 'Figures: persons in the chosen registry.',
  },
  'places.measure_note.rate': {
    id: 'Angka: bagian dari seluruh jiwa dalam registri yang sama.',
    en: 'Figures: share of all persons in the same registry.',
  },
  'places.measure_note.actions': {
    id: 'Angka: aksi yang menyebut kecamatan ini atau desa di dalamnya.',
    en: 'Figures: actions that name the district or a village in it.',
  },
  'places.measure_note.money': {
    id: 'Angka: anggaran aksi yang hanya menyebut kecamatan ini, dibagi jiwa dalam registri; dalam ribu rupiah.',
    en: 'Figures: budget of actions that name this district only, per person in the registry; thousands of rupiah.',
  },
  'places.measure_note.pockets': {
    id: 'Angka: desa atau kelurahan yang menjadi kantong pada tahun ini.',
    en: 'Figures: villages that are pockets this year.',
  },
  'places.tiles_laid': {
    id: 'Susunan ubin, bukan peta sebenarnya: tiap kecamatan sama besar, letaknya mendekati mata angin.',
    en: 'A tile layout, not a true map: every district has the same size and lies roughly where it is.',
  },
  'places.tiles_by_code': {
    id: 'Susunan ubin menurut urutan kode, bukan peta: letak ubin tidak menunjukkan letak sebenarnya.',
    en: 'Tiles in the order of their codes, not a map: their positions say nothing of where places lie.',
  },
  'places.classes_rule': {
    id: 'Kelas warna membagi kecamatan sama banyak; nol kelas sendiri.',
    en: 'Colour classes hold about as many districts each; zero is a class of its own.',
  },
  'places.class': {
    id: '{range}: {n} kecamatan',
    en: '{range}: {n} district ¦ {range}: {n} districts',
  },
  'places.range': { id: '{from} sampai {to}', en: '{from} to {to}' },
  'places.unknown': { id: 'tidak ada angka', en: 'no figure' },
  'places.thousand': { id: '{n} rb', en: '{n}k' },
  'places.matrix': { id: 'Cakupan strategi', en: 'Coverage by strategy' },
  'places.place': { id: 'Wilayah', en: 'Place' },
  'places.poor': { id: 'Miskin (jiwa)', en: 'Poor (persons)' },
  'places.per_person': { id: 'Khusus wilayah ini, per jiwa', en: 'Only here, per person' },
  'places.n_actions': { id: '{n} aksi', en: '{n} action ¦ {n} actions' },
  'places.cell_spoken': {
    id: 'di {place}, Strategi {number}',
    en: 'in {place}, Strategy {number}',
  },
  'places.none': { id: 'belum ada aksi', en: 'no action yet' },
  'places.all_cancelled': { id: 'semuanya batal', en: 'all cancelled' },
  'places.candidates_link': { id: 'yang dapat diarahkan', en: 'what could come' },
  'places.candidates_spoken': {
    id: 'Strategi {number} di {place}',
    en: 'Strategy {number} in {place}',
  },
  'places.verified': { id: '{people} terverifikasi', en: '{people} verified' },
  'places.verified_more': {
    id: '{people} terverifikasi, {n} satuan lain',
    en: '{people} verified, {n} other unit ¦ {people} verified, {n} other units',
  },
  'places.none_verified': {
    id: 'penerima belum diverifikasi',
    en: 'beneficiaries not verified yet',
  },
  'places.placed': { id: '{n} menyebut wilayah', en: '{n} names a place ¦ {n} name a place' },
  'places.all_regency': {
    id: 'Seluruh wilayah, tiap aksi sekali',
    en: 'All places, each action once',
  },
  'places.attribution': {
    id: 'Satu aksi yang menyebut beberapa wilayah tampak di masing-masing dengan anggaran dan penerima seutuhnya; karena itu angka antarwilayah tidak dijumlahkan. Baris terakhir menghitung tiap aksi sekali. Yang dibagi per jiwa hanya anggaran aksi yang tidak menyebut wilayah lain.',
    en: 'An action that names several places stands in each of them with its whole budget and all its beneficiaries, so figures are never added over places. The last row counts each action once. Only money of actions that name no other place is divided per person.',
  },
  'places.registry': { id: 'Registri', en: 'Registry' },
  'places.desil': { id: 'Dihitung miskin', en: 'Counted as poor' },
  'places.desil_1': { id: 'desil 1', en: 'decile 1' },
  'places.desil_to': { id: 'desil 1 sampai {to}', en: 'deciles 1 to {to}' },
  'places.few': { id: '<{least}', en: '<{least}' },
  'places.count_rule': {
    id: 'Penduduk miskin: {desil} menurut {count}. Ini hitungan registri, bukan angka kemiskinan BPS. Jumlah di bawah {least} tidak ditampilkan.',
    en: 'Poor people: {desil} by {count}. This is a count of a registry, not the poverty rate of BPS. Numbers below {least} are not shown.',
  },
  'places.no_count': {
    id: 'Belum ada hitungan registri (P3KE, DTKS, DTSEN, Regsosek) yang dimasukkan.',
    en: 'No count of a registry (P3KE, DTKS, DTSEN, Regsosek) has been entered yet.',
  },
  'places.years': { id: 'Kantong dari tahun ke tahun', en: 'Pockets over the years' },
  'places.years_note': {
    id: 'Dihitung dari daftar kantong tiap tahun; tidak ditulis sebagai nilai indikator.',
    en: 'Counted from the list of each year; not written as a value of an indicator.',
  },
  'places.year': { id: 'Tahun', en: 'Year' },
  'places.number_of_pockets': { id: 'Kantong', en: 'Pockets' },
  'places.change': { id: 'Perubahan', en: 'Change' },
  'places.gaps': { id: 'Kantong yang belum tersentuh', en: 'Pockets that nothing reaches' },
  'places.gap_missing': { id: 'Belum ada aksi', en: 'No action yet' },
  'places.gaps_more': { id: '{n} kantong lainnya', en: '{n} more pocket ¦ {n} more pockets' },
  'places.gaps_rule': {
    id: 'Kantong tanpa satu pun aksi yang menyebutnya pada strategi itu; aksi yang batal tidak dihitung. “Aksi se-kecamatan” menyebut kecamatannya secara utuh: mungkin sampai ke kantong itu, mungkin tidak. Seluruh OPD dan sumber dana, apa pun saringan di atas.',
    en: 'Pockets that no action of the strategy names; cancelled actions do not count. “District-wide” actions name its whole district: they may reach the pocket, or not. All agencies and funds, whatever the filter above.',
  },
  'places.no_gaps': {
    id: 'Semua kantong tahun ini disebut oleh aksi dari setiap strategi.',
    en: 'Every pocket of this year is named by an action of each strategy.',
  },
  'places.in_kecamatan': {
    id: '{n} aksi se-kecamatan',
    en: '{n} district-wide action ¦ {n} district-wide actions',
  },
  'places.not_even_kecamatan': {
    id: 'juga tidak se-kecamatan',
    en: 'none district-wide either',
  },

  'places.candidates_title': {
    id: 'Yang dapat diarahkan ke {place}',
    en: 'What could come to {place}',
  },
  'places.candidates_lead': {
    id: 'Aksi Strategi {number} tahun {year} yang belum menyebut wilayah ini. Ini bahan percakapan dengan OPD, bukan saran: kecocokan syarat, kuota, dan anggaran tetap harus diperiksa.',
    en: 'Actions of Strategy {number} in {year} that do not name this place. This is matter for a talk with the agencies, not advice: conditions, quotas and budgets have to be checked.',
  },
  'places.near.kecamatan': {
    id: 'Sudah berjalan di kecamatan yang sama',
    en: 'Already in the same district',
  },
  'places.near.unplaced': {
    id: 'Belum menyebut wilayah mana pun',
    en: 'Names no place yet',
  },
  'places.near.agency': {
    id: 'Milik OPD yang sudah bekerja di kecamatan ini',
    en: 'Of an agency that already works in this district',
  },
  'places.no_candidates': {
    id: 'Tidak ada aksi strategi ini yang masih dapat diarahkan.',
    en: 'No action of this strategy is left that could be led here.',
  },
  'places.named_places': {
    id: '{n} wilayah disebut',
    en: '{n} place named ¦ {n} places named',
  },
  'places.action': { id: 'Aksi', en: 'Action' },
  'places.agency': { id: 'OPD', en: 'Agency' },
  'places.budget': { id: 'Anggaran aksi', en: 'Budget of the action' },

  'places.priority_title': { id: 'Prioritas wilayah', en: 'Priority of places' },
  'places.priority_lead': {
    id: 'Kecamatan mana yang paling membutuhkan, ke mana anggaran pergi, dan di mana bantuan bertumpuk.',
    en: 'Which districts need most, where the money goes, and where aid overlaps.',
  },
  'places.quadrant': { id: 'Kuadran prioritas', en: 'Quadrants of priority' },
  'places.priority': { id: 'Prioritas {n}', en: 'Priority {n}' },
  'places.priority_about.1': {
    id: 'bagian dan jumlah di atas rata-rata',
    en: 'share and number above the mean',
  },
  'places.priority_about.rate': {
    id: 'bagian di atas rata-rata, jumlah tidak',
    en: 'share above the mean, number not',
  },
  'places.priority_about.number': {
    id: 'jumlah di atas rata-rata, bagian tidak',
    en: 'number above the mean, share not',
  },
  'places.priority_about.4': {
    id: 'bagian dan jumlah tidak di atas rata-rata',
    en: 'share and number not above the mean',
  },
  'places.priority_rule': {
    id: 'Prioritas = bagian × jumlah. Bagian: jiwa miskin dibagi seluruh jiwa dalam registri; rata-rata kabupaten {rate}. Jumlah: jiwa miskin; rata-rata per kecamatan {number}. Tinggi berarti di atas rata-rata. Keduanya tinggi: prioritas 1; keduanya tidak: prioritas 4.',
    en: 'Priority = share × number. Share: poor persons of all persons in the registry; mean of the regency {rate}. Number: poor persons; mean of a district {number}. High is above the mean. Both high: priority 1; neither: priority 4.',
  },
  'places.second.high_rate': {
    id: 'Prioritas 2 diberikan kepada bagian yang tinggi.',
    en: 'Priority 2 goes to a high share.',
  },
  'places.second.high_number': {
    id: 'Prioritas 2 diberikan kepada jumlah yang tinggi.',
    en: 'Priority 2 goes to a high number.',
  },
  'places.swap': { id: 'Tukar prioritas 2 dan 3', en: 'Swap priorities 2 and 3' },
  'places.swapped': {
    id: 'Urutan prioritas 2 dan 3 ditukar.',
    en: 'Priorities 2 and 3 are swapped.',
  },
  'places.no_priority': {
    id: 'Prioritas belum dapat dinilai: perlu hitungan registri dengan seluruh jiwa untuk sedikitnya dua kecamatan.',
    en: 'Priority cannot be judged yet: a count of a registry with all persons is needed for at least two districts.',
  },
  'places.empty_quadrant': { id: 'tidak ada', en: 'none' },
  'places.distribution': { id: 'Anggaran dan kebutuhan', en: 'Money and need' },
  'places.share_of_poor': { id: 'Bagian miskin', en: 'Share of poor' },
  'places.own_money': { id: 'Anggaran khusus wilayah ini', en: 'Money for this place only' },
  'places.shared_money': { id: 'Anggaran bersama wilayah lain', en: 'Money shared with others' },
  'places.distribution_rule': {
    id: 'Anggaran khusus: aksi yang seluruh wilayahnya ada di kecamatan ini. Anggaran bersama: aksi yang juga menyebut kecamatan lain, seutuhnya, tidak dibagi dan tidak dijumlahkan. Per jiwa dihitung dari anggaran khusus saja. Urutan menurut kebutuhan.',
    en: 'Money for this place only: actions that name no other district. Shared money: actions that also name other districts, whole, neither divided nor added. Per person is of the first only. Sorted by need.',
  },
  'places.overlap': { id: 'Bantuan yang bertumpuk', en: 'Aid that overlaps' },
  'places.overlap_lead': {
    id: 'Desa atau kelurahan tempat lebih dari satu OPD memberi jenis bantuan yang sama pada {year}. Bertumpuk belum tentu ganda: penerimanya bisa berbeda.',
    en: 'Villages where more than one agency gives the same kind of aid in {year}. An overlap is not yet a duplicate: the recipients may differ.',
  },
  'places.no_overlap': {
    id: 'Tidak ada jenis bantuan yang sama dari beberapa OPD di desa yang sama.',
    en: 'No kind of aid comes from several agencies in the same village.',
  },
  'places.overlap_more': { id: 'dan {n} lainnya', en: 'and {n} more' },
  'places.aid': { id: 'Jenis bantuan', en: 'Kind of aid' },
  'places.actions': { id: 'Aksi', en: 'Actions' },

  'places.sheet.is_pocket': { id: 'kantong kemiskinan {year}', en: 'pocket of poverty {year}' },
  'places.sheet.pockets': { id: 'Kantong di wilayah ini, {year}', en: 'Pockets here, {year}' },
  'places.sheet.of_villages': { id: 'dari {n} desa/kelurahan', en: 'of {n} villages' },
  'places.sheet.poor': { id: 'Penduduk miskin', en: 'Poor people' },
  'places.sheet.compare': {
    id: '{here} dari seluruh jiwa; kabupaten {home}',
    en: '{here} of all persons; regency {home}',
  },
  'places.sheet.actions': { id: 'Aksi {year}', en: 'Actions {year}' },
  'places.sheet.budget': { id: 'Anggaran aksi', en: 'Budget of the actions' },
  'places.sheet.budget_note': {
    id: '{own} di antaranya hanya untuk wilayah ini',
    en: '{own} of it for this place only',
  },
  'places.sheet.coverage': { id: 'Cakupan', en: 'Coverage' },
  'places.sheet.list': { id: 'Aksi yang menyebut wilayah ini', en: 'Actions that name this place' },
  'places.sheet.no_actions': {
    id: 'Belum ada aksi {year} yang menyebut wilayah ini.',
    en: 'No action of {year} names this place yet.',
  },
  'places.sheet.more_actions': { id: 'Semua {n} aksi', en: 'All {n} actions' },
  'places.sheet.target_here': { id: 'Target di sini', en: 'Target here' },
  'places.sheet.last_report': { id: 'Laporan terakhir', en: 'Last report' },
  'places.sheet.not_reported': { id: 'belum ada', en: 'none yet' },
  'places.sheet.only_here': { id: 'hanya di sini', en: 'only here' },
  'places.sheet.with_others': {
    id: 'bersama {n} wilayah lain',
    en: 'with {n} other place ¦ with {n} other places',
  },
  'places.sheet.inside': { id: 'Desa dan kelurahan', en: 'Villages' },
  'places.sheet.pocket_mark': { id: 'kantong', en: 'pocket' },
  'places.sheet.measures': { id: 'Ukuran lain', en: 'Other measures' },
  'places.sheet.measures_note': {
    id: 'Sebagaimana disebut sumbernya; yang bertentangan tetap ditampilkan.',
    en: 'As their sources say; what contradicts stays.',
  },
  'places.sheet.pocket_years': { id: 'Riwayat kantong', en: 'History as a pocket' },
  'places.persons': { id: 'jiwa', en: 'persons' },
  'places.sheet.never_now': { id: 'bukan kantong pada {year}', en: 'not a pocket in {year}' },
  'places.sheet.actions_note': {
    id: 'menyebut wilayah ini atau yang ada di dalamnya',
    en: 'name this place or one inside it',
  },
  'places.history.listed': { id: 'mencatat sebagai kantong', en: 'listed it as a pocket' },
  'places.history.edited': { id: 'mengubah catatan kantong', en: 'edited the entry as a pocket' },
  'places.history.removed': {
    id: 'menghapus dari daftar kantong',
    en: 'removed it from the pockets',
  },
  'places.history.action': { id: 'mengubah aksi', en: 'changed the action' },
  'places.sheet.never': {
    id: 'Tidak pernah tercatat sebagai kantong.',
    en: 'Never recorded as a pocket.',
  },
  'places.sheet.came': { id: 'masuk', en: 'came' },
  'places.sheet.stays': { id: 'tetap', en: 'stays' },
  'places.sheet.why': { id: 'Dasar', en: 'Why' },
  'places.sheet.measure': { id: 'Ukuran', en: 'Measure' },
  'places.sheet.value': { id: 'Nilai', en: 'Value' },
  'places.sheet.source': { id: 'Sumber', en: 'Source' },
  'places.sheet.no_source': { id: 'sumber tidak dicatat', en: 'no source noted' },
  'places.sheet.history': { id: 'Perubahan terakhir', en: 'Latest changes' },
  'places.sheet.no_history': {
    id: 'Belum ada perubahan yang tercatat.',
    en: 'No change recorded yet.',
  },
} as const satisfies Words
