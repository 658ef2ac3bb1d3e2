/** Practice, laboratory, milling centre: what an organisation says of itself, signed, before anything is sent to it. */
import type { OrganisationId } from "./id.ts"

/** FHIR Organization.type in the words of the trade; `billing`, `processor` and the rest matter to the policy only. */
export const organisationRoles = ["practice", "laboratory", "milling-centre", "importer"] as const
export type OrganisationRole = (typeof organisationRoles)[number]

export const memberRoles = ["owner", "member", "data-protection-officer", "agent"] as const
export type MemberRole = (typeof memberRoles)[number]

/** Who may say for the organisation which rules hold and what it is; everybody else only works by them. */
export const maySetRules = (role: MemberRole | undefined): boolean =>
  role === "owner" || role === "data-protection-officer"

/** Who watches over the disclosures makes none, and asks no patient for a consent (Art. 38(6) GDPR). */
export const placesOrders = (role: MemberRole | undefined): boolean =>
  role !== undefined && role !== "data-protection-officer"

/** Below the strict rules leads only the data protection officer's signature (spec 2.3); back to them also an owner's. */
export const maySetMode = (role: MemberRole | undefined, mode: "strict" | "statutory"): boolean =>
  mode === "strict" ? maySetRules(role) : role === "data-protection-officer"

/** ISO 3166-1 alpha-2, or "??" where nobody said: the policy treats it as the worst value. */
export type CountryCode = string

export interface PostalAddress {
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: CountryCode
}

/** Article of 2017: seat AND processing; Art. 44 GDPR: remote support counts as transfer. All lists may not be empty. */
export interface Places {
  readonly seat: CountryCode
  readonly processing: readonly CountryCode[]
  readonly storage: readonly CountryCode[]
  readonly backup: readonly CountryCode[]
  readonly support: readonly CountryCode[]
}

export interface OnwardRecipient {
  readonly name: string
  readonly country: CountryCode
  /** Where it has an account here; without one nobody can judge it, and the policy calls it unknown. */
  readonly organisation?: OrganisationId
}

/** "reserved": keeps the right to pass data on; "unknown": nobody said. Both close every door. */
export type OnwardRule =
  | { readonly kind: "none" }
  | {
      readonly kind: "named"
      readonly recipients: readonly OnwardRecipient[]
    }
  | { readonly kind: "reserved" }
  | { readonly kind: "unknown" }

export interface OrganisationProfile {
  readonly name: string
  readonly role: OrganisationRole
  readonly address: PostalAddress
  readonly places: Places
  /** Country of the parent company, "none" where there is none; absent where nobody said. */
  readonly parent?: CountryCode
  readonly onward: OnwardRule
  readonly contact: { readonly email: string; readonly phone: string; readonly dataProtectionOfficer: string }
}

/** What the policy asks of whoever receives, and what only the organisation itself can say. */
export const profileQuestions = ["places", "parent", "onward"] as const
export type ProfileQuestion = (typeof profileQuestions)[number]

/** Every country in which a party works or looks in from, each once. */
export const allCountries = ({
  seat,
  processing,
  storage,
  backup,
  support,
}: Places): readonly CountryCode[] => [...new Set([seat, ...processing, ...storage, ...backup, ...support])]

/** Remote support counts (Art. 44 GDPR): an empty list means that nobody said, and nobody said is unknown. */
export function countriesOrUnknown(places: Places): readonly CountryCode[] {
  const lists = [places.processing, places.storage, places.backup, places.support]
  return lists.some((list) => list.length === 0) ? [...allCountries(places), "??"] : allCountries(places)
}

export const unsaidPlaces = (seat: CountryCode): Places => ({
  seat,
  processing: ["??"],
  storage: ["??"],
  backup: ["??"],
  support: ["??"],
})

/** The questions that nobody answered yet: until then nobody may send anything there. */
export const openQuestions = ({
  places,
  parent,
  onward,
}: OrganisationProfile): readonly ProfileQuestion[] => {
  const open: Readonly<Record<ProfileQuestion, boolean>> = {
    places: countriesOrUnknown(places).includes("??"),
    parent: parent === undefined || parent === "??",
    onward: onward.kind === "unknown",
  }
  return profileQuestions.filter((question) => open[question])
}
