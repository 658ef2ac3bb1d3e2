/** Server-sent events: tells the clients of an organisation that something changed; they read it by the contract. */
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { FastifyInstance, FastifyReply } from "fastify"
import type { Kysely } from "kysely"
import { transaction } from "../database/connect.ts"
import { noticeChannel } from "../database/notices.ts"
import type { Listening } from "../database/listen.ts"
import type { Database } from "../database/tables.ts"
import type { FindCaller } from "./serve.ts"
import { sendProblem } from "./serve.ts"
import { problem } from "@zahnwolke/core/api/contract"

interface Follower {
  readonly organisation: OrganisationId
  readonly reply: FastifyReply
  /** False once the session ended: a device that was signed out is told nothing more. */
  readonly mayListen: () => Promise<boolean>
  last: number
}

export interface Notices {
  readonly add: (follower: Follower) => () => void
  readonly stop: () => Promise<void>
}

type Listen = (channel: string, wake: (payload: string) => void) => Promise<Listening>

const keepAliveSeconds = 25

/** One LISTEN for the process; NOTIFY may be lost, so the table is read again on every beat as well. */
export async function startNotices(db: Kysely<Database>, listen: Listen): Promise<Notices> {
  const followers = new Set<Follower>()
  const deliver = async (follower: Follower): Promise<void> => {
    if (!(await follower.mayListen())) {
      followers.delete(follower)
      follower.reply.raw.end()
      return
    }
    const rows = await transaction(db, follower.organisation, (tx) =>
      tx
        .selectFrom("notice")
        .select(["notice", "what"])
        .where("organisation", "=", follower.organisation)
        .where("notice", ">", follower.last)
        .orderBy("notice")
        .limit(200)
        .execute(),
    )
    for (const { notice, what } of rows) {
      follower.last = Math.max(follower.last, notice)
      follower.reply.raw.write(`id: ${notice}\nevent: changed\ndata: ${what}\n\n`)
    }
  }
  let busy = false
  let again = false
  const deliverAll = async (): Promise<void> => {
    again = true
    if (busy) return
    busy = true
    while (again) {
      again = false
      await Promise.all(
        [...followers].map((follower) => deliver(follower).catch(() => followers.delete(follower))),
      )
    }
    busy = false
  }
  const listening = await listen(noticeChannel, () => void deliverAll())
  const beat = setInterval(() => {
    for (const follower of followers) follower.reply.raw.write(": here\n\n")
    void deliverAll()
  }, keepAliveSeconds * 1000)
  beat.unref()
  return {
    add: (follower) => {
      followers.add(follower)
      void deliverAll()
      return () => void followers.delete(follower)
    },
    stop: async () => {
      clearInterval(beat)
      for (const follower of followers) follower.reply.raw.end()
      followers.clear()
      await listening.stop()
    },
  }
}

async function lastNotice(db: Kysely<Database>, organisation: OrganisationId): Promise<number> {
  const row = await transaction(db, organisation, (tx) =>
    tx
      .selectFrom("notice")
      .select((select) => select.fn.max("notice").as("last"))
      .where("organisation", "=", organisation)
      .executeTakeFirst(),
  )
  return row?.last ?? 0
}

/** What every answer carries, set before this one was taken out of the framework's hands. */
function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  )
}

export function serveEvents(
  app: FastifyInstance,
  db: Kysely<Database>,
  notices: Notices,
  findCaller: FindCaller,
): void {
  app.get("/v1/events", { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const caller = await findCaller(request)
    if (caller === null)
      return sendProblem(reply, problem(401, "no-session", "Sign in on this device first."))
    const seen = Number(request.headers["last-event-id"])
    const last = Number.isSafeInteger(seen) && seen > 0 ? seen : await lastNotice(db, caller.organisation)
    reply.hijack()
    reply.raw.writeHead(200, {
      ...headersOf(reply),
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    })
    reply.raw.write(`id: ${last}\nevent: hello\ndata: -\n\n`)
    const mayListen = async (): Promise<boolean> => (await findCaller(request)) !== null
    const remove = notices.add({ organisation: caller.organisation, reply, mayListen, last })
    request.raw.once("close", remove)
    return reply
  })
}
