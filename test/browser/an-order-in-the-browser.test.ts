import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page } from "playwright-core"
import { desk, openBrowser, phone, tablet, visit } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import {
  accept,
  addPatient,
  button,
  fillOwner,
  fillProfile,
  giveConsent,
  go,
  invite,
  keepKeys,
  lockOf,
  openLink,
  saved,
  setUp,
} from "./people.ts"
import type { Profile } from "./people.ts"
import { assertSound } from "./sound.ts"
import { crownDesign, drop, lowerScan, mouthPhoto, upperScan } from "./specimens.ts"

const practiceProfile: Profile = { role: "Praxis", name: "Praxis am Park", owner: "Dr. Inge Beispiel" }
const laboratoryProfile: Profile = { role: "Labor", name: "Labor Nord", owner: "Mia Muster" }
const millProfile: Profile = { role: "Fräszentrum", name: "Fräszentrum Süd", owner: "Kai Beispiel" }

const server = await startServer()
let browser: Browser
let practice: Visitor
let laboratory: Visitor
let mill: Visitor

before(async () => {
  browser = await openBrowser()
  ;[practice, laboratory, mill] = await Promise.all([
    visit(browser, server.url, desk),
    visit(browser, server.url, phone),
    visit(browser, server.url, tablet),
  ])
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** The pixels of the picture that are not of its most frequent colour, in percent. */
async function drawn(page: Page): Promise<number> {
  const png = (await page.locator("canvas").first().screenshot()).toString("base64")
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext("2d")
    if (context === null) return 0
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const counts = new Map<number, number>()
    for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
    return 100 - (100 * Math.max(...counts.values())) / (bitmap.width * bitmap.height)
  }, png)
}

/** A picture in space takes a moment on a computer without graphics. */
async function drawnAtLeast(page: Page, percent: number): Promise<void> {
  const until = Date.now() + 30_000
  let share = await drawn(page)
  while (share < percent && Date.now() < until) share = await drawn(page)
  assert.ok(share >= percent, `only ${share.toFixed(1)} percent of the picture are drawn`)
}

/** The laboratory that is open fetches at once. */
const sent = /^(?:Gesendet|Abgeholt)$/u

const state = (page: Page, word: string | RegExp): Promise<void> =>
  page.locator(".page-head").getByText(word, { exact: true }).waitFor()

async function practiceSetsUp(): Promise<void> {
  const { page } = practice
  await page.getByRole("heading", { name: "Aufträge sicher austauschen" }).waitFor()
  await assertSound(practice, "the first visit")
  await page.getByRole("link", { name: "Organisation einrichten" }).click()
  await page.getByRole("heading", { name: "Wer sind Sie?" }).waitFor()
  await assertSound(practice, "the profile")
  await fillProfile(page, practiceProfile)
  await button(page, "Weiter").click()
  await page.getByRole("heading", { name: "Wer richtet ein?" }).waitFor()
  await assertSound(practice, "the owner")
  await fillOwner(page, practiceProfile)
  const finish = button(page, "Ohne Passkey weiter")
  assert.equal(await lockOf(finish), "Bitte bestätigen Sie, dass die Passphrase aufgeschrieben ist.")
  await assertSound(practice, "the keys")
  await keepKeys(page)
  assert.equal(await lockOf(finish), null)
  await finish.click()
  await page.getByRole("heading", { name: "Noch keine Aufträge" }).waitFor()
  await assertSound(practice, "no orders yet")
}

async function othersSetUp(): Promise<void> {
  await Promise.all([setUp(laboratory.page, laboratoryProfile), setUp(mill.page, millProfile)])
  await assertSound(laboratory, "an empty inbox on the telephone")
  await assertSound(mill, "an empty inbox on the tablet")
}

async function partnersMeet(): Promise<void> {
  const forLaboratory = await invite(practice.page, "Labor")
  await assertSound(practice, "partners with an open invitation")
  await openLink(laboratory.page, forLaboratory)
  await laboratory.page.getByText("Praxis am Park möchte mit Ihnen Aufträge austauschen.").waitFor()
  await assertSound(laboratory, "the invitation")
  await accept(laboratory.page, true)
  for (const inviter of [laboratory, practice]) {
    const link = await invite(inviter.page, "Fräszentrum")
    await openLink(mill.page, link)
    await accept(mill.page, inviter === laboratory)
  }

  await practice.page.getByRole("link", { name: /Labor Nord/u }).click()
  await practice.page.getByRole("heading", { name: "Labor Nord" }).waitFor()
  await laboratory.page.getByRole("link", { name: /Praxis am Park/u }).click()
  await laboratory.page.getByRole("heading", { name: "Praxis am Park" }).waitFor()
  const ours = practice.page.getByRole("img", { name: /^Sicherheitsnummer/u })
  const theirs = laboratory.page.getByRole("img", { name: /^Sicherheitsnummer/u })
  assert.equal(await ours.getAttribute("aria-label"), await theirs.getAttribute("aria-label"))
  await button(practice.page, "Die Nummern sind gleich").click()
  await practice.page.getByText("Die Sicherheitsnummer wurde verglichen.").waitFor()
  await assertSound(practice, "a partner at the desk")
  await assertSound(laboratory, "a partner on the telephone")
}

