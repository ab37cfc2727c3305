import type { Words } from '../words'

export const search = {
  'search.title': { id: 'Cari', en: 'Search' },
  'search.title_of': { id: 'Cari “{q}”', en: 'Search “{q}”' },
  'search.label': { id: 'Cari di Tuntas', en: 'Search Tuntas' },
  'search.button': { id: 'Cari', en: 'Search' },
  'search.hint': {
    id: 'Kode aksi atau keputusan, kata dari judul, sub kegiatan, notulen atau keputusan, nama desa, kecamatan, OPD, atau indikator. Salah ketik dimaafkan.',
    en: 'The code of an action or a decision, words of titles, sub kegiatan, minutes or decisions, the name of a village, a district, an agency or an indicator. Typing mistakes are forgiven.',
  },
  'search.none': {
    id: 'Tidak ditemukan apa pun untuk “{q}”. Coba kata yang lebih pendek, atau satu kata saja.',
    en: 'Nothing was found for “{q}”. Try shorter words, or just one.',
  },
  'search.kind.action': { id: 'Aksi', en: 'Actions' },
  'search.kind.place': { id: 'Wilayah', en: 'Places' },
  'search.kind.agency': { id: 'OPD', en: 'Agencies' },
  'search.kind.indicator': { id: 'Indikator', en: 'Indicators' },
  'search.kind.decision': { id: 'Keputusan', en: 'Decisions' },
  'search.kind.meeting': { id: 'Rapat dan notulen', en: 'Meetings and minutes' },
  'search.all': { id: 'Semua yang cocok', en: 'All that fit' },
  'search.more': {
    id: 'Masih ada yang lain: persempit kata pencarian.',
    en: 'There are more: narrow the search.',
  },
  'search.csv.kind': { id: 'Jenis', en: 'Kind' },
  'search.csv.code': { id: 'Kode', en: 'Code' },
  'search.csv.name': { id: 'Nama atau judul', en: 'Name or title' },
  'search.csv.note': { id: 'Keterangan', en: 'Note' },
  'search.csv.filter': {
    id: 'Yang ditemukan untuk “{q}”, paling banyak {most} dari tiap jenis',
    en: 'What was found for “{q}”, at most {most} of each kind',
  },
} as const satisfies Words
