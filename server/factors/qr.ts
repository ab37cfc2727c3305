/** A text as a QR code: the path of its dark squares, and how wide it is with the white margin around. */
export type Drawn = Readonly<{ path: string; size: number }>

const margin = 4

export async function drawQr(text: string): Promise<Drawn> {
  const { create } = await import('qrcode')
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Array.from(data.subarray(y * size, (y + 1) * size), (dark) => (dark ? '1' : '0'))
    return [...row.join('').matchAll(/1+/g)]
      .map(
        ({ 0: run, index }) => `M${index + margin} ${y + margin}h${run.length}v1h-${run.length}z`,
      )
      .join('')
  })
  return { path: rows.join(''), size: size + 2 * margin }
}
