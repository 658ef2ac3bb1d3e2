/** What a machine can find on a screen without looking: axe, the edge, small targets, complaints, and what jumped. */
import type { Page } from "playwright-core"
import { axeFindings, sideways } from "../browser/sound.ts"

/** Run before the page's own scripts; what a person's press moved is left out by the browser itself. */
export const watchShifts = `
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
  }).observe({ type: "layout-shift", buffered: true })
`

const largestShift = 0.05
/** Where somebody judges pictures that come one after the other, nothing moves under the finger. */
const largestOfLooks = 0.02

export const resetShifts = (page: Page): Promise<void> => page.evaluate("window.shifted = 0")

export async function shifts(page: Page, screen: string): Promise<readonly string[]> {
  const largest = screen.startsWith("review-") ? largestOfLooks : largestShift
  const shifted: number = await page.evaluate("window.shifted ?? 0")
  return shifted > largest ? [`jumped by ${shifted.toFixed(2)}`] : []
}

/** Links within a sentence are as high as their line; a field's label belongs to its target. */
const smallTargets = `(() => {
  const open = document.querySelector("[role=dialog], [role=alertdialog]") ?? document
  const found = new Map()
  for (const target of open.querySelectorAll("a[href], button, input, select, textarea, summary, [role=slider]")) {
    const style = getComputedStyle(target)
    if (style.visibility === "hidden" || style.display === "inline" || target.closest("p a") !== null) continue
    if (target.closest("svg, .skip, .unseen, [aria-hidden=true]") !== null) continue
    const box = (target.closest("label") ?? target).getBoundingClientRect()
    const own = target.getBoundingClientRect()
    const [width, height] = [Math.max(box.width, own.width), Math.max(box.height, own.height)]
    if (width === 0 || height === 0 || (width >= 43.5 && height >= 43.5)) continue
    const name = target.getAttribute("aria-label") ?? target.textContent.trim().slice(0, 30)
    const size = Math.round(width) + "×" + Math.round(height)
    found.set(target.tagName.toLowerCase() + "." + target.className + " “" + name + "” " + size, true)
  }
  return [...found.keys()]
})()`

/** Fingers need the room: looked for on the telephone. */
const targets = (page: Page): Promise<readonly string[]> => page.evaluate(smallTargets)

export async function examine(page: Page, width: number): Promise<readonly string[]> {
  /** What a bar lies over at the moment is scrolled out from under it. */
  const axe = (await axeFindings(page)).filter((text) => !text.includes("partially obscured"))
  const found = [
    ...(await sideways(page)).map((text) => `sticks out: ${text}`),
    ...axe.map((text) => `axe ${text.replaceAll(/\s+/gu, " ")}`),
  ]
  if (width < 500) found.push(...(await targets(page)).map((text) => `small: ${text}`))
  return found
}
