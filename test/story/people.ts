/** The people of the stories: a practice, a laboratory, a milling centre, founded on a real server and linked. */
import assert from "node:assert/strict"
import { setTimeout as pause } from "node:timers/promises"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { ConsentInput, ConsentView } from "@zahnwolke/core/party/patient-views"
import type { Me } from "@zahnwolke/core/party/status-views"
import type { Answer } from "@zahnwolke/core/party/views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { OrganisationProfile, OrganisationRole } from "@zahnwolke/core/records/organisation"
import { informationVersion } from "@zahnwolke/core/paper/legal/sheet-versions"
import { consentForm } from "@zahnwolke/core/records/consent-proof"
import type { OrderForm } from "@zahnwolke/core/records/order"
import { isToothCode } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"
import { memoryDevice, partsOf } from "./memory-device.ts"
import type { Bent, MemoryDevice } from "./memory-device.ts"

export function must<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) assert.fail(`${answer.refusal.code} ${JSON.stringify(answer.refusal.details)}`)
  return answer.value
}

export function profileOf(role: OrganisationRole, name: string): OrganisationProfile {
  return {
    name,
    role,
    address: { street: "Beispielweg 1", postalCode: "10115", city: "Berlin", country: "DE" },
    places: { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["DE"], support: ["DE"] },
    parent: "none",
    onward: { kind: "none" },
    contact: { email: "kontakt@example.org", phone: "+49 30 000000", dataProtectionOfficer: "" },
  }
}

export interface Side {
  readonly party: Party
  readonly device: MemoryDevice
  readonly me: Me
  readonly loginName: string
  readonly passphrase: string
  readonly kitWords: readonly string[]
}

export async function meOf(party: Party): Promise<Me> {
  const status = await party.status()
  if (status.kind !== "open") assert.fail(`the desk is ${status.kind}`)
  return status.me
}

export async function foundSide(
  url: string,
  role: OrganisationRole,
  name: string,
  bent: Bent & { readonly ownHouse?: boolean } = {},
): Promise<Side> {
  const device = memoryDevice()
  const party = openParty(partsOf(url, device, bent))
  const loginName = `${name} Leitung`
  const founded = must(
    await party.found({
      profile: profileOf(role, name),
      ownerName: "Dr. Inge Beispiel",
      loginName,
      deviceName: "PC",
      // The practice runs the server; laboratories and milling centres are its guests.
      ownHouse: bent.ownHouse ?? role === "practice",
    }),
  )
  return { party, device, me: await meOf(party), loginName, ...founded }
}

/** `inviter` invites, `guest` accepts, and the inviter's client confirms when it looks. */
export async function link(inviter: Party, guest: Party, role: OrganisationRole): Promise<void> {
  const invite = must(await inviter.invitePartner({ role, note: "" }))
  must(await guest.acceptInvite(invite.link))
  must(await inviter.partners())
}

export const consentScope = (
  recipient: OrganisationId,
  onward: readonly OrganisationId[] = [],
): ConsentInput["scope"] => ({
  recipients: [{ organisation: recipient, country: "DE" }],
  onward: onward.map((organisation) => ({ organisation, country: "DE" })),
  purpose: "make-restoration",
  kinds: ["scan", "order", "design", "photo-mouth", "radiograph"],
  category: "pseudonymised",
  countries: ["DE"],
})

export const consentSheet: Omit<ConsentInput, "patient" | "scope"> = {
  releasesFromSecrecy: true,
  signer: "patient",
  validUntil: Date.now() + 30 * 86_400_000,
  assent: false,
  capacityDocumented: false,
  authorityShown: false,
  text: "Einwilligung in die Weitergabe und Entbindung von der Schweigepflicht …",
  strokes: [
    [
      { x: 10, y: 10 },
      { x: 500, y: 300 },
    ],
  ],
  explainedBy: "Dr. Inge Beispiel",
  proof: {
    ...consentForm,
    language: "de",
    information: informationVersion,
    risks: [],
    identity: "known",
    where: "practice",
  },
}

/** A consent for one recipient in Germany, under a code, with a signature. */
export const giveConsent = async (
  party: Party,
  patient: PatientId,
  recipient: OrganisationId,
  onward: readonly OrganisationId[] = [],
): Promise<ConsentView> =>
  must(await party.recordConsent({ ...consentSheet, patient, scope: consentScope(recipient, onward) }))

export function tooth(code: number): ToothCode {
  if (!isToothCode(code)) throw new TypeError(`${code} is no tooth`)
  return code
}

/** Waits for what another process does by itself; fails after ten seconds. */
/** What happens, happens in a second; a minute is for a machine on which everything else runs too. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000
  while (performance.now() < end) {
    if (await isSo()) return
    await pause(100)
  }
  assert.fail("it did not happen within a minute")
}

export function crownOrder(instructions = ""): OrderForm {
  return {
    units: [{ tooth: tooth(46), jaw: "lower", restoration: "crown", material: "zirconia", connected: false }],
    shade: "A2",
    dueOn: "2027-01-15",
    appointmentOn: null,
    kind: "new",
    statutory: false,
    instructions,
    patientCode: "",
    patientName: null,
    prescriber: "Dr. Inge Beispiel",
  }
}
