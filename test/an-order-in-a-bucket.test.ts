/** An order whose sealed files lie in an S3: sent, opened, and erased by the store's own answer. */
import assert from "node:assert/strict"
import { after, describe, test } from "node:test"
import { AwsClient } from "aws4fetch"
import type { OrderId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { startSwift, swiftIsMissing } from "@zahnwolke/server/testing/swift"
import type { S3Address } from "@zahnwolke/server/objects/pool"
import { revealSecret } from "@zahnwolke/server/secret"
import { must, until } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const missing = swiftIsMissing()

/** What the bucket lists, asked without our own client. */
async function keysIn({ origin, bucket, accessKey, region, secretKey }: S3Address): Promise<number> {
  const secretAccessKey = revealSecret(secretKey)
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey, service: "s3", region })
  const answer = await client.fetch(`${origin}/${bucket}?list-type=2`)
  return (await answer.text()).split("<Key>").length - 1
}

const settingsOf = ({ origin, bucket, accessKey, secretKey }: S3Address) => ({
  OBJECTS_URL: `s3://${new URL(origin).host}/${bucket}?tls=off`,
  OBJECTS_ACCESS_KEY: accessKey,
  OBJECTS_SECRET_KEY: revealSecret(secretKey),
  OBJECTS_COUNTRY: "DE",
  OBJECTS_OPERATOR: "self",
})

/** What the storage itself answered, as the erasure protocol carries it. */
async function storageAnswer({ party }: Side, order: OrderId): Promise<string> {
  const protocol = must(await party.erasureProtocol({ order, language: "de" }))
  const payload: unknown = JSON.parse(protocol.json).storageReport.payload
  return Buffer.from(String(payload), "base64url").toString()
}

describe("with an S3 as the store", { skip: missing ?? false }, () => {
  test("sealed files lie in the bucket, open at the laboratory, and are gone from it when the order is closed", async () => {
    const swift = await startSwift()
    after(swift.stop)
    const server = await startServer({ settings: settingsOf(swift.address) })
    after(() => server.stop())
    const pair = await linkedPair(server.url)
    const { practice, laboratory } = pair

    const { order } = must(await practice.party.send(await readyToSend(pair)))
    // A list may come later than what it lists.
    await until(async () => (await keysIn(swift.address)) >= 2)

    const { files } = must(await laboratory.party.order(order))
    const lower = files.find((file) => file.role === "lower-jaw")
    assert.ok(lower)
    const opened = must(await laboratory.party.openFile({ order, object: lower.object }))
    assert.equal(opened.blob.size, lower.size)

    must(await laboratory.party.accept(order))
    must(await laboratory.party.ship({ order, tracking: "", lots: "" }))
    must(await practice.party.close(order))
    await until(async () => {
      must(await practice.party.attend())
      return must(await practice.party.order(order)).state === "erased"
    })
    await until(async () => (await keysIn(swift.address)) === 0)
    assert.match(await storageAnswer(practice, order), /listing: empty; HEAD: 404/u)
  })
})
