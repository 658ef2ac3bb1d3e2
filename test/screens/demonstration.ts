/** The demonstration behind the pictures: the filled server, its people's ways in, and where their orders stand. */
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import { readConfig } from "@zahnwolke/server/config"
import { memoryDevice } from "@zahnwolke/server/demo/memory-device"
import { readKept } from "@zahnwolke/server/demo/kept"
import type { DemoPerson } from "@zahnwolke/server/demo/kept"
import { signInLink, startDemo } from "@zahnwolke/server/demo/start-demo"
import { makeLog } from "@zahnwolke/server/http/log"
import { newDatabase, temporaryFolder, testCluster } from "@zahnwolke/server/testing/cluster"
import { freePort } from "@zahnwolke/server/testing/start-server"
import { must } from "../story/people.ts"

export const people = ["praxis", "labor", "labor-fernweh", "fraeswerk", "datenschutz"] as const
export type Who = (typeof people)[number]

export interface Demonstration {
  readonly url: string
  readonly wayIn: (who: Who) => string
  readonly ordersOf: (who: Who) => Promise<readonly OrderSummary[]>
  readonly partyOf: (who: Who) => Promise<Party>
  /** A link with which one more person may join the practice. */
  readonly joining: string
  readonly stop: () => Promise<void>
}

export async function openDemonstration(): Promise<Demonstration> {
  const env = {
    PORT: String(await freePort()),
    DATA_DIR: temporaryFolder(),
    DATABASE_URL: await newDatabase((await testCluster()).url("postgres")),
    OPEN_REQUESTS_PER_MINUTE: "100000",
    LOG_LEVEL: "warn",
  }
  const reading = readConfig(env, ["--demo"])
  if (reading.kind !== "config") throw new Error("the settings of the demonstration are wrong")
  const { config } = reading
  const parts = { now: Date.now, say: () => undefined, signal: new AbortController().signal }
  const start = await startDemo(
    config,
    makeLog("warn", (line) => process.stderr.write(line)),
    parts,
  )
  if (start.kind === "refused") throw new Error(start.reason)
  const kept = await readKept(config.dataDir)
  if (kept.kind !== "filled") throw new Error(`the demonstration is ${kept.kind}`)
  const { url, stop } = start.server
  const parties = partiesOn(url, new Map(kept.people.map((person) => [person.loginName, person])))
  const joining = await parties.inviteOneMore()
  return {
    url,
    joining,
    wayIn: (who) => signInLink(url, parties.person(who)),
    ordersOf: async (who) => must(await (await parties.of(who)).orders()),
    partyOf: parties.of,
    stop,
  }
}

function partiesOn(url: string, known: ReadonlyMap<string, DemoPerson>) {
  const open = new Map<Who, Promise<Party>>()
  const person = (who: Who): DemoPerson => {
    const found = known.get(who)
    if (found === undefined) throw new Error(`nobody signs in as ${who}`)
    return found
  }
  const newParty = (): Party => openParty(memoryDevice(new URL(url), fetch, Date.now))
  const signedIn = async (who: Who): Promise<Party> => {
    const party = newParty()
    const { loginName, passphrase } = person(who)
    must(await party.signIn({ loginName, passphrase, deviceName: "PC" }))
    return party
  }
  const of = (who: Who): Promise<Party> => {
    const here = open.get(who) ?? signedIn(who)
    open.set(who, here)
    return here
  }
  const inviteOneMore = async (): Promise<string> => {
    const owner = await of("praxis")
    return must(await owner.inviteMember({ name: "Neu Zugang", role: "member" })).link
  }
  return { person, of, inviteOneMore }
}
