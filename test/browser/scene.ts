/** A practice ready to send: linked with a laboratory, a patient with a consent, opened in a browser. */
import type { Browser } from "playwright-core"
import { foundSide, giveConsent, link, must } from "../story/people.ts"
import type { Side } from "../story/people.ts"
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import { visit } from "./open-browser.ts"
import type { Look, Visitor } from "./open-browser.ts"
import { signIn } from "./people.ts"

/** For a side that is opened in a browser as well: its passphrase is stretched as the app does it. */
export const foundFully = (
  url: string,
  role: OrganisationRole,
  name: string,
  bent: Parameters<typeof foundSide>[3] = {},
): Promise<Side> => foundSide(url, role, name, { ...bent, fullStretching: true })

/** An organisation founded fully elsewhere, opened in a browser with its passphrase. */
export async function openIn(browser: Browser, url: string, side: Side, look: Look): Promise<Visitor> {
  const visitor = await visit(browser, `${url}/#/anmelden`, look)
  await signIn(visitor.page, side)
  return visitor
}

export interface Pair {
  readonly practice: Side
  readonly laboratory: Side
  /** Where a new order for the patient begins. */
  readonly newOrder: string
}

export async function readyPair(
  url: string,
  name: string,
  opened: "practice" | "both" = "practice",
): Promise<Pair> {
  const practice = await foundFully(url, "practice", name)
  const foundOther = opened === "both" ? foundFully : foundSide
  const laboratory = await foundOther(url, "laboratory", `Labor zur ${name}`)
  await link(practice.party, laboratory.party, "laboratory")
  const { patient } = must(
    await practice.party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  await giveConsent(practice.party, patient, laboratory.me.organisation)
  return { practice, laboratory, newOrder: `${url}/#/auftraege/neu?patient=${patient}` }
}
