/** What the own record notes of people: members and devices by name, the kit, invitations, partners pinned. */
import Type from "typebox"
import type { Static } from "typebox"
import type { DeviceId, InviteId, OrganisationId, UserId } from "../records/id.ts"
import { id, oneOf, sha256Text, strict, time } from "../trust/schema.ts"

const name = Type.String({ maxLength: 200 })

export const memberNamed = Type.Object({ kind: Type.Literal("member-named"), user: id("user"), name }, strict)

export const deviceNamed = Type.Object(
  { kind: Type.Literal("device-named"), device: id("device"), name },
  strict,
)

export const kitConfirmed = Type.Object({ kind: Type.Literal("kit-confirmed") }, strict)

export const inviteMade = Type.Object(
  {
    kind: Type.Literal("invite-made"),
    invite: id("invite"),
    purpose: oneOf(["partner", "member"]),
    secret: Type.String({ maxLength: 100 }),
    role: Type.String({ maxLength: 50 }),
    note: name,
    expiresAt: time,
  },
  strict,
)

export const inviteClosed = Type.Object({ kind: Type.Literal("invite-closed"), invite: id("invite") }, strict)

export const partnerPinned = Type.Object(
  { kind: Type.Literal("partner-pinned"), organisation: id("org"), genesis: sha256Text },
  strict,
)

export const partnerVerified = Type.Object(
  { kind: Type.Literal("partner-verified"), organisation: id("org"), genesis: sha256Text },
  strict,
)

export interface Pin {
  readonly organisation: OrganisationId
  readonly genesis: string
  readonly verified: boolean
}

type InviteMade = Static<typeof inviteMade>

type PeopleEvent =
  | InviteMade
  | Static<typeof memberNamed>
  | Static<typeof deviceNamed>
  | Static<typeof kitConfirmed>
  | Static<typeof inviteClosed>
  | Static<typeof partnerPinned>
  | Static<typeof partnerVerified>

export interface PeopleState {
  readonly memberNames: ReadonlyMap<UserId, string>
  readonly deviceNames: ReadonlyMap<DeviceId, string>
  readonly kitConfirmed: boolean
  readonly invites: ReadonlyMap<InviteId, InviteMade>
  readonly pins: ReadonlyMap<OrganisationId, Pin>
}

export const emptyPeople: PeopleState = {
  memberNames: new Map(),
  deviceNames: new Map(),
  kitConfirmed: false,
  invites: new Map(),
  pins: new Map(),
}

/** What a pin says never changes by an event: another first entry under a known name is refused where it is read. */
function pinned(
  { pins }: PeopleState,
  { genesis, kind, organisation }: Static<typeof partnerPinned> | Static<typeof partnerVerified>,
): Pick<PeopleState, "pins"> {
  const before = pins.get(organisation)
  if (before !== undefined && before.genesis !== genesis) return { pins }
  const verified = kind === "partner-verified" || before?.verified === true
  return { pins: new Map(pins).set(organisation, { organisation, genesis, verified }) }
}

export function withPeople(state: PeopleState, event: PeopleEvent): Partial<PeopleState> {
  switch (event.kind) {
    case "member-named":
      return { memberNames: new Map(state.memberNames).set(event.user, event.name) }
    case "device-named":
      return { deviceNames: new Map(state.deviceNames).set(event.device, event.name) }
    case "kit-confirmed":
      return { kitConfirmed: true }
    case "invite-made":
      return { invites: new Map(state.invites).set(event.invite, event) }
    case "invite-closed":
      return { invites: new Map([...state.invites].filter(([invite]) => invite !== event.invite)) }
    case "partner-pinned":
    case "partner-verified":
      return pinned(state, event)
  }
}
