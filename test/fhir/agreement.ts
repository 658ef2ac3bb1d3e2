/** The published consents of IHE PCF, asked and decided: what their authors meant, what the policy answers, and why they differ. */
import { isList } from "@zahnwolke/core/encoding/json"
import type { Json } from "@zahnwolke/core/encoding/json"
import { readConsent } from "@zahnwolke/core/fhir/read-consent"
import type { ReadConsent } from "@zahnwolke/core/fhir/read-consent"
import { own, systems } from "@zahnwolke/core/fhir/resources"
import { dayOf, instant } from "@zahnwolke/core/policy/day"
import { decide } from "@zahnwolke/core/policy/decide"
import { law } from "@zahnwolke/core/policy/law"
import { parseRequest } from "@zahnwolke/core/policy/request"
import { asConsent } from "./fsh.ts"
import type { Instance } from "./fsh.ts"

type Pcf = "permit" | "deny"
type Question = "treatment" | "treatment, a year later" | "research" | "emergency"

/** What the text of each example says of itself. Where it depends on the data asked for, both are asked. */
const meant: readonly (readonly [name: string, question: Question, about: string, pcf: Pcf])[] = [
  ["ex-consent-basic-treat", "treatment", "", "permit"],
  ["ex-consent-basic-treat", "research", "", "deny"],
  ["ex-consent-basic-treat-infant", "treatment", "", "permit"],
  ["ex-consent-basic-ink", "treatment", "", "permit"],
  ["ex-consent-expired-treat", "treatment", "", "permit"],
  ["ex-consent-expired-treat", "treatment, a year later", "", "deny"],
  ["ex-consent-basic-reject", "treatment", "", "deny"],
  ["ex-consent-basic-research", "research", "", "permit"],
  ["ex-consent-basic-research", "treatment", "", "deny"],
  ["ex-consent-intermediate-timeframe", "treatment", "data of the period", "permit"],
  ["ex-consent-intermediate-timeframe", "treatment", "other data", "deny"],
  ["ex-consent-intermediate-not-timeframe", "treatment", "data of the period", "deny"],
  ["ex-consent-intermediate-not-timeframe", "treatment", "other data", "permit"],
  ["ex-consent-intermediate-authoredby", "treatment", "by this author", "permit"],
  ["ex-consent-intermediate-authoredby", "treatment", "by others", "deny"],
  ["ex-consent-intermediate-not-authoredby", "treatment", "by this author", "deny"],
  ["ex-consent-intermediate-not-authoredby", "treatment", "by others", "permit"],
  ["ex-consent-intermediate-encounter", "treatment", "of this encounter", "permit"],
  ["ex-consent-intermediate-encounter", "treatment", "of others", "deny"],
  ["ex-consent-intermediate-not-encounter", "treatment", "of this encounter", "deny"],
  ["ex-consent-intermediate-not-encounter", "treatment", "of others", "permit"],
  ["ex-consent-intermediate-data", "treatment", "the named data", "permit"],
  ["ex-consent-intermediate-data", "treatment", "other data", "deny"],
  ["ex-consent-intermediate-not-data", "treatment", "the named data", "deny"],
  ["ex-consent-intermediate-not-data", "treatment", "other data", "permit"],
  ["ex-consent-intermediate-purpose", "treatment", "", "deny"],
  ["ex-dissent-intermediate-break-glass", "treatment", "", "deny"],
  ["ex-dissent-intermediate-break-glass", "emergency", "", "permit"],
  ["ex-consent-advanced-normal", "treatment", "normal data", "permit"],
  ["ex-consent-advanced-normal", "treatment", "restricted data", "deny"],
  ["ex-consent-advanced-normal-restricted", "treatment", "restricted data", "permit"],
  ["ex-consent-advanced-normal-not-restricted", "treatment", "restricted data", "deny"],
  ["ex-consent-advanced-normal-focused-restricted", "treatment", "restricted data", "deny"],
  ["ex-consent-advanced-normal-focused-psy", "treatment", "restricted data", "deny"],
  ["ex-consent-advanced-normal-focused-psy-or-sdv", "treatment", "restricted data", "deny"],
  ["ex-consent-advanced-normal-break-glass-restricted", "treatment", "restricted data", "deny"],
]

