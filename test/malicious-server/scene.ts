/** The scene of every attack: a practice, a laboratory and an order between them, each behind a server that can be bent. */
import assert from "node:assert/strict"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { ConsentView, PatientView } from "@zahnwolke/core/party/patient-views"
import type { Answer, PartyEvent } from "@zahnwolke/core/party/views"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { partsOf } from "../story/memory-device.ts"
import { crownOrder, foundSide, giveConsent, link, must } from "../story/people.ts"
import type { Side } from "../story/people.ts"
import { bentServer } from "./bent.ts"
import type { BentServer } from "./bent.ts"

export interface Actor extends Side {
  readonly server: BentServer
  readonly id: OrganisationId
  /** The same device after a restart: nothing but what it wrote down is left. */
  readonly restarted: () => Promise<Party>
}

export async function actor(
  url: string,
  role: OrganisationRole,
  name: string,
  now?: () => number,
): Promise<Actor> {
  const server = bentServer()
  const bent = { fetch: server.fetch, ...(now ? { now } : {}) }
  const side = await foundSide(url, role, name, bent)
  const restarted = async (): Promise<Party> => {
    const party = openParty(partsOf(url, side.device, bent))
    await party.status()
    return party
  }
  return { ...side, server, id: side.me.organisation, restarted }
}

/** A practice, its laboratory and a milling centre that both know. */
export async function linkedThree(url: string): Promise<{
  readonly practice: Actor
  readonly laboratory: Actor
  readonly mill: Actor
}> {
  const practice = await actor(url, "practice", "Praxis am Park")
  const laboratory = await actor(url, "laboratory", "Labor Nord")
  const mill = await actor(url, "milling-centre", "Fräszentrum Süd")
  await link(practice.party, laboratory.party, "laboratory")
  await link(practice.party, mill.party, "milling-centre")
  await link(laboratory.party, mill.party, "milling-centre")
  return { practice, laboratory, mill }
}

export const files = [
  {
    path: "scan/lower.ply",
    blob: new Blob([binaryPly(makeArch({ seed: 3, jaw: "lower", triangles: 300 }), [])]),
  },
  {
    path: "scan/upper.stl",
    blob: new Blob([binaryStl(makeArch({ seed: 3, jaw: "upper", triangles: 300 }), "upper")]),
  },
]

export interface Case {
  readonly patient: PatientView
  readonly consent: ConsentView
  readonly input: DraftDecisionInput
}

/** Everything up to the moment before "send". */
export async function preparedCase(
  practice: Party,
  to: OrganisationId,
  onward: readonly OrganisationId[] = [],
): Promise<Case> {
  const patient = must(
    await practice.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const consent = await giveConsent(practice, patient.patient, to, onward)
  const { draft } = must(await practice.prepare({ draft: null, files, patient: patient.patient, to }))
  const input = {
    draft,
    to,
    patient: patient.patient,
    consent: consent.consent,
    form: crownOrder("Bitte Randschluss beachten."),
    without: [],
    mayPassTo: onward,
  }
  return { patient, consent, input }
}

export async function sentOrder(
  practice: Party,
  to: OrganisationId,
  onward: readonly OrganisationId[] = [],
): Promise<Case & { readonly order: OrderId }> {
  const prepared = await preparedCase(practice, to, onward)
  const { order } = must(await practice.send(prepared.input))
  return { ...prepared, order }
}

export function codeOf(answer: Answer<unknown>): string {
  return answer.ok ? "ok" : answer.refusal.code
}

/** What the screen was told, open or locked. */
export async function alarmsOf(party: Party): Promise<readonly string[]> {
  const events: PartyEvent[] = []
  await party.watch((event) => void events.push(event), AbortSignal.abort())
  const told = events.flatMap((event) => (event.kind === "alarm" ? [event.alarm.code] : []))
  const status = await party.status()
  return [...told, ...(status.kind === "open" ? status.me.alarms.map(({ code }) => code) : [])]
}

/** Refused with this code; the code alone is what the screen turns into a sentence. */
export function refusedWith(answer: Answer<unknown>, ...codes: readonly string[]): void {
  assert.ok(codes.includes(codeOf(answer)), `${codeOf(answer)}, and not ${codes.join(" or ")}`)
}

export async function alarmed(party: Party, ...codes: readonly string[]): Promise<void> {
  const alarms = await alarmsOf(party)
  assert.ok(
    codes.some((code) => alarms.includes(code)),
    `${alarms.join(", ") || "no alarm"}, and not ${codes.join(" or ")}`,
  )
}

interface Placing {
  readonly disclosure: { readonly payload: string }
  readonly [key: string]: unknown
}

const isPlacing = (body: unknown): body is Placing =>
  typeof body === "object" && body !== null && "disclosure" in body

/** The order as an honest client would place it, caught before it left. */
export async function caughtOrder(actor: Actor, to: OrganisationId): Promise<Placing> {
  const { input } = await preparedCase(actor.party, to)
  return caughtSending(actor, input)
}

/** The same of what was prepared elsewhere. */
export async function caughtSending({ party, server }: Actor, input: DraftDecisionInput): Promise<Placing> {
  const caught: unknown[] = []
  server.bend("POST", /^\/v1\/orders$/u, ({ body }) => {
    caught.push(body)
    return Response.json({ type: "", title: "", status: 403, code: "not-permitted" }, { status: 403 })
  })
  await party.send(input)
  server.straighten()
  const placing = caught.at(-1)
  assert.ok(isPlacing(placing))
  return placing
}
