/** Calls a route of the contract: expected failures come back as values, a reply of another shape is one of them. */
import type { Static } from "typebox"
import Value from "typebox/value"
import type { Bytes } from "../encoding/bytes.ts"
import { problem, problemSchema } from "./contract.ts"
import type { CallOf, Problem, ReplyOf, Route } from "./contract.ts"

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem }

/** The platform's `fetch`, handed in. */
export type Fetcher = (input: URL, init?: RequestInit) => Promise<Response>

export interface Caller {
  readonly call: <R extends Route>(
    route: R,
    input: CallOf<R>,
    signal?: AbortSignal,
  ) => Promise<Reply<ReplyOf<R>>>
}

interface Input {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
}

function addressOf(server: URL, route: Route, input: Input): URL {
  const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? "")),
  )
  const url = new URL(path, server)
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url
}

export function makeCaller(server: URL, fetcher: Fetcher, token: () => string | null): Caller {
  const call = async <R extends Route>(
    route: R,
    given: CallOf<R>,
    signal?: AbortSignal,
  ): Promise<Reply<ReplyOf<R>>> => {
    const input: Input = given as Input
    const headers = new Headers()
    const held = token()
    if (held !== null) headers.set("authorization", `Bearer ${held}`)
    const request: RequestInit = { method: route.method, headers, cache: "no-store", redirect: "error" }
    if (signal) request.signal = signal
    if (route.bytes === "body" && (isBytes(input.body) || input.body instanceof Blob)) {
      headers.set("content-type", "application/octet-stream")
      request.body = input.body
    } else if (input.body !== undefined) {
      headers.set("content-type", "application/json")
      request.body = JSON.stringify(input.body)
    }
    const ask = (): Promise<Reply<ReplyOf<R>> | null> =>
      fetcher(addressOf(server, route, input), request).then(
        (response) => readReply(route, response).catch(() => null),
        () => null,
      )
    const reply = (await ask()) ?? (mayAskAgain(route, signal) ? await ask() : null)
    return reply ?? { ok: false, problem: problem(0, "unreachable", "The server cannot be reached.") }
  }
  return { call }
}

/**
 * A kept connection may have been closed while nobody asked anything, and says so only to the next request. What
 * changes nothing may be sent again (RFC 9110, 9.2.2).
 */
const mayAskAgain = (route: Route, signal: AbortSignal | undefined): boolean =>
  (route.method === "GET" || route.onlyAsks === true) && signal?.aborted !== true

/** Parts of many megabytes: the platform copies them once, and we not at all. */
const isBytes = (body: unknown): body is Bytes =>
  body instanceof Uint8Array && body.buffer instanceof ArrayBuffer

async function readReply<R extends Route>(route: R, response: Response): Promise<Reply<ReplyOf<R>>> {
  if (!response.ok) return { ok: false, problem: await readProblem(response) }
  if (route.bytes === "reply") {
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { ok: true, value: bytes as ReplyOf<R> }
  }
  const value: unknown = response.status === 204 ? {} : await response.json()
  if (isReply(route, value)) return { ok: true, value }
  return {
    ok: false,
    problem: problem(502, "unexpected-reply", "The server answered in an unexpected form."),
  }
}

const isReply = <R extends Route>(route: R, value: unknown): value is ReplyOf<R> =>
  Value.Check(route.reply, value)

async function readProblem(response: Response): Promise<Problem> {
  try {
    const value: unknown = await response.json()
    if (isProblem(value)) return value
  } catch {
    /* not JSON: a proxy in between answered */
  }
  return problem(response.status, "refused", "The server refused without a reason.")
}

const isProblem = (value: unknown): value is Static<typeof problemSchema> => Value.Check(problemSchema, value)
