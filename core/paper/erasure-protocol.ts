/** The erasure protocol on paper: what was done, what is open, and what this system cannot know. Never a guarantee. */
import { facts, heading, notice, paragraph, small, title } from "./block.ts"
import type { Block } from "./block.ts"
import type { ErasureFacts, ErasureOpenPoint, ErasureWords, NameRecord } from "./erasure-facts.ts"
import { germanProtocol } from "./erasure-words.de.ts"
import { englishProtocol } from "./erasure-words.en.ts"
import { labelWords } from "./label.words.ts"
import type { PaperLabel } from "./label.words.ts"
import { printedDay, printedMoment } from "./moment.ts"
import { writePdf } from "./pdf.ts"
import type { Language, Paper } from "./pdf.ts"

/** The fingerprint is the SHA-256 of the protocol's bytes, by which paper and file belong together. */
export function erasurePaper(
  from: ErasureFacts,
  fingerprint: string,
  language: Language,
  nameRecord: NameRecord,
): Paper {
  const say = language === "de" ? germanProtocol : englishProtocol
  const labels = labelWords[language]
  const { protocol, closure, parties } = from
  const endedBy =
    parties.find(({ organisation }) => organisation === closure.organisation)?.name ?? closure.organisation
  return writePdf({
    title: `${say.title} ${protocol.orderNumber}`,
    language,
    footer: say.footer(protocol.orderNumber),
    blocks: [
      title(say.title),
      notice(protocol.open.length === 0 ? say.complete : say.incomplete(protocol.open.length)),
      facts([
        [say.order, protocol.orderNumber],
        [say.endedBy, `${endedBy}, ${printedMoment(closure.at, language)}`],
        [say.reason, say.reasons[closure.reason]],
        [say.basis, protocol.basis],
        ...(protocol.label === undefined ? [] : [[labels.label, labels.labels[protocol.label]] as const]),
        [say.composed, printedMoment(protocol.composedAt, language)],
        // In two halves: one line of a column is too short for it.
        [say.fingerprint, `${fingerprint.slice(0, 32)}\n${fingerprint.slice(32)}`],
      ]),
      ...labelBlocks(protocol.label, say),
      ...doneBlocks(from, say),
      ...keptBlocks(from, say, nameRecord),
      heading(say.open),
      ...openBlocks(protocol.open, say),
      heading(say.unknown),
      { kind: "list", numbered: false, items: say.unknowns },
      ...(parties.some(({ declaration }) => (declaration?.kept ?? []).length > 0)
        ? []
        : [paragraph(say.kept)]),
      paragraph(say.closing),
      small(say.check),
    ],
  })
}

/** What the files were while they were there, and what that never meant. */
function labelBlocks(label: PaperLabel | undefined, say: ErasureWords): readonly Block[] {
  if (label === undefined) return []
  const { meanings, not } = labelWords[say.language]
  const proof = label === "face-removed" ? [small(`${meanings[label]} ${say.labelProof}`)] : []
  return [
    small(label === "identified" ? meanings.identified : meanings["identifiers-removed"]),
    ...proof,
    ...(label === "identified" ? [] : [small(not)]),
  ]
}

function doneBlocks({ parties, storageReport }: ErasureFacts, say: ErasureWords): readonly Block[] {
  const signed: Block = {
    kind: "table",
    columns: [5, 5, 7],
    head: say.partyHead,
    rows: parties.map(({ name, declaration }) =>
      declaration === null
        ? [name, "–", say.partyOpen]
        : [
            name,
            printedMoment(declaration.at, say.language),
            say.partyDone(declaration.keysDestroyed.length, declaration.objectsDropped),
          ],
    ),
  }
  if (storageReport === null) return [heading(say.done), paragraph(say.coreWithoutServer), signed]

  const { at, objects, pools, envelopes, events, backupsUntil } = storageReport
  const versions = objects.reduce((sum, object) => sum + object.versions, 0)
  const places = pools.map(({ name, country, operator }) => `${name} (${country}, ${operator})`)
  const [place, removed, letters, backups] = say.serverRows
  return [
    heading(say.done),
    paragraph(say.core(printedMoment(at, say.language), objects.length, versions)),
    signed,
    heading(say.server),
    facts([
      [place, places.join("\n")],
      [removed, printedMoment(at, say.language)],
      [letters, `${envelopes} / ${events}`],
      [backups, printedMoment(backupsUntil, say.language)],
    ]),
    {
      kind: "table",
      columns: [8, 3, 7],
      head: say.objectHead,
      rows: objects.map(({ object, versions: count, chunks, bytes, answer }) => [
        object,
        String(count),
        say.answer(chunks, bytes, answer),
      ]),
    },
  ]
}

/** Who keeps what, until when, and which law wants it: each side's own signature says it. */
function keptBlocks({ parties }: ErasureFacts, say: ErasureWords, nameRecord: NameRecord): readonly Block[] {
  const rows = parties.flatMap(({ name, declaration }) =>
    (declaration?.kept ?? []).map(({ record, until }) => {
      const named = nameRecord(record)
      return [name, named.name, printedDay(Date.parse(until), say.language), named.law]
    }),
  )
  if (rows.length === 0) return []
  return [
    heading(say.keptTitle),
    paragraph(say.keptText),
    { kind: "table", columns: [4, 5, 3, 5], head: say.keptHead, rows },
  ]
}

const openBlocks = (open: readonly ErasureOpenPoint[], say: ErasureWords): readonly Block[] =>
  open.length === 0
    ? [paragraph(say.nothingOpen)]
    : [{ kind: "list", numbered: true, items: open.map((point) => say.openPoint(point)) }]
