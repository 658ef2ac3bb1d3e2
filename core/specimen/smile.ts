/** A smile from the front, painted pixel by pixel: lips, gum, ten upper and ten lower teeth, light from above. */
import type { Picture } from "./jpeg-bytes.ts"
import { clamp, mix, noise, seeded, smoothstep } from "./random.ts"

interface Tooth {
  readonly middle: number
  readonly half: number
  /** Gum line and edge, upwards positive; one unit is half the width of the picture. */
  readonly neck: number
  readonly edge: number
  readonly shade: number
}

type Colour = readonly [number, number, number]
const mixed = (a: Colour, b: Colour, share: number): Colour => [
  mix(a[0], b[0], share),
  mix(a[1], b[1], share),
  mix(a[2], b[2], share),
]

const lip: Colour = [172, 92, 88]
const skin: Colour = [214, 168, 146]
const dark: Colour = [44, 16, 18]
const gum: Colour = [206, 118, 116]
const enamel: Colour = [233, 224, 202]

/** Widths as seen from the front, from the middle outwards. */
const upperWidths = [0.205, 0.155, 0.145, 0.11, 0.095]
const lowerWidths = [0.13, 0.135, 0.135, 0.12, 0.1]

function row(seed: number, widths: readonly number[], upper: boolean): readonly Tooth[] {
  const random = seeded(seed + (upper ? 1 : 2))
  return [-1, 1].flatMap((side) => {
    let at = 0
    return widths.map((width, i) => {
      const middle = side * (at + width / 2)
      at += width
      const curve = 0.16 * middle * middle
      const length = upper ? [0.27, 0.24, 0.265, 0.225, 0.2][i] : [0.2, 0.205, 0.22, 0.2, 0.175][i]
      const edge = (upper ? -0.06 : -0.045) + curve * (upper ? 1 : 0.8) + (random() - 0.5) * 0.01
      const neck = edge + (upper ? 1 : -1) * (length ?? 0.2)
      return {
        middle,
        half: width / 2,
        neck,
        edge,
        shade: (random() - 0.5) * 10 - Math.abs(middle) ** 2 * 55,
      }
    })
  })
}

export function smile(seed: number, width: number, height: number): Picture {
  const pixels = new Uint8Array(width * height * 3)
  const upper = row(seed, upperWidths, true)
  const lower = row(seed, lowerWidths, false)
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++, k += 3) {
      const across = ((x + 0.5) / width) * 2 - 1
      const up = -(((y + 0.5) * 2 - height) / width)
      const base = behind(across, up, seed)
      const low = toothColour(lower, across, up, seed)
      const high = toothColour(upper, across, up, seed)
      const inMouth = smoothstep(1.01, 0.99, mouth(across, up))
      const inside = mixed(mixed(base, low.colour, low.cover), high.colour, high.cover)
      const grain = noise(x / 1.7, y / 1.7, 0, seed) * 3
      mixed(outside(across, up, seed), inside, inMouth).forEach((value, i) => {
        pixels[k + i] = Math.round(clamp(value + grain, 0, 255))
      })
    }
  }
  return { width, height, pixels }
}

/** Below 1 between the lips, which a retractor holds open. */
const mouth = (x: number, y: number): number => Math.abs(x / 0.86) ** 2.6 + Math.abs((y - 0.01) / 0.46) ** 2.6

function outside(x: number, y: number, seed: number): Colour {
  const wide = mouth(x, y)
  const fold = noise(x * 22, y * 22, 2, seed) * 7
  const shine = 26 * Math.exp(-((wide - 1.16) ** 2) / 0.006) * mix(1, 0.5, smoothstep(-0.2, 0.2, y))
  const tone = mixed(lip, skin, smoothstep(1.35, 1.8, wide))
  return [tone[0] + shine + fold, tone[1] + shine + fold, tone[2] + shine + fold]
}

/** Gum above and below, the dark of the mouth between and at the corners. */
function behind(x: number, y: number, seed: number): Colour {
  const curve = 0.14 * x * x
  const isGum = Math.max(smoothstep(0.06, 0.09, y - curve), smoothstep(-0.12, -0.15, y - curve * 0.8))
  const stipple = noise(x * 60, y * 60, 4, seed) * 6
  const light = mix(1, 0.45, smoothstep(0.45, 0.86, Math.abs(x)))
  const tone = mixed(dark, [gum[0] + stipple, gum[1] + stipple, gum[2] + stipple], isGum)
  return [tone[0] * light, tone[1] * light, tone[2] * light]
}

function toothColour(
  teeth: readonly Tooth[],
  x: number,
  y: number,
  seed: number,
): { readonly colour: Colour; readonly cover: number } {
  let cover = 0
  let colour: Colour = enamel
  for (const tooth of teeth) {
    const rise = (y - tooth.neck) / (tooth.edge - tooth.neck)
    if (rise < -0.2 || rise > 1.1) continue
    const across = (x - tooth.middle) / (tooth.half * mix(0.84, 1.02, smoothstep(0, 0.6, rise)))
    const shape = Math.abs(across) ** 3.4 + Math.abs(rise * 1.02 - 0.5) ** 3.4 * 2 ** 3.4
    const here = smoothstep(1.06, 0.97, shape)
    if (here <= cover) continue
    cover = here
    const round = 1 - 0.3 * Math.abs(across) ** 3
    const gloss = 26 * Math.exp(-((across + 0.25) ** 2) / 0.05 - (rise - 0.4) ** 2 / 0.03)
    const warm = 20 * smoothstep(0.45, 0, rise)
    const streak = noise(across * 9, rise * 1.5, tooth.middle * 50, seed) * 3
    const light = tooth.shade + streak
    const edge = 14 * smoothstep(0.8, 1, rise)
    colour = [
      (enamel[0] + light - edge) * round + gloss,
      (enamel[1] + light - warm * 0.5 - edge * 0.8) * round + gloss,
      (enamel[2] + light - warm * 1.6) * round + gloss,
    ]
  }
  return { colour, cover }
}
