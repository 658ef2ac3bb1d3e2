/** The words of the trade: one word for each code, everywhere the same. */
import { tradeWords } from "@zahnwolke/core/records/trade-words"
import { germanPhoto } from "../../views/photo/words.ts"
import { germanVolume } from "../../views/volume/words.ts"
import { germanMesh } from "../../views/mesh/words.ts"
import { germanToothChart } from "../../views/tooth-chart/words.ts"

export const termsDe = {
  ...tradeWords.de,
  states: {
    draft: "Entwurf",
    sent: "Gesendet",
    received: "Abgeholt",
    accepted: "Angenommen",
    rejected: "Abgelehnt",
    "design-review": "Design prüfen",
    "design-approved": "Design freigegeben",
    "in-production": "In Arbeit",
    shipped: "Versandt",
    closed: "Abgeschlossen",
    erased: "Gelöscht",
  },
  memberRoles: {
    owner: "Inhaber:in",
    member: "Mitarbeiter:in",
    "data-protection-officer": "Datenschutzbeauftragte:r",
    agent: "Programm auf einem Praxis-PC",
  },
  attachmentRoles: {
    "upper-jaw": "Oberkiefer",
    "lower-jaw": "Unterkiefer",
    bite: "Biss",
    preparation: "Präparation",
    "scan-body": "Scanbody",
    gingiva: "Gingiva",
    antagonist: "Gegenkiefer",
    photo: "Foto",
    dvt: "DVT",
    radiograph: "Röntgenbild",
    design: "Design",
    document: "Dokument",
    other: "Sonstiges",
  },
  orderKinds: { new: "Neu", remake: "Wiederholung", repair: "Reparatur" },
  jaws: { upper: "Oberkiefer", lower: "Unterkiefer" },
  agreements: {
    "data-agreement": "Datenvereinbarung",
    "secrecy-undertaking": "Verpflichtung zur Verschwiegenheit",
  },
  consentStates: { given: "Liegt vor", withdrawn: "Widerrufen", expired: "Abgelaufen" },
  trust: {
    "by-link": "Über Einladung verbunden",
    "verified-in-person": "Persönlich geprüft",
    "key-changed": "Schlüssel hat sich geändert",
  },
  ways: { passkey: "Passkey", passphrase: "Passphrase" },
  findingActions: {
    removed: "entfernt",
    replaced: "ersetzt",
    shifted: "verschoben",
    cleared: "geleert",
    kept: "behalten",
  },
  toothChart: germanToothChart,
  mesh: germanMesh,
  volume: germanVolume,
  photo: germanPhoto,
}
