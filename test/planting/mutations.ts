/** Damaged copies of a file: cut anywhere, or with bytes changed at random; the same for the same seed. */
import type { Bytes } from "@zahnwolke/core/encoding/bytes"

function* random(seed: number): Generator<number, never> {
  let state = seed >>> 0
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

export function* cuts(bytes: Bytes, count: number): Generator<Bytes> {
  for (let index = 0; index < count; index++) yield bytes.slice(0, Math.floor((bytes.length * index) / count))
}

/** One byte, a few, or many at once; half of them near the beginning, where the lengths are. */
export function* changes(bytes: Bytes, count: number, seed: number): Generator<Bytes> {
  const numbers = random(seed)
  const next = (below: number): number => Math.floor(numbers.next().value * below)
  for (let index = 0; index < count; index++) {
    const copy = bytes.slice()
    const reach = index % 2 === 0 ? copy.length : Math.min(copy.length, 4096)
    for (let times = [1, 3, 30][index % 3] ?? 1; times > 0; times--) {
      copy[next(reach)] = [0, 255, 0x80, next(256)][next(4)] ?? 0
    }
    yield copy
  }
}
