/** How long what must be kept, from when, and why (spec 4.1); what is asked to be erased is erased, restricted or held. */
import { addYears, addDays, endOfYear, type Day } from "./day.ts"
import type { ErasureFact } from "./request.ts"
import type { RecordClass } from "./vocabulary.ts"

export interface RetentionRow {
  readonly record: Exclude<RecordClass, "unknown">
  readonly years: number
  /** Days instead of years, for what the program itself makes. */
  readonly days: number
  /** From the event itself, or from the end of its calendar year. */
  readonly from: "event" | "end-of-year"
  /** Tax records wait for the end of the assessment period as well (§ 147(3) sentence 5 AO). */
  readonly waitsForAssessment: boolean
  /** An X-ray of a minor is kept until the 28th birthday at least. */
  readonly until28: boolean
  /** The longest time and no duty: it may go earlier (Art. 5(1)(e) GDPR). */
  readonly atMost: boolean
  readonly event: string
  readonly law: string
  /** German name for screens, the erasure concept and the answer to the patient. */
  readonly name: string
}

const row = (
  record: RetentionRow["record"],
  years: number,
  event: string,
  law: string,
  name: string,
  more: Partial<RetentionRow> = {},
): RetentionRow => ({
  record,
  years,
  days: 0,
  from: "event",
  waitsForAssessment: false,
  until28: false,
  atMost: false,
  event,
  law,
  name,
  ...more,
})

const tax: Partial<RetentionRow> = { from: "end-of-year", waitsForAssessment: true }

export const retentionTable: readonly RetentionRow[] = [
  row(
    "treatment-record",
    10,
    "Ende der Behandlung, bei Kassenleistung Ende des Abrechnungsjahrs",
    "§ 630f Abs. 3 BGB; § 8 Abs. 3 BMV-Z; § 12 MBO-Z",
    "Behandlungsakte",
    { from: "end-of-year" },
  ),
  row("radiograph", 10, "letzte Untersuchung", "§ 85 Abs. 2 StrlSchG", "Röntgenbild, DVT"),
  row(
    "radiograph-minor",
    10,
    "letzte Untersuchung",
    "§ 85 Abs. 2 StrlSchG",
    "Röntgenbild, DVT einer minderjährigen Person",
    { until28: true },
  ),
  row("radiotherapy", 30, "letzte Behandlung", "§ 85 Abs. 2 StrlSchG", "Strahlenbehandlung"),
  row(
    "books",
    10,
    "Ende des Kalenderjahrs",
    "§ 147 Abs. 1 Nr. 1, Abs. 3 AO; § 257 HGB",
    "Bücher, Abschlüsse, Verfahrensdokumentation",
    tax,
  ),
  row("voucher", 8, "Ende des Kalenderjahrs", "§ 147 Abs. 3 AO; § 14b UStG", "Belege und Rechnungen", tax),
  row(
    "business-letter",
    6,
    "Ende des Jahrs von Eingang oder Versand",
    "§ 147 Abs. 3 AO",
    "Geschäftsbriefe, Aufträge",
    tax,
  ),
  row(
    "delivery-note",
    6,
    "Ende des Jahrs von Eingang oder Versand",
    "§ 147 Abs. 3 Satz 3, 4 AO",
    "Lieferscheine",
    {
      from: "end-of-year",
    },
  ),
  row(
    "custom-made-statement",
    10,
    "Inverkehrbringen",
    "Anhang XIII Abs. 4 MDR",
    "Erklärung zur Sonderanfertigung",
  ),
  row(
    "custom-made-implantable",
    15,
    "Inverkehrbringen",
    "Anhang XIII Abs. 4 MDR",
    "Erklärung zur Sonderanfertigung, festsitzend oder implantierbar",
  ),
  row(
    "custom-made-documentation",
    15,
    "Inverkehrbringen",
    "Anhang XIII Abs. 2 MDR",
    "Dokumentation der Sonderanfertigung",
  ),
  row("adapted-device", 10, "Anpassung", "§ 9 MPDG", "Angepasstes Serienprodukt"),
  row(
    "consent",
    10,
    "letzte Nutzung",
    "Art. 7 Abs. 1, 5 Abs. 2 DSGVO; § 630f Abs. 2 BGB",
    "Einwilligung und Entbindung",
  ),
  row(
    "disclosure-log",
    10,
    "letzte Nutzung",
    "Art. 5 Abs. 2 DSGVO; § 630f Abs. 2 BGB",
    "Protokoll der Weitergaben",
  ),
  row(
    "contract",
    3,
    "Ende des Jahrs, in dem der Vertrag endet",
    "§§ 195, 199 BGB",
    "Verträge, Verpflichtungen, Prüfungen des DSB",
    {
      from: "end-of-year",
    },
  ),
  row("breach-file", 5, "Abschluss des Vorfalls", "Art. 33 Abs. 5 DSGVO", "Akte einer Datenschutzverletzung"),
  row("access-log", 1, "Eintrag", "Art. 32 DSGVO", "Sicherheits- und Zugriffsprotokolle", { atMost: true }),
  row("parcel", 0, "Abholung", "Art. 5 Abs. 1 lit. e DSGVO", "Pakete, Vorschauen, Arbeitskopien", {
    days: 14,
    atMost: true,
  }),
  row("backup", 0, "Sicherung", "Art. 17, 32 DSGVO", "Sicherungskopien", { days: 90, atMost: true }),
]

/** The longest that this program's server keeps a backup, and what its erasure protocols promise; the table has what is allowed. */
export const backupDays = 30

export type ErasureAnswer =
  | { readonly kind: "erase"; readonly record: RecordClass; readonly law: string }
  | {
      readonly kind: "restrict"
      readonly record: RecordClass
      readonly until: Day | "open"
      readonly law: string
    }
  | { readonly kind: "legal-hold"; readonly record: RecordClass }
  | { readonly kind: "unclear"; readonly record: RecordClass }

export const retentionOf = (record: RecordClass): RetentionRow | null =>
  retentionTable.find((one) => one.record === record) ?? null

/** The first day on which it may be erased; null where a fact is missing. */
export function keepUntil(facts: Pick<ErasureFact, "record" | "startsOn" | "turns28On">): Day | null {
  const found = retentionOf(facts.record)
  if (found === null || facts.startsOn === null) return null
  if (found.until28 && facts.turns28On === null) return null
  const from = found.from === "end-of-year" ? endOfYear(facts.startsOn) : facts.startsOn
  const end = addDays(addYears(from, found.years), found.days + 1)
  return found.until28 && facts.turns28On !== null && end < facts.turns28On ? facts.turns28On : end
}

/** What is unclear stays: early erasure cannot be made good, late erasure can be explained. */
export function decideErasure(facts: ErasureFact, today: Day): ErasureAnswer {
  const { record } = facts
  if (facts.legalHold) return { kind: "legal-hold", record }
  const found = retentionOf(record)
  if (found === null) return { kind: "unclear", record }
  // A delivery note that is no voucher may go once its invoice is here (§ 147(3) sentences 3, 4 AO).
  if (record === "delivery-note" && facts.invoiceReceived) return { kind: "erase", record, law: found.law }
  const until = keepUntil(facts)
  if (until === null) return { kind: "unclear", record }
  if (today < until && !found.atMost) return { kind: "restrict", record, until, law: found.law }
  if (found.waitsForAssessment && facts.assessmentOpen) {
    return { kind: "restrict", record, until: "open", law: "§ 147 Abs. 3 Satz 5 AO" }
  }
  return { kind: "erase", record, law: found.law }
}
