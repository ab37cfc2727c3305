import type { Direction, Frequency } from '../../server/indicators/indicator'

/** Indonesian, English. */
type Pair = readonly [id: string, en: string]

export type IndicatorEntry = Readonly<{
  code: string
  name: Pair
  unit: Pair
  decimals: number
  isRate: boolean
  direction: Direction
  publisher: string
  frequency: Frequency
  definition: Pair
  /** NULL: a headline of the whole team, or context for all three strategies. */
  strategy: 1 | 2 | 3 | null
  main?: boolean
  /** Of a survey held in named months (Susenas, Sakernas): a value without its month compares with none. */
  monthly?: boolean
  /** Absent: one method, as published. */
  methods?: readonly Readonly<{ code: string; name: Pair; note: string }>[]
}>

const percent: Pair = ['persen', 'percent']
const index: Pair = ['indeks', 'index']
const years: Pair = ['tahun', 'years']
const villages: Pair = ['desa', 'villages']
const households: Pair = ['persen rumah tangga', 'percent of households']
const monthly: Pair = ['Rp/kapita/bulan', 'Rp per person per month']

const beforeSplit = {
  code: 'sebelum-pemekaran',
  name: ['Wilayah sebelum pemekaran Empat Lawang', 'Territory before Empat Lawang was split off'],
  note:
    'Kabupaten Empat Lawang dibentuk pada 2007 dari wilayah Kabupaten Lahat. Angka sampai 2006 mencakup wilayah yang ' +
    'lebih luas dan tidak dibandingkan dengan angka sesudahnya.',
} as const

const oneTerritory = {
  code: 'utama',
  name: ['Sebagaimana diterbitkan', 'As published'],
  note: 'Untuk Kabupaten Lahat: wilayah sejak pemekaran Empat Lawang pada 2007.',
} as const

const oldExtreme = {
  code: 'lama',
  name: ['Metode lama (US$1,90 PPP 2011)', 'Old method (US$1.90, 2011 PPP)'],
  note:
    'Garis US$1,90 PPP 2011 per kapita per hari, dipakai sampai rilis sebelum Juli 2025. Angka Kabupaten Lahat 7,35; ' +
    '2,68; dan 1,09 serta angka Sumatera Selatan 2022 dan 2023 dicatat di sini: 1,09 sudah disebut pada rakor ' +
    '10 Oktober 2024 bersama angka nasional 0,83, sebelum metode baru ada.',
} as const

const newExtreme = {
  code: 'baru',
  name: ['Metode baru (US$2,15 PPP 2017)', 'New method (US$2.15, 2017 PPP)'],
  note:
    'Garis US$2,15 PPP 2017 per kapita per hari, dipakai BPS sejak rilis Juli 2025. Maret 2024 dihitung ulang menjadi ' +
    '1,26 persen; Maret 2025 sebesar 0,85 persen. Tidak dibandingkan dengan angka metode lama.',
} as const

const oldHdi = {
  code: 'lama',
  name: ['Seri lama (sebelum LF SP2020)', 'Old series (before LF SP2020)'],
  note:
    'Terbit sebelum November 2023, dengan umur harapan hidup dari proyeksi Sensus Penduduk 2010. Tidak disambung dengan ' +
    'seri baru: kenaikan IPM Lahat dari 68,40 (2022) ke 72,15 (2023) adalah pergantian seri, bukan kenaikan nyata.',
} as const

const newHdi = {
  code: 'baru',
  name: ['Seri baru (LF SP2020)', 'New series (LF SP2020)'],
  note:
    'Umur harapan hidup dari Long Form Sensus Penduduk 2020, diterbitkan sejak November 2023 dan dihitung mundur sampai ' +
    '2020.',
} as const

const hdiMethods = [oldHdi, newHdi]

