import type { Knex } from 'knex'
import type { Day } from '../../server/i18n'
import type { DemoUser, DemoUsers } from './accounts'
import type { DemoAgency, Ground } from './build'
import { addDays, atWib } from './days'
import type { HistoryLine } from './write'

/** Days are counted from the meeting that decided; `answered` and `closed` are left out while they have not come. */
type Told = Readonly<{
  owner: 'housing' | 'social' | 'village' | 'health'
  text: string
  /** What was said about it in the meeting that decided. */
  said: string
  due: number
  /** A word in the title of the owner's action that it is about; without one, or such an action, its first. */
  about?: string
  answered?: Readonly<{ after: number; text: string }>
  closed?: Readonly<{ after: number; as: 'fulfilled' | 'cancelled'; remark: string | null }>
  /** The meetings after it, by their place in the series, whose agenda carries it. */
  carriedBy?: readonly number[]
}>
type Meeting = Readonly<{ daysAgo: number; title: string; decisions: readonly Told[] }>

/** Two meetings that were held and the one that is being prepared: what was promised, and what became of it. */
const series: readonly Meeting[] = [
  {
    daysAgo: 126,
    title: 'Rakor TKPK: evaluasi aksi semester I',
    decisions: [
      {
        owner: 'housing',
        text: 'Menyelesaikan verifikasi calon penerima rumah layak huni dan menyerahkan berita acaranya ke Bappeda',
        said: 'Sebagian calon penerima berubah sejak pendataan; verifikasi lapangan baru separuh desa.',
        due: 30,
        answered: {
          after: 26,
          text: 'Verifikasi selesai di semua desa sasaran; berita acara ada di Bappeda.',
        },
        closed: { after: 33, as: 'fulfilled', remark: null },
      },
      {
        owner: 'social',
        text: 'Mencocokkan daftar penerima bantuan pangan dengan data terbaru bersama para camat',
        said: 'Camat melaporkan nama ganda dan yang sudah pindah; data terbaru belum dipakai.',
        due: 60,
        about: 'DTSEN',
        carriedBy: [1, 2],
      },
      {
        owner: 'village',
        text: 'Mengirim daftar desa yang belum menganggarkan Dana Desa untuk keluarga miskin ekstrem',
        said: 'Beberapa desa menunggu perubahan APBDes sebelum menganggarkan.',
        due: 45,
        about: 'Dana Desa',
        answered: {
          after: 58,
          text: 'Daftar terkirim, terlambat karena menunggu APBDes perubahan.',
        },
        closed: { after: 91, as: 'fulfilled', remark: 'Diterima dalam rapat.' },
        carriedBy: [1],
      },
    ],
  },
  {
    daysAgo: 35,
    title: 'Rakor TKPK: evaluasi aksi triwulan III',
    decisions: [
      {
        owner: 'housing',
        text: 'Mengusulkan tambahan anggaran untuk rumah yang belum selesai, dengan daftar nama desanya',
        said: 'Harga bahan naik; rumah yang tersisa tidak tertutup anggaran murni.',
        due: 40,
        carriedBy: [2],
      },
      {
        owner: 'social',
        text: 'Menjelaskan tertulis keluarga sasaran yang belum menerima bantuan dan langkah penyelesaiannya',
        said: 'Penyaluran tahap kedua belum sampai ke semua keluarga sasaran.',
        due: 32,
        about: 'Permakanan',
        answered: { after: 30, text: 'Penjelasan dan jadwal penyaluran susulan terlampir.' },
        carriedBy: [2],
      },
      {
        owner: 'health',
        text: 'Menyampaikan data kepesertaan jaminan kesehatan keluarga miskin ekstrem per kecamatan',
        said: 'Data kepesertaan per kecamatan belum pernah disandingkan dengan data sasaran.',
        due: 25,
        carriedBy: [2],
      },
      {
        owner: 'village',
        text: 'Memindahkan lokasi padat karya ke desa yang jalannya terputus',
        said: 'Jalan ke lokasi terputus sejak hujan bulan lalu.',
        due: 30,
        about: 'Dana Desa',
        closed: { after: 12, as: 'cancelled', remark: 'Jalan sudah diperbaiki provinsi.' },
      },
    ],
  },
  { daysAgo: -14, title: 'Rakor TKPK: persiapan evaluasi akhir tahun', decisions: [] },
]

const owners: Readonly<Record<Told['owner'], readonly string[]>> = {
  housing: ['prkpp', 'perkim'],
  social: ['dinsos'],
  village: ['dpmd'],
  health: ['dinkes'],
}

