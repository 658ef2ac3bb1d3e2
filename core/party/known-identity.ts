/** Whom this organisation knows: the words that must not stand in what leaves under a code. */
import { makeLexicon } from "../deidentify/lexicon.ts"
import type { KnownIdentity } from "../deidentify/lexicon.ts"
import { searchLeaks } from "../deidentify/leak-search.ts"
import { arraySource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { PatientId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import type { Desk } from "./desk.ts"
import { ownProfile } from "./partners.ts"

/** Everyone whose name could stand in these files: the patient first, then those who work here. */
export async function identityFor(desk: Desk, patient: PatientId | null): Promise<KnownIdentity> {
  const known = patient === null ? undefined : desk.register.patients.get(patient)
  const profile = await ownProfile(desk)
  const own = profile.ok ? profile.value.signed.body.profile : null
  const others = [...desk.register.memberNames.values(), ...(own === null ? [] : [own.name])]
  return {
    ...(known === undefined ? {} : { family: known.family, given: known.given }),
    ...(known === undefined || known.birthDate === null ? {} : { birthDate: known.birthDate }),
    ...(own === null
      ? {}
      : {
          addresses: [`${own.address.street}, ${own.address.postalCode} ${own.address.city}`],
          phones: [own.contact.phone].filter((text) => text !== ""),
          emails: [own.contact.email].filter((text) => text !== ""),
        }),
    others: others.filter((name) => name !== ""),
  }
}

/** True where the patient can be recognised in words that somebody typed. The own people may sign their messages. */
export async function namesPatient(desk: Desk, patient: PatientId | null, text: string): Promise<boolean> {
  const known = patient === null ? undefined : desk.register.patients.get(patient)
  if (known === undefined || text.trim() === "") return false
  const { family, given, birthDate } = known
  const lexicon = makeLexicon({ family, given, ...(birthDate === null ? {} : { birthDate }) })
  const hits = await searchLeaks(arraySource(utf8(text)), "text", lexicon)
  return hits.length > 0
}

/** Everything that a person typed into the form, and that the recipient will read. A dentist may be called as a patient is. */
export function typedText(desk: Desk, { instructions, prescriber, shade }: OrderForm): string {
  const isMember = [...desk.register.memberNames.values()].includes(prescriber.trim())
  return [shade, instructions, ...(isMember ? [] : [prescriber])].join("\n")
}
