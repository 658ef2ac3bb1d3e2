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
  noticeTitle: "Notice under GDPR Art. 19",
  noticeFromUs: {
    erase: (name: string, date: string) => `${name} was told on ${date} to erase.`,
    restrict: (name: string, date: string) =>
      `${name} was told on ${date} to restrict the data; what was made stays documented.`,
  },
  noticeToUs: {
    erase: (name: string, date: string) =>
      `${name} asked on ${date} to erase. Your answer: close, and name what you must keep.`,
    restrict: (name: string, date: string) =>
      `${name} asked on ${date} to restrict the data. What you must keep about the work you name when you close.`,
  },
  noticeCause: { withdrawn: "The consent was withdrawn.", erased: "The data are erased at their source." },
  noticeOpen: (days: string, until: string) => `No answer for ${days}, asked for until ${until}`,
  noticeErased: (date: string) => `erased, ${date}`,
  noticeRestricted: (date: string) => `erased but for what is kept, ${date}`,
  days: (count: number) => plural(count, { one: "day", other: "days" }),
} satisfies Words["retention"]
