import { pluralIn } from "../widen.ts"
import type { Words } from "../words.tsx"

const plural = pluralIn("en")

/** What is kept by law, what is held, what goes when, and who was told. */
export const retentionEn = {
  keepTitle: "What you keep in your own files",
  keepText:
    "What the law wants is ticked. Your choice is signed with the erasure and shown to the other side. It stays restricted until the day named.",
  keepUntil: (date: string, law: string) => `until ${date} · ${law}`,
  keepNothing: "Nothing is left after the erasure.",
  keepChange: "Change",
  keepSave: "Save",
  keepDid: "Saved.",
  kept: (what: string, date: string, law: string) => `keeps “${what}” until ${date} (${law})`,
  keptUngrounded: (what: string, date: string) =>
    `names “${what}” until ${date}; no duty to keep covers it. Please ask.`,
  days: (count: number) => plural(count, { one: "day", other: "days" }),
} satisfies Words["retention"]
