/** A legal document as PDF: what it says of itself first, then its sections, who signs, and what it does not claim. */
import { facts, heading, notice, paragraph, rule, small, title } from "../block.ts"
import type { Block } from "../block.ts"
import { printedDay } from "../moment.ts"
import { writePdf } from "../pdf.ts"
import type { Language, Paper } from "../pdf.ts"
import { frameWords } from "./frame.words.ts"
import { paperHash } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Part, Section } from "./legal-paper.ts"

/** A day as it stands in the data, as people write it; its own spelling where it is none. */
export function dayText(day: string, language: Language): string {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(day) : Number.NaN
  return Number.isNaN(at) ? day : printedDay(at, language)
}

export function printPaper(paper: LegalPaper): Paper {
  const { language } = paper
  const say = frameWords[language]
  return writePdf({
    title: paper.title,
    language,
    footer: `${paper.title} · ${say.version} ${paper.version} · ${dayText(paper.day, language)}`,
    blocks: [
      title(paper.title),
      facts(ownFacts(paper)),
      ...paper.sections.flatMap(sectionBlocks),
      heading(say.signers),
      ...signerBlocks(paper),
      heading(say.limits),
      { kind: "list", numbered: false, items: paper.limits },
      rule,
      small(`${say.hash}: ${paperHash(paper)}`),
    ],
  })
}

function ownFacts(paper: LegalPaper): readonly (readonly [string, string])[] {
  const say = frameWords[paper.language]
  const { name, address, contact } = paper.issuer
  return [
    [say.issuer, [name, address, contact].filter(Boolean).join("\n")],
    ...(paper.about === "" ? [] : [[say.about, paper.about] as const]),
    [say.day, dayText(paper.day, paper.language)],
    [say.version, paper.version],
    [say.server, serverText(paper)],
  ]
}

export function serverText({ server, language }: Pick<PaperFrame, "server" | "language">): string {
  const say = frameWords[language]
  return [
    say.operated(server.operator, server.country.name),
    ...server.pools.map(({ name, operator, country }) => say.pool(name, operator, country.name)),
  ].join("\n")
}

const sectionBlocks = ({ title: name, parts }: Section): readonly Block[] => [
  heading(name),
  ...parts.map((part, at) => blockOf(part, parts[at + 1])),
]

/** A box to tick stays with the next one, and with the line on which its reason is written. */
function blockOf(part: Part, next: Part | undefined): Block {
  switch (part.kind) {
    case "text":
      return paragraph(part.text)
    case "notice":
      return notice(part.text)
    case "list":
      return { kind: "list", numbered: false, items: part.items }
    case "facts":
      return facts(part.rows)
    case "table":
      return { kind: "table", columns: part.shares, head: part.head, rows: part.rows }
    case "chain":
      return part
    case "tick":
      return {
        kind: "paragraph",
        tone: "plain",
        text: `[${part.ticked ? "x" : "  "}] ${part.text}`,
        withNext: next?.kind === "tick" || next?.kind === "blank",
      }
    case "blank":
      return { kind: "blank", labels: part.labels }
  }
}

function signerBlocks({ signers, language }: LegalPaper): readonly Block[] {
  const say = frameWords[language]
  if (signers.length === 0) return [paragraph(say.nobody)]
  return signers.map((who) => ({ kind: "blank", labels: [say.signature(who)] }))
}
