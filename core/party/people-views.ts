/** Members and their devices, partners and invitations, as a screen shows them. */
import type { AgreementKind } from "../records/agreement.ts"
import type { DeviceId, InviteId, OrganisationId, UserId } from "../records/id.ts"
import type { MemberRole, OrganisationProfile, OrganisationRole } from "../records/organisation.ts"
import type { Refusal } from "./views.ts"

export interface MemberView {
  readonly user: UserId
  readonly name: string
  readonly role: MemberRole
  readonly active: boolean
  readonly devices: readonly DeviceView[]
}

export interface DeviceView {
  readonly device: DeviceId
  readonly name: string
  readonly addedAt: number
  readonly revoked: boolean
  readonly thisOne: boolean
}

export interface PartnerView {
  readonly organisation: OrganisationId
  readonly profile: OrganisationProfile
  /** "invited": our link is out; "asked": they accepted, we must confirm; "linked": both pinned each other. */
  readonly state: "linked" | "blocked"
  readonly trust: "by-link" | "verified-in-person" | "key-changed"
  /** The pair's safety number, 60 digits in groups of five, the same on both sides. */
  readonly safetyNumber: string
  readonly agreements: readonly {
    readonly kind: AgreementKind
    readonly ours: boolean
    readonly theirs: boolean
    readonly validUntil: number | null
  }[]
  /** One sentence code where this partner cannot be sent to at all. */
  readonly obstacle: Refusal | null
}

export interface InviteView {
  readonly invite: InviteId
  readonly link: string
  readonly role: OrganisationRole
  readonly note: string
  readonly expiresAt: number
}

/** What the invited side sees before it accepts. */
export interface InvitePreview {
  readonly invite: InviteId
  readonly from: OrganisationProfile
  readonly organisation: OrganisationId
  readonly fingerprint: string
}
