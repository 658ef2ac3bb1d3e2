/** What people do with the app: set an organisation up, sign in, invite, accept, add a patient, sign a consent. */
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import type { Download, Locator, Page } from "playwright-core"

export interface Profile {
  readonly role: "Praxis" | "Labor" | "Fräszentrum"
  readonly name: string
  readonly owner: string
}

/** What was shown once at the set-up and written down. */
export interface Notes {
  readonly loginName: string
  readonly passphrase: string
  readonly kitWords: readonly string[]
}

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole("button", { name, exact: true })

/** Locked buttons stay reachable for everybody and say why. */
export async function lockOf(button: Locator): Promise<string | null> {
  if ((await button.getAttribute("aria-disabled")) !== "true") return null
  const reason = await button.getAttribute("aria-describedby")
  return reason === null ? "" : button.page().locator(`[id="${reason}"]`).innerText()
}

export async function fillProfile(page: Page, { role, name }: Profile): Promise<void> {
  await page.getByLabel(role, { exact: true }).check()
  await page.getByLabel("Name", { exact: true }).fill(name)
  await page.getByLabel("Straße und Hausnummer").fill("Beispielweg 1")
  await page.getByLabel("Postleitzahl").fill("10115")
  await page.getByLabel("Ort", { exact: true }).fill("Berlin")
  await page.getByLabel("Land", { exact: true }).selectOption("DE")
  await page.getByLabel("E-Mail").fill("kontakt@example.org")
  await page.getByLabel("Telefon").fill("+49 30 000000")
}

export async function fillOwner(page: Page, { owner, name, role }: Profile): Promise<string> {
  const loginName = `${name} Leitung`
  await page.getByLabel("Ihr Name").fill(owner)
  await page.getByLabel("Anmeldename").fill(loginName)
  if (role === "Praxis") await page.getByLabel(/^Dieser Server und sein Speicher stehen/u).check()
  await button(page, "Schlüssel erzeugen").click()
  await page.getByRole("heading", { name: "Ihre Schlüssel" }).waitFor()
  return loginName
}

/** Writes everything down and proves the kit by the four words that are asked for. */
export async function keepKeys(page: Page): Promise<Pick<Notes, "passphrase" | "kitWords">> {
  const passphrase = await page.locator("[data-secret=passphrase]").innerText()
  await page.getByLabel("Ich habe die Passphrase aufgeschrieben").check()
  await button(page, "Wörter zeigen").click()
  const kitWords = await page.locator("[data-secret=kit] li").allInnerTexts()
  assert.equal(kitWords.length, 24)
  await proveKit(page, kitWords)
  await page.getByText("Der Bogen ist bestätigt.").waitFor()
  return { passphrase, kitWords }
}

async function proveKit(page: Page, kitWords: readonly string[]): Promise<void> {
  const fields = page.getByLabel(/^Wort \d+$/u)
  await fields.first().waitFor()
  const places = (await page.getByText(/^Wort \d+$/u).allInnerTexts()).map((text) => Number(text.slice(5)))
  assert.equal(places.length, 4)
  for (const place of places) {
    await page.getByLabel(`Wort ${place}`, { exact: true }).fill(kitWords[place - 1] ?? "")
  }
  await button(page, "Wörter prüfen").click()
}

export async function setUp(page: Page, profile: Profile): Promise<Notes> {
  await page.getByRole("link", { name: "Organisation einrichten" }).click()
  await fillProfile(page, profile)
  await button(page, "Weiter").click()
  const loginName = await fillOwner(page, profile)
  const kept = await keepKeys(page)
  await button(page, "Ohne Passkey weiter").click()
  await page.getByRole("heading", { level: 1, name: /^(?:Aufträge|Eingang)$/u }).waitFor()
  return { loginName, ...kept }
}

/** On a device that is new or was left. */
export async function signIn(
  page: Page,
  { loginName, passphrase }: Pick<Notes, "loginName" | "passphrase">,
): Promise<void> {
  await page.getByLabel("Anmeldename").fill(loginName)
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase)
  await button(page, "Anmelden").click()
  await page.getByRole("heading", { level: 1, name: /^(?:Aufträge|Eingang)$/u }).waitFor()
}

