import type { TableMeaning } from './meaning'

/** Indicators with their readings and targets, and places with their counts. */
export const figures = {
  indicators: {
    row: ['Satu deret indikator yang diterbitkan', 'One published series'],
    columns: {
      code: ['Kode indikator, misalnya P0', 'Code, for example P0'],
      name: ['Nama', 'Name'],
      name_en: ['Nama dalam bahasa Inggris', 'Name in English'],
      unit: ['Satuan', 'Unit'],
      unit_en: ['Satuan dalam bahasa Inggris', 'Unit in English'],
      decimals: ['Banyaknya angka di belakang koma saat diterbitkan', 'Decimals as published'],
      is_rate: [
        'Apakah berupa persentase: perubahannya dalam poin',
        'Whether it is a rate: its change is in points',
      ],
      direction: [
        'Arah yang baik: down turun, up naik, neutral netral',
        'Which way is good: down, up, neutral',
      ],
      publisher: ['Penerbit', 'Publisher'],
      frequency: [
        'Seberapa sering terbit: yearly, half_yearly, quarterly, irregular',
        'How often it is published: yearly, half_yearly, quarterly, irregular',
      ],
      definition: ['Definisi', 'Definition'],
      definition_en: ['Definisi dalam bahasa Inggris', 'Definition in English'],
      strategy_number: [
        'Strategi yang ditunjuknya; kosong berarti indikator umum',
        'Strategy it belongs to; blank for a general one',
      ],
      is_main: ['Apakah indikator utama', 'Whether it is a main indicator'],
      position: ['Urutan tampil', 'Order in which it is shown'],
      needs_month: ['Apakah nilainya harus menyebut bulan', 'Whether its values must name a month'],
    },
  },
  methods: {
    row: [
      'Cara sebuah indikator diukur; dua metode tidak pernah dibandingkan',
      'How an indicator is measured; two methods are never compared',
    ],
    columns: {
      indicator_id: ['Indikatornya', 'The indicator'],
      code: ['Kode metode', 'Code of the method'],
      name: ['Nama', 'Name'],
      name_en: ['Nama dalam bahasa Inggris', 'Name in English'],
      note: ['Penjelasan', 'Explanation'],
      position: ['Urutan', 'Order'],
      reason: ['Mengapa metode ini ditambahkan', 'Why it was added'],
      entered_by: ['Akun yang menambahkan', 'Account that added it'],
    },
  },
  readings: {
    row: [
      'Satu nilai terbit sebuah indikator untuk satu daerah; tidak pernah ditimpa',
      'One published value of an indicator for one region; never overwritten',
    ],
    columns: {
      indicator_id: ['Indikatornya', 'The indicator'],
      method_id: ['Metodenya', 'The method'],
      region_code: [
        'Kode daerah menurut Kemendagri; 00 Indonesia',
        'Kemendagri code of the region; 00 is Indonesia',
      ],
      year: ['Tahun', 'Year'],
      month: [
        'Bulan 1 sampai 12; kosong bila sumber tidak menyebutnya',
        'Month 1 to 12; blank where the source names none',
      ],
      value: ['Nilai seperti diterbitkan', 'Value as published', 'indicator_unit'],
      unit_note: ['Catatan satuan dari sumber', 'The source’s note on the unit'],
      released_on: ['Hari terbit', 'Day of release'],
      in_use: ['Apakah dipakai', 'Whether it is in use'],
      use_note: ['Mengapa dipakai atau tidak', 'Why it is in use or not'],
      conflicting: [
        'Apakah sumber lain menyebut nilai berbeda',
        'Whether another source says otherwise',
      ],
      replaced_by: ['Nilai revisi yang menggantikannya', 'The revised value in its place'],
      known_from: ['Sejak kapan tim mengetahuinya', 'Since when the team has known it'],
      reference_key: [
        'Kunci bila berasal dari data acuan',
        'Key where it came with the reference data',
      ],
      entered_by: ['Akun yang memasukkan', 'Account that entered it'],
      standard_error: ['Galat baku', 'Standard error', 'indicator_unit'],
      sample_size: ['Banyaknya sampel', 'Size of the sample'],
      sample_counts: [
        'Sampel menghitung households rumah tangga atau persons orang',
        'What the sample counts: households or persons',
      ],
      design_effect: ['Efek rancangan sampel', 'Design effect of the sample'],
    },
  },
  targets: {
    row: [
      'Satu target indikator menurut sebuah dokumen; yang lama tetap disimpan',
      'One target of an indicator by a document; replaced ones are kept',
    ],
    columns: {
      indicator_id: ['Indikatornya', 'The indicator'],
      region_code: ['Kode daerah', 'Code of the region'],
      year: [
        'Tahun target; kosong bila dokumen tidak menyebutnya',
        'Year of the target; blank where the document names none',
      ],
      kind: [
        'Jenis: level nilai, below di bawah nilai, yearly_change perubahan per tahun',
        'Kind: level, below, yearly_change',
      ],
      value: ['Nilai target', 'Value of the target', 'indicator_unit'],
      baseline_year: ['Tahun dasar', 'Year of the baseline'],
      baseline_month: ['Bulan dasar', 'Month of the baseline'],
      baseline_value: ['Nilai dasar', 'Value of the baseline', 'indicator_unit'],
      document: ['Dokumen yang menetapkannya', 'Document that sets it'],
      in_use: ['Apakah berlaku', 'Whether it is in force'],
      use_note: ['Mengapa berlaku atau tidak', 'Why it is in force or not'],
      replaced_by: ['Target yang menggantikannya', 'The target in its place'],
      recorded_at: ['Saat dicatat', 'When it was recorded'],
      reference_key: [
        'Kunci bila berasal dari data acuan',
        'Key where it came with the reference data',
      ],
      entered_by: ['Akun yang memasukkan', 'Account that entered it'],
    },
  },
  releases: {
    row: ['Hari sebuah nilai diperkirakan terbit', 'The day on which a value is expected'],
    columns: {
      indicator_id: ['Indikatornya', 'The indicator'],
      year: ['Tahun nilai itu', 'Year of the value'],
      month: ['Bulan nilai itu', 'Month of the value'],
      expected_on: ['Hari perkiraan terbit', 'Day on which it is expected'],
      note: ['Dasar perkiraan', 'Why that day'],
      entered_by: ['Akun yang mencatat', 'Account that entered it'],
    },
  },
  regions: {
    row: [
      'Daerah yang mempunyai nilai: negara, provinsi, kabupaten, kota',
      'A region with published values: nation, province, regency, city',
    ],
    columns: {
      code: ['Kode Kemendagri', 'Kemendagri code'],
      parent_code: ['Daerah di atasnya', 'The region above'],
      kind: ['Jenis: nation, province, regency, city', 'Kind: nation, province, regency, city'],
      name: ['Nama', 'Name'],
    },
  },
  places: {
    row: [
      'Kecamatan, atau desa/kelurahan di dalamnya',
      'A kecamatan, or a desa or kelurahan inside one',
    ],
    columns: {
      code: ['Kode Kemendagri', 'Kemendagri code'],
      region_code: ['Kabupaten atau kotanya', 'Its regency or city'],
      parent_id: ['Kecamatannya; kosong untuk kecamatan', 'Its kecamatan; blank for a kecamatan'],
      kind: ['Jenis: kecamatan, desa, kelurahan', 'Kind: kecamatan, desa, kelurahan'],
      name: ['Nama', 'Name'],
      tile_row: ['Baris pada peta petak', 'Row on the tile map'],
      tile_column: ['Kolom pada peta petak', 'Column on the tile map'],
    },
  },
  pockets: {
    row: [
      'Wilayah yang ditandai sebagai kantong kemiskinan pada satu tahun',
      'A place flagged as a pocket of poverty for a year',
    ],
    columns: {
      place_id: ['Wilayahnya', 'The place'],
      year: ['Tahun', 'Year'],
      decree: ['Surat keputusan', 'Decree'],
      criteria: ['Kriteria', 'Criteria'],
    },
  },
  registry_counts: {
    row: ['Satu hitungan sebuah registri pada satu hari', 'One count of one registry on one day'],
    columns: {
      registry: ['Registri: P3KE, DTKS, DTSEN, Regsosek', 'Registry: P3KE, DTKS, DTSEN, Regsosek'],
      counted_on: ['Hari hitungan', 'Day of the count'],
    },
  },
  place_counts: {
    row: [
      'Banyaknya keluarga dan jiwa di satu wilayah dan desil; jumlah kecil tidak ditampilkan',
      'Families and persons in one place and desil; small counts are not shown',
    ],
    columns: {
      registry_count_id: ['Hitungan registrinya', 'The count of a registry'],
      place_id: ['Wilayahnya', 'The place'],
      desil: ['Desil 1 sampai 4; 0 berarti semua', 'Desil 1 to 4; 0 is everyone'],
      families: ['Banyaknya keluarga', 'Families', 'families'],
      persons: ['Banyaknya jiwa', 'Persons', 'persons'],
    },
  },
  place_measures: {
    row: [
      'Angka tentang suatu wilayah dari sumber lain',
      'A figure about a place from another source',
    ],
    columns: {
      line: ['Baris pada data acuan', 'Line in the reference data'],
      area: ['Wilayah seperti ditulis sumber', 'The area as the source writes it'],
      category: ['Golongan', 'Category'],
      name: ['Nama angka', 'Name of the figure'],
      value: ['Nilai', 'Value'],
      unit: ['Satuan', 'Unit'],
      year: ['Tahun', 'Year'],
    },
  },
} as const satisfies Record<string, TableMeaning>
