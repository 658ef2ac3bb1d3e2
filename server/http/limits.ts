/** How often somebody without a session may ask. Who asks is known only by a hash that forgets every day. */
import { createHash, randomBytes } from "node:crypto"
import rateLimit from "@fastify/rate-limit"
import { problem } from "@zahnwolke/core/api/contract"
import type { FastifyInstance, FastifyRequest } from "fastify"

/** A home connection changes the lower half of its IPv6 address as it likes: the first 64 bits are one caller. */
export function callerNetwork(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/u, "")
    .replace(/%.*$/u, "")
  if (!plain.includes(":")) return plain
  const [head = "", tail] = plain.split("::")
  const first = head === "" ? [] : head.split(":")
  const last = tail === undefined || tail === "" ? [] : tail.split(":")
  const filled = tail === undefined ? first : [...first, ...zeros(8 - first.length - last.length), ...last]
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ""))
    .join(":")
}

const zeros = (count: number): readonly string[] => Array.from({ length: Math.max(count, 0) }, () => "0")

/** The salt exists only in the memory of this process and is thrown away every day. */
export function makeCallerName(now: () => Date = () => new Date()): (address: string) => string {
  let day = ""
  let salt: Uint8Array = new Uint8Array(0)
  return (address) => {
    const today = now().toISOString().slice(0, 10)
    if (today !== day) {
      day = today
      salt = randomBytes(32)
    }
    return createHash("sha256").update(salt).update(callerNetwork(address)).digest("base64url").slice(0, 22)
  }
}

export interface OpenLimit {
  readonly max: number
  readonly timeWindow: number
}

/** For `config.rateLimit` of a route; routes behind a session set it to false. */
export const openLimit = (perMinute: number): OpenLimit => ({ max: perMinute, timeWindow: 60_000 })

export const tooMany = (seconds: number) =>
  problem(429, "too-many-requests", `Too many attempts from this network. Try again in ${seconds} seconds.`)

/** A page of the app is thirty files, and a whole practice stands behind one address: files are cheap and not counted. */
function isAppFile(request: FastifyRequest): boolean {
  const route = request.routeOptions.url ?? ""
  return (request.method === "GET" || request.method === "HEAD") && !/^\/(?:v\d+\/|openapi)/u.test(route)
}

/**
 * Without a setting of its own a route is limited too: a route that forgot to say so is not an open one.
 * Who is signed in may read open routes as often as their own: a client follows the logs of all its partners, and a
 * practice with ten devices is one address. Nobody guesses anything by reading.
 * The app's error handler sends the problem that is thrown here.
 */
export async function limitOpenRoutes(
  app: FastifyInstance,
  perMinute: number,
  isSignedIn: (request: FastifyRequest) => Promise<boolean>,
): Promise<void> {
  const callerName = makeCallerName()
  await app.register(rateLimit, {
    global: true,
    ...openLimit(perMinute),
    cache: 20_000,
    allowList: async (request) =>
      isAppFile(request) || (request.method === "GET" && (await isSignedIn(request))),
    keyGenerator: (request) => callerName(request.ip),
    errorResponseBuilder: (_request, context) => new TooManyRequests(Math.ceil(context.ttl / 1000)),
    addHeadersOnExceeding: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    addHeaders: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
      "retry-after": true,
    },
  })
}

export class TooManyRequests extends Error {
  override readonly name = "TooManyRequests"
  readonly statusCode = 429
  readonly seconds: number

  constructor(seconds: number) {
    super("too many requests")
    this.seconds = seconds
  }
}
