/** Runs one command line to its exit code; what the world refuses becomes a sentence, and only a bug its bare name. */
import type { CommandName } from "./command-line.ts"
import { readCommandLine } from "./command-line.ts"
import { isSystemError } from "./device/whole-file.ts"
import { done, refused } from "./exit-code.ts"
import type { ExitCode } from "./exit-code.ts"
import { misuse, refuse } from "./setting.ts"
import type { Command, Setting } from "./setting.ts"

/** Loaded when asked for: looking into a file needs nothing of servers and keys. */
const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  accept: () => import("./commands/inbox.ts").then((file) => file.runAccept),
  audit: () => import("./commands/audit.ts").then((file) => file.runAudit),
  decide: () => import("./commands/decide.ts").then((file) => file.runDecide),
  deidentify: () => import("./commands/deidentify.ts").then((file) => file.runDeidentify),
  enrol: () => import("./commands/enrol.ts").then((file) => file.runEnrol),
  export: () => import("./commands/export.ts").then((file) => file.runExport),
  fetch: () => import("./commands/fetch.ts").then((file) => file.runFetch),
  inbox: () => import("./commands/inbox.ts").then((file) => file.runInbox),
  inspect: () => import("./commands/inspect.ts").then((file) => file.runInspect),
  leave: () => import("./commands/enrol.ts").then((file) => file.runLeave),
  protocol: () => import("./commands/export.ts").then((file) => file.runProtocol),
  resume: () => import("./commands/send.ts").then((file) => file.runResume),
  rules: () => import("./commands/rules.ts").then((file) => file.runRules),
  send: () => import("./commands/send.ts").then((file) => file.runSend),
  status: () => import("./commands/status.ts").then((file) => file.runStatus),
  verify: () => import("./commands/verify.ts").then((file) => file.runVerify),
}

export async function run(args: readonly string[], setting: Setting, version: string): Promise<ExitCode> {
  const { terminal } = setting
  const line = readCommandLine(args)
  switch (line.kind) {
    case "version":
      terminal.say(version)
      return done
    case "help":
      terminal.say(terminal.words.help.all)
      return done
    case "misuse": {
      const wantsJson = { has: (name: string) => name === "json" && args.includes("--json") }
      return misuse(wantsJson, setting, line.misuse.code, terminal.words.misuse(line.misuse))
    }
    case "command":
      break
  }
  try {
    const command = await commands[line.command]()
    return await command(line, setting)
  } catch (error) {
    terminal.progress(null)
    if (setting.signal.aborted) return refuse(line, setting, { code: "called-off", details: {} })
    // An error's own words may hold a path, and a path may hold a name.
    if (isSystemError(error) && error.syscall !== undefined)
      return diskRefusal(line, setting, error.code ?? "")
    terminal.remark(terminal.words.bug(error instanceof Error ? error.name : "?"))
    return refused
  }
}

function diskRefusal(line: Parameters<typeof refuse>[0], setting: Setting, code: string): ExitCode {
  const sentences: Readonly<Record<string, string>> = setting.terminal.words.disk
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined
  return refuse(line, setting, {
    code: "disk",
    details: { sentence: sentence ?? setting.terminal.words.disk.other },
  })
}
