/** Documents about a partner, and about each country in which one of them sits, works, stores or looks in from. */
import { agreementPaper } from "../paper/legal/agreement.ts"
import type { AgreementParty, AgreementSignature } from "../paper/legal/agreement.ts"
import { anonymityTest } from "../paper/legal/anonymity-test.ts"
import { transferAssessment } from "../paper/legal/assessments.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { riskSheet } from "../paper/legal/risk-sheet.ts"
import type { PlaceUse, RecipientThere } from "../paper/legal/risk-sheet.ts"
import { capOf } from "../policy/category.ts"
import { addMonths, dayOf, instant } from "../policy/day.ts"
import { agreementHash, agreementTexts } from "../records/agreement-text.ts"
import type { AgreementKind } from "../records/agreement.ts"
import { isInForce } from "../records/agreement.ts"
import { allCountries } from "../records/organisation.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import { tradeWords } from "../records/trade-words.ts"
import { ownAttestations } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import {
  addressOf,
  countryIn,
  partnerCountries,
  partnerProfiles,
  placesIn,
  recipientIn,
} from "./paper-facts.ts"
import { classOf, countryFacts } from "./paper-countries.ts"
import type { PaperFacts } from "./paper-facts.ts"
import type { Partner } from "./partners.ts"
import type { Signed } from "./signed.ts"

/** Germany needs no sheet; every other country that a partner names has one. */
export const sheetCountries = (facts: PaperFacts): readonly string[] =>
  partnerCountries(facts).filter((code) => classOf(code, facts) !== "de")

/** An adequacy decision for everybody spares the assessment; nothing else does. */
export const assessedCountries = (facts: PaperFacts): readonly string[] =>
  sheetCountries(facts).filter((code) =>
    ["limited", "us-dpf", "third", "unknown"].includes(classOf(code, facts)),
  )

const recipientsThere = (code: string, facts: PaperFacts): readonly RecipientThere[] =>
  partnerProfiles(facts)
    .filter(({ places }) => allCountries(places).includes(code))
    .map((profile) => {
      const { name, role, address } = recipientIn(profile, facts.language)
      return { name, role, address, uses: usesIn(profile, code) }
    })

const usesIn = ({ places }: OrganisationProfile, code: string): readonly PlaceUse[] => [
  ...(places.seat === code ? (["seat"] as const) : []),
  ...(["processing", "storage", "backup", "support"] as const).filter((use) => places[use].includes(code)),
]

/** Clauses that are signed and in force, whatever the assessment that goes with them says. */
async function clausesIn(desk: Desk, code: string, { partners }: PaperFacts): Promise<readonly string[]> {
  const now = desk.parts.now()
  const there = [...partners].filter(([, { profile }]) =>
    allCountries(profile.body.profile.places).includes(code),
  )
  const signed = await ownAttestations(
    desk,
    there.map(([id]) => id),
  )
  const covered = signed
    .filter(
      ({ kind, result, validFrom, validUntil }) =>
        kind === "standard-contractual-clauses" &&
        result === "positive" &&
        validFrom <= now &&
        now < validUntil,
    )
    .map(({ about }) => about)
  return there.flatMap(([id, { profile }]) => (covered.includes(id) ? [profile.body.profile.name] : []))
}

export async function countryPaper(
  desk: Desk,
  facts: PaperFacts,
  kind: "risk-sheet" | "transfer-assessment",
  code: string,
): Promise<LegalPaper> {
  const country = countryFacts(code, facts)
  const isThird = country.class === "third" || country.class === "unknown"
  const about = {
    country,
    lawAsOf: facts.law.asOf,
    recipients: recipientsThere(code, facts),
    clausesWith: await clausesIn(desk, code, facts),
    closed: isThird && facts.knobs.thirdCountry === "off",
    issuedBy: facts.own.role === "practice" ? ("practice" as const) : ("maker" as const),
  }
  return kind === "risk-sheet" ? riskSheet(facts.frame, about) : transferAssessment(facts.frame, about)
}

export function agreementWith(
  desk: Desk,
  facts: PaperFacts,
  kind: AgreementKind,
  partner: Partner,
): LegalPaper {
  return agreementPaper(facts.frame, {
    kind,
    text: agreementTexts[kind],
    textHash: agreementHash(kind),
    parties: [agreementParty(facts.own, facts), agreementParty(partner.profile.body.profile, facts)],
    labRole: partner.profile.body.profile.role === "practice" ? null : facts.labRole,
    signatures: [signatureOn(desk, partner.ours, kind), signatureOn(desk, partner.theirs, kind)],
  })
}

function agreementParty(profile: OrganisationProfile, { language }: PaperFacts): AgreementParty {
  const { onward } = profile
  return {
    name: profile.name,
    role: tradeWords[language].roles[profile.role],
    address: addressOf(profile, language),
    places: placesIn(profile.places, language),
    onward:
      onward.kind === "named"
        ? onward.recipients.map(({ name, country }) => ({ name, country: countryIn(country, language) }))
        : [],
    passesOn: onward.kind,
  }
}

/** This wording before any other, and of each the one that holds longest. */
function signatureOn(
  desk: Desk,
  signed: readonly Signed<"agreement">[],
  kind: AgreementKind,
): AgreementSignature | null {
  const now = desk.parts.now()
  const hash = agreementHash(kind)
  const [best] = signed
    .map(({ body }) => body)
    .filter((body) => body.kind === kind && isInForce(body, now))
    .toSorted((a, b) => Number(b.text === hash) - Number(a.text === hash) || b.validUntil - a.validUntil)
  if (best === undefined) return null
  return {
    until: dayOf(instant(best.validUntil)),
    version: best.version,
    isThisText: best.text === hash,
  }
}

/** For a full arch, the most that is ever tested: what can go further needs no such sheet. */
export function anonymityTestOf(facts: PaperFacts, partner: Partner): LegalPaper {
  const { profile } = partner.profile.body
  const words = tradeWords[facts.language]
  const cap = capOf("full-arch", { mappingKept: true, tested: true })
  return anonymityTest(facts.frame, {
    recipient: {
      name: profile.name,
      role: words.roles[profile.role],
      country: countryIn(profile.places.seat, facts.language).name,
    },
    content: words.contentKinds.scan,
    // Whoever sent the code holds the key to it: towards that house nothing is anonymous.
    cap: cap === "identified" || profile.role === "practice" ? "pseudonymised" : cap,
    recipientHolds: profile.role === "practice",
    isOff: facts.labRole !== null && facts.knobs.anonRel === "off",
    practiceKeepsMapping: true,
    report: null,
    validUntil: addMonths(facts.today, 12),
  })
}
