/** The sentences on who has what of a patient. */
const de = {
  title: "Wer hat die Daten? Empfänger einer Patientin oder eines Patienten",
  born: (day: string) => `geboren ${day}`,
  now: "Heute",
  nowHead: ["Empfänger", "Grundlage", "Land", "spätestens bis"],
  nobody: "Derzeit hat kein Empfänger über dieses Programm Daten.",
  disclosure: (day: string, order: string) => `Weitergabe am ${day}, Auftrag ${order}`,
  recipient: "Empfänger",
  countries: "Länder (Sitz, Verarbeitung, Speicherung, Sicherung, Fernzugriff)",
  kinds: "Daten",
  noKinds: "Inhalt gelöscht; Art der Daten nicht mehr feststellbar",
  form: "Form",
  ground: "Grundlage",
  until: "Zu löschen bis",
  state: "Stand",
  states: {
    open: "liegt beim Empfänger",
    closing: "beendet, Löschung läuft",
    erased: "gelöscht, Löschprotokoll liegt vor",
  },
  noOnward: "Eine Weitergabe durch den Empfänger ist nicht erlaubt.",
  onward: (name: string) => `Der Empfänger darf ausgewählte Dateien weitergeben an: ${name}`,
  closing: "Die Löschung ist noch nicht von allen bestätigt.",
  limits: [
    "Genannt ist, was über dieses Programm weitergegeben wurde. Andere Wege (Post, Telefon, Abrechnung) kennt es nicht.",
    "Kopien, die ein Empfänger vor der Löschung angefertigt hat, sind nicht feststellbar.",
  ],
}

const en: typeof de = {
  title: "Who has the data? Recipients of one patient",
  born: (day) => `born ${day}`,
  now: "Today",
  nowHead: ["Recipient", "Ground", "Country", "until at the latest"],
  nobody: "At present no recipient has data by way of this program.",
  disclosure: (day, order) => `Disclosure on ${day}, order ${order}`,
  recipient: "Recipient",
  countries: "Countries (seat, processing, storage, backup, remote access)",
  kinds: "Data",
  noKinds: "content erased; the kind of data can no longer be told",
  form: "Form",
  ground: "Ground",
  until: "To be erased by",
  state: "State",
  states: {
    open: "with the recipient",
    closing: "ended, erasure under way",
    erased: "erased, there is an erasure protocol",
  },
  noOnward: "Passing on by the recipient is not allowed.",
  onward: (name) => `The recipient may pass chosen files on to: ${name}`,
  closing: "Not everybody has confirmed the erasure yet.",
  limits: [
    "Named is what was disclosed by way of this program. It does not know other ways (post, telephone, billing).",
    "Copies that a recipient made before the erasure cannot be detected.",
  ],
}

export const recipientsWords = { de, en }
