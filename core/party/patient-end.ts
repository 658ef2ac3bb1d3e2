/** The patient's end of a one-time link: no account and no key but the link's own; what it reads only the practice can have written. */
import Value from "typebox/value"
import type { Caller, Reply } from "../api/client.ts"
import { patientLink } from "../api/patient-link.ts"
import { bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import { sealBytes } from "../envelope/identity.ts"
import { linkKey, openForLink, signAnswer, signWithdrawal } from "../trust/patient-link.ts"
import type { PatientLink } from "../trust/patient-link.ts"
import { patientOfferSchema, patientReceiptSchema } from "../trust/patient-offer.ts"
import type { PatientAnswer, PatientOffer, PatientReceipt } from "../trust/patient-offer.ts"
import { parseCanonical } from "../trust/statement.ts"

export interface OpenedOffer {
  readonly offer: PatientOffer
  /** SHA-256 of exactly what was opened. */
  readonly hash: string
}

export const lookAtLink = (caller: Caller, { link }: PatientLink) =>
  caller.call(patientLink.readPatientLink, { params: { link } })

/** Null where the date of birth is another one, or somebody else wrote it. */
export async function openOffer(
  link: PatientLink,
  birthDate: string,
  sealed: string,
): Promise<OpenedOffer | null> {
  const plain = await openForLink(await linkKey(link, birthDate), link.link, "offer", sealed)
  const offer: unknown = plain === null ? null : parseCanonical(plain)
  if (plain === null || !Value.Check(patientOfferSchema, offer) || offer.link !== link.link) return null
  return { offer, hash: hashHex(plain) }
}

export async function openReceipt(
  link: PatientLink,
  birthDate: string,
  sealed: string,
): Promise<PatientReceipt | null> {
  const plain = await openForLink(await linkKey(link, birthDate), link.link, "receipt", sealed)
  const receipt: unknown = plain === null ? null : parseCanonical(plain)
  return Value.Check(patientReceiptSchema, receipt) && receipt.link === link.link ? receipt : null
}

/** Sealed to the key that stands in the sheet itself: the server never names whom to seal to. */
export async function answerOffer(
  caller: Caller,
  link: PatientLink,
  { offer, hash }: OpenedOffer,
  given: Omit<PatientAnswer, "link" | "offer">,
): Promise<Reply<object>> {
  const answer = JSON.parse(JSON.stringify({ link: link.link, offer: hash, ...given }))
  const sealed = await sealBytes(utf8(canonicalJson(answer)), [offer.recipient])
  return caller.call(patientLink.answerPatientLink, {
    params: { link: link.link },
    body: await signAnswer(link, "signed", bytesToBase64url(sealed)),
  })
}

/** Ends the link: whoever holds it does not know the patient. */
export async function reportWrongDate(caller: Caller, link: PatientLink): Promise<Reply<object>> {
  return caller.call(patientLink.answerPatientLink, {
    params: { link: link.link },
    body: await signAnswer(link, "wrong-birth-date", ""),
  })
}

export async function withdrawByLink(
  caller: Caller,
  link: PatientLink,
  { consent }: Pick<PatientReceipt, "consent">,
  at: number,
): Promise<Reply<object>> {
  return caller.call(patientLink.withdrawByPatient, {
    params: { link: link.link },
    body: await signWithdrawal(link, consent, at),
  })
}
