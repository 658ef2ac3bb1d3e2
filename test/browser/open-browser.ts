/** A real Chromium for the stories: the machine's own, or the one from npm; every policy violation is a failure. */
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium } from "playwright-core"
import type { Browser, BrowserContext, Page } from "playwright-core"

const quiet = [
  "--no-sandbox",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Without a graphics card the processor draws pages itself faster than by pretending to have one; WebGL stays as it is.
  "--disable-gpu-compositing",
  "--disable-gpu-rasterization",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const own = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

/** Where a run of all tests has unpacked Chromium, two hundred megabytes, once for all its files. */
const unpackedFolderName = "ZAHNWOLKE_TEST_CHROMIUM"

/** Chromium from npm unpacks itself; a folder of its own, because two accounts would collide in the usual one. */
function unpackFolder(): string {
  const shared = process.env[unpackedFolderName]
  if (shared !== undefined) return shared
  const folder = mkdtempSync(join(tmpdir(), "zahnwolke-chromium-"))
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  process.env[unpackedFolderName] = folder
  return folder
}

export async function executable(): Promise<{ readonly path: string; readonly args: readonly string[] }> {
  const path = own.find((file) => existsSync(file))
  if (path !== undefined) return { path, args: [] }
  const { default: packed } = await import("@sparticuz/chromium")
  const args = packed.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg))
  const usual = process.env["TMPDIR"]
  process.env["TMPDIR"] = unpackFolder()
  const unpacked = await packed.executablePath()
  if (usual === undefined) delete process.env["TMPDIR"]
  else process.env["TMPDIR"] = usual
  return { path: unpacked, args }
}

export async function openBrowser(): Promise<Browser> {
  const { path, args } = await executable()
  return chromium.launch({ executablePath: path, args: [...args, ...quiet] })
}

/** With a profile on disk: what a page stores lies there, and not in memory as in a window that keeps nothing. */
export async function openKept(profile: string): Promise<BrowserContext> {
  const { path, args } = await executable()
  return chromium.launchPersistentContext(profile, { executablePath: path, args: [...args, ...quiet] })
}

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained of: violations of the policy, faults, failed requests of our own. */
  readonly complaints: readonly string[]
}

export interface Look {
  readonly width: number
  readonly height: number
  readonly scheme?: "light" | "dark"
}
export const phone: Look = { width: 390, height: 844 }
export const tablet: Look = { width: 820, height: 1180 }
export const desk: Look = { width: 1440, height: 900 }

export async function visit(browser: Browser, url: string, look: Look, offline = false): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    locale: "de-DE",
    acceptDownloads: true,
    /** It fetches every file of the app once more for each new window. */
    serviceWorkers: offline ? "allow" : "block",
    /** What is still moving is neither to be looked at nor to be judged. */
    reducedMotion: "reduce",
    colorScheme: look.scheme ?? "light",
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(`fault: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  await page.goto(url)
  return { context, page, complaints }
}
