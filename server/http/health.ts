/** Two answers for those who watch over the server: it lives, and it can do its work. */
import { sql } from "kysely"
import type { Kysely } from "kysely"
import type { FastifyInstance } from "fastify"
import type { ObjectStore } from "../objects/object-store.ts"

interface Readiness {
  readonly ready: boolean
  readonly database: "ok" | "down"
  readonly objects: "ok" | "down"
}

const patience = 3000

/** "down" also where no answer comes in time: a hanging store is no store. */
async function answers(check: () => Promise<unknown>): Promise<"ok" | "down"> {
  const late = AbortSignal.timeout(patience)
  const tooLate = new Promise<"down">((resolve) => {
    late.addEventListener("abort", () => resolve("down"), { once: true })
  })
  const asked = check().then(
    () => "ok" as const,
    () => "down" as const,
  )
  return Promise.race([asked, tooLate])
}

async function readiness<Tables>(
  db: Kysely<Tables>,
  objects: Pick<ObjectStore, "probe">,
): Promise<Readiness> {
  const [database, store] = await Promise.all([
    answers(() => sql`select 1`.execute(db)),
    answers(() => objects.probe()),
  ])
  return { ready: database === "ok" && store === "ok", database, objects: store }
}

export function serveHealth<Tables>(
  app: FastifyInstance,
  db: Kysely<Tables>,
  objects: Pick<ObjectStore, "probe">,
): void {
  const options = { config: { rateLimit: false }, schema: { hide: true } }
  app.get("/healthz", options, () => ({ alive: true }))
  let asked: { readonly at: number; readonly answer: Promise<Readiness> } | null = null
  app.get("/readyz", options, async (_request, reply) => {
    // Open to everybody, so it must not be a way to keep the database busy.
    if (asked === null || performance.now() - asked.at > 1000) {
      asked = { at: performance.now(), answer: readiness(db, objects) }
    }
    const answer = await asked.answer
    return reply.code(answer.ready ? 200 : 503).send(answer)
  })
}
