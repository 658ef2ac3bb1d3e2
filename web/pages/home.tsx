/** The front door: straight to work where the device is open, else to the right way in. */
import { Navigate } from "@tanstack/react-router"
import { useMoment } from "../session/use-session.tsx"

export function Home() {
  const { status } = useMoment()
  switch (status?.kind) {
    case "open":
      return <Navigate to="/auftraege" replace />
    case "locked":
      return <Navigate to="/anmelden" search={{ name: undefined, passphrase: undefined }} replace />
    case "new":
      return <Navigate to="/willkommen" replace />
    case undefined:
      return null
  }
}
