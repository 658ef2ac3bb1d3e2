import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { after, before, describe, test } from "node:test"
import { AwsClient } from "aws4fetch"
import { Secret, revealSecret } from "../secret.ts"
import { startSwift, swiftIsMissing } from "../testing/swift.ts"
import type { Swift } from "../testing/swift.ts"
import { hashOf, inParts, keep, keepsThePromises } from "./object-store.contract.ts"
import type { ObjectStore } from "./object-store.ts"
import { readObjectsPool } from "./pool.ts"
import type { S3Address } from "./pool.ts"
import { openS3Store } from "./s3.ts"

/** A bucket the operator of the tests named; it keeps what other programs put there. */
function namedBucket(): S3Address | null {
  const text = process.env["ZAHNWOLKE_TEST_S3"]
  if (text === undefined || text === "") return null
  const without = { store: { kind: "folder", folder: "/" }, country: "DE", operator: "self" } as const
  const stated = { country: "DE", operator: "self", accessKey: null, secretKey: null }
  const reading = readObjectsPool(text, without, stated)
  if (reading.kind === "refused") throw new Error(reading.reason)
  if (reading.pool.store.kind !== "s3") throw new Error("ZAHNWOLKE_TEST_S3 must begin with s3://")
  return reading.pool.store
}

function rawCall(address: S3Address, method: string, path: string, body?: string): Promise<Response> {
  const { accessKey, secretKey, region } = address
  const secretAccessKey = revealSecret(secretKey)
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey, service: "s3", region, retries: 0 })
  return client.fetch(`${address.origin}/${address.bucket}${path}`, { method, ...(body ? { body } : {}) })
}

/** Null once a new bucket keeps versions; else why it does not. */
async function keepVersions(address: S3Address): Promise<string | null> {
  await rawCall(address, "PUT", "")
  const wish = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
  const answer = await rawCall(address, "PUT", "?versioning=", wish)
  return answer.ok ? null : `this storage keeps no versions (it answers ${answer.status})`
}

const named = namedBucket()
const missing = named === null ? swiftIsMissing() : null
if (missing !== null) console.log(missing)

describe("a bucket", { skip: missing ?? false }, () => {
  let swift: Swift | null = null
  let address: S3Address
  let store: ObjectStore

  before(async () => {
    if (named === null) swift = await startSwift()
    const found = named ?? swift?.address
    if (found === undefined) throw new Error("no bucket")
    address = found
    store = openS3Store(address)
  })
  after(() => swift?.stop())

  keepsThePromises(named === null ? "a bucket in Swift" : "the bucket that was named", () => store)

  test("a wrong key is told in a sentence that does not hold the key", async () => {
    const wrong = openS3Store({ ...address, secretKey: new Secret("not-the-secret") })

    const error = await wrong.probe().then(
      () => null,
      (reason: unknown) => reason,
    )

    assert.ok(error instanceof Error)
    assert.match(error.message, /refused to list the bucket \(403/u)
    assert.doesNotMatch(error.message, /not-the-secret/u)
  })

  test("a bucket that does not exist is told", async () => {
    const absent = openS3Store({ ...address, bucket: "there-is-no-such-bucket-here" })

    await assert.rejects(absent.probe(), /refused to list the bucket \(404, NoSuchBucket\)/u)
    await assert.rejects(keep(absent, randomBytes(10)), /refused to store a chunk/u)
    await assert.rejects(
      absent.erase(hashOf(randomBytes(10))),
      /does not say whether it keeps old versions|refused/u,
    )
  })

  test("where the bucket keeps old versions, each of them is erased and counted", async (t) => {
    const versioned = { ...address, bucket: `${address.bucket}-versions` }
    const refusal = await keepVersions(versioned)
    if (refusal !== null) return t.skip(refusal)
    const bytes = randomBytes(5000)
    const versions = openS3Store(versioned)
    await keep(versions, bytes)
    await keep(versions, bytes)
    await rawCall(versioned, "DELETE", `/chunks/${hashOf(bytes).slice(0, 2)}/${hashOf(bytes)}`)
    assert.equal(await versions.get(hashOf(bytes)), null)

    const erasure = await versions.erase(hashOf(bytes))

    assert.deepEqual([erasure.versions, erasure.bytes], [3, 10_000])
    assert.equal((await versions.erase(hashOf(bytes))).versions, 0)
    assert.match((await versions.probe()).warnings.join(), /keeps old versions/u)
  })

  test("eight uploads at once all arrive", async () => {
    const chunks = Array.from({ length: 8 }, () => randomBytes(1_500_000))

    await Promise.all(chunks.map((bytes) => store.put(hashOf(bytes), inParts(bytes), bytes.length)))

    assert.equal((await store.has(chunks.map((bytes) => hashOf(bytes)))).size, 8)
    for (const bytes of chunks) await store.erase(hashOf(bytes))
  })
})

test("a storage that does not answer is told, without its address", async () => {
  const store = openS3Store({
    kind: "s3",
    origin: "http://127.0.0.1:1",
    bucket: "sealed",
    region: "us-east-1",
    accessKey: "key",
    secretKey: new Secret("secret"),
  })

  await assert.rejects(store.probe(), /^StoreError: The object storage does not answer \(no connection\)\.$/u)
})
