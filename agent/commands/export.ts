/** `export` and `protocol`: what an organisation takes with it, and with it all that proves it without a server. */
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { Answer } from "@zahnwolke/core/party/views"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import type { OpenDevice } from "../device/open-device.ts"
import type { ExitCode } from "../exit-code.ts"
import { isRecord } from "../files/read-json.ts"
import type { Setting } from "../setting.ts"
import { gatherEvidence, jsonBlob } from "../verify/gather.ts"
import type { Write } from "../verify/gather.ts"
import { findOrder } from "./find-order.ts"
import { intoNewFolder } from "./into-new-folder.ts"

export const runExport = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, (device) =>
    intoNewFolder(args, setting, async (tree) => {
      const { terminal } = setting
      const orders = await device.party.orders()
      if (!orders.ok) return orders
      let manifest: unknown = null
      const exported = await device.party.exportAll(async (path, blob) => {
        terminal.progress(terminal.words.exported(tree.written.length))
        if (path === "manifest.json") manifest = JSON.parse(await blob.text())
        else await tree.write(path, blob)
      })
      if (!exported.ok) return exported
      const proven = await writeProofs(device, orders.value, tree.write, terminal.language)
      if (!proven.ok) return proven
      // Every file by the hash of what was written just now, the large ones too.
      const about = isRecord(manifest) ? manifest : {}
      await tree.write("manifest.json", jsonBlob({ ...about, files: [...tree.written] }))
      return { ok: true, value: null }
    }),
  )

async function writeProofs(
  device: OpenDevice,
  orders: readonly OrderSummary[],
  write: Write,
  language: Setting["terminal"]["language"],
): Promise<Answer<null>> {
  for (const { order, state } of orders) {
    if (state !== "erased" && state !== "closed" && state !== "rejected") continue
    const protocol = await device.party.erasureProtocol({ order, language })
    // Only what was ended by a signature has one.
    if (protocol.ok) await write(`protocols/${order}.json`, new Blob([protocol.value.json]))
  }
  const partners = await device.party.partners()
  if (!partners.ok) return partners
  const organisations: readonly OrganisationId[] = [
    device.me.organisation,
    ...partners.value.map(({ organisation }) => organisation),
    ...orders.map(({ partner }) => partner.organisation),
  ]
  return gatherEvidence(device, organisations, write)
}

export const runProtocol = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, (device) =>
    intoNewFolder(args, setting, async (tree) => {
      const { me, party } = device
      const attended = await party.attend()
      if (!attended.ok) return attended
      const found = await findOrder(party, args.positionals[0] ?? "")
      if (!found.ok) return found
      const protocol = await party.erasureProtocol({
        order: found.value.order,
        language: setting.terminal.language,
      })
      if (!protocol.ok) return protocol
      await tree.write("erasure-protocol.json", new Blob([protocol.value.json]))
      await tree.write("erasure-protocol.pdf", new Blob([new Uint8Array(protocol.value.pdf)]))
      return gatherEvidence(device, [me.organisation, found.value.partner.organisation], tree.write)
    }),
  )
