/** One-time links to a patient's own telephone: sealed sheet, sealed answer, receipt and withdrawal; never an account. */
import Type from "typebox"
import { base64urlText, id, listOf, oneOf, publicKeyText, strict, time } from "../trust/schema.ts"
import { route } from "./contract.ts"
import { nothing } from "./shapes.ts"

const sheet = base64urlText(200_000)
const signature = base64urlText(100)
const params = Type.Object({ link: id("link") }, strict)

const answerSchema = Type.Object(
  { kind: oneOf(["signed", "wrong-birth-date"]), sealed: base64urlText(600_000), signature },
  strict,
)
const noticeSchema = Type.Object({ consent: id("consent"), at: time, signature }, strict)

export const patientLink = {
  makePatientLink: route({
    id: "makePatientLink",
    method: "POST",
    path: "/v1/patient-links",
    summary:
      "Leaves a sealed consent sheet that only the holder of the link, with the date of birth, can read",
    access: "device",
    body: Type.Object(
      {
        link: id("link"),
        consent: id("consent"),
        sheet,
        answerKey: publicKeyText,
        withdrawalKey: publicKeyText,
        expiresAt: time,
      },
      strict,
    ),
    reply: nothing,
  }),
  patientLinks: route({
    id: "patientLinks",
    method: "GET",
    path: "/v1/patient-links",
    summary: "The caller organisation's links that wait for its client: answered or withdrawn",
    access: "device",
    reply: Type.Object(
      {
        links: listOf(
          Type.Object(
            {
              link: id("link"),
              answer: Type.Union([answerSchema, Type.Null()]),
              withdrawal: Type.Union([noticeSchema, Type.Null()]),
            },
            strict,
          ),
          10_000,
        ),
      },
      strict,
    ),
  }),
  settlePatientLink: route({
    id: "settlePatientLink",
    method: "PUT",
    path: "/v1/patient-links/{link}",
    summary:
      "Takes the answer in: the sheet goes, a sealed copy for the patient stays as long as the consent",
    access: "device",
    params,
    /** `withdrawn`: the withdrawal was taken in too. */
    body: Type.Object({ receipt: sheet, keepUntil: time, withdrawn: Type.Boolean() }, strict),
    reply: nothing,
  }),
  closePatientLink: route({
    id: "closePatientLink",
    method: "DELETE",
    path: "/v1/patient-links/{link}",
    summary: "Takes a link back with everything that lies under it",
    access: "device",
    params,
    reply: nothing,
  }),
  readPatientLink: route({
    id: "readPatientLink",
    method: "GET",
    path: "/v1/patient-links/{link}",
    summary: "For the holder of a link: the sealed sheet or the sealed copy, and how far it is",
    access: "none",
    params,
    reply: Type.Object(
      {
        state: oneOf(["open", "answered", "settled", "withdrawn"]),
        sheet: Type.Union([sheet, Type.Null()]),
        receipt: Type.Union([sheet, Type.Null()]),
      },
      strict,
    ),
  }),
  answerPatientLink: route({
    id: "answerPatientLink",
    method: "POST",
    path: "/v1/patient-links/{link}/answer",
    summary: "The patient's answer, sealed for the practice and signed with the link's key; once",
    access: "none",
    params,
    body: answerSchema,
    reply: nothing,
  }),
  withdrawByPatient: route({
    id: "withdrawByPatient",
    method: "POST",
    path: "/v1/patient-links/{link}/withdrawal",
    summary: "The patient withdraws: nothing more is disclosed under the consent, and its open orders end",
    access: "none",
    params,
    body: noticeSchema,
    reply: nothing,
  }),
} as const
