/** One place for sealed files: which store, in which country, run by whom. The policy asks for all three. */
import { isAbsolute } from "node:path"
import { fileURLToPath } from "node:url"
import { Secret } from "../secret.ts"

export interface ObjectsPool {
  readonly store: FolderAddress | S3Address
  /** Two capital letters. */
  readonly country: string
  /** "self" or the name of the company. */
  readonly operator: string
}

export interface FolderAddress {
  readonly kind: "folder"
  /** Absolute. */
  readonly folder: string
}

export interface S3Address {
  readonly kind: "s3"
  /** Scheme, host and port. */
  readonly origin: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: Secret
}

/** What stands beside the address. */
interface Stated {
  readonly country: string | null
  readonly operator: string | null
  readonly accessKey: string | null
  readonly secretKey: string | null
}

type PoolReading =
  | { readonly kind: "pool"; readonly pool: ObjectsPool }
  | { readonly kind: "refused"; readonly reason: string }

const refused = (reason: string): PoolReading => ({ kind: "refused", reason })

/** A sentence never repeats the address: it may hold the secret key. */
export function readObjectsPool(text: string | null, without: ObjectsPool, stated: Stated): PoolReading {
  const country = stated.country ?? without.country
  const operator = stated.operator ?? without.operator
  if (text === null) return { kind: "pool", pool: { ...without, country, operator } }
  const url = URL.parse(text)
  if (url?.protocol === "file:") {
    const folder = folderOf(url)
    return folder === null
      ? refused("OBJECTS_URL must name a folder by its whole path, like file:///srv/zahnwolke/objects.")
      : { kind: "pool", pool: { store: { kind: "folder", folder }, country, operator } }
  }
  if (url?.protocol !== "s3:") {
    return refused("OBJECTS_URL must begin with file:/// for a folder or s3:// for a bucket.")
  }
  if (stated.country === null || stated.operator === null) {
    return refused(
      "OBJECTS_COUNTRY and OBJECTS_OPERATOR must say where the S3 storage stands and who runs it.",
    )
  }
  const store = s3AddressOf(url, stated)
  return typeof store === "string"
    ? refused(store)
    : { kind: "pool", pool: { store, country: stated.country, operator: stated.operator } }
}

function folderOf(url: URL): string | null {
  if (url.hostname !== "" || url.search !== "" || url.hash !== "") return null
  try {
    const folder = fileURLToPath(url)
    return isAbsolute(folder) && folder.length > 1 ? folder : null
  } catch {
    return null
  }
}

/** A sentence where the address is wrong. */
function s3AddressOf(url: URL, stated: Stated): S3Address | string {
  const bucket = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/u.exec(url.pathname)?.[1]
  if (url.hostname === "" || bucket === undefined) return "OBJECTS_URL must look like s3://host/bucket."
  const unknown = [...url.searchParams.keys()].find((name) => name !== "region" && name !== "tls")
  if (unknown !== undefined) return `OBJECTS_URL knows ?region= and &tls=off, and not "${unknown}".`
  const tls = url.searchParams.get("tls") ?? "on"
  if (tls !== "on" && tls !== "off") return "In OBJECTS_URL tls must be on or off."
  const accessKey = stated.accessKey ?? decoded(url.username)
  const secretKey = stated.secretKey ?? decoded(url.password)
  if (accessKey === null || secretKey === null || accessKey === "" || secretKey === "") {
    return "OBJECTS_ACCESS_KEY and OBJECTS_SECRET_KEY must hold the credentials of the S3 storage."
  }
  return {
    kind: "s3",
    origin: `${tls === "off" ? "http" : "https"}://${url.host}`,
    bucket,
    region: url.searchParams.get("region") ?? "us-east-1",
    accessKey,
    secretKey: new Secret(secretKey),
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
