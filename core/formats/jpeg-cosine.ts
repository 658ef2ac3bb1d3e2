/** Blocks of eight by eight from their frequencies (ITU-T T.81 A.3.3), in whole numbers and rounded as most decoders do. */

/** Factors in 8192ths, by the rotations of Loeffler, Ligtenberg and Moschytz (1989). */
const f0298 = 2446
const f0390 = 3196
const f0541 = 4433
const f0765 = 6270
const f0899 = 7373
const f1175 = 9633
const f1501 = 12_299
const f1847 = 15_137
const f1961 = 16_069
const f2053 = 16_819
const f2562 = 20_995
const f3072 = 25_172
const factorBits = 13
/** Kept over the first pass; with one of them twelve bits stay within 32. */
const passBits = 1

/** In place, over rows of the block and then over columns; what comes out is not yet lifted to be positive. */
export function inverseCosine(block: Int32Array): void {
  for (let column = 0; column < 8; column++) line(block, column, 8, factorBits - passBits)
  for (let row = 0; row < 8; row++) line(block, row * 8, 1, factorBits + passBits + 3)
}

const times = Math.imul

function line(block: Int32Array, start: number, step: number, shift: number): void {
  const at = (index: number): number => block[start + index * step] ?? 0
  const turned = times(at(2) + at(6), f0541)
  const low = turned - times(at(6), f1847)
  const high = turned + times(at(2), f0765)
  const sum = (at(0) + at(4)) << factorBits
  const difference = (at(0) - at(4)) << factorBits
  const even = [sum + high, difference + low, difference - low, sum - high]
  const odd = oddHalf(at(7), at(5), at(3), at(1))
  const half = 1 << (shift - 1)
  for (let index = 0; index < 4; index++) {
    const [one, other] = [even[index] ?? 0, odd[index] ?? 0]
    block[start + index * step] = (one + other + half) >> shift
    block[start + (7 - index) * step] = (one - other + half) >> shift
  }
}

function oddHalf(seven: number, five: number, three: number, one: number): readonly number[] {
  const both = times(seven + three + five + one, f1175)
  const first = times(seven + one, -f0899)
  const second = times(five + three, -f2562)
  const third = times(seven + three, -f1961) + both
  const fourth = times(five + one, -f0390) + both
  return [
    times(one, f1501) + first + fourth,
    times(three, f3072) + second + third,
    times(five, f2053) + second + fourth,
    times(seven, f0298) + first + third,
  ]
}