export interface Compared {
  readonly name: string
  readonly question: string
  readonly pcf: Pcf
  /** The consent as it was published, and with the words that the law here asks for besides. */
  readonly ours: string
  readonly completed: string
  readonly agrees: boolean
  readonly reason: string
}

export const compare = (instances: ReadonlyMap<string, Instance>): readonly Compared[] =>
  meant.map(([name, question, about, pcf]) => {
    const found = instances.get(name)
    if (found === undefined) throw new Error(`${name} is not among the published consents`)
    const published = asConsent(found)
    const full = complete(published)
    const completed = answer(full, question)
    return {
      name,
      question: about === "" ? question : `${question}: ${about}`,
      pcf,
      ours: answer(published, question),
      completed,
      agrees: (pcf === "permit") === (completed === "permit"),
      reason: reasonOf(readConsent(full, recipient), question, pcf),
    }
  })

const recipient = "ex-recipient"

type Published = ReturnType<typeof asConsent>

const isRule = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === "object" && json !== null && !isList(json)

/** GDPR Art. 4(11), 7, 9(2)(a) and the sheet of this project: recipient by name and country, kinds of data, evidence, release. */
function complete(published: Published): Published {
  const { provision } = published
  if (!isRule(provision)) return published
  const actor = {
    role: { coding: [{ system: systems.participation, code: "IRCP" }] },
    reference: { reference: `Organization/${recipient}` },
    extension: [{ url: own("country"), valueCode: "DE" }],
  }
  const named = "actor" in provision || provision["type"] === "deny" ? {} : { actor: [actor] }
  return {
    ...published,
    identifier: [{ system: own("evidence-sha256"), value: "a".repeat(64) }],
    extension: [
      { url: own("category"), valueCode: "pseudonymised" },
      { url: own("releases-from-secrecy"), valueBoolean: true },
      { url: own("authority-shown"), valueBoolean: true },
      { url: own("capacity-documented"), valueBoolean: true },
    ],
    provision: { ...provision, ...named, class: [{ system: own("content"), code: "scan" }] },
  }
}

function answer(resource: Published, question: Question): string {
  const read = readConsent(resource, recipient)
  const at = question === "treatment, a year later" ? Date.UTC(2023, 6, 1) : Date.UTC(2022, 6, 1)
  const places = { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["DE"], support: ["DE"] }
  const infant = JSON.stringify(resource["performer"]).includes("ex-mother")
  const request = parseRequest({
    version: 1,
    at: instant(at),
    order: "order-1",
    sender: "ex-organization",
    op: "transfer",
    kind: "health",
    category: "pseudonymised",
    contents: ["full-arch"],
    scanned: true,
    handling: "copy",
    purpose: question === "research" ? "unknown" : "treatment",
    encrypted: true,
    emergency: question === "emergency",
    patient: { age: infant ? "under-14" : "adult" },
    recipient: {
      organisation: recipient,
      role: "practice",
      places,
      parent: "DE",
      onward: { kind: "none" },
      profileComplete: true,
    },
    consents: read.kind === "none" ? [] : [read.fact],
    documents: [],
  })
  if ("problem" in request) throw new Error(request.problem)
  return decide(request, law, dayOf(request.at)).kind
}

/** Why the answers differ where they do; empty where both let through or both do not. */
function reasonOf(read: ReadConsent, question: Question, pcf: Pcf): string {
  if (pcf === "deny" || (read.kind === "consent" && question !== "research")) return ""
  if (question === "research") return "research is no purpose of this system"
  if (read.kind === "dissent") return "an emergency is attested first, with no contrary will (§ 34 StGB)"
  if (read.kind === "none" && read.why === "has-exceptions")
    return "an exception that cannot be checked here takes the whole consent with it"
  return "a limit that cannot be checked here takes the whole consent with it"
}

/** As it stands in the documents. */
export const agreementTable = (rows: readonly Compared[]): string =>
  [
    "| consent | asked for | PCF | as published | completed | agree | why not |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map(
      ({ agrees, completed, name, ours, pcf, question, reason }) =>
        `| ${name} | ${question} | ${pcf} | ${ours} | ${completed} | ${agrees ? "yes" : "no"} | ${agrees ? "" : reason} |`,
    ),
  ].join("\n")
