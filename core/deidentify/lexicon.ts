/** What a practice knows of a person and the people around: the words that must not be found in what leaves. */

/** All optional: what is not known cannot be searched for, and the report says so. */
export interface KnownIdentity {
  readonly family?: string
  readonly given?: string
  /** YYYY-MM-DD. */
  readonly birthDate?: string
  /** German KVNR: a letter and nine digits; any other number of an insurance is taken as it is. */
  readonly insuranceNumber?: string
  readonly patientId?: string
  readonly addresses?: readonly string[]
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
  /** Birth and former names, guardians, dentist, staff, practice, order numbers. */
  readonly others?: readonly string[]
}
