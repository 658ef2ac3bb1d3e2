/** A profile while somebody fills it in, and what becomes of it. Nothing is answered before somebody answers it. */
import { unsaidPlaces } from "@zahnwolke/core/records/organisation"
import type {
  CountryCode,
  OnwardRecipient,
  OnwardRule,
  OrganisationProfile,
  OrganisationRole,
  Places,
} from "@zahnwolke/core/records/organisation"

/** Null, or an empty country: nobody said it yet. */
export interface ProfileDraft {
  readonly role: OrganisationRole | null
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: CountryCode
  readonly email: string
  readonly phone: string
  readonly dataProtectionOfficer: string
  readonly where: "at-the-seat" | "elsewhere" | null
  readonly places: Readonly<Record<PlaceName, string>>
  readonly parent: "none" | "company" | null
  readonly parentCountry: CountryCode
  readonly onward: "none" | "named" | "reserved" | null
  readonly recipients: readonly OnwardRecipient[]
}

export const placeNames = ["processing", "storage", "backup", "support"] as const
export type PlaceName = (typeof placeNames)[number]

export const emptyProfile: ProfileDraft = {
  role: null,
  name: "",
  street: "",
  postalCode: "",
  city: "",
  country: "",
  email: "",
  phone: "",
  dataProtectionOfficer: "",
  where: null,
  places: { processing: "", storage: "", backup: "", support: "" },
  parent: null,
  parentCountry: "",
  onward: null,
  recipients: [],
}

export function draftOf(profile: OrganisationProfile): ProfileDraft {
  const { address, contact, onward, parent = "??", places } = profile
  return {
    role: profile.role,
    name: profile.name,
    ...address,
    country: said(address.country),
    ...contact,
    where: whereOf(places),
    places: {
      processing: listed(places.processing),
      storage: listed(places.storage),
      backup: listed(places.backup),
      support: listed(places.support),
    },
    parent: parent === "??" ? null : parent === "none" ? "none" : "company",
    parentCountry: parent === "none" ? "" : said(parent),
    onward: onward.kind === "unknown" ? null : onward.kind,
    recipients: onward.kind === "named" ? onward.recipients : [],
  }
}

const said = (country: CountryCode): string => (country === "??" ? "" : country)
const listed = (countries: readonly CountryCode[]): string => countries.map(said).filter(Boolean).join(", ")

function whereOf(places: Places): ProfileDraft["where"] {
  if (placeNames.some((name) => places[name].includes("??"))) return null
  const same = placeNames.every((name) => places[name].length === 1 && places[name][0] === places.seat)
  return same ? "at-the-seat" : "elsewhere"
}

export const isCountry = (text: string): boolean => /^[A-Z]{2}$/u.test(text)

/** Null where a country is not written as its code. */
export function countriesIn(text: string): readonly CountryCode[] | null {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter(Boolean)
  return codes.length > 0 && codes.every(isCountry) ? codes : null
}

/** Whether all was answered that a sender's policy asks; what was not stays unknown, and unknown receives nothing. */
export const isAnswered = ({ where, parent, onward }: ProfileDraft): boolean =>
  where !== null && parent !== null && onward !== null

/** Null where something is missing or half said; the form itself says what. */
export function profileOf(draft: ProfileDraft): OrganisationProfile | null {
  const { country: seat, role } = draft
  const required = [draft.name, draft.street, draft.postalCode, draft.city, draft.email]
  if (role === null || required.some((text) => text.trim() === "") || !isCountry(seat)) return null
  const places = placesOf(draft)
  const parent = parentOf(draft)
  const onward = onwardOf(draft)
  if (places === null || parent === null || onward === null) return null
  const { name, street, postalCode, city, email, phone, dataProtectionOfficer } = draft
  return {
    name: name.trim(),
    role,
    address: { street: street.trim(), postalCode: postalCode.trim(), city: city.trim(), country: seat },
    places,
    parent,
    onward,
    contact: {
      email: email.trim(),
      phone: phone.trim(),
      dataProtectionOfficer: dataProtectionOfficer.trim(),
    },
  }
}

function placesOf({ country: seat, where, places }: ProfileDraft): Places | null {
  if (where === null) return unsaidPlaces(seat)
  const at = (name: PlaceName): readonly CountryCode[] | null =>
    where === "at-the-seat" ? [seat] : countriesIn(places[name])
  const processing = at("processing")
  const storage = at("storage")
  const backup = at("backup")
  const support = at("support")
  if (processing === null || storage === null || backup === null || support === null) return null
  return { seat, processing, storage, backup, support }
}

function parentOf({ parent, parentCountry }: ProfileDraft): CountryCode | null {
  if (parent === null) return "??"
  if (parent === "none") return "none"
  return isCountry(parentCountry) ? parentCountry : null
}

function onwardOf(draft: ProfileDraft): OnwardRule | null {
  if (draft.onward === null) return { kind: "unknown" }
  if (draft.onward !== "named") return { kind: draft.onward }
  const named = draft.recipients.filter(({ name }) => name.trim() !== "")
  return named.length > 0 && named.every(({ country }) => isCountry(country))
    ? { kind: "named", recipients: named }
    : null
}
