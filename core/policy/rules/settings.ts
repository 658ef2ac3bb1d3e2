/** K: a setting below the law changes nothing and is reported; a mode nobody signed is the strict one. */
import type { Facts } from "../facts.ts"
import { note, type Finding, type Findings } from "../finding.ts"

export function settingsRule({ request, mode, refused }: Facts): Findings {
  const found: Finding[] = []
  if (request.mode !== mode) found.push(note("k-mode-unsigned"))
  if (refused.length > 0) {
    found.push(
      note(
        "k-refused",
        refused.map(({ key }) => key),
      ),
    )
  }
  return found
}
