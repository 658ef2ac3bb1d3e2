/** A secret wears a wrapper, so that no log and no error can print it by accident. */
import { inspect } from "node:util"

const hidden = "[secret]"

export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  static reveal(secret: Secret): string {
    return secret.#text
  }

  toString(): string {
    return hidden
  }

  toJSON(): string {
    return hidden
  }

  [inspect.custom](): string {
    return hidden
  }
}

/** The one way out, by a name one can search for. */
export const revealSecret = (secret: Secret): string => Secret.reveal(secret)
