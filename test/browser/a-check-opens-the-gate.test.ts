/** In the browser: a laboratory works where the rules want a check; the send button is locked until the officer signs it, then the order goes. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import { openParty } from "@zahnwolke/core/party/open"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { consentScope, consentSheet, must, profileOf, until } from "../story/people.ts"
import { desk, openBrowser, phone, visit } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { button, lockOf, saved, signIn } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis am Ring")
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** Japan: adequate, but only for some (Art. 45 GDPR). */
async function laboratoryMoves(): Promise<void> {
  const { laboratory, practice } = pair
  const places = { seat: "JP", processing: ["JP"], storage: ["JP"], backup: ["JP"], support: ["JP"] }
  must(
    await laboratory.party.changeProfile({ ...profileOf("laboratory", "Labor zur Praxis am Ring"), places }),
  )
  const [patient] = must(await practice.party.patients())
  assert.ok(patient !== undefined)
  const to = laboratory.me.organisation
  const scope = { ...consentScope(to), recipients: [{ organisation: to, country: "JP" }], countries: ["JP"] }
  must(
    await practice.party.recordConsent({
      ...consentSheet,
      validUntil: consentSheet.validUntil + 86_400_000,
      patient: patient.patient,
      scope,
    }),
  )
}

async function officersWayIn(): Promise<{ readonly loginName: string; readonly passphrase: string }> {
  const { practice } = pair
  const invite = must(await practice.party.inviteMember({ name: "Dana", role: "data-protection-officer" }))
  const joining = openParty(partsOf(server.url, memoryDevice(), { fullStretching: true }))
  const { passphrase } = must(
    await joining.joinAsMember({ link: invite.link, loginName: "Dana", deviceName: "PC" }),
  )
  must(await practice.party.attend())
  return { loginName: "Dana", passphrase }
}

/** Who watches over disclosures is offered none, and prints who has the data under the code. */
async function findsOnlyTheirOwn({ page }: Visitor): Promise<void> {
  await page.goto(`${server.url}/#/patienten`)
  const patient = page.getByRole("link", { name: /^P-[0-9A-Z]{6}/u })
  await patient.waitFor()
  assert.equal(await button(page, "Patient anlegen").count(), 0)
  await patient.click()
  await page.getByRole("heading", { name: /^P-[0-9A-Z]{6}$/u }).waitFor()
  for (const name of ["Neuer Auftrag", "Einwilligung aufnehmen"]) {
    assert.equal(await page.getByRole("link", { name }).count(), 0, name)
  }
  const paper = await saved(page, () => button(page, "PDF Wer hat die Daten?").click())
  const { text } = readPdf(paper)
  assert.match(text, /P-[0-9A-Z]{6}/u)
  assert.doesNotMatch(text, /Mustermann|Erika|1980/u)
  for (const address of ["auftraege/neu", "einwilligung"]) {
    await page.goto(`${server.url}/#/${address}`)
    await page.getByText(/^Wer über Weitergaben wacht, gibt selbst nichts weiter/u).waitFor()
  }
}

/** Only after the very words were on the screen; and back again, so that nothing else changes. */
async function lowersTheMode(officer: Visitor): Promise<void> {
  const { page } = officer
  const dialog = page.getByRole("dialog")
  await page.goto(`${server.url}/#/regeln`)
  for (const [mode, words] of [
    [
      "Gesetzlich",
      /^Ich habe als Datenschutzbeauftragte Person geprüft.*nie unter den gesetzlichen Regeln\.$/u,
    ],
    ["Streng", /^Es gelten die strengen Regeln/u],
  ] as const) {
    await page.getByRole("radio", { name: new RegExp(`^${mode}`, "u") }).click()
    await dialog.getByText(words).waitFor()
    await assertSound(officer, `the words of the mode ${mode}`)
    await button(dialog, "Unterschreiben").click()
    await dialog.waitFor({ state: "detached" })
    await page.getByRole("radio", { name: new RegExp(`^${mode}`, "u"), checked: true }).waitFor()
  }
}

test("the scope check of a laboratory in Japan, from the locked button over the officer's dialog to the sent order", async () => {
  await laboratoryMoves()
  const way = await officersWayIn()
  const owner = await openIn(browser, server.url, pair.practice, desk)
  const { page } = owner
  await page.goto(pair.newOrder)
  await drop(page, [lowerScan()])
  await page.getByRole("checkbox", { name: /^46, / }).click()
  const send = button(page, "Senden").last()
  await page
    .getByText(/Anwendungsbereich|umfasst/u)
    .first()
    .waitFor()
  assert.notEqual(await lockOf(send), null)
  await page.getByText("Das prüft und unterschreibt Ihr Datenschutz").first().waitFor()
  await button(page, "Anwendungsbereich prüfen lassen").first().click()
  await page.getByRole("dialog").getByText("Das prüft und unterschreibt Ihr Datenschutz").waitFor()
  await assertSound(owner, "a check that is not the owner's to sign")
  await button(page.getByRole("dialog"), "Schließen").last().click()

  const officer = await visit(browser, `${server.url}/#/anmelden`, phone)
  await signIn(officer.page, way)
  await officer.page.goto(`${server.url}/#/partner/${pair.laboratory.me.organisation}`)
  await button(officer.page, /^Prüfen und unterschreiben/u)
    .first()
    .click()
  const dialog = officer.page.getByRole("dialog")
  const sign = button(dialog, "Unterschreiben")
  assert.notEqual(await lockOf(sign), null)
  await dialog.getByRole("radio", { name: "trägt", exact: true }).check()
  await dialog.getByLabel("Begründung").fill("Der Beschluss umfasst das Labor.")
  await assertSound(officer, "the scope check")
  await sign.click()
  await dialog.waitFor({ state: "detached" })
  await findsOnlyTheirOwn(officer)
  await lowersTheMode(officer)
  await officer.context.close()

  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  assert.equal(await lockOf(send), null)
  await send.click()
  await until(async () => must(await pair.laboratory.party.orders()).length === 1)
  await owner.context.close()
})
