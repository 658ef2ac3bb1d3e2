/** Names of things: checked once when they come from outside, trusted after. 128 random bits, never a counter. */
import { bytesToBase32 } from "../encoding/base32.ts"

const kinds = [
  "org",
  "user",
  "device",
  "order",
  "object",
  "consent",
  "invite",
  "partner",
  "patient",
  "event",
  "link",
] as const
export type IdKind = (typeof kinds)[number]

export type Id<Kind extends IdKind> = `${Kind}_${string}` & { readonly brand: Kind }
export type OrganisationId = Id<"org">
export type UserId = Id<"user">
export type DeviceId = Id<"device">
export type OrderId = Id<"order">
export type ObjectId = Id<"object">
export type ConsentId = Id<"consent">
export type InviteId = Id<"invite">
export type PatientId = Id<"patient">
/** A one-time link to the patient's own telephone. */
export type PatientLinkId = Id<"link">

const body = /^[0-9a-hjkmnp-tv-z]{26}$/u

export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  return text.startsWith(`${kind}_`) && body.test(text.slice(kind.length + 1))
}

/** From 16 bytes: random ones for most things, the start of a hash where the name must follow from the content. */
export function makeId<Kind extends IdKind>(kind: Kind, bytes: Uint8Array): Id<Kind> {
  const id: string = `${kind}_${bytesToBase32(bytes.subarray(0, 16))}`
  if (!isId(kind, id)) throw new TypeError("a name needs 16 bytes")
  return id
}

export const randomId = <Kind extends IdKind>(kind: Kind): Id<Kind> =>
  makeId(kind, crypto.getRandomValues(new Uint8Array(16)))
