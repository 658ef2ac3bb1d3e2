/** Who holds something, from the practice to the last holder. */
import type { Words } from "../words.tsx"

export const chainEn = {
  titleOrder: "Who has these data?",
  titlePatient: "Who has the data?",
  none: "Nothing has been disclosed yet.",
  origin: "where it began",
  asText: "Read as text",
  sentence: (from, to) => `${from} to ${to}`,
  until: (day) => `erase by ${day}`,
  unknownUntil: "day of erasure not known",
  countriesNow: (countries) => `today by its own account: ${countries}`,
  sent: (order, day) => (order === "" ? `Of ${day}` : `Order ${order} of ${day}`),
  noGround: "ground not known",
  doubtful: "Not covered: ask them.",
  hiddenText: "The other side said that it passed this on. The server does not show the signature for it.",
  states: {
    waiting: "not picked up yet",
    held: "has the data",
    erasing: "erasure running",
    restricted: "erased but for what is kept by law",
    erased: "erased, declared by both",
    hidden: "hidden",
  },
} satisfies Words["chain"]
