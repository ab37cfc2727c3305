import type { Words } from '../words'

export const upkeep = {
  'nav.upkeep': { id: 'Perawatan', en: 'Upkeep' },
  'upkeep.title': { id: 'Perawatan sistem', en: 'Upkeep of the system' },
  'upkeep.lead': {
    id: 'Keadaan Tuntas pada saat ini: cadangan, segel riwayat, pekerjaan latar, penyimpanan, dan versi.',
    en: 'How Tuntas fares at this moment: backups, the seals of the history, background work, storage and versions.',
  },
  'upkeep.when': { id: 'Waktu', en: 'When' },
  'upkeep.outcome': { id: 'Hasil', en: 'Outcome' },
  'upkeep.lines': { id: '{n} baris', en: '{n} line ¦ {n} lines' },

  'upkeep.backup': { id: 'Cadangan', en: 'Backups' },
  'upkeep.backup_table': { id: 'Cadangan terakhir', en: 'Latest backups' },
  'upkeep.jobs_table': { id: 'Pekerjaan latar menurut jenis', en: 'Background work by task' },
  'upkeep.storage_table': { id: 'Tabel terbesar', en: 'Largest tables' },
  'upkeep.backup_none': { id: 'Belum terjadwal', en: 'Not scheduled' },
  'upkeep.backup_fine': { id: 'Terjadwal dan baru', en: 'Scheduled and fresh' },
  'upkeep.backup_stale': {
    id: 'Belum ada yang berumur kurang dari satu setengah hari',
    en: 'None younger than a day and a half',
  },
  'upkeep.backup_failed': { id: 'Yang terakhir gagal', en: 'The last one failed' },
  'upkeep.backup_note': {
    id: 'Setiap malam pukul dua WIB, seluruh data dan berkas bukti ditulis ke satu arsip, lalu dibaca ulang. Salin arsip itu ke mesin lain.',
    en: 'Every night at two, WIB, all data and evidence are written to one archive, which is then read back. Copy the archives to another machine.',
  },
  'upkeep.backup_how': {
    id: 'Tuntas dijalankan tanpa folder cadangan. Minta pengelola server mengisi BACKUP_DIR dengan sebuah folder, lalu menjalankan ulang Tuntas.',
    en: 'Tuntas was started without a folder for backups. Ask whoever runs the server to set BACKUP_DIR to a folder and start Tuntas again.',
  },
  'upkeep.backup_made': {
    id: '{file}: {size}, {rows} baris, selesai dalam {seconds} detik; tersimpan {kept} arsip',
    en: '{file}: {size}, {rows} rows, made in {seconds} s; {kept} archives are kept',
  },
  'upkeep.backup_error': { id: 'Gagal: {error}', en: 'Failed: {error}' },
  'upkeep.backup_now': { id: 'Buat cadangan sekarang', en: 'Make a backup now' },
  'upkeep.backup_asked': {
    id: 'Cadangan sedang dibuat. Muat ulang halaman ini untuk melihat hasilnya.',
    en: 'A backup is being made. Load this page again to see how it went.',
  },

  'upkeep.seals': { id: 'Segel riwayat', en: 'Seals of the history' },
  'upkeep.seals_note': {
    id: 'Setiap sepuluh menit baris baru disegel: jumlah SHA-256 dihitung bersama segel sebelumnya, sehingga baris yang diubah, dihapus, atau disisipkan kemudian akan terlihat. Catat nomor dan awal segel terbaru di tempat lain, misalnya pada notulen.',
    en: 'Every ten minutes new lines are sealed: a SHA-256 sum over them and the seal before, so that a line changed, deleted or slipped in later is seen. Note the newest seal’s number and beginning elsewhere, in the minutes for instance.',
  },
  'upkeep.seals_never': { id: 'Belum pernah diperiksa', en: 'Never looked at' },
  'upkeep.seals_whole': { id: 'Utuh', en: 'Whole' },
  'upkeep.seals_not_whole': {
    id: 'Tidak utuh atau gagal diperiksa',
    en: 'Not whole, or could not be looked at',
  },
  'upkeep.seals_newest': { id: 'Segel terbaru', en: 'Newest seal' },
  'upkeep.seals_newest_text': {
    id: 'Nomor {id}, sampai baris {line}, {sum}…, {at}',
    en: 'Number {id}, up to line {line}, {sum}…, {at}',
  },
  'upkeep.seals_none_yet': { id: 'Belum ada', en: 'None yet' },
  'upkeep.seals_unsealed': { id: 'Belum disegel', en: 'Not sealed yet' },
  'upkeep.seals_last': { id: 'Pemeriksaan terakhir', en: 'Last look' },
  'upkeep.seals_fit': {
    id: '{at}: {n} segel atas {lines} baris cocok',
    en: '{at}: {n} seal over {lines} lines fits ¦ {at}: {n} seals over {lines} lines fit',
  },
  'upkeep.seals_broken': {
    id: '{at}: segel {id} atas baris {first} sampai {last} tidak cocok. Bandingkan dengan cadangan, dan hubungi pengelola server.',
    en: '{at}: seal {id} over lines {first} to {last} does not fit. Compare with a backup, and call whoever runs the server.',
  },
  'upkeep.seals_error': { id: '{at}: gagal, {error}', en: '{at}: failed, {error}' },
  'upkeep.seals_now': { id: 'Periksa sekarang', en: 'Look now' },
  'upkeep.seals_asked': {
    id: 'Riwayat sedang diperiksa. Muat ulang halaman ini untuk melihat hasilnya.',
    en: 'The history is being looked over. Load this page again to see how it went.',
  },

  'upkeep.jobs': { id: 'Pekerjaan latar', en: 'Background work' },
  'upkeep.jobs_none': { id: 'Tidak ada yang menunggu.', en: 'Nothing is waiting.' },
  'upkeep.jobs_fine': { id: 'Menunggu giliran', en: 'Waiting its turn' },
  'upkeep.jobs_retried': { id: 'Gagal, akan dicoba lagi', en: 'Failed, will be tried again' },
  'upkeep.jobs_failed': { id: 'Gagal, tidak dicoba lagi', en: 'Failed for good' },
  'upkeep.task': { id: 'Pekerjaan', en: 'Task' },
  'upkeep.state': { id: 'Keadaan', en: 'State' },
  'upkeep.waiting': { id: 'Menunggu', en: 'Waiting' },
  'upkeep.running': { id: 'Berjalan', en: 'Running' },
  'upkeep.failed': { id: 'Gagal', en: 'Failed' },

  'upkeep.storage': { id: 'Penyimpanan', en: 'Storage' },
  'upkeep.storage_whole': {
    id: 'Basis data memakai {size}, termasuk berkas bukti. Tabel terbesar:',
    en: 'The database takes {size}, evidence files included. The largest tables:',
  },
  'upkeep.table': { id: 'Tabel', en: 'Table' },
  'upkeep.size': { id: 'Ukuran', en: 'Size' },

  'upkeep.system': { id: 'Versi', en: 'Versions' },
  'upkeep.version': { id: 'Tuntas', en: 'Tuntas' },
  'upkeep.schema': { id: 'Skema', en: 'Schema' },
  'upkeep.schema_steps': {
    id: '{n} langkah, yang terbaru {newest}',
    en: '{n} step, the newest {newest} ¦ {n} steps, the newest {newest}',
  },
  'upkeep.up_since': { id: 'Proses ini berjalan sejak', en: 'This process has run since' },
  'upkeep.mail': { id: 'Surel', en: 'E-mail' },
  'upkeep.mail_on': { id: 'Server surel terpasang', en: 'A mail server is set' },
  'upkeep.mail_off': {
    id: 'Tidak terpasang; pemberitahuan menunggu di dalam aplikasi',
    en: 'Not set; notices wait in the app',
  },
} satisfies Words
