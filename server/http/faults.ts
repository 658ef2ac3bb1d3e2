/** How a fault is answered: in words of the program, never in those of an error, which quote values. */
import { problem } from "@zahnwolke/core/api/contract"
import type { FastifyInstance } from "fastify"
import { isDiskFull } from "../database/connect.ts"
import { sendProblem } from "../routes/serve.ts"
import { TooManyRequests, tooMany } from "./limits.ts"

const malformed = problem(
  422,
  "request-malformed",
  "The request is not of the form that /openapi.json describes.",
)
const tooLarge = problem(413, "request-too-large", "The request is too large; send files in parts.")
/** Only the operator can end it, and what a client keeps goes on afterwards: unlike a fault, this has an owner. */
const databaseFull = problem(
  507,
  "database-full",
  "The disk of the server's database is full; its operator must make room.",
)
const fault = problem(
  500,
  "server-fault",
  "Something went wrong on the server. Nothing was changed; try again.",
)

export function answerFaults(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof TooManyRequests) return sendProblem(reply, tooMany(error.seconds))
    if (isDiskFull(error)) return sendProblem(reply, databaseFull)
    const { validation, statusCode = 500 } = error as { validation?: unknown; statusCode?: number }
    if (validation !== undefined || statusCode === 400 || statusCode === 415)
      return sendProblem(reply, malformed)
    return sendProblem(reply, statusCode === 413 ? tooLarge : fault)
  })
}
