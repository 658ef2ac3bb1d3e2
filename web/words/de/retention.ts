import { pluralIn } from "../widen.ts"

const plural = pluralIn("de")

/** What is kept by law, what is held, what goes when, and who was told. */
export const retentionDe = {
  keepTitle: "Das behalten Sie in Ihrer eigenen Akte",
  keepText:
    "Was das Gesetz verlangt, ist angekreuzt. Ihre Auswahl wird mit der Löschung unterschrieben und der anderen Seite gezeigt. Sie bleibt bis zum genannten Tag eingeschränkt.",
  keepUntil: (date: string, law: string) => `bis ${date} · ${law}`,
  keepNothing: "Nach dem Löschen bleibt nichts.",
  keepChange: "Auswahl ändern",
  keepSave: "Übernehmen",
  keepDid: "Auswahl übernommen.",
  kept: (what: string, date: string, law: string) => `behält „${what}“ bis ${date} (${law})`,
  keptUngrounded: (what: string, date: string) =>
    `nennt „${what}“ bis ${date}; dafür gibt es keine Aufbewahrungspflicht. Bitte fragen Sie nach.`,
  days: (count: number) => plural(count, { one: "Tag", other: "Tage" }),
}
