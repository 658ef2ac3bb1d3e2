/** The lines of a JPEG-LS scan: samples foretold from their neighbours, and how far off that was (ITU-T T.87 Annex A). */

export interface Presets {
  readonly most: number
  readonly near: number
  readonly t1: number
  readonly t2: number
  readonly t3: number
  readonly reset: number
}

export interface LineDecoder {
  /** The next line of a component, from the second place on; null where the bits do not follow the coding. */
  readonly next: (component: number) => Int32Array | null
  /** Where the next mark is. */
  readonly end: () => number
}

const runLengths = [
  0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]
const contexts = 365
/** Behind the others: a run broken off by something else than what stands above, and by just that. */
const broken = 365

export interface LsState {
  readonly bits: LsBits
  readonly presets: Presets
  readonly width: number
  readonly range: number
  readonly rangeBits: number
  readonly limit: number
  readonly a: Int32Array
  readonly b: Int32Array
  readonly c: Int32Array
  readonly n: Int32Array
  readonly negatives: Int32Array
}

interface LsBits {
  readonly bytes: Uint8Array
  at: number
  held: number
  count: number
  /** Bits were asked for behind the end. */
  over: boolean
}

/** How a scan begins: every context has seen nothing. */
export function openState(bytes: Uint8Array, start: number, presets: Presets, width: number): LsState {
  const { most, near } = presets
  const range = Math.floor((most + 2 * near) / (2 * near + 1)) + 1
  const wide = Math.max(2, Math.ceil(Math.log2(most + 1)))
  return {
    bits: { bytes, at: start, held: 0, count: 0, over: false },
    presets,
    width,
    range,
    rangeBits: Math.ceil(Math.log2(range)),
    limit: 2 * (wide + Math.max(8, wide)),
    a: new Int32Array(contexts + 2).fill(Math.max(2, Math.floor((range + 32) / 64))),
    b: new Int32Array(contexts),
    c: new Int32Array(contexts),
    n: new Int32Array(contexts + 2).fill(1),
    negatives: new Int32Array(2),
  }
}

export function lineDecoder(
  bytes: Uint8Array,
  start: number,
  presets: Presets,
  width: number,
  components: number,
): LineDecoder {
  const state = openState(bytes, start, presets, width)
  const lines = Array.from({ length: components }, () => ({
    above: new Int32Array(width + 2),
    line: new Int32Array(width + 2),
    run: 0,
  }))
  return {
    next: (component) => {
      const own = lines[component]
      if (own === undefined) return null
      const { above, line } = own
      own.above = line
      own.line = above
      line[width + 1] = line[width] ?? 0
      above[0] = line[1] ?? 0
      own.run = decodeLine(state, line, above, own.run)
      return own.run < 0 || state.bits.over ? null : above
    },
    end: () => endOf(state.bits),
  }
}

/** Bytes that were only begun belong to the scan, and so does what fills it up. */
export function endOf({ at, bytes }: LsBits): number {
  for (let from = Math.max(at - 5, 0); from + 1 < bytes.length; from++)
    if (bytes[from] === 0xff && (bytes[from + 1] ?? 0) >= 0x80) return from
  return bytes.length
}

/** Answers with the run index, which goes on in the next line; -1 where it is damaged. */
function decodeLine(state: LsState, above: Int32Array, line: Int32Array, run: number): number {
  const { near } = state.presets
  let index = run
  for (let x = 1; x <= state.width; x++) {
    const left = line[x - 1] ?? 0
    const up = above[x] ?? 0
    const corner = above[x - 1] ?? 0
    const first = (above[x + 1] ?? 0) - up
    const second = up - corner
    const third = corner - left
    if (Math.abs(first) > near || Math.abs(second) > near || Math.abs(third) > near) {
      const context = quantised(state, first) * 81 + quantised(state, second) * 9 + quantised(state, third)
      line[x] = decodeSample(state, left, up, corner, context)
      continue
    }
    const [end, after] = runEnd(state, x, index)
    if (end > state.width + 1) return -1
    line.fill(left, x, end)
    index = after
    x = end
    if (end > state.width) break
    line[end] = decodeBreak(state, line[end - 1] ?? 0, above[end] ?? 0, index)
    if (index > 0) index--
  }
  return index
}

export function quantised({ presets }: LsState, difference: number): number {
  const size = Math.abs(difference)
  const { near, t1, t2, t3 } = presets
  const step = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4
  return difference < 0 ? -step : step
}

/** A.4 to A.6. */
export function decodeSample(
  state: LsState,
  left: number,
  up: number,
  corner: number,
  context: number,
): number {
  const { a, b, c, n, presets } = state
  const q = Math.abs(context)
  const sign = context < 0 ? -1 : 1
  const low = Math.min(left, up)
  const high = Math.max(left, up)
  const foretold = corner >= high ? low : corner <= low ? high : left + up - corner
  const corrected = Math.min(Math.max(foretold + sign * (c[q] ?? 0), 0), presets.most)
  let k = 0
  while ((n[q] ?? 1) << k < (a[q] ?? 0) && k < 16) k++
  const coded = golomb(state, k, state.limit)
  const isTurned = presets.near === 0 && k === 0 && 2 * (b[q] ?? 0) <= -(n[q] ?? 1)
  const error = isTurned
    ? coded % 2 === 1
      ? (coded - 1) / 2
      : -coded / 2 - 1
    : coded % 2 === 0
      ? coded / 2
      : -(coded + 1) / 2
  learn(state, q, error)
  return rebuilt(state, corrected, sign * error)
}

