import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { itemsOf, textOf } from "@zahnwolke/core/formats/dicom-data-set"
import { pixelsOf, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { dicomFile, element } from "@zahnwolke/core/specimen/dicom-bytes"
import { letter } from "@zahnwolke/core/specimen/lettering"
import { smile } from "@zahnwolke/core/specimen/smile"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
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
function film(): Uint8Array {
  const images = Array.from({ length: frames }, (_, frame) => {
    const picture = smile(11 + frame, width, height)
    letter(picture, { text: "MUSTERMANN", left: 48, top: 44, dot: 1, colour: [255, 255, 255] })
    return picture.pixels
  })
  const pixels = new Uint8Array(width * height * 3 * frames)
  for (const [frame, image] of images.entries()) pixels.set(image, frame * image.length)
  const ultrasound = "1.2.840.10008.5.1.4.1.1.3.1"
  return dicomFile(ultrasound, "1.2.3.4", [
    element(0x0008_0008, "CS", "ORIGINAL\\PRIMARY"),
    element(0x0008_0016, "UI", ultrasound),
    element(0x0008_0018, "UI", "1.2.3.4"),
    element(0x0008_0060, "CS", "US"),
    element(0x0010_0010, "PN", "Mustermann^Erika"),
    element(0x0028_0002, "US", [3]),
    element(0x0028_0004, "CS", "RGB"),
    element(0x0028_0006, "US", [0]),
    element(0x0028_0008, "IS", String(frames)),
    element(0x0028_0010, "US", [height]),
    element(0x0028_0011, "US", [width]),
    element(0x0028_0100, "US", [8]),
    element(0x0028_0101, "US", [8]),
    element(0x0028_0102, "US", [7]),
    element(0x0028_0103, "US", [0]),
    element(0x7fe0_0010, "OB", pixels),
  ])
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`a name in the images of a film is painted over by keys alone, and the laboratory gets it black (${name})`, async () => {
    const pair = await readyPair(server.url, `Praxis ${name}`)
    const visitor = await openIn(browser, server.url, pair.practice, look)
    const { page } = visitor
    await page.goto(pair.newOrder)
    await drop(page, [named("US_0001.dcm", film())])
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
