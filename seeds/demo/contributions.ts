import type { Knex } from 'knex'
import type { DemoUsers } from './accounts'
import type { HistoryLine, StoredAction } from './write'

type Wish = Readonly<{
  /** The action's key and the indicator's code. */
  of: readonly [key: string, code: string]
  expected: number
  lag: number
  confidence: 'low' | 'medium' | 'high'
  why: string
  /** How the calculator would have it: units, whole, year. */
  working?: readonly [kind: 'count' | 'share', units: number, whole: number, year: number]
  /** What became of it; accepted unless said. */
  fate?: 'proposed' | Readonly<{ rejected: string }>
}>

// The population behind the March 2025 figures: 58,660 poor people are 13.69 percent of it.
const people = 428_500

/** What is expected of the demo's actions. None has a source: they show how a team would write it. */
const wishes: readonly Wish[] = [
  {
    of: ['p3ke-2024', 'P0'],
    expected: -0.1,
    lag: 3,
    confidence: 'low',
    why: 'Contoh: dari 11.000 jiwa penerima, sekitar 430 jiwa yang pengeluarannya tepat di bawah garis kemiskinan diperkirakan melewatinya.',
    working: ['share', 430, people, 2025],
  },
  {
    of: ['cbp-2024', 'P0'],
    expected: -0.05,
    lag: 0,
    confidence: 'low',
    why: 'Contoh: beras 10 kg per bulan menambah pengeluaran setara keluarga di tepi garis; pengaruhnya hilang ketika penyaluran berhenti.',
  },
  {
    of: ['bibit-kopi-2024', 'P0'],
    expected: -0.08,
    lag: 36,
    confidence: 'medium',
    why: 'Contoh: kopi hasil peremajaan mulai berbuah sesudah tiga tahun; sekitar 350 jiwa petani miskin naik pendapatannya.',
    working: ['share', 343, people, 2025],
  },
  {
    of: ['pekerja-rentan-2024', 'P0'],
    expected: -0.3,
    lag: 0,
    confidence: 'high',
    why: 'Contoh: 21.600 pekerja rentan terlindungi jaminan kecelakaan kerja dan kematian.',
    fate: {
      rejected:
        'Jaminan menjaga keluarga agar tidak jatuh miskin, tetapi tidak menambah pengeluaran; penurunan angka tidak dapat diharapkan darinya.',
    },
  },
  {
    of: ['pkh-2025', 'P0'],
    expected: -0.2,
    lag: 3,
    confidence: 'medium',
    why: 'Contoh: bagian keluarga penerima PKH yang dengan bantuan bersyarat melewati garis kemiskinan.',
    working: ['share', 857, people, 2025],
  },
  {
    of: ['rtlh-2024', 'RTLH'],
    expected: -755,
    lag: 0,
    confidence: 'high',
    why: 'Contoh: setiap rumah yang selesai keluar dari daftar rumah tidak layak huni hasil survei dinas.',
    working: ['count', 755, 6971, 2023],
  },
  {
    of: ['rtlh-2025', 'RTLH'],
    expected: -500,
    lag: 0,
    confidence: 'high',
    why: 'Contoh: setiap rumah yang selesai keluar dari daftar rumah tidak layak huni hasil survei dinas.',
    working: ['count', 500, 6971, 2023],
  },
  {
    of: ['rtlh-2026', 'RTLH'],
    expected: -420,
    lag: 0,
    confidence: 'high',
    why: 'Contoh: setiap rumah yang selesai keluar dari daftar rumah tidak layak huni hasil survei dinas.',
    working: ['count', 420, 6971, 2023],
  },
  {
    of: ['rtlh-2026', 'P0'],
    expected: -0.02,
    lag: 12,
    confidence: 'low',
    why: 'Contoh: rumah layak mengurangi pengeluaran perbaikan dan berobat, tetapi pengaruhnya pada angka kemiskinan kecil.',
    fate: 'proposed',
  },
  {
    of: ['gasing-2024', 'STUNTING_EPPGBM'],
    expected: -0.4,
    lag: 3,
    confidence: 'medium',
    why: 'Contoh: 368 balita yang didampingi, sebagian besar pulih dalam satu masa penimbangan.',
  },
  {
    of: ['ats-2024', 'ATS_N'],
    expected: -1200,
    lag: 0,
    confidence: 'medium',
    why: 'Contoh: anak tidak sekolah yang kembali ke sekolah atau kejar paket dari 5.881 anak yang terdata.',
    working: ['count', 1200, 5881, 2024],
  },
  {
    of: ['cadangan-pangan-2026', 'P0'],
    expected: -0.04,
    lag: 0,
    confidence: 'low',
    why: 'Contoh: bantuan beras menahan keluarga di tepi garis pada bulan survei.',
  },
  {
    of: ['permakanan-2026', 'EXT_P'],
    expected: -0.03,
    lag: 0,
    confidence: 'medium',
    why: 'Contoh: lanjut usia terlantar mendapat makan tiap hari; sebagian adalah keluarga miskin ekstrem.',
  },
  {
    of: ['pmt-lokal-2026', 'STUNTING'],
    expected: -0.6,
    lag: 6,
    confidence: 'medium',
    why: 'Contoh: 1.850 balita dan ibu hamil mendapat makanan tambahan selama tiga bulan.',
  },
  {
    of: ['pasar-murah-2026', 'P0'],
    expected: -0.5,
    lag: 0,
    confidence: 'high',
    why: 'Contoh: paket bersubsidi menurunkan pengeluaran keluarga menjelang hari raya.',
    fate: 'proposed',
  },
  {
    of: ['berobat-gratis-2026', 'UHH'],
    expected: 0.02,
    lag: 24,
    confidence: 'low',
    why: 'Contoh: akses berobat memperpanjang harapan hidup, perlahan dan bersama banyak sebab lain.',
    fate: 'proposed',
  },
  {
    of: ['wirausaha-2026', 'P0'],
    expected: -0.03,
    lag: 12,
    confidence: 'low',
    why: 'Contoh: sebagian peserta pelatihan membuka usaha yang bertahan setahun.',
  },
  {
    of: ['kopi-2026', 'P0'],
    expected: -0.06,
    lag: 36,
    confidence: 'medium',
    why: 'Contoh: kopi hasil peremajaan mulai berbuah sesudah tiga tahun.',
  },
  {
    of: ['kube-2026', 'P0'],
    expected: -0.02,
    lag: 12,
    confidence: 'low',
    why: 'Contoh: kelompok usaha bersama yang aktif menambah pendapatan anggotanya.',
  },
  {
    of: ['padat-karya-2026', 'TPT'],
    expected: -0.1,
    lag: 0,
    confidence: 'medium',
    why: 'Contoh: penganggur yang bekerja di padat karya selama bulan survei.',
  },
  {
    of: ['bursa-kerja-2026', 'TPT'],
    expected: -0.15,
    lag: 3,
    confidence: 'medium',
    why: 'Contoh: penempatan lewat bursa kerja dari angkatan kerja sekitar 220 ribu orang.',
  },
  {
    of: ['vokasi-2026', 'TPT'],
    expected: -0.05,
    lag: 6,
    confidence: 'low',
    why: 'Contoh: lulusan vokasi yang diterima bekerja dalam enam bulan.',
  },
  {
    of: ['spam-perdesaan-2026', 'AIR_MINUM'],
    expected: 0.6,
    lag: 3,
    confidence: 'high',
    why: 'Contoh: sambungan rumah baru dibagi sekitar 115 ribu rumah tangga.',
  },
  {
    of: ['sambungan-pdam-2026', 'AIR_MINUM'],
    expected: 0.3,
    lag: 3,
    confidence: 'high',
    why: 'Contoh: 350 sambungan rumah dibagi sekitar 115 ribu rumah tangga.',
  },
  {
    of: ['tangki-septik-2026', 'SANITASI'],
    expected: 0.3,
    lag: 3,
    confidence: 'medium',
    why: 'Contoh: tangki septik baru dibagi sekitar 115 ribu rumah tangga.',
  },
  {
    of: ['dana-desa-2026', 'EXT_P'],
    expected: -0.05,
    lag: 3,
    confidence: 'low',
    why: 'Contoh: bagian Dana Desa untuk bantuan langsung tunai keluarga miskin ekstrem.',
  },
  {
    of: ['desa-tertinggal-2026', 'DESA_TERTINGGAL'],
    expected: -3,
    lag: 6,
    confidence: 'medium',
    why: 'Contoh: desa dampingan yang naik status pada pemutakhiran indeks berikutnya.',
  },
]

