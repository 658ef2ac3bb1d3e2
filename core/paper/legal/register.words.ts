/** The sentences of the register on paper. */
const de = {
  title: "Register der Weitergaben",
  about: (count: number) => (count === 1 ? "1 Weitergabe" : `${count} Weitergaben`),
  summary: "Übersicht",
  summaryHead: ["Stand", "Anzahl"],
  rows: "Weitergaben",
  none: "Noch keine Weitergabe.",
  rowHead: ["Empfänger, von", "Auftrag, am", "Was und Grundlage", "Länder", "Bis, Stand"],
  from: (name: string) => `von ${name}`,
  outOf: (number: string) => `aus ${number}`,
  consent: { yes: "mit Einwilligung", no: "ohne Einwilligung" },
  until: (day: string) => `bis ${day}`,
  chains: "Was Empfänger weitergegeben haben",
  order: (number: string) => `Auftrag ${number}`,
  unknown: "nicht bekannt",
  doubtful: "nicht gedeckt: bitte nachfragen",
  noKinds: "Inhalt gelöscht",
  limits: [
    "Eine Zeile ist eine unterschriebene Weitergabe über dieses Programm. Andere Wege (Post, Telefon, Abrechnung) kennt es nicht.",
    "Was ein Empfänger weitergab, steht hier, soweit er es unterschrieben hat; wer hinter dem Nächsten kommt, weiß nur der Empfänger.",
    "Namen von Patientinnen und Patienten stehen nicht darin. Die Unterschriften selbst liegen im Prüfpaket.",
  ],
}

const en: typeof de = {
  title: "Register of disclosures",
  about: (count) => (count === 1 ? "1 disclosure" : `${count} disclosures`),
  summary: "Overview",
  summaryHead: ["State", "Number"],
  rows: "Disclosures",
  none: "No disclosure yet.",
  rowHead: ["Recipient, from", "Order, on", "What and ground", "Countries", "Until, state"],
  from: (name) => `from ${name}`,
  outOf: (number) => `out of ${number}`,
  consent: { yes: "with consent", no: "without consent" },
  until: (day) => `until ${day}`,
  chains: "What recipients passed on",
  order: (number) => `Order ${number}`,
  unknown: "not known",
  doubtful: "not covered: please ask",
  noKinds: "content erased",
  limits: [
    "A row is a signed disclosure by way of this program. It does not know other ways (post, telephone, billing).",
    "What a recipient passed on stands here as far as it signed it; who comes behind the next one only the recipient knows.",
    "No patient's name stands in it. The signatures themselves lie in the audit package.",
  ],
}

export const registerWords = { de, en }
