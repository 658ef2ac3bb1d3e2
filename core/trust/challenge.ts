/** What a device signs to open a session: nothing that could be taken for a statement or an event. */
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export const challengeBytes = (challenge: string): Bytes => utf8(`zahnwolke session 1\n${challenge}`)

/** What the printed kit signs when it is made: for this organisation, and for no other with the same public keys. */
export const kitBytes = (genesis: string): Bytes => utf8(`zahnwolke kit 1\n${genesis}`)

/** What the holder of the printed kit signs to find the organisation. */
export const recoveryBytes = (at: number): Bytes => utf8(`zahnwolke recovery 1\n${at}`)