/** In the order in which they stand on the pages: headlines of the team, then by strategy, then context. */
export const indicatorList: readonly IndicatorEntry[] = [
  {
    code: 'P0',
    name: ['Persentase penduduk miskin (P0)', 'Poverty rate (P0)'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Persentase penduduk yang rata-rata pengeluaran per kapita sebulannya di bawah garis kemiskinan, menurut Susenas. ' +
        'Angka kabupaten terbit setahun sekali untuk bulan Maret dan berasal dari sampel beberapa ratus rumah tangga: ' +
        'perubahan kecil dapat berada dalam rentang galat. Angka provinsi dan nasional terbit juga untuk September.',
      'Share of people whose average monthly spending per person is below the poverty line, from the Susenas survey. ' +
        'Regency figures come out once a year, for March, from a sample of a few hundred households: a small change may ' +
        'lie within the margin of error. Province and nation are published for September too.',
    ],
    strategy: null,
    main: true,
    methods: [oneTerritory, beforeSplit],
  },
  {
    code: 'POOR_K',
    name: ['Jumlah penduduk miskin', 'Number of poor people'],
    unit: ['ribu jiwa', 'thousand people'],
    decimals: 2,
    isRate: false,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Banyaknya penduduk yang rata-rata pengeluaran per kapita sebulannya di bawah garis kemiskinan, menurut Susenas. ' +
        'Perkiraan dari survei, bukan daftar nama.',
      'Number of people whose average monthly spending per person is below the poverty line, from the Susenas survey. ' +
        'A survey estimate, not a list of names.',
    ],
    strategy: null,
    main: true,
    methods: [oneTerritory, beforeSplit],
  },
  {
    code: 'EXT_P',
    name: ['Persentase penduduk miskin ekstrem', 'Extreme poverty rate'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Persentase penduduk dengan pengeluaran di bawah garis kemiskinan ekstrem internasional. Garisnya berganti pada ' +
        'rilis Juli 2025, sehingga angka metode lama dan baru tidak dibandingkan.',
      'Share of people whose spending is below the international line of extreme poverty. The line changed with the ' +
        'release of July 2025, so figures of the old and the new method are never compared.',
    ],
    strategy: null,
    main: true,
    methods: [oldExtreme, newExtreme],
  },
  {
    code: 'P1',
    name: ['Indeks kedalaman kemiskinan (P1)', 'Poverty gap index (P1)'],
    unit: index,
    decimals: 2,
    isRate: false,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Rata-rata jarak pengeluaran penduduk miskin ke garis kemiskinan, sebagai persentase garis itu, dihitung atas ' +
        'seluruh penduduk (yang tidak miskin berjarak nol). Makin besar, makin jauh penduduk miskin dari garis.',
      'Average distance of poor people’s spending from the poverty line, as a percentage of the line, taken over the ' +
        'whole population (the non-poor count as zero). The higher, the further the poor are from the line.',
    ],
    strategy: null,
    main: true,
  },
  {
    code: 'P2',
    name: ['Indeks keparahan kemiskinan (P2)', 'Poverty severity index (P2)'],
    unit: index,
    decimals: 2,
    isRate: false,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Rata-rata kuadrat jarak pengeluaran penduduk miskin ke garis kemiskinan, dihitung atas seluruh penduduk. Karena ' +
        'dikuadratkan, yang paling miskin berbobot paling besar; indeks ini juga menunjukkan ketimpangan di antara ' +
        'penduduk miskin.',
      'Average squared distance of poor people’s spending from the poverty line, taken over the whole population. ' +
        'Squaring gives the poorest the most weight, so the index also shows inequality among the poor.',
    ],
    strategy: null,
    main: true,
  },
  {
    code: 'GK',
    name: ['Garis kemiskinan', 'Poverty line'],
    unit: monthly,
    decimals: 0,
    isRate: false,
    direction: 'neutral',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Pengeluaran per kapita sebulan yang diperlukan untuk kebutuhan dasar makanan (2.100 kilokalori per hari) dan bukan ' +
        'makanan. Garis naik bersama harga; naiknya bukan kabar baik atau buruk dengan sendirinya.',
      'Monthly spending per person needed for basic food (2,100 kilocalories a day) and other basic needs. The line rises ' +
        'with prices; its rise is neither good nor bad in itself.',
    ],
    strategy: null,
    main: true,
  },
  {
    code: 'GK_DELTA',
    name: ['Kenaikan garis kemiskinan setahun', 'Yearly rise of the poverty line'],
    unit: monthly,
    decimals: 0,
    isRate: false,
    direction: 'neutral',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Selisih garis kemiskinan dari Maret tahun sebelumnya. Untuk 2023 dan 2024 sumber hanya menyebut kenaikannya, ' +
        'bukan tingkat garisnya; tingkat itu tidak dihitung di sini.',
      'Difference of the poverty line from March of the year before. For 2023 and 2024 the sources give only the rise, ' +
        'not the level; the level is not worked out here.',
    ],
    strategy: null,
  },
  {
    code: 'EXT_N_P3KE',
    name: ['Jumlah jiwa miskin ekstrem menurut P3KE', 'Extremely poor people on the P3KE list'],
    unit: ['jiwa', 'people'],
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Kemenko PMK (P3KE)',
    frequency: 'irregular',
    definition: [
      'Jumlah jiwa yang tercatat miskin ekstrem dalam data Pensasaran Percepatan Penghapusan Kemiskinan Ekstrem. Ini ' +
        'daftar sasaran program, bukan perkiraan survei; tidak dibandingkan dengan persentase BPS.',
      'People recorded as extremely poor in the P3KE targeting data. A list of programme targets, not a survey estimate; ' +
        'it is not compared with the BPS rate.',
    ],
    strategy: null,
  },
  {
    code: 'EXT_N',
    name: ['Jumlah penduduk miskin ekstrem', 'Number of extremely poor people'],
    unit: ['jiwa', 'people'],
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Banyaknya penduduk dengan pengeluaran di bawah garis kemiskinan ekstrem internasional, perkiraan survei.',
      'Number of people whose spending is below the international line of extreme poverty, a survey estimate.',
    ],
    strategy: null,
    methods: [newExtreme],
  },
  {
    code: 'STUNTING',
    name: ['Prevalensi stunting balita (survei)', 'Stunting among under-fives (survey)'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'down',
    publisher: 'Kementerian Kesehatan',
    frequency: 'yearly',
    definition: [
      'Persentase balita dengan tinggi badan menurut umur di bawah −2 simpangan baku standar WHO, dari survei gizi ' +
        'nasional. Bukan angka penimbangan rutin (e-PPGBM).',
      'Share of children under five whose height for age is more than two standard deviations below the WHO standard, ' +
        'from the national nutrition surveys. Not the figure of routine weighing (e-PPGBM).',
    ],
    strategy: 1,
    main: true,
    methods: [
      {
        code: 'riskesdas',
        name: ['Riskesdas 2018', 'Riskesdas 2018'],
        note: 'Riset Kesehatan Dasar 2018; rancangannya berbeda dari survei status gizi tahunan.',
      },
      {
        code: 'ssgbi',
        name: ['SSGBI 2019', 'SSGBI 2019'],
        note: 'Survei Status Gizi Balita Indonesia 2019, terintegrasi dengan Susenas Maret 2019.',
      },
      {
        code: 'ssgi',
        name: ['Survei status gizi (SSGI, SKI)', 'Nutrition status surveys (SSGI, SKI)'],
        note: 'SSGI 2021 dan 2022, SKI 2023, SSGI 2024: survei Kementerian Kesehatan dengan ukuran yang sama.',
      },
    ],
  },
  {
    code: 'STUNTING_EPPGBM',
    name: ['Stunting menurut penimbangan rutin', 'Stunting by routine weighing'],
    unit: percent,
    decimals: 1,
    isRate: true,
    direction: 'down',
    publisher: 'Dinas Kesehatan (e-PPGBM)',
    frequency: 'half_yearly',
    definition: [
      'Persentase balita stunting di antara balita yang ditimbang dan diukur di posyandu dan dicatat dalam e-PPGBM. ' +
        'Balita yang tidak datang tidak terhitung, sehingga angkanya tidak setara dengan survei.',
      'Share of stunted children among those weighed and measured at posyandu and recorded in e-PPGBM. Children who do not ' +
        'come are not counted, so the figure is not on a par with the survey.',
    ],
    strategy: 1,
  },
  {
    code: 'STUNTING_N_EPPGBM',
    name: ['Jumlah balita stunting menurut e-PPGBM', 'Stunted under-fives in e-PPGBM'],
    unit: ['balita', 'children under five'],
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Dinas Kesehatan (e-PPGBM)',
    frequency: 'half_yearly',
    definition: [
      'Banyaknya balita stunting yang tercatat dalam penimbangan rutin (e-PPGBM).',
      'Number of stunted children under five recorded in routine weighing (e-PPGBM).',
    ],
    strategy: 1,
  },
  {
    code: 'BALITA_SASARAN',
    name: ['Balita sasaran pendataan gizi', 'Under-fives to be weighed'],
    unit: ['balita', 'children under five'],
    decimals: 0,
    isRate: false,
    direction: 'neutral',
    publisher: 'Dinas Kesehatan',
    frequency: 'irregular',
    definition: [
      'Banyaknya balita yang menjadi sasaran penimbangan dan pengukuran; penyebut cakupan, bukan capaian.',
      'Number of children under five due to be weighed and measured; the base of the coverage, not a result.',
    ],
    strategy: 1,
  },
  {
    code: 'UHH',
    name: ['Umur harapan hidup saat lahir', 'Life expectancy at birth'],
    unit: years,
    decimals: 2,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Rata-rata perkiraan lamanya hidup bayi yang baru lahir bila pola kematian menurut umur tidak berubah. Komponen ' +
        'IPM; sumber datanya berganti pada November 2023.',
      'Average number of years a newborn would live if mortality by age stayed the same. A part of the HDI; its data ' +
        'source changed in November 2023.',
    ],
    strategy: 1,
    methods: hdiMethods,
  },
  {
    code: 'HLS',
    name: ['Harapan lama sekolah', 'Expected years of schooling'],
    unit: years,
    decimals: 2,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Lamanya sekolah yang diharapkan akan dirasakan anak berumur 7 tahun bila angka partisipasi sekarang bertahan. ' +
        'Komponen IPM.',
      'Years of schooling that a child of seven can expect if present enrolment holds. A part of the HDI.',
    ],
    strategy: 1,
    methods: hdiMethods,
  },
  {
    code: 'RLS',
    name: [
      'Rata-rata lama sekolah (25 tahun ke atas)',
      'Mean years of schooling (aged 25 and over)',
    ],
    unit: years,
    decimals: 2,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Rata-rata lamanya penduduk berumur 25 tahun ke atas menempuh pendidikan formal. Komponen IPM.',
      'Average years of formal education of people aged 25 and over. A part of the HDI.',
    ],
    strategy: 1,
    methods: [
      ...hdiMethods,
      {
        code: 'usia-15',
        name: ['Penduduk 15 tahun ke atas', 'People aged 15 and over'],
        note: 'Satu set data olahan 2021 menghitungnya untuk penduduk 15 tahun ke atas; tidak setara dengan komponen IPM.',
      },
    ],
  },
  {
    code: 'RLS15',
    name: [
      'Rata-rata lama sekolah (15 tahun ke atas)',
      'Mean years of schooling (aged 15 and over)',
    ],
    unit: years,
    decimals: 2,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Rata-rata lamanya penduduk berumur 15 tahun ke atas menempuh pendidikan formal. Lebih tinggi daripada rata-rata ' +
        'untuk 25 tahun ke atas dan bukan komponen IPM.',
      'Average years of formal education of people aged 15 and over. Higher than the mean for 25 and over, and not a part ' +
        'of the HDI.',
    ],
    strategy: 1,
  },
  {
    code: 'APS_SD',
    name: ['Angka partisipasi sekolah 7–12 tahun', 'School attendance, ages 7–12'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Persentase anak 7–12 tahun yang masih bersekolah, di jenjang mana pun.',
      'Share of children aged 7–12 who attend school, at whatever level.',
    ],
    strategy: 1,
  },
  {
    code: 'APS_SMP',
    name: ['Angka partisipasi sekolah 13–15 tahun', 'School attendance, ages 13–15'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Persentase anak 13–15 tahun yang masih bersekolah, di jenjang mana pun.',
      'Share of children aged 13–15 who attend school, at whatever level.',
    ],
    strategy: 1,
  },
  {
    code: 'APS_SMA',
    name: ['Angka partisipasi sekolah 16–18 tahun', 'School attendance, ages 16–18'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Persentase anak 16–18 tahun yang masih bersekolah, di jenjang mana pun.',
      'Share of young people aged 16–18 who attend school, at whatever level.',
    ],
    strategy: 1,
  },
  {
    code: 'ATS_N',
    name: ['Anak tidak sekolah', 'Children out of school'],
    unit: ['anak', 'children'],
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Dinas Pendidikan dan Kebudayaan',
    frequency: 'irregular',
    definition: [
      'Anak usia sekolah yang putus sekolah, lulus tetapi tidak melanjutkan, atau belum pernah bersekolah, menurut ' +
        'pendataan. Angkanya berubah juga karena verifikasi daftar.',
      'Children of school age who dropped out, finished a level and did not go on, or never attended, by registration. ' +
        'The number also changes as the list is verified.',
    ],
    strategy: 1,
    main: true,
  },
  {
    code: 'RTLH',
    name: ['Rumah tidak layak huni', 'Substandard houses'],
    unit: ['unit', 'houses'],
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Dinas Perumahan',
    frequency: 'irregular',
    definition: [
      'Banyaknya rumah yang menurut survei dinas tidak memenuhi syarat keselamatan bangunan, luas, atau kesehatan.',
      'Number of houses that by the agency’s own survey fall short in safety, space or health.',
    ],
    strategy: 1,
    main: true,
  },
  {
    code: 'RTLH_UNIT',
    name: [
      'Rumah tidak layak huni yang diperbaiki setahun',
      'Substandard houses repaired in a year',
    ],
    unit: ['unit', 'houses'],
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'Dinas Perumahan',
    frequency: 'yearly',
    definition: [
      'Banyaknya rumah yang direncanakan diperbaiki dalam satu tahun anggaran. Ini target keluaran program; nilainya ' +
        'dilaporkan sebagai kemajuan aksi, bukan diterbitkan sebagai indikator.',
      'Number of houses planned to be repaired in a budget year. An output target of the programme; what is reached is ' +
        'reported as progress of actions, not published as an indicator.',
    ],
    strategy: 1,
  },
  {
    code: 'KEBUTUHAN_RUMAH',
    name: ['Kebutuhan rumah', 'Houses needed'],
    unit: ['unit', 'houses'],
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Dinas Perumahan',
    frequency: 'irregular',
    definition: [
      'Perkiraan dinas atas kebutuhan rumah, termasuk rumah tidak layak huni. Angka bulat dari pendataan.',
      'The agency’s estimate of houses needed, substandard ones included. A round figure from a registration.',
    ],
    strategy: 1,
  },
  {
    code: 'PEKERJA_RENTAN',
    name: ['Pekerja rentan desa yang dilindungi', 'Vulnerable village workers insured'],
    unit: ['orang', 'people'],
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'Dinas Pemberdayaan Masyarakat dan Desa',
    frequency: 'yearly',
    definition: [
      'Banyaknya pekerja rentan desa yang direncanakan menjadi peserta BPJS Ketenagakerjaan dengan iuran dari Alokasi ' +
        'Dana Desa. Ini target keluaran program; nilainya dilaporkan sebagai kemajuan aksi.',
      'Number of vulnerable village workers to be insured with BPJS Ketenagakerjaan, paid from the village allocation. An ' +
        'output target of the programme; what is reached is reported as progress of actions.',
    ],
    strategy: 1,
  },
  {
    code: 'TPT',
    name: ['Tingkat pengangguran terbuka', 'Unemployment rate'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Persentase penganggur terhadap angkatan kerja (penduduk 15 tahun ke atas yang bekerja atau menganggur), menurut ' +
        'Sakernas Agustus.',
      'Unemployed people as a share of the labour force (people aged 15 and over who work or look for work), from the ' +
        'Sakernas survey of August.',
    ],
    strategy: 2,
    main: true,
  },
  {
    code: 'TPAK',
    name: ['Tingkat partisipasi angkatan kerja', 'Labour force participation rate'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    monthly: true,
    definition: [
      'Persentase angkatan kerja terhadap penduduk berumur 15 tahun ke atas, menurut Sakernas.',
      'Labour force as a share of people aged 15 and over, from the Sakernas survey.',
    ],
    strategy: 2,
  },
  {
    code: 'PENCAKER',
    name: ['Pencari kerja terdaftar', 'Registered job seekers'],
    unit: ['orang', 'people'],
    decimals: 0,
    isRate: false,
    direction: 'neutral',
    publisher: 'Dinas Tenaga Kerja dan Transmigrasi',
    frequency: 'irregular',
    definition: [
      'Banyaknya orang yang mendaftar sebagai pencari kerja dalam kurun yang disebut sumber. Bukan jumlah penganggur: ' +
        'tidak semua mendaftar.',
      'People who registered as job seekers in the time the source names. Not the number of unemployed: not everyone ' +
        'registers.',
    ],
    strategy: 2,
  },
  {
    code: 'PENG',
    name: ['Pengeluaran per kapita disesuaikan', 'Adjusted spending per person'],
    unit: ['ribu Rp/orang/tahun', 'thousand Rp per person per year'],
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Pengeluaran riil per orang setahun yang disesuaikan dengan paritas daya beli antardaerah. Komponen IPM, bukan ' +
        'pengeluaran nominal.',
      'Real spending per person per year, adjusted for purchasing power between regions. A part of the HDI, not nominal ' +
        'spending.',
    ],
    strategy: 2,
    main: true,
    methods: hdiMethods,
  },
  {
    code: 'PENG_NOM',
    name: ['Rata-rata pengeluaran per kapita sebulan', 'Average monthly spending per person'],
    unit: monthly,
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Rata-rata pengeluaran per kapita sebulan menurut Susenas, dengan harga berlaku: naik pula karena harga.',
      'Average monthly spending per person from the Susenas survey, at current prices: it rises with prices too.',
    ],
    strategy: 2,
  },
  {
    code: 'UPAH_INFORMAL',
    name: ['Pendapatan bersih sebulan pekerja informal', 'Monthly net income of informal workers'],
    unit: ['Rp/bulan', 'Rp per month'],
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Rata-rata pendapatan bersih sebulan pekerja informal, dengan harga berlaku.',
      'Average monthly net income of informal workers, at current prices.',
    ],
    strategy: 2,
    main: true,
  },
  {
    code: 'UMKM',
    name: ['Usaha mikro, kecil dan menengah', 'Micro, small and medium enterprises'],
    unit: ['usaha', 'businesses'],
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'Dinas Koperasi dan UKM',
    frequency: 'irregular',
    definition: [
      'Banyaknya pelaku usaha mikro, kecil dan menengah menurut pendataan dinas; angka bulat.',
      'Number of micro, small and medium businesses by the agency’s registration; a round figure.',
    ],
    strategy: 2,
  },
  {
    code: 'IKM',
    name: ['Industri kecil dan menengah', 'Small and medium industries'],
    unit: ['usaha', 'businesses'],
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'Dinas Perdagangan',
    frequency: 'irregular',
    definition: [
      'Banyaknya industri kecil dan menengah menurut dinas.',
      'Number of small and medium industries according to the agency.',
    ],
    strategy: 2,
  },
  {
    code: 'PDRB_GROWTH',
    name: ['Laju pertumbuhan ekonomi', 'Economic growth'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Perubahan produk domestik regional bruto atas dasar harga konstan dari tahun sebelumnya.',
      'Change of gross regional product at constant prices from the year before.',
    ],
    strategy: 2,
  },
  {
    code: 'DESA_TERTINGGAL',
    name: ['Desa tertinggal', 'Lagging villages'],
    unit: villages,
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Kementerian Desa (IDM)',
    frequency: 'yearly',
    definition: [
      'Banyaknya desa berstatus tertinggal menurut Indeks Desa Membangun.',
      'Number of villages classed as lagging (tertinggal) by the Village Development Index, IDM.',
    ],
    strategy: 3,
    main: true,
  },
  {
    code: 'DESA_SANGAT_TERTINGGAL',
    name: ['Desa sangat tertinggal', 'Severely lagging villages'],
    unit: villages,
    decimals: 0,
    isRate: false,
    direction: 'down',
    publisher: 'Kementerian Desa (IDM)',
    frequency: 'yearly',
    definition: [
      'Banyaknya desa berstatus sangat tertinggal menurut Indeks Desa Membangun.',
      'Number of villages classed as severely lagging (sangat tertinggal) by the Village Development Index, IDM.',
    ],
    strategy: 3,
  },
  {
    code: 'DESA_BERKEMBANG',
    name: ['Desa berkembang', 'Developing villages'],
    unit: villages,
    decimals: 0,
    isRate: false,
    direction: 'neutral',
    publisher: 'Kementerian Desa (IDM)',
    frequency: 'yearly',
    definition: [
      'Banyaknya desa berstatus berkembang menurut Indeks Desa Membangun. Jumlahnya naik oleh desa yang keluar dari ' +
        'tertinggal dan turun oleh desa yang menjadi maju.',
      'Number of villages classed as developing (berkembang) by the Village Development Index, IDM. It grows with ' +
        'villages that leave the lagging class and shrinks with those that become advanced.',
    ],
    strategy: 3,
  },
  {
    code: 'DESA_MAJU',
    name: ['Desa maju', 'Advanced villages'],
    unit: villages,
    decimals: 0,
    isRate: false,
    direction: 'up',
    publisher: 'Kementerian Desa (IDM)',
    frequency: 'yearly',
    definition: [
      'Banyaknya desa berstatus maju menurut Indeks Desa Membangun.',
      'Number of villages classed as advanced (maju) by the Village Development Index, IDM.',
    ],
    strategy: 3,
  },
  {
    code: 'JALAN_TERTANGANI',
    name: ['Ruas jalan kabupaten yang tertangani', 'Regency roads maintained'],
    unit: percent,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'Dinas Pekerjaan Umum dan Penataan Ruang',
    frequency: 'yearly',
    definition: [
      'Bagian ruas jalan kabupaten yang tertangani menurut dinas. Bukan persentase jalan dalam kondisi mantap.',
      'Share of regency road sections that the agency counts as maintained. Not the share of roads in good condition.',
    ],
    strategy: 3,
    main: true,
  },
  {
    code: 'AIR_MINUM',
    name: ['Rumah tangga dengan air minum layak', 'Households with improved drinking water'],
    unit: households,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Persentase rumah tangga yang memakai sumber air minum layak, menurut Susenas.',
      'Share of households that use an improved source of drinking water, from the Susenas survey.',
    ],
    strategy: 3,
    main: true,
  },
  {
    code: 'SANITASI',
    name: ['Rumah tangga dengan sanitasi layak', 'Households with improved sanitation'],
    unit: households,
    decimals: 2,
    isRate: true,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Persentase rumah tangga dengan fasilitas sanitasi layak, menurut Susenas.',
      'Share of households with improved sanitation, from the Susenas survey.',
    ],
    strategy: 3,
  },
  {
    code: 'DESA_BERLISTRIK',
    name: ['Rasio desa berlistrik', 'Villages with electricity'],
    unit: ['persen desa', 'percent of villages'],
    decimals: 0,
    isRate: true,
    direction: 'up',
    publisher: 'PLN',
    frequency: 'irregular',
    definition: [
      'Persentase desa yang telah terjangkau listrik. Tidak berarti semua rumah di desa itu berlistrik.',
      'Share of villages reached by electricity. It does not mean that every house in them is connected.',
    ],
    strategy: 3,
  },
  {
    code: 'IPM',
    name: ['Indeks pembangunan manusia', 'Human development index'],
    unit: index,
    decimals: 2,
    isRate: false,
    direction: 'up',
    publisher: 'BPS',
    frequency: 'yearly',
    definition: [
      'Rata-rata ukur dari tiga dimensi: umur harapan hidup, pengetahuan (harapan dan rata-rata lama sekolah), dan ' +
        'pengeluaran per kapita disesuaikan; skala 0 sampai 100.',
      'Geometric mean of three dimensions: life expectancy, knowledge (expected and mean years of schooling), and adjusted ' +
        'spending per person; on a scale of 0 to 100.',
    ],
    strategy: null,
    methods: hdiMethods,
  },
  {
    code: 'GINI',
    name: ['Rasio Gini pengeluaran', 'Gini ratio of spending'],
    unit: index,
    decimals: 3,
    isRate: false,
    direction: 'down',
    publisher: 'BPS',
    frequency: 'half_yearly',
    monthly: true,
    definition: [
      'Ukuran ketimpangan pengeluaran: 0 bila semua sama, 1 bila seluruhnya pada satu orang.',
      'A measure of inequality in spending: 0 when all spend the same, 1 when one person spends everything.',
    ],
    strategy: null,
  },
]
