/** What every organisation has: partners, the own house, documents, the register; and what its officer sees. */
import { button } from "../browser/people.ts"
import { partnerOf } from "./practice-screens.ts"
import { goTo, pressed, seenBy } from "./screen.ts"
import type { Screen, Stage } from "./screen.ts"

const practice = seenBy("praxis")
const officer = seenBy("datenschutz")
const laboratory = seenBy("labor")

const partner = (name: string, called: string): Screen => ({
  name,
  who: "praxis",
  show: async (stage) => {
    await goTo(stage, `partner/${await partnerOf(stage, called)}`)
    await stage.page.getByRole("heading", { level: 1, name: called }).waitFor()
  },
})

const firstRow = ({ page }: Stage): Promise<void> => page.locator(".register tbody tr").first().waitFor()

export const houseScreens: readonly Screen[] = [
  practice.at("partners", "partner"),
  partner("partner", "Labor Musterzahn"),
  partner("partner-unsigned", "Fräswerk Probe"),
  partner("partner-far", "Labor Fernweh"),
  practice.dialogAt("partner-invite", "partner", "Einladen"),
  practice.dialogAt("partner-invited", "partner", "Einladen", async (dialog) => {
    await button(dialog, "Einladung erzeugen").click()
    await dialog.getByLabel("Verweis der Einladung", { exact: true }).waitFor()
  }),
  practice.at("invitation-inside", "einladung"),
  practice.at("organisation", "organisation"),
  practice.dialogAt("organisation-invite", "organisation", "Person einladen"),
  practice.dialogAt("organisation-profile", "organisation", "Profil ändern"),
  practice.dialogAt("organisation-kit", "organisation", "Neuen Bogen erzeugen"),
  practice.dialogAt("organisation-device", "organisation", "Gerät dazunehmen"),
  practice.dialogAt("organisation-passphrase", "organisation", "Neue Passphrase"),
  practice.dialogAt("organisation-sign-out", "organisation", "Dieses Gerät abmelden"),
  practice.dialogAt("organisation-remove", "organisation", "Entfernen"),
  practice.dialogAt("organisation-revoke", "organisation", "Abmelden"),
  practice.at("rules", "regeln"),
  practice.at("rules-preview", "regeln", async (stage) => {
    await stage.page.getByLabel("Dateien nach der Abholung (Tage)").fill("7")
    await stage.page.getByLabel("Länder ohne Angemessenheitsbeschluss").selectOption("dpo-per-case")
    await stage.page.getByLabel("Länder, die wir strenger behandeln").fill("DE")
    const open = await pressed(stage, "3 Änderungen ansehen")
    await open.getByText("lockerer", { exact: true }).waitFor()
  }),
  officer.at("officer-rules", "regeln"),
  officer.at("officer-mode", "regeln", async ({ page }) => {
    await page.getByRole("radio", { name: /^Gesetzlich/u }).click()
    await page.getByText(/^Ich habe als Datenschutzbeauftragte Person/u).waitFor()
    await page.getByText(/^Gilt bis/u).waitFor()
  }),
  officer.at("officer-patient", "patienten", async ({ page }) => {
    await page.locator("main li a").first().click()
    await page.locator("svg.chain").waitFor()
  }),
  practice.at("papers", "dokumente"),
  practice.at("register", "register", firstRow),
  practice.at("register-by-partner", "register?by=partner&state=open"),
  practice.at("ends", "register/fristen"),
  practice.at("samples", "register/stichprobe", async (stage) => {
    await button(stage.page, "Ziehen und prüfen").click()
    await firstRow(stage)
  }),
  practice.at("attempts", "register/versuche"),
  practice.at("not-found", "gibt-es-nicht"),
  officer.at("officer-register", "register", firstRow),
  {
    name: "officer-order",
    who: "datenschutz",
    show: async (stage) => {
      const [order] = await stage.demonstration.ordersOf("praxis")
      await goTo(stage, `auftraege/${order?.order ?? ""}`)
      await pressed(stage, "Namen zeigen")
    },
  },
  officer.at("officer-orders", "auftraege"),
  officer.at("officer-organisation", "organisation"),
  laboratory.at("laboratory-organisation", "organisation"),
  laboratory.at("laboratory-partners", "partner"),
  laboratory.at("laboratory-papers", "dokumente"),
  seenBy("fraeswerk").at("mill-organisation", "organisation"),
  seenBy("labor-fernweh").at("locked", "auftraege", async ({ page }) => {
    await page.getByRole("banner").getByRole("button", { name: "Sperren" }).click()
    await page.getByRole("heading", { name: /gesperrt/u }).waitFor()
  }),
]
