/** Planted identity: words that stand in for a person's and can be searched for afterwards, wherever they went. */

/** One word for each field of each format, e.g. "KNRY-dicom-PatientName-3FA2C1". */
export const canary = (format: string, field: string, nonce: string): string =>
  `KNRY-${format}-${field}-${nonce}`