const day = 86_400_000

/** Stores the contributions whose action and indicator are there, and gives their lines of history. */
export async function writeContributions(
  trx: Knex.Transaction,
  actions: readonly StoredAction[],
  users: DemoUsers,
  now: Date,
): Promise<HistoryLine[]> {
  const indicators: { id: number; code: string }[] = await trx('indicators').select('id', 'code')
  const lines: HistoryLine[] = []
  for (const wish of wishes) {
    const [key, code] = wish.of
    const stored = actions.find(({ action }) => action.planned.key === key)
    const indicator = indicators.find((one) => one.code === code)
    if (!stored || !indicator) continue
    const proposedAt = new Date(stored.action.createdAt.getTime() + 9 * day)
    const decidedAt = new Date(proposedAt.getTime() + 12 * day)
    if (proposedAt >= now) continue
    const rejected = typeof wish.fate === 'object' ? wish.fate.rejected : null
    const open = wish.fate === 'proposed' || decidedAt >= now
    const state = open ? 'proposed' : rejected ? 'rejected' : 'accepted'
    const proposer = users.officers.get(stored.action.agency.id) ?? users.secretariat
    const [row] = await trx('contributions')
      .insert({
        action_id: stored.id,
        indicator_id: indicator.id,
        expected: wish.expected,
        lag_months: wish.lag,
        confidence: wish.confidence,
        reasoning: wish.why,
        working: wish.working ? JSON.stringify(workingOf(wish.working, wish.expected)) : null,
        state,
        state_reason: open ? null : rejected,
        is_demo: true,
        proposed_by: proposer.id,
        proposed_at: proposedAt,
        decided_by: open ? null : users.coordinator.id,
        decided_at: open ? null : decidedAt,
      })
      .returning('id')
    const line = { subject: 'contribution' as const, subjectId: row.id as number }
    lines.push({
      ...line,
      at: proposedAt,
      actor: proposer,
      actorName: proposer.name,
      event: 'contribution.proposed',
      after: { action: stored.code, indicator: code, expected: wish.expected },
    })
    if (!open) {
      lines.push({
        ...line,
        at: decidedAt,
        actor: users.coordinator,
        actorName: users.coordinator.name,
        event: `contribution.${state}`,
        after: { state, state_reason: rejected },
      })
    }
  }
  return lines
}

function workingOf([kind, units, whole, year]: NonNullable<Wish['working']>, expected: number) {
  const points = Math.round(((100 * units) / whole) * 1e4) / 1e4
  const size = kind === 'count' ? units : points
  return { kind, units, whole, year, result: Math.sign(expected) * size }
}

/**
 * How precise the poverty rate of a regency is: its publisher prints no standard error, so the size of the sample stands
 * for it, about 670 households with a usual design effect. Pages call what follows from it an estimate.
 */
export async function estimatePrecision(trx: Knex.Transaction): Promise<void> {
  await trx('readings')
    .whereIn('indicator_id', trx('indicators').select('id').where({ code: 'P0' }))
    .where({ region_code: '16.04', month: 3, in_use: true })
    .where('year', '>=', 2019)
    .update({ sample_size: 670, sample_counts: 'households', design_effect: 2 })
}
