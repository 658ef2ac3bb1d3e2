/** A plain address that is not this computer: no browser gives keys there, so say what to do. */
import { useWords } from "../words/words.tsx"

export function Insecure() {
  const words = useWords()
  const secure = `https://${location.host}${location.pathname}${location.hash}`
  return (
    <div className="page page-narrow">
      <h1>{words.app.insecureTitle}</h1>
      <p>{words.app.insecureText(location.origin)}</p>
      <ul className="stack-tight bullets">
        <li>{words.app.insecureHere}</li>
        <li>{words.app.insecureThere}</li>
      </ul>
      <p>
        <a className="button" href={secure}>
          {words.app.insecureTry}
        </a>
      </p>
    </div>
  )
}
