/** `inspect`: what a file is by its content, and where identity may stand in it. Places and kinds, never the words. */
import { keepNothing } from "@zahnwolke/core/deidentify/context"
import type { Finding } from "@zahnwolke/core/deidentify/findings"
import { rewriteSet } from "@zahnwolke/core/deidentify/set-rewrite"
import type { FileResult } from "@zahnwolke/core/deidentify/set"
import { isMachines } from "@zahnwolke/core/deidentify/machine-files"
import { tokensOfPaths } from "@zahnwolke/core/deidentify/tokens"
import { mediaType } from "@zahnwolke/core/formats/sniff"
import { remarkOnMachines } from "../about-files.ts"
import type { Arguments } from "../command-line.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { openFiles, shownNames } from "../files/open-files.ts"
import { walk } from "../files/walk.ts"
import { misuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import { fileReason, spoken } from "../words/words.ts"
import type { Words } from "../words/words.ts"

interface Inspected {
  readonly file: FileResult
  readonly shown: string
  readonly size: number | null
  readonly places: readonly Finding[]
}

export async function runInspect(args: Arguments, setting: Setting): Promise<ExitCode> {
  const { terminal } = setting
  const { words } = terminal
  const walked = await walk(args.positionals)
  if (walked.kind !== "files") return misuse(args, setting, walked.kind, words.path[walked.kind](walked.path))
  const inputs = openFiles(walked.files)
  const result = await rewriteSet(inputs, {
    identity: {},
    secret: crypto.getRandomValues(new Uint8Array(32)),
    patientCode: "",
    keep: keepNothing,
    keepColour: true,
    codec: null,
    exactPixels: true,
    roles: new Map(),
    // Nothing leaves here: what the rewrite would take out is what is asked.
    openLeakSearch: () => Promise.resolve({ searched: 0, search: () => Promise.resolve([]) }),
    store: null,
    newHash: null,
    progress: ({ done: count, files }) => terminal.progress(words.lookedAt(count, files)),
    signal: setting.signal,
  })
  terminal.progress(null)
  const shownOf = shownNames(walked.files)
  const sizes = new Map(inputs.map(({ path, source }) => [path, source.size]))
  const inspected = result.files.map((file) => ({
    file,
    shown: shownOf(file.input),
    size: sizes.get(file.input) ?? null,
    places: placesIn(file),
  }))
  const own = inspected.filter(({ file }) => !isMachines(file.kind))
  if (args.has("json")) terminal.sayJson({ version: 1, files: inspected.map((one) => asJson(one)) })
  else for (const one of own) sayFile(one, setting)
  remarkOnMachines(
    terminal,
    inspected.map(({ file }) => file.kind),
  )
  const isQuiet = own.every(({ file, places }) => file.status === "deidentified" && places.length === 0)
  return isQuiet ? done : refused
}

/** Words in the file's own name may be somebody's too. */
function placesIn(file: FileResult): readonly Finding[] {
  const name = file.input.split("/").at(-1) ?? ""
  const named: readonly Finding[] =
    tokensOfPaths([name]).length === 0 ? [] : [{ place: "file name", kind: "file-name", action: "replaced" }]
  return [...named, ...file.findings.filter(({ action }) => action !== "kept")]
}

const asJson = ({ file, places, shown, size }: Inspected) => ({
  input: shown,
  kind: file.kind,
  mediaType: mediaType(file.kind),
  size,
  role: file.role,
  status: file.status,
  reason: file.reason,
  category: file.category,
  identity: places.map(({ place, kind }) => ({ place, kind })),
  review: file.review.map(({ kind, place }) => ({ kind, place })),
})

const mostPlaces = 12

function sayFile({ file, places, shown, size }: Inspected, { terminal }: Setting): void {
  const { words } = terminal
  terminal.say(shown)
  const facts = [spoken(words.kinds, file.kind), size === null ? null : words.size(size), roleIn(words, file)]
  terminal.say(`  ${facts.filter((fact) => fact !== null).join(", ")}`)
  if (file.reason !== null) terminal.say(`  ${fileReason(words, { ...file, reason: file.reason })}`)
  for (const { kind, place } of places.slice(0, mostPlaces)) {
    terminal.say(`  ${words.identityMayStand(spoken(words.findingKinds, kind), place)}`)
  }
  if (places.length > mostPlaces) terminal.say(`  ${words.morePlaces(places.length - mostPlaces)}`)
  for (const { kind, place } of file.review)
    terminal.say(`  ${words.toReview(spoken(words.reviewKinds, kind), place)}`)
  if (places.length === 0 && file.status === "deidentified") terminal.say(`  ${words.noIdentity}`)
}

const roleIn = (words: Words, { role }: FileResult): string | null =>
  role === "other" ? null : spoken(words.roles, role)
