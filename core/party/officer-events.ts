/** What the own record notes for whoever checks the house: papers made, names shown, what was signed and proposed. */
import Type from "typebox"
import type { Static } from "typebox"
import { settingsSchema } from "../trust/statements.ts"
import { count, id, oneOf, sha256Text, strict, time } from "../trust/schema.ts"

const name = Type.String({ maxLength: 200 })

/** A document was made; its hash says exactly which (Art. 5(2) GDPR). */
export const paperMade = Type.Object(
  {
    kind: Type.Literal("paper-made"),
    paper: Type.String({ maxLength: 40 }),
    about: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]),
    version: Type.String({ maxLength: 40 }),
    hash: sha256Text,
    at: time,
  },
  strict,
)

/** An officer said why they need the name of one patient, or of whoever an order is for. */
export const nameRevealed = Type.Object(
  {
    kind: Type.Literal("name-revealed"),
    about: Type.Union([id("patient"), id("order")]),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  strict,
)

/** What the organisation counts was signed: any of its devices knows then that there is one of at least this version. */
export const statementSigned = Type.Object(
  {
    kind: Type.Literal("statement-signed"),
    statement: oneOf(["attestation", "settings", "provider", "policy-mode"]),
    /** What else tells it apart from others of its kind; empty where there is one only. */
    name,
    version: count,
    hash: sha256Text,
  },
  strict,
)

/** Somebody wants other settings than those of version `base`, and may not sign them. */
export const settingsProposed = Type.Object(
  {
    kind: Type.Literal("settings-proposed"),
    settings: settingsSchema,
    base: count,
    user: id("user"),
    at: time,
  },
  strict,
)

type PaperMade = Static<typeof paperMade>
type StatementSigned = Static<typeof statementSigned>

type OfficerEvent =
  PaperMade | StatementSigned | Static<typeof nameRevealed> | Static<typeof settingsProposed>

export interface OfficerState {
  /** The last of each kind and subject. */
  readonly papers: ReadonlyMap<string, PaperMade>
  /** The newest of each kind and name. */
  readonly stated: ReadonlyMap<string, StatementSigned>
}

export const emptyOfficer: OfficerState = { papers: new Map(), stated: new Map() }

export const statedKey = ({ statement, name: of }: Pick<StatementSigned, "statement" | "name">): string =>
  `${statement} ${of}`

function signed({ stated }: OfficerState, event: StatementSigned): Partial<OfficerState> {
  const key = statedKey(event)
  const before = stated.get(key)
  return before !== undefined && before.version >= event.version
    ? {}
    : { stated: new Map(stated).set(key, event) }
}

export function withOfficer(state: OfficerState, event: OfficerEvent): Partial<OfficerState> {
  switch (event.kind) {
    case "paper-made":
      return { papers: new Map(state.papers).set(`${event.paper} ${event.about ?? ""}`, event) }
    case "statement-signed":
      return signed(state, event)
    // Who said it and when stands with the event itself, and it counts by that alone.
    case "name-revealed":
    case "settings-proposed":
      return {}
  }
}
