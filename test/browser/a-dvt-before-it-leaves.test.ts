/** A large DVT in the browser: the face is shown, a field of view is drawn and cut, and a person decides about the rest. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { desk, openBrowser, phone } from "./open-browser.ts"
import type { Look, Visitor } from "./open-browser.ts"
import { until } from "../story/people.ts"
import { button } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, named } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis am Kiefer")
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** Twelve centimetres across: more than a jaw. */
const head = makeDvt({ seed: 5, size: 60, slices: 45, voxel: 2 }).files.map(({ name, bytes }) =>
  named(`Mustermann DVT ${name}`, bytes),
)

async function droppedIn(look: Look): Promise<Visitor> {
  const visitor = await openIn(browser, server.url, pair.practice, look)
  const { page } = visitor
  await page.goto(pair.newOrder)
  await drop(page, head)
  await button(page, "Ansehen").first().click()
  await page.getByRole("heading", { name: "Oberfläche des Gesichts" }).waitFor()
  return visitor
}

test("a person sees the face, cuts to a field of view, and looks again before it may travel", async () => {
  const visitor = await droppedIn(desk)
  const { page } = visitor
  await page.getByText("Oberfläche wird berechnet …").waitFor({ state: "hidden" })
  await page.getByText("120 × 120 × 90 mm").waitFor()
  await assertSound(visitor, "a DVT that shows a face")

  const left = page.getByRole("slider", { name: "Links, mm" }).first()
  await left.focus()
  for (let times = 0; times < 3; times++) await page.keyboard.press("Shift+ArrowLeft")
  await page.getByRole("spinbutton", { name: "Unten, mm" }).fill("20")
  await page.getByText("60 × 120 × 70 mm (quer").waitFor()
  await button(page, "Zuschneiden").last().click()

  await page.getByText("Zugeschnitten: Gezeigt ist, was mitgeht.").waitFor()
  await page.getByText("60 × 120 × 70 mm (quer").waitFor()
  await assertSound(visitor, "a cropped DVT")
  await button(page, "Nein, kein Gesicht").click()
  await page.getByText("Zugeschnitten auf 60 × 120 × 70 mm").waitFor()
  await page.getByText("Diese Schicht liegt außerhalb des gewählten Ausschnitts. Sie bleibt hier.").waitFor()
  await until(async () => (await button(page, "Ansehen").count()) === 0)
})

test("on the telephone the field has fingers' handles and the face is in sight", async () => {
  const visitor = await droppedIn(phone)
  const { page } = visitor
  await page.getByText("Oberfläche wird berechnet …").waitFor({ state: "hidden" })
  await assertSound(visitor, "a DVT on the telephone")
  const box = await page.getByRole("slider", { name: "Oben, mm" }).first().boundingBox()
  assert.ok(box !== null && box.width >= 44 && box.height >= 44)
  await button(page, "Ja, nur mit Einwilligung senden").click()
  await page.getByText("bereit").first().waitFor()
})
