/** What those see who make: two laboratories and the milling centre. */
import type { OrderState } from "@zahnwolke/core/records/order"
import { button } from "../browser/people.ts"
import { crownDesign, drop } from "../browser/specimens.ts"
import { resetShifts } from "./examine.ts"
import { seenBy } from "./screen.ts"
import type { Screen, Stage } from "./screen.ts"

/** Of the laboratory's orders those that came in; what it passed on is told apart by who placed it. */
const came = ({ placedByUs }: { readonly placedByUs: boolean }): boolean => !placedByUs

const laboratory = seenBy("labor", came)
const farLaboratory = seenBy("labor-fernweh", came)
const mill = seenBy("fraeswerk", came)

const drawn = async ({ page }: Stage): Promise<void> => {
  await page.getByRole("dialog").locator("canvas, img").first().waitFor()
  await page.waitForTimeout(1500)
}

/** By the line of the file's list that says what it is. */
const look = (name: string, state: OrderState, what: string | RegExp): Screen =>
  laboratory.orderIn(name, state, async (stage) => {
    const line = stage.page.getByRole("listitem").filter({ hasText: what }).first()
    await button(line, /^Ansehen/u).click()
    await drawn(stage)
  })

export const makerScreens: readonly Screen[] = [
  laboratory.at("laboratory-inbox", "auftraege"),
  laboratory.orderIn("laboratory-order-received", "received"),
  laboratory.orderIn("laboratory-order-accepted", "accepted"),
  laboratory.orderIn("laboratory-order-design-review", "design-review"),
  laboratory.orderIn("laboratory-order-design-approved", "design-approved"),
  laboratory.orderIn("laboratory-order-in-production", "in-production"),
  laboratory.orderIn("laboratory-order-shipped", "shipped"),
  laboratory.orderIn("laboratory-order-rejected", "rejected"),
  laboratory.orderIn("laboratory-order-erased", "erased"),
  laboratory.dialogIn("laboratory-reject", "received", "Ablehnen"),
  laboratory.dialogIn("laboratory-return", "accepted", "Design schicken", async ({ page }) => {
    await drop(page, [crownDesign()])
    await page.getByRole("dialog").getByText("bereit", { exact: true }).waitFor()
    await resetShifts(page)
  }),
  laboratory.dialogIn("laboratory-pass-on", "design-approved", "An Fräszentrum geben", async ({ page }) => {
    await page.getByRole("dialog").getByText("Dort zu löschen bis").waitFor()
    await resetShifts(page)
  }),
  laboratory.dialogIn("laboratory-ship", "in-production", "Versenden"),
  laboratory.dialogIn("laboratory-view-scans", "in-production", "Alle Scans zusammen ansehen", drawn),
  look("view-volume", "design-approved", /Schicht/u),
  look("view-photo", "accepted", /jpg/u),
  laboratory.at("laboratory-new-order", "auftraege/neu"),
  laboratory.at("laboratory-patients", "patienten"),
  farLaboratory.at("far-laboratory-inbox", "auftraege"),
  mill.at("mill-inbox", "auftraege"),
  mill.orderIn("mill-order-received", "received"),
  mill.orderIn("mill-order-in-production", "in-production"),
  mill.orderIn("mill-order-shipped", "shipped"),
]
