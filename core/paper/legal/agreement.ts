/** Data agreement and secrecy undertaking between two organisations, with what is signed and the annexes that belong to them. */
import { agreementWords } from "./agreement.words.ts"
import { grid, legalPaper, named, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { measuresAnnex } from "./measures.ts"
import { dayText } from "./print.ts"

export interface PlacesOf {
  readonly seat: NamedCountry
  readonly processing: readonly NamedCountry[]
  readonly storage: readonly NamedCountry[]
  readonly backup: readonly NamedCountry[]
  readonly support: readonly NamedCountry[]
}

export interface AgreementParty {
  readonly name: string
  readonly role: string
  readonly address: string
  readonly places: PlacesOf
  /** Whoever it names for passing on; no agreement covers anybody else. */
  readonly onward: readonly { readonly name: string; readonly country: NamedCountry }[]
  /** What it says of passing on: a right that it reserves, or of which it says nothing, is not "none". */
  readonly passesOn: "none" | "named" | "reserved" | "unknown"
}

/** Who signed, until when, and whether it was this very wording. */
export interface AgreementSignature {
  /** yyyy-mm-dd */
  readonly until: string
  readonly version: string
  readonly isThisText: boolean
}

export interface AgreementFacts {
  readonly kind: "data-agreement" | "secrecy-undertaking"
  /** The German original, as it is signed. */
  readonly text: { readonly version: string; readonly title: string; readonly paragraphs: readonly string[] }
  /** SHA-256 of that text, which both statements carry. */
  readonly textHash: string
  readonly parties: readonly [AgreementParty, AgreementParty]
  /** What the practice holds the other party to be; null where it is not the practice that issues this. */
  readonly labRole: "processor" | "controller" | null
  /** Null where it is not signed. */
  readonly signatures: readonly [AgreementSignature | null, AgreementSignature | null]
}

export function agreementPaper(frame: PaperFrame, facts: AgreementFacts): LegalPaper {
  const say = agreementWords[frame.language]
  const isData = facts.kind === "data-agreement"
  const [ours, theirs] = facts.parties
  return legalPaper(frame, {
    kind: facts.kind,
    version: facts.text.version,
    title: facts.text.title,
    about: `${ours.name} – ${theirs.name}`,
    sections: [
      {
        title: say.parties,
        parts: [
          grid(
            [4, 2, 6],
            say.partyHead,
            facts.parties.map(({ name, role, address }) => [name, role, address]),
          ),
        ],
      },
      {
        title: say.text,
        parts: [
          ...(frame.language === "de" ? [] : [warning(say.original)]),
          ...facts.text.paragraphs.map(text),
        ],
      },
      signatures(frame, facts),
      ...(isData && facts.labRole !== null
        ? [{ title: say.role, parts: say.roles[facts.labRole](theirs.name).map((part) => text(part)) }]
        : []),
      ...(isData
        ? [placesAnnex(frame, facts.parties), onwardAnnex(frame, facts.parties), measuresAnnex(frame)]
        : []),
    ],
    signers: isData
      ? [ours.name, theirs.name]
      : facts.parties.filter(({ role }) => role !== say.practiceRole).map(({ name }) => name),
    limits: isData ? say.dataLimits : say.secrecyLimits,
    facts,
  })
}

function signatures({ language }: PaperFrame, facts: AgreementFacts): Section {
  const say = agreementWords[language]
  const { parties, signatures: signed, textHash } = facts
  const state = (one: AgreementSignature | null): string => {
    if (one === null) return say.unsigned
    const until = dayText(one.until, language)
    return one.isThisText ? say.signed(until) : say.signedOther(one.version, until)
  }
  return {
    title: say.signatures,
    parts: [
      named([
        [parties[0].name, state(signed[0])],
        [parties[1].name, state(signed[1])],
      ]),
      text(`${say.textHash}: ${textHash}`),
      ...(signed.every((one) => one?.isThisText === true) ? [text(say.paperNotNeeded)] : []),
    ],
  }
}

const names = (countries: readonly NamedCountry[]): string => countries.map(({ name }) => name).join(", ")

export function placesAnnex(
  { language }: PaperFrame,
  parties: readonly Pick<AgreementParty, "name" | "places">[],
): Section {
  const say = agreementWords[language]
  return {
    title: say.placesAnnex,
    parts: [
      grid(
        [4, 3, 3, 3, 3, 3],
        say.placesHead,
        parties.map(({ name, places }) => [
          name,
          places.seat.name,
          names(places.processing),
          names(places.storage),
          names(places.backup),
          names(places.support),
        ]),
      ),
    ],
  }
}

/** A party that names nobody is told as what it is: without a right, with one that no agreement covers, or silent. */
function onwardAnnex({ language }: PaperFrame, parties: readonly AgreementParty[]): Section {
  const say = agreementWords[language]
  const rows = parties.flatMap(({ name, onward }) =>
    onward.map((next) => [name, next.name, next.country.name]),
  )
  const open = parties.flatMap(({ name, passesOn }) =>
    passesOn === "reserved" || passesOn === "unknown" ? [warning(say.passesOn[passesOn](name))] : [],
  )
  const closed = parties.flatMap(({ name, passesOn }) => (passesOn === "none" ? [name] : []))
  return {
    title: say.onwardAnnex,
    parts: [
      ...open,
      ...(rows.length === 0 ? [] : [grid([4, 4, 3], say.onwardHead, rows)]),
      ...(closed.length === 0 ? [] : [text(say.noOnward(closed.join(", ")))]),
    ],
  }
}
