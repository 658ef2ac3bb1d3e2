/** What a laboratory has not said yet: the practice's gate asks it in one press, and on its own device it is a task. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { unsaidPlaces } from "@zahnwolke/core/records/organisation"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { must, profileOf } from "../story/people.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import { button, go, lockOf, sayFacts } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan } from "./specimens.ts"

const server = await startServer()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

test("a laboratory that has not said where it works is asked from the gate, says it, and may be sent to", async () => {
  const pair = await readyPair(server.url, "Praxis Frage", "both")
  const { parent: _, ...said } = profileOf("laboratory", "Labor zur Praxis Frage")
  must(
    await pair.laboratory.party.changeProfile({
      ...said,
      places: unsaidPlaces("DE"),
      onward: { kind: "unknown" },
    }),
  )

  const practice = await openIn(browser, server.url, pair.practice, desk)
  await practice.page.goto(`${pair.newOrder}&to=${pair.laboratory.me.organisation}`)
  await drop(practice.page, [lowerScan()])
  await practice.page.getByRole("checkbox", { name: /^46, / }).click()
  const ask = button(practice.page, "Profil vervollständigen lassen")
  await ask.click()
  const dialog = practice.page.getByRole("dialog")
  const text = await dialog.getByLabel("Text der Bitte").innerText()
  assert.match(text, /ergänzen Sie bitte in Zahnwolke Ihr Profil/u)
  assert.ok(text.includes(`${server.url}/#/organisation`))
  assert.doesNotMatch(text, /Mustermann|Erika/u)
  await assertSound(practice, "the request to a partner")
  await button(dialog, "Fertig").click()
  assert.notEqual(await lockOf(button(practice.page, "Senden")), null)

  const laboratory = await openIn(browser, server.url, pair.laboratory, phone)
  await laboratory.page.getByText(/Noch darf Ihnen niemand etwas senden/u).waitFor()
  await assertSound(laboratory, "an inbox with a task")
  await button(laboratory.page, "Angaben ergänzen").click()
  await sayFacts(laboratory.page)
  await button(laboratory.page, "Speichern").click()
  await laboratory.page.getByText("Profil geändert und unterschrieben.").waitFor()
  await laboratory.page.getByText(/Noch darf Ihnen niemand etwas senden/u).waitFor({ state: "detached" })

  await go(practice.page, "Partner")
  await practice.page.getByRole("link", { name: /Labor zur Praxis Frage/u }).click()
  await practice.page.getByText("keines", { exact: true }).waitFor()
  assert.equal(await practice.page.getByText(/Er muss sein Profil ergänzen/u).count(), 0)
})
