/**
 * What the server writes down about itself: one JSON object a line, with fields from a fixed list.
 * No body, no query, no token, no address, no text of an error: any of them may hold what concerns a patient.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { logLevels } from "../config.ts"
import type { LogLevel } from "../config.ts"

/** Everything a line may hold. Strings are words of the program, never of a user. */
export interface LogFields {
  readonly method?: string
  /** The pattern of the path, with its parameters unfilled. */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  readonly request?: string
  readonly job?: string
  readonly count?: number
  readonly bytes?: number
  readonly code?: string
  readonly error?: string
  /** Functions and lines, without the message. */
  readonly stack?: readonly string[]
}

export interface Log {
  readonly debug: (event: string, fields?: LogFields) => void
  readonly info: (event: string, fields?: LogFields) => void
  readonly warn: (event: string, fields?: LogFields) => void
  readonly error: (event: string, fields?: LogFields) => void
}

export function makeLog(level: LogLevel, write: (line: string) => void, now = () => new Date()): Log {
  const least = logLevels.indexOf(level)
  const at =
    (name: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (logLevels.indexOf(name) < least) return
      write(`${JSON.stringify({ at: now().toISOString(), level: name, event, ...fields })}\n`)
    }
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }
}

/** What may be told of an error: its kind and where it rose. Messages quote values, so they stay out. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line))
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {}
  return {
    error: error.name,
    ...code,
    stack: frames
      .slice(0, 8)
      .map((line) => line.trim().replace(/file:\/\/\S*?\/(?=(?:server|core|node_modules)\/)/u, "")),
  }
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "(none)"

/** One line for each answer, and one more where the fault was ours. */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook("onResponse", (request: FastifyRequest, reply: FastifyReply, done) => {
    const watched = /^\/(?:healthz|readyz)$/u.test(routeOf(request)) && reply.statusCode < 400
    log[watched ? "debug" : "info"]("request", {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      request: request.id,
    })
    done()
  })
  app.addHook("onError", (request, reply, error, done) => {
    const status = reply.statusCode >= 400 ? reply.statusCode : (error.statusCode ?? 500)
    if (status >= 500)
      log.error("request-failed", { route: routeOf(request), request: request.id, ...describeError(error) })
    done()
  })
}
