/** The sentences of the statement on a custom-made device. */
const de = {
  title: "Erklärung zur Sonderanfertigung (Anhang XIII MDR)",
  who: "Hersteller, Person, Verordnung",
  maker: "Hersteller",
  places: "Orte der Herstellung",
  order: "Auftrag",
  patient: "Patientin oder Patient (Code)",
  prescriber: "Verordnet von",
  device: "Produkt",
  deviceHead: ["Zahn", "Arbeit", "Material"],
  shade: "Zahnfarbe",
  lots: "Chargen",
  missing: "von Hand zu ergänzen",
  declaration: "Erklärung",
  exclusive:
    "Das Produkt ist ausschließlich für die oben unter einem Code genannte Person bestimmt und nach der genannten Verordnung mit ihren besonderen Merkmalen angefertigt.",
  conforms: "Grundlegende Sicherheits- und Leistungsanforderungen (Anhang I der Verordnung (EU) 2017/745):",
  all: "Alle anwendbaren Anforderungen sind erfüllt.",
  except: "Erfüllt mit den folgenden Ausnahmen:",
  exceptions: "Ausnahmen und Gründe",
  substance: "Das Produkt enthält Arzneimittel, Blutbestandteile oder Gewebe (sonst nicht ankreuzen).",
  signer: "Für die Einhaltung der Vorschriften verantwortliche Person des Labors (PRRC)",
  limits: [
    "Nicht unterschrieben ist es keine Erklärung. Das Programm hat weder Material noch Ausführung geprüft.",
    "Aufzubewahren mindestens zehn, bei implantierbaren Produkten fünfzehn Jahre (Anhang XIII Nr. 4).",
  ],
}

const en: typeof de = {
  title: "Statement on a custom-made device (MDR Annex XIII)",
  who: "Manufacturer, person, prescription",
  maker: "Manufacturer",
  places: "Places of manufacture",
  order: "Order",
  patient: "Patient (code)",
  prescriber: "Prescribed by",
  device: "Device",
  deviceHead: ["Tooth", "Work", "Material"],
  shade: "Shade",
  lots: "Lots",
  missing: "to be added by hand",
  declaration: "Statement",
  exclusive:
    "The device is intended for exclusive use by the person named above under a code and was made to the prescription named, with its specific characteristics.",
  conforms: "General safety and performance requirements (Annex I of Regulation (EU) 2017/745):",
  all: "All applicable requirements are met.",
  except: "Met with the following exceptions:",
  exceptions: "Exceptions and grounds",
  substance: "The device contains a medicinal substance, blood or tissue (otherwise leave empty).",
  signer: "The laboratory's person responsible for regulatory compliance (PRRC)",
  limits: [
    "Unsigned it is no statement. The program has checked neither material nor workmanship.",
    "To be kept for at least ten years, for implantable devices fifteen (Annex XIII no. 4).",
  ],
}

export const customMadeWords = { de, en }
