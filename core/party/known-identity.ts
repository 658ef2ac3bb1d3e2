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
import type { PatientKnown } from "./patient-events.ts"

/** Everyone whose name could stand in these files: the patient first, then those who work here. */
export async function identityFor(desk: Desk, patient: PatientId | null): Promise<KnownIdentity> {
  const known = patient === null ? undefined : desk.register.patients.get(patient)
  const profile = await ownProfile(desk)
  const own = profile.ok ? profile.value.signed.body.profile : null
  const person = known === undefined ? {} : personOf(known)
  const present = (...texts: readonly (string | undefined)[]): readonly string[] =>
    texts.filter((text) => text !== undefined && text !== "").map(String)
  const address = own === null ? "" : `${own.address.street}, ${own.address.postalCode} ${own.address.city}`
  return {
    ...person,
    addresses: present(...(person.addresses ?? []), address),
    phones: present(...(person.phones ?? []), own?.contact.phone),
    emails: present(...(person.emails ?? []), own?.contact.email),
    others: present(
      ...(person.others ?? []),
      ...desk.register.memberNames.values(),
      own?.name,
      ...orderNumbers(desk, patient),
    ),
  }
}

/** Numbers under which the practice and others have this patient's work on paper. */
const orderNumbers = (desk: Desk, patient: PatientId | null): readonly string[] =>
  patient === null
    ? []
    : [...desk.register.orders.values()]
        .filter((order) => order.patient === patient)
        .map(({ number }) => number)

/** A guardian, a birth name and what was corrected since are names as any other. */
export function personOf({
  family,
  given,
  birthDate,
  details = {},
  former = [],
}: Omit<PatientKnown, "former" | "patient" | "revision"> &
  Partial<Pick<PatientKnown, "former">>): KnownIdentity {
  const { birthName, insuranceNumber, address, phone, email, guardian } = details
  const list = (...texts: readonly (string | undefined)[]): readonly string[] =>
    texts.filter((text) => text !== undefined)
  return {
    family,
    given,
    ...(birthDate === null ? {} : { birthDate }),
    ...(insuranceNumber === undefined ? {} : { insuranceNumber }),
    addresses: list(address),
    phones: list(phone),
    emails: list(email),
    others: list(birthName, guardian, ...former),
  }
}

/** True where the patient can be recognised in words that somebody typed. The own people may sign their messages. */
export async function namesPatient(desk: Desk, patient: PatientId | null, text: string): Promise<boolean> {
  const known = patient === null ? undefined : desk.register.patients.get(patient)
  if (known === undefined || text.trim() === "") return false
  const lexicon = makeLexicon(personOf(known))
  const hits = await searchLeaks(arraySource(utf8(text)), "text", lexicon)
  return hits.length > 0
}

/** Everything that a person typed into the form, and that the recipient will read. A dentist may be called as a patient is. */
export function typedText(desk: Desk, { instructions, prescriber, shade }: OrderForm): string {
  const isMember = [...desk.register.memberNames.values()].includes(prescriber.trim())
  return [shade, instructions, ...(isMember ? [] : [prescriber])].join("\n")
}
