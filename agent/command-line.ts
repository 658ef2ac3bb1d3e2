/** What may stand on the command line: each command with its options, read once and checked. */
import { parseArgs } from "node:util"

/** Every option has one meaning, whichever command takes it. */
const options = {
  server: { type: "string" },
  pairing: { type: "string" },
  name: { type: "string" },
  to: { type: "string" },
  order: { type: "string" },
  consent: { type: "string" },
  emergency: { type: "string" },
  without: { type: "string", multiple: true },
  seen: { type: "string", multiple: true },
  face: { type: "string", multiple: true },
  "may-pass-to": { type: "string", multiple: true },
  "ready-only": { type: "boolean" },
  "one-patient": { type: "boolean" },
  from: { type: "string" },
  until: { type: "string" },
  into: { type: "string" },
  identity: { type: "string" },
  recipient: { type: "string" },
  report: { type: "string" },
  keep: { type: "string", multiple: true },
  threads: { type: "string" },
  on: { type: "string" },
  mode: { type: "string" },
  schema: { type: "boolean" },
  logs: { type: "string" },
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const
type OptionName = keyof typeof options
export type TextOption =
  | "lang"
  | Exclude<OptionName, "json" | "help" | "version" | "schema" | "ready-only" | "one-patient" | ListOption>
export type Switch = "json" | "schema" | "ready-only" | "one-patient"
export type ListOption = "keep" | "without" | "seen" | "face" | "may-pass-to"

interface Shape {
  readonly options: readonly OptionName[]
  readonly needs: readonly OptionName[]
  readonly least: number
  readonly most: number
}

const shape = (
  own: readonly OptionName[],
  needs: readonly OptionName[],
  least: number,
  most = least,
): Shape => ({
  options: own,
  needs,
  least,
  most,
})
const many = Number.POSITIVE_INFINITY

export const commands = {
  enrol: shape(["server", "pairing", "name"], ["server", "pairing"], 0),
  leave: shape([], [], 0),
  status: shape(["json"], [], 0),
  send: shape(
    [
      "to",
      "order",
      "consent",
      "emergency",
      "without",
      "seen",
      "face",
      "may-pass-to",
      "ready-only",
      "one-patient",
      "json",
    ],
    ["to"],
    1,
  ),
  resume: shape(["json"], [], 0),
  inbox: shape(["json"], [], 0),
  accept: shape(["json"], [], 1),
  fetch: shape(["into", "json"], ["into"], 1),
  protocol: shape(["into", "json"], ["into"], 1),
  inspect: shape(["json"], [], 1, many),
  deidentify: shape(
    ["into", "identity", "recipient", "report", "keep", "threads", "json"],
    ["into"],
    1,
    many,
  ),
  decide: shape(["on", "mode", "schema", "json"], [], 0, 1),
  export: shape(["into", "json"], ["into"], 0),
  audit: shape(["into", "from", "until", "json"], ["into"], 0),
  rules: shape(["json"], [], 0),
  verify: shape(["logs", "json"], [], 1),
} as const satisfies Readonly<Record<string, Shape>>
export type CommandName = keyof typeof commands

const everywhere: readonly OptionName[] = ["lang", "help", "version"]

export interface Arguments {
  readonly positionals: readonly string[]
  readonly text: (name: TextOption) => string | null
  readonly list: (name: ListOption) => readonly string[]
  readonly has: (name: Switch) => boolean
}

export interface CommandLine extends Arguments {
  readonly kind: "command"
  readonly command: CommandName
}

/** Why a line is no command; the words of each language make a sentence of it. */
export type Misuse =
  | { readonly code: "no-command" }
  | { readonly code: "unknown-command"; readonly name: string }
  | { readonly code: "unknown-option"; readonly name: string }
  | { readonly code: "option-without-value"; readonly name: string }
  | { readonly code: "option-with-value"; readonly name: string }
  | { readonly code: "option-elsewhere"; readonly name: string; readonly command: string }
  | { readonly code: "option-missing"; readonly name: string; readonly command: string }
  | { readonly code: "too-few" | "too-many"; readonly command: string }

export type Reading =
  | CommandLine
  | { readonly kind: "help"; readonly command: CommandName | null }
  | { readonly kind: "version" }
  | { readonly kind: "misuse"; readonly misuse: Misuse; readonly command: CommandName | null }

const isCommand = (text: string): text is CommandName => Object.hasOwn(commands, text)

export function readCommandLine(args: readonly string[]): Reading {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []))
  const [first, ...rest] = positionals
  const command = first !== undefined && isCommand(first) ? first : null
  const misuse = (wrong: Misuse): Reading => ({ kind: "misuse", misuse: wrong, command })
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== "option") continue
    const { name, value } = token
    const wrong = wrongOption(name, value)
    if (wrong !== null) return misuse(wrong)
    given.set(name, [...(given.get(name) ?? []), ...(value === undefined ? [] : [value])])
  }
  if (given.has("version")) return { kind: "version" }
  if (given.has("help") || first === "help") return { kind: "help", command: command ?? helpedCommand(rest) }
  if (first === undefined) return misuse({ code: "no-command" })
  if (command === null) return misuse({ code: "unknown-command", name: first })
  const wrong = wrongUse(command, given, rest.length)
  if (wrong !== null) return misuse(wrong)
  return { kind: "command", command, ...argumentsOf(given, rest) }
}

const helpedCommand = ([name = ""]: readonly string[]): CommandName | null => (isCommand(name) ? name : null)

function wrongOption(name: string, value: string | undefined): Misuse | null {
  if (!isOption(name)) return { code: "unknown-option", name }
  const takesValue = options[name].type === "string"
  if (takesValue && (value === undefined || value === "")) return { code: "option-without-value", name }
  return !takesValue && value !== undefined ? { code: "option-with-value", name } : null
}

const isOption = (name: string): name is OptionName => Object.hasOwn(options, name)

function wrongUse(command: CommandName, given: ReadonlyMap<string, unknown>, count: number): Misuse | null {
  const { least, most, needs, options: own }: Shape = commands[command]
  const stray = [...given.keys()].find((name) => ![...own, ...everywhere].some((known) => known === name))
  if (stray !== undefined) return { code: "option-elsewhere", name: stray, command }
  const missing = needs.find((name) => !given.has(name))
  if (missing !== undefined) return { code: "option-missing", name: missing, command }
  if (command === "decide" && !given.has("schema") && count === 0) return { code: "too-few", command }
  if (count < least) return { code: "too-few", command }
  return count > most ? { code: "too-many", command } : null
}

const argumentsOf = (
  given: ReadonlyMap<string, readonly string[]>,
  positionals: readonly string[],
): Arguments => ({
  positionals,
  text: (name) => given.get(name)?.at(-1) ?? null,
  list: (name) => given.get(name) ?? [],
  has: (name) => given.has(name),
})

/** Before anything else is read, so that even a misuse is explained in the language that was asked for. */
export function languageOf(args: readonly string[], environment: string): "de" | "en" {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="))
  const asked = at < 0 ? "" : (args[at]?.split("=")[1] ?? args[at + 1] ?? "")
  if (asked !== "") return asked.startsWith("en") ? "en" : "de"
  return /^en(?:[_.-]|$)/iu.test(environment) ? "en" : "de"
}
