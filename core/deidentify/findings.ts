/** What stood in a file and what became of it: kinds and places, never the values. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Category } from "../records/consent.ts"

export interface Finding {
  /** Where, in the words of the format: "(0010,0010)", "header", "comment 2", "EXIF GPS". Never a value. */
  readonly place: string
  /** What kind of thing: "person-name", "date", "device-serial", "free-text", "location", "preview-image" … */
  readonly kind: string
  readonly action: "removed" | "replaced" | "shifted" | "cleared" | "kept"
}

/** What a person must still look at before this may leave. */
export interface ReviewItem {
  readonly kind:
    | "face"
    | "burned-in-text"
    | "embossed-text"
    | "free-text"
    | "face-surface"
    | "unreadable-geometry"
    | "incomplete"
  readonly place: string
}

/** The result for one file: rewritten, passed through unread and labelled so, or refused with a sentence. */
export type Outcome =
  | {
      readonly status: "deidentified"
      readonly output: ByteSource
      readonly findings: readonly Finding[]
      readonly review: readonly ReviewItem[]
      /** The best category this content can reach (spec policy 2.2), not what was proven. */
      readonly category: Category
    }
  | {
      readonly status: "opaque"
      readonly output: ByteSource
      readonly reason: string
      readonly findings: readonly Finding[]
      readonly review: readonly ReviewItem[]
      readonly category: Category
    }
  | { readonly status: "refused"; readonly reason: string; readonly findings: readonly Finding[] }

/** What stays, beyond geometry and technique; all off by default. */
export interface Keep {
  readonly dates: "none" | "shifted" | "full"
  readonly device: boolean
  readonly characteristics: boolean
  /** Words of technique and anatomy in the descriptions of study and series (Clean Descriptors). */
  readonly descriptors: boolean
}

/**
 * What the whole set shares, so that one number is replaced the same way in XML, mesh and DICOM, and nobody can link
 * two recipients' sets.
 */
export interface RewriteContext {
  readonly keep: Keep
  /** "2.25." and a number that follows from the set's secret and the UID. */
  readonly mapUid: (uid: string) => Promise<string>
  /** Of one image: of which less leaves is another image than the whole one, also for who gets both. */
  readonly mapInstance: (uid: string) => Promise<string>
  /** The file was cropped before and says so; on the receiving side nobody crops. */
  readonly wasCropped: boolean
  /** Likewise of what a person painted over. */
  readonly wasCleaned: boolean
  /** A GUID, order number or any other name of a thing, mapped to one of the same shape. */
  readonly mapName: (name: string) => Promise<string>
  /** Whole days, the same for the set, used only where dates are kept shifted. */
  readonly shiftDays: number
  /** The code under which the patient stands for this recipient. */
  readonly patientCode: string
}
