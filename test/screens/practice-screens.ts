/** What the practice sees: its orders in every state, its patients with their sheet, and the way of a new order. */
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { button, sign } from "../browser/people.ts"
import { drop, lowerScan, mouthPhoto, named, upperScan } from "../browser/specimens.ts"
import { must } from "../story/people.ts"
import { resetShifts } from "./examine.ts"
import { goTo, pressed, seenBy } from "./screen.ts"
import type { Screen, Stage } from "./screen.ts"

const who = "praxis"
const practice = seenBy(who)

async function patientOf({ demonstration }: Stage, family: string): Promise<string> {
  const all = must(await (await demonstration.partyOf(who)).patients())
  const found = all.find((one) => one.family === family)
  if (found === undefined) throw new Error(`no patient is called ${family}`)
  return found.patient
}

export async function partnerOf({ demonstration }: Stage, name: string): Promise<string> {
  const all = must(await (await demonstration.partyOf(who)).partners())
  const found = all.find(({ profile }) => profile.name === name)
  if (found === undefined) throw new Error(`no partner is called ${name}`)
  return found.organisation
}

/** An order for the patient with files and a tooth, whatever the gate says to it. */
async function drafted(stage: Stage, family: string, partner: string, files = [lowerScan(), upperScan()]) {
  const { page } = stage
  const [patient, to] = await Promise.all([patientOf(stage, family), partnerOf(stage, partner)])
  await goTo(stage, `auftraege/neu?patient=${patient}&to=${to}`)
  await drop(page, files)
  await page
    .locator(".draft-state", { hasText: /bereit|bitte ansehen/u })
    .first()
    .waitFor()
  /** What was dropped pushes the rest down, as everybody expects; the browser tells of it a picture later. */
  await page.waitForTimeout(100)
  await resetShifts(page)
  await page.getByRole("checkbox", { name: /^46, / }).click()
  await page.getByText("Wird geprüft …").first().waitFor({ state: "hidden" })
}

const head = () =>
  makeDvt({ seed: 5, size: 60, slices: 45, voxel: 2 }).files.map((file) => named(file.name, file.bytes))

const newOrders: readonly Screen[] = [
  practice.at("new-order-empty", "auftraege/neu", ({ page }) =>
    page.getByRole("region", { name: "Senden" }).waitFor(),
  ),
  {
    name: "new-order-needs",
    who,
    show: async (stage) => {
      await drafted(stage, "Platzhalter", "Labor Musterzahn", [lowerScan(), mouthPhoto()])
      await button(stage.page, "Ansehen").first().waitFor()
    },
  },
  {
    name: "new-order-denied",
    who,
    show: async (stage) => {
      await drafted(stage, "Probe", "Labor Fernweh")
      await stage.page.getByText("So darf nicht gesendet werden").first().waitFor()
    },
  },
  {
    name: "new-order-permitted",
    who,
    show: async (stage) => {
      await drafted(stage, "Probe", "Labor Musterzahn")
      await stage.page.getByText("Darf gesendet werden").first().waitFor()
    },
  },
  {
    name: "new-order-consent",
    who,
    show: async (stage) => {
      await drafted(stage, "Platzhalter", "Labor Musterzahn")
      const gate = stage.page.getByRole("region", { name: "Senden" })
      await button(gate, "Einwilligung einholen").click()
      await button(stage.page, "Jetzt dem Patienten geben").waitFor()
    },
  },
  {
    name: "review-photo",
    who,
    show: async (stage) => {
      await drafted(stage, "Probe", "Labor Musterzahn", [mouthPhoto()])
      await pressed(stage, "Ansehen")
      await button(stage.page, "Übernehmen").waitFor()
    },
  },
  {
    name: "review-dvt",
    who,
    show: async (stage) => {
      await drafted(stage, "Probe", "Labor Musterzahn", head())
      await pressed(stage, "Ansehen")
      await stage.page.getByRole("heading", { name: "Oberfläche des Gesichts" }).waitFor()
      await stage.page.getByText("Oberfläche wird berechnet …").waitFor({ state: "hidden" })
    },
  },
]

async function sheetOf(stage: Stage): Promise<void> {
  const [patient, to] = await Promise.all([
    patientOf(stage, "Platzhalter"),
    partnerOf(stage, "Labor Musterzahn"),
  ])
  await goTo(stage, `einwilligung?patient=${patient}&to=${to}`)
  await button(stage.page, "Jetzt dem Patienten geben").waitFor()
}

const patients: readonly Screen[] = [
  practice.at("patients", "patienten"),
  practice.dialogAt("patient-add", "patienten", "Patient anlegen"),
  {
    name: "patient",
    who,
    show: async (stage) => goTo(stage, `patienten/${await patientOf(stage, "Probe")}`),
  },
  {
    name: "patient-correct",
    who,
    show: async (stage) => {
      await goTo(stage, `patienten/${await patientOf(stage, "Probe")}`)
      await pressed(stage, "Angaben ändern")
      await button(stage.page, "Änderung speichern").waitFor()
    },
  },
  {
    name: "patient-without-consent",
    who,
    show: async (stage) => goTo(stage, `patienten/${await patientOf(stage, "Platzhalter")}`),
  },
  {
    name: "patient-withdraw",
    who,
    show: async (stage) => {
      await goTo(stage, `patienten/${await patientOf(stage, "Probe")}`)
      await pressed(stage, /^Widerrufen/u)
    },
  },
  practice.at("consent-choose", "einwilligung"),
  { name: "consent-frame", who, show: sheetOf },
  {
    name: "consent-refuse",
    who,
    show: async (stage) => {
      await sheetOf(stage)
      await button(stage.page, "Die Patientin oder der Patient lehnt ab").click()
      await button(stage.page, "Ablehnung festhalten").waitFor()
    },
  },
  {
    name: "consent-sheet",
    who,
    show: async (stage) => {
      await sheetOf(stage)
      await stage.page.getByLabel("Persönlich bekannt").check()
      await button(stage.page, "Jetzt dem Patienten geben").click()
      await button(stage.page, "Zustimmen").waitFor()
    },
  },
  {
    name: "consent-signed",
    who,
    show: async (stage) => {
      await sheetOf(stage)
      await stage.page.getByLabel("Persönlich bekannt").check()
      await button(stage.page, "Jetzt dem Patienten geben").click()
      for (const tick of await stage.page.getByRole("checkbox").all()) await tick.check()
      await sign(stage.page)
    },
  },
]

export const practiceScreens: readonly Screen[] = [
  practice.at("practice-orders", "auftraege"),
  practice.at("practice-orders-finished", "auftraege", ({ page }) =>
    page.locator(".segment").filter({ hasText: "Beendet" }).click(),
  ),
  practice.orderIn("practice-order-sent", "sent"),
  practice.orderIn("practice-order-accepted", "accepted"),
  practice.orderIn("practice-order-design-review", "design-review"),
  practice.orderIn("practice-order-design-approved", "design-approved"),
  practice.orderIn("practice-order-in-production", "in-production"),
  practice.orderIn("practice-order-shipped", "shipped"),
  practice.orderIn("practice-order-rejected", "rejected"),
  practice.orderIn("practice-order-erased", "erased"),
  practice.dialogIn("practice-send-back", "design-review", "Design zurückgeben"),
  practice.dialogIn("practice-close", "shipped", "Abschließen"),
  ...newOrders,
  ...patients,
]
