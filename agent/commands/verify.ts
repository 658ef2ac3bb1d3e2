/** `verify`: checks without a network, and says what it could not know. */
import { stat } from "node:fs/promises"
import type { Arguments } from "../command-line.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { misuse, refusal, refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import type { Check, Verified } from "../verify/check.ts"
import { evidenceFolder } from "../verify/kept-evidence.ts"
import { verifyPath } from "../verify/verify-path.ts"
import { spoken } from "../words/words.ts"

export async function runVerify(args: Arguments, setting: Setting): Promise<ExitCode> {
  const { terminal } = setting
  const { words } = terminal
  const path = args.positionals[0] ?? ""
  if ((await stat(path).catch(() => null)) === null)
    return misuse(args, setting, "missing", words.path.missing(path))
  const verified = await verifyPath({
    path,
    logs: args.text("logs"),
    kept: evidenceFolder(setting.home),
    progress: (count) => terminal.progress(words.hashed(count)),
  })
  terminal.progress(null)
  if (verified === null) return refuse(args, setting, refusal("nothing-to-verify"))
  const ok = verified.checks.every((check) => check.ok)
  if (args.has("json")) terminal.sayJson({ version: 1, ok, ...verified })
  else tell(verified, ok, setting)
  return ok ? done : refused
}

function tell({ checks, open, signers }: Verified, ok: boolean, { terminal }: Setting): void {
  const { words } = terminal
  for (const check of checks) terminal.say(line(check, terminal))
  for (const point of open)
    terminal.say(words.openPoint(spoken(words.openPoints, point.kind), detailOf(point, terminal)))
  for (const { fingerprint, organisation } of signers) terminal.say(words.signer(organisation, fingerprint))
  terminal.say(ok ? words.verified : words.notVerified)
}

function line({ at, by, detail, ok, path, what }: Check, { words }: Setting["terminal"]): string {
  const mark = ok ? "✓" : "✗"
  const facts = [
    path,
    spoken(words.checks, what),
    ...(detail === "" ? [] : [spoken(words.checkDetails, detail)]),
    ...(by === null ? [] : [words.signedBy(by)]),
    ...(at === null ? [] : [words.moment(at)]),
  ]
  return `${mark} ${facts.join(", ")}`
}

function detailOf(point: Verified["open"][number], { words }: Setting["terminal"]): string {
  switch (point.kind) {
    case "backups-until":
    case "words-until":
      return words.moment(point.until)
    case "declaration-missing":
    case "declaration-refused":
    case "kept-without-ground":
      return point.name
    case "object-not-reported":
      return point.object
    case "addition-refused":
    case "storage-report-missing":
    case "storage-report-refused":
      return ""
  }
}
