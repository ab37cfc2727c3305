import type { Words } from '../words'

export const analysis = {
  'why.no_reading': { id: 'belum ada nilai', en: 'there is no value yet' },
  'why.no_baseline': { id: 'tidak ada tahun pangkal', en: 'there is no baseline' },
  'why.no_baseline_reading': {
    id: 'tidak ada nilai sebanding untuk tahun pangkal',
    en: 'there is no comparable value for the baseline year',
  },
  'why.reading_before_baseline': {
    id: 'nilai terakhir lebih tua dari tahun pangkal',
    en: 'the latest value is older than the baseline',
  },
  'why.too_few_readings': {
    id: 'nilai yang sebanding belum cukup',
    en: 'there are too few comparable values',
  },
  'why.method_break': { id: 'metodenya berganti', en: 'the method changed' },
  'why.not_same_month': {
    id: 'bulannya berbeda atau tidak disebut sumber',
    en: 'the months differ or the source names none',
  },
  'why.month_unknown': {
    id: 'sumber tidak menyebut bulan nilainya',
    en: 'the source names no month for the value',
  },
  'why.no_common_years': {
    id: 'tidak cukup tahun berturut-turut yang sama',
    en: 'there are too few common consecutive years',
  },
  'why.other_indicator': { id: 'indikatornya lain', en: 'it is another indicator' },
  'why.other_region': { id: 'wilayahnya lain', en: 'it is another region' },
  'why.no_target': { id: 'tidak ada target', en: 'there is no target' },
  'why.no_path': { id: 'tidak ada jalur target', en: 'there is no path of targets' },
  'why.no_target_that_year': {
    id: 'tidak ada target untuk tahun nilai itu',
    en: 'there is no target for the year of the value',
  },
  'why.target_year_past': { id: 'tahun target sudah lewat', en: 'the target year is past' },
  'why.target_against_direction': {
    id: 'target berlawanan dengan arah indikator',
    en: 'the target runs against the indicator’s direction',
  },
  'why.neutral_direction': { id: 'arahnya netral', en: 'it has no good direction' },
  'why.no_standard_error': { id: 'galat bakunya belum diisi', en: 'no standard error is entered' },
  'why.no_sample': {
    id: 'besar sampelnya tidak diketahui',
    en: 'the size of the sample is not known',
  },
  'why.no_design_effect': {
    id: 'efek desainnya tidak diketahui',
    en: 'the design effect is not known',
  },
  'why.not_a_share': {
    id: 'nilainya bukan bagian dari seratus',
    en: 'the value is no share of a hundred',
  },
  'why.share_at_edge': { id: 'nilainya tepat 0 atau 100', en: 'the value is exactly 0 or 100' },
  'why.no_contributions': {
    id: 'belum ada kontribusi yang diterima',
    en: 'no contribution has been accepted yet',
  },
  'why.reading_older_than_work': {
    id: 'nilai terakhir lebih tua dari pekerjaan',
    en: 'the latest value is older than the work',
  },
  'why.no_supporting': {
    id: 'tidak ada indikator pendukung',
    en: 'there are no supporting indicators',
  },
  'why.too_few_places': { id: 'wilayahnya terlalu sedikit', en: 'there are too few places' },
  'why.no_amount': { id: 'banyaknya belum diisi', en: 'no amount is given' },
  'why.no_stock': { id: 'belum ada nilai awal', en: 'there is no value to begin with' },
  'why.more_than_stock': { id: 'lebih banyak daripada yang ada', en: 'it is more than there are' },
  'why.no_whole': { id: 'jumlah seluruhnya belum diisi', en: 'the whole is not given' },
  'why.not_same_year': { id: 'tahunnya berbeda', en: 'the years differ' },
  'noise.margin.entered': { id: '±{margin}', en: '±{margin}' },
  'noise.margin.estimated': {
    id: '±{margin} (perkiraan dari besar sampel)',
    en: '±{margin} (an estimate from the size of the sample)',
  },
  'noise.caution.households_for_persons': {
    id: 'Perkiraan ini kasar: yang disampel rumah tangga, angkanya tentang orang.',
    en: 'It is a rough estimate: households were sampled, and the figure is of persons.',
  },
  'noise.caution.persons_for_households': {
    id: 'Perkiraan ini kasar: yang disampel orang, angkanya tentang rumah tangga.',
    en: 'It is a rough estimate: persons were sampled, and the figure is of households.',
  },
  'noise.beyond': { id: 'di luar rentang galat', en: 'beyond the margin of error' },
  'noise.word': { id: 'dalam rentang galat', en: 'within the margin of error' },
  'lens.title': { id: 'Lima lensa', en: 'Five lenses' },
  'lens.lead': {
    id: 'Lensa analisis TNP2K. Setiap kalimat memakai nilai yang sebanding saja.',
    en: 'The lenses of TNP2K’s analysis. Each sentence uses comparable values only.',
  },
  'lens.unknown': { id: 'Belum dapat dinilai: {why}.', en: 'Cannot be judged yet: {why}.' },
  'lens.position': { id: 'Posisi relatif', en: 'Relative position' },
  'lens.position.better': {
    id: 'lebih baik dari provinsi dan nasional',
    en: 'better than province and nation',
  },
  'lens.position.worse': {
    id: 'lebih buruk dari provinsi dan nasional',
    en: 'worse than province and nation',
  },
  'lens.position.noise': {
    id: 'Selisih dengan {region} dalam rentang galat {margin}.',
    en: 'The difference to {region} is within the margin of error {margin}.',
  },
  'lens.position.mixed': { id: 'tanpa kata baik atau buruk', en: 'neither better nor worse' },
  'lens.position.is': {
    id: '{name}, {period}: {value}; {parts}.',
    en: '{name}, {period}: {value}; {parts}.',
  },
  'lens.position.beside': {
    id: '{region} {value} (selisih {difference})',
    en: '{region} {value} (difference {difference})',
  },
  'lens.position.part': { id: '{share} dari {region}', en: '{share} of {region}' },
  'lens.position.not_beside': {
    id: '{region} belum dapat disandingkan ({why})',
    en: '{region} cannot stand beside it ({why})',
  },
  'lens.position.rank': {
    id: 'Terbaik ke-{place} dari {ranked} kabupaten/kota yang nilainya ada (seluruhnya {of}).',
    en: 'Number {place} from the best of {ranked} regencies with a value ({of} in all).',
  },
  'lens.position.rank_high': {
    id: 'Tertinggi ke-{place} dari {ranked} kabupaten/kota yang nilainya ada (seluruhnya {of}).',
    en: 'Number {place} from the highest of {ranked} regencies with a value ({of} in all).',
  },
  'lens.position.no_rank': {
    id: 'Peringkat di provinsi belum dapat dinilai: nilai kabupaten/kota lain untuk {period} belum ada.',
    en: 'The rank in the province cannot be judged yet: there are no values of other regencies for {period}.',
  },
  'lens.change': { id: 'Perkembangan antar waktu', en: 'Change over time' },
  'lens.change.good': { id: 'membaik', en: 'better' },
  'lens.change.bad': { id: 'memburuk', en: 'worse' },
  'lens.change.flat': { id: 'tetap', en: 'unchanged' },
  'lens.change.neutral': { id: 'berubah', en: 'changed' },
  'lens.change.is': {
    id: 'Dari {first} ({from}) menjadi {last} ({to}): {change} dalam {n} tahun; langkah terakhir {step}.',
    en: 'From {first} ({from}) to {last} ({to}): {change} in {n} year; last step {step}. ¦ From {first} ({from}) to {last} ({to}): {change} in {n} years; last step {step}.',
  },
  'lens.change.noise': {
    id: 'Perubahan itu dalam rentang galat {margin}.',
    en: 'That change is within the margin of error {margin}.',
  },
  'lens.change.step_noise': {
    id: 'Langkah terakhir dalam rentang galat {margin}.',
    en: 'The last step is within the margin of error {margin}.',
  },
  'lens.effectiveness': { id: 'Efektivitas', en: 'Effectiveness' },
  'lens.effectiveness.effective': { id: 'efektif', en: 'effective' },
  'lens.effectiveness.less_effective': { id: 'kurang efektif', en: 'less effective' },
  'lens.effectiveness.not_effective': { id: 'tidak efektif', en: 'not effective' },
  'lens.effectiveness.is': {
    id: 'Dari {n} nilai: kemiringan {slope} setahun, langkah terakhir {step}, terhadap nilai pertama {first}.',
    en: 'From {n} value: slope {slope} a year, last step {step}, against the first value {first}. ¦ From {n} values: slope {slope} a year, last step {step}, against the first value {first}.',
  },
  'lens.effectiveness.noise': {
    id: 'Perubahan yang menentukannya dalam rentang galat {margin}.',
    en: 'The change that decides it is within the margin of error {margin}.',
  },
  'lens.slope': { id: 'Kemiringan setahun', en: 'Slope a year' },
  'lens.last_step': { id: 'Langkah terakhir', en: 'Last step' },
  'lens.relevance': { id: 'Relevansi', en: 'Relevance' },
  'lens.relevance.relevant': { id: 'relevan', en: 'relevant' },
  'lens.relevance.not_relevant': { id: 'tidak relevan', en: 'not relevant' },
  'lens.relevance.is': {
    id: '{together} dari {steps} langkah tahunan ({from}–{to}) searah dengan provinsi dan nasional sekaligus; relevan mulai dua pertiga.',
    en: '{together} of {steps} yearly steps ({from}–{to}) went the way of both province and nation; relevant from two thirds on.',
  },
  'lens.relevance.noise': {
    id: '{n} dari langkah itu dalam rentang galat: arahnya dapat kebetulan.',
    en: '{n} of those steps lies within the margin of error: its way may be chance. ¦ {n} of those steps lie within the margin of error: their way may be chance.',
  },
  'lens.relevance.both': { id: 'Keduanya', en: 'Both' },
  'lens.linkage': { id: 'Keterkaitan', en: 'Linkage' },
  'lens.linkage.word': { id: 'bergerak bersama, bukan sebab', en: 'moving together is no cause' },
  'lens.linkage.is': {
    id: 'Membaik bersama {main} pada tahun yang sama: {links}.',
    en: 'Better together with {main} in the same year: {links}.',
  },
  'lens.linkage.with': {
    id: '{name} {good} dari {steps} langkah',
    en: '{name} {good} of {steps} steps',
  },
  'pace.title': { id: 'Laju', en: 'Pace' },
  'pace.word.reached': { id: 'tercapai', en: 'reached' },
  'pace.word.on_path': { id: 'sesuai jalur', en: 'on path' },
  'pace.word.slow': { id: 'lambat', en: 'slow' },
  'pace.word.stalled': { id: 'mandek', en: 'stalled' },
  'pace.word.reversed': { id: 'berbalik arah', en: 'reversed' },
  'pace.word.none': { id: 'arah netral', en: 'neutral' },
  'pace.goal_level': { id: 'target {value} pada {year}', en: 'target {value} in {year}' },
  'pace.goal_below': {
    id: 'target di bawah {value} pada {year}',
    en: 'target below {value} in {year}',
  },
  'pace.note': {
    id: '{goal}: perlu {required} setahun, sejauh ini {actual}',
    en: '{goal}: {required} a year is needed, so far {actual}',
  },
  'pace.landing': { id: 'Perkiraan pendaratan', en: 'Landing' },
  'pace.landing_at': { id: '{value} pada {year}', en: '{value} in {year}' },
  'pace.landing_band': { id: 'rentang {low} sampai {high}', en: 'band {low} to {high}' },
  'pace.arrival': { id: 'target tercapai {year}', en: 'target reached {year}' },
  'pace.no_arrival': {
    id: 'dengan laju ini target tidak tercapai',
    en: 'at this pace the target is never reached',
  },
  'pace.no_landing': { id: 'belum dapat diperkirakan', en: 'cannot be told yet' },
  'pace.required_line': { id: 'laju perlu', en: 'needed pace' },
  'pace.landing_label': { id: 'mendarat {value}', en: 'lands {value}' },
  'release.next': {
    id: 'berikutnya {period}, sekitar {month}',
    en: 'next {period}, about {month}',
  },
  'release.overdue': {
    id: 'belum ada data baru: {period} ditunggu sejak {month}',
    en: 'no new data: {period} awaited since {month}',
  },
  'release.irregular': { id: 'terbit tidak tentu', en: 'published irregularly' },
} as const satisfies Words