/** The patient is new, so the gate asks for the consent, and the photograph has to be looked at. */
async function practiceSendsFirst(): Promise<void> {
  const { page } = practice
  await addPatient(page, { family: "Mustermann", given: "Erika", birthDate: "1980-05-04" })
  await assertSound(practice, "a patient")
  await page.getByRole("main").getByRole("link", { name: "Neuer Auftrag" }).click()
  const send = button(page, "Senden")
  await send.waitFor()
  assert.equal(await lockOf(send), "Es liegen noch keine Dateien vor.")
  await assertSound(practice, "an empty order")

  await drop(page, [lowerScan(), upperScan(), mouthPhoto()])
  await page.getByText("lower-jaw-1.ply").waitFor()
  assert.equal(await lockOf(send), "„IMG_2041.jpg“ muss noch angesehen werden.")
  await assertSound(practice, "an order with files")
  await lookAtPhoto(page)

  assert.equal(await lockOf(send), "Bitte wählen Sie mindestens einen Zahn oder Kiefer.")
  await page.getByRole("checkbox", { name: /^46, / }).click()
  await page.getByLabel("Fräszentrum Süd, Deutschland").check()
  const ask = button(page.getByRole("region", { name: "Senden" }), "Einwilligung einholen")
  await ask.waitFor()
  assert.match((await lockOf(send)) ?? "", /Einwilligung/u)
  await assertSound(practice, "a locked gate")

  await ask.click()
  const dialog = page.getByRole("alertdialog")
  await button(dialog, "Jetzt dem Patienten geben").waitFor()
  await assertSound(practice, "the frame of a consent")
  await giveConsent(page, dialog)
  await page.getByLabel("Hinweise für das Labor").fill("Bitte Randschluss beachten.")
  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  assert.equal(await lockOf(send), null)
  await assertSound(practice, "an open gate")
  await send.click()
  await state(page, sent)
  await assertSound(practice, "a sent order")
}

async function lookAtPhoto(page: Page): Promise<void> {
  await button(page.getByRole("region", { name: "Senden" }), "Ansehen").click()
  const dialog = page.getByRole("dialog")
  await button(dialog, "Übernehmen").waitFor()
  await assertSound(practice, "a photograph under review")
  await button(dialog, "Übernehmen").click()
  await button(dialog, "Nein, nur Mund und Zähne").click()
  await dialog.waitFor({ state: "detached" })
}

/** Everything is usual: patient, laboratory and consent are known. What counts is what a person does. */
async function practiceSendsAgain(): Promise<void> {
  const { page } = practice
  let interactions = 0
  const act = async (deed: () => Promise<void>): Promise<void> => {
    interactions += 1
    await deed()
  }
  await go(page, "Patienten")
  await page.getByRole("link", { name: /^Mustermann, Erika/u }).click()
  const begin = page.getByRole("main").getByRole("link", { name: "Neuer Auftrag" })
  const send = button(page, "Senden")
  await act(() => begin.click())
  await act(() => drop(page, [lowerScan(), upperScan()]))
  await page.getByText("lower-jaw-1.ply").waitFor()
  await act(() => page.getByRole("checkbox", { name: /^46, / }).click())
  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  await act(() => send.click())
  await state(page, sent)
  assert.ok(interactions <= 4, `${interactions} interactions`)
}

async function laboratoryLooks(): Promise<void> {
  const { page } = laboratory
  await go(page, "Aufträge")
  await button(page.getByRole("listitem"), /^Annehmen /u)
    .first()
    .click()
  await page.getByText("Auftrag angenommen.").waitFor()
  await assertSound(laboratory, "an inbox on the telephone")
  await openOrder(page, "Von Praxis am Park")
  await assertSound(laboratory, "an order on the telephone")
  await button(page, "Alle Scans zusammen ansehen").click()
  const dialog = page.getByRole("dialog")
  await dialog.locator("canvas").waitFor()
  await drawnAtLeast(page, 10)
  await assertSound(laboratory, "scans in space on the telephone")
  await button(dialog, "Schließen").click()
}

async function openOrder(page: Page, partner: string): Promise<void> {
  await page.getByRole("listitem").filter({ hasText: partner }).getByRole("link").click()
  await page.locator(".page-head").waitFor()
}

