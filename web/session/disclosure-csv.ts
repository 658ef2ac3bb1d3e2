/** The register as a table for other programs: semicolons, as spreadsheets in Germany read them. */
import type { OrderDetail } from "@zahnwolke/core/party/views"
import type { Formats } from "../words/formats.ts"
import { isoDay } from "../words/formats.ts"
import { basisIn } from "../words/legal-basis.ts"
import type { Language, Words } from "../words/words.tsx"

/** A cell that begins like a formula would be run by a spreadsheet. */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/u, "'").replaceAll('"', '""')}"`

export function disclosureCsv(
  rows: readonly OrderDetail[],
  {
    words,
    formats,
    language,
  }: { readonly words: Words; readonly formats: Formats; readonly language: Language },
): string {
  const { register, terms } = words
  const head = [
    register.recipient,
    register.order,
    register.what,
    register.form,
    register.basis,
    register.countries,
    register.at,
    register.until,
  ]
  const lines = rows.map((row) => [
    row.partner.name,
    row.number,
    formats.list([...new Set(row.files.map(({ content }) => terms.contentKinds[content]))]),
    terms.categories[row.disclosure.category],
    `${basisIn(language, row.disclosure)} (${row.disclosure.consent === null ? register.consentNo : register.consentYes})`,
    formats.list(row.disclosure.countries.map(formats.country)),
    isoDay(row.disclosure.at),
    row.erasure?.complete === true ? register.erased : isoDay(row.eraseBy),
  ])
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(";")).join("\r\n")}\r\n`
}
