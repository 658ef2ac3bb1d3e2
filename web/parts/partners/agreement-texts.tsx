/** The exact texts that are signed, to be read before. */
import { agreementKinds } from "@zahnwolke/core/records/agreement"
import { agreementTexts } from "@zahnwolke/core/records/agreement-text"
import { unbroken } from "../../words/formats.ts"
import { Icon } from "../icon.tsx"

export function AgreementTexts() {
  return (
    <div>
      {agreementKinds.map((kind) => {
        const { title, paragraphs, version } = agreementTexts[kind]
        return (
          <details className="more" key={kind}>
            <summary>
              <Icon name="forward" small />
              {unbroken(title)}
            </summary>
            <div className="stack-tight agreement" lang="de">
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              <p className="soft small">{version}</p>
            </div>
          </details>
        )
      })}
    </div>
  )
}
