/** The schema of what proves a consent beside sheet and signature (spec 5.2). */
import Type from "typebox"
import type { ConsentProof } from "../records/consent-proof.ts"
import { identityChecks } from "../records/consent-proof.ts"
import { country, listOf, oneOf, strict } from "./schema.ts"

const version = Type.String({ minLength: 1, maxLength: 40 })

/** What the practice settles; the language is the patient's choice. */
const settled = {
  form: version,
  version,
  information: version,
  risks: listOf(Type.Object({ country, version }, strict), 50),
  identity: oneOf(identityChecks),
  where: oneOf(["practice", "own-phone"]),
}

export const settledProofSchema = Type.Unsafe<Omit<ConsentProof, "language">>(Type.Object(settled, strict))
export const consentProofSchema = Type.Unsafe<ConsentProof>(
  Type.Object({ ...settled, language: oneOf(["de", "en"]) }, strict),
)
