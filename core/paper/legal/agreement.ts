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
  /** yyyy-mm-dd, or null where it is not signed. */
  readonly signedUntil: readonly [string | null, string | null]
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

function signatures({ language }: PaperFrame, { parties, signedUntil, textHash }: AgreementFacts): Section {
  const say = agreementWords[language]
  const state = (until: string | null): string =>
    until === null ? say.unsigned : say.signed(dayText(until, language))
  return {
    title: say.signatures,
    parts: [
      named([
        [parties[0].name, state(signedUntil[0])],
        [parties[1].name, state(signedUntil[1])],
      ]),
      text(`${say.textHash}: ${textHash}`),
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

function onwardAnnex({ language }: PaperFrame, parties: readonly AgreementParty[]): Section {
  const say = agreementWords[language]
  const rows = parties.flatMap(({ name, onward }) =>
    onward.map((next) => [name, next.name, next.country.name]),
  )
  return {
    title: say.onwardAnnex,
    parts: [rows.length === 0 ? text(say.noOnward) : grid([4, 4, 3], say.onwardHead, rows)],
  }
}
