/** The sentences around a decision; each reason brings its own from the rules. */
const de = {
  title: "Darf ich das senden?",
  order: (number: string, name: string) => `Auftrag ${number} an ${name}`,
  answer: "Antwort",
  answers: {
    permit: "Darf gesendet werden.",
    needs: "Es fehlt noch etwas.",
    deny: "Darf nicht gesendet werden.",
  },
  recipient: "An",
  countries: "Länder",
  what: "Was",
  mode: "Regeln",
  modes: { strict: "Streng", statutory: "Gesetzlich" },
  lawOf: "Recht vom",
  todo: "Was Sie tun können",
  why: "Warum",
  whyHead: ["Grund", "Vorschrift"],
  noReason: "Keine Regel verlangt etwas oder steht entgegen.",
  duties: "Was mit der Weitergabe verbunden ist",
  forOfficer: "Für die datenschutzbeauftragte Person",
  officerHead: ["Regel", "Begründung"],
  limits: [
    "Das Programm wendet Regeln auf Angaben an. Sind die Angaben falsch, ist es auch die Antwort.",
    "Es ist keine Rechtsberatung.",
  ],
}

const en: typeof de = {
  title: "May I send this?",
  order: (number, name) => `Order ${number} to ${name}`,
  answer: "Answer",
  answers: { permit: "May be sent.", needs: "Something is still needed.", deny: "May not be sent." },
  recipient: "To",
  countries: "Countries",
  what: "What",
  mode: "Rules",
  modes: { strict: "Strict", statutory: "Statutory" },
  lawOf: "Law of",
  todo: "What you can do",
  why: "Why",
  whyHead: ["Reason", "Provision"],
  noReason: "No rule demands anything or stands against it.",
  duties: "What goes along with the disclosure",
  forOfficer: "For the data protection officer",
  officerHead: ["Rule", "Reasoning"],
  limits: [
    "The program applies rules to what it was told. Where that is wrong, so is the answer.",
    "It is no legal advice.",
  ],
}

export const verdictWords = { de, en }
