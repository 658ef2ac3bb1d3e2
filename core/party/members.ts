/** Members and devices: invited by link, confirmed by an owner's client, removed with a new epoch, revoked from afar. */
import Type from "typebox"
import { partnering } from "../api/partnering.ts"
import { people } from "../api/people.ts"
import { bytesToBase64url } from "../encoding/bytes.ts"
import { isRecipient } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { DeviceId, UserId } from "../records/id.ts"
import { memberRoles } from "../records/organisation.ts"
import type { MemberRole } from "../records/organisation.ts"
import { organisationIdOf } from "../trust/organisation-log.ts"
import type { Change, OrganisationState } from "../trust/organisation-log.ts"
import { id, oneOf, publicKeyText, sha256Text } from "../trust/schema.ts"
import { keyToText } from "../trust/signing.ts"
import { done, no } from "./answers.ts"
import type { Base, Desk } from "./desk.ts"
import {
  activeReaders,
  changeOrganisation,
  keepAppended,
  makeEpoch,
  readOrganisation,
  signChanges,
} from "./organisation.ts"
import { linkText, openUnder, parseLink, sealUnder } from "./invite-link.ts"
import { isStale } from "./partners.ts"
import type { WireInvites } from "./partners.ts"
import { record } from "./register.ts"
import { newSeed, personOf, register, wayIn } from "./seeds.ts"
import type { MemberView } from "./people-views.ts"
import type { Answer } from "./views.ts"

const inviteDays = 7

const offerSchema = Type.Object({ genesis: sha256Text, role: oneOf(memberRoles), name: Type.String() })
const answerSchema = Type.Object({
  user: id("user"),
  signingKey: publicKeyText,
  recipient: Type.String(),
  account: Type.Object({ loginName: Type.String(), registrationRecord: Type.String(), wrap: Type.String() }),
})

export function viewMembers(desk: Desk): readonly MemberView[] {
  const { devices, members } = desk.organisation
  return [...members.values()].map((member) => ({
    user: member.user,
    name: desk.register.memberNames.get(member.user) ?? "",
    role: member.role,
    active: member.active,
    devices: [...devices.values()]
      .filter((device) => device.user === member.user)
      .map((device) => ({
        device: device.device,
        name: desk.register.deviceNames.get(device.device) ?? "",
        addedAt: device.addedAt,
        revoked: device.revokedAt !== null,
        thisOne: device.device === desk.device,
      })),
  }))
}

const owns = (desk: Desk): boolean => desk.organisation.members.get(desk.user)?.role === "owner"

export async function inviteMember(
  desk: Desk,
  input: { readonly name: string; readonly role: MemberRole },
): Promise<Answer<{ readonly link: string; readonly expiresAt: number }>> {
  if (!owns(desk)) return no("owner-needed")
  const invite = randomId("invite")
  const secret = bytesToBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const { genesis } = desk.organisation
  const expiresAt = desk.parts.now() + inviteDays * 86_400_000
  const offer = await sealUnder(secret, `offer ${invite}`, { genesis, role: input.role, name: input.name })
  const body = { invite, purpose: "member", offer, expiresAt } as const
  const reply = await desk.connection.call(partnering.createInvite, { body })
  if (!reply.ok) return no(reply.problem.code)
  const { name, role } = input
  const kept = await record(desk, {
    kind: "invite-made",
    invite,
    purpose: "member",
    secret,
    role,
    note: name,
    expiresAt,
  })
  if (!kept.ok) return kept
  return done({ link: linkText(desk.parts.server, "beitreten", { invite, genesis, secret }), expiresAt })
}

/** The invited person makes their own keys; until an owner's client confirms them, they open nothing. */
export async function joinAsMember(
  base: Base,
  input: { readonly link: string; readonly loginName: string },
  passphrase: string,
): Promise<Answer<null>> {
  const link = parseLink(input.link)
  if (link === null) return no("invite-malformed")
  const reply = await base.connection.call(partnering.readInvite, { params: { invite: link.invite } })
  if (!reply.ok) return no(reply.problem.code)
  const offer = await openUnder(link.secret, `offer ${link.invite}`, reply.value.offer, offerSchema)
  if (offer === null || offer.genesis !== link.genesis) return no("invite-forged")
  const read = await readOrganisation(base, organisationIdOf(link.genesis), link.genesis)
  if (!read.ok) return read
  const seed = newSeed()
  const user = randomId("user")
  const person = await personOf(seed, user)
  const root = { seed, genesis: link.genesis }
  const account = await register(wayIn(base), input.loginName, passphrase, root)
  if (!account.ok) return account
  const sealed = await sealUnder(link.secret, `answer ${link.invite}`, {
    user,
    signingKey: keyToText(person.signer.publicKey),
    recipient: person.recipient,
    account: { ...account.value },
  })
  const answered = await base.connection.call(partnering.answerAsMember, {
    params: { invite: link.invite },
    body: { sealed },
  })
  return answered.ok ? done(null) : no(answered.problem.code)
}

