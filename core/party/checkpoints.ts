/** The transparency log as this device follows it: each checkpoint must continue the last one that was believed here. */
import { transparency } from "../api/transparency.ts"
import { checkGrowth, openCheckpoint } from "../audit/checkpoint.ts"
import { leafHash, verifyInclusion } from "../audit/merkle.ts"
import { bytesToHex, hexToBytes, utf8 } from "../encoding/bytes.ts"
import { textToKey } from "../trust/signing.ts"
import { done, no } from "./answers.ts"
import type { Base } from "./desk.ts"
import type { Answer } from "./views.ts"

type Follower = Pick<Base, "connection" | "memory" | "server" | "alarm">

const hashes = (list: readonly string[]) => list.flatMap((text) => hexToBytes(text) ?? [])

/** Refused, with an alarm, where the log shrank or is not the one it was: then it shows two faces. */
export async function followLog(
  base: Follower,
): Promise<Answer<{ readonly size: number; readonly root: string }>> {
  const fault = (code: string) => {
    const refused = no(code)
    base.alarm(refused.refusal)
    return refused
  }
  const key = textToKey(base.server.signingKey)
  // Before the question: what another call learns in the meantime is newer than this answer.
  const known = await base.memory.recall("checkpoint", "log")
  const reply = await base.connection.call(transparency.checkpoint, {})
  if (!reply.ok) return no(reply.problem.code)
  if (key === null) return fault("log-unsigned")
  const opened = await openCheckpoint(utf8(reply.value.checkpoint), {
    name: base.server.logOrigin,
    publicKey: key,
  })
  if (opened.kind === "refused") return fault("log-unsigned")
  const { root, size } = opened.checkpoint
  const now = { size, root: bytesToHex(root) }
  if (known !== null) {
    if (size < known.size) return fault("log-shrunk")
    const proof =
      size === known.size
        ? ([] as string[])
        : await base.connection
            .call(transparency.consistency, { query: { from: known.size, to: size } })
            .then((answer) => (answer.ok ? answer.value.proof : null))
    const before = hexToBytes(known.root)
    if (proof === null || before === null) return fault("log-unproven")
    const growth = checkGrowth({ size: known.size, root: before }, { size, root }, hashes(proof))
    if (growth === "forked" || growth === "shrunk") return fault("log-forked")
  }
  await base.memory.keep("checkpoint", "log", now)
  return done(now)
}

/** A statement that was left with the server stands in its log, where everybody sees the same. */
export async function isInLog(base: Follower, statement: string): Promise<Answer<boolean>> {
  const head = await followLog(base)
  if (!head.ok) return head
  const query = { statement, size: head.value.size }
  const reply = await base.connection.call(transparency.inclusion, { query })
  const bytes = hexToBytes(statement)
  const root = hexToBytes(head.value.root)
  if (!reply.ok || bytes === null || root === null) return done(false)
  const { index, proof } = reply.value
  return done(verifyInclusion(leafHash(bytes), index, head.value.size, hashes(proof), root))
}

/** For what must never be forgotten, an end or a withdrawal: said at once where the server took it and did not keep it. */
export async function mustBeInLog(base: Follower, statement: string): Promise<void> {
  const found = await isInLog(base, statement)
  if (found.ok && !found.value) base.alarm({ code: "not-in-log", details: {} })
}
