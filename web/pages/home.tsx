/** The front door: straight to work where the device is open, else to the right way in and afterwards to what was wanted. */
import { Navigate } from "@tanstack/react-router"
import { useState } from "react"
import { useMoment } from "../session/use-session.tsx"

/** An address that was opened while the device was locked. */
let wantedLater = "/"

export function Home({ wanted = "/" }: { readonly wanted?: string }) {
  const { status } = useMoment()
  if (wanted !== "/") wantedLater = wanted
  switch (status?.kind) {
    case "open":
      return <GoOn />
    case "locked":
      return <Navigate to="/anmelden" search={{ name: undefined, passphrase: undefined }} replace />
    case "new":
      return <Navigate to="/willkommen" replace />
    case undefined:
      return null
  }
}

function GoOn() {
  const [to] = useState(() => {
    const wanted = wantedLater
    wantedLater = "/"
    return wanted === "/" ? "/auftraege" : wanted
  })
  return <Navigate to={to} replace />
}
