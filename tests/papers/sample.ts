import type { Block, Paper } from '../../server/papers/paper'

/** A small paper with one of each block, and texts that mean harm. */
export function samplePaper(more: Partial<Paper> = {}, blocks: readonly Block[] = []): Paper {
  return {
    lang: 'id',
    title: 'Matriks Laporan Semester I 2026',
    mark: 'Tuntas, 25 November 2026',
    at: '2026-11-25T02:00:00.000Z',
    sheet: 'f4',
    landscape: true,
    letterhead: {
      lines: [
        'PEMERINTAH KABUPATEN LAHAT',
        'TIM KOORDINASI PENANGGULANGAN KEMISKINAN',
        'Sekretariat: Bappeda',
      ],
      address: 'Jalan Kolonel H. Barlian, Lahat 31414',
    },
    blocks: [
      { kind: 'title', text: 'MATRIKS LAPORAN', lines: ['Semester I Tahun 2026'] },
      { kind: 'heading', level: 1, text: 'Keadaan kemiskinan' },
      { kind: 'text', text: 'Penduduk miskin 14,14 persen.\nBaris kedua.' },
      { kind: 'list', ordered: true, items: ['Satu', 'Dua'] },
      { kind: 'facts', rows: [['Hari', 'Kamis, 10 Oktober 2024']] },
      {
        kind: 'table',
        key: 'matrix',
        caption: 'Tabel 1. Aksi dan realisasinya',
        name: 'Matriks',
        numbered: true,
        columns: [
          { key: 'title', label: 'Aksi', kind: 'text', width: 40 },
          { key: 'target', label: 'Sasaran', kind: 'number', width: 10, group: 'Penerima' },
          { key: 'reached', label: 'Terlayani', kind: 'number', width: 10, group: 'Penerima' },
          { key: 'budget', label: 'Anggaran (Rp)', kind: 'rupiah', width: 18 },
          { key: 'share', label: 'Terserap (%)', kind: 'percent', width: 10 },
        ],
        rows: [
          { kind: 'band', key: 's1', text: 'Strategi 1: Mengurangi beban pengeluaran' },
          {
            kind: 'row',
            key: 'A-2026-001',
            cells: ['Bedah rumah', 486, null, 1_250_000_000, 0.625],
          },
          {
            kind: 'row',
            key: 'A-2026-002',
            cells: ['=cmd|"/c calc"!A1 \u0000\u0007\ud800' + 'x'.repeat(400), 0, 0, 0, 0],
          },
          { kind: 'total', key: 'total', cells: ['Jumlah', null, null, 1_250_000_000, null] },
        ],
        notes: ['Tanda – berarti belum dilaporkan, bukan nol.'],
      },
      {
        kind: 'chart',
        key: 'poverty',
        caption: 'Gambar 1. Persentase penduduk miskin',
        description: 'Turun dari 15,10 ke 14,14 persen.',
        notes: ['Sumber: BPS'],
        drawing: {
          width: 480,
          height: 160,
          shapes: [
            { kind: 'path', d: 'M20 40L240 90L460 120', tone: 'ink', thick: 2 },
            { kind: 'dot', x: 460, y: 120, radius: 4, tone: 'ink' },
            {
              kind: 'text',
              x: 440,
              y: 110,
              text: '14,14 & <turun>',
              size: 12,
              tone: 'ink',
              anchor: 'end',
            },
            { kind: 'rect', x: 20, y: 140, width: 200, height: 10, tone: 'strategy-1' },
          ],
        },
      },
      {
        kind: 'signatures',
        place: 'Lahat',
        day: '25 November 2026',
        signers: [{ office: ['Kepala Bappeda', 'selaku Sekretaris'], name: '', under: ['NIP'] }],
      },
      ...blocks,
    ],
    ...more,
  }
}
