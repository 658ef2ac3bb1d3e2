/** The data set of a deflated DICOM file as a source of its own: small ones held, large ones unpacked again as read. */
import { Inflate } from "fflate"
import type { ByteSource } from "../encoding/byte-source.ts"
import { arraySource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

const heldWhole = 32 << 20
/** Blank pixels pack a thousandfold; more than this in all is a bomb. */
const leastBound = 32 << 20
const mostExpansion = 200
/** One piece unpacks to at most a thousand times its length. */
const pieceLength = 1 << 15
const heldBehind = 1 << 20

export async function inflateSource(source: ByteSource, start: number): Promise<ByteSource | Problem> {
  const bound = Math.max(leastBound, (source.size - start) * mostExpansion)
  const run = openRun(start)
  const kept: Bytes[] = []
  let size = 0
  try {
    while (!run.done) {
      for (const piece of await advance(source, run)) {
        size += piece.length
        if (size <= heldWhole) kept.push(piece)
      }
      if (size > bound) return problem("dicom-inflate")
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "number")
      return problem("dicom-inflate")
    throw error
  }
  return size <= heldWhole ? arraySource(concat(...kept)) : againSource(source, start, size)
}

interface Run {
  readonly inflate: Inflate
  readonly fresh: Bytes[]
  at: number
  done: boolean
}

function openRun(at: number): Run {
  const fresh: Bytes[] = []
  const inflate = new Inflate((piece) => void fresh.push(new Uint8Array(piece)))
  return { inflate, fresh, at, done: false }
}

async function advance(source: ByteSource, run: Run): Promise<readonly Bytes[]> {
  const end = Math.min(run.at + pieceLength, source.size)
  const packed = await source.read(run.at, end)
  run.at = end
  run.done = end === source.size
  run.inflate.push(packed, run.done)
  return run.fresh.splice(0)
}

/** Forwards it unpacks on, backwards it begins anew; one reading at a time. */
function againSource(source: ByteSource, start: number, size: number): ByteSource {
  let run = openRun(start)
  let held: Bytes[] = []
  let from = 0
  let to = 0
  const readOnce = async (begin: number, end: number): Promise<Bytes> => {
    if (begin < from) {
      run = openRun(start)
      held = []
      from = 0
      to = 0
    }
    while (to < end && !run.done) {
      for (const piece of await advance(source, run)) {
        held.push(piece)
        to += piece.length
      }
      for (
        let first = held[0];
        first !== undefined && from + first.length < begin - heldBehind;
        first = held[0]
      ) {
        from += first.length
        held.shift()
      }
    }
    return cutOut(held, begin - from, end - from)
  }
  let last: Promise<unknown> = Promise.resolve()
  const read = (begin: number, end: number): Promise<Bytes> => {
    const next = last.then(() => readOnce(begin, end))
    last = next.catch(() => null)
    return next
  }
  return { size, read }
}

function cutOut(held: readonly Bytes[], begin: number, end: number): Bytes {
  const parts: Bytes[] = []
  let at = 0
  for (const piece of held) {
    const first = Math.max(begin - at, 0)
    const last = Math.min(end - at, piece.length)
    if (first < last) parts.push(piece.subarray(first, last))
    at += piece.length
  }
  return concat(...parts)
}
