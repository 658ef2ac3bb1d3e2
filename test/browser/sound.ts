/** Whether a screen is sound: nothing to scroll sideways, nothing axe finds, nothing the browser complained of. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "playwright-core"
import type { Visitor } from "./open-browser.ts"

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** Evaluated and not added as a script, so that the policy of the page stays as it is. */
const axeRun = `axe.run(document, { runOnly: ${JSON.stringify(axeTags)}, resultTypes: ["violations"] }).then(
  ({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ": " + target.join(" ") + " " + failureSummary)))`

export async function axeFindings(page: Page): Promise<readonly string[]> {
  const there: boolean = await page.evaluate("'axe' in window")
  if (!there) await page.evaluate(axeSource)
  return page.evaluate(axeRun)
}

/** What sticks out to the right of the window, by its class and text. */
const sidewaysRun = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.tagName + "." + element.getAttribute("class") + " " + element.textContent.slice(0, 40))
})()`

export async function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(sidewaysRun)
}

export async function assertSound({ page, complaints }: Visitor, screen: string): Promise<void> {
  assert.deepEqual(await sideways(page), [], `${screen} scrolls sideways`)
  assert.deepEqual(await axeFindings(page), [], `axe on ${screen}`)
  assert.deepEqual(complaints, [], `complaints on ${screen}`)
}
