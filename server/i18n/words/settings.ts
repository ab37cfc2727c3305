import type { Words } from '../words'

export const settings = {
  'settings.saved': {
    id: 'Pengaturan disimpan. Nama tim di kepala halaman menyusul dalam beberapa detik.',
    en: 'Settings saved. The team name at the top of pages follows within seconds.',
  },
  'settings.team': { id: 'Tim', en: 'Team' },
  'settings.team_name': {
    id: 'Nama tim, seperti tercetak di setiap halaman',
    en: 'Name of the team, as printed on every page',
  },
  'settings.thresholds': { id: 'Batas penilaian kemajuan', en: 'Thresholds of judged progress' },
  'settings.thresholds_note': {
    id: 'Kemajuan dinilai dari yang dilaporkan dibagi yang diharapkan pada akhir masa pelaporan. Mengubah batas ini menilai ulang semua aksi.',
    en: 'Progress is judged by what was reported divided by what was expected at the end of the window. Changing a threshold judges every action anew.',
  },
  'settings.on_track': { id: 'Sesuai, mulai dari', en: 'On track, from' },
  'settings.slow': {
    id: 'Lambat, mulai dari (di bawahnya tersendat)',
    en: 'Slow, from (stuck below it)',
  },
  'settings.slow_below_on_track': {
    id: 'Batas “lambat” harus di bawah batas “sesuai”.',
    en: 'The threshold for “slow” must be below the one for “on track”.',
  },
  'settings.strategies': { id: 'Kalimat strategi', en: 'Wording of the strategies' },
  'settings.strategies_note': {
    id: 'Strategi dikenali dari nomornya; kalimatnya boleh disesuaikan dengan peraturan yang berlaku.',
    en: 'Strategies are known by their number; their wording may follow the regulation in force.',
  },
  'settings.strategy': { id: 'Strategi {number}', en: 'Strategy {number} (Indonesian)' },
  'settings.strategy_en': {
    id: 'Strategi {number} dalam bahasa Inggris',
    en: 'Strategy {number} (English)',
  },
} as const satisfies Words
