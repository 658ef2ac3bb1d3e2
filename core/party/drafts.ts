/** Drafts: what was dropped for one order, prepared again whenever something is added, until it is sent or forgotten. */
import { keepNothing } from "../deidentify/context.ts"
import { deidentifyAgain } from "../deidentify/deidentify.ts"
import type { CropBox } from "../deidentify/dicom-crop.ts"
import type { Keep } from "../deidentify/findings.ts"
import { isMeshKind, scanRoles } from "../deidentify/roles.ts"
import type { ScanRole } from "../deidentify/roles.ts"
import type { KeptSet } from "../deidentify/set-kept.ts"
import type { SetResult } from "../deidentify/set.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { bytesToBase32 } from "../encoding/base32.ts"
import { deriveBytes } from "../envelope/derive.ts"
import { seedOfIdentity } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { OrderId, OrganisationId, PatientId } from "../records/id.ts"
import { randomPseudonym } from "../records/pseudonym.ts"
import { done, no } from "./answers.ts"
import { wasRefused } from "./attempts.ts"
import { turns } from "./turns.ts"
import { patientCode } from "./consents.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import type { PartyParts } from "./device.ts"
import type { Party } from "./party.ts"
import { identityFor } from "./known-identity.ts"
import { namedPatients } from "./named-patients.ts"
import { hashOf, keyOf, preparedFile, reviewed, snapshotOf, sourceOf } from "./looks.ts"
import type { Input, Seen } from "./looks.ts"
import { lookAt } from "./draft-looks.ts"
import { withOriginals } from "./originals.ts"
import type { PreparedSet } from "./preparing.ts"
import type { DraftDecisionInput, DraftView } from "./draft-view.ts"
import type { Answer } from "./views.ts"

interface Work {
  readonly draft: string
  /** The order that it becomes: what is signed for it on the way speaks of this one. */
  readonly order: OrderId
  readonly inputs: readonly Input[]
  readonly patient: PatientId | null
  readonly to: OrganisationId | null
  readonly seen: ReadonlyMap<string, Seen>
  /** The patient is named beside the code: nothing here may lead to orders where that is not so. */
  readonly named: boolean
  /** Of this draft alone, where no patient's code may be used. */
  readonly ownCode: string
  /** Of the emergency in whose name it was asked for last: attested for one recipient, and lent to no other order. */
  readonly given: string | null
  /** Fields of view that a person drew, by the path of the file. */
  readonly crops: ReadonlyMap<string, CropBox>
  /** What a person said a scan is, by the path of the file. */
  readonly roles: ReadonlyMap<string, ScanRole>
  readonly keep: Keep
}

interface Draft extends Work {
  /** What the files carry. */
  readonly code: string
  readonly prepared: PreparedSet
  /** Of the patient: what is known by now may be more than what was searched for. */
  readonly revision: number
  /** For the next preparation: what nothing changed of is taken from here. */
  readonly kept: KeptSet
}

export interface ForOrder {
  readonly order: OrderId
  readonly code: string
  readonly set: PreparedSet
}

type PrepareInput = Parameters<Party["prepare"]>[0]

export interface Drafts {
  readonly prepare: (desk: Desk, input: PrepareInput) => Promise<Answer<DraftView>>
  readonly reviewDone: (desk: Desk, input: Parameters<Party["reviewDone"]>[0]) => Promise<Answer<DraftView>>
  readonly crop: (desk: Desk, input: Parameters<Party["cropFiles"]>[0]) => Promise<Answer<DraftView>>
  readonly confirmOriginals: (
    desk: Desk,
    input: Parameters<Party["confirmOriginals"]>[0],
  ) => Promise<Answer<DraftView>>
  readonly sayRoles: (desk: Desk, input: Parameters<Party["sayRoles"]>[0]) => Promise<Answer<DraftView>>
  readonly look: (desk: Desk, input: Parameters<Party["draftFile"]>[0]) => Promise<Answer<Blob>>
  readonly find: (desk: Desk, draft: string) => PreparedSet | null
  readonly orderOf: (desk: Desk, draft: string) => Promise<OrderId | null>
  /** Prepared for exactly this order: for its patient and recipient, and with a name apart from all orders without. */
  readonly forOrder: (
    desk: Desk,
    input: DraftDecisionInput,
    /** Of an emergency, which is attested for a code of its own; null where none is. */
    given: string | null,
  ) => Promise<Answer<ForOrder>>
  readonly forget: (desk: Desk, draft: string) => void
}

