/** Puts the app together: the worker with the keys, the language, the screens. */
import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"
import { keepOffline } from "./device/offline.ts"
import { partyClient } from "./device/party-client.ts"
import partyWorker from "./device/party.worker.ts?worker&url"
import { startWorker } from "./device/trusted-script.ts"
import { openSession } from "./session/session.ts"
import { applyTheme, chosenTheme } from "./session/theme.ts"
import { firstLanguage, loadWords } from "./words/words.tsx"
import "./styles/app.css"

applyTheme(chosenTheme())
const language = firstLanguage()
document.documentElement.lang = language

const session = openSession(partyClient(startWorker(partyWorker)))
const words = await loadWords(language)
const root = document.querySelector("#app")
if (root === null) throw new Error("index.html has no place for the app")
createRoot(root).render(<App session={session} speech={{ language, words }} />)

if (window.isSecureContext) void session.refresh()
void keepOffline(session.offerRelease).catch(() => undefined)
