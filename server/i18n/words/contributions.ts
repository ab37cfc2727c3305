import type { Words } from '../words'

export const contributions = {
  'contributions.title': { id: 'Kontribusi', en: 'Contributions' },
  'contributions.lead': {
    id: 'Yang diharapkan dari aksi terhadap indikator. Hanya yang diterima koordinator yang dihitung.',
    en: 'What actions are expected to do to indicators. Only what a coordinator has accepted counts.',
  },
  'contributions.none': {
    id: 'Tidak ada kontribusi yang cocok.',
    en: 'No contribution fits.',
  },
  'contributions.found': {
    id: '{n} kontribusi',
    en: '{n} contribution ¦ {n} contributions',
  },
  'contributions.more': {
    id: 'Ditampilkan {n} yang pertama. Persempit dengan saringan.',
    en: 'The first {n} are shown. Narrow the filter.',
  },
  'contributions.show': { id: 'Tampilkan', en: 'Show' },
  'contributions.filters': { id: 'Saringan', en: 'Filter' },
  'contributions.waiting': {
    id: '{n} kontribusi menunggu keputusan',
    en: '{n} contribution awaits a decision ¦ {n} contributions await a decision',
  },
  'contributions.rejected': {
    id: '{n} kontribusi ditolak',
    en: '{n} contribution was rejected ¦ {n} contributions were rejected',
  },
  'contributions.csv.carry.yes': {
    id: 'aksinya sesuai atau selesai per {window}',
    en: 'whose action was on track or finished in {window}',
  },
  'contributions.csv.carry.no': {
    id: 'aksinya belum sesuai per {window}',
    en: 'whose action was not on track in {window}',
  },
  'contribution.csv.lag': { id: 'Jeda (bulan)', en: 'Lag (months)' },
  'contribution.csv.state_reason': { id: 'Alasan keputusan', en: 'Reason of the decision' },
  'contribution.title': {
    id: 'Kontribusi {code} → {indicator}',
    en: 'Contribution {code} → {indicator}',
  },
  'contribution.of_action': { id: 'Aksi', en: 'Action' },
  'contribution.indicator': { id: 'Indikator', en: 'Indicator' },
  'contribution.agency': { id: 'OPD', en: 'Agency' },
  'contribution.year': { id: 'Tahun aksi', en: 'Year of the action' },
  'contribution.strategy': { id: 'Strategi', en: 'Strategy' },
  'contribution.blank': { id: 'kosong', en: 'blank' },
  'contribution.state': { id: 'Keadaan', en: 'State' },
  'contribution.state.proposed': { id: 'menunggu keputusan', en: 'awaits a decision' },
  'contribution.state.accepted': { id: 'diterima', en: 'accepted' },
  'contribution.state.rejected': { id: 'ditolak', en: 'rejected' },
  'contribution.expected': { id: 'Diharapkan bila tuntas', en: 'Expected when complete' },
  'contribution.lag': { id: 'Jeda', en: 'Lag' },
  'contribution.lag_months': { id: '{n} bulan', en: '{n} month ¦ {n} months' },
  'contribution.confidence': { id: 'Keyakinan', en: 'Confidence' },
  'contribution.confidence.low': { id: 'rendah', en: 'low' },
  'contribution.confidence.medium': { id: 'sedang', en: 'medium' },
  'contribution.confidence.high': { id: 'tinggi', en: 'high' },
  'contribution.reasoning': { id: 'Alasan atau sumber', en: 'Reasoning or source' },
  'contribution.source': { id: 'Tautan sumber', en: 'Link to the source' },
  'contribution.working': { id: 'Cara menghitung', en: 'How it was reckoned' },
  'contribution.working_none': { id: 'Tidak memakai alat hitung.', en: 'Not by the calculator.' },
  'contribution.working_count': {
    id: '{units} dari {whole} {unit} (nilai {year}): {result}.',
    en: '{units} of {whole} {unit} (value of {year}): {result}.',
  },
  'contribution.working_share': {
    id: '100 × {units} ÷ {whole} (tahun {year}) = {result}, batas atas: setiap satuan dianggap berpindah satu kali.',
    en: '100 × {units} ÷ {whole} (in {year}) = {result}, an upper bound: each unit is taken to cross once.',
  },
  'contribution.working_other': {
    id: 'Yang diusulkan {expected} lain dari hasil hitung.',
    en: 'What is proposed, {expected}, differs from what was reckoned.',
  },
  'contribution.proposed_by': { id: 'Diusulkan', en: 'Proposed' },
  'contribution.decided_by': { id: 'Diputuskan', en: 'Decided' },
  'contribution.by': { id: '{who}, {at}', en: '{who}, {at}' },
  'contribution.someone': { id: 'tidak tercatat', en: 'not recorded' },
  'contribution.rule': {
    id: 'Kontribusi, bukan sebab-akibat: yang diharapkan dari aksi disandingkan dengan yang terjadi, tanpa menyatakan yang satu menyebabkan yang lain. Aksi tidak pernah mengubah nilai indikator.',
    en: 'Contribution, not causation: what is expected of actions stands beside what happened, without saying that one caused the other. Actions never change an indicator’s value.',
  },
  'contribution.new': { id: 'Usulkan kontribusi', en: 'Propose a contribution' },
  'contribution.new_lead': {
    id: 'Pilih dulu indikatornya, lalu tulis apa yang diharapkan dari aksi ini.',
    en: 'Choose the indicator first, then write what is expected of this action.',
  },
  'contribution.choose': { id: 'Lanjut', en: 'Continue' },
  'contribution.choose_other': { id: 'Ganti indikator', en: 'Choose another indicator' },
  'contribution.edit': { id: 'Ubah kontribusi', en: 'Edit the contribution' },
  'contribution.save': { id: 'Simpan', en: 'Save' },
  'contribution.propose': { id: 'Kirim usulan', en: 'Send the proposal' },
  'contribution.calculate': { id: 'Hitungkan', en: 'Reckon it' },
  'contribution.calculator': { id: 'Alat hitung (boleh dilewati)', en: 'Calculator (optional)' },
  'contribution.calc_count': {
    id: 'Berapa {unit} yang dikerjakan aksi ini sampai tuntas? Nilai terakhir: {value} ({period}).',
    en: 'How many {unit} will this action deal with when complete? Latest value: {value} ({period}).',
  },
  'contribution.calc_share': {
    id: 'Berapa orang (atau rumah, desa) yang keluar dari hitungan ini karena aksi, dan dari berapa seluruhnya pada tahun nilai terakhir ({period})?',
    en: 'How many people (or houses, villages) leave this count because of the action, and of how many in all in the year of the latest value ({period})?',
  },
  'contribution.calc_number': { id: 'Banyaknya', en: 'How many' },
  'contribution.calc_units': { id: 'Yang keluar dari hitungan', en: 'Those who leave the count' },
  'contribution.calc_whole': { id: 'Dari seluruhnya', en: 'Of all' },
  'contribution.calc_whole_hint': {
    id: 'Misalnya jumlah penduduk tahun itu.',
    en: 'For example the population of that year.',
  },
  'contribution.calc.no_amount': { id: 'Isi banyaknya.', en: 'Write how many.' },
  'contribution.calc.no_stock': {
    id: 'Indikator ini belum punya nilai untuk dihitung.',
    en: 'The indicator has no value to reckon with yet.',
  },
  'contribution.calc.no_reading': {
    id: 'Indikator ini belum punya nilai untuk dihitung.',
    en: 'The indicator has no value to reckon with yet.',
  },
  'contribution.calc.more_than_stock': {
    id: 'Lebih banyak daripada yang ada menurut nilai terakhir.',
    en: 'More than there are by the latest value.',
  },
  'contribution.calc.neutral_direction': {
    id: 'Arah indikator ini netral; tulis perubahannya sendiri.',
    en: 'The indicator is neutral; write the change yourself.',
  },
  'contribution.calc.no_whole': {
    id: 'Isi jumlah seluruhnya.',
    en: 'Write how many there are in all.',
  },
  'contribution.calc.not_same_year': {
    id: 'Jumlah seluruhnya harus dari tahun yang sama dengan nilai terakhir.',
    en: 'The whole must be of the year of the latest value.',
  },
  'contribution.calc.not_a_share': {
    id: 'Nilai indikator ini bukan bagian dari seratus.',
    en: 'The indicator’s value is no share of a hundred.',
  },
  'contribution.calc.too_small': {
    id: 'Hasilnya di bawah 0,0001: terlalu kecil untuk ditulis.',
    en: 'The result is below 0.0001: too small to write.',
  },
  'contribution.way': { id: 'Diharapkan', en: 'Expected to' },
  'contribution.way.down': { id: 'turun', en: 'fall' },
  'contribution.way.up': { id: 'naik', en: 'rise' },
  'contribution.size': { id: 'Sebesar, bila aksi tuntas', en: 'By, when the action is complete' },
  'contribution.size_hint': {
    id: 'Kosongkan bila alat hitung diisi. Paling banyak empat angka di belakang koma.',
    en: 'Leave blank when the calculator is filled. At most four decimals.',
  },
  'contribution.lag_field': {
    id: 'Jeda sampai terlihat, dalam bulan',
    en: 'Lag until it shows, in months',
  },
  'contribution.lag_hint': {
    id: 'Rumah langsung terlihat: 0. Kopi berbuah sesudah tiga tahun: 36.',
    en: 'A house shows at once: 0. Coffee bears after three years: 36.',
  },
  'contribution.reasoning_hint': {
    id: 'Mengapa sebesar itu: data, penelitian, atau pengalaman tahun lalu.',
    en: 'Why that much: data, research, or last year’s experience.',
  },
  'contribution.error.four_decimals': {
    id: 'Paling banyak empat angka di belakang koma.',
    en: 'At most four decimals.',
  },
  'contribution.error.taken': {
    id: 'Aksi ini sudah punya kontribusi untuk indikator itu.',
    en: 'The action has a contribution to that indicator already.',
  },
  'contribution.error.accepted': {
    id: 'Kontribusi yang diterima hanya diubah oleh koordinator atau sekretariat.',
    en: 'An accepted contribution is changed by a coordinator or the secretariat only.',
  },
  'contribution.error.already_accepted': {
    id: 'Kontribusi ini sudah diterima.',
    en: 'The contribution is accepted already.',
  },
  'contribution.error.already_rejected': {
    id: 'Kontribusi ini sudah ditolak.',
    en: 'The contribution is rejected already.',
  },
  'contribution.was_proposed': {
    id: 'Usulan dikirim. Dihitung sesudah koordinator menerimanya.',
    en: 'Proposal sent. It counts once a coordinator has accepted it.',
  },
  'contribution.was_saved': { id: 'Kontribusi disimpan.', en: 'Contribution saved.' },
  'contribution.was_accepted': {
    id: 'Kontribusi diterima dan dihitung mulai sekarang.',
    en: 'Contribution accepted; it counts from now on.',
  },
  'contribution.was_rejected': { id: 'Kontribusi ditolak.', en: 'Contribution rejected.' },
  'contribution.decide': { id: 'Keputusan', en: 'Decision' },
  'contribution.accept': { id: 'Terima', en: 'Accept' },
  'contribution.reject': { id: 'Tolak', en: 'Reject' },
  'contribution.reject_reason': { id: 'Alasan penolakan', en: 'Reason for the rejection' },
  'contribution.sanity': { id: 'Pemeriksaan kewajaran', en: 'Sanity check' },
  'contribution.sanity.sum': {
    id: 'Semua yang diterima, bersama yang ini: {sum}. Jarak nilai terakhir ({value}, {period}) ke target {year}: {gap}.',
    en: 'All that is accepted, this one included: {sum}. Gap from the latest value ({value}, {period}) to the target of {year}: {gap}.',
  },
  'contribution.sanity.sum_only': {
    id: 'Semua yang diterima, bersama yang ini: {sum}. Tidak ada jarak ke target untuk disandingkan.',
    en: 'All that is accepted, this one included: {sum}. There is no gap to a target to hold it against.',
  },
  'contribution.sanity.short_of_gap': {
    id: 'Jumlah itu menutup {share} dari jarak.',
    en: 'That closes {share} of the gap.',
  },
  'contribution.sanity.covers_gap': {
    id: 'Jumlah itu menutup jarak dengan tepat.',
    en: 'That closes the gap exactly.',
  },
  'contribution.sanity.larger_than_gap': {
    id: 'Jumlah itu lebih besar daripada jarak: {share}. Apakah semuanya sungguh diharapkan?',
    en: 'That is more than the gap: {share}. Is all of it really expected?',
  },
  'contribution.flag.wrong_sign': {
    id: '{code}: arah berlawanan dengan arah baik indikator ini. Apakah memang dimaksud?',
    en: '{code}: against the good direction of this indicator. Is that meant?',
  },
  'contribution.flag.no_effect': { id: '{code}: tanpa pengaruh.', en: '{code}: no effect.' },
  'contribution.flag.larger_than_gap': {
    id: '{code}: satu aksi menjanjikan lebih dari seluruh jarak ke target.',
    en: '{code}: one action promises more than the whole gap to the target.',
  },
  'contribution.history': { id: 'Riwayat', en: 'History' },
  'contribution.event.proposed': { id: 'diusulkan', en: 'proposed' },
  'contribution.event.edited': { id: 'diubah', en: 'edited' },
  'contribution.event.accepted': { id: 'diterima', en: 'accepted' },
  'contribution.event.rejected': { id: 'ditolak', en: 'rejected' },
  'contribution.changed': { id: '{before} menjadi {after}', en: '{before} became {after}' },
  'ledger.title': { id: 'Kontribusi aksi', en: 'What actions contribute' },
  'ledger.none': {
    id: 'Belum ada kontribusi yang diterima untuk indikator ini.',
    en: 'No contribution to this indicator has been accepted yet.',
  },
  'ledger.how': {
    id: 'Usulkan dari halaman aksi, bagian “Yang diharapkan bergerak”.',
    en: 'Propose one on the page of an action, under “What it is expected to move”.',
  },
  'ledger.share': { id: 'Terverifikasi', en: 'Verified' },
  'ledger.to_date': {
    id: 'Diharapkan sampai nilai terakhir',
    en: 'Expected up to the latest value',
  },
  'ledger.share_of': { id: '{share} s.d. {window}', en: '{share} up to {window}' },
  'ledger.more': {
    id: '{n} kontribusi lagi',
    en: '{n} more contribution ¦ {n} more contributions',
  },
  'ledger.left.begun_before_baseline': {
    id: 'dimulai sebelum tahun pangkal: tidak dihitung',
    en: 'begun before the baseline: not counted',
  },
  'ledger.left.begun_after_reading': {
    id: 'dimulai sesudah nilai terakhir',
    en: 'begun after the latest value',
  },
  'ledger.left.not_yet_lagged': {
    id: 'jedanya belum lewat: baru terlihat pada nilai {month} atau sesudahnya',
    en: 'its lag has not passed: it shows in a value of {month} or later',
  },
  'ledger.left.not_verified': {
    id: 'belum ada keluaran yang diverifikasi',
    en: 'no output has been verified yet',
  },
  'ledger.left.no_target': {
    id: 'aksinya tanpa target keluaran',
    en: 'its action has no output target',
  },
  'ledger.event': { id: '{period}: selesai {codes}', en: '{period}: completed {codes}' },
  'ledger.bar': { id: 'Diharapkan dan terjadi', en: 'Expected and observed' },
  'ledger.expected': { id: 'Diharapkan', en: 'Expected' },
  'ledger.observed': { id: 'Terjadi', en: 'Observed' },
  'ledger.remainder': { id: 'Sisa', en: 'Remainder' },
  'ledger.sentence': {
    id: 'Dari {from} sampai {to} nilainya berubah {observed}. Aksi yang terhubung dan terverifikasi diharapkan menyumbang {expected}; {rest} tidak dijelaskan olehnya.',
    en: 'From {from} to {to} the value changed by {observed}. Linked, verified work was expected to contribute {expected}; {rest} is not explained by it.',
  },
  'ledger.noise.within': {
    id: 'Perubahan itu dalam rentang galat {margin}: survei ini tidak dapat membedakannya dari kebetulan.',
    en: 'That change is within the margin of error {margin}: the survey cannot tell it from chance.',
  },
  'ledger.noise.beyond': {
    id: 'Perubahan itu lebih besar daripada rentang galat {margin}.',
    en: 'That change is larger than the margin of error {margin}.',
  },
  'ledger.unknown': {
    id: 'Belum dapat disandingkan: {why}.',
    en: 'They cannot be compared yet: {why}.',
  },
  'moves.title': { id: 'Yang diharapkan bergerak', en: 'What it is expected to move' },
  'moves.none': {
    id: 'Aksi ini belum dihubungkan dengan indikator.',
    en: 'The action is not linked to an indicator yet.',
  },
  'moves.did': { id: 'Yang terjadi pada indikator', en: 'What the indicator did' },
  'moves.compare': { id: 'Dapat dibandingkan?', en: 'Can they be compared?' },
  'moves.change': {
    id: '{value} ({period}); {change} sejak {from}',
    en: '{value} ({period}); {change} since {from}',
  },
  'moves.value': { id: '{value} ({period})', en: '{value} ({period})' },
  'moves.no_value': { id: 'belum ada nilai', en: 'no value yet' },
  'moves.counted': {
    id: 'Ya. Terverifikasi {share} s.d. {window}, diharapkan {toDate} sampai nilai {period}.',
    en: 'Yes. {share} verified up to {window}, {toDate} expected up to the value of {period}.',
  },
  'moves.not_yet': { id: 'Belum: {why}.', en: 'Not yet: {why}.' },
  'moves.from': {
    id: 'Aksi mulai {start}; paling awal terlihat pada nilai {month} atau sesudahnya.',
    en: 'The action starts {start}; at the earliest it shows in a value of {month} or later.',
  },
  'quadrant.title': { id: 'Pekerjaan dan indikator', en: 'Work and indicators' },
  'quadrant.work_on_pace_on_path': {
    id: 'Aksi jalan, indikator di jalur',
    en: 'Work on pace, indicator on its path',
  },
  'quadrant.work_on_pace_off_path': {
    id: 'Aksi jalan, indikator diam',
    en: 'Work on pace, indicator off its path',
  },
  'quadrant.work_behind_on_path': {
    id: 'Aksi tertinggal, indikator di jalur',
    en: 'Work behind, indicator on its path',
  },
  'quadrant.work_behind_off_path': {
    id: 'Aksi tertinggal, indikator tertinggal',
    en: 'Work behind, indicator off its path',
  },
  'quadrant.ask.work_on_pace_on_path': {
    id: 'Teruskan: apa yang perlu dijaga agar tetap begitu?',
    en: 'Go on: what must be kept so that it stays so?',
  },
  'quadrant.ask.work_on_pace_off_path': {
    id: 'Terlalu kecil, terlalu dini, atau salah aksi?',
    en: 'Too small, too early, or the wrong action?',
  },
  'quadrant.ask.work_behind_on_path': {
    id: 'Apa yang menggerakkannya, jika bukan aksi kita?',
    en: 'What moves it, if not our work?',
  },
  'quadrant.ask.work_behind_off_path': {
    id: 'Apa yang menghambat aksi, dan siapa yang membukanya?',
    en: 'What holds the work up, and who clears the way?',
  },
  'quadrant.unknown': { id: 'Belum dapat dinilai', en: 'Cannot be judged yet' },
  'quadrant.none': { id: 'tidak ada', en: 'none' },
  'quadrant.nothing': {
    id: 'Belum ada kontribusi yang diterima dari aksi strategi ini.',
    en: 'No contribution of this strategy’s actions has been accepted yet.',
  },
  'quadrant.older': {
    id: 'nilai {period} lebih tua dari pekerjaan tahun ini',
    en: 'the value of {period} is older than this year’s work',
  },
  'quadrant.n_contributions': {
    id: '{n} kontribusi',
    en: '{n} contribution ¦ {n} contributions',
  },
  'quadrant.n_carrying': { id: '{n} di antaranya', en: '{n} of them' },
  'quadrant.n_indicators': { id: '{n} indikator', en: '{n} indicator ¦ {n} indicators' },
  'quadrant.n_on_path': { id: '{n} di jalurnya', en: '{n} on the path' },
  'quadrant.n_off_path': { id: '{n} di luar jalurnya', en: '{n} off the path' },
  'quadrant.n_unknown': { id: '{n} belum dapat dinilai', en: '{n} cannot be judged yet' },
  'quadrant.say_work': {
    id: 'diterima untuk aksi tahun ini;',
    en: 'accepted for this year’s actions;',
  },
  'quadrant.say_carried': {
    id: 'dibawa aksi yang sesuai atau selesai. Tujuannya',
    en: 'carried by actions that are on track or finished. They point to',
  },
  'quadrant.rule': {
    id: 'Aksi disebut jalan bila aksi yang sesuai atau selesai membawa setengah atau lebih dari pengaruh yang diharapkan pada indikator itu. Di jalur berarti tepat pada jalur target atau di depannya. Kontribusi, bukan sebab-akibat.',
    en: 'Work is on pace when actions that are on track or finished carry half or more of the effect expected on the indicator. On its path means at the planned value or ahead of it. Contribution, not causation.',
  },
} as const satisfies Words
