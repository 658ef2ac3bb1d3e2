/** A document for patients, officers and authorities: the facts as data and the words made of them, one source for file and print. */
import { utf8 } from "../../encoding/bytes.ts"
import { hashHex } from "../../encoding/hash.ts"
import { canonicalJson } from "../../encoding/json.ts"
import type { Json } from "../../encoding/json.ts"
import type { ChainBox } from "../block.ts"
import type { Language } from "../pdf.ts"
import { frameWords } from "./frame.words.ts"

const paperKinds = [
  "consent-form",
  "consent-copy",
  "withdrawal-receipt",
  "risk-sheet",
  "information",
  "laboratory-information",
  "data-agreement",
  "processing-contract",
  "secrecy-undertaking",
  "record-controller",
  "record-processor",
  "measures",
  "impact-assessment",
  "transfer-assessment",
  "anonymity-test",
  "erasure-concept",
  "access",
  "recipients",
  "register",
  "verdict",
  "breach-notice",
  "provider-dossier",
  "custom-made-statement",
  "tax-place-notice",
  "tax-permit-request",
  "nis2-self-check",
  "sample-report",
] as const
export type PaperKind = (typeof paperKinds)[number]

/** A country as a reader knows it, and as a machine does. */
export interface NamedCountry {
  readonly code: string
  readonly name: string
}

/** What every document says of itself: from whom, of which day, and where the server stands. */
export interface PaperFrame {
  readonly language: Language
  readonly issuer: { readonly name: string; readonly address: string; readonly contact: string }
  /** yyyy-mm-dd */
  readonly day: string
  readonly server: {
    readonly operator: string
    readonly country: NamedCountry
    readonly pools: readonly {
      readonly name: string
      readonly operator: string
      readonly country: NamedCountry
    }[]
  }
}

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table"
      readonly shares: readonly number[]
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  /** From where it began to the last holder, as a picture. */
  | { readonly kind: "chain"; readonly nodes: readonly ChainBox[] }
  /** A box for a cross; no form of ours comes with one in it, but a copy shows what was ticked. */
  | { readonly kind: "tick"; readonly text: string; readonly ticked: boolean }
  /** Lines to write on. */
  | { readonly kind: "blank"; readonly labels: readonly string[] }

export interface Section {
  readonly title: string
  readonly parts: readonly Part[]
}

export interface LegalPaper {
  readonly format: "zahnwolke-paper-1"
  readonly kind: PaperKind
  /** Of the wording; the facts have the day. */
  readonly version: string
  readonly language: Language
  readonly title: string
  readonly about: string
  readonly issuer: PaperFrame["issuer"]
  readonly day: string
  readonly server: PaperFrame["server"]
  readonly sections: readonly Section[]
  /** Who must sign; empty where a document needs nobody's signature. */
  readonly signers: readonly string[]
  readonly limits: readonly string[]
  /** The same facts for a machine. */
  readonly facts: Json
}

export interface PaperContent {
  readonly kind: PaperKind
  readonly version: string
  readonly title: string
  readonly about: string
  readonly sections: readonly Section[]
  readonly signers: readonly string[]
  readonly limits: readonly string[]
  /** Plain values; what is undefined is left out. */
  readonly facts: unknown
}

/** That no lawyer has signed the wording stands on every document, whatever its author forgot. */
export function legalPaper({ language, issuer, day, server }: PaperFrame, content: PaperContent): LegalPaper {
  const facts: Json = JSON.parse(JSON.stringify(content.facts))
  return {
    format: "zahnwolke-paper-1",
    language,
    issuer,
    day,
    server,
    ...content,
    limits: [...content.limits, frameWords[language].noLawyer],
    facts,
  }
}

/** The one spelling that is hashed; whoever keeps this file can prove what a signature was for. */
export function paperJson(paper: LegalPaper): string {
  const json: Json = JSON.parse(JSON.stringify(paper))
  return canonicalJson(json)
}

/** What an attestation carries as `text`: SHA-256 of the document as shown, facts and words. */
export const paperHash = (paper: LegalPaper): string => hashHex(utf8(paperJson(paper)))

export const text = (line: string): Part => ({ kind: "text", text: line })
export const warning = (line: string): Part => ({ kind: "notice", text: line })
export const points = (items: readonly string[]): Part => ({ kind: "list", items })
export const named = (rows: readonly (readonly [string, string])[]): Part => ({ kind: "facts", rows })
export const openBox = (line: string): Part => ({ kind: "tick", text: line, ticked: false })
export const fillIn = (...labels: readonly string[]): Part => ({ kind: "blank", labels })

export const grid = (
  shares: readonly number[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Part => ({ kind: "table", shares, head, rows })
