/** The page of rules and settings: a limit is said at its field, a change is shown before it is signed, and what is less strict waits. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { desk, openBrowser } from "./open-browser.ts"
import { button, go, lockOf } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import { assertSound } from "./sound.ts"

const server = await startServer()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

test("an owner sets more strictly after having seen what it changes, and cannot set beyond a limit or less strictly", async () => {
  const pair = await readyPair(server.url, "Praxis Regel")
  const visitor = await openIn(browser, server.url, pair.practice, desk)
  const { page } = visitor
  await go(page, "Organisation")
  await page.getByText("Streng. Alle Einstellungen wie ausgeliefert.").waitFor()
  await page.getByRole("link", { name: "Ansehen und ändern" }).click()
  const days = page.getByLabel("Dateien nach der Abholung (Tage)")
  const look = page.getByRole("button", { name: /Änderung(?:en)? ansehen$/u })
  await days.waitFor()
  assert.equal(await lockOf(look), "Es ist nichts geändert.")

  await days.fill("61")
  await page.getByText("Bitte eine ganze Zahl: 1 bis 60 Tage.").waitFor()
  assert.equal(await lockOf(look), "Bitte erst die rot markierten Werte berichtigen.")
  await assertSound(visitor, "a value beyond its limit")

  await days.fill("7")
  await look.click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText("14 Tage → 7 Tage").waitFor()
  await dialog.getByText(/ändert sich nichts\.$/u).waitFor()
  await assertSound(visitor, "what a change changes")
  await button(dialog, "Unterschreiben").click()
  await page.getByText(/Heute: 7 Tage · Voreinstellung: 14 Tage/u).waitFor()
  await page.getByText(/^Zuletzt unterschrieben am .+ von Dr\. Inge Beispiel\.$/u).waitFor()

  await page.getByRole("radio", { name: /^Gesetzlich/u }).click()
  await dialog.getByText(/^Ich habe als Datenschutzbeauftragte Person geprüft/u).waitFor()
  await dialog.getByText(/Praxis Regel/u).waitFor()
  assert.equal(await button(dialog, "Unterschreiben").count(), 0)
  await assertSound(visitor, "a mode that is not the owner's to lower")
  await button(dialog, "Abbrechen").click()

  await page.getByLabel("Länder ohne Angemessenheitsbeschluss").selectOption("dpo-per-case")
  await look.click()
  await dialog.getByText("Das macht die Regeln lockerer.", { exact: false }).waitFor()
  assert.equal(await button(dialog, "Unterschreiben").count(), 0)
  await dialog.getByRole("link", { name: "Datenschutz einladen" }).waitFor()
  await assertSound(visitor, "a change that waits for an officer")
})
