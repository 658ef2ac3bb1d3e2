import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { Browser, Page, Route } from "playwright-core"
import { must, until } from "../story/people.ts"
import { desk, openBrowser, visit } from "./open-browser.ts"
import type { Visitor } from "./open-browser.ts"
import { button } from "./people.ts"
import { openIn, readyPair } from "./scene.ts"
import type { Pair } from "./scene.ts"
import { assertSound } from "./sound.ts"
import { drop, lowerScan, upperScan } from "./specimens.ts"

const server = await startServer()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

async function readyToSend(
  name: string,
  prelude: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Visitor & { readonly pair: Pair }> {
  const pair = await readyPair(server.url, name)
  const visitor = await openIn(browser, server.url, pair.practice, desk)
  const { page } = visitor
  await prelude(page)
  await page.goto(pair.newOrder)
  await drop(page, [lowerScan(), upperScan()])
  // The chart moves down while the files come in above it; a person looks before the finger goes down.
  await page.getByText("bereit", { exact: true }).nth(1).waitFor()
  await page.getByRole("checkbox", { name: /^46, / }).click()
  await page.getByRole("checkbox", { name: /^46, /, checked: true }).waitFor()
  await page.getByText("Darf gesendet werden", { exact: true }).waitFor()
  return { ...visitor, pair }
}

/** Holds every part of a file on its way to the server; resolves once the first one is held. */
async function holdUploads({
  context,
}: Visitor): Promise<{ readonly held: Promise<void>; readonly release: () => void }> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const waiting: Route[] = []
  let open = false
  await context.route("**/v1/**/chunks/**", (route) => {
    resolve()
    if (!open) waiting.push(route)
    return open ? route.continue() : undefined
  })
  // A page that was reloaded or killed meanwhile asks no more.
  const goOn = (route: Route): Promise<void> => route.continue().catch(() => undefined)
  const release = (): void => {
    open = true
    for (const route of waiting) void goOn(route)
  }
  return { held: promise, release }
}

const filesAt = async ({ laboratory }: Pair): Promise<number> => {
  const [order] = must(await laboratory.party.orders())
  return order === undefined ? 0 : must(await laboratory.party.order(order.order)).files.length
}
const arrived = (pair: Pair): Promise<void> => until(async () => (await filesAt(pair)) === 2)

/** Nothing that was sealed stays behind once it has arrived. */
const left = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const outbox = await root.getDirectoryHandle("outbox", { create: true })
    const names: string[] = []
    for await (const name of outbox.keys()) names.push(name)
    return names
  })

test("a page that is loaded anew in the middle of an upload goes on with it", async () => {
  const visitor = await readyToSend("Praxis Neu")
  const { page, pair } = visitor
  const uploads = await holdUploads(visitor)
  await button(page, "Senden").click()
  await uploads.held
  await page.getByText("Übertragen", { exact: true }).waitFor()
  assert.equal(await filesAt(pair), 0)
  assert.notDeepEqual(await left(page), [])
  await page.reload()
  await page.getByText(/wird übertragen/u).waitFor()
  uploads.release()
  await page.reload()
  await arrived(pair)
  await until(async () => (await left(page)).length === 0)
})

test("a tab that is killed in the middle of an upload goes on in the next one", async () => {
  const visitor = await readyToSend("Praxis Tab")
  const { page, context, pair } = visitor
  const uploads = await holdUploads(visitor)
  await button(page, "Senden").click()
  await uploads.held
  const crashed = page.waitForEvent("crash")
  const devtools = await context.newCDPSession(page)
  // Neither this nor closing the page is ever answered by a renderer that is gone.
  void devtools.send("Page.crash").catch(() => null)
  await crashed
  uploads.release()
  const next = await context.newPage()
  await next.goto(server.url)
  await arrived(pair)
})

test("what a tab tore off in the middle of writing is swept away at the next start", async () => {
  const visitor = await openIn(
    browser,
    server.url,
    (await readyPair(server.url, "Praxis Rest")).practice,
    desk,
  )
  const { page } = visitor
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const outbox = await root.getDirectoryHandle("outbox", { create: true })
    await outbox.getFileHandle("object%2Fab.part", { create: true })
  })
  assert.deepEqual(await left(page), ["object%2Fab.part"])
  await page.reload()
  await until(async () => (await left(page)).length === 0)
})

test("once it was here the app opens without the net, says so, and keeps no answer of the server", async () => {
  const { page, context } = await visit(browser, server.url, desk, true)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))

  await context.setOffline(true)
  await page.reload()

  await page.getByText(/^Der Server ist nicht erreichbar\./u).waitFor()
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return caught.flat().map(({ url }) => new URL(url).pathname)
  })
  assert.ok(kept.includes("/"), kept.join(" "))
  assert.deepEqual(
    kept.filter((path) => path.startsWith("/v1/")),
    [],
  )
  await context.close()
})

test("a cut connection is said, and the upload goes on by itself once it is back", async () => {
  const visitor = await readyToSend("Praxis Kabel")
  const { page, context, pair } = visitor
  const uploads = await holdUploads(visitor)
  await button(page, "Senden").click()
  await uploads.held
  await context.setOffline(true)
  uploads.release()
  await page.getByText(/wartet auf das Netz/u).waitFor()
  await context.setOffline(false)
  await arrived(pair)
  await page.getByText(/wartet auf das Netz/u).waitFor({ state: "detached" })
  assert.equal(must(await pair.laboratory.party.orders()).length, 1)
})

test("a device that nobody touches locks in the middle of an upload, says what waits, and goes on after unlocking", async () => {
  const visitor = await readyToSend("Praxis Pause", async (page) => {
    await page.clock.install()
    await page.reload()
  })
  const { page, pair } = visitor
  const uploads = await holdUploads(visitor)
  await button(page, "Senden").click()
  await uploads.held
  await page.clock.fastForward("29:00")
  await page.getByText("Übertragen", { exact: true }).waitFor()
  await page.clock.fastForward("03:00")
  await page
    .getByText("Ein Auftrag wartet hier verschlüsselt. Er geht weiter, sobald Sie entsperren.")
    .waitFor()
  await assertSound(visitor, "locked while an order waits")
  assert.notDeepEqual(await left(page), [])
  uploads.release()
  assert.equal(await filesAt(pair), 0)
  await page.getByLabel("Anmeldename").fill(pair.practice.loginName)
  await page.getByLabel("Passphrase", { exact: true }).fill(pair.practice.passphrase)
  await button(page, "Entsperren").click()
  await arrived(pair)
  await until(async () => (await left(page)).length === 0)
})
