/** What a recipient may pass on: each named next one is judged as a transfer of its own, and the officer signs the answer. */
import { makeRequest } from "../disclosure/request.ts"
import type { ActionId } from "../policy/vocabulary.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import { done, no } from "./answers.ts"
import { attest } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import type { Partner } from "./partners.ts"
import { readPartners } from "./partners.ts"
import { signedFactsFor } from "./signed-facts.ts"
import { decideNow } from "./verdicts.ts"
import type { Answer } from "./views.ts"

/** What each patient says for one order; its scope names the next recipients and is asked for every time. */
const saidByPatients: readonly ActionId[] = ["ask-consent", "give-information"]

/** A year: the policy counts it no longer. */
const decisionDays = 365

/** From the recipient to the next one, by the papers that we hold with the next one ourselves. */
async function mayHave(desk: Desk, order: OrderId, from: Partner, next: Partner): Promise<boolean> {
  const act = { order, sender: from.state.id, recipient: next.state.id }
  const signed = await signedFactsFor(desk, next, act, null, null)
  const facts = {
    ...act,
    at: desk.parts.now(),
    category: "pseudonymised",
    // What a next recipient is for is the design; what else goes on is judged when it goes.
    contents: ["design-part"],
    scanned: true,
    ageGroup: "adult",
    mayPassTo: [],
    unaltered: false,
  } as const
  const decision = decideNow(makeRequest(facts, signed), desk.laws.current, desk.parts.now())
  switch (decision.kind) {
    case "permit":
      return true
    case "deny":
      return false
    case "needs":
      return decision.items.every(({ action }) => saidByPatients.includes(action))
  }
}

/** Of the named ones those that are partners here and would be permitted; a stranger cannot be judged and stays open. */
async function permittedNext(
  desk: Desk,
  order: OrderId,
  to: OrganisationId,
): Promise<Answer<readonly OrganisationId[]>> {
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const from = partners.value.get(to)
  if (from === undefined) return no("unknown-partner")
  const { onward } = from.profile.body.profile
  const named = onward.kind === "named" ? onward.recipients : []
  const permitted: OrganisationId[] = []
  for (const { organisation, country } of named) {
    const next = organisation === undefined ? undefined : partners.value.get(organisation)
    // The seat must be the one that the recipient named: otherwise somebody else is meant.
    if (next === undefined || next.profile.body.profile.places.seat !== country) continue
    if (await mayHave(desk, order, from, next)) permitted.push(next.state.id)
  }
  return done(permitted)
}

export async function decideOnward(
  desk: Desk,
  order: OrderId,
  input: { readonly to: OrganisationId; readonly text: string },
): Promise<Answer<null>> {
  const permitted = await permittedNext(desk, order, input.to)
  if (!permitted.ok) return permitted
  if (permitted.value.length === 0) return no("onward-not-permitted")
  return attest(desk, {
    kind: "onward-decision",
    about: input.to,
    covers: [...permitted.value],
    result: "positive",
    text: input.text,
    days: decisionDays,
  })
}
