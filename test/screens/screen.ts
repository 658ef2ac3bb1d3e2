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

type IsMeant = (order: { readonly number: string; readonly placedByUs: boolean }) => boolean

async function openOrder(stage: Stage, who: Who, state: OrderState, isMeant: IsMeant): Promise<void> {
  const orders = await stage.demonstration.ordersOf(who)
  const found = orders.find((order) => order.state === state && isMeant(order))
  if (found === undefined) throw new Error(`${who} has no order that is ${state}`)
  await goTo(stage, `auftraege/${found.order}`)
  await stage.page.locator(".next-step, .order-columns").first().waitFor()
}

type Then<T> = (stage: T) => Promise<void>
const nothingMore = async (): Promise<void> => undefined

/** The shapes that most screens of one person have: an address, an order in a state, and a dialog on either. */
export function seenBy(who: Who, isMeant: IsMeant = () => true) {
  const at = (name: string, address: string, then: Then<Stage> = nothingMore): Screen => ({
    name,
    who,
    show: async (stage) => {
      await goTo(stage, address)
      await then(stage)
    },
  })
  const orderIn = (name: string, state: OrderState, then: Then<Stage> = nothingMore): Screen => ({
    name,
    who,
    show: async (stage) => {
      await openOrder(stage, who, state, isMeant)
      await then(stage)
    },
  })
  return {
    at,
    orderIn,
    dialogAt: (name: string, address: string, press: string | RegExp, then: Then<Locator> = nothingMore) =>
      at(name, address, async (stage) => then(await pressed(stage, press))),
    dialogIn: (name: string, state: OrderState, press: string | RegExp, then: Then<Stage> = nothingMore) =>
      orderIn(name, state, async (stage) => {
        await pressed(stage, press)
        await then(stage)
      }),
  }
}
