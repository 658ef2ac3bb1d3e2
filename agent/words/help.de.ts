/** What `--help` prints, in German. */
export const helpDe = {
  all: `Zahnwolke auf der Befehlszeile: Aufträge zwischen Praxis, Labor und Fräszentrum, verschlüsselt von Ende zu Ende.

  zahnwolke enrol --server URL --pairing CODE [--name NAME]
      macht diesen PC zu einem Gerät der Organisation (CODE: in der App unter Organisation, zehn Minuten gültig;
      "--pairing -" liest ihn von der Standardeingabe)
  zahnwolke send ORDNER --to PARTNER [--order order.json] [--consent KENNUNG | --emergency KENNUNG] [--without PFAD]…
                 [--seen PFAD]… [--face PFAD]… [--ready-only] [--one-patient] [--may-pass-to PARTNER]… [--json]
      bereitet vor, entscheidet, versiegelt und sendet; schreibt die Auftragsnummer (--without lässt eine Datei hier,
      --seen sagt, dass Sie sie angesehen haben und weder Gesicht noch Name zu sehen ist, --face, dass ein Gesicht
      zu sehen ist: dann gilt sie als Angabe mit Namen; --emergency nennt einen Notfall, den jemand in der App
      bestätigt hat, und geht nur an eine behandelnde Praxis oder Klinik: dieser Befehl bestätigt nichts;
      --one-patient sagt, dass alle Dateien zur Person der Einwilligung gehören, auch wo sie eine andere nennen;
      --ready-only sendet nur, was niemand ansehen muss, --may-pass-to erlaubt, ein Design an diesen Partner
      weiterzugeben; "roles" in order.json sagt, was ein Scan ist, wo sein Name es nicht sagt: {"Kiefer 2.stl": "upper-jaw"})
  zahnwolke inbox [--json]                  die offenen Aufträge
  zahnwolke accept AUFTRAG [--json]         nimmt einen Auftrag an
  zahnwolke fetch AUFTRAG --into ORDNER     geprüfte Dateien der anderen Seite unter neutralen Namen
  zahnwolke protocol AUFTRAG --into ORDNER  das Löschprotokoll mit allem, was seine Prüfung ohne Netz braucht
  zahnwolke resume [--json]                 sendet, was versiegelt liegen blieb
  zahnwolke status [--json]                 wer dieser PC ist und welche Alarme anliegen
  zahnwolke leave                           vergisst diesen PC, hier und auf dem Server

  zahnwolke inspect DATEI… [--json]         was eine Datei nach ihrem Inhalt ist und wo Personenbezug stehen kann
  zahnwolke deidentify PFAD… --into ORDNER [--identity identity.json] [--recipient KENNUNG] [--report report.json]
                            [--keep dates|full-dates|device|characteristics|descriptors]… [--threads N] [--json]
      schreibt eine de-identifizierte Kopie; die Eingabe bleibt unverändert ("dates": gleichmäßig verschoben;
      --recipient: für diesen Empfänger immer dieselben Nummern und in Röntgenbildern derselbe Code)
  zahnwolke decide anfrage.json [--on 2026-11-23] [--mode strict|statutory]  |  zahnwolke decide --schema
      erlaubt, fehlt noch etwas, oder abgelehnt, mit Gründen; als JSON

  zahnwolke audit --into ORDNER [--from 2026-01-01] [--until 2026-12-31] [--json]
      das unterschriebene Prüfpaket wie in der App, für Inhaber und Datenschutz; ohne Tage alle Weitergaben
  zahnwolke rules [--json]                  die Einstellungen, die im Haus gelten, und wer sie unterschrieben hat
  zahnwolke export --into ORDNER            die ganze Organisation als age-Dateien mit Verzeichnis
  zahnwolke verify PFAD [--logs ORDNER]     prüft Ausfuhr, Prüfpaket, Löschprotokoll oder Quittungen ohne Netz

Überall: --lang de|en, --help, --version. Dateien dieses PCs liegen in ZAHNWOLKE_HOME, sonst in ~/.config/zahnwolke.
Endet mit 0: getan. 1: abgelehnt oder etwas gefunden (mit --json für Programme lesbar). 2: falsch benutzt.
`,
}
