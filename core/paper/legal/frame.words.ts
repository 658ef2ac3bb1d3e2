/** What stands around every document, in German and in English. */

/** A server that names no company is run by one of those who use it; which one it does not say. */
export const selfRun = {
  de: "von einem seiner Nutzer betrieben",
  en: "run by one of its users",
} as const

const de = {
  issuer: "Von",
  about: "Betrifft",
  day: "Stand",
  version: "Fassung",
  server: "Ort des Servers",
  pool: (name: string, operator: string, country: string) => `Speicher „${name}“: ${operator}, ${country}`,
  operated: (operator: string, country: string) =>
    operator === selfRun.de ? `${country}, ${operator}` : `${country}, betrieben von ${operator}`,
  signers: "Wer unterschreiben muss",
  nobody: "Dieses Dokument braucht keine Unterschrift.",
  signature: (who: string) => `Ort, Datum, Unterschrift: ${who}`,
  limits: "Was dieses Dokument nicht behauptet",
  noLawyer:
    "Den Wortlaut hat noch keine Anwältin und kein Anwalt geprüft. Wer das Dokument verwendet, verantwortet es selbst.",
  hash: "SHA-256 der zugehörigen Daten (JSON)",
  none: "keine",
  unknown: "nicht angegeben",
  yes: "ja",
  no: "nein",
}
export type FrameWords = typeof de

const en: FrameWords = {
  issuer: "From",
  about: "About",
  day: "As of",
  version: "Version",
  server: "Place of the server",
  pool: (name, operator, country) => `Storage “${name}”: ${operator}, ${country}`,
  operated: (operator, country) =>
    operator === selfRun.en ? `${country}, ${operator}` : `${country}, operated by ${operator}`,
  signers: "Who must sign",
  nobody: "This document needs no signature.",
  signature: (who) => `Place, date, signature: ${who}`,
  limits: "What this document does not claim",
  noLawyer: "No lawyer has examined the wording yet. Whoever uses the document answers for it.",
  hash: "SHA-256 of the data that belong to it (JSON)",
  none: "none",
  unknown: "not stated",
  yes: "yes",
  no: "no",
}

export const frameWords = { de, en }
