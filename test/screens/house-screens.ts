/** What every organisation has: partners, the own house, documents, the register; and what its officer sees. */
import { button } from "../browser/people.ts"
import type { Who } from "./demonstration.ts"
import { partnerOf } from "./practice-screens.ts"
import { goTo, pressed } from "./screen.ts"
import type { Screen } from "./screen.ts"

const at = (name: string, address: string, who: Who = "praxis"): Screen => ({
  name,
  who,
  show: (stage) => goTo(stage, address),
})

const dialog = (name: string, address: string, press: string | RegExp): Screen => ({
  name,
  who: "praxis",
  show: async (stage) => {
    await goTo(stage, address)
    await pressed(stage, press)
  },
})

const partner = (name: string, called: string): Screen => ({
  name,
  who: "praxis",
  show: async (stage) => {
    await goTo(stage, `partner/${await partnerOf(stage, called)}`)
    await stage.page.getByRole("heading", { level: 1, name: called }).waitFor()
  },
})

const register = (name: string, who: Who): Screen => ({
  name,
  who,
  show: async (stage) => {
    await goTo(stage, "register")
    await stage.page.locator(".register tbody tr").first().waitFor()
  },
})

export const houseScreens: readonly Screen[] = [
  at("partners", "partner"),
  partner("partner", "Labor Musterzahn"),
  partner("partner-unsigned", "Fräswerk Probe"),
  partner("partner-far", "Labor Fernweh"),
  dialog("partner-invite", "partner", "Einladen"),
  {
    name: "partner-invited",
    who: "praxis",
    show: async (stage) => {
      await goTo(stage, "partner")
      const open = await pressed(stage, "Einladen")
      await button(open, "Einladung erzeugen").click()
      await open.getByLabel("Verweis der Einladung", { exact: true }).waitFor()
    },
  },
  at("invitation-inside", "einladung"),
  at("organisation", "organisation"),
  dialog("organisation-invite", "organisation", "Person einladen"),
  dialog("organisation-profile", "organisation", "Profil ändern"),
  dialog("organisation-kit", "organisation", "Neuen Bogen erzeugen"),
  dialog("organisation-device", "organisation", "Gerät dazunehmen"),
  dialog("organisation-passphrase", "organisation", "Neue Passphrase"),
  dialog("organisation-sign-out", "organisation", "Dieses Gerät abmelden"),
  dialog("organisation-remove", "organisation", "Entfernen"),
  dialog("organisation-revoke", "organisation", "Abmelden"),
  at("rules", "regeln"),
  {
    name: "rules-preview",
    who: "praxis",
    show: async (stage) => {
      await goTo(stage, "regeln")
      await stage.page.getByLabel("Dateien nach der Abholung (Tage)").fill("7")
      await stage.page.getByLabel("Länder ohne Angemessenheitsbeschluss").selectOption("dpo-per-case")
      await stage.page.getByLabel("Länder, die wir strenger behandeln").fill("DE")
      const open = await pressed(stage, "3 Änderungen ansehen")
      await open.getByText("lockerer", { exact: true }).waitFor()
    },
  },
  at("officer-rules", "regeln", "datenschutz"),
  at("papers", "dokumente"),
  register("register", "praxis"),
  at("register-by-partner", "register?by=partner&state=open"),
  at("ends", "register/fristen"),
  {
    name: "samples",
    who: "praxis",
    show: async (stage) => {
      await goTo(stage, "register/stichprobe")
      await button(stage.page, "Ziehen und prüfen").click()
      await stage.page.locator(".register tbody tr").first().waitFor()
    },
  },
  at("attempts", "register/versuche"),
  at("not-found", "gibt-es-nicht"),
  register("officer-register", "datenschutz"),
  {
    name: "officer-order",
    who: "datenschutz",
    show: async (stage) => {
      const [order] = await stage.demonstration.ordersOf("praxis")
      await goTo(stage, `auftraege/${order?.order ?? ""}`)
      await pressed(stage, "Namen zeigen")
    },
  },
  at("officer-orders", "auftraege", "datenschutz"),
  at("officer-organisation", "organisation", "datenschutz"),
  at("laboratory-organisation", "organisation", "labor"),
  at("laboratory-partners", "partner", "labor"),
  at("laboratory-papers", "dokumente", "labor"),
  at("mill-organisation", "organisation", "fraeswerk"),
  {
    name: "locked",
    who: "labor-fernweh",
    show: async (stage) => {
      await goTo(stage, "auftraege")
      await stage.page.getByRole("banner").getByRole("button", { name: "Sperren" }).click()
      await stage.page.getByRole("heading", { name: /gesperrt/u }).waitFor()
    },
  },
]
