import type { Words } from '../words'

export const help = {
  'help.lead': {
    id: 'Cara memakai Tuntas, aturan di balik setiap angka, dan arti istilahnya.',
    en: 'How to use Tuntas, the rule behind every figure, and what the words mean.',
  },
  'help.on_this_page': { id: 'Di halaman ini', en: 'On this page' },

  'help.officer': { id: 'Untuk anggota OPD', en: 'For agency officers' },
  'help.officer_1': {
    id: 'Buka Pekerjaan saya. Di sana ada laporan yang ditunggu dari OPD Anda, diurutkan menurut tenggat, dan laporan yang dikembalikan beserta alasannya.',
    en: 'Open My work. It lists the reports your agency owes, by due date, and those that came back with the reason.',
  },
  'help.officer_2': {
    id: 'Isi angka kumulatif: sejak 1 Januari sampai akhir masa pelaporan. Angka periode ini dihitung sendiri dan tampil di sampingnya.',
    en: 'Enter cumulative figures: from 1 January to the end of the window. The figure of the period itself is worked out and shown beside.',
  },
  'help.officer_3': {
    id: 'Kosongkan yang belum diketahui. Kosong berarti belum dilaporkan; nol berarti benar-benar nol. Keduanya tidak pernah dianggap sama.',
    en: 'Leave empty what is not known. Empty means not reported; zero means zero. The two are never taken for each other.',
  },
  'help.officer_4': {
    id: 'Simpan draf kapan saja, lampirkan foto atau PDF, lalu kirim. Bila dikembalikan, perbaiki bagian yang diberi catatan dan kirim lagi.',
    en: 'Save a draft at any time, attach photos or PDFs, then send. If it comes back, correct the sections with comments and send again.',
  },
  'help.officer_5': {
    id: 'Banyak aksi? Isi semua laporan (di Pekerjaan saya) menampilkan semuanya dalam satu layar, atau unduh templat Excel di Impor, isi, dan unggah kembali.',
    en: 'Many actions? Fill in all reports (in My work) shows all of them on one screen; or download the Excel template under Import, fill it in and upload it.',
  },
  'help.officer_6': {
    id: 'Jaringan putus? Teruskan mengetik. Isian dan foto menunggu di perangkat Anda, terlihat sebagai “menunggu”, dan terkirim satu kali saat jaringan kembali. Di komputer bersama, keluarlah sesudahnya: tidak ada yang tertinggal.',
    en: 'Line gone? Go on typing. What you fill in and your photos wait on your device, are shown as waiting, and are sent once when the line is back. On a shared computer sign out afterwards: nothing stays behind.',
  },
  'help.officer_7': {
    id: 'Keputusan rapat yang menjadi tugas OPD Anda ada di Keputusan dan di Pekerjaan saya. Jawab di sana, dengan bukti, sebelum tenggatnya.',
    en: 'Decisions that your agency owes stand under Decisions and in My work. Answer there, with evidence, before they are due.',
  },
  'help.picture_work': {
    id: 'Pekerjaan saya di telepon: apa yang ditunggu, kapan tenggatnya, apa yang dikembalikan dan mengapa.',
    en: 'My work on a phone: what is owed, by when, what came back and why.',
  },
  'help.picture_report': {
    id: 'Laporan kemajuan: angka kumulatif, dengan angka sebelumnya dan angka periode ini di sampingnya.',
    en: 'A progress report: the cumulative figure, with the former one and the period’s own beside it.',
  },
  'help.picture_queue': {
    id: 'Antrean laporan: yang paling lama menunggu dahulu, dengan tanda ganjil dan tambahannya.',
    en: 'The queue of reports: what has waited longest first, with flags and what was added.',
  },
  'help.picture_screen': {
    id: 'Layar rapat: satu mata acara, pertanyaannya, keputusan terakhir dan umurnya.',
    en: 'A screen of the meeting: one item, its question, the last decision on it and its age.',
  },
  'help.secretariat': { id: 'Untuk sekretariat', en: 'For the secretariat' },
  'help.secretariat_1': {
    id: 'Undang orang di Pengguna: tautan sekali pakai dibuat, Anda yang menyampaikannya. Bila seseorang pindah OPD atau berhenti, ubah atau nonaktifkan akunnya; ia keluar seketika, riwayatnya tetap.',
    en: 'Invite people under People: a one-time link is made, and you hand it over. When somebody moves or leaves, change or disable the account; they are out at once, and their history stays.',
  },
  'help.secretariat_2': {
    id: 'Buka masa pelaporan setiap awal tahun di Masa pelaporan. Tenggat, masa tenggang, pembukaan kembali, dan OPD yang dibebaskan diatur di sana, masing-masing dengan alasan.',
    en: 'Open the windows of each year under Windows. Due days, grace, unlocking and excused agencies are kept there, each with its reason.',
  },
  'help.secretariat_3': {
    id: 'Nilai dan target indikator dicatat dengan sumber dan tanggal terbit. Nilai yang direvisi menjadi baris baru; yang lama tetap dapat dilihat.',
    en: 'Readings and targets are entered with source and day of publication. A revised value is a new row; the former one can still be seen.',
  },
  'help.secretariat_4': {
    id: 'Lihat Perawatan sekali seminggu: cadangan terakhir, segel riwayat, dan pekerjaan latar yang gagal.',
    en: 'Look at Upkeep once a week: the last backup, the seals of the history, and background work that failed.',
  },
  'help.coordinator': { id: 'Untuk koordinator', en: 'For coordinators' },
  'help.coordinator_1': {
    id: 'Laporan memuat semua yang menunggu diperiksa. Tanda ganjil menyebut aturannya; tanda bukan vonis, OPD dapat menjawabnya.',
    en: 'Reports holds everything that waits for review. A flag names its rule; it is no verdict, and the agency can answer it.',
  },
  'help.coordinator_2': {
    id: 'Verifikasi, atau kembalikan dengan catatan pada bagian yang perlu diperbaiki. Saat dikirim ulang, perubahan dari versi sebelumnya ditunjukkan.',
    en: 'Verify, or return with a comment on the section concerned. When it is sent again, what changed since is shown.',
  },
  'help.coordinator_3': {
    id: 'Papan menyandingkan tiga strategi untuk satu tahun dan satu masa pelaporan. Setiap angka membuka daftar yang memuat tepat sebanyak itu.',
    en: 'The board sets the three strategies side by side for a year and a window. Every number opens a list with exactly that many rows.',
  },
  'help.coordinator_4': {
    id: 'Sebelum rapat, minta Tuntas mengusulkan mata acara dari data, bagikan lembar OPD, dan siapkan teks undangan. Tayangkan dengan tombol panah; orang kedua mencatat di komputer lain.',
    en: 'Before a meeting let Tuntas propose the agenda from the data, hand out the agencies’ sheets and prepare the invitation. Present with the arrow keys; a second person records on another machine.',
  },
  'help.coordinator_5': {
    id: 'Setiap keputusan punya satu OPD penanggung jawab dan satu tenggat. Setelah rapat ditutup, yang ditampilkan tetap dapat dilihat seperti saat itu, dan notulen siap diunduh.',
    en: 'Each decision has one owning agency and one due day. Once a meeting is closed, what was shown can be seen again as it was, and the minutes are ready to download.',
  },
  'help.account': { id: 'Akun dan keamanannya', en: 'Your account and its safety' },
  'help.account_1': {
    id: 'Kata sandi: sekurangnya 12 huruf; beberapa kata yang tidak berhubungan adalah yang terbaik. Tidak perlu diganti berkala; ganti segera bila mungkin diketahui orang lain. Bila lupa, minta tautan baru kepada sekretariat.',
    en: 'Password: at least 12 characters; several unrelated words are best. It need not be changed regularly; change it at once when someone else may know it. If you forget it, ask the secretariat for a new link.',
  },
  'help.account_2': {
    id: 'Verifikasi dua langkah (Akun saya): pasang aplikasi autentikator di ponsel, pindai gambarnya, ketik satu kode, lalu simpan sepuluh kode cadangan di kertas. Sejak itu, masuk meminta kata sandi lalu kode. Setiap kode berlaku satu kali.',
    en: 'Two-step verification (My account): install an authenticator app on your phone, scan the picture, type one code, then keep the ten recovery codes on paper. From then on signing in asks for the password, then a code. Each code works once.',
  },
  'help.account_3': {
    id: 'Ponsel hilang? Ketik salah satu kode cadangan sebagai gantinya. Bila kode cadangan juga tidak ada, sekretariat dapat melepas verifikasi dua langkah akun Anda, lalu Anda memasangnya lagi.',
    en: 'Phone lost? Type one of the recovery codes instead. If there are none either, the secretariat can remove two-step verification from your account, and you set it up again.',
  },
  'help.account_4': {
    id: 'Akun saya juga menampilkan perangkat yang sedang masuk, dengan waktu dan alamat jaringannya. Keluarkan yang tidak Anda kenali, lalu ganti kata sandi. Setelah keliru sepuluh kali, dari alamat jaringan itu orang menunggu sampai 15 menit; pemilik akun di tempat lain tetap dapat masuk.',
    en: 'My account also shows the signed-in devices with their time and network address. Sign out one you do not recognise, then change the password. After ten wrong tries one waits up to 15 minutes at that network address; the owner elsewhere can still sign in.',
  },

  'help.account_5': {
    id: 'Bila di halaman masuk ada tombol “Masuk lewat …”, akun direktori pemerintah Anda dapat dipakai, asalkan sekretariat sudah mengundang Anda dengan surel yang sama. Verifikasi dua langkah yang terpasang di Tuntas tetap diminta.',
    en: 'Where the sign-in page has a button “Sign in through …”, your account of the government directory can be used, provided that the secretariat has invited you under the same email. Two-step verification set up in Tuntas is still asked for.',
  },

  'help.rules': { id: 'Aturan angka', en: 'The rules of the figures' },
  'help.rule_cumulative': { id: 'Kumulatif', en: 'Cumulative' },
  'help.rule_cumulative_text': {
    id: 'Semua angka laporan dihitung sejak 1 Januari sampai akhir masa pelaporan. Angka periode = angka kumulatif dikurangi angka kumulatif masa pelaporan sebelumnya yang sudah dikirim.',
    en: 'All reported figures run from 1 January to the end of the window. The figure of a period = the cumulative figure less that of the previous window that was sent.',
  },
  'help.rule_judged': { id: 'Kemajuan dinilai', en: 'Judged progress' },
  'help.rule_judged_text': {
    id: 'Nilai = (dilaporkan ÷ target) ÷ bagian yang diharapkan. Yang diharapkan adalah rencana untuk masa pelaporan itu bila ada; bila tidak, hari yang telah berjalan dibagi seluruh hari dari tanggal mulai sampai selesai. Fisik dan uang dinilai terpisah, dari angka terakhir yang dikirim, pada akhir masa pelaporan angka itu.',
    en: 'Value = (reported ÷ target) ÷ the share expected. What is expected is the plan for that window if there is one, else the days passed divided by all days from start to end. Output and money are judged apart, on the last figure sent, at the end of the window it was sent for.',
  },
  'help.rule_judged_words': {
    id: 'Mulai {onTrack} persen: sesuai. Mulai {slow} persen: lambat. Di bawahnya: tersendat. Selesai, tertunda dan batal mengikuti status kerja. Belum waktunya: yang diharapkan masih nol. Belum dapat dinilai: tidak ada target, atau belum ada angka yang dikirim.',
    en: 'From {onTrack} percent: on track. From {slow} percent: slow. Below: stuck. Finished, postponed and called off follow the work status. Not yet due: nothing is expected yet. Cannot be judged yet: there is no target, or no figure was sent.',
  },
  'help.rule_late': { id: 'Terlambat', en: 'Late' },
  'help.rule_late_text': {
    id: 'Laporan terlambat bila belum dikirim setelah pukul 23.59 WIB pada tanggal tenggat. Pada hari tenggat sendiri belum terlambat. Dikembalikan untuk perbaikan tidak menghapus ketepatan waktu pengiriman pertama.',
    en: 'A report is late when it has not been sent by 23.59 WIB of the due date. On the due date itself it is not late. Being returned later does not undo a first sending on time.',
  },
  'help.rule_units': { id: 'Satuan', en: 'Units' },
  'help.rule_units_text': {
    id: 'Satuan yang berbeda tidak pernah dijumlahkan: KK, jiwa dan unit berdiri sendiri-sendiri. Jumlah rupiah selalu disertai berapa aksi yang melaporkannya.',
    en: 'Different units are never added: households, persons and units stand apart. A sum of rupiah always comes with how many actions reported it.',
  },
  'help.rule_path': { id: 'Jalur indikator', en: 'The path of an indicator' },
  'help.rule_path_text': {
    id: 'Jalur dimulai dari nilai dasar dan memuat target per tahun beserta dokumennya. Jarak ke jalur disebut dalam poin: di depan, di jalur, atau di belakang, menurut arah baik indikator itu.',
    en: 'A path starts at a baseline and holds a target per year with its document. The distance to the path is given in points: ahead, on the path or behind, by the good direction of that indicator.',
  },
  'help.rule_comparable': { id: 'Dapat dibandingkan', en: 'Comparable' },
  'help.rule_comparable_text': {
    id: 'Dua nilai dibandingkan hanya bila indikator, wilayah, metode dan bulannya sama. Contoh: kemiskinan ekstrem nasional Maret 2024 diumumkan 0,83 persen (metode lama) dan dihitung ulang 1,26 persen (metode baru); Maret 2025 sebesar 0,85 persen. Dari 0,83 ke 0,85 bukan kenaikan.',
    en: 'Two values are compared only when indicator, region, method and month are the same. Example: national extreme poverty of March 2024 was announced as 0.83 percent (old method) and restated as 1.26 percent (new method); March 2025 is 0.85 percent. From 0.83 to 0.85 is not a rise.',
  },
  'help.rule_noise': { id: 'Rentang galat', en: 'Margin of error' },
  'help.rule_noise_text': {
    id: 'Survei dengan sekitar 670 rumah tangga sekabupaten tidak dapat menunjukkan perubahan 0,4 poin. Bila galat baku kedua nilai diketahui, perubahan sampai 1,96 × √(galat² + galat²) disebut dalam rentang galat dan tidak diberi warna berhasil atau gagal. Galat baku yang dihitung dari besar sampel, nilai, dan efek desain selalu disebut perkiraan.',
    en: 'A survey of about 670 households in a regency cannot show a change of 0.4 points. Where the standard error of both values is known, a change of up to 1.96 × √(error² + error²) is called within the margin of error, and wears no colour of success or failure. A standard error reckoned from the size of the sample, the value and the design effect is always called an estimate.',
  },
  'help.example_noise': {
    id: 'Dari {first} ke {last} persen: {change} poin. Dengan 670 rumah tangga dan efek desain 2, galat bakunya sekitar {before} dan {after} poin (perkiraan), jadi rentangnya ±{margin} poin: {word}.',
    en: 'From {first} to {last} percent: {change} points. With 670 households and a design effect of 2 the standard errors are about {before} and {after} points (estimates), so the margin is ±{margin} points: {word}.',
  },
  'help.rule_conflicts': { id: 'Sumber yang berbeda', en: 'Sources that disagree' },
  'help.rule_conflicts_text': {
    id: 'Bila sumber tidak sepakat, semua nilai disimpan. Satu dipakai, dengan alasannya tertulis di halaman indikator.',
    en: 'Where sources disagree, all values are kept. One is in use, and its page says why.',
  },
  'help.rule_private': { id: 'Tanpa data perorangan', en: 'No personal data' },
  'help.rule_private_text': {
    id: 'Tuntas menyimpan jumlah, bukan nama. Deretan 16 angka seperti NIK ditolak.',
    en: 'Tuntas keeps counts, not names. A run of 16 digits like a NIK is refused.',
  },

  'help.glossary': { id: 'Istilah', en: 'Glossary' },
  'help.term_strategy': { id: 'Strategi', en: 'Strategy' },
  'help.meaning_strategy': {
    id: 'Satu dari tiga jalan penanggulangan kemiskinan: mengurangi beban pengeluaran, meningkatkan pendapatan, mengurangi kantong kemiskinan.',
    en: 'One of the three ways of fighting poverty: lower the burden of spending, raise incomes, shrink the pockets of poverty.',
  },
  'help.term_agency': { id: 'OPD', en: 'Agency' },
  'help.meaning_agency': {
    id: 'Perangkat daerah pemilik aksi; kecamatan, instansi vertikal dan mitra juga dapat menjadi pemilik.',
    en: 'The owner of actions; a kecamatan, a vertical office or a partner can be one.',
  },
  'help.term_action': { id: 'Aksi', en: 'Action' },
  'help.meaning_action': {
    id: 'Satu kegiatan seukuran sub kegiatan dalam satu tahun anggaran, dengan satu OPD pemilik dan satu strategi utama.',
    en: 'One program action of about a sub-kegiatan’s size in one budget year, with one owner and one primary strategy.',
  },
  'help.term_report': { id: 'Laporan kemajuan', en: 'Report' },
  'help.meaning_report': {
    id: 'Yang disampaikan OPD tentang satu aksi untuk satu masa pelaporan: belum diisi, draf, terkirim, diverifikasi, atau dikembalikan.',
    en: 'What an agency says of one action for one window: not filled in, draft, sent, verified, or returned.',
  },
  'help.term_window': { id: 'Masa pelaporan', en: 'Reporting window' },
  'help.meaning_window': {
    id: 'Periode yang laporannya ditunggu, biasanya triwulan: ada hari buka, tenggat, masa tambahan, lalu terkunci.',
    en: 'A period that is due, usually a quarter: it opens, falls due, has a time of grace, then locks.',
  },
  'help.term_indicator': { id: 'Indikator, nilai, target', en: 'Indicator, reading, target' },
  'help.meaning_indicator': {
    id: 'Deret angka terbitan resmi, satu nilai terbit di dalamnya, dan satu nilai yang direncanakan. Aksi tidak pernah mengubah indikator.',
    en: 'A published series, one published value of it, and one planned value. Actions never write into an indicator.',
  },
  'help.term_points': { id: 'Poin', en: 'Points' },
  'help.meaning_points': {
    id: 'Selisih dua persentase. Dari 14,14 persen ke 13,69 persen adalah −0,45 poin, bukan −0,45 persen.',
    en: 'The difference of two percentages. From 14.14 percent to 13.69 percent is −0.45 points, not −0.45 percent.',
  },
  'help.term_demo': { id: 'Contoh', en: 'Contoh (demo)' },
  'help.meaning_demo': {
    id: 'Angka yang dibuat untuk peragaan dan tidak berasal dari sumber mana pun.',
    en: 'A figure made for the demonstration, from no source at all.',
  },
  'help.examples': { id: 'Contoh hitungan', en: 'Worked examples' },
  'help.examples_lead': {
    id: 'Dengan persentase penduduk miskin Kabupaten Lahat bulan Maret yang diterbitkan BPS, dihitung oleh rumus yang sama dengan halaman indikator.',
    en: 'With the poverty rates of Lahat regency for March as BPS published them, by the same formulas as the page of the indicator.',
  },
  'help.example_position': {
    id: 'Maret {year}: Lahat {value} persen, Sumatera Selatan {province} (selisih {aboveProvince} poin), Indonesia {nation} (selisih {aboveNation} poin). Karena turun berarti membaik, Lahat lebih buruk dari keduanya. Peringkat menunggu nilai kabupaten lain.',
    en: 'March {year}: Lahat {value} percent, South Sumatra {province} (difference {aboveProvince} points), Indonesia {nation} (difference {aboveNation} points). As down is better, Lahat stands worse than both. The rank awaits values of other regencies.',
  },
  'help.example_change': {
    id: 'Dari {first} ({from}) menjadi {last} ({to}): {change} poin dalam {n} tahun; langkah terakhir {step} poin.',
    en: 'From {first} ({from}) to {last} ({to}): {change} points in {n} year; last step {step} points. ¦ From {first} ({from}) to {last} ({to}): {change} points in {n} years; last step {step} points.',
  },
  'help.example_effectiveness': {
    id: 'Dari {n} nilai yang sebanding, kemiringannya {slope} poin setahun, langkah terakhir {step} poin, dan nilai terakhir {first} poin terhadap yang pertama: {word}.',
    en: 'From {n} comparable value the slope is {slope} points a year, the last step {step} points, the latest {first} points against the first: {word}. ¦ From {n} comparable values the slope is {slope} points a year, the last step {step} points, the latest {first} points against the first: {word}.',
  },
  'help.example_relevance': {
    id: '{together} dari {steps} langkah tahunan yang dimiliki Lahat, Sumatera Selatan, dan Indonesia sejak 2019 bergerak searah ({share}): {word}.',
    en: '{together} of the {steps} yearly steps since 2019 that Lahat, South Sumatra and Indonesia have in common went the same way ({share}): {word}.',
  },
  'help.example_linkage': {
    id: 'Kemiskinan dan pengangguran terbuka membaik bersama pada {good} dari {steps} langkah tahunan. Bergerak bersama belum berarti sebab.',
    en: 'Poverty and open unemployment got better together in {good} of {steps} yearly steps. Moving together is no cause.',
  },
  'help.example_effect_term': {
    id: 'Diharapkan dan terjadi',
    en: 'Expected against observed',
  },
  'help.example_effect': {
    id: 'Misalkan satu aksi 2024 diharapkan menyumbang {full} poin bila tuntas, dengan jeda tiga bulan, dan {share} keluarannya terverifikasi pada akhir 2024. Sampai nilai Maret 2025 diharapkan {expected} poin. Yang terjadi sejak Maret 2023: dari {from} menjadi {to}, {observed} poin; sisanya {rest} poin tidak dijelaskan oleh aksi itu. Kontribusi, bukan sebab-akibat.',
    en: 'Suppose one action of 2024 is expected to contribute {full} points when complete, with a lag of three months, and {share} of its output was verified at the end of 2024. Up to the value of March 2025, {expected} points are expected. What happened since March 2023: from {from} to {to}, {observed} points; the remaining {rest} points are not explained by that action. Contribution, not causation.',
  },
  'help.sources': { id: 'Sumber data', en: 'Sources' },
  'help.sources_text': {
    id: 'Nilai indikator berasal dari terbitan BPS dan pemberitaan pernyataan resmi; tiap nilai menyebut sumbernya. Kode dan nama wilayah: idn-area-data (ODbL).',
    en: 'Indicator readings come from BPS publications and news of official statements; each names its source. Codes and names of places: idn-area-data (ODbL).',
  },
} as const satisfies Words
