/**
 * Sealed files in a bucket of any S3, by the smallest subset that all of them keep: PUT with the real hash of the
 * content, GET, HEAD, DELETE and two listings. Nothing of ours depends on conditional writes, checksums beside the
 * signature, lifecycle rules or object lock: these differ, and deadlines live in the database.
 */
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { setTimeout as pause } from "node:timers/promises"
import { AwsClient } from "aws4fetch"
import { revealSecret } from "../secret.ts"
import { StoreError, longestChunk } from "./object-store.ts"
import type {
  Abilities,
  ByteRange,
  Chunk,
  ChunkBody,
  ChunkHash,
  Erasure,
  ObjectStore,
  Put,
} from "./object-store.ts"
import type { S3Address } from "./pool.ts"
import { readListing, textOf } from "./s3-answers.ts"
import type { StoredVersion } from "./s3-answers.ts"

interface Bucket {
  readonly url: string
  readonly client: AwsClient
}

const keyOf = (sha256: ChunkHash): string => `chunks/${sha256.slice(0, 2)}/${sha256}`

export function openS3Store(address: S3Address): ObjectStore {
  const client = new AwsClient({
    accessKeyId: address.accessKey,
    secretAccessKey: revealSecret(address.secretKey),
    service: "s3",
    region: address.region,
    // We try again ourselves, where that is safe.
    retries: 0,
  })
  const bucket: Bucket = { url: `${address.origin}/${address.bucket}`, client }
  return {
    put: (sha256, body, size) => put(bucket, sha256, body, size),
    get: (sha256, range) => get(bucket, sha256, range),
    has: (list) => present(bucket, list),
    erase: (sha256) => erase(bucket, sha256),
    probe: () => probe(bucket),
    close: () => Promise.resolve(),
  }
}

const emptyHash = createHash("sha256").digest("hex")

interface Call {
  readonly method: "GET" | "HEAD" | "PUT" | "DELETE"
  /** "" for the bucket itself. */
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
  readonly hash?: string
}

const mayPass = (status: number): boolean =>
  status === 429 || status === 500 || status === 502 || status === 503

