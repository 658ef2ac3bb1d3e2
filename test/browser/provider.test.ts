/** A company runs the server: the owner fills its questionnaire in, is led to what still blocks, and signs. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { hostName } from "@zahnwolke/core/disclosure/hosting-facts"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page } from "playwright-core"
import type { Side } from "../story/people.ts"
import { openBrowser, phone } from "./open-browser.ts"
import { button, lockOf } from "./people.ts"
import { foundFully, openIn } from "./scene.ts"
import { assertSound } from "./sound.ts"

const company = "Muster Hosting GmbH"
const server = await startServer({ settings: { SERVER_OPERATOR: company, OBJECTS_OPERATOR: company } })
const form = `${server.url}/#/organisation/anbieter/${hostName(company)}`
let browser: Browser
let practice: Side

before(async () => {
  browser = await openBrowser()
  practice = await foundFully(server.url, "practice", "Praxis Anbieter", { ownHouse: false })
})
after(async () => {
  await browser.close()
  await server.stop()
})

const inQuestion = (page: Page, question: string) => page.locator(`#ask-${question}`)
const press = (page: Page, question: string, text: string): Promise<void> =>
  inQuestion(page, question).getByLabel(text, { exact: true }).check()

async function answerFirm(page: Page): Promise<void> {
  await button(page, "Sitz und alle Orte: Deutschland").click()
  await press(page, "parentCountry", "nein")
  await press(page, "establishmentGermany", "ja")
  for (const question of ["onwardRecipients", "subProcessors", "reservesOnwardRight", "ownUse"]) {
    await press(page, question, "nein")
  }
}

async function answerProofs(page: Page): Promise<void> {
  const year = new Date().getFullYear()
  await button(page, "Es ist der Vertrag dieses Programms").click()
  await page.getByLabel("Unterschrieben am").fill(`${year - 1}-12-01`)
  await press(page, "secrecyUndertaking", "Firma und Personal")
  await press(page, "cloudReport", "C5-Testat")
  await page.getByLabel("Zeitraum von").fill(`${year - 1}-01-01`)
  await page.getByLabel("Zeitraum bis").fill(`${year + 1}-12-31`)
  await page.getByLabel("Geprüft von").fill("Muster Prüfung GmbH")
  await page.getByLabel("Umfang", { exact: true }).fill("Rechenzentrum Musterstadt")
  await press(page, "customerCriteriaDone", "ja")
  await inQuestion(page, "deletionAfterDays").getByRole("textbox").fill("0")
}

test("an owner answers what blocks, finds the draft again, and signs; the server may receive then", async () => {
  const visitor = await openIn(browser, server.url, practice, phone)
  const { page } = visitor
  await page.goto(`${server.url}/#/organisation`)
  await page.getByRole("link", { name: /Fragebogen ausfüllen/u }).click()
  await page.locator("#ask-contract").waitFor()
  await assertSound(visitor, "questionnaire, empty")
  await answerFirm(page)
  await answerProofs(page)

  await page.getByText(/Eine Angabe sperrt noch/u).waitFor()
  await button(page, "Zur Frage").click()
  await page.locator("#ask-documentationComplete input:focus").waitFor()
  await assertSound(visitor, "questionnaire, one answer missing")
  await page.reload()
  await page.getByText("Prüfliste nach Art. 28 Abs. 3 DSGVO: 26 von 26 Punkten").waitFor()
  await press(page, "documentationComplete", "ja")
  await page.getByText("Keine Angabe sperrt mehr.").waitFor()
  await button(page, "Unterschreiben für ein Jahr").click()

  await page.locator("[data-host=main]").getByText("darf Ihre Daten aufnehmen").waitFor()
  await page.locator("[data-host=server]").getByText("darf Ihre Daten aufnehmen").waitFor()
})

test("a practice without a statutory licence says so in its own words, and takes it back", async () => {
  const visitor = await openIn(browser, server.url, practice, phone)
  const { page } = visitor
  await page.goto(form)
  await button(page, "Wir haben keine Kassenzulassung").click()
  const dialog = page.getByRole("dialog")
  const sign = button(dialog, "Erklärung unterschreiben")
  assert.equal(await lockOf(sign), "Bitte bestätigen Sie den Satz.")
  await dialog
    .getByRole("checkbox", { name: /nicht zur vertragszahnärztlichen Versorgung zugelassen/u })
    .check()
  await assertSound(visitor, "the statement on the licence")
  await sign.click()
  await page.getByText(/§ 393 SGB V wird nicht verlangt\.$/u).waitFor()
  await button(page, "Zurücknehmen").click()
  await button(page, "Wir haben keine Kassenzulassung").waitFor()
})

test("an answer against what the server says is shown while it is typed", async () => {
  const { page } = await openIn(browser, server.url, practice, phone)
  await page.goto(form)
  await inQuestion(page, "storageCountries").getByRole("textbox").fill("AT")
  await page
    .getByText("Länder der Speicherung: Der Server nennt Deutschland, die Antwort nennt Österreich.")
    .waitFor()
})
