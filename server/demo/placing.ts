/** How an order comes to be in the demonstration: files prepared and looked at, consent signed, decided, sent. */
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { DraftView } from "@zahnwolke/core/party/draft-view"
import type { OrderId, OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { OrderForm, OrderUnit, Restoration } from "@zahnwolke/core/records/order"
import { jawOf } from "@zahnwolke/core/records/tooth"
import { must } from "./organisations.ts"
import type { Cast, House } from "./organisations.ts"
import type { PastClock } from "./past-clock.ts"
import { consentTo, folderOf } from "./patients.ts"
import type { ConsentWish, PatientName, Patients } from "./patients.ts"
import { tooth } from "./specimens.ts"

export interface Scene {
  readonly cast: Cast
  readonly patients: Patients
  readonly clock: PastClock
}

export interface OrderWish {
  readonly patient: PatientName
  readonly to: House
  readonly hoursAgo: number
  readonly files: (folder: string) => readonly InputFile[]
  readonly form: Partial<OrderForm> & Pick<OrderForm, "units">
  readonly consent?: Omit<ConsentWish, "patient" | "recipient">
}

export const unit = (
  code: number,
  restoration: Restoration,
  material: OrderUnit["material"],
  connected = false,
): OrderUnit => ({ tooth: tooth(code), jaw: jawOf(tooth(code)), restoration, material, connected })

export const formOf = (clock: Pick<PastClock, "day">, form: OrderWish["form"]): OrderForm => ({
  shade: "A2",
  dueOn: clock.day(9),
  appointmentOn: clock.day(11),
  kind: "new",
  statutory: false,
  instructions: "",
  patientCode: "",
  patientName: null,
  prescriber: "Dr. Petra Beispiel",
  ...form,
})

/** Somebody looked at every picture: teeth, and no face by which a person could be known. */
async function look(party: Party, draft: DraftView): Promise<DraftView> {
  let looked = draft
  for (const { key, review, content } of draft.files) {
    const isOpen = review.some((item) => !item.done) || content === "photo-face"
    if (!isOpen) continue
    looked = must(
      await party.reviewDone({ draft: draft.draft, keys: [key], replacement: null, showsFace: false }),
    )
  }
  return looked
}

export async function draftOf(
  party: Party,
  files: readonly InputFile[],
  patient: PatientId | null,
  to: OrganisationId | null,
): Promise<string> {
  const prepared = must(await party.prepare({ draft: null, files, patient, to }))
  const { draft, files: found, leakHits } = await look(party, prepared)
  const waiting = found.filter(({ status }) => status !== "ready")
  if (waiting.length > 0 || leakHits.length > 0) {
    const why = waiting.map(({ inputName, status, reason }) => `${inputName} ${status} ${reason ?? ""}`)
    throw new Error(`a specimen does not get through: ${[...why, JSON.stringify(leakHits)].join(", ")}`)
  }
  return draft
}

/** With a consent signed an hour before, as practices do it: on the same device, while the patient is there. */
export async function place({ cast, patients, clock }: Scene, wish: OrderWish): Promise<OrderId> {
  const { party } = cast.practice
  const patient = patients[wish.patient]
  const { to, consent = {} } = wish
  clock.hoursAgo(wish.hoursAgo + 0.2)
  const given = await consentTo(cast.practice, { patient, recipient: to, ...consent }, clock.now())
  clock.hoursAgo(wish.hoursAgo)
  const draft = await draftOf(party, wish.files(folderOf(patient)), patient.patient, to.id)
  const form = formOf(clock, wish.form)
  if (form.patientName !== null) {
    const { reason } = form.patientName
    must(await party.attestForDraft({ draft, to: to.id, kind: "reason-for-name", text: reason }))
  }
  const sent = await party.send({
    draft,
    to: to.id,
    patient: patient.patient,
    consent: given.consent,
    form,
    without: [],
    mayPassTo: (consent.onward ?? []).map(({ id }) => id),
  })
  return must(sent).order
}