async function laboratoryAsks(): Promise<void> {
  const { page } = laboratory
  await page.getByLabel("Nachricht").fill("Okklusion knapp?")
  await button(page, "Frage stellen").click()
  await page.getByText("Nachricht gesendet.").waitFor()

  await practice.page.getByText("Okklusion knapp?").waitFor()
  await practice.page.getByLabel("Nachricht").fill("Ja, bei Frau Mustermann knapp.")
  await button(practice.page, "Antworten").click()
  await practice.page.getByText(/^Im Text steht, wer die Patientin/u).waitFor()
  await practice.page.getByLabel("Nachricht").fill("Ja, knapp.")
  await button(practice.page, "Antworten").click()
  await practice.page.getByText("Nachricht gesendet.").waitFor()
  await page.getByText("Ja, knapp.").waitFor()
  await assertSound(practice, "question and answer")
}

async function designReturns(): Promise<void> {
  const { page } = laboratory
  await button(page, "Design schicken").click()
  const dialog = page.getByRole("dialog")
  await drop(page, [crownDesign()])
  await dialog.getByText("bereit", { exact: true }).waitFor()
  await assertSound(laboratory, "a design about to return")
  await button(dialog, "Design schicken").click()
  await dialog.waitFor({ state: "detached" })
  await state(page, "Design prüfen")
  await state(practice.page, "Design prüfen")
  await assertSound(practice, "a design to approve")
  await button(practice.page, "Design freigeben").click()
  await state(practice.page, "Design freigegeben")
  await state(page, "Design freigegeben")
}

async function millMakes(): Promise<void> {
  const { page } = laboratory
  await button(page, "An Fräszentrum geben").click()
  const dialog = page.getByRole("dialog")
  await button(dialog, "Weitergeben").waitFor()
  await dialog.getByText("Darf weitergegeben werden").waitFor()
  assert.match(
    await dialog.innerText(),
    /ausdrücklich eingewilligt.*Art\. 6[^]*Deutschland[^]*Dort zu löschen bis/u,
  )
  await assertSound(laboratory, "passing on")
  await button(dialog, "Weitergeben").click()
  await page.getByText("An Fräszentrum Süd", { exact: true }).waitFor()

  await go(mill.page, "Aufträge")
  await openOrder(mill.page, "Von Labor Nord")
  await button(mill.page, "Annehmen").click()
  await state(mill.page, "Angenommen")
  assert.doesNotMatch(await mill.page.locator("main").innerText(), /Praxis am Park|Mustermann|Inge/u)
  await assertSound(mill, "an order at the milling centre")
  await ship(mill.page, "ZrO2 4711")
  await state(page, "Versandt")
  await close(page)
}

async function ship(page: Page, lots: string): Promise<void> {
  await button(page, "Versenden").click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Chargen der Materialien").fill(lots)
  await button(dialog, "Versenden").click()
  await state(page, "Versandt")
}

async function close(page: Page): Promise<void> {
  await button(page, "Abschließen").click()
  await button(page.getByRole("alertdialog"), "Abschließen").click()
  await page.getByText("Auftrag abgeschlossen, die Löschung läuft.").waitFor()
}

async function orderEnds(): Promise<void> {
  await go(laboratory.page, "Aufträge")
  await openOrder(laboratory.page, "Von Praxis am Park")
  await ship(laboratory.page, "ZrO2 4711")
  const { page } = practice
  await state(page, "Versandt")
  await close(page)
  await state(page, "Gelöscht")
  await page.getByText("Alle Seiten haben die Löschung unterschrieben.").waitFor()
  await assertSound(practice, "an erased order")
  const protocol = await saved(page, () => button(page, /^Löschprotokoll ZW-/u).click())
  assert.equal(protocol.subarray(0, 4).toString("latin1"), "%PDF")
  await state(laboratory.page, "Gelöscht")
  await assertSound(laboratory, "an erased order on the telephone")
  await patientKnows()
}

/** Whoever asks for a patient finds at the patient which order went to whom, and the proof of its erasure. */
async function patientKnows(): Promise<void> {
  const { page } = practice
  await go(page, "Patienten")
  await page.getByRole("link", { name: /Mustermann/u }).click()
  const picture = page.getByRole("img", { name: "Wer hat die Daten?" })
  await picture.getByText(/^Auftrag ZW-/u).waitFor()
  await picture.getByText(/^Krone /u).waitFor()
  const protocol = await saved(page, () => button(page, /^Löschprotokoll ZW-/u).click())
  assert.equal(protocol.subarray(0, 4).toString("latin1"), "%PDF")
  await assertSound(practice, "a patient with an erased order")
}

test("an order travels through three browsers, is made, and is erased with a protocol", async () => {
  await practiceSetsUp()
  await othersSetUp()
  await partnersMeet()
  await practiceSendsFirst()
  await laboratoryLooks()
  await laboratoryAsks()
  await designReturns()
  await millMakes()
  await orderEnds()
})

test("a usual order is sent in at most four interactions", async () => {
  await practiceSendsAgain()
})
