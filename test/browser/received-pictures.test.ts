/** At the laboratory: what came is seen beside its words, decoded here, and nothing moves when the pictures come. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { packedSlice } from "../jpeg-2000/packed-slice.ts"
import { must, until } from "../story/people.ts"
import { linkedPair, readyToSend } from "../story/placed-order.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import { button } from "./people.ts"
import { openIn } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { lowerScan, mouthPhoto } from "./specimens.ts"

const server = await startServer()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** How far anything has moved by itself (Layout Instability). */
const watchShifts = `(() => {
  window.moved = 0
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value
  }).observe({ type: "layout-shift" })
})()`

test("a scan, a photo and a DVT packed as JPEG 2000 are seen at the laboratory beside what was said of them", async () => {
  const pair = await linkedPair(server.url, {}, { fullStretching: true })
  const { party } = pair.practice
  const dvt = makeDvt({ seed: 5, size: 40, slices: 5, voxel: 2 }).files
  const slices = await Promise.all(
    dvt.map(async ({ name, bytes }) => ({
      path: name,
      blob: new Blob([await packedSlice(arraySource(bytes))]),
    })),
  )
  const dropped = [lowerScan(), mouthPhoto()].map(({ name, buffer }) => ({
    path: name,
    blob: new Blob([new Uint8Array(buffer)]),
  }))
  const input = await readyToSend(pair, [...dropped, ...slices])
  const { draft } = input
  const files = must(await party.prepare({ draft, files: [], patient: input.patient, to: input.to })).files
  const open = files.filter(({ review }) => review.some(({ done }) => !done)).map(({ key }) => key)
  for (const key of open)
    must(await party.reviewDone({ draft, keys: [key], replacement: null, showsFace: false }))
  const { order } = must(await party.send(input))

  for (const look of [desk, phone]) {
    const visitor = await openIn(browser, server.url, pair.laboratory, look)
    const { page } = visitor
    const asked: string[] = []
    page.on("request", (request) => {
      if (request.resourceType() === "image") asked.push(request.url())
    })
    await page.goto(`${server.url}/#/auftraege/${order}`)
    await page.locator(".file-line").nth(2).waitFor()
    await page.evaluate(watchShifts)
    for (const line of await page.locator(".file-line").all()) {
      await line.scrollIntoViewIfNeeded()
      await until(async () => (await line.locator(".thumbnail img").count()) === 1)
    }
    for (const role of ["DVT", "Foto", "Unterkiefer"])
      assert.equal(await page.getByRole("img", { name: `${role}, Erhalten` }).count(), 1)
    assert.ok((await page.evaluate<number>("window.moved")) < 0.02)
    assert.ok(
      asked.every((url) => url.startsWith("blob:")),
      asked.join(" "),
    )
    await assertSound(visitor, "what came, beside its words")

    await page
      .locator(".file-line", { hasText: "Schichten" })
      .getByRole("button", { name: /^Ansehen/u })
      .click()
    await page.getByRole("dialog").getByText("5 / 5").or(page.getByText("3 / 5")).first().waitFor()
    await button(page.getByRole("dialog"), "Schließen").first().click()
    await visitor.context.close()
  }
})
