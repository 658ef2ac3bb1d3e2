/** `deidentify`: a clean copy of files and folders and its report; the input is never changed. */
import { writeFile } from "node:fs/promises"
import { relative, resolve, isAbsolute } from "node:path"
import { stat } from "node:fs/promises"
import type { Keep } from "@zahnwolke/core/deidentify/findings"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import { isMachines } from "@zahnwolke/core/deidentify/machine-files"
import { isAllDone, setReport } from "@zahnwolke/core/deidentify/report"
import type { FileResult, SetProgress, SetResult } from "@zahnwolke/core/deidentify/set"
import { remarkOnFiles, remarkOnMachines } from "../about-files.ts"
import type { Arguments } from "../command-line.ts"
import { recipientCode, recipientSecret } from "../device/recipient-secret.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { beginFolder } from "../files/new-folder.ts"
import { knownFiles, shownNames } from "../files/open-files.ts"
import { readJson } from "../files/read-json.ts"
import { walk } from "../files/walk.ts"
import type { FoundFile } from "../files/walk.ts"
import { rewriteInto } from "../rewriting/in-threads.ts"
import { misuse, refusal, refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import { fileReason, spoken } from "../words/words.ts"
import type { Words } from "../words/words.ts"
import { readIdentity } from "./read-identity.ts"

interface Wishes {
  readonly identity: KnownIdentity
  readonly keep: Keep
  readonly report: string | null
  readonly threads: number
  readonly files: readonly FoundFile[]
}

/** What is wrong with how it was asked, as a code and a sentence. */
interface Wrong {
  readonly wrong: string
  readonly sentence: string
}

export async function runDeidentify(args: Arguments, setting: Setting): Promise<ExitCode> {
  const wishes = await readWishes(args, setting.terminal.words)
  if ("wrong" in wishes) return misuse(args, setting, wishes.wrong, wishes.sentence)
  const into = args.text("into") ?? ""
  const begun = await beginFolder(into)
  if (begun.kind === "taken")
    return misuse(args, setting, "folder-taken", setting.terminal.words.folderTaken(into))
  const { folder } = begun
  try {
    const result = await rewrite(folder.inside, wishes, args, setting)
    if (result.files.some((file) => file.output !== null) && !(await folder.finish()))
      return misuse(args, setting, "folder-taken", setting.terminal.words.folderTaken(into))
    await tell(result, wishes, args, setting)
    return isAllDone(result) ? done : refused
  } catch (error) {
    if (setting.signal.aborted) return refuse(args, setting, refusal("called-off"))
    throw error
  } finally {
    setting.terminal.progress(null)
    await folder.discard()
  }
}

async function readWishes(args: Arguments, words: Words): Promise<Wishes | Wrong> {
  const threads = args.text("threads") ?? "1"
  if (!/^(?:[1-9]|[1-5]\d|6[0-4])$/u.test(threads)) return { wrong: "threads", sentence: words.threadsWrong }
  const keep = readKeep(args.list("keep"))
  if (keep === null) return { wrong: "keep", sentence: words.keepWrong }
  const identity = await identityIn(args.text("identity"), words)
  if ("wrong" in identity) return identity
  const report = args.text("report")
  if (report !== null && (await stat(report).catch(() => null))?.size)
    return { wrong: "report-taken", sentence: words.reportTaken(report) }
  const walked = await walk(args.positionals)
  if (walked.kind !== "files") return { wrong: walked.kind, sentence: words.path[walked.kind](walked.path) }
  if (walked.files.length === 0) return { wrong: "no-files", sentence: words.noFiles }
  return { identity, keep, report, threads: Number(threads), files: walked.files }
}

/** Null where a word is none of those. Days stay only shifted unless full days are asked for by name. */
function readKeep(list: readonly string[]): Keep | null {
  const asked = new Set(list.flatMap((text) => text.split(",")))
  const known = ["dates", "full-dates", "device", "characteristics", "descriptors"]
  if ([...asked].some((word) => !known.includes(word))) return null
  return {
    dates: asked.has("full-dates") ? "full" : asked.has("dates") ? "shifted" : "none",
    device: asked.has("device"),
    characteristics: asked.has("characteristics"),
    descriptors: asked.has("descriptors"),
  }
}

async function identityIn(path: string | null, words: Words): Promise<KnownIdentity | Wrong> {
  if (path === null) return {}
  const file = await readJson(path)
  if (file.kind !== "json") return { wrong: file.kind, sentence: words.jsonFile[file.kind](path) }
  const read = readIdentity(file.value)
  switch (read.kind) {
    case "identity":
      return read.identity
    case "wrong-value":
      return { wrong: "identity", sentence: words.identityValue(read.key) }
    case "unknown-key":
      return { wrong: "identity", sentence: words.identityKey }
    case "not-an-object":
      return { wrong: "identity", sentence: words.identityNoObject }
  }
}

async function rewrite(
  folder: string,
  { files, identity, keep, threads }: Wishes,
  args: Arguments,
  { home, signal, terminal }: Setting,
): Promise<SetResult> {
  const recipient = args.text("recipient")
  const secret =
    recipient === null
      ? crypto.getRandomValues(new Uint8Array(32))
      : await recipientSecret(home, recipient, identity)
  const show = ({ done: count, files: all, read, size }: SetProgress): void =>
    terminal.progress(terminal.words.rewritten(count, all, size === 0 ? 0 : Math.floor((100 * read) / size)))
  const patientCode = recipient === null || !isSomebody(identity) ? "" : await recipientCode(secret)
  return rewriteInto(
    { files: knownFiles(files), folder, identity, keep, patientCode, secret },
    threads,
    show,
    signal,
  )
}

/** Nobody's code would be the same for everybody. */
const isSomebody = ({ family, patientId }: KnownIdentity): boolean =>
  [family, patientId].some((text) => text !== undefined && text.trim() !== "")

async function tell(
  result: SetResult,
  wishes: Wishes,
  args: Arguments,
  { terminal }: Setting,
): Promise<void> {
  const { words } = terminal
  const shownOf = shownNames(wishes.files)
  const named = { ...result, files: result.files.map((file) => ({ ...file, input: shownOf(file.input) })) }
  if (wishes.report !== null) {
    // A report names the files as they were called: it must not lie among what is handed on.
    const isAmongThem = isInside(wishes.report, args.text("into") ?? "")
    if (isAmongThem) terminal.remark(words.reportInside)
    const report = JSON.stringify(setReport(named, { inputs: !isAmongThem }), null, 2)
    await writeFile(wishes.report, `${report}\n`, { mode: 0o600 })
  }
  if (args.has("json")) return terminal.sayJson(setReport(named, { inputs: true }))
  remarkOnMachines(
    terminal,
    named.files.map(({ kind }) => kind),
  )
  const own = named.files.filter(({ kind }) => !isMachines(kind))
  remarkOnFiles(
    terminal,
    own.flatMap((file) => sentencesOf(file, words).map((sentence) => ({ file: file.input, sentence }))),
  )
  if (result.notAlone.length > 0) terminal.remark(words.notAlone)
  const counts = countsOf(own)
  terminal.say(words.deidentified(counts))
  if (counts.clean > 0) terminal.say(words.whatItIsNot)
}

const sentencesOf = ({ hits, reason, review, status }: FileResult, words: Words): readonly string[] => [
  ...(reason === null ? [] : [fileReason(words, { reason, status })]),
  ...review.map(({ kind, place }) => words.toReview(spoken(words.reviewKinds, kind), place)),
  ...hits.map(({ place }) => words.leakAt(place)),
]

function countsOf(files: readonly FileResult[]) {
  const count = (status: string): number => files.filter((file) => file.status === status).length
  return {
    all: files.length,
    clean: count("deidentified"),
    opaque: count("opaque"),
    refused: count("refused"),
    review: files.filter((file) => file.review.length > 0).length,
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way !== "" && !way.startsWith("..") && !isAbsolute(way)
}
