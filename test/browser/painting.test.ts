import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { dicomFile, fragments, nativePixels, short, words } from "@zahnwolke/core/deidentify/fixtures/dicom"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { concat, ownBytes } from "@zahnwolke/core/encoding/bytes"
import { itemsOf, textOf } from "@zahnwolke/core/formats/dicom-data-set"
import { pixelsOf, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { explicitLittle } from "@zahnwolke/core/formats/dicom-syntax"
import type { OutElement } from "@zahnwolke/core/formats/dicom-write"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { letter } from "@zahnwolke/core/specimen/lettering"
import { smile } from "@zahnwolke/core/specimen/smile"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { coded } from "../jpeg-2000/coder.ts"
import { must, until } from "../story/people.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import { button } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, named } from "./specimens.ts"

const server = await startServer()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

const [width, height, frames] = [160, 96, 3]

/** A short film with a name in the middle of every image, as an ultrasound writes it. */
const images = Array.from({ length: frames }, (_, frame) => {
  const picture = smile(11 + frame, width, height)
  letter(picture, { text: "MUSTERMANN", left: 48, top: 44, dot: 1, colour: [255, 255, 255] })
  return picture.pixels
})
const ultrasound = "1.2.840.10008.5.1.4.1.1.3.1"

const filmOf = (syntax: string, photometric: string, pixels: OutElement): Promise<Uint8Array> =>
  readAll(
    dicomFile(ultrasound, syntax, [
      words(0x0008_0008, "CS", "ORIGINAL\\PRIMARY"),
      words(0x0008_0016, "UI", ultrasound),
      words(0x0008_0018, "UI", "1.2.3.4"),
      words(0x0008_0060, "CS", "US"),
      words(0x0010_0010, "PN", "Mustermann^Erika"),
      short(0x0028_0002, 3),
      words(0x0028_0004, "CS", photometric),
      short(0x0028_0006, 0),
      words(0x0028_0008, "IS", String(frames)),
      short(0x0028_0010, height),
      short(0x0028_0011, width),
      short(0x0028_0100, 8),
      short(0x0028_0101, 8),
      short(0x0028_0102, 7),
      short(0x0028_0103, 0),
      pixels,
    ]),
  )

const plain = (): Promise<Uint8Array> =>
  filmOf(explicitLittle, "RGB", nativePixels(concat(...images.map(ownBytes)), "OB"))

/** As larger devices pack it; no browser knows it by itself. */
const packed = (): Promise<Uint8Array> => {
  const picture = { width, height, components: 3, precision: 8, signed: false }
  const coders = images.map((image) => coded(ownBytes(image), picture))
  const even = coders.map((frame) => concat(frame, new Uint8Array(frame.length % 2)))
  return filmOf("1.2.840.10008.1.2.4.90", "YBR_RCT", fragments(...even))
}

for (const [name, look, film] of [
  ["desk", desk, plain],
  ["phone", phone, plain],
  ["desk, JPEG 2000", desk, packed],
] as const) {
  test(`a name in the images of a film is painted over by keys alone, and the laboratory gets it black (${name})`, async () => {
    const pair = await readyPair(server.url, `Praxis ${name}`)
    const visitor = await openIn(browser, server.url, pair.practice, look)
    const { page } = visitor
    await page.goto(pair.newOrder)
    await drop(page, [named("US_0001.dcm", await film())])
    await page.getByRole("checkbox", { name: /^46, / }).click()
    const openReview = button(page.getByRole("region", { name: "Senden" }), "Ansehen")
    await openReview.press("Enter")
    const dialog = page.getByRole("dialog")
    await dialog.getByText("Bild 1 von 3").waitFor()
    await assertSound(visitor, "a film under review")
    await button(dialog, "Nichts zur Person zu sehen").waitFor()
    await dialog.getByRole("slider").first().press("ArrowRight")
    await dialog.getByText("Bild 2 von 3").waitFor()
    await button(dialog, "Balken einsetzen").press("Enter")
    const bar = dialog.getByRole("application", { name: /^Balken 1, / })
    for (let i = 0; i < 40; i++) await bar.press("Shift+ArrowRight")
    for (let i = 0; i < 60; i++) await bar.press("ArrowLeft")
    await button(dialog, "Übermalen und übernehmen").press("Enter")
    await dialog.waitFor({ state: "detached" })
    await page.getByText("Darf gesendet werden").first().waitFor()
    await button(page, "Senden").press("Enter")

    const { laboratory } = pair
    await until(async () => must(await laboratory.party.orders()).length === 1)
    const [order] = must(await laboratory.party.orders())
    assert.ok(order)
    const detail = must(await laboratory.party.order(order.order))
    const [file] = detail.files
    assert.ok(file)
    const { blob } = must(await laboratory.party.openFile({ order: detail.order, object: file.object }))
    const set = await readDicomHeader(arraySource(new Uint8Array(await blob.arrayBuffer())))
    assert.ok(!isProblem(set))
    const place = pixelsOf(set)
    assert.ok(place?.kind === "native")
    const pixels = await set.source.read(place.at, place.at + place.length)
    for (let frame = 0; frame < frames; frame++) {
      const middle = (frame * height + 46) * width + 52
      assert.deepEqual(
        Array.from(pixels.subarray(middle * 3, middle * 3 + 3)),
        [0, 0, 0],
        `image ${frame + 1}`,
      )
    }
    const codes = itemsOf(set, 0x0012_0064).map((item) => textOf(item, 0x0008_0100))
    assert.ok(codes.includes("113101"))
    assert.equal(textOf(set, 0x0028_0301), "NO")
    await visitor.context.close()
  })
}
