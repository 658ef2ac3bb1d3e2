import assert from "node:assert/strict"
import { test } from "node:test"
import Fastify from "fastify"
import { DatabaseError } from "pg"
import { answerFaults } from "./faults.ts"

/** As the database says it, with a value of a row in its words. */
function databaseError(code: string): DatabaseError {
  const error = new DatabaseError("could not extend file: Mustermann", 10, "error")
  error.code = code
  return error
}

async function answerTo(error: Error) {
  const app = Fastify()
  answerFaults(app)
  app.get("/fault", () => {
    throw error
  })
  const { body, headers, statusCode } = await app.inject("/fault")
  assert.match(String(headers["content-type"]), /^application\/problem\+json/u)
  assert.doesNotMatch(body, /Mustermann/u)
  const problem: unknown = JSON.parse(body)
  return { problem, statusCode }
}

test("a database whose disk is full says so, and who must make room", async () => {
  const { problem, statusCode } = await answerTo(databaseError("53100"))
  assert.deepEqual(problem, {
    type: "/problems/database-full",
    title: "The disk of the server's database is full; its operator must make room.",
    status: 507,
    code: "database-full",
  })
  assert.equal(statusCode, 507)
})

test("any other error of the database, and one of ours with such a code, is a fault without details", async () => {
  for (const error of [databaseError("XX001"), Object.assign(new Error("Mustermann"), { code: "53100" })]) {
    const { problem, statusCode } = await answerTo(error)
    assert.equal(statusCode, 500)
    assert.deepEqual(problem, {
      type: "/problems/server-fault",
      title: "Something went wrong on the server. Nothing was changed; try again.",
      status: 500,
      code: "server-fault",
    })
  }
})
