/** Which areas a person sees: a laboratory has no patients, a milling centre knows neither patients nor a new order. */
import type { MemberRole, OrganisationRole } from "@zahnwolke/core/records/organisation"
import type { IconName } from "../parts/icon.tsx"

export interface Area {
  readonly name: "orders" | "newOrder" | "patients" | "partners" | "register" | "papers" | "organisation"
  readonly to:
    "/auftraege" | "/auftraege/neu" | "/patienten" | "/partner" | "/register" | "/dokumente" | "/organisation"
  readonly icon: IconName
  /** A phone has room for six; the others are reached from the organisation. */
  readonly onPhone?: false
}

const orders: Area = { name: "orders", to: "/auftraege", icon: "orders" }
const newOrder: Area = { name: "newOrder", to: "/auftraege/neu", icon: "plus" }
const patients: Area = { name: "patients", to: "/patienten", icon: "patients" }
const partners: Area = { name: "partners", to: "/partner", icon: "partners" }
const register: Area = { name: "register", to: "/register", icon: "register" }
const papers: Area = { name: "papers", to: "/dokumente", icon: "print", onPhone: false }
const organisation: Area = { name: "organisation", to: "/organisation", icon: "organisation" }

export function areasFor(role: OrganisationRole, member: MemberRole): readonly Area[] {
  if (member === "data-protection-officer" && role === "practice")
    return [register, papers, patients, orders, partners, organisation]
  if (member === "data-protection-officer") return [register, papers, orders, partners, organisation]
  if (role === "practice") return [orders, newOrder, patients, partners, register, papers, organisation]
  return [orders, partners, register, papers, organisation]
}
