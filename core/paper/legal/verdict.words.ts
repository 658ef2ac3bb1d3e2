/** The sentences around a decision; each reason brings its own from the rules. */
interface OrderSent {
  readonly number: string
  readonly from: string
  readonly to: string
}

const de = {
  title: "Darf ich das senden?",
  titleSent: "Warum durfte das gesendet werden?",
  order: ({ number, from, to }: OrderSent) => `Auftrag ${number}, von ${from} an ${to}`,
  answer: "Antwort",
  answers: {
    permit: "Darf gesendet werden.",
    needs: "Es fehlt noch etwas.",
    deny: "Darf nicht gesendet werden.",
  },
  answersSent: {
    permit: (day: string) => `Durfte am ${day} gesendet werden.`,
    needs: (day: string) => `Am ${day} fehlte dafür etwas.`,
    deny: (day: string) => `Durfte am ${day} nicht gesendet werden.`,
  },
  recipient: "An",
  sentOn: "Gesendet am",
  until: "Beim Empfänger zu löschen bis",
  state: "Stand der Weitergabe",
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
  titleSent: "Why was this allowed to be sent?",
  order: ({ number, from, to }) => `Order ${number}, from ${from} to ${to}`,
  answer: "Answer",
  answers: { permit: "May be sent.", needs: "Something is still needed.", deny: "May not be sent." },
  answersSent: {
    permit: (day) => `Was allowed to be sent on ${day}.`,
    needs: (day) => `On ${day} something was missing for it.`,
    deny: (day) => `Was not allowed to be sent on ${day}.`,
  },
  recipient: "To",
  sentOn: "Sent on",
  until: "To be erased by the recipient by",
  state: "State of the disclosure",
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