/** By the areas beside the screen, or below it on a telephone. */
export async function go(page: Page, area: string): Promise<void> {
  const areas = page.getByRole("navigation", { name: "Bereiche" })
  await areas.getByRole("link", { name: area }).click()
  await page.getByRole("heading", { level: 1 }).waitFor()
}

export async function invite(page: Page, role: Profile["role"]): Promise<string> {
  await go(page, "Partner")
  await button(page, "Einladen").click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel(role, { exact: true }).check()
  await button(dialog, "Einladung erzeugen").click()
  const link = await dialog.getByLabel("Verweis der Einladung", { exact: true }).innerText()
  await button(dialog, "Fertig").click()
  return link
}

export async function openLink(page: Page, link: string): Promise<void> {
  await go(page, "Partner")
  await page.getByRole("link", { name: "Ich habe eine Einladung" }).click()
  await page.getByLabel("Verweis", { exact: true }).fill(link)
  await button(page, "Einladung öffnen").click()
  await page.getByRole("heading", { name: "Einladung annehmen" }).waitFor()
}

/** Nothing is chosen beforehand: where one works and what one passes on is asked once, of whoever will receive. */
export async function sayFacts(page: Page): Promise<void> {
  for (const answer of [
    "Alles findet am Sitz statt",
    "Nein, es gehört zu keinem anderen",
    "Keine Weitergabe",
  ]) {
    const choice = page.getByLabel(answer, { exact: true })
    assert.equal(await choice.isChecked(), false)
    await choice.check()
  }
}

export async function accept(page: Page, isFirst = false): Promise<void> {
  if (isFirst) await sayFacts(page)
  await button(page, "Annehmen und unterschreiben").click()
  await page.getByRole("heading", { level: 1, name: "Partner" }).waitFor()
}

export async function addPatient(
  page: Page,
  patient: { readonly family: string; readonly given: string; readonly birthDate: string },
): Promise<void> {
  await go(page, "Patienten")
  await button(page, "Patient anlegen").click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Nachname").fill(patient.family)
  await dialog.getByLabel("Vorname").fill(patient.given)
  await dialog.getByLabel("Geburtsdatum").fill(patient.birthDate)
  await button(dialog, "Patient anlegen").click()
  await page.getByRole("heading", { name: `${patient.given} ${patient.family}` }).waitFor()
}

/** A name in one stroke with the mouse. */
export async function sign(page: Page): Promise<void> {
  const pad = page.getByRole("img", { name: /^Unterschrift: / })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + box.width * 0.15, box.y + box.height * 0.6)
  await page.mouse.down()
  for (let step = 1; step <= 12; step++) {
    const height = step % 2 === 0 ? 0.6 : 0.35
    await page.mouse.move(box.x + box.width * (0.15 + step * 0.055), box.y + box.height * height)
  }
  await page.mouse.up()
}

/** The sheet is handed over with nothing ticked; the patient ticks everything that is asked and signs. */
export async function giveConsent(page: Page, inside: Page | Locator = page): Promise<void> {
  const handOver = button(inside, "Jetzt dem Patienten geben")
  assert.equal(await lockOf(handOver), "Bitte sagen Sie, woher Sie wissen, wer unterschreibt.")
  await inside.getByLabel("Persönlich bekannt").check()
  await handOver.click()
  const give = button(inside, "Zustimmen")
  assert.equal(await lockOf(give), "Bitte kreuzen Sie an, was weitergegeben werden darf.")
  for (const tick of await inside.getByRole("checkbox").all()) await tick.check()
  await inside.getByText("Unter einem Code, ohne meinen Namen.").waitFor()
  assert.equal(await lockOf(give), "Es fehlt die Unterschrift.")
  await sign(page)
  await give.click()
  await inside.getByText("Die Einwilligung ist aufgenommen.").waitFor()
  await button(inside, "Gerät zurückgeben").click()
}

export async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

export async function saved(page: Page, deed: () => Promise<void>): Promise<Buffer> {
  const waiting = page.waitForEvent("download")
  await deed()
  return bytesOf(await waiting)
}
