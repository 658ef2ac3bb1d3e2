/** A patient with a telephone in a story: a sheet is made for it, opened, answered and withdrawn there. */
import assert from "node:assert/strict"
import { makeCaller } from "@zahnwolke/core/api/client"
import type { Caller } from "@zahnwolke/core/api/client"
import {
  answerOffer,
  lookAtLink,
  openOffer,
  openReceipt,
  withdrawByLink,
} from "@zahnwolke/core/party/patient-end"
import type { OpenedOffer } from "@zahnwolke/core/party/patient-end"
import type { Party } from "@zahnwolke/core/party/party"
import type { PatientLinkInput, PatientLinkView } from "@zahnwolke/core/party/consent-link"
import { nothingTicked } from "@zahnwolke/core/records/consent-sheet"
import type { Sheet, SheetTicks } from "@zahnwolke/core/records/consent-sheet"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { parsePatientLink } from "@zahnwolke/core/trust/patient-link"
import type { PatientLink } from "@zahnwolke/core/trust/patient-link"
import type { PatientReceipt } from "@zahnwolke/core/trust/patient-offer"
import { must } from "./people.ts"

export const birthDate = "1980-05-04"

const sheetIn = (language: Sheet["language"]): Sheet => ({
  language,
  heading: "Einwilligung in die Weitergabe und Entbindung von der Schweigepflicht",
  elements: [
    {
      title: "Was?",
      blocks: [
        {
          kind: "kinds",
          offered: [
            { content: "scan", text: "Scan" },
            { content: "order", text: "Auftrag" },
          ],
        },
        { kind: "form", offered: [{ form: "code", text: "Unter einem Code." }] },
      ],
    },
    {
      title: "Erklärung",
      blocks: [
        { kind: "tick", name: "explicit", text: "Ich willige ausdrücklich ein." },
        { kind: "tick", name: "secrecy", text: "Ich entbinde von der Schweigepflicht." },
        { kind: "tick", name: "questions", text: "Ich konnte Fragen stellen." },
      ],
    },
  ],
  place: "Auf dem eigenen Telefon",
})

export const allTicked: SheetTicks = {
  ...nothingTicked,
  kinds: ["scan", "order"],
  explicit: true,
  secrecy: true,
  questions: true,
}

export const inputForPhone = (patient: PatientId, to: OrganisationId): PatientLinkInput => ({
  frame: {
    patient,
    scope: {
      recipients: [{ organisation: to, country: "DE" }],
      onward: [],
      purpose: "make-restoration",
      kinds: [],
      category: "pseudonymised",
      countries: ["DE"],
    },
    signer: "patient",
    minor: false,
    attested: false,
    validUntil: Date.now() + 30 * 86_400_000,
    explainedBy: "Dr. Inge Beispiel",
  },
  sheets: { de: sheetIn("de"), en: sheetIn("en") },
})

export const sheetForPhone = async (
  party: Party,
  patient: PatientId,
  to: OrganisationId,
): Promise<PatientLinkView> => must(await party.makePatientLink(inputForPhone(patient, to)))

export interface Telephone {
  readonly caller: Caller
  readonly link: PatientLink
  readonly opened: OpenedOffer
  readonly sign: (ticks?: SheetTicks, at?: number) => Promise<string>
  readonly receipt: () => Promise<PatientReceipt | null>
  readonly withdraw: (at?: number) => Promise<string>
}

/** The link as it came by message, opened with the patient's own date of birth. */
export async function telephone(url: string, address: string, fetcher = fetch): Promise<Telephone> {
  const link = parsePatientLink(new URL(address).hash)
  assert.ok(link)
  const caller = makeCaller(new URL(url), fetcher, () => null)
  const seen = await lookAtLink(caller, link)
  assert.ok(seen.ok && seen.value.sheet !== null)
  const opened = await openOffer(link, birthDate, seen.value.sheet)
  assert.ok(opened)
  const receipt = async (): Promise<PatientReceipt | null> => {
    const now = await lookAtLink(caller, link)
    if (!now.ok || now.value.receipt === null) return null
    return openReceipt(link, birthDate, now.value.receipt)
  }
  return {
    caller,
    link,
    opened,
    receipt,
    sign: async (ticks = allTicked, at = Date.now()) => {
      const strokes = [
        [
          { x: 100, y: 200 },
          { x: 700, y: 150 },
        ],
      ]
      const reply = await answerOffer(caller, link, opened, {
        language: "de",
        ticks: { ...ticks, kinds: [...ticks.kinds] },
        at,
        moment: "heute",
        strokes,
        second: [],
      })
      return reply.ok ? "ok" : reply.problem.code
    },
    withdraw: async (at = Date.now()) => {
      const reply = await withdrawByLink(caller, link, opened.offer, at)
      return reply.ok ? "ok" : reply.problem.code
    },
  }
}
