/** The statement on a custom-made device (MDR Annex XIII(1)): a code instead of the name, as the law allows. */
import { customMadeWords } from "./custom-made-statement.words.ts"
import { fillIn, grid, legalPaper, named, openBox, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"

export interface CustomMadeFacts {
  readonly order: string
  readonly patientCode: string
  /** Who prescribed, and where. */
  readonly prescriber: string
  readonly practice: string
  readonly maker: { readonly name: string; readonly address: string }
  /** Every place of manufacture, Annex XIII(1) first indent. */
  readonly places: readonly string[]
  readonly devices: readonly { readonly teeth: string; readonly what: string; readonly material: string }[]
  readonly shade: string
  readonly lots: string
}

const customMadeVersion = "2026-11"

export function customMadeStatement(frame: PaperFrame, facts: CustomMadeFacts): LegalPaper {
  const say = customMadeWords[frame.language]
  return legalPaper(frame, {
    kind: "custom-made-statement",
    version: customMadeVersion,
    title: say.title,
    about: facts.order,
    sections: [
      {
        title: say.who,
        parts: [
          named([
            [say.maker, `${facts.maker.name}\n${facts.maker.address}`],
            [say.places, facts.places.join(", ")],
            [say.order, facts.order],
            [say.patient, facts.patientCode === "" ? say.missing : facts.patientCode],
            [say.prescriber, [facts.prescriber, facts.practice].filter(Boolean).join(", ")],
          ]),
        ],
      },
      {
        title: say.device,
        parts: [
          facts.devices.length === 0
            ? text(say.missing)
            : grid(
                [2, 4, 4],
                say.deviceHead,
                facts.devices.map(({ teeth, what, material }) => [teeth, what, material]),
              ),
          named([
            [say.shade, facts.shade === "" ? say.missing : facts.shade],
            [say.lots, facts.lots === "" ? say.missing : facts.lots],
          ]),
        ],
      },
      {
        title: say.declaration,
        parts: [
          text(say.exclusive),
          text(say.conforms),
          openBox(say.all),
          openBox(say.except),
          fillIn(say.exceptions),
          openBox(say.substance),
        ],
      },
    ],
    signers: [say.signer],
    limits: say.limits,
    facts,
  })
}
