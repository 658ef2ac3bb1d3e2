import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { concat, utf8 } from "@zahnwolke/core/encoding/bytes"
import { writeIcc } from "@zahnwolke/core/formats/icc"
import { jpeg } from "@zahnwolke/core/specimen/jpeg-bytes"
import type { Browser, Page } from "playwright-core"
import { build } from "vite"
import { openBrowser } from "./open-browser.ts"

interface Rewritten {
  readonly status: string
  readonly reason?: string
  readonly kind: string
  readonly corner: readonly number[]
  readonly middle: readonly number[]
}

let browser: Browser
let page: Page

async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, "pictures/page.ts"), formats: ["iife"], name: "page" },
    },
  })
  const [first] = Array.isArray(built) ? built : []
  const chunk = first?.output[0]
  assert.ok(chunk?.type === "chunk")
  return chunk.code
}

before(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
  await page.addScriptTag({ content: await script() })
})
after(() => browser.close())

const rewritten = (bytes: Uint8Array): Promise<Rewritten> =>
  page.evaluate<Rewritten>(`pictures.rewritten("${Buffer.from(bytes).toString("base64")}")`)

const fixed = (value: number): number => Math.round(value * 65_536)

/** As phones write it: the primaries of Display P3 adapted to D50, and the curve of sRGB. */
const displayP3 = writeIcc({
  space: "rgb",
  white: [0.9642, 1, 0.8249].map(fixed),
  primaries: [
    [0.51512, 0.2412, -0.00105].map(fixed),
    [0.29198, 0.69225, 0.04189].map(fixed),
    [0.1571, 0.06657, 0.78407].map(fixed),
  ],
  curves: [0, 1, 2].map(() => ({
    kind: "formula" as const,
    form: 3,
    values: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
  })),
})

function plainJpeg(colour: readonly [number, number, number], profile: Uint8Array): Uint8Array {
  const pixels = Uint8Array.from({ length: 64 * 48 * 3 }, (_, at) => colour[at % 3] ?? 0)
  const body = concat(utf8("ICC_PROFILE\0"), Uint8Array.of(1, 1), profile)
  return jpeg({ width: 64, height: 48, pixels }, 98, [{ code: 0xe2, body }])
}

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const curved = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055

/** Display P3 to sRGB, both with the white of D65 (CSS Color 4, sample code). */
const toSrgb: readonly (readonly number[])[] = [
  [1.2249, -0.2249, 0],
  [-0.042, 1.042, 0],
  [-0.0197, -0.0786, 1.0983],
]

test("the red of gums photographed by a telephone is the same red in the laboratory", async () => {
  const gums = [196, 104, 100] as const
  const light = gums.map((value) => linear(value / 255))
  const expected = toSrgb.map((row) =>
    Math.round(curved(row.reduce((sum, factor, i) => sum + factor * (light[i] ?? 0), 0)) * 255),
  )
  assert.ok(Math.abs((expected[0] ?? 0) - gums[0]) > 8, "the profile makes a difference that can be seen")

  const { status, middle } = await rewritten(plainJpeg(gums, displayP3))

  assert.equal(status, "deidentified")
  for (const [channel, value] of expected.entries()) {
    const got = middle[channel] ?? 0
    assert.ok(Math.abs(got - value) <= 3, `channel ${channel}: ${got} instead of ${value}`)
  }
})

test("what is transparent stays transparent and does not turn black", async () => {
  const webp = await page.evaluate<string>("pictures.transparentWebp()")

  const { status, kind, corner, middle } = await rewritten(Buffer.from(webp, "base64"))

  assert.equal(status, "deidentified")
  assert.equal(kind, "png")
  assert.equal(corner[3], 0)
  assert.deepEqual(
    middle.map((value, i) => Math.abs(value - ([200, 60, 60, 255][i] ?? 0)) <= 12),
    [true, true, true, true],
  )
})

const folder = process.env["ZAHNWOLKE_CORPUS"] ?? join(import.meta.dirname, "../../../shared/corpus")
const real = (path: string): string => join(folder, "photo-metadata", path)
const skipWithout = (path: string): string | false =>
  existsSync(real(path)) ? false : "the folder of real files is not here (ZAHNWOLKE_CORPUS)"

const avif = "libheif/example.avif"
test(
  "an AVIF is decoded where the browser can, and leaves as a picture that everybody opens",
  {
    skip: skipWithout(avif),
  },
  async () => {
    const { status, kind } = await rewritten(readFileSync(real(avif)))

    assert.equal(status, "deidentified")
    assert.equal(kind, "jpeg")
  },
)

const heic = "exiv2/Stonehenge.heic"
test(
  "a HEIC that this browser cannot decode stays here, with the sentence of what to do",
  {
    skip: skipWithout(heic),
  },
  async () => {
    const { status, reason } = await rewritten(readFileSync(real(heic)))

    assert.equal(status, "refused")
    assert.match(
      reason ?? "",
      /^HEIC and AVIF pictures .+ Save the picture as JPEG, or add it in a browser that shows it\.$/u,
    )
  },
)
