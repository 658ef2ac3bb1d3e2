/** What stands around the consent form on paper: its sentences themselves are those of the screen. */
const de = {
  for: (name: string) => `für ${name}`,
  reasonTitle: "Zu diesem Bogen",
  reason:
    "Zum Lesen, Mitnehmen und für die Akte. Nichts ist angekreuzt; jedes Kreuz setzt, wer unterschreibt.",
  explained: (name: string) => `Erklärt hat: ${name}`,
  limits: [
    "Im Programm gilt, was am Bildschirm oder am eigenen Telefon angekreuzt und unterschrieben wurde. Ein Bogen auf Papier gehört in die Akte; das Programm gibt auf ihn hin nichts weiter.",
    "Er gilt nur für diesen Empfänger und diese Zwecke; er ist vom Behandlungsvertrag und von Honorarvereinbarungen getrennt.",
    "Die Behandlung hängt nicht von dieser Einwilligung ab.",
  ],
}

const en: typeof de = {
  for: (name) => `for ${name}`,
  reasonTitle: "About this form",
  reason: "To read, to take home and for the record. Nothing is ticked; every cross is set by whoever signs.",
  explained: (name) => `Explained by: ${name}`,
  limits: [
    "In the program counts what was ticked and signed on the screen or on the own telephone. A form on paper belongs into the record; the program passes nothing on because of it.",
    "It holds for this recipient and these purposes only; it is separate from the treatment contract and from agreements on fees.",
    "Treatment does not depend on this consent.",
  ],
}

export const consentFormWords = { de, en }
