/** The edges in a real browser: files that are no good, a rejection, a withdrawal, a colleague who comes and goes, and an address that is not secure. */
import assert from "node:assert/strict"
import { networkInterfaces } from "node:os"
import { after, before, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { must, until } from "../story/people.ts"
import { readyToSend } from "../story/placed-order.ts"
import { desk, openBrowser, phone, visit } from "./open-browser.ts"
import { button, go, lockOf, signIn } from "./people.ts"
import { foundFully, openIn, readyPair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan, mouthPhoto, named, upperScan } from "./specimens.ts"

/** Reachable by this machine's own address too, which is no secure one. */
const server = await startServer({ settings: { HOST: "0.0.0.0" } })
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

const outsideAddress = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address

const program = new Uint8Array(4096)
program.set(utf8("MZ"))
program[0x3c] = 0x80
program.set(utf8("PE\0\0"), 0x80)

test("files that are no good are named with a sentence each, and the good one beside them stays", async () => {
  const pair = await readyPair(server.url, "Praxis Rand")
  const visitor = await openIn(browser, server.url, pair.practice, desk)
  const { page } = visitor
  await page.goto(pair.newOrder)
  const { buffer } = lowerScan()
  await drop(page, [
    named("upper.stl", new Uint8Array(0)),
    named("smile.jpg", program),
    named("cut.ply", buffer.subarray(0, buffer.length - 500)),
    lowerScan(),
  ])
  await page.getByText("lower-jaw-1.ply").waitFor()
  const told = await page.getByRole("main").innerText()
  for (const sentence of [/ist leer/u, /Programm/u, /endet/u]) assert.match(told, sentence)
  await assertSound(visitor, "files that are no good")
  assert.notEqual(await lockOf(button(page, "Senden")), null)
})

test("what is dropped while other files are still looked at has its turn, and none is lost", async () => {
  const pair = await readyPair(server.url, "Praxis Nachwurf")
  const { page } = await openIn(browser, server.url, pair.practice, desk)
  await page.goto(pair.newOrder)
  const photos = Array.from({ length: 12 }, (_, at) => ({ ...mouthPhoto(at), name: `IMG_${at}.jpg` }))
  await drop(page, photos)
  await page
    .getByText(/erkannt und vorbereitet/u)
    .first()
    .waitFor()
  await drop(page, [lowerScan()])
  await drop(page, [upperScan()])
  await page.getByText("upper-jaw-1.stl").waitFor()
  await page.getByText("lower-jaw-1.ply").waitFor()
  assert.equal(await page.getByRole("button", { name: /^Auslassen/u }).count(), photos.length + 2)
})

test("a laboratory hides a jaw, makes it clear, and rejects with a reason that the practice reads", async () => {
  const pair = await readyPair(server.url, "Praxis Blick", "both")
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const { page } = await openIn(browser, server.url, pair.laboratory, desk)
  await page.goto(`${server.url}/#/auftraege/${order}`)
  await button(page, "Alle Scans zusammen ansehen").click()
  const dialog = page.getByRole("dialog")
  const upper = dialog.getByRole("checkbox", { name: "Oberkiefer" })
  await dialog.locator(".mesh-part[data-visible=true]").nth(1).waitFor()
  await upper.uncheck()
  await dialog.locator(".mesh-part[data-visible=false]").filter({ hasText: "Oberkiefer" }).waitFor()
  await upper.check()
  await dialog.getByRole("slider", { name: /^Deckkraft Oberkiefer/u }).fill("0.5")
  await dialog.getByText("50 %").waitFor()
  await button(page, "Messen").click()
  await page.getByText("Ersten Punkt antippen").waitFor()
  await button(dialog, "Schließen").click()

  await button(page, "Ablehnen").click()
  const sure = page.getByRole("alertdialog").or(page.getByRole("dialog"))
  await sure.getByLabel("Grund").fill("Der Unterkiefer fehlt.")
  await button(sure, "Ablehnen").click()
  await page.getByText("Auftrag abgelehnt.").waitFor()
  await until(async () => {
    must(await pair.practice.party.attend())
    return must(await pair.practice.party.order(order)).state === "rejected"
  })
  const reader = await openIn(browser, server.url, pair.practice, phone)
  await reader.page.goto(`${server.url}/#/auftraege/${order}`)
  await reader.page.getByText("Der Unterkiefer fehlt.").waitFor()
  await reader.page.getByText(/^Die Dateien sind schon gesperrt/u).waitFor()
  await assertSound(reader, "a rejection that is read")
  await button(reader.page, "Jetzt löschen").click()
  await button(
    reader.page.getByRole("dialog").or(reader.page.getByRole("alertdialog")),
    "Jetzt löschen",
  ).click()
  await until(async () => must(await pair.practice.party.order(order)).state === "erased")
})

test("a consent is withdrawn on screen, and what rested on it is erased", async () => {
  const pair = await readyPair(server.url, "Praxis Widerruf")
  const input = await readyToSend(pair)
  const { order } = must(await pair.practice.party.send(input))
  const { page } = await openIn(browser, server.url, pair.practice, desk)
  await page.goto(`${server.url}/#/patienten/${input.patient}`)
  await button(page, /^Widerrufen/u)
    .first()
    .click()
  await button(page.getByRole("alertdialog"), /^Widerruf/u).click()
  await until(async () => {
    must(await pair.practice.party.attend())
    must(await pair.laboratory.party.attend())
    return must(await pair.practice.party.order(order)).state === "erased"
  })
})

test("a colleague is invited, joins, is asked for a second way in on every screen, and is removed", async () => {
  const side = await foundFully(server.url, "practice", "Praxis Team")
  const { page } = await openIn(browser, server.url, side, desk)
  await go(page, "Organisation")
  await button(page, "Person einladen").click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Name", { exact: true }).fill("Tim Helfer")
  await button(dialog, "Einladung erzeugen").click()
  const link = await dialog.getByLabel("Verweis der Einladung", { exact: true }).innerText()
  await button(dialog, "Schließen").click()

  const guest = await visit(browser, link, phone)
  await guest.page.getByRole("heading", { name: "Der Organisation beitreten" }).waitFor()
  await guest.page.getByLabel("Anmeldename").fill("Tim Helfer")
  await assertSound(guest, "joining")
  await button(guest.page, "Beitreten").click()
  const passphrase = await guest.page.locator("[data-secret=passphrase]").innerText()
  await guest.page.getByLabel("Ich habe sie aufgeschrieben").check()
  await button(guest.page, "Weiter").click()
  must(await side.party.attend())
  await guest.page.goto(`${server.url}/#/anmelden`)
  await signIn(guest.page, { loginName: "Tim Helfer", passphrase })
  await guest.page.getByText("Dieses Konto lässt sich nur auf einem Weg öffnen.").waitFor()
  await guest.page.getByRole("link", { name: "Zweiten Weg einrichten" }).waitFor()
  await assertSound(guest, "one way in only")

  await page.reload()
  const member = page.getByRole("listitem").filter({ hasText: "Tim Helfer" }).first()
  await button(member, "Entfernen").click()
  await button(page.getByRole("alertdialog"), "Entfernen").click()
  await page.getByText("Entfernt. Es gilt ein neuer Schlüssel.").waitFor()
})

test(
  "an address that is not secure says so and what to do",
  { skip: outsideAddress === undefined ? "this machine has no address but its own" : false },
  async () => {
    const { port } = new URL(server.url)
    const visitor = await visit(browser, `http://${outsideAddress}:${port}/`, phone)
    await visitor.page.getByRole("heading", { name: "Diese Adresse ist nicht gesichert" }).waitFor()
    await visitor.page.getByText(/docs\/operating\.md, Abschnitt „In the practice's own network“/u).waitFor()
    await visitor.page.getByRole("link", { name: "Mit https versuchen" }).waitFor()
  },
)
