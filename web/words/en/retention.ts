/** What is kept by law, what is held, what goes when, and who was told. */
import { pluralIn } from "../widen.ts"
import type { Words } from "../words.tsx"

const plural = pluralIn("en")

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
  noticeOpen: (days: number, until: string) =>
    days === 0
      ? `No answer yet, asked for until ${until}`
      : `No answer for ${plural(days, { one: "day", other: "days" })}, asked for until ${until}`,
  noticeErased: (date: string) => `erased, ${date}`,
  noticeRestricted: (date: string) => `erased but for what is kept, ${date}`,
  held: "on hold",
  holdUs: "us",
  holdBy: (name: string, date: string) => `Erasure put on hold by ${name}, ${date}.`,
  holdSet: "Put erasure on hold",
  holdLift: "Lift the hold",
  holdText: {
    set: "While the hold stands nothing is erased. The deadline and closing block access as usual. The hold is signed; the other side sees that there is one, and on what ground.",
    lifted: "What waits because of the hold is erased afterwards.",
  },
  holdGround: "Ground",
  holdGrounds: {
    claim: "Claims or a lawsuit.",
    authority: "Order of an authority or a court.",
    inspection: "A running inspection.",
  },
  holdReasonHint: "Stays encrypted in your record.",
  holdReasonMissing: "Please give the reason.",
  holdDid: { set: "Erasure is on hold.", lifted: "The hold is lifted." },
  scheduleTitle: "Schedule of erasure",
  scheduleLead: "What is erased when and why, and which answers are still missing.",
  scheduleEmpty: "Nothing waits to be erased",
  scheduleEmptyText: "As soon as an order runs, its last day stands here.",
  scheduleOn: "On",
  scheduleWhat: "What",
  scheduleWhy: "Why",
  scheduleHold: "Hold",
  scheduleWhys: {
    deadline: "Agreed deadline.",
    ended: "The order has ended.",
    kept: "End of the duty to keep.",
    answer: "Erased here; the recipient has not answered yet.",
  },
} satisfies Words["retention"]
