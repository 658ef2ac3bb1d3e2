/** What stops a file, in German, on screen and on the command line: sentence by sentence as in English. */
import { problem } from "./problem.ts"
import type { ProblemCode } from "./problem.ts"

/** How a file is given where the sentence is read: on a screen it is dropped, to a command it is named. */
export interface GivingWords {
  readonly give: "ablegen" | "angeben"
  readonly again: string
}

const sentences: Readonly<Record<ProblemCode, string>> = {
  "empty-file": "Die Datei ist leer. Bitte noch einmal aus dem Scanner oder Programm exportieren.",
  "file-changed":
    "Die Datei hat sich beim Lesen geändert. Bitte warten, bis sie fertig geschrieben ist, und {again}.",
  "file-unreadable":
    "Die Datei ließ sich nicht lesen. Bitte prüfen, ob sie noch am Ort liegt und nicht anderswo geöffnet ist.",
  "too-large": "Die Datei ist für ihr Format zu groß. Bitte den Scan als binäres STL oder PLY exportieren.",
  "stl-truncated": "Die STL-Datei endet vor dem letzten Dreieck. Bitte noch einmal exportieren.",
  "stl-malformed": "Die STL-Datei ist beschädigt. Bitte noch einmal exportieren.",
  "stl-empty": "Die STL-Datei enthält kein Dreieck. Bitte noch einmal exportieren.",
  "mesh-not-finite":
    "Der Scan enthält unmögliche Koordinaten. Bitte im Programm des Scanners reparieren und neu exportieren.",
  "mesh-too-far":
    "Ein Punkt des Scans liegt kilometerweit weg: Die Datei ist beschädigt oder enthält etwas anderes als eine Form. Bitte im Programm des Scanners reparieren und noch einmal exportieren.",
  "mesh-bad-index": "Der Scan verweist auf einen Punkt, den es nicht gibt. Bitte noch einmal exportieren.",
  "mesh-format":
    "Netze dieses Formats (glTF, OFF, AMF, FBX und andere) werden nicht gelesen. Bitte als STL, PLY oder OBJ exportieren.",
  "mesh-no-surface":
    "Die Datei enthält Punkte, aber keine Fläche. Bitte ein Netz exportieren, keine Punktwolke.",
  "ply-malformed": "Die PLY-Datei ist beschädigt. Bitte noch einmal exportieren.",
  "ply-truncated": "Die PLY-Datei endet zu früh. Bitte noch einmal exportieren.",
  "ply-empty": "Die PLY-Datei enthält keinen Punkt. Bitte noch einmal exportieren.",
  "ply-unsupported": "Diese Form von PLY wird nicht unterstützt. Bitte als binäres PLY oder STL exportieren.",
  "obj-malformed": "Die OBJ-Datei ist beschädigt. Bitte noch einmal exportieren.",
  "obj-unsupported":
    "Die OBJ-Datei enthält Kurven eines Konstruktionsprogramms. Bitte als einfaches Netz oder STL exportieren.",
  "obj-empty": "Die OBJ-Datei enthält keinen Punkt. Bitte noch einmal exportieren.",
  "dicom-not": "Das ist keine DICOM-Datei. Bitte die Datei nehmen, die das Röntgenprogramm exportiert hat.",
  "dicom-truncated": "Die DICOM-Datei bricht ab. Bitte noch einmal kopieren oder exportieren.",
  "dicom-malformed": "Die DICOM-Datei ist beschädigt. Bitte noch einmal exportieren.",
  "dicom-too-deep":
    "Die DICOM-Datei ist tiefer verschachtelt als jede echte Aufnahme. Sie wird nicht gelesen.",
  "dicom-too-many": "Die DICOM-Datei hat mehr Einträge als jede echte Aufnahme. Sie wird nicht gelesen.",
  "dicom-directory":
    "Das ist das Verzeichnis einer DICOM-CD. Bitte den Ordner {give}; das Verzeichnis entsteht neu.",
  "dicom-document":
    "Die DICOM-Datei enthält ein Dokument, Video oder Rohdaten. Sie lässt sich nicht de-identifizieren und geht nur mit Einwilligung.",
  "dicom-kind":
    "Diese Art von DICOM ist nicht bekannt. Sie lässt sich nicht de-identifizieren und geht nur mit Einwilligung.",
  "dicom-pixels":
    "Das DICOM-Bild sagt nicht eindeutig, wie groß es ist. Bitte unkomprimiert neu exportieren.",
  "dicom-coding":
    "Das DICOM-Bild ist auf unbekannte oder beschädigte Weise gepackt. Bitte unkomprimiert oder als JPEG exportieren.",
  "dicom-jpeg-xl":
    "Das DICOM-Bild ist als JPEG XL gepackt. Das wird hier nicht neu geschrieben. Bitte unkomprimiert oder als JPEG exportieren.",
  "redact-coded":
    "Dieses Bild ist so gepackt, dass es sich hier nicht entpacken und deshalb nicht übermalen lässt. Bitte auslassen oder unkomprimiert neu exportieren.",
  "dicom-deflated-frame":
    "Das DICOM-Bild ist Bild für Bild gepackt (Deflated Image Frame), was hier nicht umgeschrieben wird. Bitte unkomprimiert oder als JPEG neu exportieren.",
  "dicom-mesh":
    "Die DICOM-Datei umschließt ein Netz. Bitte das Netz selbst als STL, PLY oder OBJ exportieren: Das lässt sich de-identifizieren.",
  "dicom-pdf":
    "Die DICOM-Datei umschließt ein Dokument (PDF oder CDA). Im Text stehen Namen, deshalb geht sie hier nicht mit: bitte auslassen.",
  "dicom-words": "Der DICOM-Bericht besteht nur aus freiem Text. Er geht nur mit Einwilligung.",
  "dicom-inflate": "Die Packung der DICOM-Datei ist beschädigt. Bitte ungepackt exportieren.",
  "crop-outside": "Diese Schicht liegt außerhalb des gewählten Ausschnitts. Sie bleibt hier.",
  "crop-coded":
    "Die Bildpunkte sind komprimiert gespeichert; weglassen lassen sich nur ganze Schichten. Bitte den Ausschnitt über die volle Breite und Tiefe ziehen oder unkomprimiert exportieren.",
  "crop-no-place":
    "Die Aufnahme sagt nicht eindeutig, wo sie im Patienten liegt, und lässt sich nicht zuschneiden. Bitte ganz mitsenden oder auslassen.",
  "mtl-malformed":
    "Die Materialdatei (MTL) ist beschädigt oder zu groß. Der Scan kann ohne sie gesendet werden.",
  "3mf-malformed": "Das 3MF-Paket ist beschädigt. Bitte noch einmal oder als STL exportieren.",
  "3mf-no-mesh": "Das 3MF-Paket enthält keine Fläche. Bitte noch einmal oder als STL exportieren.",
  "3mf-unsupported": "Das 3MF-Paket braucht eine Erweiterung, die hier fehlt. Bitte als STL exportieren.",
  "hps-malformed": "Der 3Shape-Scan ist beschädigt. Bitte noch einmal oder als STL oder PLY exportieren.",
  "hps-unsupported": "Diese Form des 3Shape-Scans wird nicht gelesen. Bitte als STL oder PLY exportieren.",
  "hps-encrypted":
    "Der Hersteller hat die Fläche dieses 3Shape-Scans verschlüsselt. Bitte als STL oder PLY exportieren.",
  "zip-damaged": "Das Archiv ist beschädigt. Bitte neu packen oder die Dateien ungepackt {give}.",
  "zip-encrypted":
    "Das Archiv ist mit einem Passwort geschützt. Bitte zuerst entpacken und die Dateien selbst {give}.",
  "zip-method": "Das Archiv ist ungewöhnlich gepackt. Bitte zuerst entpacken.",
  "zip-too-many": "Das Archiv enthält zu viele Dateien. Bitte entpacken und nur das Nötige {give}.",
  "zip-bomb":
    "Das Archiv würde sich auf weit mehr entpacken, als ein Scan sein kann. Es wurde nicht geöffnet.",
  "zip-path": "Das Archiv nennt Orte außerhalb seiner selbst. Es wurde nicht geöffnet; bitte neu packen.",
  "zip-depth": "Hier stecken zu viele Archive ineinander. Bitte entpacken und die Dateien selbst {give}.",
  "xml-malformed": "Die XML-Datei ist beschädigt. Bitte noch einmal exportieren.",
  "xml-dtd":
    "Die XML-Datei bringt eigene Definitionen mit (DTD) und wurde deshalb abgelehnt. Bitte neu exportieren.",
  "xml-depth": "Die XML-Datei ist zu tief verschachtelt für einen Auftrag oder Scan. Bitte neu exportieren.",
  "xml-encoding": "Die Textkodierung der XML-Datei ist unbekannt. Bitte als UTF-8 speichern.",
  "xml-unknown":
    "Diese XML-Datei ist kein bekannter Auftrag. Sie geht nur unverändert mit, mit Namen und mit Einwilligung.",
  "jpeg-malformed": "Das JPEG-Bild ist beschädigt. Bitte neu speichern.",
  "jpeg-truncated": "Das JPEG-Bild ist unvollständig. Bitte noch einmal von der Kamera kopieren.",
  "jpeg-unsupported":
    "Diese seltene Form von JPEG wird nicht unterstützt. Bitte als gewöhnliches JPEG speichern.",
  "png-malformed": "Das PNG-Bild ist beschädigt. Bitte neu speichern.",
  "png-truncated": "Das PNG-Bild ist unvollständig. Bitte noch einmal kopieren.",
  "webp-malformed": "Das WebP-Bild ist beschädigt. Bitte neu speichern.",
  "webp-truncated": "Das WebP-Bild ist unvollständig. Bitte noch einmal kopieren.",
  "heif-malformed": "Das HEIC- oder AVIF-Bild ist beschädigt. Bitte als JPEG speichern.",
  "picture-animated": "Das Bild bewegt sich. Bitte die eine nötige Ansicht als JPEG oder PNG speichern.",
  "picture-too-large":
    "Das Bild hat mehr Bildpunkte, als hier verarbeitet werden können. Bitte kleiner speichern.",
  "picture-needs-codec":
    "HEIC- und AVIF-Bilder lassen sich nur bereinigen, wo sie angezeigt werden können. Bitte als JPEG speichern oder in einem Browser hinzufügen, der sie anzeigt.",
  "picture-format": "Dieses Bildformat lässt sich nicht bereinigen. Bitte als JPEG oder PNG speichern.",
  "picture-undecodable":
    "Das Bild ließ sich nicht anzeigen und wurde deshalb nicht bereinigt. Bitte als JPEG speichern.",
  "document-consent-only":
    "Dokumente lassen sich nicht de-identifizieren: Namen stehen im Text und in unsichtbaren Teilen. Sie gehen nur unverändert mit, mit Namen und mit Einwilligung.",
  "html-order":
    "Auftragszettel als Webseite enthalten überall Namen und Anschriften. Bitte den Auftrag als XML dazulegen, daraus wird ein eigener Auftrag, oder das Auftragsformular ausfüllen; unverändert gehen sie nur mit Namen und mit Einwilligung mit.",
  "video-consent-only":
    "Videos und Tonaufnahmen lassen sich nicht de-identifizieren. Bitte einzelne Fotos senden; unverändert gehen sie nur mit Namen und mit Einwilligung mit.",
  "executable-refused": "Das ist ein Programm. Programme werden nie gesendet, wie sie auch heißen.",
  "archive-unsupported": "Archive dieser Art werden nicht geöffnet. Bitte zuerst entpacken.",
  "folder-view": "Die Datei beschreibt nur, wie ein Ordner auf einem Rechner aussah. Sie bleibt hier.",
  "text-unstructured":
    "Freier Text lässt sich nicht de-identifizieren. Bitte ins Auftragsformular schreiben, was das Labor braucht; unverändert geht er nur mit Namen und mit Einwilligung mit.",
  "container-unknown":
    "Was in dieser Datei steckt, ist nicht bekannt. Bitte den Scan als STL, PLY oder DICOM exportieren oder unverändert senden, nur mit Namen und mit Einwilligung.",
  "order-without-work":
    "Die Auftragsdatei nennt keinen Zahn. Sie bleibt hier; bitte das Formular von Hand ausfüllen.",
  "leak-found":
    "Nach der Bereinigung stand noch ein bekannter Name oder ein bekanntes Datum darin. Die Datei wurde nicht freigegeben.",
}

const isCode = (text: string): text is ProblemCode => Object.hasOwn(sentences, text)
const codes = Object.keys(sentences).filter(isCode)
const codeBySentence: ReadonlyMap<string, ProblemCode> = new Map(
  codes.map((code) => [problem(code).problem, code]),
)

/** Core speaks English; where it has a new sentence, that is better than none. */
export const problemsInGerman =
  ({ again, give }: GivingWords) =>
  (english: string): string => {
    const code = codeBySentence.get(english)
    if (code === undefined) return english
    return sentences[code].replaceAll("{give}", give).replaceAll("{again}", again)
  }
