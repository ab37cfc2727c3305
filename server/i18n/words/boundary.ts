import type { Words } from '../words'

export const boundary = {
  'boundary.title': { id: 'Batas wilayah pada peta', en: 'Boundaries of the map' },
  'boundary.tool': { id: 'Batas peta', en: 'Boundaries' },
  'boundary.lead': {
    id: 'Tanpa batas wilayah, peta digambar sebagai susunan ubin. Batas yang dimuat di sini menggantikannya; tidak ada berkas yang diambil dari luar.',
    en: 'Without boundaries the map is drawn as tiles. Boundaries that are loaded here take their place; nothing is fetched from elsewhere.',
  },
  'boundary.none': {
    id: 'Belum ada batas yang dimuat; peta memakai susunan ubin.',
    en: 'No boundaries are loaded; the map is drawn as tiles.',
  },
  'boundary.now': {
    id: 'Peta memakai batas yang dimuat {who}, {at}: {read} titik dibaca, {kept} dipakai, {points} desa sebagai titik.',
    en: 'The map uses boundaries loaded by {who}, {at}: {read} points read, {kept} kept, {points} villages as points.',
  },
  'boundary.file': { id: 'Berkas GeoJSON atau TopoJSON', en: 'GeoJSON or TopoJSON file' },
  'boundary.file_hint': { id: 'Paling besar {size} MB.', en: 'At most {size} MB.' },
  'boundary.source_note': { id: 'Sumber dan lisensi', en: 'Source and licence' },
  'boundary.source_hint': {
    id: 'Misalnya: Badan Informasi Geospasial, batas administrasi 2024. Dicetak di bawah peta.',
    en: 'For example: Badan Informasi Geospasial, administrative boundaries 2024. Printed below the map.',
  },
  'boundary.reads.areas': {
    id: 'Bidang kecamatan, atau bidang desa yang lalu digabung menjadi kecamatan. Semua kecamatan harus ada.',
    en: 'Areas of the districts, or of villages, which are then joined into districts. Every district has to be there.',
  },
  'boundary.reads.names': {
    id: 'Wilayah dikenali dari kode Kemendagri, atau dari nama kecamatan dan desanya. Yang bukan wilayah ini dilewati.',
    en: 'Places are known by their Kemendagri code, or by the names of district and village. What lies elsewhere is passed over.',
  },
  'boundary.reads.degrees': {
    id: 'Koordinat dalam derajat bujur dan lintang (WGS 84), bukan meter UTM.',
    en: 'Coordinates in degrees of longitude and latitude (WGS 84), not metres of UTM.',
  },
  'boundary.reads.kept': {
    id: 'Garis disederhanakan sampai sekitar {n} titik; hanya koordinat yang disimpan, keterangan lain dalam berkas tidak.',
    en: 'Lines are simplified to about {n} points; only coordinates are kept, nothing else of the file.',
  },
  'boundary.load': { id: 'Muat batas', en: 'Load boundaries' },
  'boundary.loaded': { id: 'Batas wilayah dimuat.', en: 'The boundaries are loaded.' },
  'boundary.remove': { id: 'Kembali ke susunan ubin', en: 'Back to tiles' },
  'boundary.removed': {
    id: 'Batas dihapus; peta kembali memakai susunan ubin.',
    en: 'The boundaries are removed; the map is drawn as tiles again.',
  },
  'boundary.file_needed': { id: 'Pilih berkasnya.', en: 'Choose the file.' },
  'boundary.too_large': {
    id: 'Berkas ini terlalu besar. Sederhanakan dahulu, atau ambil batas kecamatan saja.',
    en: 'This file is too large. Simplify it first, or take boundaries of districts only.',
  },
  'boundary.trouble.not_json': {
    id: 'Berkas ini bukan JSON yang utuh. Shapefile perlu diubah menjadi GeoJSON dahulu.',
    en: 'This file is no whole JSON. Turn a shapefile into GeoJSON first.',
  },
  'boundary.trouble.not_geo': {
    id: 'JSON ini bukan GeoJSON (FeatureCollection) dan bukan TopoJSON.',
    en: 'This JSON is neither GeoJSON (FeatureCollection) nor TopoJSON.',
  },
  'boundary.trouble.broken': {
    id: 'Bentuk di dalam berkas ini rusak: ada garis tanpa titik, titik tanpa angka, atau potongan yang tidak ada.',
    en: 'A shape in this file is broken: a line without points, a point without numbers, or a part that is not there.',
  },
  'boundary.trouble.too_many': {
    id: 'Terlalu banyak bidang atau titik. Sederhanakan dahulu: paling banyak 3.000 bidang dan 250.000 titik.',
    en: 'Too many areas or points. Simplify it first: at most 3,000 areas and 250,000 points.',
  },
  'boundary.trouble.not_degrees': {
    id: 'Koordinatnya bukan derajat. Ubah dari UTM ke WGS 84 (EPSG:4326), lalu muat lagi.',
    en: 'The coordinates are no degrees. Turn them from UTM into WGS 84 (EPSG:4326) and load again.',
  },
  'boundary.trouble.elsewhere': {
    id: 'Ada koordinat di luar Indonesia. Periksa urutannya: bujur dahulu, lalu lintang.',
    en: 'Some coordinates lie outside Indonesia. Look at their order: longitude first, then latitude.',
  },
  'boundary.trouble.no_match': {
    id: 'Tidak satu pun bidang dikenali sebagai kecamatan atau desa di sini. Perlu kode Kemendagri atau nama kecamatan.',
    en: 'Not one area was recognised as a district or village of here. It needs Kemendagri codes or names of districts.',
  },
  'boundary.trouble.missing': {
    id: 'Kecamatan ini tidak ada dalam berkas: {names}. Peta yang berlubang tidak dimuat.',
    en: 'These districts are not in the file: {names}. A map with holes is not loaded.',
  },
  'boundary.map_note': {
    id: 'Batas wilayah: {source}. Garis disederhanakan untuk layar; bukan rujukan batas resmi.',
    en: 'Boundaries: {source}. Lines are simplified for the screen; they are no legal reference.',
  },
  'boundary.pockets_note': {
    id: 'Titik: desa atau kelurahan yang menjadi kantong pada tahun ini.',
    en: 'Dots: villages that are pockets this year.',
  },
  'boundary.table': { id: 'Nilai pada peta', en: 'Values of the map' },
  'history.verb.loaded': { id: 'batas peta dimuat', en: 'boundaries loaded' },
  'history.verb.unloaded': { id: 'batas peta dihapus', en: 'boundaries removed' },
} as const satisfies Words
