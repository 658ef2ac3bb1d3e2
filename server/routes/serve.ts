/** Puts a route of the contract on the server: validation, session, answer and OpenAPI from the one description. */
import { problem } from "@zahnwolke/core/api/contract"
import type { CallOf, Problem, ReplyOf, Route } from "@zahnwolke/core/api/contract"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Readable } from "node:stream"
import Type from "typebox"
import type { CallerIdentity } from "../parts.ts"

export type Answer<Value> =
  { readonly kind: "fine"; readonly value: Value } | { readonly kind: "problem"; readonly problem: Problem }

export const fine = <Value>(value: Value): Answer<Value> => ({ kind: "fine", value })

export const refuse = (
  status: number,
  code: string,
  title: string,
  details?: Record<string, string>,
): { readonly kind: "problem"; readonly problem: Problem } => ({
  kind: "problem",
  problem: problem(status, code, title, details),
})

/** Raw bytes as they come in, and how many their sender says they are. */
export interface Arriving {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly size: number
}

type Given<R extends Route> = R extends { readonly bytes: "body" }
  ? Omit<CallOf<R>, "body"> & { readonly body: Arriving }
  : CallOf<R>

export type Handler<R extends Route> = R extends { readonly access: "device" }
  ? (input: Given<R>, caller: CallerIdentity, request: FastifyRequest) => Promise<Answer<ReplyOf<R>>>
  : (input: Given<R>, caller: null, request: FastifyRequest) => Promise<Answer<ReplyOf<R>>>

/** Finds the caller of a request's session, or null. */
export type FindCaller = (request: FastifyRequest) => Promise<CallerIdentity | null>

export type Serve = <R extends Route>(route: R, handler: Handler<R>) => void

const problemReply = Type.Object(
  { type: Type.String(), title: Type.String(), status: Type.Integer(), code: Type.String() },
  { additionalProperties: true },
)

/** Told to readers of the document; there is nothing to check in sealed bytes. */
const rawBytes = { content: { "application/octet-stream": { schema: {} } } }

function schemaOf(route: Route) {
  return {
    operationId: route.id,
    summary: route.summary,
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.bytes === "body" ? { body: rawBytes } : {}),
    ...(route.access === "device" ? { security: [{ session: [] }] } : {}),
    response: {
      200: route.bytes === "reply" ? { description: route.summary, ...rawBytes } : route.reply,
      "4xx": problemReply,
      "5xx": problemReply,
    },
  }
}

export function sendProblem(reply: FastifyReply, { status, ...rest }: Problem): FastifyReply {
  return reply
    .code(status)
    .type("application/problem+json")
    .send({ status, ...rest })
}

/** The longest piece that is sent: 128 chunks of age and a header. */
const longestBody = 9_000_000
const noBytes = problem(422, "request-malformed", "Send the bytes as they are, and say how many there are.")
const tooLong = problem(413, "request-too-large", "The request is too large; send files in parts.")

/** How much comes is known before a byte of it is read. */
function arriving({ body, headers }: FastifyRequest): Arriving | "unsaid" | "too-long" {
  const size = Number(headers["content-length"] ?? Number.NaN)
  if (!Number.isSafeInteger(size) || !(body instanceof Readable)) return "unsaid"
  return size > longestBody ? "too-long" : { bytes: body, size }
}

const signInFirst = problem(401, "no-session", "Sign in on this device first.")

/** Unauthenticated routes get a rate limit of their own; see http/limits.ts. */
export function makeServe(app: FastifyInstance, findCaller: FindCaller, openLimit: object): Serve {
  const callers = new WeakMap<FastifyRequest, CallerIdentity>()
  return (route, handler) => {
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/gu, ":$1"),
      schema: schemaOf(route),
      ...(route.access === "none" ? { config: { rateLimit: openLimit } } : { config: { rateLimit: false } }),
      // Before the body: nobody without a session makes the server read one, or learns what it thinks of it.
      onRequest: async (request, reply) => {
        if (route.access === "none") return
        const caller = await findCaller(request)
        if (caller === null) return sendProblem(reply, signInFirst)
        callers.set(request, caller)
      },
      handler: async (request, reply) => {
        const caller = callers.get(request) ?? null
        const bytes = route.bytes === "body" ? arriving(request) : null
        if (bytes === "unsaid" || bytes === "too-long")
          return sendProblem(reply, bytes === "unsaid" ? noBytes : tooLong)
        const input = { params: request.params, query: request.query, body: bytes ?? request.body }
        const run = handler as (
          input: unknown,
          caller: CallerIdentity | null,
          request: FastifyRequest,
        ) => Promise<Answer<unknown>>
        const answer = await run(input, caller, request)
        if (answer.kind === "problem") return sendProblem(reply, answer.problem)
        if (answer.value instanceof Uint8Array)
          return reply.type("application/octet-stream").send(answer.value)
        return reply.send(answer.value)
      },
    })
  }
}
