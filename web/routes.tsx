/** Every address of the app. All of it stands behind the #, so that the server never learns which order is looked at. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router"
import { readChoice } from "./session/register-groups.ts"
import { Failed, FailedWhole } from "./shell/failed.tsx"
import { NotFound } from "./shell/not-found.tsx"
import { Shell } from "./shell/shell.tsx"

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: FailedWhole })

/** A search field as text; whatever else stands in an address is dropped. */
const text = (search: Record<string, unknown>, key: string): string | undefined =>
  typeof search[key] === "string" && search[key] !== "" ? search[key] : undefined

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/home.tsx"), "Home"),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/willkommen",
  component: lazyRouteComponent(() => import("./pages/welcome.tsx"), "Welcome"),
})
const demo = createRoute({
  getParentRoute: () => root,
  path: "/vorfuehrung",
  component: lazyRouteComponent(() => import("./pages/demo.tsx"), "Demo"),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: "/einrichten",
  component: lazyRouteComponent(() => import("./pages/set-up.tsx"), "SetUp"),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/anmelden",
  validateSearch: (search) => ({ name: text(search, "name"), passphrase: text(search, "passphrase") }),
  component: lazyRouteComponent(() => import("./pages/sign-in.tsx"), "SignIn"),
})
const pair = createRoute({
  getParentRoute: () => root,
  path: "/geraet/{-$code}",
  component: lazyRouteComponent(() => import("./pages/pair.tsx"), "Pair"),
})
const recover = createRoute({
  getParentRoute: () => root,
  path: "/wiederherstellen",
  component: lazyRouteComponent(() => import("./pages/recover.tsx"), "Recover"),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/einladung/{-$secret}",
  component: lazyRouteComponent(() => import("./pages/invitation.tsx"), "Invitation"),
})
const join = createRoute({
  getParentRoute: () => root,
  path: "/beitreten/{-$secret}",
  component: lazyRouteComponent(() => import("./pages/join.tsx"), "Join"),
})
const orders = createRoute({
  getParentRoute: () => root,
  path: "/auftraege",
  component: lazyRouteComponent(() => import("./pages/orders.tsx"), "Orders"),
})
const newOrder = createRoute({
  getParentRoute: () => root,
  path: "/auftraege/neu",
  validateSearch: (search) => ({ to: text(search, "to"), patient: text(search, "patient") }),
  component: lazyRouteComponent(() => import("./pages/new-order.tsx"), "NewOrder"),
})
const order = createRoute({
  getParentRoute: () => root,
  path: "/auftraege/$order",
  component: lazyRouteComponent(() => import("./pages/order.tsx"), "Order"),
})
const patients = createRoute({
  getParentRoute: () => root,
  path: "/patienten",
  component: lazyRouteComponent(() => import("./pages/patients.tsx"), "Patients"),
})
const patient = createRoute({
  getParentRoute: () => root,
  path: "/patienten/$patient",
  component: lazyRouteComponent(() => import("./pages/patient.tsx"), "Patient"),
})
const consent = createRoute({
  getParentRoute: () => root,
  path: "/einwilligung",
  validateSearch: (search) => ({ patient: text(search, "patient"), to: text(search, "to") }),
  component: lazyRouteComponent(() => import("./pages/consent.tsx"), "Consent"),
})
const partners = createRoute({
  getParentRoute: () => root,
  path: "/partner",
  component: lazyRouteComponent(() => import("./pages/partners.tsx"), "Partners"),
})
const partner = createRoute({
  getParentRoute: () => root,
  path: "/partner/$organisation",
  component: lazyRouteComponent(() => import("./pages/partner.tsx"), "Partner"),
})
const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  validateSearch: readChoice,
  component: lazyRouteComponent(() => import("./pages/register.tsx"), "Register"),
})
const schedule = createRoute({
  getParentRoute: () => root,
  path: "/register/loeschplan",
  component: lazyRouteComponent(() => import("./pages/schedule.tsx"), "Schedule"),
})
const ends = createRoute({
  getParentRoute: () => root,
  path: "/register/fristen",
  component: lazyRouteComponent(() => import("./pages/ends.tsx"), "Ends"),
})
const attempts = createRoute({
  getParentRoute: () => root,
  path: "/register/versuche",
  component: lazyRouteComponent(() => import("./pages/attempts.tsx"), "Attempts"),
})
const samples = createRoute({
  getParentRoute: () => root,
  path: "/register/stichprobe",
  component: lazyRouteComponent(() => import("./pages/samples.tsx"), "Samples"),
})
const papers = createRoute({
  getParentRoute: () => root,
  path: "/dokumente",
  component: lazyRouteComponent(() => import("./pages/papers.tsx"), "Papers"),
})
const organisation = createRoute({
  getParentRoute: () => root,
  path: "/organisation",
  component: lazyRouteComponent(() => import("./pages/organisation.tsx"), "Organisation"),
})
const provider = createRoute({
  getParentRoute: () => root,
  path: "/organisation/anbieter/$host",
  component: lazyRouteComponent(() => import("./pages/provider.tsx"), "Provider"),
})

const rules = createRoute({
  getParentRoute: () => root,
  path: "/regeln",
  component: lazyRouteComponent(() => import("./pages/rules.tsx"), "Rules"),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    welcome,
    demo,
    setUp,
    signIn,
    pair,
    recover,
    invitation,
    join,
    orders,
    newOrder,
    order,
    patients,
    patient,
    consent,
    partners,
    rules,
    partner,
    register,
    ends,
    schedule,
    attempts,
    samples,
    papers,
    organisation,
    provider,
  ]),
  history: createHashHistory(),
  /** Plain words in the address instead of JSON: a person can read and write such a link. */
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).filter(
      (pair): pair is [string, string] => typeof pair[1] === "string",
    )
    return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`
  },
  defaultPreload: "intent",
  defaultErrorComponent: Failed,
  scrollRestoration: true,
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