function codeOf(desk: Desk, { given, named, ownCode, patient, to }: Omit<Work, "seen" | "inputs">): string {
  if (to === null) return ""
  if (given !== null) return given
  return named || patient === null ? ownCode : patientCode(desk, patient, to)
}

/** Only what was looked at as it is now; a file that cannot be read any more was not. */
async function stillSeen(
  { inputs, seen }: Work,
  { newHash }: PartyParts,
): Promise<ReadonlyMap<string, Seen>> {
  const still = new Map<string, Seen>()
  const hashes = new Map<string, string | null>()
  for (const [key, known] of seen) {
    const input = inputs.find(({ path }) => path === known.path)
    if (input !== undefined && !hashes.has(known.path))
      hashes.set(known.path, await hashOf(input, newHash).catch(() => null))
    if (hashes.get(known.path) === known.sha256) still.set(key, known)
  }
  return still
}

async function prepareSet(
  desk: Desk,
  parts: PartyParts,
  work: Work,
  before: KeptSet | null,
): Promise<Pick<Draft, "code" | "prepared" | "kept" | "revision">> {
  const code = codeOf(desk, work)
  const revision = revisionOf(desk, work.patient)
  const { inputs, named, patient, to, seen, crops, roles, keep } = work
  const secret = await deriveBytes(
    seedOfIdentity(currentEpoch(desk).identity),
    `pseudonyms ${named ? work.draft : (patient ?? work.draft)} ${to ?? ""}`,
  )
  const kept = await deidentifyAgain(
    inputs.map((input) => ({ path: input.path, source: sourceOf(input) })),
    {
      identity: await identityFor(desk, patient),
      secret,
      patientCode: code,
      keep,
      crops,
      keepColour: true,
      codec: parts.codec ?? null,
      exactPixels: false,
      roles,
      painted: new Map([...seen.values()].map(({ inputName, painted }) => [inputName, painted])),
      replaced: covered(seen),
      store: null,
      newHash: parts.newHash ?? null,
      progress: ({ done: doneFiles, files }) =>
        desk.tell({ kind: "preparing", draft: work.draft, done: doneFiles, files }),
      signal: null,
    },
    before,
  )
  return { code, kept, revision, prepared: await preparedOf(desk, work, kept.result) }
}

/** Put in the place of a picture when it is rewritten: by then it is known which files came twice. */
const covered = (seen: Work["seen"]): ReadonlyMap<string, ByteSource> =>
  new Map(
    [...seen.values()].flatMap(({ inputName, replacement }) =>
      replacement === null ? [] : [[inputName, snapshotOf(replacement)] as const],
    ),
  )

async function preparedOf(desk: Desk, work: Work, result: SetResult): Promise<PreparedSet> {
  const { prefill } = result
  const cleaned = result.files.map((file) =>
    preparedFile(file, work.seen.get(keyOf(file.input)), work.crops.get(file.input)),
  )
  return {
    draft: work.draft,
    files: await withOriginals(result.files, cleaned, { ...work, newHash: desk.parts.newHash ?? null }),
    prefill: prefill === null ? {} : { units: prefill.units, shade: prefill.shade, dueOn: prefill.dueOn },
    leakHits: result.files.flatMap((file) => file.hits.map((hit) => ({ file: file.input, ...hit }))),
    notAlone: result.notAlone,
    named: namedPatients(result.words, desk.register.patients.values(), work.patient),
  }
}

function view({ prepared }: Draft): DraftView {
  const { draft, prefill, leakHits, notAlone, named } = prepared
  const files = prepared.files.map(({ output: _, ...file }) => file)
  return { draft, files, prefill, leakHits, notAlone, named }
}

/** They lie on the desk on which they were begun, and go with it when the device is locked: what is readable stays nowhere else. */
const draftsOfDesks = () => {
  const all = new WeakMap<Desk, Map<string, Draft>>()
  const on = (desk: Desk): Map<string, Draft> => {
    const known = all.get(desk) ?? new Map<string, Draft>()
    all.set(desk, known)
    return known
  }
  const keep = (desk: Desk, draft: Draft): Draft => {
    on(desk).set(draft.draft, draft)
    return draft
  }
  return { draftsOn: on, keep }
}

