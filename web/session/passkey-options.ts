/** What the server wants of a passkey comes as unknown through the worker; its shape is checked before use. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

export const isRequestOptions = (value: unknown): value is PublicKeyCredentialRequestOptionsJSON =>
  isObject(value) && typeof value["challenge"] === "string"

export const isCreationOptions = (value: unknown): value is PublicKeyCredentialCreationOptionsJSON =>
  isObject(value) &&
  typeof value["challenge"] === "string" &&
  isObject(value["rp"]) &&
  isObject(value["user"]) &&
  Array.isArray(value["pubKeyCredParams"])
