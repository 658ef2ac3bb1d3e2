/** The register as an audit package holds it: for a table, for programs, and each hop with what proves it. */
import { transparency } from "../api/transparency.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { writeCsv } from "../formats/csv.ts"
import type { NewEntry } from "../formats/zip-write.ts"
import { auditWords } from "../records/audit-words.ts"
import { tradeWords } from "../records/trade-words.ts"
import { statementHash } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { done } from "./answers.ts"
import { proofOf } from "./audit-gather.ts"
import type { Gathered } from "./audit-gather.ts"
import type { Desk } from "./desk.ts"
import { registerLines } from "./disclosures.ts"
import { dayAt } from "./keeping.ts"
import type { DisclosureLine } from "./officer-views.ts"
import type { Answer } from "./views.ts"

/** Null where none is known. */
const groundsOf = ({ basis, beside }: DisclosureLine): string | null =>
  basis === null ? null : [basis, ...beside].map(({ sentence }) => sentence.de).join(" ")

export const json = (value: unknown): Bytes => utf8(`${JSON.stringify(value, null, 2)}\n`)

const heads = [
  "Empfänger",
  "Rolle",
  "Von",
  "Weg",
  "Auftrag",
  "Was",
  "Form",
  "Grundlage",
  "Einwilligung",
  "Länder",
  "Am",
  "Löschen bis",
  "Stand",
  "Eingeschränkt bis",
  "Warum",
] as const

const { states, unknown, ways } = auditWords.de

const csvOf = (lines: readonly DisclosureLine[]): Bytes =>
  utf8(
    writeCsv([
      heads,
      ...lines.map((line) => [
        line.to.name,
        line.to.role === null ? unknown : tradeWords.de.roles[line.to.role],
        line.from.name,
        ways[line.way],
        line.number,
        line.kinds.map((kind) => tradeWords.de.contentKinds[kind]).join(", "),
        line.category === null ? unknown : tradeWords.de.categories[line.category],
        groundsOf(line) ?? (line.state === "hidden" ? unknown : "keine nötig"),
        line.consent ?? "",
        line.countries.join(", "),
        dayAt(line.at),
        line.eraseBy === null ? unknown : dayAt(line.eraseBy),
        states[line.state],
        line.kept.at(-1)?.until ?? "",
        line.kept.map(({ law, name, until }) => `${name.de} (${law}) bis ${until}`).join("; "),
      ]),
    ]),
  )

/** What recipients signed for those behind them: it lies here so that each row of theirs can be checked like ours. */
async function onwardProofs(desk: Desk, { head, onward }: Gathered) {
  const signed = onward.filter(({ payloadType }) => payloadType.includes(".disclosure+"))
  const proofs = signed.map(async (disclosure: Envelope) => {
    const query = { statement: statementHash(disclosure), size: head.size }
    const reply = await desk.connection.call(transparency.inclusion, { query })
    return {
      disclosure,
      inclusion: reply.ok ? { index: reply.value.index, proof: reply.value.proof } : null,
    }
  })
  const others = onward.filter((one) => !signed.includes(one))
  return { version: 1, disclosures: await Promise.all(proofs), statements: others }
}

export async function registerFiles(desk: Desk, gathered: Gathered): Promise<Answer<readonly NewEntry[]>> {
  const rows = await registerLines(desk, gathered)
  if (!rows.ok) return rows
  const proofs: unknown[] = []
  for (const order of gathered.orders) {
    proofs.push({ order: order.order, ...(await proofOf(desk, order, gathered)) })
  }
  return done([
    { path: "register.csv", bytes: csvOf(rows.value) },
    { path: "register.json", bytes: json({ version: 2, disclosures: rows.value }) },
    { path: "disclosures.json", bytes: json({ version: 1, disclosures: proofs }) },
    { path: "onward.json", bytes: json(await onwardProofs(desk, gathered)) },
  ])
}
