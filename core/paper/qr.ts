/** QR codes as boxes: printed sharp at any size, with the white around them that readers need. */
import { encode } from "uqr"
import type { Mark } from "./mark.ts"

/** Modules of white on each side, as ISO/IEC 18004 asks. */
const quiet = 4
/** Bytes that still fit a code which a telephone reads from paper. */
const longestContent = 1_200

/** Null where the content is too long to be read from paper. The side is that of the dark part. */
export function qrMarks(
  content: string,
  side: number,
): { readonly side: number; readonly marks: readonly Mark[] } | null {
  if (content.length > longestContent || content === "") return null
  const { data, size } = encode(content, { ecc: "M", border: 0 })
  const module = side / size
  const marks = data.flatMap((row, y) => runs(row).map((run) => boxOf(run, y, module)))
  return { side: side + 2 * quiet * module, marks }
}

interface Run {
  readonly start: number
  readonly end: number
}

/** Dark modules side by side become one box, so that no reader shows hairlines between them. */
function runs(row: readonly boolean[]): readonly Run[] {
  const found: Run[] = []
  let start = -1
  for (const [at, dark] of [...row, false].entries()) {
    if (dark && start < 0) start = at
    if (!dark && start >= 0) {
      found.push({ start, end: at })
      start = -1
    }
  }
  return found
}

const boxOf = ({ start, end }: Run, row: number, module: number): Mark => ({
  kind: "box",
  x: (quiet + start) * module,
  y: (quiet + row) * module,
  width: (end - start) * module,
  height: module,
  grey: 0,
})