export function makeDrafts(parts: PartyParts): Drafts {
  const { draftsOn, keep } = draftsOfDesks()
  const inTurn = turns()
  const renew = async (desk: Desk, work: Work): Promise<Draft> => {
    const seen = await stillSeen(work, desk.parts)
    const before = draftsOn(desk).get(work.draft)?.kept ?? null
    const made = await prepareSet(desk, parts, { ...work, seen }, before)
    return keep(desk, { ...work, seen, ...made })
  }
  const shown = async (desk: Desk, next: Answer<Work>): Promise<Answer<DraftView>> =>
    next.ok ? done(view(await renew(desk, next.value))) : next
  const changed = (
    desk: Desk,
    draft: string,
    change: (before: Draft) => Answer<Work> | Promise<Answer<Work>>,
  ): Promise<Answer<DraftView>> =>
    inTurn(draft, async () => {
      const before = draftsOn(desk).get(draft)
      return shown(desk, before === undefined ? no("draft-unknown") : await change(before))
    })
  return {
    prepare: (desk, input) =>
      inTurn(input.draft ?? randomName(), () =>
        shown(desk, workWith(draftsOn(desk).get(input.draft ?? "") ?? null, input)),
      ),
    reviewDone: (desk, input) =>
      inTurn(input.draft, async () => {
        const before = draftsOn(desk).get(input.draft)
        if (before === undefined) return no("draft-unknown")
        const seen = await seenNow(before, input, desk.parts)
        if (!seen.ok) return seen
        const next = { ...before, seen: seen.value }
        const isOther = isRepainted(before, seen.value, input)
        return done(view(isOther ? await renew(desk, next) : keep(desk, lookedThrough(next, input))))
      }),
    crop: (desk, { draft, keys, box }) =>
      changed(desk, draft, (before) => done(croppedWork(before, keys, box))),
    confirmOriginals: (desk, input) =>
      changed(desk, input.draft, (before) => originalWork(before, input, desk.parts)),
    sayRoles: (desk, input) => changed(desk, input.draft, (before) => withRoles(before, input)),
    look: (desk, input) => lookAt(draftsOn(desk).get(input.draft), input),
    find: (desk, draft) => draftsOn(desk).get(draft)?.prepared ?? null,
    orderOf: (desk, draft) =>
      inTurn(draft, async () => (await current(desk, draftsOn(desk), draft))?.order ?? null),
    forOrder: (desk, { draft, form, patient, to }, given) =>
      inTurn(draft, async () => {
        const before = await current(desk, draftsOn(desk), draft)
        if (before === undefined) return no("draft-unknown")
        const named = form.patientName !== null
        const work = { ...before, patient, to, named, given }
        const isFor = before.patient === patient && before.to === to && before.named === named
        const code = codeOf(desk, work)
        const isNow = isFor && before.code === code && isSearched(desk, before)
        const { prepared: set } = isNow ? before : await renew(desk, work)
        return done({ order: before.order, code, set })
      }),
    forget: (desk, draft) => void draftsOn(desk).delete(draft),
  }
}

const revisionOf = (desk: Desk, patient: PatientId | null): number =>
  patient === null ? 0 : (desk.register.patients.get(patient)?.revision ?? 0)

/** For all that is known of the patient by now. */
const isSearched = (desk: Desk, { patient, revision }: Draft): boolean =>
  revision === revisionOf(desk, patient)

/** Begun, or gone on with more files, for whoever it is now. */
function workWith(before: Draft | null, { draft, files, keep, patient, to }: PrepareInput): Answer<Work> {
  if (draft !== null && before === null) return no("draft-unknown")
  const inputs = withFiles(before?.inputs ?? [], files)
  if (inputs.length === 0) return no("no-files")
  const begun = { ...freshWork(), ...before }
  return done({ ...begun, inputs, patient, to, keep: keep ?? begun.keep })
}

/**
 * What the server refused it has seen, and may show: the next try is an order of its own, and what was signed for the
 * refused one is asked for anew.
 */
