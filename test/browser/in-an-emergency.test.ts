/** In the browser: an emergency is attested in one dialog, confirmed by a second person, and told to the patient afterwards. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { colleague } from "../story/colleague.ts"
import { foundSide, link, must, until } from "../story/people.ts"
import type { Side } from "../story/people.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import { button, lockOf } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair
let clinic: Side

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis am Ring")
  clinic = await foundSide(server.url, "practice", "Klinik am Fluss", { ownHouse: false })
  await link(pair.practice.party, clinic.party, "practice")
})
after(async () => {
  await browser.close()
  await server.stop()
})

test("what the attestation says is ticked sentence by sentence, then the order goes, and the patient is still to be told", async () => {
  const visitor = await openIn(browser, server.url, pair.practice, phone)
  const { page } = visitor
  await page.goto(pair.newOrder)
  const to = page.getByLabel("Empfänger")
  assert.equal(
    await button(page, "Notfall: ohne Einwilligung").count(),
    0,
    "a laboratory is offered no emergency",
  )
  await to.selectOption({ label: "Klinik am Fluss (Praxis, Deutschland)" })
  await drop(page, [lowerScan()])
  await button(page, "Notfall: ohne Einwilligung").click()
  const dialog = page.getByRole("dialog")
  const sign = button(dialog, "Notfall bestätigen")
  assert.match((await lockOf(sign)) ?? "", /jeden Satz/u)
  assert.equal(await dialog.getByRole("checkbox", { checked: true }).count(), 0)
  for (const tick of await dialog.getByRole("checkbox").all()) await tick.check()
  await dialog.getByLabel("Woran erkannt").fill("Bewusstlos nach Sturz")
  await assertSound(visitor, "an emergency is attested")
  await sign.click()
  await page.getByText(/^Bestätigt von Dr\. Inge Beispiel/u).waitFor()
  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  // What stands half under the gate at the foot of a telephone is no fault: one scrolls.
  await page.evaluate("scrollTo(0, 0)")
  await assertSound(visitor, "an attested emergency")
  await button(page, "Senden").last().click()

  await page.getByText("ist noch nicht informiert").waitFor()
  await page.getByText("Woran erkannt: Bewusstlos nach Sturz").waitFor()
  await assertSound(visitor, "an order of an emergency")
  const how = page.getByLabel("Wie und wann informiert")
  await how.fill("Am Bett gesagt")
  await button(page, "Als informiert festhalten").click()
  await page.getByText(/Am Bett gesagt/u).waitFor()
  const [order] = must(await clinic.party.orders())
  assert.ok(order !== undefined)
  assert.equal(must(await clinic.party.order(order.order)).emergency?.signs, "Bewusstlos nach Sturz")
  await visitor.context.close()
})

test("where the practice asks for a second person, the screen says who can be it and what to do if nobody is there", async () => {
  const helper = await colleague(server.url, pair.practice.party)
  must(await pair.practice.party.changeSettings({ ...strictKnobs, emergencySecondPerson: true }))
  const [patient] = must(await pair.practice.party.patients())
  assert.ok(patient !== undefined)
  const given = { patient: patient.patient, to: clinic.me.organisation, noContraryWill: false }
  const { order } = must(
    await helper.attestEmergency({ ...given, words: "Gefahr für Leib oder Leben.", signs: "Atemnot" }),
  )

  const visitor = await openIn(browser, server.url, pair.practice, desk)
  const { page } = visitor
  await page.goto(pair.newOrder)
  await page.getByLabel("Empfänger").selectOption({ label: "Klinik am Fluss (Praxis, Deutschland)" })
  await drop(page, [lowerScan()])
  await page.getByText("Es fehlt noch die zweite Person.").waitFor()
  await button(page, "Ansehen").last().click()
  await page.getByText("Rufen Sie in der Klinik an (+49 30 000000)").waitFor()
  await assertSound(visitor, "an emergency waits for a second person")
  await button(page.getByRole("dialog"), "Schließen").click()

  await page.goto(`${server.url}/#/auftraege`)
  await button(page, "Ansehen und bestätigen").click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText("Woran erkannt: Atemnot").waitFor()
  await assertSound(visitor, "a second person is asked")
  await button(dialog, "Als zweite Person bestätigen").click()
  await dialog.waitFor({ state: "detached" })
  await until(async () => must(await helper.emergencies()).some((one) => one.order === order && !one.waits))
  await visitor.context.close()
})