/** An owner's client confirms by itself: who holds the link was meant by an owner. */
export async function confirmMembers(desk: Desk, invites: WireInvites): Promise<Answer<number>> {
  if (!owns(desk)) return done(0)
  let count = 0
  for (const { invite, purpose, answer } of invites) {
    const made = desk.register.invites.get(invite)
    if (purpose !== "member" || answer === null || made === undefined || isStale(desk, made)) continue
    const read = await openUnder(made.secret, `answer ${invite}`, answer.sealed, answerSchema)
    const role = memberRoles.find((one) => one === made.role)
    if (read === null || role === undefined || !isRecipient(read.recipient)) {
      desk.alarm({ code: "invite-answer-forged", details: {} })
      await desk.connection.call(partnering.closeInvite, { params: { invite } })
      continue
    }
    const { user, signingKey, recipient, account } = read
    if (desk.organisation.members.has(user)) {
      await record(desk, { kind: "invite-closed", invite })
      continue
    }
    const change: Change = { kind: "add-member", user, role, signingKey, recipient }
    const added = await addMember(desk, change, { user, ...account })
    if (!added.ok) return added
    await record(desk, { kind: "member-named", user, name: made.note })
    await record(desk, { kind: "invite-closed", invite })
    await desk.connection.call(partnering.closeInvite, { params: { invite } })
    count++
  }
  return done(count)
}

interface Account {
  readonly user: UserId
  readonly loginName: string
  readonly registrationRecord: string
  readonly wrap: string
}

async function addMember(desk: Desk, change: Change, account: Account): Promise<Answer<null>> {
  const at = desk.parts.now()
  const added = await signChanges(desk.organisation, [change], desk.person.signer, at)
  const { recovery } = added.state
  const epoch = await makeEpoch(desk.id, desk, activeReaders(added.state), recovery.recipient)
  const last = await signChanges(added.state, [epoch.change], desk.person.signer, at)
  const reply = await desk.connection.call(people.appendEntry, {
    params: { organisation: desk.id },
    body: { entries: [...added.entries, ...last.entries], epochEnvelope: epoch.envelope, account },
  })
  if (!reply.ok) return no(reply.problem.code)
  const kept = await keepAppended(desk, last.state)
  if (!kept.ok) return kept
  desk.organisation = last.state
  desk.epochs = [...desk.epochs, epoch.epoch]
  return done(null)
}

/** New epoch: what is written from now on, the removed one cannot read. What they read before, they have read. */
export function removeMember(desk: Desk, user: UserId): Promise<Answer<null>> {
  const isThere = (state: OrganisationState): boolean => state.members.get(user)?.active === true
  if (!owns(desk)) return Promise.resolve(no("owner-needed"))
  const owners = [...desk.organisation.members.values()].filter((one) => one.active && one.role === "owner")
  if (owners.length === 1 && owners[0]?.user === user) return Promise.resolve(no("last-owner"))
  const name = desk.register.memberNames.get(user) ?? ""
  const change = (state: OrganisationState): readonly Change[] =>
    isThere(state) ? [{ kind: "remove-member", user }] : []
  // A first word under the new epoch: behind it nobody believes what is sealed under an older one.
  return changeOrganisation(desk, change, true).then((changed) =>
    changed.ok ? record(desk, { kind: "member-named", user, name }) : changed,
  )
}

export function revokeDevice(desk: Desk, device: DeviceId): Promise<Answer<null>> {
  const found = desk.organisation.devices.get(device)
  if (found === undefined) return Promise.resolve(no("device-unknown"))
  if (found.user !== desk.user && !owns(desk)) return Promise.resolve(no("owner-needed"))
  return changeOrganisation(
    desk,
    (state) => (state.devices.get(device)?.revokedAt === null ? [{ kind: "revoke-device", device }] : []),
    false,
  )
}
