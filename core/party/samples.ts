/** The officer's sample: drawn by the public log, checked again one by one, signed, and kept in that log. */
import { ordering } from "../api/ordering.ts"
import { sampleReport } from "../paper/legal/sample-report.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { dayOf, instant } from "../policy/day.ts"
import { auditWords } from "../records/audit-words.ts"
import { isId } from "../records/id.ts"
import { maySetRules } from "../records/organisation.ts"
import { memberOfDevice, roleOfDevice } from "../trust/organisation-log.ts"
import { statementHash } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import { gather, proofOf } from "./audit-gather.ts"
import type { Gathered } from "./audit-gather.ts"
import type { Desk } from "./desk.ts"
import { checkDisclosure } from "./disclosure-check.ts"
import type { SampleView } from "./officer-views.ts"
import type { PaperFacts } from "./paper-facts.ts"
import { refreshRegister } from "./register.ts"
import { drawSample, poolHash } from "./sample-draw.ts"
import { believeAll, state } from "./signed.ts"
import type { Signed } from "./signed.ts"
import type { Answer } from "./views.ts"

type Sample = StatementBody<"audit-sample">

/** More than an afternoon's reading is no sample. */
const most = 200

async function checkDrawn(
  desk: Desk,
  gathered: Gathered,
  drawn: readonly string[],
): Promise<Sample["drawn"]> {
  const { consents, head, orders, organisations, signed } = gathered
  const checked: Sample["drawn"] = []
  for (const hash of drawn) {
    const order = orders.find(({ disclosure }) => disclosure.hash === hash)
    if (order === undefined) continue
    const proof = await proofOf(desk, order, gathered)
    const statements = [...proof.statements, ...signed, ...consents]
    const { faults, open } = await checkDisclosure({ ...proof, statements }, { organisations, head })
    checked.push({ order: order.order, disclosure: hash, faults: [...faults], open: [...open] })
  }
  return checked
}

export async function takeSample(
  desk: Desk,
  { count }: { readonly count: number },
): Promise<Answer<SampleView>> {
  if (!maySetRules(desk.organisation.members.get(desk.user)?.role)) return no("owner-needed")
  const gathered = await gather(desk, { from: null, until: null })
  if (!gathered.ok) return gathered
  const { checkpoint, head, orders } = gathered.value
  const pool = orders.map(({ disclosure }) => disclosure.hash)
  if (pool.length === 0) return no("nothing-to-sample")
  const wanted = Math.min(Math.max(1, Math.floor(count)), most)
  const body: Sample = {
    organisation: desk.id,
    at: desk.parts.now(),
    checkpoint,
    outOf: poolHash(pool),
    count: pool.length,
    drawn: await checkDrawn(desk, gathered.value, drawSample(head.root, pool, wanted)),
  }
  const signed = await state(desk, "audit-sample", body)
  if (!signed.ok) return signed
  const hash = statementHash(signed.value)
  return done(viewSample(desk, { body, hash, device: desk.device }))
}

/** By whom, as the own record calls them; the number of an order where it still knows one. */
function viewSample(desk: Desk, { body, device, hash }: Signed<"audit-sample">): SampleView {
  const member = memberOfDevice(desk.organisation, device)?.user
  const name = [...desk.register.memberNames].find(([user]) => user === member)?.[1]
  const numberOf = (order: string): string => {
    const id = isId("order", order) ? order : null
    const placed = id && (desk.register.orders.get(id) ?? desk.register.received.get(id))
    return placed?.number ?? order
  }
  return {
    statement: hash,
    at: body.at,
    by: name ?? null,
    checkpoint: body.checkpoint,
    pool: body.outOf,
    of: body.count,
    drawn: body.drawn.map(({ disclosure, faults, open, order }) => ({
      order,
      number: numberOf(order),
      disclosure,
      faults,
      open,
    })),
  }
}

/** Whoever may not judge for the house has drawn and judged nothing, whatever the server kept. */
async function believedSamples(desk: Desk): Promise<Answer<readonly Signed<"audit-sample">[]>> {
  const reply = await desk.connection.call(ordering.ownStatements, { query: { kind: "audit-sample" } })
  if (!reply.ok) return no(reply.problem.code)
  const believed = await believeAll("audit-sample", reply.value.statements, desk.organisation)
  return done(
    believed
      .filter(({ body, device }) => maySetRules(roleOfDevice(desk.organisation, device, body.at)))
      .toSorted((a, b) => b.body.at - a.body.at),
  )
}

/** The newest first. */
export async function showSamples(desk: Desk): Promise<Answer<readonly SampleView[]>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const samples = await believedSamples(desk)
  return samples.ok ? done(samples.value.map((one) => viewSample(desk, one))) : samples
}

/** A code that a later version invented is shown as it is. */
const wordIn = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

export async function samplePaper(
  desk: Desk,
  { frame, language }: PaperFacts,
  statement: string,
): Promise<Answer<LegalPaper>> {
  const samples = await showSamples(desk)
  if (!samples.ok) return samples
  const sample = samples.value.find((one) => one.statement === statement)
  if (sample === undefined) return no("sample-unknown")
  const { faults, open } = auditWords[language]
  return done(
    sampleReport(frame, {
      ...sample,
      by: sample.by ?? "?",
      at: dayOf(instant(sample.at)),
      drawn: sample.drawn.map((one) => ({
        order: one.number,
        disclosure: one.disclosure,
        faults: one.faults.map((code) => wordIn(faults, code)),
        open: one.open.map((code) => wordIn(open, code)),
      })),
    }),
  )
}
