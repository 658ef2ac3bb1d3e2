/** Signed statements out of files: taken only in the form in which they travel. */
import Value from "typebox/value"
import { envelopeSchema } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"

export const isEnvelope = (value: unknown): value is Envelope => Value.Check(envelopeSchema, value)

/** Null where anything else stands among them. */
export const asEnvelopes = (value: unknown): readonly Envelope[] | null =>
  Array.isArray(value) && value.every((one) => isEnvelope(one)) ? value : null
