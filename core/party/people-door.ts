/** Members, devices, profile and partners at the door. */
import { done, no } from "./answers.ts"
import { attest, ownAttestations, viewAttestation } from "./attestations.ts"
import { readChecks, signCheck } from "./checks.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import { inviteMember, removeMember, revokeDevice, viewMembers } from "./members.ts"
import { refreshOrganisation } from "./organisation.ts"
import {
  acceptInvite,
  changeProfile,
  confirmAnswers,
  invitePartner,
  markVerified,
  openInvites,
  previewInvite,
  readAnswers,
  readLinked,
  readPartners,
  signTexts,
  viewPartner,
} from "./partners.ts"
import type { Desk } from "./desk.ts"
import type { Party } from "./party.ts"
import { refreshRegister } from "./register.ts"
import { ownMode } from "./signed-facts.ts"
import { stateCounted } from "./stated.ts"
import type { OrganisationId } from "../records/id.ts"
import { modeDays, modeHash } from "../records/mode-declaration.ts"
import { maySetMode } from "../records/organisation.ts"
import type { PartnerView } from "./people-views.ts"
import type { Answer } from "./views.ts"

type PeopleDoor = Pick<
  Party,
  | "members"
  | "inviteMember"
  | "removeMember"
  | "revokeDevice"
  | "changeProfile"
  | "setPolicyMode"
  | "attest"
  | "attestations"
  | "checks"
  | "signCheck"
  | "partners"
  | "invites"
  | "invitePartner"
  | "previewInvite"
  | "acceptInvite"
  | "signAgreements"
  | "markVerified"
>

async function showPartner(desk: Desk, organisation: OrganisationId): Promise<Answer<PartnerView>> {
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const partner = partners.value.get(organisation)
  return partner === undefined ? no("partner-waiting") : done(viewPartner(desk, partner))
}

async function setMode(desk: Desk, mode: "strict" | "statutory"): Promise<Answer<null>> {
  const role = desk.organisation.members.get(desk.user)?.role
  if (!maySetMode(role, mode)) return no(mode === "strict" ? "owner-needed" : "officer-needed")
  const before = await ownMode(desk)
  const now = desk.parts.now()
  const signed = await stateCounted(desk, "policy-mode", "", {
    organisation: desk.id,
    at: now,
    mode,
    version: (before?.version ?? 0) + 1,
    text: modeHash(mode),
    validUntil: now + modeDays * 86_400_000,
  })
  if (signed.ok) desk.tell({ kind: "changed", what: "status" })
  return signed.ok ? done(null) : signed
}

function withRole<Value>(
  desk: Desk,
  roles: readonly string[],
  act: () => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const role = desk.organisation.members.get(desk.user)?.role ?? ""
  return roles.includes(role) ? act() : Promise.resolve(no("owner-needed"))
}

export function peopleDoor(house: House): PeopleDoor {
  const at = <Value>(act: (desk: Desk) => Promise<Answer<Value>>) => withDesk(house, act)
  return {
    members: () =>
      at(async (desk) => {
        const read = await refreshOrganisation(desk)
        if (!read.ok) return read
        const names = await refreshRegister(desk)
        return names.ok ? done(viewMembers(desk)) : names
      }),
    inviteMember: (input) => at((desk) => inviteMember(desk, input)),
    removeMember: (user) => at((desk) => removeMember(desk, user)),
    revokeDevice: (device) => at((desk) => revokeDevice(desk, device)),
    changeProfile: (profile) =>
      at((desk) => withRole(desk, ["owner", "data-protection-officer"], () => changeProfile(desk, profile))),
    setPolicyMode: (mode) => at((desk) => setMode(desk, mode)),
    attest: (input) => at((desk) => attest(desk, input)),
    checks: (about) => withDesk(house, (desk) => readChecks(desk, about)),
    signCheck: (input) => withDesk(house, (desk) => signCheck(desk, input)),
    attestations: (abouts) =>
      at(async (desk) => {
        const all = await ownAttestations(desk, abouts)
        return done(all.map((one) => viewAttestation(one)))
      }),
    partners: () =>
      at(async (desk) => {
        const linked = await readLinked(desk)
        if (!linked.ok) return linked
        const invites = await readAnswers(desk, linked.value.answers)
        const confirmed = invites.ok ? await confirmAnswers(desk, invites.value) : invites
        const isOver = confirmed.ok && confirmed.value === 0
        const partners = isOver ? done(linked.value.partners) : await readPartners(desk)
        return partners.ok
          ? done([...partners.value.values()].map((one) => viewPartner(desk, one)))
          : partners
      }),
    invites: () => at((desk) => Promise.resolve(done(openInvites(desk)))),
    invitePartner: (input) => at((desk) => invitePartner(desk, input)),
    previewInvite: (link) => at((desk) => previewInvite(desk, link)),
    acceptInvite: (link) => at((desk) => acceptInvite(desk, link)),
    signAgreements: (partner) =>
      at(async (desk) => {
        const signed = await signTexts(desk, partner)
        return signed.ok ? showPartner(desk, partner) : signed
      }),
    markVerified: ({ partner, safetyNumber }) =>
      at(async (desk) => {
        const partners = await readPartners(desk)
        const found = partners.ok ? partners.value.get(partner) : undefined
        if (!partners.ok) return partners
        if (found === undefined) return no("unknown-partner")
        const marked = await markVerified(desk, found, safetyNumber)
        return marked.ok ? showPartner(desk, partner) : marked
      }),
  }
}
