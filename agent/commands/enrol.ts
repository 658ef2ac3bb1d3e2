/** `enrol` and `leave`: this PC becomes a device of an organisation, and stops being one. */
import { rm } from "node:fs/promises"
import { hostname } from "node:os"
import type { Arguments } from "../command-line.ts"
import { forgetServer, isPlain, keepServer, parseServer, readServer } from "../device/enrolment.ts"
import { forgetOutbox } from "../device/folder-outbox.ts"
import { openFolderStore } from "../device/folder-store.ts"
import { inTurn, openDevice } from "../device/open-device.ts"
import { done } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { evidenceFolder } from "../verify/kept-evidence.ts"
import { misuse, refusal, refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"

export function runEnrol(args: Arguments, setting: Setting): Promise<ExitCode> {
  const { terminal } = setting
  const server = parseServer(args.text("server") ?? "")
  if (server === null) return Promise.resolve(misuse(args, setting, "server", terminal.words.serverWrong))
  if (isPlain(server)) terminal.remark(terminal.words.serverPlain)
  return inTurn(args, setting, async () => {
    const before = await readServer(setting.home)
    if (before !== null && before.href !== server.href)
      return refuse(args, setting, refusal("enrolled-elsewhere", { server: before.href }))
    const device = await openDevice(setting, server)
    const status = await device.party.status()
    if (status.kind === "open")
      return refuse(args, setting, refusal("enrolled-already", { name: status.me.profile.name }))
    const code = await readCode(args, setting)
    const deviceName = args.text("name") ?? hostname()
    const paired = await device.party.finishPairing({ code, deviceName })
    if (!paired.ok) {
      // A first try that failed leaves no trace, least of all a wrong server remembered as the right one.
      if (before === null) await openFolderStore(setting.home).clear()
      return refuse(args, setting, paired.refusal)
    }
    await keepServer(setting.home, server)
    const now = await device.party.status()
    terminal.say(terminal.words.enrolled(deviceName, now.kind === "open" ? now.me.profile.name : server.host))
    terminal.remark(terminal.words.keysOnDisk(setting.home))
    return done
  })
}

/** A code is a secret for ten minutes: from standard input no list of processes shows it. A link holds it at its end. */
async function readCode(args: Arguments, { standardInput }: Setting): Promise<string> {
  const given = args.text("pairing") ?? ""
  const text = given === "-" ? await standardInput() : given
  return text.trim().split("/").at(-1) ?? ""
}

export function runLeave(args: Arguments, setting: Setting): Promise<ExitCode> {
  return inTurn(args, setting, async () => {
    const server = await readServer(setting.home)
    if (server === null) return refuse(args, setting, refusal("not-enrolled"))
    const { party } = await openDevice(setting, server)
    const status = await party.status()
    if (status.kind === "open") {
      const left = await party.signOut()
      if (!left.ok) return refuse(args, setting, left.refusal)
    } else if (status.server.version === "?") {
      // Only the server can shut the device out for others: a PC that merely forgets could still be copied.
      return refuse(args, setting, refusal("unreachable"))
    }
    await openFolderStore(setting.home).clear()
    await forgetOutbox(setting.home)
    await rm(evidenceFolder(setting.home), { recursive: true, force: true })
    await forgetServer(setting.home)
    setting.terminal.say(setting.terminal.words.left)
    return done
  })
}
