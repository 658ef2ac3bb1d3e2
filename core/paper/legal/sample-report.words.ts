/** The sentences of the report on a sample. */
const de = {
  title: "Bericht über eine Stichprobe der Weitergaben",
  about: (drawn: number, all: number) => `${drawn} von ${all} Weitergaben`,
  how: "Wie gezogen wurde",
  howText:
    "Gezogen hat nicht die prüfende Person: Jede Weitergabe steht an dem Platz, den der Hash aus der Wurzel des öffentlichen Protokolls und ihrem eigenen Hash ergibt; die ersten sind die Stichprobe. Wer dieselben Weitergaben und denselben Stand hat, zieht dieselben.",
  checkpoint: "Stand des öffentlichen Protokolls",
  pool: "Hash aller Weitergaben, aus denen gezogen wurde",
  by: "Gezogen und geprüft von",
  at: "Am",
  statement: "Hash der unterschriebenen Erklärung",
  what: "Was geprüft wurde",
  checks: [
    "Unterschrift der Erlaubnis durch ein Gerät, das an jenem Tag dazu gehörte",
    "Entscheidung nach dem Recht jenes Tages: erlaubt, und aus denselben Gründen",
    "Unterschriften aller Unterlagen, auf denen die Erlaubnis ruht",
    "Einwilligung unterschrieben, gleich und an jenem Tag in Kraft",
    "Bericht der Durchsicht gegen seinen unterschriebenen Hash",
    "Eintrag im öffentlichen Protokoll",
  ],
  results: "Ergebnis",
  head: ["Auftrag", "Weitergabe", "Ergebnis"],
  sound: "gültig",
  allSound: "Alle gezogenen Weitergaben sind gültig.",
  notSound: (count: number) => `Nicht gültig: ${count}.`,
  signer: "Datenschutzbeauftragte Person",
  limits: [
    "Geprüft ist, was unterschrieben wurde. Ob eine Tatsache stimmt, die jemand unterschrieben hat, sagt keine Unterschrift.",
    "Ein Versand außerhalb dieses Programms steht in keiner Stichprobe.",
    "Wer oft zieht, kann sich einen Stand aussuchen: Jede Ziehung bleibt deshalb unterschrieben stehen.",
  ],
}

const en: typeof de = {
  title: "Report on a sample of the disclosures",
  about: (drawn, all) => `${drawn} of ${all} disclosures`,
  how: "How it was drawn",
  howText:
    "Not the person who checks has drawn: each disclosure stands at the place given by the hash of the public log's root and its own hash; the first are the sample. Who has the same disclosures and the same head draws the same.",
  checkpoint: "Head of the public log",
  pool: "Hash of all disclosures out of which was drawn",
  by: "Drawn and checked by",
  at: "On",
  statement: "Hash of the signed statement",
  what: "What was checked",
  checks: [
    "Signature of the permit by a device that belonged to the house on that day",
    "Decision by the law of that day: permitted, and for the same reasons",
    "Signatures of all documents on which the permit rests",
    "Consent signed, the same, and in force on that day",
    "Report of the look against its signed hash",
    "Entry in the public log",
  ],
  results: "Result",
  head: ["Order", "Disclosure", "Result"],
  sound: "valid",
  allSound: "All drawn disclosures are valid.",
  notSound: (count) => `Not valid: ${count}.`,
  signer: "Data protection officer",
  limits: [
    "What was signed is checked. Whether a fact that somebody signed is true, no signature says.",
    "What was sent outside of this program stands in no sample.",
    "Who draws often can pick a head: therefore every draw stays, signed.",
  ],
}

export const sampleReportWords = { de, en }
