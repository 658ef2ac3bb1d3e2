/** Drafts: what was dropped for one order, prepared again whenever something is added, until it is sent or forgotten. */
import { keepNothing } from "../deidentify/context.ts"
import { deidentifySet } from "../deidentify/deidentify.ts"
import type { CropBox } from "../deidentify/dicom-crop.ts"
import type { Keep } from "../deidentify/findings.ts"
import { setReport } from "../deidentify/report.ts"
import type { FileResult, SetResult } from "../deidentify/set.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { bytesToBase32 } from "../encoding/base32.ts"
import { pieces } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hash } from "../encoding/hash.ts"
import { deriveBytes } from "../envelope/derive.ts"
import { seedOfIdentity } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { OrderId, OrganisationId, PatientId } from "../records/id.ts"
import { done, no } from "./answers.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import type { PartyParts } from "./device.ts"
import type { InputFile, InputSource, Party } from "./party.ts"
import { identityFor } from "./known-identity.ts"
import type { PreparedFile, PreparedSet } from "./preparing.ts"
import { blobSource } from "./received.ts"
import { codeKey } from "./register-state.ts"
import type { Answer, DraftView } from "./views.ts"

type Input = InputFile | InputSource

/** What a person decided on looking at a file. */
interface Seen {
  readonly showsFace: boolean
  readonly replacement: Blob | null
}

interface Work {
  readonly draft: string
  /** The order that it becomes: what is signed for it on the way speaks of this one. */
  readonly order: OrderId
  readonly inputs: readonly Input[]
  readonly patient: PatientId | null
  readonly to: OrganisationId | null
  readonly seen: ReadonlyMap<string, Seen>
  /** Fields of view that a person drew, by the path of the file. */
  readonly crops: ReadonlyMap<string, CropBox>
  readonly keep: Keep
}

interface Draft extends Work {
  readonly prepared: PreparedSet
}

export interface Drafts {
  readonly prepare: (desk: Desk, input: Parameters<Party["prepare"]>[0]) => Promise<Answer<DraftView>>
  readonly reviewDone: (desk: Desk, input: Parameters<Party["reviewDone"]>[0]) => Promise<Answer<DraftView>>
  readonly crop: (desk: Desk, input: Parameters<Party["cropFiles"]>[0]) => Promise<Answer<DraftView>>
  readonly look: (input: Parameters<Party["draftFile"]>[0]) => Promise<Answer<Blob>>
  readonly find: (draft: string) => PreparedSet | null
  readonly orderOf: (draft: string) => OrderId | null
  readonly forget: (draft: string) => void
}

/** The name under which a person speaks of a file of the draft: it follows from the path, and is none. */
const keyOf = (path: string): string => bytesToBase32(hash(utf8(path)).subarray(0, 10))

function sourceOf(input: Input, replacement: Blob | null): ByteSource {
  if (replacement !== null) return blobSource(replacement)
  return "blob" in input ? blobSource(input.blob) : input.source
}

async function prepareSet(desk: Desk, parts: PartyParts, work: Work): Promise<PreparedSet> {
  const { inputs, patient, to, seen, crops, keep } = work
  const secret = await deriveBytes(
    seedOfIdentity(currentEpoch(desk).identity),
    `pseudonyms ${patient ?? work.draft} ${to ?? ""}`,
  )
  const result = await deidentifySet(
    inputs.map((input) => ({
      path: input.path,
      source: sourceOf(input, seen.get(keyOf(input.path))?.replacement ?? null),
    })),
    {
      identity: await identityFor(desk, patient),
      secret,
      patientCode: to === null ? "" : (desk.register.codes.get(codeKey(patient, to)) ?? ""),
      keep,
      crops,
      keepColour: true,
      codec: parts.codec ?? null,
      exactPixels: false,
      roles: new Map(),
      store: null,
      newHash: parts.newHash ?? null,
      progress: ({ done: doneFiles, files }) =>
        desk.tell({ kind: "preparing", draft: work.draft, done: doneFiles, files }),
      signal: null,
    },
  )
  return preparedOf(work, result)
}

function preparedOf(work: Work, result: SetResult): PreparedSet {
  const { prefill } = result
  const report = JSON.stringify(setReport(result, { inputs: false }))
  return {
    draft: work.draft,
    files: result.files.map((file) =>
      preparedFile(file, work.seen.get(keyOf(file.input)), work.crops.get(file.input)),
    ),
    prefill: prefill === null ? {} : { units: prefill.units, shade: prefill.shade, dueOn: prefill.dueOn },
    leakHits: result.files.flatMap((file) => file.hits.map((hit) => ({ file: file.input, ...hit }))),
    notAlone: result.notAlone,
    report,
  }
}

