/** A device of a fresh organisation, as the load needs it: a session's token, and an append that never races with itself. */
import assert from "node:assert/strict"
import { makeConnection } from "@zahnwolke/core/party/connection"
import { ordering } from "@zahnwolke/core/api/ordering"
import { openParty } from "@zahnwolke/core/party/open"
import { makeMemory } from "@zahnwolke/core/party/memory"
import { eventHash, sealEvent, streamKey } from "@zahnwolke/core/streams/sealed-event"
import type { Head } from "@zahnwolke/core/streams/sealed-event"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { must, profileOf } from "../story/people.ts"

interface One {
  readonly token: string
  readonly append: () => Promise<void>
}

async function one(url: string, name: string): Promise<One> {
  const device = memoryDevice()
  const parts = partsOf(url, device)
  const party = openParty(parts)
  must(
    await party.found({
      profile: profileOf("practice", name),
      ownerName: "Last",
      loginName: name,
      deviceName: "PC",
      ownHouse: true,
    }),
  )
  const keys = await device.store.keys()
  const me = await makeMemory(device.store, keys).recall("device", "me")
  const head = await makeMemory(device.store, keys).recall("stream", me?.organisation ?? "")
  assert.ok(me && head)
  const connection = makeConnection(parts)
  connection.become(me.device, keys)
  const token = await connection.token()
  assert.ok(token)
  const key = await streamKey(crypto.getRandomValues(new Uint8Array(32)), me.organisation, 1)
  let last: Head = head
  const append = async (): Promise<void> => {
    const header = {
      stream: me.organisation,
      seq: last.seq + 1,
      previous: last.hash,
      epoch: 1,
      organisation: me.organisation,
      device: me.device,
      at: Date.now(),
    }
    const event = await sealEvent(key, header, { kind: "load" }, keys.sign)
    const reply = await connection.call(ordering.appendEvent, {
      params: { stream: me.organisation },
      body: event,
    })
    assert.ok(reply.ok)
    last = { seq: header.seq, hash: eventHash(event) }
  }
  return { token, append }
}

/** Fifty organisations, because one stream takes one event after the other. */
export async function signedIn(url: string): Promise<One> {
  const all: One[] = []
  for (let index = 0; index < 50; index++) all.push(await one(url, `Last ${index}`))
  const free = [...all]
  const [first] = all
  assert.ok(first)
  const append = async (): Promise<void> => {
    const taken = free.pop()
    assert.ok(taken)
    await taken.append()
    free.push(taken)
  }
  return { token: first.token, append }
}
