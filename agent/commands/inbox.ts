/** `inbox` and `accept`: what is open, newest first, and the word that work begins. Codes only, never a patient's name. */
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import { done } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import { keepEvidence } from "../verify/kept-evidence.ts"
import { spoken } from "../words/words.ts"
import type { Words } from "../words/words.ts"
import { findOrder } from "./find-order.ts"

export const runInbox = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, async (device) => {
    const { party } = device
    const { terminal } = setting
    // Receipts of what is new, declarations of what is erased.
    const attended = await party.attend()
    if (!attended.ok) return refuse(args, setting, attended.refusal)
    const orders = await party.orders()
    if (!orders.ok) return refuse(args, setting, orders.refusal)
    await keepEvidence(device, orders.value, setting.home)
    if (args.has("json")) {
      terminal.sayJson({ version: 1, orders: orders.value.map((order) => asJson(order)) })
      return done
    }
    const open = orders.value.filter(({ state }) => state !== "erased")
    if (open.length === 0) terminal.remark(terminal.words.inboxEmpty)
    for (const line of lines(open, terminal.words)) terminal.say(line)
    return done
  })

const asJson = ({ patientName: _, ...order }: OrderSummary) => order

function lines(orders: readonly OrderSummary[], words: Words): readonly string[] {
  const rows = orders.map((order) => [
    order.number,
    spoken(words.states, order.state),
    order.placedByUs ? words.to(order.partner.name) : words.from(order.partner.name),
    order.patientCode,
    order.dueOn === null ? "" : words.due(order.dueOn),
    [order.unread ? words.unread : "", order.openQuestion ? words.openQuestion : ""]
      .filter(Boolean)
      .join(", "),
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
}

export const runAccept = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, async ({ party }) => {
    const attended = await party.attend()
    if (!attended.ok) return refuse(args, setting, attended.refusal)
    const found = await findOrder(party, args.positionals[0] ?? "")
    if (!found.ok) return refuse(args, setting, found.refusal)
    const accepted = await party.accept(found.value.order)
    if (!accepted.ok) return refuse(args, setting, accepted.refusal)
    const { number, order } = found.value
    if (args.has("json")) setting.terminal.sayJson({ version: 1, order, number, state: "accepted" })
    else setting.terminal.say(number)
    return done
  })
