/** From the sheet's frame and the patient's crosses to the consent that is recorded: the same for tablet and telephone. */
import type { Static } from "typebox"
import Type from "typebox"
import { formOf, sheetText } from "../records/consent-sheet.ts"
import type { Sheet, SheetTicks } from "../records/consent-sheet.ts"
import { id, oneOf, strict, time } from "../trust/schema.ts"
import { settledProofSchema } from "../trust/consent-proof-schema.ts"
import { consentScopeSchema } from "../trust/statements.ts"
import type { ConsentInput } from "./patient-views.ts"

/** What the practice settled before the patient saw the sheet. `scope` names no kinds yet. */
export const sheetFrameSchema = Type.Object(
  {
    patient: id("patient"),
    scope: consentScopeSchema,
    signer: oneOf(["patient", "guardian", "both-guardians", "representative"]),
    minor: Type.Boolean(),
    /** Whoever explained it looked at authority or capacity, where one of them matters (spec 5.4). */
    attested: Type.Boolean(),
    validUntil: time,
    explainedBy: Type.String({ maxLength: 200 }),
    /** Absent in links from before it was asked. */
    proof: Type.Optional(settledProofSchema),
  },
  strict,
)
export type SheetFrame = Static<typeof sheetFrameSchema>

export interface Filled {
  readonly sheet: Sheet
  readonly ticks: SheetTicks
  /** Of the signature, as it stood under the sheet. */
  readonly moment: string
  readonly strokes: ConsentInput["strokes"]
}

export function consentInputOf(frame: SheetFrame, { sheet, ticks, moment, strokes }: Filled): ConsentInput {
  const { minor, attested, signer } = frame
  const alone = signer === "patient"
  return {
    patient: frame.patient,
    scope: {
      ...frame.scope,
      kinds: ticks.kinds,
      category: formOf(sheet, ticks) === "name" ? "identified" : "pseudonymised",
    },
    releasesFromSecrecy: ticks.secrecy,
    signer,
    validUntil: frame.validUntil,
    assent: minor && ticks.minors && !alone,
    capacityDocumented: alone && (!minor || (attested && ticks.minors)),
    authorityShown: !alone && attested,
    text: sheetText(sheet, ticks, moment),
    strokes,
    explainedBy: frame.explainedBy,
    proof: frame.proof === undefined ? null : { ...frame.proof, language: sheet.language },
  }
}
