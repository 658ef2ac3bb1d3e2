/** The organisation's settings as signed: each names the one it replaces, and what is lowered has the officer's signature. */
import { ordering } from "../api/ordering.ts"
import { isKnob, knobLimits, limitText, loweredKnobs, readKnobs } from "../policy/knobs.ts"
import type { Knobs } from "../policy/knobs.ts"
import { maySetRules } from "../records/organisation.ts"
import { memberOfDevice, roleOfDevice, roleOfUser } from "../trust/organisation-log.ts"
import type { UserId } from "../records/id.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { No } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { isOlderThanKnown, readKnown, stateCounted } from "./stated.ts"
import type { Believed } from "./believed.ts"
import type { RegisterEvent, RegisterEventOf } from "./register-state.ts"
import { record } from "./register.ts"
import type { SettingsView } from "./settings-views.ts"
import type { Answer } from "./views.ts"

export const knobsOf = (settings: StatementBody<"settings"> | null): Knobs =>
  readKnobs(settings?.settings ?? {}).knobs

type Settings = StatementBody<"settings">["settings"]

/** As they are signed: plain values, in a list of their own. */
export const settingsFrom = (knobs: Knobs): Settings => ({
  ...knobs,
  countriesAsThird: [...knobs.countriesAsThird],
})

/** A value that no setting may have is not quietly replaced by the default: whoever wrote it hears that it is refused. */
function beyondLimits(settings: Settings): No | null {
  const [refused] = readKnobs(settings).refused
  if (refused === undefined) return null
  const limit = isKnob(refused.key) ? limitText(knobLimits[refused.key]) : ""
  return no("setting-beyond-limits", { setting: refused.key, limit })
}

/** Along the chain from the first: what is not linked, beyond a limit, or lowers without the officer, is passed over. */
function follow(all: readonly Signed<"settings">[], author: OrganisationState): Signed<"settings"> | null {
  return all
    .toSorted((a, b) => a.body.version - b.body.version)
    .reduce<Signed<"settings"> | null>((before, one) => {
      const role = roleOfDevice(author, one.device, one.body.at)
      const isNext = one.body.version === (before?.body.version ?? 0) + 1
      if (!isNext || one.body.previous !== (before?.hash ?? null) || !maySetRules(role)) return before
      if (beyondLimits(one.body.settings) !== null) return before
      const lowered = loweredKnobs(knobsOf(before?.body ?? null), knobsOf(one.body))
      return lowered.length === 0 || role === "data-protection-officer" ? one : before
    }, null)
}

export async function newestSettings(desk: Desk): Promise<Answer<Signed<"settings"> | null>> {
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
  const refused = beyondLimits(settingsFrom(knobs))
  if (refused !== null) return refused
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
    settings: settingsFrom(knobs),
    previous: before.value?.hash ?? null,
  })
  if (signed.ok) desk.tell({ kind: "changed", what: "status" })
  return signed.ok ? done(null) : signed
}

/** For whoever may not sign it: kept in the own record until the officer signs it, or something else. */
export async function proposeSettings(desk: Desk, knobs: Knobs): Promise<Answer<null>> {
  const settings = settingsFrom(knobs)
  const refused = beyondLimits(settings)
  if (refused !== null) return refused
  const before = await newestSettings(desk)
  if (!before.ok) return before
  if (!maySetRules(desk.organisation.members.get(desk.user)?.role)) return no("owner-needed")
  const base = before.value?.body.version ?? 0
  const { user } = desk
  const kept = await record(desk, { kind: "settings-proposed", settings, base, user, at: desk.parts.now() })
  if (kept.ok) desk.tell({ kind: "changed", what: "status" })
  return kept
}

/** The newest that its proposer wrote, and somebody who may: any member can write in the record, in any name. */
export const proposalIn = (
  events: readonly Pick<Believed<RegisterEvent>, "body" | "user" | "at">[],
  organisation: Pick<OrganisationState, "members">,
): RegisterEventOf<"settings-proposed"> | null =>
  events.reduce<RegisterEventOf<"settings-proposed"> | null>((newest, { at, body, user }) => {
    const isTheirs = body.kind === "settings-proposed" && body.user === user
    return isTheirs && maySetRules(roleOfUser(organisation, body.user, at)) ? body : newest
  }, null)

const nameOf = (desk: Desk, user: UserId | undefined): string =>
  user === undefined ? "" : (desk.register.memberNames.get(user) ?? "")

export async function viewSettings(desk: Desk): Promise<Answer<SettingsView>> {
  const newest = await newestSettings(desk)
  if (!newest.ok) return newest
  const proposal = proposalIn(desk.held.register.reading?.events ?? [], desk.organisation)
  const version = newest.value?.body.version ?? 0
  const open = proposal !== null && proposal.base === version ? proposal : null
  const officers = [...desk.organisation.members.values()].filter(
    ({ active, role }) => active && role === "data-protection-officer",
  )
  return done({
    knobs: knobsOf(newest.value?.body ?? null),
    signed:
      newest.value === null
        ? null
        : {
            at: newest.value.body.at,
            by: nameOf(desk, memberOfDevice(desk.organisation, newest.value.device)?.user),
          },
    proposal: open && {
      knobs: readKnobs(open.settings).knobs,
      at: open.at,
      by: nameOf(desk, open.user),
    },
    officers: officers.map(({ user }) => nameOf(desk, user)),
  })
}
