/** G8: nobody keeps a right to pass on; each named next recipient is a transfer of its own (Art. 28(2), (4), 44 GDPR). */
import { holds, type Facts } from "../facts.ts"
import { deny, needs, nothing, type Finding, type Findings } from "../finding.ts"

export function onwardRule(facts: Facts): Findings {
  const { request } = facts
  if (request.op === "erase") return nothing
  return [...declared(facts), ...named(facts)]
}

/** What the recipient says of itself. */
function declared(facts: Facts): Findings {
  const { request } = facts
  // Patients do with their own data what they like; where an authority passes on, a statute says.
  if (request.recipient.role === "patient" || request.recipient.role === "authority") return nothing
  const { kind, recipients } = request.recipient.onward
  switch (kind) {
    case "none":
      // A profile that says "none" and names somebody contradicts itself.
      return recipients.length === 0 ? nothing : [deny("g8-unknown")]
    case "reserved":
      return [deny("g8-reserved")]
    case "unknown":
      return [deny("g8-unknown")]
    case "named": {
      if (recipients.length === 0) return [deny("g8-unknown")]
      const open = recipients.filter(
        ({ organisation }) => organisation === "unknown" || !holds(facts, "onward-decision", [organisation]),
      )
      return open.length === 0
        ? nothing
        : [
            needs(
              "g8-named",
              open.map(({ organisation, country }) => `${organisation} ${country}`),
            ),
          ]
    }
  }
}

/** What the sender allows it: a permit that names somebody has judged that one too. */
function named({ request }: Facts): Findings {
  const found: Finding[] = []
  for (const { organisation, country, verdict } of request.next) {
    const detail = [`${organisation} ${country}`]
    switch (verdict) {
      case "permitted":
        break
      case "needs-consent":
        found.push(needs("g8-next-consent", detail))
        break
      case "denied":
        found.push(deny("g8-next-denied", detail))
        break
      case "unknown":
        found.push(deny("g8-next-unknown", detail))
        break
    }
  }
  return found
}
