/** The sentences on who holds something, from whom, and what the law makes them keep. */
const de = {
  origin: "Von hier ging es aus.",
  unknown: "nicht bekannt",
  got: (from: string, countries: string) => `Von: ${from}. Länder: ${countries}`,
  countriesNow: (countries: string) => `heute nach eigener Angabe: ${countries}`,
  sent: (order: string, day: string) => (order === "" ? `Vom ${day}` : `Auftrag ${order} vom ${day}`),
  ground: "Grundlage",
  until: (day: string) => `zu löschen bis ${day}`,
  states: {
    waiting: "noch nicht abgeholt",
    held: "hat die Daten",
    erasing: "Löschung läuft",
    restricted: "gelöscht bis auf das gesetzlich Aufbewahrte",
    erased: "gelöscht, von beiden erklärt",
    hidden: "Weitergabe erklärt, die Unterschrift dazu zeigt der Server nicht",
  },
  kept: (name: string, day: string, law: string) => `behält „${name}“ bis ${day} (${law})`,
  keptUngrounded: (name: string, day: string) =>
    `nennt „${name}“ bis ${day}; dafür gibt es keine Aufbewahrungspflicht`,
  doubtful: "Nicht gedeckt: bitte nachfragen.",
}

const en: typeof de = {
  origin: "It began here.",
  unknown: "not known",
  got: (from, countries) => `From: ${from}. Countries: ${countries}`,
  countriesNow: (countries) => `today by its own account: ${countries}`,
  sent: (order, day) => (order === "" ? `Of ${day}` : `Order ${order} of ${day}`),
  ground: "Ground",
  until: (day) => `to be erased by ${day}`,
  states: {
    waiting: "not picked up yet",
    held: "has the data",
    erasing: "erasure running",
    restricted: "erased but for what is kept by law",
    erased: "erased, declared by both",
    hidden: "a pass-on was declared, and the server does not show the signature for it",
  },
  kept: (name, day, law) => `keeps “${name}” until ${day} (${law})`,
  keptUngrounded: (name, day) => `names “${name}” until ${day}; no duty to keep it exists`,
  doubtful: "Not covered: please ask.",
}

export const holdersWords = { de, en }
