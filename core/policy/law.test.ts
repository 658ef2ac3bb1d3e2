import assert from "node:assert/strict"
import { test } from "node:test"
import { countryRows, type CountryRow } from "./countries.table.ts"
import { day } from "./day.ts"
import { buildLaw, endingSoon, law, lawParts, lawWithSuspensions, profiles, validityProblems } from "./law.ts"
import { ruleTexts } from "./rules.table.ts"

const row = (validFrom: string, validTo: string | null) => ({ validFrom, validTo })

const problemsOf = (parts: Partial<typeof lawParts>): readonly string[] => {
  const built = buildLaw({ ...lawParts, ...parts })
  return "problems" in built ? built.problems : []
}

test("without rules or countries there is no law", () => {
  assert.match(problemsOf({ rules: [] }).join(" "), /no rules/u)
  assert.match(problemsOf({ countries: [] }).join(" "), /no countries/u)
})

test("one missing or doubled rule is no law", () => {
  assert.deepEqual(problemsOf({ rules: lawParts.rules.slice(1) }), ["The rule g0-no-law is missing."])
  assert.match(
    problemsOf({ rules: [...lawParts.rules, ...lawParts.rules.slice(0, 1)] }).join(" "),
    /stands twice/u,
  )
})

test("a gap and an overlap in a validity are found and named", () => {
  assert.deepEqual(validityProblems("x", [row("2016-01-01", "2018-05-25"), row("2018-05-25", null)]), [])
  assert.match(
    validityProblems("x", [row("2016-01-01", "2018-05-25"), row("2018-05-26", null)]).join(""),
    /gap/u,
  )
  assert.match(
    validityProblems("x", [row("2016-01-01", "2018-05-25"), row("2018-05-24", null)]).join(""),
    /overlap/u,
  )
  assert.match(validityProblems("x", [row("2016-01-01", null), row("2018-05-24", null)]).join(""), /overlap/u)
  assert.match(validityProblems("x", [row("2018-01-01", "2018-01-01")]).join(""), /no period/u)
  assert.match(validityProblems("x", [row("2018-02-30", null)]).join(""), /no period/u)
  assert.match(validityProblems("x", []).join(""), /no validity/u)
})

test("a rule with a gap or an overlap in its validity is no law, and neither is one that begins after it ends", () => {
  const bent = (rows: readonly ReturnType<typeof row>[]) =>
    problemsOf({
      rules: lawParts.rules.map((rule) =>
        rule.id === "g4-secrecy"
          ? {
              ...rule,
              rows: [
                { ...row("2017-11-09", "2020-01-01"), citation: "x" },
                ...rows.map((one) => ({ ...one, citation: "x" })),
              ],
            }
          : rule,
      ),
    }).join(" ")
  assert.match(bent([row("2020-02-01", null)]), /g4-secrecy has a gap from 2020-01-01 to 2020-02-01/u)
  assert.match(bent([row("2019-12-31", null)]), /g4-secrecy has an overlap/u)
  assert.match(bent([row("2020-01-01", "2019-01-01")]), /g4-secrecy has a row that is no period/u)
  assert.equal(bent([row("2020-01-01", null)]), "")
})

test("a country with a gap, an overlap, a late start or an end without a next row is no law", () => {
  const changed = (change: (one: CountryRow) => readonly CountryRow[]) =>
    countryRows.flatMap((one) => change(one))
  const late = changed((one) => (one.country === "CH" ? [{ ...one, validFrom: "2017-01-01" }] : [one]))
  const ended = changed((one) => (one.country === "CH" ? [{ ...one, validTo: "2030-01-01" }] : [one]))
  const doubled = changed((one) => (one.country === "CH" ? [one, one] : [one]))
  const holed = changed((one) => (one.country === "US" && one.validFrom === "2020-07-16" ? [] : [one]))

  assert.match(problemsOf({ countries: late }).join(" "), /CH begins after/u)
  assert.match(problemsOf({ countries: ended }).join(" "), /CH ends without/u)
  assert.match(problemsOf({ countries: doubled }).join(" "), /CH has an overlap/u)
  assert.match(problemsOf({ countries: holed }).join(" "), /US has a gap/u)
})

test("the shipped tables name each rule once and each country of ISO 3166 exactly as often as its law changed", () => {
  assert.deepEqual(problemsOf({}), [])
  assert.equal(new Set(ruleTexts.map(({ id }) => id)).size, ruleTexts.length)
  assert.equal(new Set(countryRows.map(({ country }) => country)).size, 249)
})

test("every rule that denies or needs is explained to a dentist and to a DPO in German and English", () => {
  for (const { id, dentist, dpo } of ruleTexts) {
    for (const text of [dentist.de, dentist.en, dpo.de, dpo.en]) assert.match(text, /^[A-ZÄÖÜ„“§].*\.$/u, id)
  }
})

test("the United States of a day: Privacy Shield, nothing, Data Privacy Framework", () => {
  const on = (date: string) => law.countryOn("US", day(date)).class
  assert.equal(on("2016-07-11"), "third")
  assert.equal(on("2016-07-12"), "us-dpf")
  assert.equal(on("2020-07-15"), "us-dpf")
  assert.equal(on("2020-07-16"), "third")
  assert.equal(on("2023-07-09"), "third")
  assert.equal(on("2023-07-10"), "us-dpf")
})

test("the profile of 2017 and today's differ where the world changed", () => {
  const classes = (country: string) => [
    law.countryOn(country, profiles["2017-03"]).class,
    law.countryOn(country, profiles["2026-11"]).class,
  ]
  assert.deepEqual(classes("GB"), ["eu", "adequate"])
  assert.deepEqual(classes("BR"), ["third", "adequate"])
  assert.deepEqual(classes("JP"), ["third", "limited"])
  assert.deepEqual(classes("CN"), ["third", "third"])
  assert.equal(law.ruleOn("g4-secrecy", profiles["2017-03"]), null)
  assert.equal(law.ruleOn("g4-secrecy", day("2017-11-08")), null)
  assert.notEqual(law.ruleOn("g4-secrecy", day("2017-11-09")), null)
  assert.equal(law.ruleOn("g7-c5", profiles["2017-03"]), null)
  assert.match(
    law.ruleOn("g5-processing-contract", profiles["2017-03"])?.citation ?? "",
    /§ 11 .* BDSG a\.F\./u,
  )
})

test("a country code that does not exist has the worst class", () => {
  for (const code of ["XX", "??", "EU", "UK", ""])
    assert.equal(law.countryOn(code, profiles["2026-11"]).class, "unknown")
})

test("an instrument that ends within 180 days is announced, a later one is not", () => {
  assert.deepEqual(endingSoon(law, ["GB", "DE"], day("2031-07-01")), ["GB 2031-12-27"])
  assert.deepEqual(endingSoon(law, ["GB"], day("2031-06-29")), [])
  assert.deepEqual(endingSoon(law, ["GB"], day("2025-12-01")), [], "a renewal of the same class is no end")
})

test("a suspended instrument stops holding the same day, everywhere it held", () => {
  const after = lawWithSuspensions([{ class: "us-dpf", country: null, from: day("2027-03-01") }])
  assert.equal(after.countryOn("US", day("2027-02-28")).class, "us-dpf")
  assert.equal(after.countryOn("US", day("2027-03-01")).class, "third")
  assert.equal(after.countryOn("CH", day("2027-03-01")).class, "adequate")
})
