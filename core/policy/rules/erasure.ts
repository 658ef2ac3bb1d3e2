/** E: a running duty or a legal hold restricts; only what is due is erased (Art. 17(3) GDPR, § 35(3) BDSG). */
import { decideErasure } from "../retention.ts"
import type { Facts } from "../facts.ts"
import { deny, ground, nothing, type Findings } from "../finding.ts"

export function erasureRule({ request, day }: Facts): Findings {
  if (request.op !== "erase") return nothing
  if (request.erasure === null) return [deny("e-unknown")]
  const answer = decideErasure(request.erasure, day)
  switch (answer.kind) {
    case "erase":
      return [ground("e-erase")]
    case "restrict":
      return [deny("e-running", [answer.until, answer.record])]
    case "legal-hold":
      return [deny("e-hold", [answer.record])]
    case "unclear":
      return [deny("e-unknown", [answer.record])]
  }
}
