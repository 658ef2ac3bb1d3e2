/** What was sealed and still waits, read back by who sealed it: its own words, and whether they are the ones that are meant now. */
import Value from "typebox/value"
import { seedOfIdentity } from "../envelope/identity.ts"
import type { Identity } from "../envelope/identity.ts"
import type { ConsentId, OrganisationId, PatientId } from "../records/id.ts"
import { openEvent, streamKey } from "../streams/sealed-event.ts"
import type { SealedEvent } from "../streams/sealed-event.ts"
import { parseCanonical, readStatement } from "../trust/statement.ts"
import { statementSchemas } from "../trust/statements.ts"
import type { StatementBody } from "../trust/statements.ts"
import type { Desk } from "./desk.ts"
import { orderEventSchema } from "./order-state.ts"
import type { OrderEvent } from "./order-state.ts"
import { openSealed } from "./orders.ts"
import type { Sending } from "./sealed-order.ts"

export const bodyOf = ({ disclosure }: Sending): StatementBody<"disclosure"> | null =>
  readStatement("disclosure", statementSchemas.disclosure, disclosure)?.body ?? null

export type PlacedEvent = Extract<OrderEvent, { kind: "placed" }>

export interface Kept {
  readonly identity: Identity
  readonly placed: PlacedEvent
  readonly report: string
}

export async function keptOrder(desk: Desk, { envelope, events, order }: Sending): Promise<Kept> {
  const identity = await openSealed(desk, envelope)
  if (identity === null) throw new Error("an order of our own does not open")
  const key = await streamKey(seedOfIdentity(identity), order, 1)
  const read = async (event: SealedEvent | undefined): Promise<OrderEvent | null> => {
    const bytes = event === undefined ? null : await openEvent(key, event)
    const body = bytes === null ? null : parseCanonical(bytes)
    return Value.Check(orderEventSchema, body) ? body : null
  }
  const [placed, report] = [await read(events[0]), await read(events[1])]
  if (placed?.kind !== "placed" || report?.kind !== "report")
    throw new Error("an order of our own is not what was sealed")
  return { identity, placed, report: report.text }
}

/** All that a person decides of an order, apart from the names that sealing gives. */
export interface Meant {
  readonly to: OrganisationId
  readonly patient: PatientId | null
  readonly consent: ConsentId | null
  readonly mayPassTo: readonly OrganisationId[]
  readonly words: Pick<PlacedEvent, "form" | "emergency">
  readonly files: readonly Omit<PlacedEvent["files"][number], "object" | "version" | "supersedes">[]
}

/** Whoever changes anything after the sealing must not be told that this went, and what they took back must not go. */
export async function isSealedAs(desk: Desk, sending: Sending, meant: Meant): Promise<boolean> {
  const { register } = sending
  const body = bodyOf(sending)
  if (body === null || register.kind !== "order-placed") return false
  const { placed } = await keptOrder(desk, sending)
  const { recipient: to, consent, mayPassTo } = body
  return (
    textOf({ to, patient: register.patient, consent, mayPassTo, words: placed, files: placed.files }) ===
    textOf(meant)
  )
}

/** Whether its words are these, whatever code it went under: a code is drawn anew for each sealing. */
export async function saysTheSame(desk: Desk, sending: Sending, form: PlacedEvent["form"]): Promise<boolean> {
  const { placed } = await keptOrder(desk, sending)
  const { patientCode } = placed.form
  return JSON.stringify(sorted({ ...form, patientCode })) === JSON.stringify(sorted(placed.form))
}

const textOf = ({ consent, files, mayPassTo, patient, to, words: { emergency, form } }: Meant): string =>
  JSON.stringify([
    to,
    patient,
    consent,
    [...mayPassTo].sort(),
    emergency ?? null,
    sorted(form),
    files.map(({ category, content, format, name, role, sha256, size }) => [
      name,
      format,
      role,
      content,
      category,
      size,
      sha256,
    ]),
  ])

/** The sealed form has its keys in order, the one at hand as somebody wrote them. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)]),
        )
      : value
