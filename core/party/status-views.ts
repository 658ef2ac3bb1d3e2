/** Whether somebody is here and who, as a screen shows it, and what founding an organisation asks and gives. */
import type { Language } from "../paper/pdf.ts"
import type { Knobs } from "../policy/knobs.ts"
import type { SuspendedCountry } from "../policy/suspension.ts"
import type { DataKind } from "../policy/vocabulary.ts"
import type { DeviceId, OrganisationId, UserId } from "../records/id.ts"
import type { MemberRole, OrganisationProfile } from "../records/organisation.ts"
import type { Refusal } from "./views.ts"

/** Where the server stands and who runs it: always on screen. */
export interface ServerPlace {
  readonly country: string
  readonly operator: string
  readonly pools: readonly {
    readonly name: string
    readonly country: string
    readonly operator: string
    readonly holds: DataKind
  }[]
  readonly version: string
  readonly demo: boolean
  /** Countries whose adequacy counts no longer: what this server says, and what this device heard before. */
  readonly suspended: readonly SuspendedCountry[]
}

export type Status =
  /** Nothing on this device yet. */
  | { readonly kind: "new"; readonly server: ServerPlace }
  /** A device of somebody who must unlock again. */
  | {
      readonly kind: "locked"
      readonly server: ServerPlace
      readonly organisationName: string
      readonly ways: readonly UnlockWay[]
      /** Orders and designs that lie here sealed and go on once it is unlocked. */
      readonly waiting: number
    }
  | { readonly kind: "open"; readonly server: ServerPlace; readonly me: Me }

export type UnlockWay = "passkey" | "passphrase"

export interface Me {
  readonly user: UserId
  readonly name: string
  readonly role: MemberRole
  readonly device: DeviceId
  readonly organisation: OrganisationId
  readonly profile: OrganisationProfile
  /** Fingerprint of the organisation: 60 digits in groups of five. */
  readonly fingerprint: string
  readonly kitConfirmed: boolean
  readonly ways: readonly UnlockWay[]
  /** Alarms that must be seen: the log forked, a key changed, something was rolled back. Codes like a refusal's. */
  readonly alarms: readonly Refusal[]
  /** "strict" unless a data protection officer signed otherwise. */
  readonly policyMode: "strict" | "statutory"
  /** The settings that hold, as signed; the shipped ones in every doubt. */
  readonly knobs: Knobs
}

export interface FoundInput {
  readonly profile: OrganisationProfile
  readonly ownerName: string
  /** What the person types to sign in besides the passphrase; the server keeps only a hash of it. */
  readonly loginName: string
  readonly deviceName: string
  /** Of the printed kit; German, the original, where nobody says. */
  readonly language?: Language
  /** Ticked by the owner: this server and its storage stand in the own rooms, and nobody else runs them. */
  readonly ownHouse: boolean
}

/** Shown once and printed; afterwards only the person has it. */
export interface FoundResult {
  readonly passphrase: string
  readonly kitWords: readonly string[]
  /** application/pdf */
  readonly kitPdf: Uint8Array
}
