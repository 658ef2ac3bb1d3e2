/** Serves the built web app: hashed files for ever, the page itself fresh each time, and the page for every screen. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import fastifyStatic from "@fastify/static"
import { problem } from "@zahnwolke/core/api/contract"
import { patientPage } from "@zahnwolke/core/trust/patient-link"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { patientPolicy } from "./headers.ts"

/** Null where the app was not built: then only the API answers. */
export function webFolder(): string | null {
  const folder = join(import.meta.dirname, "..", "..", "web", "dist")
  return existsSync(join(folder, "index.html")) ? folder : null
}

/** The name holds a hash of the content: another content has another name. */
const hashed = /\/assets\/[^/]+-[\w-]{8,}\.[a-z0-9]+(?:\.(?:gz|br))?$/u

export const cacheControlFor = (path: string): string =>
  hashed.test(path.replaceAll("\\", "/")) ? "public, max-age=31536000, immutable" : "no-cache"

/** A person's browser goes to a screen; scripts and programs that miss a file get no page instead of it. */
function isNavigation(request: FastifyRequest): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false
  const mode = request.headers["sec-fetch-mode"]
  if (mode !== undefined && mode !== "navigate") return false
  const path = request.url.split("?", 1)[0] ?? ""
  if (/^\/(?:v\d+|api|assets)(?:\/|$)/u.test(path) || /\.[a-z0-9]{1,12}$/iu.test(path)) return false
  return (request.headers.accept ?? "").includes("text/html")
}

const notFound = problem(404, "not-found", "There is nothing at this address.")

/** `index.html` is never kept, so that a new release is seen at the next visit. */
const sendPage = (reply: FastifyReply): FastifyReply =>
  reply.header("cache-control", "no-store").sendFile("index.html", { cacheControl: false })

/** The folder is read once, here: a name that is not in it now is never looked up. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ["**/*.gz", "**/*.br", "index.html", "einwilligen.html", "built-from.txt"],
    preCompressed: true,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      if (!path.endsWith(".html")) reply.header("cache-control", cacheControlFor(path))
    },
  })
  // A patient's telephone: no worker, no picture, no policy for scripts at all.
  app.get(patientPage, { schema: { hide: true } }, (_request, reply) =>
    reply
      .header("content-security-policy", patientPolicy)
      .header("cache-control", "no-store")
      .sendFile("einwilligen.html", { cacheControl: false }),
  )
  app.get("/", { schema: { hide: true } }, (_request, reply) => sendPage(reply))
  app.setNotFoundHandler((request, reply) => {
    if (isNavigation(request)) return sendPage(reply)
    return reply.code(404).type("application/problem+json").send(notFound)
  })
}
