/** A profile while somebody fills it in, and what becomes of it once nothing is missing. */
import type {
  CountryCode,
  OnwardRecipient,
  OnwardRule,
  OrganisationProfile,
  OrganisationRole,
  Places,
} from "@zahnwolke/core/records/organisation"

export interface ProfileDraft {
  readonly role: OrganisationRole
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: CountryCode
  readonly email: string
  readonly phone: string
  readonly dataProtectionOfficer: string
  /** Null: everything happens at the seat. */
  readonly places: Readonly<Record<PlaceName, string>> | null
  readonly onward: "none" | "named" | "reserved"
  readonly recipients: readonly OnwardRecipient[]
}

export const placeNames = ["processing", "storage", "backup", "support"] as const
export type PlaceName = (typeof placeNames)[number]

export const emptyProfile: ProfileDraft = {
  role: "practice",
  name: "",
  street: "",
  postalCode: "",
  city: "",
  country: "DE",
  email: "",
  phone: "",
  dataProtectionOfficer: "",
  places: null,
  onward: "none",
  recipients: [],
}

export function draftOf(profile: OrganisationProfile): ProfileDraft {
  const { places, address, contact, onward } = profile
  const same = placeNames.every((name) => places[name].length === 1 && places[name][0] === places.seat)
  const list = (name: PlaceName): string => places[name].join(", ")
  return {
    role: profile.role,
    name: profile.name,
    ...address,
    ...contact,
    places: same
      ? null
      : {
          processing: list("processing"),
          storage: list("storage"),
          backup: list("backup"),
          support: list("support"),
        },
    onward: onward.kind === "unknown" ? "none" : onward.kind,
    recipients: onward.kind === "named" ? onward.recipients : [],
  }
}

/** Null where a country is not written as its code. */
export function countriesIn(text: string): readonly CountryCode[] | null {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter(Boolean)
  return codes.length > 0 && codes.every((code) => /^[A-Z]{2}$/u.test(code)) ? codes : null
}

/** Null where something is missing; the form itself says what. */
export function profileOf(draft: ProfileDraft): OrganisationProfile | null {
  const { country: seat } = draft
  const required = [draft.name, draft.street, draft.postalCode, draft.city, draft.email]
  if (required.some((text) => text.trim() === "") || !/^[A-Z]{2}$/u.test(seat)) return null
  const places = placesOf(draft)
  if (places === null) return null
  const onward = onwardOf(draft)
  if (onward === null) return null
  const { name, role, street, postalCode, city, email, phone, dataProtectionOfficer } = draft
  return {
    name: name.trim(),
    role,
    address: { street: street.trim(), postalCode: postalCode.trim(), city: city.trim(), country: seat },
    places,
    onward,
    contact: {
      email: email.trim(),
      phone: phone.trim(),
      dataProtectionOfficer: dataProtectionOfficer.trim(),
    },
  }
}

function placesOf({ country: seat, places }: ProfileDraft): Places | null {
  const at = (name: PlaceName): readonly CountryCode[] | null =>
    places === null ? [seat] : countriesIn(places[name])
  const [processing, storage, backup, support] = [
    at("processing"),
    at("storage"),
    at("backup"),
    at("support"),
  ]
  if (processing === null || storage === null || backup === null || support === null) return null
  return { seat, processing, storage, backup, support }
}

function onwardOf(draft: ProfileDraft): OnwardRule | null {
  if (draft.onward !== "named") return { kind: draft.onward }
  const named = draft.recipients.filter(({ name }) => name.trim() !== "")
  return named.length > 0 ? { kind: "named", recipients: named } : null
}
