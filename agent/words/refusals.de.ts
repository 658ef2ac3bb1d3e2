/** Every refusal as one sentence that says what is wrong and what to do. Gaps in braces are filled from its details. */
import { refusalsInGerman } from "@zahnwolke/core/party/refusal-words.de"

export const refusalsDe = {
  ...refusalsInGerman,
  "part-lost": "Ein Teil einer Datei ging auf diesem PC verloren. Bitte senden Sie noch einmal.",
  locked: "Dieser PC ist kein offenes Gerät der Organisation. `zahnwolke status` sagt, warum.",
  "no-session":
    "Der Server hat diesen PC nicht angemeldet. Bitte versuchen Sie es noch einmal; sonst zeigt die App unter Organisation, ob das Gerät abgemeldet wurde.",
  "device-unknown":
    "Dieser PC gehört nicht oder nicht mehr zur Organisation. Lassen Sie in der App einen neuen Code anzeigen und rufen Sie `zahnwolke enrol` auf.",
  "unknown-epoch":
    "Der Schlüssel dieser Zeit ist nicht auf dem Server. Bitte `zahnwolke leave` und dann `zahnwolke enrol` aufrufen.",
  "unknown-partner":
    "So heißt kein Partner. Nennen Sie einen Teil seines Namens oder seine Kennung; eingeladen wird in der App.",
  "not-a-partner": "Diese Organisation wurde nie eingeladen. Bitte laden Sie sie in der App zuerst ein.",
  "consent-unknown": "Diese Einwilligung gibt es in der eigenen Akte nicht.",
  "sealed-otherwise":
    "Dieser Auftrag liegt schon verschlüsselt zum Senden bereit, mit anderen Dateien oder Angaben als jetzt. Er geht so hinaus, wie er verschlüsselt wurde; das Geänderte wurde nicht gesendet.",
  "device-full":
    "Auf diesem PC ist kein Platz mehr. Es wurde nichts gesendet. Bitte Platz schaffen und noch einmal senden.",
  "file-changed-while-read":
    "Eine Datei hat sich beim Lesen geändert. Bitte warten, bis sie fertig geschrieben ist, und noch einmal senden.",
  "review-open":
    "Mindestens eine Datei muss noch angesehen werden. `--without DATEI` lässt sie hier, `--seen DATEI` sagt, dass Sie sie angesehen haben, `--face DATEI`, dass ein Gesicht zu sehen ist.",
  "leak-found": "In einer Datei steht noch etwas, das zur Person gehört. `--without DATEI` lässt sie hier.",
  "not-permitted": "So darf nicht gesendet werden.",
  "step-not-possible": "Dieser Schritt geht im jetzigen Zustand nicht. `zahnwolke inbox` zeigt, wie er ist.",
  "kept-not-yours": "Das kann diese Organisation nicht aufbewahren.",
  "event-unknown": "Ein Eintrag hat eine Form, die diese Fassung nicht kennt. Bitte das Programm erneuern.",
  "device-revoked":
    "Dieser PC wurde in der App abgemeldet; was auf ihm lag, ist vergessen. Gehört er noch Ihnen, lassen Sie dort einen neuen Code anzeigen und rufen `zahnwolke enrol` auf.",
  "onward-hidden":
    "Ein Labor hat etwas weitergegeben, und der Server zeigt nicht, was dafür unterschrieben wurde.",
  "called-off": "Abgebrochen. Es wurde nichts halb hinterlassen.",
  disk: "{sentence}",
  "not-enrolled":
    "Dieser PC ist noch kein Gerät einer Organisation. `zahnwolke enrol --server URL --pairing CODE` macht ihn dazu.",
  "enrolled-already": "Dieser PC ist schon ein Gerät von „{name}“. `zahnwolke leave` meldet ihn ab.",
  "enrolled-elsewhere": "Dieser PC gehört zum Server {server}. Bitte zuerst `zahnwolke leave` aufrufen.",
  "in-use": "Ein anderer Befehl arbeitet gerade mit diesem Gerät. Bitte danach noch einmal versuchen.",
  "order-number-mistyped":
    "Das ist keine Auftragsnummer: Ein Zeichen stimmt nicht. Bitte vergleichen Sie es mit dem Zettel, etwa ZW-4K7M-92XA-3.",
  "order-ambiguous":
    "Zwei Aufträge tragen diese Nummer. Bitte die Kennung aus `zahnwolke inbox --json` nehmen.",
  "partner-ambiguous": "So heißen mehrere Partner. Bitte mehr vom Namen oder die Kennung nennen.",
  "nothing-to-fetch": "Zu diesem Auftrag liegt keine Datei der anderen Seite.",
  "file-unreadable":
    "„{file}“ lässt sich nicht lesen. Bitte prüfen, ob sie noch am Ort liegt und nicht anderswo geöffnet ist.",
  "files-name-another":
    "Die Dateien nennen eine andere Person Ihrer Praxis als die Einwilligung. Bitte prüfen Sie den Ordner; gehören alle dazu, sagen Sie es mit --one-patient.",
  "kept-for-later":
    "Der Server ist nicht erreichbar. Auftrag {number} liegt versiegelt bereit; `zahnwolke resume` sendet ihn.",
  "nothing-to-verify":
    "Dort liegt nichts, was sich prüfen lässt: keine Ausfuhr, kein Löschprotokoll, keine Erklärungen.",
}
