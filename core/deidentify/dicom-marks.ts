/** What a person painted over on an image: bars, strokes, and all that lies outside a crop; as runs of pixels in each row. */

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export type PaintMark =
  | { readonly kind: "bar"; readonly rect: Rect }
  | { readonly kind: "stroke"; readonly width: number; readonly spots: readonly Spot[] }

/** In pixels of the frame as it is stored. */
export interface Painted {
  /** Counted from zero; null for every frame of the file. */
  readonly frame: number | null
  readonly marks: readonly PaintMark[]
  /** Where there is one, what lies outside is painted over too: rows, columns and scale stay what they were. */
  readonly crop: Rect | null
}

export interface PaintedSize {
  readonly rows: number
  readonly columns: number
}

/** From the first pixel to behind the last. */
export type Run = readonly [from: number, to: number]

/** For each row that is touched its runs, in order and apart from each other. */
export type Runs = ReadonlyMap<number, readonly Run[]>

export function runsOf(painted: readonly Painted[], size: PaintedSize): Runs {
  const rows = new Map<number, Run[]>()
  const add = (row: number, from: number, to: number): void => {
    const [first, last] = [Math.max(Math.floor(from), 0), Math.min(Math.ceil(to), size.columns)]
    if (row < 0 || row >= size.rows || first >= last) return
    rows.set(row, [...(rows.get(row) ?? []), [first, last]])
  }
  for (const { marks, crop } of painted) {
    for (const mark of marks) {
      if (mark.kind === "bar") addRect(mark.rect, size, add)
      else addStroke(mark, size, add)
    }
    if (crop !== null) addOutside(crop, size, add)
  }
  return new Map([...rows].map(([row, runs]) => [row, merged(runs)]))
}

type Add = (row: number, from: number, to: number) => void

/** Whole pixels, outwards: a bar hides all of what it touches. */
function addRect({ x, y, width, height }: Rect, { rows }: PaintedSize, add: Add): void {
  const last = Math.min(Math.ceil(y + height), rows)
  for (let row = Math.max(Math.floor(y), 0); row < last; row++) add(row, x, x + width)
}

function addOutside({ x, y, width, height }: Rect, { rows, columns }: PaintedSize, add: Add): void {
  const [top, bottom] = [Math.ceil(y), Math.floor(y + height)]
  for (let row = 0; row < rows; row++) {
    if (row < top || row >= bottom) add(row, 0, columns)
    else {
      add(row, 0, Math.ceil(x))
      add(row, Math.floor(x + width), columns)
    }
  }
}

/** A round brush moved along its spots, a pixel wider than it looks: half a letter at its edge is hidden too. */
function addStroke({ width, spots }: PaintMark & { kind: "stroke" }, { rows }: PaintedSize, add: Add): void {
  const radius = width / 2 + 1
  const dab = ({ x, y }: Spot): void => {
    const last = Math.min(Math.ceil(y + radius), rows)
    for (let row = Math.max(Math.floor(y - radius), 0); row < last; row++) {
      const down = Math.min(Math.abs(row - y), Math.abs(row + 1 - y))
      const across = Math.sqrt(Math.max(radius * radius - down * down, 0))
      if (down < radius || (row <= y && y < row + 1)) add(row, x - across, x + across)
    }
  }
  for (const [index, spot] of spots.entries()) {
    const before = spots[index - 1] ?? spot
    const way = Math.sqrt((spot.x - before.x) ** 2 + (spot.y - before.y) ** 2)
    const steps = Math.max(Math.ceil(way / Math.max(radius / 4, 0.5)), 1)
    for (let step = 1; step <= steps; step++) {
      const share = step / steps
      dab({ x: before.x + (spot.x - before.x) * share, y: before.y + (spot.y - before.y) * share })
    }
  }
}

function merged(runs: readonly Run[]): readonly Run[] {
  const apart: Run[] = []
  for (const [from, to] of runs.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1)
    if (last !== undefined && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)]
    else apart.push([from, to])
  }
  return apart
}
