/** The erasure protocol on paper: what was done, what is open, and what this system cannot know. Never a guarantee. */
import { facts, heading, notice, paragraph, small, title } from "./block.ts"
import type { Block } from "./block.ts"
import type {
  ErasureFacts,
  ErasureNames,
  ErasureOpenPoint,
  ErasureWords,
  StoreTold,
} from "./erasure-facts.ts"
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
  names: ErasureNames,
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
      ...doneBlocks(from, say, names),
      ...keptBlocks(from, say, names),
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

function doneBlocks(
  { parties, storageReport }: ErasureFacts,
  say: ErasureWords,
  names: ErasureNames,
): readonly Block[] {
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

  const { at, objects } = storageReport
  const versions = objects.reduce((sum, object) => sum + object.versions, 0)
  return [
    heading(say.done),
    paragraph(say.core(printedMoment(at, say.language), objects.length, versions)),
    signed,
    ...serverBlocks(storageReport, say, names),
  ]
}

function serverBlocks(
  { at, backupsUntil, envelopes, events, objects, pools }: NonNullable<ErasureFacts["storageReport"]>,
  say: ErasureWords,
  names: ErasureNames,
): readonly Block[] {
  const places = pools.map(
    ({ name, country, operator }) => `${name}: ${names.country(country)}, ${names.operator(operator)}`,
  )
  const [place, removed, letters, backups] = say.serverRows
  return [
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
      rows: objects.map(({ object, versions: count, chunks, bytes, answer }) => {
        const told = toldBy(answer)
        return [object, String(count), say.answer(chunks, bytes, told === null ? answer : say.stored[told])]
      }),
    },
    small(say.answerVerbatim),
  ]
}

/** How a folder and an S3 storage say that nothing is left; the whole answer must be made of these. */
const storeSays: readonly (readonly [RegExp, StoreTold])[] = [
  [/unlink: done; stat: ENOENT/gu, "gone"],
  [/unlink: ENOENT; stat: ENOENT/gu, "was-gone"],
  [/versioning [a-z]+; deleted 0; listing: empty; HEAD: 404/gu, "was-gone"],
  [/versioning [a-z]+; deleted \d+; listing: empty; HEAD: 404/gu, "gone"],
]

/** Null for an answer that nobody knows: it is shown as it is, and no better word is put into its mouth. */
function toldBy(answer: string): StoreTold | null {
  let rest = answer
  const told = new Set<StoreTold>()
  for (const [phrase, meaning] of storeSays) {
    const without = rest.replace(phrase, "")
    if (without !== rest) told.add(meaning)
    rest = without
  }
  if (!/^[; ]*$/u.test(rest) || told.size === 0) return null
  return told.has("gone") ? "gone" : "was-gone"
}

/** Who keeps what, until when, and which law wants it: each side's own signature says it. */
function keptBlocks({ parties }: ErasureFacts, say: ErasureWords, names: ErasureNames): readonly Block[] {
  const rows = parties.flatMap(({ name, declaration }) =>
    (declaration?.kept ?? []).map(({ record, until }) => {
      const named = names.record(record)
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
