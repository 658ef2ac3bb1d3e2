/** Where data go outside the Union and the EEA, and on which ground for each country (Art. 13(1)(f), 15(2), 30(1)(e) and (2)(c) GDPR). */
import { points, text } from "./legal-paper.ts"
import type { NamedCountry, Part } from "./legal-paper.ts"
import type { Language } from "../pdf.ts"
import { thirdCountryWords } from "./third-countries.words.ts"

export interface ThirdCountry extends NamedCountry {
  readonly ground: "adequate" | "limited" | "us-dpf" | "none"
  /** The decision of the Commission, where there is one. */
  readonly instrument: string
  /** Whoever receives data from here, or the own house and its server. */
  readonly whose: "recipient" | "own"
  /** The settings let nothing leave for there. */
  readonly closed: boolean
}

export function thirdCountryParts(countries: readonly ThirdCountry[], language: Language): readonly Part[] {
  const say = thirdCountryWords[language]
  if (countries.length === 0) return [text(say.none)]
  return [points(countries.map((country) => thirdCountryLine(country, language)))]
}

function thirdCountryLine(country: ThirdCountry, language: Language): string {
  const say = thirdCountryWords[language]
  const where = say.whose[country.whose](country.name)
  if (country.ground !== "none") return say.decision[country.ground](where, country.instrument)
  if (country.whose === "own") return say.ownWithout(where)
  return country.closed ? say.closed(where) : say.without(where)
}