/** Puts in the series of meetings with their decisions; a decision whose owner the home does not have is left out. */
export async function writeDecisions(
  trx: Knex.Transaction,
  ground: Ground,
  users: DemoUsers,
  today: Day,
): Promise<HistoryLine[]> {
  const lines: HistoryLine[] = []
  const found = (owner: Told['owner']): DemoAgency | undefined =>
    owners[owner].flatMap((code) => ground.agencies.get(code) ?? [])[0]
  const invited = (Object.keys(owners) as Told['owner'][]).flatMap((owner) => found(owner) ?? [])
  const held = series.map((one) => addDays(today, -one.daysAgo))
  const meetings: number[] = []
  for (const [place, one] of series.entries()) {
    const heldOn = held[place] as Day
    const past = heldOn < today
    const [row] = await trx('meetings')
      .insert({
        title: one.title,
        kind: 'tkpk',
        held_on: heldOn,
        starts_at: '09:00',
        venue: 'Ruang rapat Bappeda',
        chair: 'Wakil Bupati selaku Ketua TKPK',
        // Closed once everything is there, with the pages it showed.
        state: past ? 'shared' : 'draft',
        started_at: past ? atWib(heldOn, 9 * 60) : null,
        is_demo: true,
        created_by: users.secretariat.id,
        created_at: atWib(
          addDays(heldOn, -14) < today ? addDays(heldOn, -14) : addDays(today, -1),
          9 * 60,
        ),
      })
      .returning('id')
    meetings.push(row.id as number)
    if (past) {
      lines.push({
        at: atWib(heldOn, 10 * 60 + 5),
        actor: users.coordinator,
        actorName: users.coordinator.name,
        event: 'meeting.closed',
        subject: 'meeting',
        subjectId: row.id,
        after: null,
      })
    }
    await trx('meeting_agencies').insert(
      invited.map(({ id }, at) => ({
        meeting_id: row.id,
        agency_id: id,
        attendance: past ? (at === 2 ? 'represented' : 'head') : 'unknown',
        represented_by: past && at === 2 ? 'Sekretaris dinas' : null,
      })),
    )
  }

  const positions = meetings.map(() => 0)
  const numbers = new Map<string, number>()
  for (const [place, one] of series.entries()) {
    for (const told of one.decisions) {
      const owner = found(told.owner)
      if (!owner) continue
      const heldOn = held[place] as Day
      const item = async (meeting: number, row: object) => {
        positions[meeting] = (positions[meeting] ?? 0) + 1
        const [made] = await trx('agenda_items')
          .insert({ meeting_id: meetings[meeting], position: positions[meeting], ...row })
          .returning('id')
        return made.id as number
      }
      const action = await trx('actions')
        .where({ agency_id: owner.id, year: Number(heldOn.slice(0, 4)) })
        .orderByRaw('strpos(title, ?) > 0 DESC, id', [told.about ?? ''])
        .first('id')
      const itemId = await item(place, {
        ...(action
          ? { kind: 'action', action_id: action.id }
          : { kind: 'agency', agency_id: owner.id }),
        outcome: 'decided',
        note: told.said,
      })
      const year = heldOn.slice(0, 4)
      numbers.set(year, (numbers.get(year) ?? 0) + 1)
      const { answered, closed } = told
      const at = (after: number, minutes: number) => atWib(addDays(heldOn, after), minutes)
      const answeredAt = answered ? at(answered.after, 14 * 60) : null
      const closedAt = closed ? at(closed.after, 9 * 60 + 30) : null
      const officer = users.officers.get(owner.id) ?? null
      const [decision] = await trx('decisions')
        .insert({
          year: Number(year),
          number: numbers.get(year),
          text: told.text,
          agency_id: owner.id,
          decided_on: heldOn,
          due_on: addDays(heldOn, told.due),
          action_id: action?.id ?? null,
          meeting_id: meetings[place],
          agenda_item_id: itemId,
          state: closed?.as ?? (answered ? 'answered' : 'open'),
          answer: answered?.text ?? null,
          answered_at: answeredAt,
          answered_by: answered ? (officer?.id ?? null) : null,
          remark: closed?.remark ?? null,
          closed_at: closedAt,
          closed_by: closed ? users.coordinator.id : null,
          is_demo: true,
          version: 1 + (answered ? 1 : 0) + (closed ? 1 : 0),
          created_by: users.coordinator.id,
          created_at: at(0, 9 * 60 + 20),
          updated_at: closedAt ?? answeredAt ?? at(0, 9 * 60 + 20),
        })
        .returning(['id', 'code'])
      for (const [times, meeting] of (told.carriedBy ?? []).entries()) {
        const then = held[meeting] as Day
        const due = addDays(heldOn, told.due)
        // Of a meeting that is only planned nobody knows yet what will be late by its day.
        const known = then < today ? then : today
        const isAccepted = closed !== undefined && addDays(heldOn, closed.after) === then
        await item(meeting, {
          kind: 'decision',
          decision_id: decision.id,
          reason:
            answeredAt && answered && addDays(heldOn, answered.after) < then
              ? 'answered'
              : due < known
                ? 'overdue'
                : 'due',
          facts: JSON.stringify({ due, carried: times }),
          outcome: then < today ? (isAccepted ? 'closed' : 'postponed') : null,
        })
      }
      const line = (
        moment: Date,
        who: DemoUser | null,
        verb: string,
        after: object,
      ): HistoryLine => ({
        at: moment,
        actor: who,
        actorName: who?.name ?? `Petugas ${owner.shortName} (contoh)`,
        event: `decision.${verb}`,
        subject: 'decision',
        subjectId: decision.id,
        after,
      })
      lines.push(
        line(at(0, 9 * 60 + 20), users.coordinator, 'made', {
          code: decision.code,
          text: told.text,
        }),
        ...(answered && answeredAt
          ? [line(answeredAt, officer, 'answered', { state: 'answered', answer: answered.text })]
          : []),
        ...(closed && closedAt
          ? [
              line(closedAt, users.coordinator, closed.as, {
                state: closed.as,
                remark: closed.remark,
              }),
            ]
          : []),
      )
    }
  }
  return lines
}
