/** What an organisation counts, noted in its own record as it is signed: no device takes an older one for the newest. */
import { statementHash } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { record, refreshRegister } from "./register.ts"
import { statedKey } from "./officer-events.ts"
import type { RegisterEventOf } from "./register-state.ts"
import { state } from "./signed.ts"
import type { Answer } from "./views.ts"

type Stated = RegisterEventOf<"statement-signed">
type CountedKind = Stated["statement"]

/**
 * Signs, leaves it with the server, and then notes it: a note of what the server never took would bar every device for
 * ever. Where the note fails the act fails, and whoever asked signs again.
 */
export async function stateCounted<Kind extends CountedKind>(
  desk: Desk,
  kind: Kind,
  name: string,
  body: StatementBody<Kind> & { readonly version: number },
): Promise<Answer<null>> {
  const signed = await state(desk, kind, body)
  if (!signed.ok) return signed
  return record(desk, {
    kind: "statement-signed",
    statement: kind,
    name,
    version: body.version,
    hash: statementHash(signed.value),
  })
}

interface Shown {
  readonly version: number
  readonly hash: string
}

export interface Known {
  readonly stated: Desk["register"]["stated"]
  /** By the place in memory. */
  readonly seen: ReadonlyMap<string, number>
}

const placeOf = (statement: CountedKind, name: string): string => `${statement} ${name}`.trimEnd()

/**
 * What is known of a kind, asked for before the statements: what is signed in the meantime is newer than that, and a
 * device that joined a moment ago is believed by then. A server can hide a note only with all that was written after it.
 */
export async function readKnown(desk: Desk, statement: CountedKind, about = ""): Promise<Answer<Known>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const { stated } = desk.register
  const all = await desk.memory.names("newest")
  const seen = new Map<string, number>()
  for (const place of all.filter((one) => one.startsWith(statement) && one.endsWith(about))) {
    seen.set(place, (await desk.memory.recall("newest", place))?.version ?? 0)
  }
  return done({ stated, seen })
}

/**
 * Whether what the server shows is older than what this device saw or what the organisation's record speaks of, or
 * another one of the same version. What passes is remembered.
 */
export async function isOlderThanKnown(
  desk: Desk,
  known: Known,
  { statement, name }: Pick<Stated, "statement" | "name">,
  shown: Shown | null,
): Promise<boolean> {
  const place = placeOf(statement, name)
  const seen = known.seen.get(place) ?? 0
  const noted = known.stated.get(statedKey({ statement, name }))
  const version = shown?.version ?? 0
  if (version < Math.max(seen, noted?.version ?? 0)) return true
  if (shown === null) return false
  if (noted?.version === version && noted.hash !== shown.hash) return true
  if (seen !== version) await desk.memory.keep("newest", place, { version })
  return false
}
