/** What is signed with a mode: a lower one by the data protection officer, for a year (spec 2.1). */
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"

export const modeDays = 365

const modeDeclarations = {
  strict:
    "Es gelten die strengen Regeln: Ohne Einwilligung der Patientin oder des Patienten geht nichts an einen Hersteller oder eine andere Praxis.",
  statutory:
    "Ich habe als Datenschutzbeauftragte Person geprüft, dass unsere Organisation auf den Behandlungsvertrag und die Gesundheitsversorgung gestützt weitergeben darf, wo das Gesetz es erlaubt (Art. 6 Abs. 1 lit. b, Art. 9 Abs. 2 lit. h DSGVO; § 203 Abs. 3 StGB). Das gilt ein Jahr, nur unter einem Code, nur nach Information der Patientinnen und Patienten und nie unter den gesetzlichen Regeln.",
} as const

export type PolicyMode = keyof typeof modeDeclarations

/** German is what is signed; whoever reads English is shown it beside. */
export const modeDeclaration = (mode: PolicyMode): string => modeDeclarations[mode]

export const modeHash = (mode: PolicyMode): string => hashHex(utf8(modeDeclarations[mode]))
