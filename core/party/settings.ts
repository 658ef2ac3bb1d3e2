/** The organisation's settings as signed: each names the one it replaces, and what is lowered has the officer's signature. */
import { ordering } from "../api/ordering.ts"
import { loweredKnobs, readKnobs } from "../policy/knobs.ts"
import type { Knobs } from "../policy/knobs.ts"
import { maySetRules } from "../records/organisation.ts"
import { memberOfDevice } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { isOlderThanKnown, readKnown, stateCounted } from "./stated.ts"
import type { Answer } from "./views.ts"

export const knobsOf = (settings: StatementBody<"settings"> | null): Knobs =>
  readKnobs(settings?.settings ?? {}).knobs

/** Along the chain from the first: what is not linked, or lowers without the officer, is passed over. */
function follow(all: readonly Signed<"settings">[], author: OrganisationState): Signed<"settings"> | null {
  return all
    .toSorted((a, b) => a.body.version - b.body.version)
    .reduce<Signed<"settings"> | null>((before, one) => {
      const role = memberOfDevice(author, one.device)?.role
      if (one.body.previous !== (before?.hash ?? null) || !maySetRules(role)) return before
      const lowered = loweredKnobs(knobsOf(before?.body ?? null), knobsOf(one.body))
      return lowered.length === 0 || role === "data-protection-officer" ? one : before
    }, null)
}

async function newestSettings(desk: Desk): Promise<Answer<Signed<"settings"> | null>> {
  const known = await readKnown(desk, "settings")
  if (!known.ok) return known
  const reply = await desk.connection.call(ordering.ownStatements, { query: { kind: "settings" } })
  if (!reply.ok) return no(reply.problem.code)
  const all = await believeAll("settings", reply.value.statements, desk.organisation)
  const newest = follow(all, desk.organisation)
  const shown = newest && { version: newest.body.version, hash: newest.hash }
  if (await isOlderThanKnown(desk, known.value, { statement: "settings", name: "" }, shown)) {
    desk.alarm({ code: "settings-rolled-back", details: {} })
    return no("settings-rolled-back")
  }
  return done(newest)
}

/** Null in every doubt, and null is the shipped default: the strict one. */
export async function ownSettings(desk: Desk): Promise<StatementBody<"settings"> | null> {
  const newest = await newestSettings(desk)
  return newest.ok ? (newest.value?.body ?? null) : null
}

export async function changeSettings(desk: Desk, knobs: Knobs): Promise<Answer<null>> {
  const before = await newestSettings(desk)
  if (!before.ok) return before
  const role = desk.organisation.members.get(desk.user)?.role
  if (!maySetRules(role)) return no("owner-needed")
  const lowered = loweredKnobs(knobsOf(before.value?.body ?? null), knobs)
  if (lowered.length > 0 && role !== "data-protection-officer") return no("officer-needed")
  const signed = await stateCounted(desk, "settings", "", {
    organisation: desk.id,
    at: desk.parts.now(),
    version: (before.value?.body.version ?? 0) + 1,
    settings: { ...knobs, countriesAsThird: [...knobs.countriesAsThird] },
    previous: before.value?.hash ?? null,
  })
  if (signed.ok) desk.tell({ kind: "changed", what: "status" })
  return signed.ok ? done(null) : signed
}
