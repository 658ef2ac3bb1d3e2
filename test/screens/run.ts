/**
 * `node test/screens/run.ts [--only NAME] [--into FOLDER] [--kept]`: walks through every screen of the demonstration in
 * three widths, takes a picture of each, and fails with the list of what is not as it should be. `--kept` renews the
 * pictures of the documents instead, `--sheets` those of every screen with its three widths side by side.
 */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import type { Browser, Page } from "playwright-core"
import { buildIfStale } from "../../web/build.ts"
import { desk, openBrowser, phone, tablet, visit } from "../browser/open-browser.ts"
import type { Look, Visitor } from "../browser/open-browser.ts"
import { button } from "../browser/people.ts"
import { openDemonstration } from "./demonstration.ts"
import type { Demonstration, Who } from "./demonstration.ts"
import { entryScreens } from "./entry-screens.ts"
import { examine, resetShifts, shifts, watchShifts } from "./examine.ts"
import { houseScreens } from "./house-screens.ts"
import { keptPictures } from "./kept.ts"
import { makerScreens } from "./maker-screens.ts"
import { practiceScreens } from "./practice-screens.ts"
import type { Screen } from "./screen.ts"
import { keepSheet } from "./sheet.ts"

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    into: { type: "string", default: "screens" },
    kept: { type: "boolean", default: false },
    sheets: { type: "boolean", default: false },
  },
})
const documents = join(import.meta.dirname, "../../docs/screens")
const sheets = join(documents, "every")
const into = values.kept ? documents : values.sheets ? sheets : values.into
mkdirSync(into, { recursive: true })
const sheetFile = (name: string): string => join(sheets, `${name}.jpg`)

/** The telephone first: the others are drawn from it by their width alone. */
const looks = [phone, tablet, desk]
const isAsked = ({ name }: Screen): boolean =>
  (values.only === undefined || name.includes(values.only)) &&
  (!values.kept || keptPictures.some(({ screen }) => screen === name))
const screens = [...practiceScreens, ...makerScreens, ...houseScreens, ...entryScreens].filter(isAsked)

/** Small enough to be kept. */
const low: Look = { ...desk, height: 780 }

/** A finger on the telephone and the tablet, a mouse on the desk. */
async function lookAs(page: Page, look: Look): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: look.width < 1000, maxTouchPoints: 1 })
  await page.setViewportSize(look)
  await page.waitForTimeout(300)
  await page.evaluate("window.scrollTo(0, 0)")
}

async function arrive(browser: Browser, demonstration: Demonstration, who: Who | null): Promise<Visitor> {
  const visitor = await visit(browser, "about:blank", phone)
  const { page, context } = visitor
  await context.addInitScript(watchShifts)
  if (who === null) return visitor
  await page.goto(demonstration.wayIn(who))
  await button(page, "Anmelden").click()
  await page.getByRole("navigation", { name: "Bereiche" }).waitFor()
  return visitor
}

async function inEveryWidth(screen: Screen, page: Page): Promise<string[]> {
  const found: string[] = []
  const pictures: Buffer[] = []
  for (const look of looks) {
    await lookAs(page, look)
    found.push(...(await examine(page, look.width)).map((text) => `${look.width} ${text}`))
    if (values.sheets) pictures.push(await page.screenshot())
    else await page.screenshot({ path: join(into, `${screen.name}-${look.width}.png`), fullPage: true })
  }
  if (values.sheets) await keepSheet(browser, sheetFile(screen.name), pictures)
  await lookAs(page, phone)
  await page.emulateMedia({ colorScheme: "dark" })
  /** Colours fade from one to the other. */
  await page.waitForTimeout(600)
  found.push(...(await examine(page, phone.width)).map((text) => `dark ${text}`))
  if (!values.sheets) await page.screenshot({ path: join(into, `${screen.name}-dark.png`), fullPage: true })
  await page.emulateMedia({ colorScheme: "light" })
  return found
}

async function keep(screen: Screen, page: Page): Promise<void> {
  for (const { width, as } of keptPictures.filter((kept) => kept.screen === screen.name)) {
    await lookAs(page, width === phone.width ? phone : low)
    await page.waitForTimeout(2000)
    await page.screenshot({ path: join(into, `${as}.png`) })
  }
}

async function walk(screen: Screen, visitor: Visitor, demonstration: Demonstration): Promise<string[]> {
  const { page, complaints } = visitor
  const before = complaints.length
  const found: string[] = []
  await lookAs(page, phone)
  try {
    if (screen.who !== null) await resetShifts(page)
    await screen.show({ page, demonstration })
    await page.waitForTimeout(600)
    found.push(...(await shifts(page, screen.name)))
    if (values.kept) await keep(screen, page)
    else found.push(...(await inEveryWidth(screen, page)))
  } catch (error) {
    found.push(`not shown: ${error instanceof Error ? (error.message.split("Call log")[0] ?? "") : "?"}`)
  }
  return [...new Set([...found, ...complaints.slice(before)])]
}

await buildIfStale()
const demonstration = await openDemonstration()
const browser = await openBrowser()
const visitors = new Map<Who | null, Promise<Visitor>>()
let findings = 0
try {
  for (const screen of screens) {
    const here = visitors.get(screen.who) ?? arrive(browser, demonstration, screen.who)
    visitors.set(screen.who, here)
    const found = await walk(screen, await here, demonstration)
    console.log(found.length === 0 ? `${screen.name}: sound` : `${screen.name}:`)
    for (const text of found) console.log(`  ${text}`)
    findings += found.length
  }
} finally {
  await browser.close()
  await demonstration.stop()
}
console.log(`${screens.length} screens, ${findings} findings, pictures in ${into}`)
process.exitCode = findings === 0 ? 0 : 1
