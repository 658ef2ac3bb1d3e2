/** `fetch`: the files of the other side, verified and opened, under their neutral names, whole or not at all. */
import { open, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import type { FileView, OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import type { OpenDevice } from "../device/open-device.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { beginFolder } from "../files/new-folder.ts"
import { misuse, refusal, refuse } from "../setting.ts"
import type { Refusal, Setting } from "../setting.ts"
import { findOrder } from "./find-order.ts"

export const runFetch = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, async (device) => {
    const { party } = device
    const { terminal } = setting
    const attended = await party.attend()
    if (!attended.ok) return refuse(args, setting, attended.refusal)
    const found = await findOrder(party, args.positionals[0] ?? "")
    if (!found.ok) return refuse(args, setting, found.refusal)
    const detail = await party.order(found.value.order)
    if (!detail.ok) return refuse(args, setting, detail.refusal)
    const files = detail.value.files.filter(({ fromUs, superseded }) => !fromUs && !superseded)
    if (files.length === 0)
      return refuse(
        args,
        setting,
        refusal(detail.value.state === "erased" ? "order-erased" : "nothing-to-fetch"),
      )
    const into = args.text("into") ?? ""
    const begun = await beginFolder(into)
    const taken = (): ExitCode => misuse(args, setting, "folder-taken", terminal.words.folderTaken(into))
    if (begun.kind === "taken") return taken()
    const { folder } = begun
    try {
      const names = namesOf(files)
      const wrong = await fetchInto(folder.inside, device, detail.value, { files, names }, setting)
      if (wrong !== null) return refuse(args, setting, wrong)
      if (!(await folder.finish())) return taken()
      return await tell(device, detail.value, names, args, setting)
    } finally {
      await folder.discard()
    }
  })

const orderFile = "order.json"

/** Names come from the other side: only plain ones are taken, and none twice. */
function namesOf(files: readonly FileView[]): readonly string[] {
  const used = new Set([orderFile])
  return files.map(({ name }, i) => {
    const plainName = /^[a-z0-9][a-z0-9-]{0,80}\.[a-z0-9]{1,8}$/u.test(name)
      ? basename(name)
      : `file-${i + 1}.bin`
    let free = plainName
    for (let copy = 2; used.has(free); copy++) free = plainName.replace(/(?=\.[a-z0-9]+$)/u, `-${copy}`)
    used.add(free)
    return free
  })
}

async function fetchInto(
  folder: string,
  { party }: OpenDevice,
  { order, ...detail }: OrderDetail,
  { files, names }: { readonly files: readonly FileView[]; readonly names: readonly string[] },
  { terminal }: Setting,
): Promise<Refusal | null> {
  for (const [i, { object }] of files.entries()) {
    terminal.progress(terminal.words.fetched(i, files.length))
    const opened = await party.openFile({ order, object })
    if (!opened.ok) return opened.refusal
    await writeBlob(join(folder, names[i] ?? ""), opened.value.blob)
  }
  terminal.progress(null)
  const { dueOn, form, number, patientCode, state, title } = detail
  const about = {
    version: 1,
    order,
    number,
    state,
    title,
    patientCode,
    dueOn,
    form,
    files: files.map(({ category, content, format, role, size }, i) => ({
      name: names[i],
      role,
      content,
      format,
      category,
      size,
    })),
  }
  await writeFile(join(folder, orderFile), `${JSON.stringify(about, null, 2)}\n`, { flag: "wx", mode: 0o600 })
  return null
}

async function writeBlob(path: string, blob: Blob): Promise<void> {
  const file = await open(path, "wx", 0o600)
  try {
    for await (const piece of blob.stream()) await file.writeFile(piece)
  } finally {
    await file.close()
  }
}

/** What arrived was looked through once more here; that it says "clean" is this side's own word. */
async function tell(
  { party }: OpenDevice,
  { number, order }: OrderDetail,
  names: readonly string[],
  args: Arguments,
  { terminal }: Setting,
): Promise<ExitCode> {
  const after = await party.order(order)
  const unknown = { state: "not-yet", checked: 0, of: names.length } as const
  const { checked, of, state } = after.ok ? after.value.disclosure.checkedHere : unknown
  if (args.has("json"))
    terminal.sayJson({
      version: 1,
      order,
      number,
      files: names,
      checkedHere: state,
      checkedFiles: { checked, of },
    })
  else for (const name of names) terminal.say(name)
  const said = terminal.words.checkedHere
  terminal.remark(state === "partly" ? said.partly(checked, of) : said[state])
  return state === "findings" ? refused : done
}
