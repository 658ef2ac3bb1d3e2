/** The organisations of the demonstration: founded, staffed, linked, and each of them invented. */
import { memoryDevice } from "./memory-device.ts"
import { openLine } from "./line.ts"
import type { Line } from "./line.ts"
import type { DemoPerson } from "./kept.ts"
import type { PastClock } from "./past-clock.ts"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { Answer } from "@zahnwolke/core/party/views"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { OrganisationProfile, OrganisationRole, Places } from "@zahnwolke/core/records/organisation"

/** In the demonstration everything is meant to work; a refusal is a mistake of ours. */
export function must<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  const { code, details } = answer.refusal
  throw new Error(`the demonstration was refused: ${code} ${JSON.stringify(details)}`)
}

/** Where everything happens: the server's address as people type it, where it listens now, and what time it is. */
export interface Stage {
  readonly server: URL
  readonly near: URL
  readonly clock: PastClock
}

export interface House {
  readonly party: Party
  readonly line: Line
  readonly id: OrganisationId
  readonly profile: OrganisationProfile
  readonly owner: DemoPerson
}

export interface Cast {
  readonly practice: House
  /** The practice's assistant on a device of their own. */
  readonly assistant: Party
  readonly laboratory: House
  /** Changes its terms in the course of things: afterwards nothing may be sent to it. */
  readonly farLaboratory: House
  readonly mill: House
  readonly people: readonly DemoPerson[]
}

const inGermany: Places = {
  seat: "DE",
  processing: ["DE"],
  storage: ["DE"],
  backup: ["DE"],
  support: ["DE"],
}

type Description = Pick<OrganisationProfile, "name" | "role" | "address" | "contact">

/** Domains of RFC 2606 and telephone numbers that the regulator keeps free for fiction. */
const descriptions = {
  practice: {
    name: "Praxis am Beispielpark",
    role: "practice",
    address: { street: "Musterallee 1", postalCode: "10115", city: "Musterstadt", country: "DE" },
    contact: {
      email: "praxis@beispielpark.example",
      phone: "+49 30 23125 001",
      dataProtectionOfficer: "Dana Schutz, datenschutz@beispielpark.example",
    },
  },
  laboratory: {
    name: "Labor Musterzahn",
    role: "laboratory",
    address: { street: "Artikulatorgasse 12", postalCode: "10117", city: "Musterstadt", country: "DE" },
    contact: {
      email: "labor@musterzahn.example",
      phone: "+49 30 23125 002",
      dataProtectionOfficer: "",
    },
  },
  farLaboratory: {
    name: "Labor Fernweh",
    role: "laboratory",
    address: { street: "Wolkenweg 9", postalCode: "20095", city: "Probehafen", country: "DE" },
    contact: { email: "labor@fernweh.example", phone: "+49 40 66969 003", dataProtectionOfficer: "" },
  },
  mill: {
    name: "Fräswerk Probe",
    role: "milling-centre",
    address: { street: "Spindelstraße 46", postalCode: "10119", city: "Musterstadt", country: "DE" },
    contact: { email: "werk@fraeswerk.example", phone: "+49 30 23125 004", dataProtectionOfficer: "" },
  },
} as const satisfies Readonly<Record<string, Description>>

const profileOf = (description: Description): OrganisationProfile => ({
  ...description,
  places: inGermany,
  parent: "none",
  onward: { kind: "none" },
})

async function found(
  stage: Stage,
  description: Description,
  ownerName: string,
  loginName: string,
): Promise<House> {
  const line = openLine(stage.near)
  const party = openParty(memoryDevice(stage.server, line.fetch, stage.clock.now))
  const profile = profileOf(description)
  const founded = must(
    await party.found({
      profile,
      ownerName,
      loginName,
      deviceName: "Empfang",
      // The practice runs the server of the demonstration; the others are its guests.
      ownHouse: description.role === "practice",
    }),
  )
  const places = [1, 7, 13, 24]
  const words = places.map((place) => ({ place, word: founded.kitWords[place - 1] ?? "" }))
  must(await party.confirmKit(words))
  const status = await party.status()
  if (status.kind !== "open") throw new Error("an organisation that was just founded is not open")
  const id = status.me.organisation
  const { passphrase } = founded
  const owner = { organisation: id, organisationName: profile.name, name: ownerName, role: "owner" }
  return { party, line, id, profile, owner: { ...owner, loginName, passphrase } }
}

