/** What a decoder reads of a JPEG: the tables that its scans refer to, and their coded pixels to the last block. */
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { huffmanTable } from "./jpeg-bits.ts"
import { isFrame, jpegMarkers } from "./jpeg.ts"
import type { JpegSegment } from "./jpeg.ts"
import { scanSpans } from "./jpeg-scan.ts"
import type { CodedSpan, Scan, ScanComponent } from "./jpeg-scan.ts"

export interface JpegPlan {
  /** By where the body of a segment begins: its tables that are used. */
  readonly tables: ReadonlyMap<number, Bytes>
  /** By where the coded pixels of a scan begin. */
  readonly scans: ReadonlyMap<number, readonly CodedSpan[]>
  readonly unusedTables: boolean
}

interface Table {
  readonly segment: number
  readonly bytes: Uint8Array
  used: boolean
}

interface Component {
  readonly id: number
  readonly across: number
  readonly down: number
  readonly quantisation: number
  history: Uint32Array
}

interface Picture {
  readonly bytes: Uint8Array
  readonly tables: Table[]
  /** By class and number: 0 and 1 the Huffman codes, 2 the quantisation. */
  readonly current: Map<number, Table>
  components: readonly Component[]
  coding: Scan["coding"]
  width: number
  height: number
  restart: number
}

const quantisation = 2

/** Null where a scan is not what its tables say, or of a coding that is not walked here. */
export function planJpeg(bytes: Uint8Array, segments: readonly JpegSegment[]): JpegPlan | null {
  const picture: Picture = {
    bytes,
    tables: [],
    current: new Map(),
    components: [],
    coding: "sequential",
    width: 0,
    height: 0,
    restart: 0,
  }
  const lines = segments.find(({ marker }) => marker === jpegMarkers.dnl)
  const scans = new Map<number, readonly CodedSpan[]>()
  for (const segment of segments) {
    const body = bytes.subarray(segment.start, segment.coded)
    if (isFrame(segment.marker))
      readFrame(picture, segment.marker, body, lines && bytes.subarray(lines.start))
    else if (segment.marker === jpegMarkers.dri) picture.restart = (body[0] ?? 0) * 256 + (body[1] ?? 0)
    else if (segment.marker === jpegMarkers.dht || segment.marker === jpegMarkers.dqt) {
      if (!readTables(picture, segment, body)) return null
    } else if (segment.marker === jpegMarkers.sos) {
      const scan = readScan(picture, body)
      const spans = scan && scanSpans(bytes, scan, segment.coded, segment.end)
      if (spans === null) return null
      scans.set(segment.coded, spans)
    }
  }
  return { tables: usedTables(picture), scans, unusedTables: picture.tables.some(({ used }) => !used) }
}

function usedTables({ tables }: Picture): ReadonlyMap<number, Bytes> {
  const kept = new Map<number, Bytes>()
  for (const { segment, bytes, used } of tables)
    kept.set(segment, concat(kept.get(segment) ?? new Uint8Array(0), used ? bytes : new Uint8Array(0)))
  return kept
}

function readFrame(picture: Picture, marker: number, body: Uint8Array, lines: Uint8Array | undefined): void {
  const word = (of: Uint8Array, at: number): number => (of[at] ?? 0) * 256 + (of[at + 1] ?? 0)
  picture.coding = marker === 0xc3 ? "lossless" : marker === 0xc2 ? "progressive" : "sequential"
  picture.height = word(body, 1) === 0 && lines !== undefined ? word(lines, 0) : word(body, 1)
  picture.width = word(body, 3)
  picture.components = Array.from({ length: body[5] ?? 0 }, (_, index) => {
    const at = 6 + index * 3
    const sampling = body[at + 1] ?? 0
    return {
      id: body[at] ?? 0,
      across: Math.max(sampling >>> 4, 1),
      down: Math.max(sampling & 15, 1),
      quantisation: body[at + 2] ?? 0,
      history: new Uint32Array(0),
    }
  })
}

function readTables(picture: Picture, segment: JpegSegment, body: Uint8Array): boolean {
  const isHuffman = segment.marker === jpegMarkers.dht
  for (let at = 0; at < body.length;) {
    const kind = body[at] ?? 0
    const length = isHuffman
      ? 17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0)
      : kind >>> 4 === 0
        ? 65
        : 129
    if (at + length > body.length) return false
    const table = { segment: segment.start, bytes: body.subarray(at, at + length), used: false }
    picture.tables.push(table)
    picture.current.set((isHuffman ? kind >>> 4 : quantisation) * 16 + (kind & 15), table)
    at += length
  }
  return true
}

function useTable(picture: Picture, kind: number, number: number): Table | null {
  const table = picture.current.get(kind * 16 + number) ?? null
  if (table !== null) table.used = true
  return table
}

function readScan(picture: Picture, body: Uint8Array): Scan | null {
  const count = body[0] ?? 0
  const [from = 0, to = 0, bit = 0] = body.subarray(1 + count * 2)
  const { coding } = picture
  const refines = coding === "progressive" && bit >>> 4 > 0
  const needsDc = coding !== "progressive" || (from === 0 && !refines)
  const needsAc = coding === "sequential" || (coding === "progressive" && from > 0)
  const scan = {
    coding,
    width: picture.width,
    height: picture.height,
    mostAcross: Math.max(...picture.components.map(({ across }) => across), 1),
    mostDown: Math.max(...picture.components.map(({ down }) => down), 1),
    from,
    to,
    refines,
    restart: picture.restart,
  }
  const components: ScanComponent[] = []
  for (let index = 0; index < count; index++) {
    const component = picture.components.find(({ id }) => id === body[1 + index * 2])
    if (component === undefined) return null
    const tables = body[2 + index * 2] ?? 0
    useTable(picture, quantisation, component.quantisation)
    const codes = (kind: number, number: number): ScanComponent["dc"] => {
      const table = useTable(picture, kind, number)
      return table === null ? null : huffmanTable(table.bytes.subarray(1))
    }
    if (coding === "progressive" && component.history.length === 0) {
      const across = Math.ceil(scan.width / (8 * scan.mostAcross)) * component.across
      const down = Math.ceil(scan.height / (8 * scan.mostDown)) * component.down
      if (across * down > mostBlocks) return null
      component.history = new Uint32Array(across * down * 2)
    }
    components.push({
      across: component.across,
      down: component.down,
      dc: needsDc ? codes(0, tables >>> 4) : null,
      ac: needsAc ? codes(1, tables & 15) : null,
      history: component.history,
    })
  }
  return { ...scan, components }
}

/** 400 megapixels of one component: beyond that no camera goes, and memory neither. */
const mostBlocks = 6_250_000
