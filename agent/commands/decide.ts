/** `decide`: the policy's answer to a request in a file, in words and as JSON. */
import { isDay } from "@zahnwolke/core/policy/day"
import { decide } from "@zahnwolke/core/policy/decide"
import type { Decision, Reason } from "@zahnwolke/core/policy/decision"
import { caseSchema, parseCase } from "@zahnwolke/core/policy/golden-case"
import { law } from "@zahnwolke/core/policy/law"
import { actionWord, dutySentence, sentence } from "@zahnwolke/core/policy/sentence"
import type { Language } from "@zahnwolke/core/policy/sentence"
import { modes } from "@zahnwolke/core/policy/vocabulary"
import type { Mode } from "@zahnwolke/core/policy/vocabulary"
import type { Arguments } from "../command-line.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { readJson } from "../files/read-json.ts"
import { misuse } from "../setting.ts"
import type { Setting } from "../setting.ts"

const isMode = (text: string): text is Mode => modes.some((mode) => mode === text)

export async function runDecide(args: Arguments, setting: Setting): Promise<ExitCode> {
  const { terminal } = setting
  const { words } = terminal
  if (args.has("schema")) {
    terminal.sayJson(caseSchema())
    return done
  }
  const on = args.text("on")
  if (on !== null && !isDay(on)) return misuse(args, setting, "day", words.dayWrong)
  const mode = args.text("mode")
  if (mode !== null && !isMode(mode)) return misuse(args, setting, "mode", words.modeWrong)
  const file = await readJson(args.positionals[0] ?? "")
  if (file.kind !== "json")
    return misuse(args, setting, file.kind, words.jsonFile[file.kind](args.positionals[0] ?? ""))
  const found = parseCase(file.value)
  if ("problem" in found)
    return misuse(
      args,
      setting,
      "request",
      words.requestWrong(terminal.language === "de" ? found.german : found.problem),
    )
  const request = mode === null ? found.request : { ...found.request, mode }
  const decision = decide(request, law, on ?? found.day)
  terminal.sayJson(inWords(decision, terminal.language))
  return decision.kind === "permit" ? done : refused
}

/** The decision as it is, and beside each code what it means. */
function inWords(decision: Decision, language: Language): unknown {
  const reason = (one: Reason) => ({
    ...one,
    sentence: sentence(one, "dentist", language),
    officer: sentence(one, "dpo", language),
  })
  const common = {
    ...decision,
    reasons: decision.reasons.map((one) => reason(one)),
    notes: decision.notes.map((one) => reason(one)),
  }
  switch (decision.kind) {
    case "permit":
      return {
        ...common,
        duties: decision.duties.map((duty) => ({ ...duty, sentence: dutySentence(duty, language) })),
      }
    case "needs":
      return {
        ...common,
        items: decision.items.map((item) => ({ ...item, sentence: actionWord(item, language) })),
      }
    case "deny":
      return {
        ...common,
        instead: decision.instead.map((action) => ({ action, sentence: actionWord({ action }, language) })),
      }
  }
}
