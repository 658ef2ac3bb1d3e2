/** The sentences of the erasure concept. "Löschprotokoll", never "Löschgarantie". */
const de = {
  title: "Löschkonzept (Aufbau nach DIN 66398)",
  purpose: "Wozu",
  purposeText:
    "Daten werden gelöscht, sobald kein Zweck und keine Pflicht sie mehr verlangt. Vorher werden sie nur gesperrt, mit Tag und Grund.",
  classes: "Löschklassen",
  classHead: ["Nr.", "Unterlage", "Frist", "Beginn", "Grundlage"],
  waits: "siehe unten",
  waitsText:
    "Steuerliche Unterlagen werden außerdem nicht gelöscht, solange die Festsetzungsfrist läuft (§ 147 Abs. 3 Satz 5 AO).",
  rules: "Löschregeln",
  ruleList: [
    "Läuft eine Frist noch: sperren (Art. 18, Art. 17 Abs. 3 lit. b DSGVO, § 35 Abs. 3 BDSG) und der betroffenen Person Tag und Grund nennen.",
    "Halt wegen eines Streits, einer Anordnung oder einer Prüfung: sperren, mit Anlass, jährlich überprüfen.",
    "Fehlt eine Angabe zum Beginn der Frist: nicht löschen, sondern klären.",
    "Röntgenaufnahmen bleiben unverändert und mit der Person verknüpft, solange die Frist läuft (§ 127 StrlSchV).",
    "Das Umziehen der einzigen Kopie ist am alten Ort eine Löschung und wird ebenso geprüft.",
  ],
  execution: "Umsetzung",
  executionList: [
    "Auftrag beendet, abgelehnt, widerrufen oder Frist erreicht: Schlüssel und Schlüsseltext werden gelöscht, in allen Versionen. Nach einer Ablehnung bleiben die versiegelten Nachrichten höchstens 24 Stunden, damit der Grund gelesen werden kann.",
    "Jede Seite erklärt mit Unterschrift, dass Schlüssel und Kopien auf ihren Geräten gelöscht sind, und nennt, was sie in ihren eigenen Unterlagen bis wann und warum aufbewahrt. Was offen ist, steht im Löschprotokoll.",
    "Wer Daten erhalten hat, wird nach Widerruf oder Löschung aufgefordert zu löschen oder einzuschränken (Art. 19 DSGVO); bis dahin steht die Antwort im Löschplan als offen.",
    "Sicherungen: nach der Wiederherstellung einer Sicherung führt der Server die Löschungen der letzten 30 Tage beim Start erneut aus, solange der Betreiber deren Liste auf neuestem Stand erhält; sonst führt der Betreiber sie anhand der Löschprotokolle aus.",
    "Automatische Löschung lässt sich je Auftrag anhalten, mit Unterschrift und Grund; der Zugriff endet trotzdem zur Frist. Alles zugleich hält an, wer den Server anhält.",
  ],
  responsible: "Wer verantwortlich ist",
  responsibleHead: ["Aufgabe", "Wer"],
  responsibleRows: [
    ["Fristen entscheiden", "Inhaberin oder Inhaber"],
    ["Löschung anhalten und den Halt aufheben", "Inhaberin oder Inhaber, datenschutzbeauftragte Person"],
    ["Regeln jährlich prüfen", "Datenschutzbeauftragte Person"],
    ["Sicherungen wechseln, Wiederherstellung erproben", "Betreiber des Servers"],
    ["Eigene heruntergeladene Kopien löschen", "jede Person mit Zugang"],
  ],
  protocol: "Löschprotokoll",
  protocolText:
    "Das Protokoll nennt Gegenstand, Anlass, Schritte, Zeit und offene Punkte, keinen Inhalt. Zum Löschprotokoll des Servers kommen, getrennt davon, die Erklärung jeder Seite, dass sie ihre Schlüssel vernichtet hat, und die Löschbestätigung des Empfängers. Es belegt ausgeführte Schritte, nicht die Abwesenheit jeder Kopie.",
  signers: ["Verantwortlicher", "Datenschutzbeauftragte Person"],
  limits: [
    "Kopien, die ein Empfänger entschlüsselt, gedruckt oder ausgeführt hat, kann dieses System nicht löschen.",
    "Unterlagen außerhalb des Programms (Praxisverwaltung, Papier) sind mit Fristen genannt, werden aber dort gelöscht.",
  ],
}

const en: typeof de = {
  title: "Erasure concept (structure of DIN 66398)",
  purpose: "What for",
  purposeText:
    "Data are erased as soon as no purpose and no duty demands them. Before that they are only restricted, with day and reason.",
  classes: "Erasure classes",
  classHead: ["No.", "Record", "Period", "Start", "Ground"],
  waits: "see below",
  waitsText: "Tax records are moreover not erased while the assessment period runs (§ 147(3) sentence 5 AO).",
  rules: "Rules",
  ruleList: [
    "While a period runs: restrict (Art. 18, Art. 17(3)(b) GDPR, § 35(3) BDSG) and tell the person day and reason.",
    "Hold because of a dispute, an order or an inspection: restrict, with its cause, reviewed each year.",
    "Where the start of a period is not known: do not erase, clarify.",
    "Radiographs stay unchanged and linked to the person while the period runs (§ 127 StrlSchV).",
    "Moving the only copy is an erasure at the old place and is checked like one.",
  ],
  execution: "How it is done",
  executionList: [
    "Order closed, rejected, withdrawn or at its deadline: keys and ciphertext are erased, in all versions. After a rejection the sealed messages stay for 24 hours at most, so that the reason can be read.",
    "Each side declares with its signature that keys and copies on its devices are erased, and names what it keeps in its own records, until when and why. What is open stands in the erasure protocol.",
    "Whoever was given data is asked after a withdrawal or an erasure to erase or restrict (Art. 19 GDPR); until then its answer stands as open in the schedule of erasure.",
    "Backups: after a restore the server carries out the erasures of the last 30 days again at its start, as long as the operator keeps their list in its newest state; otherwise the operator carries them out by the erasure protocols.",
    "Automatic erasure can be put on hold order by order, with a signature and a reason; access ends at the deadline all the same. Everything at once is stopped by stopping the server.",
  ],
  responsible: "Who answers",
  responsibleHead: ["Task", "Who"],
  responsibleRows: [
    ["Decide periods", "owner"],
    ["Put erasure on hold, and lift the hold", "owner, data protection officer"],
    ["Review the rules each year", "data protection officer"],
    ["Rotate backups, try the restore", "operator of the server"],
    ["Erase own downloaded copies", "each person with access"],
  ],
  protocol: "Erasure protocol",
  protocolText:
    "The protocol names subject, cause, steps, time and open points, no content. Beside the server's own protocol, and apart from it, stand each side's declaration that it destroyed its keys, and the recipient's confirmation of erasure. It proves steps that were carried out, not the absence of every copy.",
  signers: ["Controller", "Data protection officer"],
  limits: [
    "Copies that a recipient decrypted, printed or exported cannot be erased by this system.",
    "Records outside the program (practice management, paper) are named with their periods, but are erased there.",
  ],
}

export const erasureConceptWords = { de, en }
