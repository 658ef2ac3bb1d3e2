/** Before anything is unlocked: the first visit, the ways in, and the three steps of a new organisation. */
import { button, fillOwner, fillProfile } from "../browser/people.ts"
import type { Profile } from "../browser/people.ts"
import type { Screen, Stage } from "./screen.ts"

const newcomer: Profile = { role: "Praxis", name: "Praxis Neuanfang", owner: "Dr. Nora Neu" }

const enter = (name: string, address: string): Screen => ({
  name,
  who: null,
  show: (stage) => enterAt(stage, address),
})

async function enterAt({ page, demonstration }: Stage, address: string): Promise<void> {
  await page.goto("about:blank")
  await page.goto(`${demonstration.url}/#/${address}`)
  await page.getByRole("heading", { level: 1 }).waitFor()
}

async function toOwner(stage: Stage): Promise<void> {
  await enterAt(stage, "einrichten")
  await fillProfile(stage.page, newcomer)
  await button(stage.page, "Weiter").click()
  await stage.page.getByRole("heading", { name: "Wer richtet ein?" }).waitFor()
}

export const entryScreens: readonly Screen[] = [
  enter("welcome", "willkommen"),
  enter("demo", "vorfuehrung"),
  enter("sign-in", "anmelden"),
  enter("pair", "geraet"),
  enter("recover", "wiederherstellen"),
  enter("invitation", "einladung"),
  {
    name: "join",
    who: null,
    show: async ({ page, demonstration }) => {
      await page.goto("about:blank")
      await page.goto(demonstration.joining)
      await page.getByRole("heading", { name: "Der Organisation beitreten" }).waitFor()
    },
  },
  enter("set-up-profile", "einrichten"),
  {
    name: "set-up-profile-missing",
    who: null,
    show: async (stage) => {
      await enterAt(stage, "einrichten")
      await button(stage.page, "Weiter").click()
    },
  },
  { name: "set-up-owner", who: null, show: toOwner },
  {
    name: "set-up-keys",
    who: null,
    show: async (stage) => {
      await toOwner(stage)
      await fillOwner(stage.page, newcomer)
    },
  },
]
