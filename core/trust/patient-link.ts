/** Keys out of a patient's one-time link: what is sealed under it, and what the telephone signs with it. */
import { base64urlToBytes, bytesToBase64url, concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { deriveBytes, deriveWrapKey, stretch, unwrap, wrap } from "../envelope/derive.ts"
import { isId } from "../records/id.ts"
import type { ConsentId, PatientLinkId } from "../records/id.ts"
import { isSignedBy, signerFromSeed, textToKey } from "./signing.ts"
import type { PublicKeyText, Signer } from "./signing.ts"

/** What stands behind the # never reaches a server. */
export interface PatientLink {
  readonly link: PatientLinkId
  readonly secret: Bytes
}

export const patientPage = "/einwilligen"

export const patientLinkText = (server: URL, { link, secret }: PatientLink): string =>
  new URL(`${patientPage}#${link}.${bytesToBase64url(secret)}`, server).href

export function parsePatientLink(fragment: string): PatientLink | null {
  const [, link = "", text = ""] = /^#?(link_[0-9a-z]{26})\.([A-Za-z0-9_-]{43})$/u.exec(fragment.trim()) ?? []
  const secret = base64urlToBytes(text)
  return isId("link", link) && secret !== null ? { link, secret } : null
}

/**
 * The secret and the date of birth together: a link that went astray opens nothing by itself. The date is slow to try,
 * not impossible: it has forty thousand values.
 */
export async function linkKey({ link, secret }: PatientLink, birthDate: string): Promise<CryptoKey> {
  return deriveWrapKey(concat(secret, await stretch(birthDate, link)), "patient link")
}

/** Says what it is for, so that nothing sealed for one use serves another. */
export type LinkUse = "offer" | "receipt"

export async function sealForLink(
  key: CryptoKey,
  link: PatientLinkId,
  use: LinkUse,
  value: Json,
): Promise<string> {
  return bytesToBase64url(await wrap(key, utf8(canonicalJson(value)), `${use} ${link}`))
}

/** The exact bytes; null where date, secret, link or use is another. */
export async function openForLink(
  key: CryptoKey,
  link: PatientLinkId,
  use: LinkUse,
  sealed: string,
): Promise<Bytes | null> {
  const bytes = base64urlToBytes(sealed)
  return bytes === null ? null : unwrap(key, bytes, `${use} ${link}`)
}

/** Two keys, so that the right to withdraw outlives the right to answer. */
export const linkSigner = async (
  { link, secret }: PatientLink,
  use: "answer" | "withdrawal",
): Promise<Signer> => signerFromSeed(await deriveBytes(secret, `patient link ${use}`), link)

/** Given by the telephone: sealed for the practice, or that the date of birth was wrong three times. */
export type AnswerKind = "signed" | "wrong-birth-date"

const answerBytes = (link: PatientLinkId, kind: AnswerKind, sealed: string): Bytes =>
  utf8(`zahnwolke patient answer\n${link}\n${kind}\n${hashHex(utf8(sealed))}`)

export const withdrawalBytes = (link: PatientLinkId, consent: ConsentId, at: number): Bytes =>
  utf8(`zahnwolke patient withdrawal\n${link}\n${consent}\n${at}`)

export async function signAnswer(
  link: PatientLink,
  kind: AnswerKind,
  sealed: string,
): Promise<{ kind: AnswerKind; sealed: string; signature: string }> {
  const signer = await linkSigner(link, "answer")
  return {
    kind,
    sealed,
    signature: bytesToBase64url(await signer.sign(answerBytes(link.link, kind, sealed))),
  }
}

export async function signWithdrawal(
  link: PatientLink,
  consent: ConsentId,
  at: number,
): Promise<{ consent: ConsentId; at: number; signature: string }> {
  const signer = await linkSigner(link, "withdrawal")
  return {
    consent,
    at,
    signature: bytesToBase64url(await signer.sign(withdrawalBytes(link.link, consent, at))),
  }
}

const isBy = async (key: PublicKeyText, signature: string, bytes: Bytes): Promise<boolean> => {
  const publicKey = textToKey(key)
  const sig = base64urlToBytes(signature)
  return publicKey !== null && sig !== null && isSignedBy(publicKey, sig, bytes)
}

export const isAnswerBy = (
  key: PublicKeyText,
  link: PatientLinkId,
  answer: { readonly kind: AnswerKind; readonly sealed: string; readonly signature: string },
): Promise<boolean> => isBy(key, answer.signature, answerBytes(link, answer.kind, answer.sealed))

export const isWithdrawalBy = (
  key: PublicKeyText,
  link: PatientLinkId,
  notice: { readonly consent: ConsentId; readonly at: number; readonly signature: string },
): Promise<boolean> => isBy(key, notice.signature, withdrawalBytes(link, notice.consent, notice.at))
