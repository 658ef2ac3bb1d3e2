/** In the browser: the original of a radiograph goes to another treating practice, and a letter to the laboratory, each with a word for it. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { after, before, test } from "node:test"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page } from "playwright-core"
import { consentScope, consentSheet, link, must, until } from "../story/people.ts"
import type { Side } from "../story/people.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { button, saved } from "./people.ts"
import { foundFully, openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan, named } from "./specimens.ts"

const server = await startServer()
let browser: Browser
let pair: Pair
let surgeon: Side

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis am Ring")
  surgeon = await foundFully(server.url, "practice", "Praxis für Chirurgie", { ownHouse: false })
  await link(pair.practice.party, surgeon.party, "practice")
})
after(async () => {
  await browser.close()
  await server.stop()
})

const [slice] = makeDvt({ seed: 5, size: 40, slices: 1, voxel: 2 }).files
assert.ok(slice !== undefined)
const radiograph = named("Mustermann DVT.dcm", slice.bytes)
const letter = named("Arztbrief Mustermann.pdf", new TextEncoder().encode("%PDF-1.4\n%%EOF\n"))
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

async function consentTo(
  organisation: Side["me"]["organisation"],
  kinds: readonly ("document" | "radiograph" | "order" | "scan")[],
  purpose: "treatment" | "make-restoration",
): Promise<void> {
  const [patient] = must(await pair.practice.party.patients())
  assert.ok(patient !== undefined)
  const scope = { ...consentScope(organisation), kinds: [...kinds], purpose, category: "identified" as const }
  must(await pair.practice.party.recordConsent({ ...consentSheet, patient: patient.patient, scope }))
}

const choose = (page: Page, name: string): Promise<unknown> =>
  page.getByLabel("Empfänger").selectOption({ label: name })

test("the other practice saves the very bytes that were taken, after a word for this file and with the name", async () => {
  await consentTo(surgeon.me.organisation, ["radiograph", "order"], "treatment")
  const visitor = await openIn(browser, server.url, pair.practice, desk)
  const { page } = visitor
  await page.goto(pair.newOrder)
  await choose(page, "Praxis für Chirurgie (Praxis, Deutschland)")
  await drop(page, [radiograph])
  await page.getByText("muss unverändert sein").first().waitFor()
  await page.getByText("muss unverändert zur Mitbehandlung gehen").first().waitFor()
  await assertSound(visitor, "an original is asked for")
  await page.getByText("Original unverändert an Praxis für Chirurgie senden").click()
  await page.getByText("Mit Namen – Einwilligung liegt vor").waitFor()
  await button(page, "Mit Namen senden").click()
  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  await button(page, "Senden").last().click()
  await until(async () => must(await surgeon.party.orders()).length === 1)
  await visitor.context.close()

  const other = await openIn(browser, server.url, surgeon, phone)
  const [order] = must(await surgeon.party.orders())
  await other.page.goto(`${server.url}/#/auftraege/${order?.order}`)
  await other.page.getByText("mit Bezug zur Person").first().waitFor()
  await assertSound(other, "an original that came")
  const bytes = await saved(other.page, () =>
    button(other.page, /^Sichern/u)
      .first()
      .click(),
  )
  assert.equal(hashOf(bytes), hashOf(slice.bytes))
  await other.context.close()
})

test("a letter says why it stays, asks for the consent, and goes only after a word for it", async () => {
  const newOrder = async (): Promise<Visitor> => {
    const visitor = await openIn(browser, server.url, pair.practice, phone)
    await visitor.page.goto(pair.newOrder)
    await drop(visitor.page, [lowerScan(), letter])
    return visitor
  }
  const without = await newOrder()
  const line = without.page.locator(".draft-line", { hasText: "Arztbrief Mustermann.pdf" })
  await line.getByText("Sie gehen nur unverändert mit").waitFor()
  await button(line, "Einwilligung einholen").click()
  await without.page.getByText("Auch mit Namen anbieten").waitFor()
  await without.context.close()

  await consentTo(pair.laboratory.me.organisation, ["document", "order", "scan"], "make-restoration")
  const visitor = await newOrder()
  const { page } = visitor
  await page.getByText("Unverändert und mit Namen an Labor zur Praxis am Ring senden").click()
  await page.getByText("Nichts entfernt").waitFor()
  await page.getByText("Mit Namen – Einwilligung liegt vor").waitFor()
  await page.evaluate("scrollTo(0, 0)")
  await assertSound(visitor, "a letter that goes as it came")
  await visitor.context.close()
})