async function current(desk: Desk, drafts: Map<string, Draft>, draft: string): Promise<Draft | undefined> {
  const known = drafts.get(draft)
  if (known === undefined || !(await wasRefused(desk, known.order))) return known
  const next = { ...known, order: randomId("order") }
  drafts.set(draft, next)
  return next
}

/** A file that is dropped again takes the place of the one with its name. */
function withFiles(before: readonly Input[], files: readonly Input[]): readonly Input[] {
  const paths = new Set(files.map(({ path }) => path))
  return [...before.filter(({ path }) => !paths.has(path)), ...files]
}

/** A file of an archive stands in the bytes of the archive. */
const inputOf = ({ inputs }: Draft, name: string): Input | undefined =>
  inputs.find(({ path }) => name === path || name.startsWith(`${path}/`))

type Looked = Parameters<Party["reviewDone"]>[0] & Partial<Pick<Seen, "original">>

async function seenNow(
  before: Draft,
  { keys, original = false, painted, replacement, showsFace }: Looked,
  { newHash }: PartyParts,
): Promise<Answer<Work["seen"]>> {
  const seen = new Map(before.seen)
  const hashes = new Map<string, string>()
  for (const key of keys) {
    const inputName = before.prepared.files.find((file) => file.key === key)?.inputName
    const input = inputName === undefined ? undefined : inputOf(before, inputName)
    if (inputName === undefined || input === undefined) return no("draft-unknown")
    const { path } = input
    const sha256 = hashes.get(path) ?? (await hashOf(input, newHash).catch(() => null))
    if (sha256 === null) return no("file-changed-while-read", { file: path })
    hashes.set(path, sha256)
    const own = painted?.get(key) ?? []
    seen.set(key, { path, inputName, sha256, showsFace, replacement, painted: own, original })
  }
  return done(seen)
}

/** The pixels are others than those that were prepared: what was painted now, or is painted no longer. */
const isRepainted = (before: Draft, seen: Work["seen"], { keys, replacement }: Looked): boolean =>
  replacement !== null ||
  keys.some((key) => before.seen.get(key)?.original === true) ||
  keys.some((key) => [before.seen, seen].some((one) => (one.get(key)?.painted.length ?? 0) > 0))

function lookedThrough(draft: Draft, { keys, showsFace }: Looked): Draft {
  const files = draft.prepared.files.map((file) =>
    keys.includes(file.key) ? reviewed(file, showsFace) : file,
  )
  return { ...draft, prepared: { ...draft.prepared, files } }
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

/** A surface is for what a person says; what else a file is its bytes say, and nobody. */
function withRoles(before: Draft, { roles }: Parameters<Party["sayRoles"]>[0]): Answer<Work> {
  const said = new Map(before.roles)
  for (const [key, role] of roles) {
    const file = before.prepared.files.find((one) => one.key === key && isMeshKind(one.format))
    if (file === undefined || !scanRoles.includes(role)) return no("draft-unknown")
    said.set(file.inputName, role)
  }
  return done({ ...before, roles: said })
}

/** For each of these files somebody said that it leaves as it came, or takes that back; both bind to its bytes. */
async function originalWork(
  before: Draft,
  { draft, keys, on }: Parameters<Party["confirmOriginals"]>[0],
  parts: PartyParts,
): Promise<Answer<Work>> {
  const chosen = before.prepared.files.filter(({ key }) => keys.includes(key))
  if (chosen.length < keys.length) return no("draft-unknown")
  if (chosen.some(({ original }) => original === null)) return no("original-not-possible")
  if (!on) return done({ ...before, seen: new Map([...before.seen].filter(([key]) => !keys.includes(key))) })
  const look = { draft, keys, replacement: null, showsFace: false, original: true }
  const seen = await seenNow(before, look, parts)
  return seen.ok ? done({ ...before, seen: seen.value }) : seen
}

const freshWork = () => ({
  draft: randomName(),
  order: randomId("order"),
  seen: new Map<string, Seen>(),
  named: false,
  given: null,
  ownCode: randomPseudonym(),
  crops: new Map<string, CropBox>(),
  roles: new Map<string, ScanRole>(),
  keep: keepNothing,
})

const randomName = (): string => bytesToBase32(crypto.getRandomValues(new Uint8Array(10)))
