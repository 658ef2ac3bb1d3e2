/** The pixels of a JPEG-LS scan whose samples alternate: a run goes on only where it does in every colour (ITU-T T.87 B.3). */
import { decodeBroken, decodeSample, endOf, openState, quantised, runEnd } from "./jpeg-ls-lines.ts"
import type { LineDecoder, LsState, Presets } from "./jpeg-ls-lines.ts"

interface Colour {
  above: Int32Array
  line: Int32Array
}

/** Asked for the colours of a line one after the other: with the first, all of them are decoded. */
export function pixelDecoder(
  bytes: Uint8Array,
  start: number,
  presets: Presets,
  width: number,
  components: number,
): LineDecoder {
  const state = openState(bytes, start, presets, width)
  const colours = Array.from({ length: components }, (): Colour => ({
    above: new Int32Array(width + 2),
    line: new Int32Array(width + 2),
  }))
  let run = 0
  return {
    next: (component) => {
      if (component === 0) {
        for (const colour of colours) begin(colour, width)
        run = decodeLine(state, colours, run)
      }
      return run < 0 || state.bits.over ? null : (colours[component]?.line ?? null)
    },
    end: () => endOf(state.bits),
  }
}

function begin(colour: Colour, width: number): void {
  const { above, line } = colour
  colour.above = line
  colour.line = above
  line[width + 1] = line[width] ?? 0
  above[0] = line[1] ?? 0
}

/** Answers with the run index, which goes on in the next line; -1 where it is damaged. */
function decodeLine(state: LsState, colours: readonly Colour[], run: number): number {
  let index = run
  for (let x = 1; x <= state.width; x++) {
    const contexts = colours.map((colour) => contextAt(state, colour, x))
    if (contexts.some((context) => context !== 0)) {
      for (const [i, { above, line }] of colours.entries())
        line[x] = decodeSample(state, line[x - 1] ?? 0, above[x] ?? 0, above[x - 1] ?? 0, contexts[i] ?? 0)
      continue
    }
    const [end, after] = runEnd(state, x, index)
    if (end > state.width + 1) return -1
    for (const { line } of colours) line.fill(line[x - 1] ?? 0, x, end)
    index = after
    x = end
    if (end > state.width) break
    for (const { above, line } of colours)
      line[end] = decodeBroken(state, line[end - 1] ?? 0, above[end] ?? 0, index, 0)
    if (index > 0) index--
  }
  return index
}

function contextAt(state: LsState, { above, line }: Colour, x: number): number {
  const [left, up, corner] = [line[x - 1] ?? 0, above[x] ?? 0, above[x - 1] ?? 0]
  return (
    quantised(state, (above[x + 1] ?? 0) - up) * 81 +
    quantised(state, up - corner) * 9 +
    quantised(state, corner - left)
  )
}
