/** What `--help` prints, in English. */
import type { Widen } from "./widen.ts"
import type { helpDe } from "./help.de.ts"

export const helpEn: Widen<typeof helpDe> = {
  all: `Zahnwolke on the command line: orders between practice, laboratory and milling centre, encrypted end to end.

  zahnwolke enrol --server URL --pairing CODE [--name NAME]
      makes this PC a device of the organisation (CODE: in the app under Organisation, good for ten minutes;
      "--pairing -" reads it from standard input)
  zahnwolke send FOLDER --to PARTNER [--order order.json] [--consent ID | --emergency ID] [--without PATH]… [--seen PATH]…
                 [--face PATH]… [--ready-only] [--one-patient] [--may-pass-to PARTNER]… [--json]
      prepares, decides, seals and uploads; prints the order number (--without leaves a file here, --seen says that
      you looked at it and that no face and no name is to be seen, --face that a face is to be seen: it then counts as
      named; --emergency names an emergency that somebody attested in the app, and goes to a treating practice or
      hospital only: this command attests nothing; --one-patient says that all files belong to the person of the
      consent, also where they name another; --ready-only sends only what nobody must look at, --may-pass-to
      allows a design to be passed on to this partner; "roles" in order.json says what a scan is where its name
      does not: {"Kiefer 2.stl": "upper-jaw"})
  zahnwolke inbox [--json]                  the open orders
  zahnwolke accept ORDER [--json]           accepts an order
  zahnwolke fetch ORDER --into FOLDER       verified files of the other side under neutral names
  zahnwolke protocol ORDER --into FOLDER    the erasure protocol with all that checking it offline needs
  zahnwolke resume [--json]                 sends what was sealed and left behind
  zahnwolke status [--json]                 who this PC is, and which alarms there are
  zahnwolke leave                           forgets this PC, here and on the server

  zahnwolke inspect FILE… [--json]          what a file is by its content, and where identity may stand
  zahnwolke deidentify PATH… --into FOLDER [--identity identity.json] [--recipient ID] [--report report.json]
                            [--keep dates|full-dates|device|characteristics|descriptors]… [--threads N] [--json]
      writes a de-identified copy; the input stays unchanged ("dates": all shifted alike;
      --recipient: for this recipient always the same numbers, and the same code in radiographs)
  zahnwolke decide request.json [--on 2026-11-23] [--mode strict|statutory]  |  zahnwolke decide --schema
      permit, needs or deny, with reasons; as JSON

  zahnwolke audit --into FOLDER [--from 2026-01-01] [--until 2026-12-31] [--json]
      the signed audit package as in the app, for owners and officers; without days all disclosures
  zahnwolke rules [--json]                  the settings that hold in the house, and who signed them
  zahnwolke export --into FOLDER            the whole organisation as age files with a manifest
  zahnwolke verify PATH [--logs FOLDER]     checks an export, an audit package, an erasure protocol or receipts offline

Everywhere: --lang de|en, --help, --version. This PC's files are in ZAHNWOLKE_HOME, else in ~/.config/zahnwolke.
Ends with 0: done. 1: refused or something found (readable for programs with --json). 2: used wrongly.
`,
}
