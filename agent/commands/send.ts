/** `send`: a folder prepared, decided on, sealed and uploaded. What a person must look at never goes unseen. */
import { isMachines } from "@zahnwolke/core/deidentify/machine-files"
import { isMeshKind } from "@zahnwolke/core/deidentify/roles"
import type { ScanRole } from "@zahnwolke/core/deidentify/roles"
import type { InputSource, Party } from "@zahnwolke/core/party/party"
import type { DraftDecisionInput, DraftFile, DraftView } from "@zahnwolke/core/party/draft-view"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { Me } from "@zahnwolke/core/party/status-views"
import type { VerdictView } from "@zahnwolke/core/party/verdict-views"
import type { Answer } from "@zahnwolke/core/party/views"
import type { ConsentId, OrderId, OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { OrderForm } from "@zahnwolke/core/records/order"
import { remarkOnFiles, remarkOnMachines } from "../about-files.ts"
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import type { OpenDevice } from "../device/open-device.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { fileSource } from "../files/file-source.ts"
import { shownNames } from "../files/open-files.ts"
import { readJson } from "../files/read-json.ts"
import { walk } from "../files/walk.ts"
import type { FoundFile } from "../files/walk.ts"
import { misuse, refusal, refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import { fileReason, spoken } from "../words/words.ts"
import { orderKeys, readOrderForm } from "./read-order.ts"
import type { SaidRoles } from "./read-order.ts"

interface Parcel {
  readonly files: readonly FoundFile[]
  readonly form: Partial<OrderForm>
  readonly roles: SaidRoles
}

export async function runSend(args: Arguments, setting: Setting): Promise<ExitCode> {
  const { words } = setting.terminal
  const walked = await walk(args.positionals)
  if (walked.kind !== "files") return misuse(args, setting, walked.kind, words.path[walked.kind](walked.path))
  if (walked.files.length === 0) return misuse(args, setting, "no-files", words.noFiles)
  const order = await orderIn(args, setting)
  if (typeof order === "number") return order
  const parcel = { files: walked.files, ...order }
  return withDevice(args, setting, (device) => sendParcel(device, parcel, args, setting))
}

async function orderIn(args: Arguments, setting: Setting): Promise<Omit<Parcel, "files"> | ExitCode> {
  const { words } = setting.terminal
  const path = args.text("order")
  if (path === null) return { form: {}, roles: new Map() }
  const file = await readJson(path)
  if (file.kind !== "json") return misuse(args, setting, file.kind, words.jsonFile[file.kind](path))
  const read = readOrderForm(file.value)
  switch (read.kind) {
    case "order":
      return read
    case "unknown-key":
    case "not-an-object":
      return misuse(args, setting, "order", words.orderKey(orderKeys.join(", ")))
    case "wrong-value":
      return misuse(args, setting, "order", words.orderValue(read.key))
  }
}

async function sendParcel(
  device: OpenDevice,
  parcel: Parcel,
  args: Arguments,
  setting: Setting,
): Promise<ExitCode> {
  const { party } = device
  // Receipts, withdrawals, changed profiles: what happened since this PC last looked.
  const attended = await party.attend()
  if (!attended.ok) return refuse(args, setting, attended.refusal)
  const resumed = await party.resumeUploads()
  if (!resumed.ok) return refuse(args, setting, resumed.refusal)
  const partner = await findPartner(party, args.text("to") ?? "")
  if (!partner.ok) return refuse(args, setting, partner.refusal)
  const mayPassTo = await findPartners(party, args.list("may-pass-to"))
  if (!mayPassTo.ok) return refuse(args, setting, mayPassTo.refusal)
  const ground = await findGround(party, partner.value.organisation, args)
  if (!ground.ok) return refuse(args, setting, ground.refusal)
  showProgress(device, setting)
  const inputs = await inputsOf(parcel.files)
  if (!inputs.ok) return refuse(args, setting, inputs.refusal)
  const draft = await party.prepare({
    draft: null,
    files: inputs.value,
    patient: ground.value.patient,
    to: partner.value.organisation,
  })
  if (!draft.ok) return refuse(args, setting, draft.refusal)
  const { named } = draft.value
  if (ground.value.patient !== null && named.others.length > 0 && !args.has("one-patient"))
    return refuse(args, setting, refusal("files-name-another"))
  const roles = rolesByKey(draft.value, parcel)
  if (roles === null) return misuse(args, setting, "order", setting.terminal.words.orderValue("roles"))
  const said = roles.size === 0 ? draft : await party.sayRoles({ draft: draft.value.draft, roles })
  if (!said.ok) return refuse(args, setting, said.refusal)
  const seen = await markSeen(party, said.value, parcel.files, args)
  if (!seen.ok) return refuse(args, setting, seen.refusal)
  const chosen = chooseFiles(seen.value, parcel.files, args, setting)
  if (typeof chosen === "number") return chosen
  const input: DraftDecisionInput = {
    draft: draft.value.draft,
    to: partner.value.organisation,
    ...ground.value,
    form: completeForm(parcel.form, draft.value, device.me),
    without: chosen,
    mayPassTo: mayPassTo.value,
  }
  return decideAndSend(party, input, args, setting)
}

async function decideAndSend(
  party: Party,
  input: DraftDecisionInput,
  args: Arguments,
  setting: Setting,
): Promise<ExitCode> {
  const { terminal } = setting
  const verdict = await party.decide(input)
  if (!verdict.ok) return refuse(args, setting, verdict.refusal)
  if (verdict.value.kind !== "permit") return sayVerdict(verdict.value, args, setting)
  const sent = await party.send(input)
  terminal.progress(null)
  if (!sent.ok) {
    const isKept = sent.refusal.details["kept"] === "yes"
    return refuse(args, setting, isKept ? refusal("kept-for-later", sent.refusal.details) : sent.refusal)
  }
  if (args.has("json")) terminal.sayJson({ version: 1, ...sent.value })
  else terminal.say(sent.value.number)
  return done
}

function sayVerdict(
  verdict: Exclude<VerdictView, { kind: "permit" }>,
  args: Arguments,
  { terminal }: Setting,
): ExitCode {
  const reasons = verdict.kind === "needs" ? verdict.items : verdict.reasons
  terminal.remark(terminal.words.verdict[verdict.kind])
  for (const { sentence } of reasons) terminal.remark(`- ${sentence[terminal.language]}`)
  const sentence = terminal.words.verdict[verdict.kind]
  if (args.has("json"))
    terminal.sayJson({ version: 1, refused: { code: "not-permitted", sentence, verdict } })
  return refused
}

/** By its name in programs, or by a part of its name that only one partner has. */
async function findPartner(party: Party, text: string): Promise<Answer<PartnerView>> {
  const partners = await party.partners()
  if (!partners.ok) return partners
  const wanted = text.trim().toLowerCase()
  const named = (partner: PartnerView): string => partner.profile.name.toLowerCase()
  const exact = partners.value.filter((one) => one.organisation === text || named(one) === wanted)
  const found = exact.length > 0 ? exact : partners.value.filter((one) => named(one).includes(wanted))
  const [only] = found
  if (only === undefined || wanted === "") return { ok: false, refusal: refusal("unknown-partner") }
  return found.length === 1 ? { ok: true, value: only } : { ok: false, refusal: refusal("partner-ambiguous") }
}

/** Whom the recipient may pass its designs to: each a partner, named like the recipient. */
async function findPartners(
  party: Party,
  names: readonly string[],
): Promise<Answer<readonly OrganisationId[]>> {
  const found: OrganisationId[] = []
  for (const name of names) {
    const partner = await findPartner(party, name)
    if (!partner.ok) return partner
    found.push(partner.value.organisation)
  }
  return { ok: true, value: [...new Set(found)] }
}

interface Given {
  readonly patient: PatientId | null
  readonly consent: ConsentId | null
  readonly emergency: OrderId | null
}

/** A consent, or an emergency that a person attested on screen: this command attests nothing. */
async function findGround(party: Party, to: OrganisationId, args: Arguments): Promise<Answer<Given>> {
  const named = args.text("emergency")
  if (named === null) return findConsent(party, args.text("consent"))
  const open = await party.emergencies()
  if (!open.ok) return open
  const found = open.value.find(({ order }) => order === named)
  if (found === undefined) return { ok: false, refusal: refusal("emergency-unknown") }
  if (found.to !== to) return { ok: false, refusal: refusal("emergency-of-another") }
  return { ok: true, value: { patient: found.patient, consent: null, emergency: found.order } }
}

/** A consent says whose it is: the patient's name is then known to the search, and the order stands in the record. */
async function findConsent(party: Party, text: string | null): Promise<Answer<Given>> {
  if (text === null) return { ok: true, value: { patient: null, consent: null, emergency: null } }
  const patients = await party.patients()
  if (!patients.ok) return patients
  for (const { patient } of patients.value) {
    const consents = await party.consents(patient)
    if (!consents.ok) return consents
    const found = consents.value.find(({ consent }) => consent === text)
    if (found !== undefined) return { ok: true, value: { patient, consent: found.consent, emergency: null } }
  }
  return { ok: false, refusal: refusal("consent-unknown") }
}

async function inputsOf(files: readonly FoundFile[]): Promise<Answer<readonly InputSource[]>> {
  const inputs: InputSource[] = []
  for (const { isFile, named, path, shown } of files) {
    const source = isFile ? await fileSource(path).catch(() => null) : null
    if (source === null) return { ok: false, refusal: refusal("file-unreadable", { file: shown }) }
    inputs.push({ path: named, source })
  }
  return { ok: true, value: inputs }
}

/** A file by its path or by the end of it, or all files of a folder. */
function isNamed(names: readonly string[], shown: string): boolean {
  const path = shown.replaceAll("\\", "/")
  return names
    .map((name) => name.replaceAll("\\", "/").replace(/\/+$/u, ""))
    .some((name) => path === name || path.startsWith(`${name}/`) || path.endsWith(`/${name}`))
}

/** Null where a scan is spoken of that is not there, or is none. */
function rolesByKey(
  { files: all }: DraftView,
  { files, roles }: Parcel,
): ReadonlyMap<string, ScanRole> | null {
  const shownOf = shownNames(files)
  const byKey = new Map<string, ScanRole>()
  for (const [path, role] of roles) {
    const scans = all.filter((one) => isMeshKind(one.format) && isNamed([path], shownOf(one.inputName)))
    if (scans.length === 0) return null
    for (const { key } of scans) byKey.set(key, role)
  }
  return byKey
}

/** Who names a file here says that they looked at it: no name is to be seen, and a face only where it was said. */
async function markSeen(
  party: Party,
  draft: DraftView,
  found: readonly FoundFile[],
  args: Arguments,
): Promise<Answer<DraftView>> {
  const seenOnes = args.list("seen")
  const faces = args.list("face")
  const shownOf = shownNames(found)
  let now = draft
  for (const file of draft.files) {
    const shown = shownOf(file.inputName)
    const showsFace = isNamed(faces, shown)
    if (!showsFace && !isNamed(seenOnes, shown)) continue
    const seen = await party.reviewDone({
      draft: draft.draft,
      keys: [file.key],
      replacement: null,
      showsFace,
    })
    if (!seen.ok) return seen
    now = seen.value
  }
  return { ok: true, value: now }
}

/** The keys of what stays here, or the end where somebody must look first. */
function chooseFiles(
  draft: DraftView,
  found: readonly FoundFile[],
  args: Arguments,
  setting: Setting,
): readonly string[] | ExitCode {
  const { terminal } = setting
  const shownOf = shownNames(found)
  const without = args.list("without")
  const isLeftOut = (file: DraftFile): boolean => isNamed(without, shownOf(file.inputName))
  const isNoise = ({ format }: DraftFile): boolean => isMachines(format)
  const isTwin = ({ sameAs }: DraftFile): boolean =>
    draft.files.some((first) => first.inputName === sameAs && !isLeftOut(first))
  const staysQuietly = (file: DraftFile): boolean => isLeftOut(file) || isNoise(file) || isTwin(file)
  const open = draft.files.filter((file) => !staysQuietly(file) && !isReady(file))
  remarkOnMachines(
    terminal,
    draft.files.map(({ format }) => format),
  )
  remarkOnFiles(
    terminal,
    draft.files
      .filter((file) => isTwin(file) && !isLeftOut(file))
      .map(({ inputName, sameAs }) => ({
        file: shownOf(inputName),
        sentence: terminal.words.sameAs(shownOf(sameAs ?? "")),
      })),
  )
  remarkOnFiles(
    terminal,
    open.map((file) => ({ file: shownOf(file.inputName), sentence: whyNot(file, setting) })),
  )
  if (open.length > 0 && !args.has("ready-only")) {
    const sentence = terminal.words.filesOpen(open.length)
    terminal.remark(sentence)
    const files = open.map((file) => ({
      input: shownOf(file.inputName),
      status: file.status,
      reason: file.reason,
      review: file.review.map(({ kind, place }) => ({ kind, place })),
    }))
    if (args.has("json")) terminal.sayJson({ version: 1, refused: { code: "files-open", sentence, files } })
    return refused
  }
  return draft.files.filter((file) => staysQuietly(file) || !isReady(file)).map(({ key }) => key)
}

const isReady = (file: DraftFile): boolean =>
  file.outputName !== null && file.review.every((item) => item.done)

function whyNot(file: DraftFile, { terminal: { words } }: Setting): string {
  if (file.reason !== null) return fileReason(words, { ...file, reason: file.reason })
  return file.review
    .map(({ kind, place }) => words.toReview(spoken(words.reviewKinds, kind), place))
    .join("; ")
}

const completeForm = (form: Partial<OrderForm>, { prefill }: DraftView, me: Me): OrderForm => ({
  units: [],
  shade: "",
  dueOn: null,
  appointmentOn: null,
  kind: "new",
  statutory: false,
  instructions: "",
  patientName: null,
  prescriber: me.name,
  ...prefill,
  ...form,
  patientCode: "",
})

function showProgress({ hear }: OpenDevice, { terminal }: Setting): void {
  const { words } = terminal
  hear((event) => {
    if (event.kind === "preparing") terminal.progress(words.lookedAt(event.done, event.files))
    if (event.kind !== "progress") return
    const { doneBytes, stage, totalBytes } = event.progress
    terminal.progress(words.sending(words.stages[stage], words.size(doneBytes), words.size(totalBytes)))
  })
}

export const runResume = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, async (device) => {
    showProgress(device, setting)
    const resumed = await device.party.resumeUploads()
    setting.terminal.progress(null)
    if (!resumed.ok) return refuse(args, setting, resumed.refusal)
    if (args.has("json")) setting.terminal.sayJson({ version: 1, sent: resumed.value })
    else setting.terminal.say(setting.terminal.words.resumed(resumed.value))
    return done
  })
