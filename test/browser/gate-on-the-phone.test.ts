/** The gate of a new order on a telephone: a low bar that hides nothing, and says all of it on a tap. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Locator, Page } from "playwright-core"
import { openBrowser, phone } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { button, lockOf } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan, mouthPhoto, upperScan } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis am Telefon")
})
after(async () => {
  await browser.close()
  await server.stop()
})

async function begun(files = [lowerScan(), upperScan(), mouthPhoto()]): Promise<Visitor> {
  const visitor = await openIn(browser, server.url, pair.practice, phone)
  const { page } = visitor
  await page.goto(pair.newOrder)
  await drop(page, files)
  await page.getByText("upper-jaw-1.stl").first().waitFor()
  return visitor
}

const gateOf = (page: Page): Locator => page.getByRole("region", { name: "Senden" })
const heightOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.height ?? 0

test("it takes an eighth of the screen at most: one sentence and one button", async () => {
  const { page } = await begun()
  const gate = gateOf(page)
  await gate.getByText("2 Punkte fehlen noch", { exact: true }).waitFor()
  assert.ok((await heightOf(gate)) <= phone.height / 8, `${await heightOf(gate)} px`)
  assert.equal(await gate.getByRole("button").count(), 2)
  await button(gate, "Ansehen").click()
  await page.getByRole("dialog").waitFor()
})

test("a tap shows all of it with every button, and Escape takes it away again", async () => {
  const visitor = await begun()
  const { page } = visitor
  const gate = gateOf(page)
  const more = gate.getByRole("button", { expanded: false })
  await more.focus()
  await page.keyboard.press("Enter")
  assert.notEqual(await lockOf(button(gate, "Senden")), null)
  await assertSound(visitor, "the whole gate on the telephone")
  await page.keyboard.press("Escape")
  await gate.getByRole("button", { expanded: false }).waitFor()
  assert.equal(await gate.evaluate((own) => own.contains(document.activeElement)), true)
})

/** What the finger or the focus would meet in the middle of it. */
const isOnTop = (part: Locator): Promise<boolean> =>
  part.evaluate((own) => {
    const { left, top, width, height } = own.getBoundingClientRect()
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    return there !== null && (own.contains(there) || there.contains(own))
  })

test("nothing lies behind it: the last part can be scrolled out from under it, and what has the focus is in sight", async () => {
  const { page } = await begun()
  await page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
  const parts = page.locator("main .new-order :is(input, select, textarea, button)")
  assert.equal(await isOnTop(page.locator(".new-order .field").last()), true)
  await page.evaluate("window.scrollTo(0, 0)")
  await parts.first().focus()
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab")
    const focused = page.locator(":focus")
    if ((await focused.count()) === 0) break
    assert.equal(await isOnTop(focused), true, await focused.evaluate((own) => own.outerHTML.slice(0, 120)))
  }
})

test("what may be sent is sent from the bar", async () => {
  const visitor = await begun([lowerScan(), upperScan()])
  const { page } = visitor
  await page.getByRole("checkbox", { name: /^46, / }).click()
  const gate = gateOf(page)
  await gate.getByText("Darf gesendet werden", { exact: true }).waitFor()
  assert.ok((await heightOf(gate)) <= phone.height / 8)
  await assertSound(visitor, "a gate that is open on the telephone")
  await button(gate, "Senden").click()
  await page.getByText(/ist gesendet\.$/u).waitFor()
})
