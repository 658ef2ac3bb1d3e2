/** G12: a radiograph for treatment stays diagnostic, the archive original stays where and as it is (§ 127 StrlSchV). */
import type { Facts } from "../facts.ts"
import { deny, nothing, type Finding, type Findings } from "../finding.ts"

export function radiographRule({ request, category }: Facts): Findings {
  if (request.op === "erase") return nothing
  const found: Finding[] = []
  if (request.handling !== "copy" && request.op === "transfer") found.push(deny("g12-original"))
  if (request.handling === "rewrite-original" && request.op === "host") found.push(deny("g12-original"))

  // What nobody said counts as the worst: an unknown content may be a radiograph. A practice treats, whatever purpose is
  // named, but for a second opinion that it was asked for.
  const images = request.contents.some((shape) => ["radiograph", "dvt", "unknown"].includes(shape))
  const treating = request.recipient.role === "practice" && request.purpose !== "second-opinion"
  if (images && treating && (!request.unaltered || category !== "identified"))
    found.push(deny("g12-degraded"))
  return found
}
