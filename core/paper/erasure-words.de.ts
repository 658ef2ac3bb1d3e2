/** The erasure protocol's sentences in German. "Löschprotokoll", never "Löschgarantie". */
import type { ErasureWords } from "./erasure-facts.ts"
import { printedMoment } from "./moment.ts"

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const grouped = (count: number): string => count.toLocaleString("de-DE")

export const germanProtocol: ErasureWords = {
  language: "de",
  title: "Löschprotokoll",
  order: "Auftrag",
  endedBy: "Beendet von, am",
  reason: "Anlass",
  reasons: {
    closed: "Der Auftrag ist abgeschlossen.",
    rejected: "Der Auftrag wurde abgelehnt.",
    deadline: "Die vereinbarte Löschfrist ist erreicht.",
    withdrawn: "Die Einwilligung wurde widerrufen.",
  },
  basis: "Grundlage",
  composed: "Protokoll erstellt am",
  labelProof: "Das belegt allein der Prüfbericht, dessen Prüfsumme die signierte Weitergabe trägt.",
  fingerprint: "Prüfsumme (SHA-256)",
  complete: "Alle Beteiligten und der Server haben die ausgeführten Schritte erklärt. Es ist nichts offen.",
  incomplete: (count) =>
    `${plural(count, "Punkt ist", "Punkte sind")} noch offen und unten genannt. Das Protokoll gibt den Stand zu seinem Zeitpunkt wieder.`,
  done: "Erledigt",
  core: (at, objects, versions) =>
    `Am ${at} wurden die im System geführten Schlüsseltext-Objekte (verschlüsselte Dateien) dieses Auftrags gelöscht (Objekte: ${objects}; Versionen: ${versions}). Die Schlüssel haben die unten mit Zeitpunkt genannten Beteiligten auf ihren Geräten vernichtet und dies signiert.`,
  coreWithoutServer:
    "Ein geprüfter Löschbericht des Servers liegt noch nicht vor. Die Schlüssel haben die unten mit Zeitpunkt genannten Beteiligten auf ihren Geräten vernichtet und dies signiert.",
  partyHead: ["Beteiligte", "Erklärt am", "Inhalt der signierten Erklärung"],
  partyDone: (keys, objects) =>
    `${keys === 0 ? "kein Schlüssel mehr auf dem Gerät" : `${keys} Schlüssel vernichtet`}, ${plural(objects, "Datei", "Dateien")} aus dem Gerätespeicher entfernt`,
  partyOpen: "offen: keine gültige Erklärung",
  server: "Signierter Bericht des Servers",
  serverRows: [
    "Speicherorte",
    "Gelöscht am",
    "Gelöschte Schlüsselumschläge / Ereignisse",
    "Sicherungskopien enthalten Schlüsseltext höchstens bis",
  ],
  objectHead: ["Schlüsseltext-Objekt", "Versionen", "Antwort des Speichers"],
  answer: (chunks, bytes, answer) => `${plural(chunks, "Teil", "Teile")}, ${grouped(bytes)} Byte: ${answer}`,
  stored: {
    gone: "gelöscht; auf Nachfrage nicht mehr vorhanden",
    "was-gone": "war schon gelöscht; auf Nachfrage nicht vorhanden",
  },
  answerVerbatim: "Die Antwort des Speichers steht Wort für Wort in der zugehörigen JSON-Datei.",
  open: "Offen",
  nothingOpen: "Nichts.",
  openPoint: (point) => {
    if (point.kind === "declaration-missing")
      return `${point.name}: Die Löschbestätigung des Empfängers fehlt.`
    if (point.kind === "declaration-refused") {
      return `${point.name}: Die vorgelegte Löschbestätigung ist nicht gültig signiert oder gehört zu etwas anderem.`
    }
    if (point.kind === "kept-without-ground") {
      return `${point.name}: Die Angabe, etwas aufzubewahren, ist durch keine Aufbewahrungspflicht gedeckt oder nennt einen anderen Tag als das Gesetz.`
    }
    if (point.kind === "object-not-reported") {
      return `Objekt ${point.object} wurde übergeben, steht aber nicht im Löschbericht des Servers.`
    }
    if (point.kind === "backups-until") {
      return `Sicherungskopien des Servers können noch bis ${printedMoment(point.until, "de")} Schlüsseltext enthalten.`
    }
    if (point.kind === "words-until") {
      return `Was zum abgelehnten Auftrag geschrieben wurde, bleibt bis höchstens ${printedMoment(point.until, "de")} versiegelt auf dem Server, damit der Grund gelesen werden kann.`
    }
    if (point.kind === "addition-refused") {
      return "Nachgereichte Dateien sind von keinem Beteiligten gültig signiert; ihr Verbleib ist nicht belegt."
    }
    return point.kind === "storage-report-missing"
      ? "Der Löschbericht des Servers fehlt."
      : "Der vorgelegte Löschbericht ist nicht gültig signiert oder gehört zu etwas anderem."
  },
  unknown: "Was dieses System nicht wissen kann",
  unknowns: [
    "Kopien, die ein Empfänger vor diesem Zeitpunkt entschlüsselt, ausgedruckt oder exportiert hat, kann dieses System nicht löschen. Hierfür liegen nur die oben genannten Erklärungen vor.",
    "Ob jemand verschlüsselte Kopien außerhalb der genannten Speicherorte angefertigt hat, ist nicht feststellbar. Ohne die vernichteten Schlüssel sind sie nach heutigem Stand nicht lesbar.",
    "Solange Sicherungskopien noch Schlüsselumschläge enthalten, könnte der Wiederherstellungsbogen einer beteiligten Organisation sie öffnen.",
  ],
  kept: "Nicht Gegenstand dieses Protokolls sind Unterlagen, die ein Beteiligter aufgrund gesetzlicher Aufbewahrungspflichten in seiner eigenen Dokumentation führt, etwa Behandlungsakte, Konformitätserklärung und Rechnung.",
  keptTitle: "Aufbewahrt, weil das Gesetz es verlangt",
  keptText:
    "Diese Unterlagen führt der jeweilige Beteiligte in seiner eigenen Dokumentation weiter. Sie sind eingeschränkt (Art. 18 DSGVO, § 35 Abs. 3 BDSG) und ab dem genannten Tag zu löschen.",
  keptHead: ["Wer", "Was", "Bis", "Grundlage"],
  closing: "Das Protokoll belegt ausgeführte Schritte, nicht die Abwesenheit jeder Kopie.",
  check:
    "Prüfen ohne Netz: die zugehörige JSON-Datei mit „zahnwolke verify“ öffnen; ihre Prüfsumme ist die oben genannte. Angaben zur Patientin oder zum Patienten stehen in keinem von beiden.",
  footer: (order) => `Löschprotokoll zu Auftrag ${order}`,
}
