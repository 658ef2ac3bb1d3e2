/** The sentences of a provider's file. */
const de = {
  title: "Akte des Anbieters (Art. 28 Abs. 1 DSGVO)",
  state: "Stand",
  usable: "Alle sperrenden Fragen sind beantwortet.",
  unusable: (count: number) =>
    `Nicht verwendbar: ${count === 1 ? "eine Angabe fehlt oder sperrt" : `${count} Angaben fehlen oder sperren`}.`,
  answered: (count: number, all: number) => `Beantwortet: ${count} von ${all} Fragen.`,
  answers: "Fragen und Antworten",
  star: "Mit * bezeichnete Fragen stellt schon der Gründungsartikel von 2017.",
  head: ["Frage", "Antwort"],
  unanswered: "nicht beantwortet",
  signers: ["Anbieter, für die Antworten", "Datenschutzbeauftragte Person, für die Prüfung"],
  limits: [
    "Antworten sind Angaben des Anbieters. Geprüft sind sie erst mit der Unterschrift der datenschutzbeauftragten Person.",
  ],
}

const en: typeof de = {
  title: "File of the provider (Art. 28(1) GDPR)",
  state: "State",
  usable: "All blocking questions are answered.",
  unusable: (count) =>
    `Not to be used: ${count === 1 ? "one answer is missing or blocks" : `${count} answers are missing or block`}.`,
  answered: (count, all) => `Answered: ${count} of ${all} questions.`,
  answers: "Questions and answers",
  star: "Questions marked with * were asked by the founding article of 2017.",
  head: ["Question", "Answer"],
  unanswered: "not answered",
  signers: ["Provider, for the answers", "Data protection officer, for the examination"],
  limits: ["Answers are the provider's own. They count as examined only with the officer's signature."],
}

export const providerDossierWords = { de, en }
