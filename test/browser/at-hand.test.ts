/** What only a browser can show: a folder let go over the screen, an export into a folder, a server that is caught, a distance on a scan. */
import assert from "node:assert/strict"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { temporaryFolder } from "@zahnwolke/server/testing/cluster"
import type { Browser, Page } from "playwright-core"
import { must } from "../story/people.ts"
import { readyToSend } from "../story/placed-order.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import { button, go } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { lowerScan, mouthPhoto, upperScan } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis zur Hand", "both")
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** As a scanner leaves it: photographs in a folder of their own. */
function scannersFolder(): string {
  const folder = join(temporaryFolder(), "Mustermann_Erika")
  mkdirSync(join(folder, "Fotos"), { recursive: true })
  for (const { name, buffer } of [lowerScan(), upperScan()]) writeFileSync(join(folder, name), buffer)
  const photo = mouthPhoto()
  writeFileSync(join(folder, "Fotos", photo.name), photo.buffer)
  return folder
}

/** By the browser's own drag: a folder cannot be put together by a script. */
async function letGo(page: Page, folder: string): Promise<void> {
  const box = await page.locator(".drop").first().boundingBox()
  assert.ok(box)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data })
  }
}

test("a scanner's folder is let go over the order, and what lies in its folders is found", async () => {
  const { page } = await openIn(browser, server.url, pair.practice, desk)
  await page.goto(pair.newOrder)
  await page.getByText("Dateien oder Ordner hierher ziehen").waitFor()
  await letGo(page, scannersFolder())
  await page.getByText("lower-jaw-1.ply").waitFor()
  await page.getByText("upper-jaw-1.stl").waitFor()
  await button(page, "Ansehen").first().waitFor()
})

/** The browser's own store stands where a person would pick a folder: what is written there is as real. */
const pickOwnStore = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"

const beginnings = `(async () => {
  const found = {}
  const read = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await read(handle, path + name + "/")
      else if (name.endsWith(".age")) found[path + name] = (await (await handle.getFile()).text()).slice(0, 21)
      else found[path + name] = ""
    }
  }
  await read(await navigator.storage.getDirectory(), "")
  return found
})()`

test("the whole organisation goes into a folder as age files with their manifest", async () => {
  const { page, context } = await openIn(browser, server.url, pair.practice, desk)
  await context.addInitScript(pickOwnStore)
  await page.reload()
  await go(page, "Organisation")
  await button(page, "In einen Ordner ausgeben").click()
  await page.getByText(/^Fertig: \d+ Dateien\.$/u).waitFor()
  const found: Readonly<Record<string, string>> = await page.evaluate(beginnings)
  const sealed = Object.entries(found).filter(([name]) => name.endsWith(".age"))
  assert.ok(sealed.length > 3, Object.keys(found).join(" "))
  assert.deepEqual([...new Set(sealed.map(([, beginning]) => beginning))], ["age-encryption.org/v1"])
  assert.ok(Object.keys(found).some((name) => name.includes("manifest")))
})

test("a server that shows a history without its signature is named on every screen, on the telephone too", async () => {
  const visitor = await openIn(browser, server.url, pair.practice, phone)
  const { page, context } = visitor
  await context.route("**/v1/log/checkpoint", (route) => route.fulfill({ json: { checkpoint: "", size: 0 } }))
  await page.reload()
  const alarm = page.getByText("Das Protokoll des Servers trägt nicht seine Unterschrift.")
  await alarm.first().waitFor()
  await go(page, "Partner")
  await alarm.first().waitFor()
  await assertSound(visitor, "an alarm on the telephone")
})

/** From the middle down until the jaw is hit: its arch is open in the middle. */
async function touchJaw(page: Page, across: number): Promise<void> {
  const box = await page.locator(".viewer-canvas").boundingBox()
  assert.ok(box)
  const before = await page.locator(".viewer-hint").innerText()
  for (let down = 0.2; down < 0.85; down += 0.05) {
    await page.mouse.click(box.x + box.width * across, box.y + box.height * down)
    await page.waitForTimeout(50)
    if ((await page.locator(".viewer-hint").innerText()) !== before) return
  }
  assert.fail("no point of the jaw was hit")
}

test("a distance between two points of a scan is measured in millimetres", async () => {
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const { page } = await openIn(browser, server.url, pair.laboratory, desk)
  await page.goto(`${server.url}/#/auftraege/${order}`)
  await button(page, "Alle Scans zusammen ansehen").click()
  await page.locator(".mesh-part[data-visible=true]").nth(1).waitFor()
  await button(page, "Messen").click()
  await page.getByText("Ersten Punkt antippen").waitFor()
  await touchJaw(page, 0.45)
  await page.getByText("Zweiten Punkt antippen").waitFor()
  await touchJaw(page, 0.6)
  const measured = await page.locator("output").innerText()
  assert.match(measured, /^\d{1,2},\d+ mm$/u)
  assert.ok(Number.parseFloat(measured.replace(",", ".")) > 1, measured)
  await button(page, "Messung löschen").click()
  await page.locator("output").waitFor({ state: "detached" })
})
