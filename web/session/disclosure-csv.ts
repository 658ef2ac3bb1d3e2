/** The register as a table for other programs: semicolons, as spreadsheets in Germany read them. */
import { writeCsv } from "@zahnwolke/core/formats/csv"
import type { DisclosureLine } from "@zahnwolke/core/party/officer-views"
import type { Formats } from "../words/formats.ts"
import { isoDay } from "../words/formats.ts"
import type { Language, Words } from "../words/words.tsx"

/** Every ground in one text; null where none is known. */
export const basesIn = (
  language: Language,
  { basis, beside }: Pick<DisclosureLine, "basis" | "beside">,
): string | null =>
  basis === null ? null : [basis, ...beside].map(({ sentence }) => sentence[language]).join(" ")

export function disclosureCsv(
  rows: readonly DisclosureLine[],
  {
    words,
    formats,
    language,
  }: { readonly words: Words; readonly formats: Formats; readonly language: Language },
): string {
  const { chain, register, terms } = words
  const head = [
    register.recipient,
    register.from,
    register.way,
    register.order,
    register.what,
    register.form,
    register.basis,
    register.countries,
    register.at,
    register.until,
    register.state,
    register.restrictedUntil,
    register.keptWhy,
  ]
  const lines = rows.map((row) => [
    row.to.name,
    row.from.name,
    register.ways[row.way],
    row.number,
    formats.list(row.kinds.map((one) => terms.contentKinds[one])),
    row.category === null ? register.unknown : terms.categories[row.category],
    `${basesIn(language, row) ?? (row.state === "hidden" ? register.unknown : register.noBasis)} (${row.consent === null ? register.consentNo : register.consentYes})`,
    [
      formats.list(row.countries.map(formats.country)),
      ...(row.countriesNow.length === 0
        ? []
        : [chain.countriesNow(formats.list(row.countriesNow.map(formats.country)))]),
    ].join("; "),
    isoDay(row.at),
    row.eraseBy === null ? register.unknown : isoDay(row.eraseBy),
    register.states[row.state],
    row.kept.at(-1)?.until ?? "",
    row.kept.map(({ law, name, until }) => `${name[language]} (${law}) ${until}`).join("; "),
  ])
  return writeCsv([head, ...lines])
}
