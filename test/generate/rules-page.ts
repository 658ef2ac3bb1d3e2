/**
 * Writes the table of rules, countries and retention into docs/data-protection.md, from the very tables that decide.
 * `npx node test/generate/rules-page.ts` after a change of law; test/rules-page.test.ts fails until it was done.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { format } from "prettier"
import { countriesAsOf, countryRows } from "@zahnwolke/core/policy/countries.table"
import { retentionTable } from "@zahnwolke/core/policy/retention"
import { ruleTexts } from "@zahnwolke/core/policy/rules.table"
import type { RuleText } from "@zahnwolke/core/policy/rules.table"
import { actionWords } from "@zahnwolke/core/policy/words.table"

export const page = join(import.meta.dirname, "..", "..", "docs", "data-protection.md")
const settings = { parser: "markdown", printWidth: 110, proseWrap: "preserve" } as const

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ")
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")

const gates: readonly (readonly [string, string])[] = [
  ["G0", "Was niemand weiß, ist das Schlechteste"],
  ["G1", "Wer was sein darf"],
  ["G2", "So wenig wie möglich"],
  ["G3", "Grundlage"],
  ["G4", "Schweigepflicht"],
  ["G5", "Vertrag"],
  ["G6", "Drittland"],
  ["G7", "Cloud (§ 393 SGB V)"],
  ["G8", "Weitergabe an Dritte"],
  ["G9", "Steuer"],
  ["G10", "Minderjährige"],
  ["G11", "Verschlüsselung"],
  ["G12", "Röntgen"],
  ["G13", "Gesetzliche Pflicht"],
  ["G14", "Aktualität"],
  ["K", "Einstellungen"],
  ["E", "Löschung"],
]

const levels = { H: "Gesetz", S: "Artikel 2017", D: "strenge Voreinstellung" } as const

const rulesOf = (gate: string): readonly RuleText[] => ruleTexts.filter((rule) => rule.gate === gate)

function gateTable([gate, title]: readonly [string, string]): string {
  const rows = rulesOf(gate).map(({ id, level, rows: validity, dpo, cure }) => [
    `\`${id}\``,
    levels[level],
    validity
      .map(({ citation, validTo }) => (validTo === null ? citation : `bis ${validTo}: ${citation}`))
      .join("; "),
    dpo.de,
    cure === null ? "" : actionWords[cure].de,
  ])
  return rows.length === 0
    ? ""
    : `#### ${gate} — ${title}\n\n${table(["Regel", "Rang", "Vorschrift", "Begründung", "Was hilft"], rows)}`
}

/** Rules of a gate that nobody named a title for would fall out of the page unseen. */
function rulesPart(): string {
  const named = new Set(gates.map(([gate]) => gate))
  const homeless = ruleTexts.filter(({ gate }) => !named.has(gate)).map(({ id }) => id)
  if (homeless.length > 0) throw new Error(`no title for the gate of ${homeless.join(", ")}`)
  return [`${ruleTexts.length} Regeln.`, ...gates.map(gateTable).filter(Boolean)].join("\n\n")
}

function countriesPart(): string {
  const today = countryRows.filter(
    ({ validFrom, validTo }) => validFrom <= countriesAsOf && (validTo === null || countriesAsOf < validTo),
  )
  const groups = Map.groupBy(today, ({ class: cls, instrument, validTo }) =>
    [cls, instrument, validTo ?? ""].join("\t"),
  )
  const rows = [...groups].map(([key, list]) => {
    const [cls = "", instrument = "", end = ""] = key.split("\t")
    return [cls, list.map(({ country }) => country).join(" "), instrument, end]
  })
  return `Stand ${countriesAsOf}.\n\n${table(["Klasse", "Länder", "Grundlage", "endet"], rows)}`
}

const retentionPart = (): string =>
  table(
    ["Unterlage", "Frist", "Beginn", "Grundlage"],
    retentionTable.map(({ name, years, days, until28, event, law }) => [
      name,
      `${years > 0 ? `${years} ${years === 1 ? "Jahr" : "Jahre"}` : `${days} Tage`}${until28 ? ", mindestens bis zum 28. Geburtstag" : ""}`,
      event,
      law,
    ]),
  )

const parts = { rules: rulesPart, countries: countriesPart, retention: retentionPart } as const

/** The page with its generated parts as the tables say now; everything else is left as people wrote it. */
export async function pageWithTables(text: string): Promise<string> {
  let filled = text
  for (const [name, make] of Object.entries(parts)) {
    const marks = new RegExp(`(<!-- ${name}: generated -->)[\\s\\S]*?(<!-- ${name}: end -->)`, "u")
    if (!marks.test(filled)) throw new Error(`docs/data-protection.md has no place for ${name}`)
    filled = filled.replace(marks, (_, begin: string, end: string) => `${begin}\n\n${make()}\n\n${end}`)
  }
  return format(filled, settings)
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(page, await pageWithTables(readFileSync(page, "utf8")))
}
