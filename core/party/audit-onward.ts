/** What recipients passed on, checked from an audit package: signed by whom we sent it to, to whom we named, permitted that day. */
import type { TreeHead } from "../audit/merkle.ts"
import { utf8 } from "../encoding/bytes.ts"
import { dayOf } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import { law } from "../policy/law.ts"
import { parseRequest } from "../policy/request.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { parseCanonical } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { isInLog } from "./disclosure-check.ts"
import type { DisclosureProof } from "./disclosure-check.ts"
import { believe } from "./signed.ts"

export interface OnwardProof extends Pick<DisclosureProof, "inclusion"> {
  readonly disclosure: Envelope
}

export interface OnwardCheck {
  readonly order: string
  /** A code; empty where it is sound. */
  readonly fault: "" | "unsigned" | "not-ours" | "not-named" | "not-permitted" | "not-in-log"
}

interface Around {
  readonly organisations: ReadonlyMap<string, OrganisationState>
  readonly head: TreeHead
  /** The own disclosures that lie in the package, by order. */
  readonly sent: ReadonlyMap<string, StatementBody<"disclosure">>
}

function faultOf(
  proof: OnwardProof,
  body: StatementBody<"disclosure">,
  { head, sent }: Around,
): OnwardCheck["fault"] {
  const parent = sent.get(body.parent ?? "")
  if (parent === undefined || parent.recipient !== body.organisation) return "not-ours"
  if (!parent.mayPassTo.includes(body.recipient)) return "not-named"
  const request = parseRequest(parseCanonical(utf8(body.request)))
  const isPermitted =
    !("problem" in request) &&
    request.order === body.order &&
    request.recipient.organisation === body.recipient &&
    decide(request, law, dayOf(request.at)).kind === "permit"
  if (!isPermitted) return "not-permitted"
  return isInLog(proof, { head }) ? "" : "not-in-log"
}

/** The papers between those two are theirs, and are not in the package of the house that sent it first. */
export async function checkOnward(proof: OnwardProof, around: Around): Promise<OnwardCheck> {
  for (const organisation of around.organisations.values()) {
    const signed = await believe("disclosure", proof.disclosure, organisation)
    if (signed !== null) return { order: signed.body.order, fault: faultOf(proof, signed.body, around) }
  }
  return { order: "onward.json", fault: "unsigned" }
}
