/** A provider's file while it is filled in: kept on this device, judged at each change, signed once nothing blocks. */
import { contradictions } from "../disclosure/contradiction.ts"
import { hostName, placesOf, useOf } from "../disclosure/hosting-facts.ts"
import type { StatedPlace, StatedServer } from "../disclosure/hosting-facts.ts"
import { dayOf, instant } from "../policy/day.ts"
import { blockingGaps } from "../policy/provider.ts"
import { unanswered } from "../records/questionnaire.ts"
import type { Questionnaire } from "../records/questionnaire.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { isPrivateOnly, ownProviders, readHosts, signProvider, statedServer, viewHosts } from "./hosting.ts"
import type { GapView, ProviderDraft, ProviderView } from "./hosting-views.ts"
import type { Language } from "../paper/pdf.ts"
import { fileText } from "./provider-answers.ts"
import type { Answer } from "./views.ts"

/** As long as an officer's review (spec 7): what a provider said a year ago is asked again. */
const fileDays = 365

/** That nothing can be read there follows from the program, name and place from the server; all else only the provider can say. */
export function knownAnswers(operator: string, places: readonly StatedPlace[]): Questionnaire {
  const countries = [...new Set(places.map(({ country }) => country))]
  return {
    ...unanswered,
    legalName: operator === "self" ? null : operator,
    processingCountries: countries,
    storageCountries: countries,
    endToEnd: true,
    keyCustody: "practice",
  }
}

interface Provider {
  readonly operator: string
  readonly places: readonly StatedPlace[]
}

function providerOf(server: StatedServer, host: string): Provider | null {
  const places = placesOf(server).filter(({ operator }) => hostName(operator) === host)
  const [first] = places
  return first === undefined ? null : { operator: first.operator, places }
}

/** Each place asks for what it holds; a question is shown once, with the first thing that is wrong about it. */
async function gapsOf(
  desk: Desk,
  { deployment, answers }: ProviderDraft,
  { places }: Provider,
): Promise<readonly GapView[]> {
  const today = dayOf(instant(desk.parts.now()))
  const privateOnly = await isPrivateOnly(desk)
  const all = places.flatMap((place) =>
    blockingGaps(answers, useOf({ deployment }, place, privateOnly), desk.laws.current, today),
  )
  return all.filter((gap, at) => all.findIndex(({ question }) => question === gap.question) === at)
}

async function findProvider(desk: Desk, host: string): Promise<Answer<Provider>> {
  const server = await statedServer(desk)
  if (!server.ok) return server
  const provider = providerOf(server.value, host)
  return provider === null ? no("provider-unknown") : done(provider)
}

export async function readProvider(desk: Desk, host: string): Promise<Answer<ProviderView>> {
  const provider = await findProvider(desk, host)
  if (!provider.ok) return provider
  const files = await ownProviders(desk)
  if (!files.ok) return files
  const hosts = await readHosts(desk)
  if (!hosts.ok) return hosts
  const { operator, places } = provider.value
  const file = files.value.find(({ body }) => body.host === host)?.body ?? null
  const kept = await desk.memory.recall("provider", host)
  const draft = kept ?? {
    deployment: file?.deployment ?? "hosted",
    answers: file?.answers ?? knownAnswers(operator, places),
    evidence: file?.evidence ?? [],
  }
  const against = places.flatMap((place) => contradictions(place, draft.answers))
  return done({
    host,
    operator,
    places: viewHosts(hosts.value).filter((one) => one.host === host),
    draft,
    isKept: kept !== null,
    gaps: await gapsOf(desk, draft, provider.value),
    contradictions: against.filter(
      (one, at) =>
        against.findIndex(({ question, stated }) => question === one.question && stated === one.stated) ===
        at,
    ),
    signed: file && { version: file.version, at: file.at, validUntil: file.validUntil },
  })
}

export async function keepProvider(
  desk: Desk,
  input: { readonly host: string; readonly draft: ProviderDraft },
): Promise<Answer<ProviderView>> {
  const { deployment, answers, evidence } = input.draft
  await desk.memory.keep("provider", input.host, { deployment, answers, evidence: [...evidence] })
  return readProvider(desk, input.host)
}

export async function signProviderFile(
  desk: Desk,
  {
    host,
    draft,
    language,
  }: { readonly host: string; readonly draft: ProviderDraft; readonly language: Language },
): Promise<Answer<null>> {
  const provider = await findProvider(desk, host)
  if (!provider.ok) return provider
  const { operator } = provider.value
  if ((await gapsOf(desk, draft, provider.value)).length > 0) return no("provider-incomplete")
  const signed = await signProvider(desk, {
    operator,
    deployment: draft.deployment,
    answers: draft.answers,
    evidence: [...draft.evidence],
    text: fileText(operator, draft.answers, draft.evidence, language),
    days: fileDays,
  })
  if (signed.ok) await desk.memory.forget("provider", host)
  return signed
}
