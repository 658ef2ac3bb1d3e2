import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page } from "playwright-core"
import { must } from "../story/people.ts"
import { desk, openBrowser, phone, visit } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { button, go } from "./people.ts"
import { foundFully, openIn } from "./scene.ts"
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

/** An authenticator as it stands in a laptop: it knows its owner and keeps secrets for passkeys. */
async function addAuthenticator({ context, page }: Visitor): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send("WebAuthn.enable")
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  })
}

const lock = (page: Page): Promise<void> => button(page, "Sperren").click()

test("a passkey is set up, and opens the locked device; a wrong passphrase does not", async () => {
  const visitor = await openIn(
    browser,
    server.url,
    await foundFully(server.url, "practice", "Praxis Passkey"),
    desk,
  )
  const { page, complaints } = visitor
  await addAuthenticator(visitor)
  await go(page, "Organisation")
  await button(page, "Passkey einrichten").click()
  await page.getByText("Dieses Konto lässt sich nur auf einem Weg öffnen.").waitFor({ state: "detached" })
  await lock(page)
  await page.getByRole("heading", { name: "Praxis Passkey ist gesperrt" }).waitFor()
  await assertSound(visitor, "a locked device")

  await page.getByLabel("Anmeldename").fill("Praxis Passkey Leitung")
  await page.getByLabel("Passphrase", { exact: true }).fill("ganz falsche Wörter")
  await button(page, "Entsperren").click()
  await page.getByText("Anmeldename oder Passphrase stimmt nicht.").waitFor()
  assert.deepEqual(complaints, [])

  await button(page, "Mit Passkey öffnen").click()
  await page.getByRole("heading", { level: 1, name: "Organisation" }).waitFor()
})

/** Other bytes at the second use, as a fault in an authenticator or a password manager would give. */
const changeSecret = ({ page }: Visitor): Promise<void> =>
  page.evaluate(() => {
    const { credentials } = navigator
    const ask = credentials.get.bind(credentials)
    credentials.get = async (options) => {
      const used = await ask(options)
      if (used instanceof PublicKeyCredential) {
        const prf = { results: { first: crypto.getRandomValues(new Uint8Array(32)) } }
        Object.defineProperty(used, "getClientExtensionResults", { value: () => ({ prf }) })
      }
      return used
    }
  })

test("a passkey that does not open what was stored is removed at once, and the screen says so", async () => {
  const side = await foundFully(server.url, "practice", "Praxis Probe")
  const visitor = await openIn(browser, server.url, side, desk)
  const { page, context } = visitor
  await addAuthenticator(visitor)
  await go(page, "Organisation")
  const refused = page.getByText(/^Der Passkey öffnete bei der Probe nicht, was für ihn gespeichert ist/u)
  const only = page.getByText("Dieses Konto lässt sich nur auf einem Weg öffnen.")

  await context.route("**/v1/passkeys/sign-in", async (route) => {
    const answer = await route.fetch()
    const told: { wrap: string } = await answer.json()
    await route.fulfill({ response: answer, json: { ...told, wrap: `AAAA${told.wrap.slice(4)}` } })
  })
  await button(page, "Passkey einrichten").click()
  await refused.waitFor()
  await context.unroute("**/v1/passkeys/sign-in")
  await page.reload()
  await only.waitFor()

  await changeSecret(visitor)
  await button(page, "Passkey einrichten").click()
  await refused.waitFor()
  await page.reload()
  await only.waitFor()
})

test("a second browser is paired by a code, and shut out from the first", async () => {
  const first = await openIn(
    browser,
    server.url,
    await foundFully(server.url, "practice", "Praxis Zwei"),
    desk,
  )
  await go(first.page, "Organisation")
  await button(first.page, "Gerät dazunehmen").click()
  const code = await first.page.locator("[data-secret=pairing]").innerText()
  await assertSound(first, "a pairing code")
  await button(first.page.getByRole("dialog"), "Schließen").click()

  const second = await visit(browser, server.url, phone)
  await second.page.getByRole("link", { name: "Dieses Gerät dazunehmen" }).click()
  await second.page.getByLabel("Code", { exact: true }).fill(code)
  await second.page.getByLabel("Name dieses Geräts").fill("Telefon am Empfang")
  await assertSound(second, "pairing")
  await button(second.page, "Gerät verbinden").click()
  await second.page.getByRole("heading", { name: "Noch keine Aufträge" }).waitFor()

  await first.page.reload()
  const device = first.page.getByRole("listitem").filter({ hasText: "Telefon am Empfang" }).last()
  await button(device, "Abmelden").click()
  await button(first.page.getByRole("alertdialog"), "Abmelden").click()
  await first.page.getByText("Das Gerät ist abgemeldet.").waitFor()
  await second.page.getByText(/^Dieses Gerät wurde von einem anderen aus abgemeldet/u).waitFor()
  await second.page.getByRole("heading", { name: "Aufträge sicher austauschen" }).waitFor()
  await assertSound(second, "a device that was shut out")
})

test("after every device was lost, the printed kit opens everything again", async () => {
  const side = await foundFully(server.url, "practice", "Praxis Drei")
  must(await side.party.addPatient({ family: "Sommer", given: "Ute", birthDate: "1990-01-01" }))
  const visitor = await visit(browser, server.url, desk)
  const { page } = visitor
  await page.getByRole("link", { name: "Mit dem Bogen wiederherstellen" }).click()
  await page.getByLabel("Die 24 Wörter vom Bogen").fill(side.kitWords.join(" "))
  await assertSound(visitor, "recovering")
  await page.getByLabel("Ihr Name").fill("Dr. Neu")
  await page.getByLabel("Anmeldename").fill("Praxis Drei neu")
  await button(page, "Wiederherstellen").click()
  const passphrase = await page.locator("[data-secret=passphrase]").innerText()
  assert.ok(passphrase.length > 20)
  await page.getByLabel("Ich habe sie aufgeschrieben").check()
  await button(page, "Weiter").click()
  await page.getByRole("heading", { name: "Noch keine Aufträge" }).waitFor()
  await go(page, "Patienten")
  await page.getByRole("link", { name: /^Sommer, Ute/u }).waitFor()
  await go(page, "Organisation")
  const lost = page.getByRole("listitem").filter({ hasText: "Dr. Inge Beispiel" })
  await button(lost, "Abmelden").click()
  await button(page.getByRole("alertdialog"), "Abmelden").click()
  await page.getByText("Das Gerät ist abgemeldet.").waitFor()
  assert.equal((await side.party.patients()).ok, false)
})