interface Hired {
  readonly name: string
  readonly role: "member" | "data-protection-officer"
  readonly loginName: string
  readonly deviceName: string
}

async function hire(stage: Stage, house: House, { name, role, loginName, deviceName }: Hired) {
  const invite = must(await house.party.inviteMember({ name, role }))
  const parts = memoryDevice(stage.server, openLine(stage.near).fetch, stage.clock.now)
  const party = openParty(parts)
  const { passphrase } = must(await party.joinAsMember({ link: invite.link, loginName, deviceName }))
  must(await house.party.attend())
  must(await party.signIn({ loginName, passphrase, deviceName }))
  const person: DemoPerson = { ...house.owner, name, role, loginName, passphrase }
  return { party, person }
}

/** `inviter` invites, `guest` accepts, and the inviter's client confirms when it looks. */
async function link(inviter: House, guest: House, role: OrganisationRole): Promise<void> {
  const invite = must(await inviter.party.invitePartner({ role, note: guest.profile.name }))
  must(await guest.party.acceptInvite(invite.link))
  must(await inviter.party.partners())
}

export async function gather(stage: Stage): Promise<Cast> {
  const practice = await found(stage, descriptions.practice, "Dr. Petra Beispiel", "praxis")
  const { party: assistant, person } = await hire(stage, practice, {
    name: "Tilda Tresen",
    role: "member",
    loginName: "assistenz",
    deviceName: "Behandlungszimmer 2",
  })
  // The one whom the practice's profile names: laboratories and patients write to her.
  const { person: officer } = await hire(stage, practice, {
    name: "Dana Schutz",
    role: "data-protection-officer",
    loginName: "datenschutz",
    deviceName: "Büro Datenschutz",
  })
  const laboratory = await found(stage, descriptions.laboratory, "Zoe Zirkon", "labor")
  const farLaboratory = await found(stage, descriptions.farLaboratory, "Otto Offen", "labor-fernweh")
  const mill = await found(stage, descriptions.mill, "Frieda Fräser", "fraeswerk")
  await link(practice, laboratory, "laboratory")
  await link(practice, farLaboratory, "laboratory")
  await link(laboratory, mill, "milling-centre")
  // The practice's own signature never arrives: sending to the mill asks for the one thing that is missing.
  await practice.line.losing("agreement", () => link(practice, mill, "milling-centre"))
  await verify(practice, laboratory)
  must(
    await practice.party.invitePartner({ role: "laboratory", note: "Labor Neuhaus, telefonisch angefragt" }),
  )
  const people = [practice.owner, person, officer, laboratory.owner, farLaboratory.owner, mill.owner]
  return { practice, assistant, laboratory, farLaboratory, mill, people }
}

/** Both read the pair's number to each other on the telephone. */
async function verify(one: House, other: House): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const partner = must(await from.party.partners()).find(({ organisation }) => organisation === to.id)
    if (partner === undefined) throw new Error("two that were just linked are no partners")
    must(await from.party.markVerified({ partner: to.id, safetyNumber: partner.safetyNumber }))
  }
}

/** Keeps a right to pass data on and stores them in a country without adequacy: every door of the gate closes. */
export const changeTerms = async ({ party, profile }: House): Promise<void> => {
  const places = { ...profile.places, storage: ["DE", "SG"], backup: ["SG"] }
  must(await party.changeProfile({ ...profile, places, onward: { kind: "reserved" } }))
}
