/** The sentences around a decision; each reason brings its own from the rules. */
interface OrderSent {
  readonly number: string
  readonly from: string
  readonly to: string
}

const answersOf = (done: string) => ({
  permit: `Darf ${done} werden.`,
  needs: "Es fehlt noch etwas.",
  deny: `Darf nicht ${done} werden.`,
})

const answersSentOf = (done: string) => ({
  permit: (day: string) => `Durfte am ${day} ${done} werden.`,
  needs: (day: string) => `Am ${day} fehlte dafür etwas.`,
  deny: (day: string) => `Durfte am ${day} nicht ${done} werden.`,
})

const englishOf = (done: string) => ({
  permit: `May be ${done}.`,
  needs: "Something is still needed.",
  deny: `May not be ${done}.`,
})

const englishSentOf = (done: string) => ({
  permit: (day: string) => `Was allowed to be ${done} on ${day}.`,
  needs: (day: string) => `On ${day} something was missing for it.`,
  deny: (day: string) => `Was not allowed to be ${done} on ${day}.`,
})

const de = {
  titles: { send: "Darf ich das senden?", "pass-on": "Darf ich das weitergeben?" },
  titlesSent: {
    send: "Warum durfte das gesendet werden?",
    "pass-on": "Warum durfte das weitergegeben werden?",
  },
  order: ({ number, from, to }: OrderSent) => `Auftrag ${number}, von ${from} an ${to}`,
  answer: "Antwort",
  answers: { send: answersOf("gesendet"), "pass-on": answersOf("weitergegeben") },
  answersSent: { send: answersSentOf("gesendet"), "pass-on": answersSentOf("weitergegeben") },
  recipient: "An",
  sentOn: { send: "Gesendet am", "pass-on": "Weitergegeben am" },
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
  titles: { send: "May I send this?", "pass-on": "May I pass this on?" },
  titlesSent: {
    send: "Why was this allowed to be sent?",
    "pass-on": "Why was this allowed to be passed on?",
  },
  order: ({ number, from, to }) => `Order ${number}, from ${from} to ${to}`,
  answer: "Answer",
  answers: { send: englishOf("sent"), "pass-on": englishOf("passed on") },
  answersSent: { send: englishSentOf("sent"), "pass-on": englishSentOf("passed on") },
  recipient: "To",
  sentOn: { send: "Sent on", "pass-on": "Day of passing on" },
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