function learn({ a, b, c, n, presets }: LsState, q: number, error: number): void {
  let bias = (b[q] ?? 0) + error * (2 * presets.near + 1)
  let count = n[q] ?? 1
  a[q] = (a[q] ?? 0) + Math.abs(error)
  if (count === presets.reset) {
    a[q] = (a[q] ?? 0) >> 1
    bias = bias >= 0 ? bias >> 1 : -((1 - bias) >> 1)
    count >>= 1
  }
  count++
  const correction = c[q] ?? 0
  if (bias <= -count) {
    bias = Math.max(bias + count, 1 - count)
    if (correction > -128) c[q] = correction - 1
  } else if (bias > 0) {
    bias = Math.min(bias - count, 0)
    if (correction < 127) c[q] = correction + 1
  }
  b[q] = bias
  n[q] = count
}

function rebuilt({ presets, range }: LsState, foretold: number, error: number): number {
  const { most, near } = presets
  const step = 2 * near + 1
  let value = foretold + error * step
  if (value < -near) value += range * step
  else if (value > most + near) value -= range * step
  return Math.min(Math.max(value, 0), most)
}

/** A.7.1: the place behind the run, and the run index; behind the end of the line by more than one where it is damaged. */
export function runEnd({ bits, width }: LsState, start: number, run: number): readonly [number, number] {
  let index = run
  let end = start
  while (take(bits, 1) === 1 && !bits.over) {
    const length = 2 ** (runLengths[index] ?? 0)
    const whole = end + length <= width + 1
    end = Math.min(end + length, width + 1)
    if (whole && index < 31) index++
    if (end > width) return [end, index]
  }
  end += take(bits, runLengths[index] ?? 0)
  // A run that was broken off ends within the line.
  return end > width ? [width + 2, index] : [end, index]
}

/** A.7.2: the sample that ended a run. */
function decodeBreak(state: LsState, left: number, up: number, run: number): number {
  return decodeBroken(state, left, up, run, Math.abs(left - up) <= state.presets.near ? 1 : 0)
}

/** `same` where the sample on the left is the one above; of several colours together it is never asked. */
export function decodeBroken(state: LsState, left: number, up: number, run: number, same: 0 | 1): number {
  const { a, n, negatives } = state
  const q = broken + same
  const sought = same === 1 ? (a[q] ?? 0) + ((n[q] ?? 0) >> 1) : (a[q] ?? 0)
  let k = 0
  while ((n[q] ?? 1) << k < sought && k < 16) k++
  const coded = golomb(state, k, state.limit - (runLengths[run] ?? 0) - 1)
  const whole = coded + same
  const odd = whole % 2
  const isLess = k !== 0 || 2 * (negatives[same] ?? 0) >= (n[q] ?? 1)
  const size = (whole + odd) / 2
  const error = isLess === (odd === 1) ? -size : size
  if (error < 0) negatives[same] = (negatives[same] ?? 0) + 1
  a[q] = (a[q] ?? 0) + ((coded + 1 - same) >> 1)
  if (n[q] === state.presets.reset) {
    a[q] = (a[q] ?? 0) >> 1
    n[q] = (n[q] ?? 0) >> 1
    negatives[same] = (negatives[same] ?? 0) >> 1
  }
  n[q] = (n[q] ?? 0) + 1
  if (same === 1) return rebuilt(state, left, error)
  return rebuilt(state, up, left > up ? -error : error)
}

/** Zeros up to a one, and some bits; beyond a limit all bits as they are (A.5.3). */
function golomb({ bits, rangeBits }: LsState, k: number, limit: number): number {
  let zeros = 0
  while (take(bits, 1) === 0 && zeros < limit && !bits.over) zeros++
  if (zeros >= limit - rangeBits - 1) return take(bits, rangeBits) + 1
  return zeros * 2 ** k + take(bits, k)
}

/** Behind a byte of ones the next has seven bits; a mark has eight. */
function take(bits: LsBits, count: number): number {
  while (bits.count < count) {
    const { bytes, at } = bits
    const byte = bytes[at] ?? 0
    const isStuffed = bytes[at - 1] === 0xff
    if (
      at >= bytes.length ||
      (byte === 0xff && (bytes[at + 1] ?? 0xff) >= 0x80) ||
      (isStuffed && byte >= 0x80)
    ) {
      bits.over = true
      return 0
    }
    const more = isStuffed ? 7 : 8
    bits.held = ((bits.held & 0xff_ffff) << more) | byte
    bits.count += more
    bits.at = at + 1
  }
  bits.count -= count
  return (bits.held >>> bits.count) & (2 ** count - 1)
}
