/**
 * Whose name a member is shown: a data protection officer reads codes, until they say for one patient why they need the
 * name (Art. 5(1)(c) GDPR). Why stands in the own record. It is a matter of what is shown: the device has the keys.
 */
import { isId } from "../records/id.ts"
import type { OrderId, PatientId } from "../records/id.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { ChainAbout } from "./holder-views.ts"
import type { RevealView } from "./officer-views.ts"
import { refreshRegister, record } from "./register.ts"
import type { Answer } from "./views.ts"

/** A day's work; whoever comes back to it says again why. */
const lasts = 86_400_000

/** The patient, or the order where only somebody else knows the patient. */
type Subject = PatientId | OrderId

export const subjectOf = (desk: Desk, about: ChainAbout): Subject =>
  "patient" in about ? about.patient : (desk.register.orders.get(about.order)?.patient ?? about.order)

export function seesName(desk: Desk, subject: Subject): boolean {
  const role = desk.organisation.members.get(desk.user)?.role
  if (role !== undefined && role !== "data-protection-officer") return true
  const since = desk.parts.now() - lasts
  return (desk.held.register.reading?.events ?? []).some(
    ({ at, body, user }) =>
      body.kind === "name-revealed" && body.about === subject && user === desk.user && since < at,
  )
}

/** The same for one patient on every screen, and nothing of the name in it. */
export const pseudonymOf = (subject: Subject): string => `P-${subject.slice(-6).toUpperCase()}`

const cover = "▒▒▒"

/** Single letters stay: they are in every word. */
export function coverNames(text: string, names: readonly string[]): string {
  const sought = names.flatMap((name) => name.split(/[\s,]+/u)).filter((name) => name.length > 1)
  return sought.reduce(
    (covered, name) =>
      covered.replaceAll(new RegExp(name.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "\\$&"), "giu"), cover),
    text,
  )
}

/** Noted before the name is shown: where the record cannot be reached, nothing is shown. */
export async function revealName(
  desk: Desk,
  { about, reason }: { readonly about: ChainAbout; readonly reason: string },
): Promise<Answer<null>> {
  if (reason.trim() === "") return no("reason-missing")
  const noted = await record(desk, {
    kind: "name-revealed",
    about: subjectOf(desk, about),
    reason: reason.trim().slice(0, 500),
  })
  if (noted.ok) desk.tell({ kind: "changed", what: "orders" })
  return noted
}

/** The newest first. */
export async function showReveals(desk: Desk): Promise<Answer<readonly RevealView[]>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const { memberNames, orders, received } = desk.register
  const events = desk.held.register.reading?.events ?? []
  const views = events.flatMap(({ at, body, user }): readonly RevealView[] => {
    if (body.kind !== "name-revealed") return []
    const { about, reason } = body
    const order = isId("order", about) ? (orders.get(about) ?? received.get(about)) : undefined
    const who = [...memberNames].find(([one]) => one === user)?.[1] ?? null
    return [{ at, who, about: order?.number ?? pseudonymOf(about), reason }]
  })
  return done(views.toReversed())
}
