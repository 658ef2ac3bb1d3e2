/** The request of a disclosure with everybody whom it names for passing on, each judged as a transfer of its own. */
import { judgeNext } from "../disclosure/next-recipients.ts"
import type { JudgedNext } from "../disclosure/next-recipients.ts"
import { makeRequest } from "../disclosure/request.ts"
import type { SenderFacts, SignedFacts } from "../disclosure/request.ts"
import type { Decision } from "../policy/decision.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import type { Desk } from "./desk.ts"
import type { DraftDecisionInput } from "./draft-view.ts"
import { readPartners } from "./partners.ts"
import { signedFactsFor } from "./signed-facts.ts"
import type { Parent } from "./signed-facts.ts"
import { decideNow } from "./verdicts.ts"

interface Asked {
  readonly facts: SenderFacts
  readonly signed: SignedFacts
  readonly consent: DraftDecisionInput["consent"]
  readonly parent: Parent | null
}

export async function requestFor(
  desk: Desk,
  asked: Asked,
): Promise<{ readonly request: DisclosureRequest; readonly judged: readonly JudgedNext[] }> {
  const { facts, signed } = asked
  const judged = await judgeAllNext(desk, asked, makeRequest(facts, signed))
  const next = judged.map((one) => one.next)
  return { request: makeRequest(facts, signed, next), judged }
}

/** Each by the papers that this organisation holds with it itself; who is no partner here cannot be judged. */
async function judgeAllNext(
  desk: Desk,
  { consent, facts, parent }: Asked,
  first: DisclosureRequest,
): Promise<readonly JudgedNext[]> {
  if (facts.mayPassTo.length === 0) return []
  const partners = await readPartners(desk)
  const judge = (request: DisclosureRequest): Decision =>
    decideNow(request, desk.laws.current, desk.parts.now())
  return Promise.all(
    facts.mayPassTo.map(async (organisation) => {
      const next = partners.ok ? partners.value.get(organisation) : undefined
      const act = { order: facts.order, sender: facts.recipient, recipient: organisation }
      const signed = next === undefined ? null : await signedFactsFor(desk, next, act, consent, parent)
      return judgeNext(first, facts, { organisation, signed }, judge)
    }),
  )
}
