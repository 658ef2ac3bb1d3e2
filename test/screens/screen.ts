/** One screen of the walk: who sees it, and how it is reached. */
import type { OrderState } from "@zahnwolke/core/records/order"
import type { Locator, Page } from "playwright-core"
import { button } from "../browser/people.ts"
import type { Demonstration, Who } from "./demonstration.ts"

export interface Stage {
  readonly page: Page
  readonly demonstration: Demonstration
}

export interface Screen {
  readonly name: string
  /** Null: before anything is unlocked. */
  readonly who: Who | null
  readonly show: (stage: Stage) => Promise<void>
}

/** Through the list first, so that nothing of the screen before is left standing. */
export async function goTo({ page, demonstration }: Stage, address: string): Promise<void> {
  await page.goto(`${demonstration.url}/#/auftraege`)
  await page.goto(`${demonstration.url}/#/${address}`)
  await page.getByRole("heading", { level: 1 }).waitFor()
}

export async function pressed(stage: Stage, name: string | RegExp): Promise<Locator> {
  await button(stage.page, name).first().click()
  const dialog = stage.page.getByRole("dialog").or(stage.page.getByRole("alertdialog"))
  await dialog.first().waitFor()
  return dialog.first()
}

/** The order in this state, or the one whose units and partner say more. */
export async function openOrder(
  stage: Stage,
  who: Who,
  state: OrderState,
  and: (order: { readonly number: string; readonly placedByUs: boolean }) => boolean = () => true,
): Promise<void> {
  const orders = await stage.demonstration.ordersOf(who)
  const found = orders.find((order) => order.state === state && and(order))
  if (found === undefined) throw new Error(`${who} has no order that is ${state}`)
  await goTo(stage, `auftraege/${found.order}`)
  await stage.page.locator(".next-step, .order-columns").first().waitFor()
}
