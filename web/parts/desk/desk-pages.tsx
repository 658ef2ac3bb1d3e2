/** The sheets of the officer's desk: each an address of its own. */
import { Link } from "@tanstack/react-router"
import { useWords } from "../../words/words.tsx"

export function DeskPages() {
  const { register: words } = useWords()
  const pages = [
    { to: "/register", text: words.pages.disclosures },
    { to: "/register/fristen", text: words.pages.ends },
    { to: "/register/loeschplan", text: words.pages.schedule },
    { to: "/register/versuche", text: words.pages.attempts },
    { to: "/register/stichprobe", text: words.pages.samples },
  ] as const
  return (
    <nav aria-label={words.pages.label}>
      <ul className="desk-pages">
        {pages.map(({ text, to }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true, includeSearch: false }}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
