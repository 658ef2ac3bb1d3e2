import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, before, test } from "node:test"
import type { Browser, Page } from "playwright-core"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { buildIfStale } from "@zahnwolke/web/build"
import { crownOrder, foundSide, link, must, until } from "../story/people.ts"
import { twoJaws } from "../story/placed-order.ts"
import { desk, openBrowser, phone, visit } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { button } from "./people.ts"
import { foundFully, openIn } from "./scene.ts"
import { assertSound } from "./sound.ts"

await buildIfStale()
const server = await startServer()
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** Where the finger goes. Each is one tap. */
function fingers(page: Page): { readonly tap: (name: string | RegExp) => Promise<void>; taps: number } {
  const counted = {
    taps: 0,
    tap: async (name: string | RegExp) => {
      counted.taps += 1
      await page.getByText(name).last().click()
    },
  }
  return counted
}

async function draw(page: Page): Promise<void> {
  const pad = page.getByRole("img", { name: "Unterschrift" })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + 40, box.y + 30)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++)
    await page.mouse.move(box.x + 40 + step * 20, box.y + 30 + (step % 2) * 20)
  await page.mouse.up()
}

/** From the page to the practice's confirmation; the figures as they were measured. */
async function signThere(visitor: Visitor): Promise<string> {
  const { page } = visitor
  const began = Date.now()
  const hand = fingers(page)
  const network = await visitor.context.newCDPSession(page)
  let bytes = 0
  network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength))
  await network.send("Network.enable")
  await network.send("Network.setCacheDisabled", { cacheDisabled: true })
  await page.reload()
  await page.getByLabel("Ihr Geburtsdatum").waitFor()
  await assertSound(visitor, "the date of birth")
  await page.keyboard.type("04051980")
  await page.getByRole("heading", { level: 1, name: /^Einwilligung in die Weitergabe/u }).waitFor()
  assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 0, "nothing is ticked before")
  await assertSound(visitor, "the sheet on the telephone")
  await hand.tap("Alles ankreuzen")
  await hand.tap(/^Ich willige ausdrücklich ein/u)
  await hand.tap(/^Insoweit entbinde ich/u)
  await hand.tap(/^Ich konnte Fragen stellen/u)
  await draw(page)
  await hand.tap(/^Zustimmen$/u)
  await page.getByText("Praxis am Telefon hat Ihre Einwilligung.").waitFor({ timeout: 60_000 })
  assert.ok(hand.taps <= 5, `${hand.taps} taps`)
  assert.ok(bytes < 250_000, `${bytes} bytes`)
  return `${hand.taps} taps, ${bytes} bytes, ${Date.now() - began} ms`
}

test("signed on the patient's own telephone in five taps, sent, and withdrawn there", async (t) => {
  const practice = await foundFully(server.url, "practice", "Praxis am Telefon")
  const laboratory = await foundSide(server.url, "laboratory", "Labor am Telefon")
  const to = laboratory.me.organisation
  await link(practice.party, laboratory.party, "laboratory")
  const { patient } = must(
    await practice.party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const screen = await openIn(browser, server.url, practice, desk)
  await screen.page.goto(`${server.url}/#/einwilligung?patient=${patient}&to=${to}`)
  await button(screen.page, "Auf dem Telefon der Patientin unterschreiben").click()
  await button(screen.page, "Verweis erzeugen").click()
  await screen.page.getByText("Wartet auf die Unterschrift am Telefon.").waitFor()
  await assertSound(screen, "the link at the practice")
  const [made] = must(await practice.party.patientLinks(patient))
  assert.ok(made)

  const visitor = await visit(browser, made.address, phone)
  const { page } = visitor
  t.diagnostic(await signThere(visitor))
  await assertSound(visitor, "the copy on the telephone")
  const saving = page.waitForEvent("download")
  await page.getByRole("button", { name: "Abschrift als PDF" }).click()
  const pdf = await readFile(await (await saving).path())
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-")

  const prepared = async () => ({
    draft: must(await practice.party.prepare({ draft: null, files: twoJaws, patient, to })).draft,
    to,
    patient,
    consent: made.consent,
    form: crownOrder(),
    without: [],
    mayPassTo: [],
  })
  // The screen's client took the answer; the practice's other device reads it in the record.
  assert.equal(must(await practice.party.patientLinks(patient))[0]?.state, "signed")
  const { order } = must(await practice.party.send(await prepared()))
  const next = await prepared()
  await page.getByRole("button", { name: "Einwilligung widerrufen" }).click()
  await page.getByRole("button", { name: "Ja, widerrufen" }).click()
  await page.getByText("Der Widerruf ist beim Server").waitFor()
  await until(async () => {
    const seen = await laboratory.party.order(order)
    return !seen.ok || seen.value.state === "erased" || seen.value.files.length === 0
  })
  const denied = await practice.party.send(next)
  assert.equal(denied.ok, false)
  await until(async () => must(await practice.party.patientLinks(patient))[0]?.state === "withdrawn")
  await page.reload()
  await page.getByLabel("Ihr Geburtsdatum").fill("04.05.1980")
  await page.getByText("Die Praxis hat den Widerruf bestätigt.").waitFor()
  await assertSound(visitor, "withdrawn on the telephone")
  await visitor.context.close()
  await screen.context.close()
})
