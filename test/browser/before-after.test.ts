/** Before and after in the browser: two pictures and one sentence for each file, and a long list that stays light. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page } from "playwright-core"
import { tooth, until } from "../story/people.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import type { Look, Visitor } from "./open-browser.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan, mouthPhoto, named } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis am Vergleich")
})
after(async () => {
  await browser.close()
  await server.stop()
})

const slices = makeDvt({ seed: 5, size: 40, slices: 5, voxel: 2 }).files.map(({ name, bytes }) =>
  named(`Mustermann DVT ${name}`, bytes),
)
const letter = named("Arztbrief.pdf", new TextEncoder().encode("%PDF-1.4\n%%EOF\n"))

/** How far anything has moved by itself since the list was there (Layout Instability). */
const watchShifts = `(() => {
  window.moved = 0
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value
  }).observe({ type: "layout-shift" })
})()`

async function newOrder(look: Look): Promise<Visitor> {
  const visitor = await openIn(browser, server.url, pair.practice, look)
  await visitor.page.goto(pair.newOrder)
  return visitor
}

const pictures = (page: Page, line: string): Promise<number> =>
  page.locator(".draft-line", { hasText: line }).locator(".thumbnail img").count()

for (const look of [desk, phone]) {
  test(`at ${look.width} a scan, a photo and a DVT are seen before and after, and nothing moves when the pictures come`, async () => {
    const visitor = await newOrder(look)
    const { page } = visitor
    await drop(page, [lowerScan(), mouthPhoto(), ...slices, letter])
    await page.locator(".draft-line").nth(3).waitFor()
    await page.evaluate(watchShifts)

    for (const line of ["Unterkiefer", "Foto", "DVT"]) {
      await page.locator(".draft-line", { hasText: line }).first().scrollIntoViewIfNeeded()
      await until(async () => (await pictures(page, line)) === 2)
    }
    assert.ok((await page.evaluate<number>("window.moved")) < 0.02)

    const scan = page.locator(".draft-line", { hasText: "lower-jaw-1.ply" })
    await scan.getByText("1 Angabe entfernt: Kommentar").waitFor()
    await scan.getByText("Behalten: Form").waitFor()
    const dvt = page.locator(".draft-line", { hasText: "5 Schichten" })
    await dvt.getByText(/Angaben entfernt: Name, Geburtsdatum/u).waitFor()
    await dvt.getByText(/Behalten: Maße/u).waitFor()
    await page.locator(".draft-line", { hasText: "Arztbrief.pdf" }).getByText("bleibt hier").waitFor()
    await page.evaluate("scrollTo(0, 0)")
    await assertSound(visitor, "before and after")
    await visitor.context.close()
  })
}

test("of hundreds of files only those in sight are drawn, and the page answers meanwhile", async () => {
  const { context, page } = await newOrder(desk)
  const crown = binaryStl(makeCrown({ tooth: tooth(46), triangles: 200 }), "Mustermann")
  await drop(
    page,
    Array.from({ length: 300 }, (_, at) => named(`crown_${at}.stl`, crown)),
  )
  await page.locator(".draft-line").nth(299).waitFor({ timeout: 60_000 })
  await until(async () => (await page.locator(".thumbnail img").count()) > 4)

  await page.getByLabel("Zahnfarbe").fill("A2")

  assert.ok((await page.locator(".thumbnail img").count()) < 80)
  await context.close()
})
