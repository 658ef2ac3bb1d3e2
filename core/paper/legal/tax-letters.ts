/** Two letters to the tax office: notice of the place of invoices (§ 14b(2) UStG), and the request to keep books elsewhere (§ 146(2b) AO). */
import { fillIn, legalPaper, openBox, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame } from "./legal-paper.ts"
import { taxLetterWords } from "./tax-letters.words.ts"

export interface TaxFacts {
  /** Where the storage lies, and where the tax law puts it. */
  readonly places: readonly {
    readonly operator: string
    readonly country: NamedCountry
    readonly law: "inland" | "member-state" | "third-country"
  }[]
}

const taxLetterVersion = "2026-11"

const placesWhere = ({ places }: TaxFacts, law: TaxFacts["places"][number]["law"]) =>
  places.filter((place) => place.law === law).map(({ operator, country }) => `${operator}, ${country.name}`)

export function taxPlaceNotice(frame: PaperFrame, facts: TaxFacts): LegalPaper {
  const say = taxLetterWords[frame.language]
  const abroad = placesWhere(facts, "member-state")
  return legalPaper(frame, {
    kind: "tax-place-notice",
    version: taxLetterVersion,
    title: say.noticeTitle,
    about: "",
    sections: [
      { title: say.to, parts: [fillIn(say.office), fillIn(say.number)] },
      {
        title: say.notice,
        parts:
          abroad.length === 0
            ? [warning(say.noNotice)]
            : [text(say.noticeText), points(abroad), text(say.access), openBox(say.download)],
      },
    ],
    signers: [say.signer],
    limits: say.noticeLimits,
    facts,
  })
}

export function taxPermitRequest(frame: PaperFrame, facts: TaxFacts): LegalPaper {
  const say = taxLetterWords[frame.language]
  const third = placesWhere(facts, "third-country")
  return legalPaper(frame, {
    kind: "tax-permit-request",
    version: taxLetterVersion,
    title: say.requestTitle,
    about: "",
    sections: [
      { title: say.to, parts: [fillIn(say.office), fillIn(say.number)] },
      {
        title: say.request,
        parts:
          third.length === 0
            ? [warning(say.noRequest)]
            : [text(say.requestText), points(third), points(say.conditions), fillIn(say.reasons)],
      },
    ],
    signers: [say.signer],
    limits: say.requestLimits,
    facts,
  })
}