/** Every call here may be repeated without harm: names follow from contents, and erasing twice erases once. */
async function call(bucket: Bucket, { method, key, query, headers, body, hash }: Call): Promise<Response> {
  const url = new URL(key === "" ? bucket.url : `${bucket.url}/${key}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  for (let tries = 1; ; tries++) {
    const answer = await bucket.client
      .fetch(url.href, {
        method,
        headers: { ...headers, "x-amz-content-sha256": hash ?? emptyHash },
        ...(body === undefined ? {} : { body }),
        redirect: "error",
        signal: AbortSignal.timeout(120_000),
      })
      .catch(() => null)
    const again = answer === null || mayPass(answer.status)
    if (!again) return answer
    if (tries >= 4) {
      throw new StoreError(`The object storage does not answer (${answer?.status ?? "no connection"}).`)
    }
    await answer?.body?.cancel()
    await pause(2 ** tries * (50 + Math.random() * 50))
  }
}

async function fault(answer: Response, deed: string): Promise<StoreError> {
  const code = textOf(await answer.text(), "Code") ?? "no code"
  return new StoreError(`The object storage refused to ${deed} (${answer.status}, ${code.slice(0, 60)}).`)
}

/** At most one chunk is held in memory for each upload; only then can a failed attempt be repeated. */
async function gather(body: ChunkBody, size: number): Promise<Uint8Array<ArrayBuffer> | Put> {
  const bytes = new Uint8Array(size)
  let at = 0
  try {
    for await (const part of body) {
      if (at + part.length > size) return { kind: "mismatch", reason: "size" }
      bytes.set(part, at)
      at += part.length
    }
  } catch {
    return { kind: "interrupted" }
  }
  return at === size ? bytes : { kind: "mismatch", reason: "size" }
}

async function put(bucket: Bucket, sha256: ChunkHash, body: ChunkBody, size: number): Promise<Put> {
  if (!Number.isSafeInteger(size) || size < 0 || size > longestChunk)
    return { kind: "mismatch", reason: "size" }
  const bytes = await gather(body, size)
  if (!(bytes instanceof Uint8Array)) return bytes
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) return { kind: "mismatch", reason: "hash" }
  const headers = { "content-type": "application/octet-stream" }
  const answer = await call(bucket, { method: "PUT", key: keyOf(sha256), headers, body: bytes, hash: sha256 })
  if (answer.ok) {
    await answer.body?.cancel()
    return { kind: "stored" }
  }
  const refusal = await fault(answer, "store a chunk")
  if (answer.status === 507 || /QuotaExceeded|EntityTooLarge|InsufficientStorage/u.test(refusal.message)) {
    return { kind: "full" }
  }
  throw refusal
}

async function get(bucket: Bucket, sha256: ChunkHash, range?: ByteRange): Promise<Chunk | null> {
  if (range !== undefined && (range.first < 0 || range.first > range.last)) return null
  const headers: Record<string, string> =
    range === undefined ? {} : { range: `bytes=${range.first}-${range.last}` }
  const answer = await call(bucket, { method: "GET", key: keyOf(sha256), headers })
  if (answer.status === 404 || answer.status === 416) {
    await answer.body?.cancel()
    return null
  }
  if (!answer.ok) throw await fault(answer, "read a chunk")
  const size = Number(answer.headers.get("content-length") ?? Number.NaN)
  if (!Number.isSafeInteger(size))
    throw new StoreError("The object storage does not say how long a chunk is.")
  const total = /\/(\d+)$/u.exec(answer.headers.get("content-range") ?? "")?.[1]
  if (range !== undefined && size > 0 && total === undefined) {
    throw new StoreError("The object storage does not know ranges.")
  }
  const bytes =
    answer.body === null ? Readable.from([]) : Readable.from(partsOf(answer.body), { objectMode: false })
  return { size, whole: total === undefined ? size : Number(total), bytes }
}

async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    await reader.cancel()
  }
}

const parallel = 8

async function present(bucket: Bucket, list: readonly ChunkHash[]): Promise<ReadonlySet<ChunkHash>> {
  const found = new Set<ChunkHash>()
  const waiting = [...list]
  const work = async (): Promise<void> => {
    for (let sha256 = waiting.pop(); sha256 !== undefined; sha256 = waiting.pop()) {
      const answer = await call(bucket, { method: "HEAD", key: keyOf(sha256) })
      if (answer.ok) found.add(sha256)
      else if (answer.status !== 404) throw await fault(answer, "look for a chunk")
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  return found
}

type Versioning = Abilities["versioning"]

/** Some storages do not know versions at all and say so; one that does not want to tell is not believed. */
async function versioningOf(bucket: Bucket): Promise<Versioning> {
  const answer = await call(bucket, { method: "GET", key: "", query: { versioning: "" } })
  const text = await answer.text()
  if (answer.status === 501 || textOf(text, "Code") === "NotImplemented") return "off"
  if (!answer.ok) return "unknown"
  const status = textOf(text, "Status")
  if (status === "Enabled") return "on"
  if (status === "Suspended") return "suspended"
  return status === null && text.includes("VersioningConfiguration") ? "off" : "unknown"
}

/** All versions and delete markers of exactly this key; without versioning the one object, or none. */
async function versionsOf(
  bucket: Bucket,
  key: string,
  versioned: boolean,
): Promise<readonly StoredVersion[]> {
  const found: StoredVersion[] = []
  let from: Readonly<Record<string, string>> | null = {}
  while (from !== null) {
    const query: Record<string, string> = versioned ? { versions: "" } : { "list-type": "2" }
    const answer = await call(bucket, { method: "GET", key: "", query: { ...query, prefix: key, ...from } })
    if (!answer.ok) throw await fault(answer, "list what is left of a chunk")
    const listing = readListing(await answer.text())
    if (listing === null)
      throw new StoreError("The object storage answers a listing in a way that cannot be read.")
    found.push(...listing.versions.filter((version) => version.key === key))
    from = listing.next
  }
  return found
}

async function erase(bucket: Bucket, sha256: ChunkHash): Promise<Erasure> {
  const key = keyOf(sha256)
  const versioning = await versioningOf(bucket)
  if (versioning === "unknown") {
    throw new StoreError(
      "The object storage does not say whether it keeps old versions. Allow s3:GetBucketVersioning.",
    )
  }
  const versioned = versioning !== "off"
  const versions = await versionsOf(bucket, key, versioned)
  for (const { id } of versions) {
    const query: Record<string, string> = id === null ? {} : { versionId: id }
    const answer = await call(bucket, { method: "DELETE", key, query })
    if (!answer.ok && answer.status !== 404) throw await fault(answer, "erase a chunk")
    await answer.body?.cancel()
  }
  const left = await versionsOf(bucket, key, versioned)
  if (left.length > 0) {
    throw new StoreError(
      `After the erasure the object storage still lists ${left.length} versions of a chunk.`,
    )
  }
  const head = await call(bucket, { method: "HEAD", key })
  if (head.status !== 404)
    throw new StoreError(`After the erasure the object storage still answers ${head.status}.`)
  const bytes = versions.reduce((sum, version) => sum + version.size, 0)
  const answer = `versioning ${versioning}; deleted ${versions.length}; listing: empty; HEAD: 404`
  return { sha256, key, bytes, versions: versions.length, answer }
}

async function objectLockOf(bucket: Bucket): Promise<boolean | "unknown"> {
  const answer = await call(bucket, { method: "GET", key: "", query: { "object-lock": "" } })
  const text = await answer.text()
  if (answer.ok) return textOf(text, "ObjectLockEnabled") === "Enabled"
  const code = textOf(text, "Code") ?? ""
  const none =
    answer.status === 501 || /NotImplemented|ObjectLockConfigurationNotFound|NoSuchObjectLock/u.test(code)
  return none ? false : "unknown"
}

async function probe(bucket: Bucket): Promise<Abilities> {
  const listing = await call(bucket, { method: "GET", key: "", query: { "list-type": "2", "max-keys": "1" } })
  if (!listing.ok) throw await fault(listing, "list the bucket")
  await listing.body?.cancel()
  const versioning = await versioningOf(bucket)
  const objectLock = await objectLockOf(bucket)
  const warnings = [
    ...(versioning === "unknown"
      ? ["The object storage does not say whether it keeps old versions: erasing will be refused."]
      : []),
    ...(versioning === "on"
      ? ["The bucket keeps old versions. Erasing deletes each of them; off is simpler."]
      : []),
    ...(objectLock === true
      ? ["The bucket can lock objects: a lock would make erasures miss their deadline."]
      : []),
  ]
  return { kind: "s3", versioning, objectLock, warnings }
}
