/** The three labels of what leaves, on every paper that tells of it, and what none of them means: never "anonymous". */
const de = {
  label: "Stufe",
  labels: {
    identified: "Mit Namen – Einwilligung liegt vor",
    "identifiers-removed": "Kennungen entfernt",
    "face-removed": "Kennungen und Gesichtsoberfläche entfernt",
  },
  /** What was done for the label. */
  meanings: {
    identified: "Die Dateien gingen mit Bezug zur Person und unverändert, soweit die Einwilligung sie nennt.",
    "identifiers-removed":
      "Alle Angaben zur Person, die diese Praxis kennt, wurden in den Bytes der Dateien gesucht, und keine wurde gefunden.",
    "face-removed": "Zusätzlich wurde in jeder Schicht gemessen, dass die Oberfläche des Gesichts fehlt.",
  },
  not: "Nicht anonym: Zähne, Kiefer, Gaumen, Panoramabilder und Gesichter können eine Person für jemanden erkennbar machen, der Vergleichsdaten hat.",
}

const en: typeof de = {
  label: "Label",
  labels: {
    identified: "Identified – consent on file",
    "identifiers-removed": "Identifiers removed",
    "face-removed": "Identifiers removed, face surface removed",
  },
  meanings: {
    identified: "The files left identifiable and unaltered, as far as the consent names them.",
    "identifiers-removed":
      "All identifiers known to this practice were searched for in the bytes of the files, and none was found.",
    "face-removed": "Besides that it was measured in every slice that the surface of the face is gone.",
  },
  not: "Not anonymous: teeth, jaw, palate, panoramic images and faces can identify a person to someone who holds comparison data.",
}

export const labelWords = { de, en }
export const paperLabels = ["identifiers-removed", "face-removed", "identified"] as const
export type PaperLabel = (typeof paperLabels)[number]
