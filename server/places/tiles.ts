export type Tile = Readonly<{ row: number; column: number }>
type Laid = Readonly<{ code: string; tileRow: number | null; tileColumn: number | null }>

/**
 * Where each place's tile lies: where the team has put it, else in the order of the codes into what is free, on a field a
 * little wider than high. A layout says who is whose neighbour at best; it is no map, and the page says so.
 */
export function layTiles(places: readonly Laid[]): Map<string, Tile> {
  const tiles = new Map<string, Tile>()
  const taken = new Set<string>()
  for (const { code, tileRow, tileColumn } of places) {
    if (tileRow === null || tileColumn === null) continue
    tiles.set(code, { row: tileRow, column: tileColumn })
    taken.add(`${tileRow}/${tileColumn}`)
  }
  const width = Math.max(
    Math.ceil(Math.sqrt(places.length * 1.2)),
    ...[...tiles.values()].map((tile) => tile.column),
  )
  let cell = 0
  for (const { code } of places) {
    if (tiles.has(code)) continue
    let tile: Tile
    do {
      tile = { row: Math.floor(cell / width) + 1, column: (cell % width) + 1 }
      cell += 1
    } while (taken.has(`${tile.row}/${tile.column}`))
    taken.add(`${tile.row}/${tile.column}`)
    tiles.set(code, tile)
  }
  return tiles
}