/** A photograph is of a face until a person has looked and says that it is not. */
function preparedFile(file: FileResult, seen: Seen | undefined, crop: CropBox | undefined): PreparedFile {
  const isMouth = file.content === "photo-face" && seen !== undefined && !seen.showsFace
  const content = isMouth ? "photo-mouth" : file.content
  const review = file.review.map((item) => ({ ...item, done: seen !== undefined }))
  const open = review.some((item) => !item.done)
  return {
    key: keyOf(file.input),
    inputName: file.input,
    format: file.output?.kind ?? file.kind,
    role: file.role,
    content,
    size: file.output?.source.size ?? 0,
    status: file.status === "deidentified" ? (open ? "review" : "ready") : file.status,
    reason: file.reason,
    findings: file.findings,
    review,
    category: content === "photo-face" || isKnownFace(file, seen) ? "identified" : file.category,
    crop: crop ?? null,
    outputName: file.output?.name ?? null,
    output: file.output?.source ?? null,
    sha256: file.output?.sha256 ?? null,
  }
}

/** Somebody looked at the surface that this volume shows, and saw a face. */
const isKnownFace = (
  { review }: Pick<PreparedFile | FileResult, "review">,
  seen: Seen | undefined,
): boolean => seen?.showsFace === true && review.some(({ kind }) => kind === "face-surface")

function view({ prepared }: Draft): DraftView {
  const { draft, prefill, leakHits, notAlone } = prepared
  const files = prepared.files.map(({ output: _, sha256: __, ...file }) => file)
  return { draft, files, prefill, leakHits, notAlone }
}

export function makeDrafts(parts: PartyParts): Drafts {
  const drafts = new Map<string, Draft>()
  const renew = async (desk: Desk, work: Work): Promise<Answer<DraftView>> => {
    const draft = { ...work, prepared: await prepareSet(desk, parts, work) }
    drafts.set(work.draft, draft)
    return done(view(draft))
  }
  return {
    prepare: async (desk, { draft, files, patient, to, keep }) => {
      const before = draft === null ? undefined : drafts.get(draft)
      if (draft !== null && before === undefined) return no("draft-unknown")
      const name = draft ?? bytesToBase32(crypto.getRandomValues(new Uint8Array(10)))
      const added = new Set(files.map(({ path }) => path))
      const kept = before?.inputs.filter(({ path }) => !added.has(path)) ?? []
      const inputs = [...kept, ...files]
      if (inputs.length === 0) return no("no-files")
      const order = before?.order ?? randomId("order")
      const crops = before?.crops ?? new Map<string, CropBox>()
      const seen = before?.seen ?? new Map<string, Seen>()
      const stays = keep ?? before?.keep ?? keepNothing
      return renew(desk, { draft: name, order, inputs, patient, to, seen, crops, keep: stays })
    },
    reviewDone: async (desk, { draft, key, replacement, showsFace }) => {
      const before = drafts.get(draft)
      if (before === undefined) return no("draft-unknown")
      const seen = new Map(before.seen).set(key, { showsFace, replacement })
      if (replacement !== null) return renew(desk, { ...before, seen })
      const files = before.prepared.files.map((file) => (file.key === key ? reviewed(file, showsFace) : file))
      const next = { ...before, seen, prepared: { ...before.prepared, files } }
      drafts.set(draft, next)
      return done(view(next))
    },
    crop: async (desk, { draft, keys, box }) => {
      const before = drafts.get(draft)
      return before === undefined ? no("draft-unknown") : renew(desk, croppedWork(before, keys, box))
    },
    look: async ({ draft, key }) => {
      const file = drafts.get(draft)?.prepared.files.find((one) => one.key === key)
      if (file?.output === undefined || file.output === null) return no("draft-unknown")
      const parts: Blob[] = []
      for await (const piece of pieces(file.output)) parts.push(new Blob([piece]))
      return done(new Blob(parts))
    },
    find: (draft) => drafts.get(draft)?.prepared ?? null,
    orderOf: (draft) => drafts.get(draft)?.order ?? null,
    forget: (draft) => void drafts.delete(draft),
  }
}

/** Nobody has looked yet at what is now cut otherwise. */
function croppedWork(before: Draft, keys: readonly string[], box: CropBox | null): Work {
  const seen = new Map(before.seen)
  const crops = new Map(before.crops)
  for (const { key, inputName } of before.prepared.files) {
    if (!keys.includes(key)) continue
    seen.delete(key)
    if (box === null) crops.delete(inputName)
    else crops.set(inputName, box)
  }
  return { ...before, seen, crops }
}

function reviewed(file: PreparedFile, showsFace: boolean): PreparedFile {
  const isPhoto = file.content === "photo-face" || file.content === "photo-mouth"
  return {
    ...file,
    ...(isPhoto ? { content: showsFace ? "photo-face" : "photo-mouth" } : {}),
    ...(isPhoto ? { category: showsFace ? "identified" : "pseudonymised" } : {}),
    ...(isKnownFace(file, { showsFace, replacement: null }) ? { category: "identified" } : {}),
    status: file.status === "review" ? "ready" : file.status,
    review: file.review.map((item) => ({ ...item, done: true })),
  }
}
