/** The sentences of a provider's file. */
const de = {
  title: "Akte des Anbieters (Art. 28 Abs. 1 DSGVO)",
  state: "Stand",
  usable: "Alle sperrenden Fragen sind beantwortet, und die Antworten sind unterschrieben.",
  ownHouse: "Eigenes Haus: Server und Speicher stehen in den eigenen Räumen, niemand sonst hat Zugang.",
  unusable: (count: number, signed: string) =>
    count === 0
      ? `Nicht verwendbar: ${signed}.`
      : `Nicht verwendbar: ${count === 1 ? "eine Angabe fehlt oder sperrt" : `${count} Angaben fehlen oder sperren`}.`,
  answered: (count: number, all: number) => `Beantwortet: ${count} von ${all} Fragen.`,
  signature: "Unterschrift",
  unsigned: "nicht unterschrieben",
  inForce: "in Kraft",
  ended: "abgelaufen",
  version: "Fassung",
  signedAt: "Unterschrieben am",
  validUntil: "Gültig bis",
  hash: "Prüfsumme der Erklärung",
  review: "Prüfung durch den Datenschutz",
  noReview: "keine",
  reviewed: (isPositive: boolean, on: string, until: string) =>
    `${isPositive ? "zulässig" : "nicht zulässig"}, geprüft am ${on}, gültig bis ${until}`,
  contradiction: (label: string, stated: string, answered: string) =>
    `Widerspruch bei „${label}“: Der Server nennt ${stated}, die Antwort nennt ${answered}. Es zählt das Strengere.`,
  answers: "Fragen und Antworten",
  star: "Mit * bezeichnete Fragen stellt schon der Gründungsartikel von 2017.",
  head: ["Frage", "Antwort"],
  unanswered: "nicht beantwortet",
  checklist: "Prüfliste des Vertrags (Art. 28 Abs. 3 DSGVO)",
  checklistHead: ["Punkt", "Fundstelle"],
  noReference: "fehlt",
  evidence: "Nachweise",
  evidenceText: "Die Unterlagen liegen in der Ablage der Praxis; hier steht, welche es waren.",
  noEvidence: "Zu keiner Antwort ist eine Unterlage verzeichnet.",
  evidenceHead: ["Nachweis", "SHA-256"],
  officerSigns: "Datenschutzbeauftragte Person, für die Prüfung",
  signers: ["Anbieter, für die Antworten", "Datenschutzbeauftragte Person, für die Prüfung"],
  limits: [
    "Antworten sind Angaben des Anbieters. Geprüft sind sie erst mit der Unterschrift der datenschutzbeauftragten Person.",
    "Eine Prüfsumme belegt, welche Unterlage vorlag, und nicht, was in ihr steht.",
  ],
}

const en: typeof de = {
  title: "File of the provider (Art. 28(1) GDPR)",
  state: "State",
  usable: "All blocking questions are answered, and the answers are signed.",
  ownHouse: "Own house: server and storage stand in the own rooms, nobody else has access.",
  unusable: (count, signed) =>
    count === 0
      ? `Not to be used: ${signed}.`
      : `Not to be used: ${count === 1 ? "one answer is missing or blocks" : `${count} answers are missing or block`}.`,
  answered: (count, all) => `Answered: ${count} of ${all} questions.`,
  signature: "Signature",
  unsigned: "not signed",
  inForce: "in force",
  ended: "ended",
  version: "Version",
  signedAt: "Signed on",
  validUntil: "Valid until",
  hash: "Hash of the statement",
  review: "Review by the data protection officer",
  noReview: "none",
  reviewed: (isPositive, on, until) =>
    `${isPositive ? "admissible" : "not admissible"}, reviewed on ${on}, valid until ${until}`,
  contradiction: (label, stated, answered) =>
    `Contradiction at “${label}”: the server names ${stated}, the answer names ${answered}. The stricter counts.`,
  answers: "Questions and answers",
  star: "Questions marked with * were asked by the founding article of 2017.",
  head: ["Question", "Answer"],
  unanswered: "not answered",
  checklist: "Checklist of the contract (Art. 28(3) GDPR)",
  checklistHead: ["Point", "Place"],
  noReference: "missing",
  evidence: "Evidence",
  evidenceText: "The papers lie in the practice's own files; here it says which they were.",
  noEvidence: "No paper is noted for any answer.",
  evidenceHead: ["Evidence", "SHA-256"],
  officerSigns: "Data protection officer, for the examination",
  signers: ["Provider, for the answers", "Data protection officer, for the examination"],
  limits: [
    "Answers are the provider's own. They count as examined only with the officer's signature.",
    "A hash proves which paper was there, and not what it says.",
  ],
}

export const providerDossierWords = { de, en }
