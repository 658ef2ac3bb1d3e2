/** What those see who make: two laboratories and the milling centre. */
import type { OrderState } from "@zahnwolke/core/records/order"
import { button } from "../browser/people.ts"
import { crownDesign, drop } from "../browser/specimens.ts"
import type { Who } from "./demonstration.ts"
import { resetShifts } from "./examine.ts"
import { goTo, openOrder, pressed } from "./screen.ts"
import type { Screen, Stage } from "./screen.ts"

/** Of the laboratory's orders those that came in; what it passed on is told apart by who placed it. */
const came = ({ placedByUs }: { readonly placedByUs: boolean }): boolean => !placedByUs

const order = (who: Who, role: string, state: OrderState): Screen => ({
  name: `${role}-order-${state}`,
  who,
  show: (stage) => openOrder(stage, who, state, came),
})

const inLaboratory = (
  name: string,
  state: OrderState,
  press: string | RegExp,
  then: (stage: Stage) => Promise<void> = async () => undefined,
): Screen => ({
  name: `laboratory-${name}`,
  who: "labor",
  show: async (stage) => {
    await openOrder(stage, "labor", state, came)
    await pressed(stage, press)
    await then(stage)
  },
})

const drawn = async ({ page }: Stage): Promise<void> => {
  await page.getByRole("dialog").locator("canvas, img").first().waitFor()
  await page.waitForTimeout(1500)
}

/** By the line of the file's list that says what it is. */
const look = (name: string, state: OrderState, what: string | RegExp): Screen => ({
  name: `view-${name}`,
  who: "labor",
  show: async (stage) => {
    await openOrder(stage, "labor", state, came)
    const line = stage.page.getByRole("listitem").filter({ hasText: what }).first()
    await button(line, /^Ansehen/u).click()
    await drawn(stage)
  },
})

export const makerScreens: readonly Screen[] = [
  { name: "laboratory-inbox", who: "labor", show: (stage) => goTo(stage, "auftraege") },
  order("labor", "laboratory", "received"),
  order("labor", "laboratory", "accepted"),
  order("labor", "laboratory", "design-review"),
  order("labor", "laboratory", "design-approved"),
  order("labor", "laboratory", "in-production"),
  order("labor", "laboratory", "shipped"),
  order("labor", "laboratory", "rejected"),
  order("labor", "laboratory", "erased"),
  inLaboratory("reject", "received", "Ablehnen"),
  inLaboratory("return", "accepted", "Design schicken", async ({ page }) => {
    await drop(page, [crownDesign()])
    await page.getByRole("dialog").getByText("bereit", { exact: true }).waitFor()
    await resetShifts(page)
  }),
  inLaboratory("pass-on", "design-approved", "An Fräszentrum geben"),
  inLaboratory("ship", "in-production", "Versenden"),
  inLaboratory("view-scans", "in-production", "Alle Scans zusammen ansehen", drawn),
  look("volume", "design-approved", /Schicht/u),
  look("photo", "accepted", /jpg/u),
  { name: "laboratory-new-order", who: "labor", show: (stage) => goTo(stage, "auftraege/neu") },
  { name: "laboratory-patients", who: "labor", show: (stage) => goTo(stage, "patienten") },
  { name: "far-laboratory-inbox", who: "labor-fernweh", show: (stage) => goTo(stage, "auftraege") },
  { name: "mill-inbox", who: "fraeswerk", show: (stage) => goTo(stage, "auftraege") },
  order("fraeswerk", "mill", "received"),
  order("fraeswerk", "mill", "in-production"),
  order("fraeswerk", "mill", "shipped"),
]
