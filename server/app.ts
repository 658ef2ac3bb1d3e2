/** The house put together: every route of the contract, the app's files, health, and the answers to faults. */
import { createServer } from "node:http"
import { createServer as createSecureServer } from "node:https"
import swagger from "@fastify/swagger"
import { place } from "@zahnwolke/core/api/place"
import { keyToText } from "@zahnwolke/core/trust/signing"
import Fastify from "fastify"
import type { FastifyInstance } from "fastify"
import { Compile } from "typebox/compile"
import Value from "typebox/value"
import type { StatedServer } from "@zahnwolke/core/disclosure/hosting-facts"
import { statedServer } from "./gate/pools.ts"
import { answerFaults } from "./http/faults.ts"
import { addSecurityHeaders, answerBadAddress } from "./http/headers.ts"
import { serveHealth } from "./http/health.ts"
import { limitOpenRoutes, openLimit } from "./http/limits.ts"
import { logRequests } from "./http/log.ts"
import type { Log } from "./http/log.ts"
import { serveWeb, webFolder } from "./http/static.ts"
import type { Parts } from "./parts.ts"
import { serveEvents } from "./routes/events.ts"
import type { Notices } from "./routes/events.ts"
import { serveOrdering } from "./routes/ordering.ts"
import { servePartnering } from "./routes/partnering.ts"
import { servePasskeys } from "./routes/passkeys.ts"
import { servePatientLinks } from "./routes/patient-link.ts"
import { servePeople } from "./routes/people.ts"
import { fine, makeServe } from "./routes/serve.ts"
import type { Serve } from "./routes/serve.ts"
import { findCaller, serveSessions } from "./routes/sessions.ts"
import { serveStreams } from "./routes/streams.ts"
import { logOrigin, serveTransparency } from "./routes/transparency.ts"
import { serveUnlocking } from "./routes/unlocking.ts"

/** Bodies hold at most the chunk list of a very large order; sealed parts come as streams with a limit of their own. */
const longestJson = 24 * 1024 * 1024

/**
 * Node's five seconds end while a client prepares a large scan: its next request would meet a connection that is just
 * being closed. Proxies keep theirs for a minute.
 */
const keepAliveTimeout = 72_000

export interface AppParts extends Parts {
  readonly log: Log
  readonly notices: Notices
  readonly https: { readonly cert: Buffer; readonly key: Buffer } | null
}

function serveAbout(serve: Serve, parts: Parts): void {
  const { config, identity, version } = parts
  serve(place.about, () =>
    Promise.resolve(
      fine({
        ...publicPlace(statedServer(parts)),
        version,
        demo: config.demo,
        signingKey: keyToText(identity.signer.publicKey),
        logOrigin: logOrigin(config.publicUrl),
        opaqueKey: identity.opaqueKey,
        suspended: [...config.suspended],
        now: Date.now(),
      }),
    ),
  )
}

const publicPlace = ({ country, operator, pools }: StatedServer) => ({ country, operator, pools: [...pools] })

/** Bodies are checked as they are; only what stood in an address, and is text by nature, is converted. */
function checkByContract(app: FastifyInstance): void {
  app.setValidatorCompiler<Parameters<typeof Compile>[0]>(({ schema, httpPart }) => {
    const check = Compile(schema)
    return (given: unknown) => {
      const value = httpPart === "body" ? given : Value.Convert(schema, given)
      return check.Check(value)
        ? { value }
        : { error: new Error(`${httpPart ?? "request"} is not of its form`) }
    }
  })
}

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, db, https, kept, log, notices } = parts
  const secure = https !== null || config.publicUrl.startsWith("https:")
  const app = Fastify({
    bodyLimit: longestJson,
    trustProxy: trusted(config.trustProxy),
    logger: false,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerBadAddress(secure),
    serverFactory: (handler) =>
      https === null
        ? createServer({ keepAliveTimeout }, handler)
        : createSecureServer({ ...https, keepAliveTimeout }, handler),
  })
  checkByContract(app)
  answerFaults(app)
  addSecurityHeaders(app, secure)
  logRequests(app, log)
  // Read by whoever stores it, and only once they know that they will: a part is never held whole.
  app.addContentTypeParser("application/octet-stream", (_request, arriving, done) => done(null, arriving))
  const caller = (request: Parameters<typeof findCaller>[1]) => findCaller(parts, request)
  await limitOpenRoutes(
    app,
    config.openRequestsPerMinute,
    async (request) => (await caller(request)) !== null,
  )
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Zahnwolke", version: parts.version, license: { name: "EUPL-1.2" } },
      components: { securitySchemes: { session: { type: "http", scheme: "bearer" } } },
    },
  })
  await app.register((api, _options, done) => {
    const serve = makeServe(api, caller, openLimit(config.openRequestsPerMinute))
    serveAbout(serve, parts)
    serveSessions(serve, parts)
    serveUnlocking(serve, parts)
    servePasskeys(serve, parts)
    servePeople(serve, parts)
    servePartnering(serve, parts)
    servePatientLinks(serve, parts)
    serveOrdering(serve, parts)
    serveStreams(serve, parts)
    serveTransparency(serve, parts)
    serveEvents(api, db, notices, caller)
    done()
  })
  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger())
  serveHealth(app, db, kept)
  const web = webFolder()
  if (web !== null) await serveWeb(app, web)
  await app.ready()
  return app
}

/** So many proxies in front, or the networks they stand in. */
function trusted(setting: Parts["config"]["trustProxy"]) {
  if (setting === null) return false
  return typeof setting === "number" ? (_address: string, hop: number) => hop < setting : [...setting]
}
