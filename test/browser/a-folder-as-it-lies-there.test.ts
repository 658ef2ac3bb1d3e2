/** In the browser: a practice drops a folder as it lies on a computer, with what the computer left in it. */
import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { writeZip } from "@zahnwolke/core/formats/zip-write"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page } from "playwright-core"
import { must } from "../story/people.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import type { Look, Visitor } from "./open-browser.ts"
import { button } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan, mouthPhoto, upperScan } from "./specimens.ts"

const server = await startServer()
const root = mkdtempSync(join(tmpdir(), "zahnwolke-folder-"))
const folder = join(root, "Müller, Käthe 12.03.1961")
let browser: Browser
let pair: Pair

const scan = lowerScan()
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1")

before(async () => {
  mkdirSync(folder)
  const files: Readonly<Record<string, Uint8Array>> = {
    "UK.ply": scan.buffer,
    "Kiefer 2.stl": upperScan().buffer,
    "IMG_2041.jpg": mouthPhoto().buffer,
    "Brief.pdf": latin1("%PDF-1.4\n%%EOF\n"),
    "Scans.zip": writeZip([
      { path: "Export/UK.ply", bytes: new Uint8Array(scan.buffer) },
      { path: "__MACOSX/Export/._UK.ply", bytes: new Uint8Array([0, 5, 0x16, 7, 0, 2, 0, 0]) },
    ]),
    ".DS_Store": latin1("\0\0\0\u0001Bud1\0\0"),
    "Thumbs.db": Buffer.from("d0cf11e0a1b11ae10000000000000000", "hex"),
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis Ordner")
})
after(async () => {
  await browser.close()
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})

async function droppedIn(look: Look): Promise<Visitor> {
  const visitor = await openIn(browser, server.url, pair.practice, look)
  await visitor.page.goto(pair.newOrder)
  await visitor.page.locator("input[data-picker=folder]").last().setInputFiles(folder)
  await visitor.page.getByText("lower-jaw-1.ply").first().waitFor()
  return visitor
}

const lineOf = (page: Page, text: string) => page.locator(".draft-line", { hasText: text })

test("what the computer left in the folder is one quiet line, and no red one", async () => {
  for (const look of [desk, phone]) {
    const visitor = await droppedIn(look)
    const { page } = visitor
    await page.getByText("3 Dateien des Rechners bleiben hier", { exact: true }).waitFor()
    const told = await page.getByRole("main").innerText()
    assert.doesNotMatch(told, /DS_Store|Thumbs|\._UK/u)
    assert.equal(await page.getByText("kann nicht mit", { exact: true }).count(), 1)
    await lineOf(page, "Brief.pdf").getByText("kann nicht mit").waitFor()
    await assertSound(visitor, `a folder as it lies there at ${look.width}`)
    await visitor.context.close()
  }
})

test("what is there twice goes only once, and is taken all the same where somebody wants it", async () => {
  const visitor = await droppedIn(phone)
  const { page } = visitor
  const copy = lineOf(page, "Scans.zip/Export/UK.ply")
  await copy.getByText("Dasselbe wie UK.ply, geht nur einmal mit", { exact: true }).waitFor()
  assert.equal(await copy.locator(".draft-state").innerText(), "ausgelassen")
  await page.getByText(/^3 Dateien, /u).waitFor()

  await button(copy, /^Doch mitsenden/u).click()
  await page.getByText(/^4 Dateien, /u).waitFor()
  await page.getByText("lower-jaw-2.ply").waitFor()
  await visitor.context.close()
})

test("a scan whose name says nothing is called what it is, and keeps its place and its look", async () => {
  const visitor = await droppedIn(desk)
  const { page } = visitor
  const chosen = page.getByLabel("Was ist das? Kiefer 2.stl")
  assert.ok(((await chosen.boundingBox())?.height ?? 0) >= 44)
  await chosen.selectOption({ label: "Oberkiefer" })
  await lineOf(page, "Kiefer 2.stl").getByText("upper-jaw-1.stl").waitFor()
  assert.equal(await chosen.inputValue(), "upper-jaw")
  assert.equal(await page.getByLabel(/^Was ist das\? Brief/u).count(), 0)
  await assertSound(visitor, "a scan that is called what it is")
  await visitor.context.close()
})

test("files that name another patient are noticed: proposed while nobody is chosen, asked about where somebody is", async () => {
  const { party } = pair.practice
  const { patient } = must(
    await party.addPatient({ family: "Probe", given: "Paula", birthDate: "1990-01-01" }),
  )
  const visitor = await openIn(browser, server.url, pair.practice, phone)
  const { page } = visitor
  const field = page.getByRole("combobox", { name: "Patient", exact: true })
  const asked = page.getByText("Die Dateien nennen Erika Mustermann, gewählt ist Paula Probe.")

  await page.goto(`${server.url}/#/auftraege/neu`)
  await drop(page, [lowerScan()])
  await page.getByText("Die Dateien nennen Erika Mustermann.", { exact: true }).waitFor()
  await assertSound(visitor, "a patient that the files propose")
  await button(page, "Erika Mustermann wählen").click()
  assert.equal(await field.inputValue(), "Mustermann, Erika")

  await page.goto(`${server.url}/#/auftraege/neu?patient=${patient}`)
  await page.reload()
  await drop(page, [lowerScan()])
  await asked.first().waitFor()
  assert.equal(await field.inputValue(), "Probe, Paula")
  // What lies under the bar at this moment is not to be pressed there.
  await button(page, "Bei Paula Probe bleiben").scrollIntoViewIfNeeded()
  await assertSound(visitor, "another patient's files")
  await page.locator(".gate-bar").getByRole("button", { name: "Patient wechseln" }).click()
  await asked.first().waitFor({ state: "detached" })
  assert.equal(await field.inputValue(), "Mustermann, Erika")

  await page.reload()
  await drop(page, [lowerScan()])
  await asked.first().waitFor()
  await button(page, "Bei Paula Probe bleiben").click()
  await asked.first().waitFor({ state: "detached" })
  assert.equal(await field.inputValue(), "Probe, Paula")
  await visitor.context.close()
})

test("an order that is left before it is sent is there again, with its files and words, until it is begun anew or locked", async () => {
  const visitor = await openIn(browser, server.url, pair.practice, desk)
  const { page } = visitor
  const words = page.getByLabel("Hinweise für das Labor")
  const begun = page.getByText("Dieser Auftrag ist angefangen und noch nicht gesendet.")
  const files = page.locator(".draft-line")
  const leaveAndReturn = async (): Promise<void> => {
    await page.goBack()
    await page.getByRole("heading", { level: 1, name: "Aufträge" }).waitFor()
    await page.goForward()
    await page.getByRole("heading", { level: 1, name: "Neuer Auftrag" }).waitFor()
  }
  await page.goto(pair.newOrder)
  await drop(page, [lowerScan(), upperScan()])
  await page.getByText("bereit", { exact: true }).nth(1).waitFor()
  await page.getByRole("checkbox", { name: /^46, / }).click()
  await words.fill("Bitte zügig")
  await button(files.nth(1), /^Auslassen/u).click()

  await leaveAndReturn()
  await begun.waitFor()
  await assertSound(visitor, "an order taken up again")
  assert.equal(await files.count(), 2)
  assert.equal(await words.inputValue(), "Bitte zügig")
  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  await page.getByText(/^1 Datei, /u).waitFor()
  await button(page, "Neu beginnen").click()
  await begun.waitFor({ state: "detached" })
  assert.equal(await files.count(), 0)
  assert.equal(await words.inputValue(), "")

  await drop(page, [lowerScan()])
  await page.getByText("bereit", { exact: true }).waitFor()
  await leaveAndReturn()
  await begun.waitFor()
  await page.getByRole("checkbox", { name: /^46, / }).click()
  await button(page, "Senden").last().click()
  await page
    .getByText(/^Auftrag ZW-.* ist gesendet/u)
    .first()
    .waitFor()
  // The word comes a moment before the way to the order: whoever leaves in between is led there after all.
  await page.waitForURL(/\/auftraege\/order_/u)
  await page.goto(pair.newOrder)
  await page.getByRole("heading", { level: 1, name: "Neuer Auftrag" }).waitFor()
  assert.equal(await begun.count(), 0)
  assert.equal(await files.count(), 0)
  await visitor.context.close()
})
