/** Logs and server key as this PC last saw them: a protocol that comes alone, by mail or stick, is then checked offline too. */
import { mkdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { OpenDevice } from "../device/open-device.ts"
import { writeWhole } from "../device/whole-file.ts"
import { gatherEvidence } from "./gather.ts"

export const evidenceFolder = (home: string): string => join(home, "evidence")

const ended = new Set(["closed", "rejected", "erased"])

/** Only of those with whom an order has ended; what cannot be had now is had next time. */
export async function keepEvidence(
  device: OpenDevice,
  orders: readonly OrderSummary[],
  home: string,
): Promise<void> {
  const others = orders.flatMap(({ partner, state }) => (ended.has(state) ? [partner.organisation] : []))
  if (others.length === 0) return
  await gatherEvidence(device, [device.me.organisation, ...others], async (path, blob) => {
    const whole = join(evidenceFolder(home), path)
    await mkdir(dirname(whole), { recursive: true, mode: 0o700 })
    await writeWhole(whole, new Uint8Array(await blob.arrayBuffer()))
  })
}
