/** Countries as documents speak of them: what the law table says today, made stricter by the own settings, in words. */
import type { CountryFacts } from "../paper/legal/risk-sheet.ts"
import type { ThirdCountry } from "../paper/legal/third-countries.ts"
import type { Language } from "../paper/pdf.ts"
import type { CountryClass } from "../policy/vocabulary.ts"
import { allCountries } from "../records/organisation.ts"
import { countryIn, partnerCountries } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"

export function countryFacts(code: string, facts: PaperFacts): CountryFacts {
  const { language } = facts
  const { instrument, endsOn } = facts.law.countryOn(code, facts.today)
  return {
    ...countryIn(code, language),
    class: classOf(code, facts),
    instrument: instrumentIn(instrument, language),
    endsOn,
  }
}

/** A country that the house treats as a third country is one on its papers as well (spec policy 2.7). */
export function classOf(code: string, { knobs, law, today }: PaperFacts): CountryClass {
  const cls = law.countryOn(code, today).class
  if (cls === "unknown") return cls
  if (knobs.countriesAsThird.includes(code)) return "third"
  return cls === "us-dpf" && knobs.usDpf === "off" ? "third" : cls
}

/** The table is German, as it is kept; a number is a number in both languages. */
function instrumentIn(instrument: string, language: Language): string {
  if (language === "de") return instrument === "EU" ? "Europäische Union" : instrument
  const known = englishInstruments[instrument] ?? instrument
  return known.replace(/\/EG$/u, "/EC").replace("(ausgesetzt)", "(suspended)")
}

const englishInstruments: Readonly<Record<string, string>> = {
  EU: "European Union",
  Inland: "home",
  "EWR-Abkommen": "EEA Agreement",
  "Erneuerung vom 19.12.2025": "renewal of 19 December 2025",
  "(EU) 2021/1772, verlängert": "(EU) 2021/1772, prolonged",
  "keine Angemessenheit": "no adequacy",
  "keine Angemessenheit (C-311/18)": "no adequacy (C-311/18)",
}

/** Each code once; Germany, the Union and the EEA are no third countries under the GDPR. */
export function thirdCountriesIn(
  codes: readonly string[],
  whose: ThirdCountry["whose"],
  facts: PaperFacts,
): readonly ThirdCountry[] {
  return [...new Set(codes)].flatMap((code) => {
    const { class: cls, instrument, name } = countryFacts(code, facts)
    const ground = groundOf(cls)
    if (ground === null) return []
    const closed = cls === "unknown" || facts.knobs.thirdCountry === "off"
    return [{ code, name, ground, instrument, whose, closed }]
  })
}

function groundOf(cls: CountryClass): ThirdCountry["ground"] | null {
  switch (cls) {
    case "de":
    case "eu":
    case "eea":
      return null
    case "adequate":
    case "limited":
    case "us-dpf":
      return cls
    case "third":
    case "unknown":
      return "none"
  }
}

const serverCountries = ({ server }: PaperFacts): readonly string[] => [
  server.country,
  ...server.pools.map(({ country }) => country),
]

export const serverThirdCountries = (facts: PaperFacts): readonly ThirdCountry[] =>
  thirdCountriesIn(serverCountries(facts), "own", facts)

/** Of the partners, of the own places, and of the server: each is a transfer on its own. */
export const allThirdCountries = (facts: PaperFacts): readonly ThirdCountry[] => [
  ...thirdCountriesIn(partnerCountries(facts), "recipient", facts),
  ...thirdCountriesIn([...allCountries(facts.own.places), ...serverCountries(facts)], "own", facts),
]
