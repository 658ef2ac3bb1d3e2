/** axe finds nothing on the main screens: in both languages, in light and dark, on the telephone and at the desk. */
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser } from "playwright-core"
import { must } from "../story/people.ts"
import { readyToSend } from "../story/placed-order.ts"
import { desk, openBrowser, phone } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"

const server = await startServer()
let browser: Browser
let pair: Pair

before(async () => {
  browser = await openBrowser()
  pair = await readyPair(server.url, "Praxis Rundgang", "both")
})
after(async () => {
  await browser.close()
  await server.stop()
})

type Speech = "de" | "en"
type Scheme = "light" | "dark"

/** A switch of the organisation's screen; here it is turned as a person would find it at the next visit. */
async function speak({ page }: Visitor, speech: Speech, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate((language) => localStorage.setItem("zahnwolke.language", language), speech)
  await page.reload()
  await page.locator(`html[lang=${speech}] h1`).waitFor()
}

async function walk(visitor: Visitor, addresses: readonly string[], speech: Speech): Promise<void> {
  for (const address of addresses) {
    await visitor.page.goto(`${server.url}/#/${address}`)
    await visitor.page.locator("h1").waitFor()
    await visitor.page.locator(".loading").waitFor({ state: "detached" })
    await assertSound(visitor, `${address} (${speech})`)
  }
}

const everywhere = [
  "auftraege",
  "partner",
  "register",
  "register/fristen",
  "register/versuche",
  "register/stichprobe",
  "dokumente",
  "organisation",
  "regeln",
]

test("every main screen of the practice is sound: English in the dark on the telephone, German in the light", async () => {
  const { practice, laboratory } = pair
  const input = await readyToSend(pair)
  const { order } = must(await practice.party.send(input))
  const addresses = [
    ...everywhere,
    "auftraege/neu",
    `auftraege/${order}`,
    "patienten",
    `patienten/${input.patient}`,
    `einwilligung?patient=${input.patient}&to=${laboratory.me.organisation}`,
    `partner/${laboratory.me.organisation}`,
  ]
  const visitor = await openIn(browser, server.url, practice, phone)
  await speak(visitor, "en", "dark")
  await walk(visitor, addresses, "en")
  await visitor.page.setViewportSize(desk)
  await speak(visitor, "de", "light")
  await walk(visitor, addresses, "de")
})

test("every main screen of the laboratory is sound: German in the dark on the telephone, English in the light", async () => {
  const [order] = must(await pair.laboratory.party.orders())
  const addresses = [...everywhere, ...(order === undefined ? [] : [`auftraege/${order.order}`])]
  const visitor = await openIn(browser, server.url, pair.laboratory, { ...phone, scheme: "dark" })
  await walk(visitor, addresses, "de")
  await visitor.page.setViewportSize(desk)
  await speak(visitor, "en", "light")
  await walk(visitor, addresses, "en")
})
