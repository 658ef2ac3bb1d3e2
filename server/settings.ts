/** Every setting by name, with what it means and what holds without it: what `--help` prints. */

interface Setting {
  readonly name: string
  readonly without: string
  readonly meaning: string
}

export const settings = [
  { name: "PORT", without: "8080", meaning: "The port to listen on." },
  {
    name: "HOST",
    without: "localhost; with TLS_CERT every address",
    meaning: "The address to listen on. `0.0.0.0` opens the server to the practice's network.",
  },
  {
    name: "PUBLIC_URL",
    without: "http://localhost:PORT, https:// with TLS_CERT",
    meaning: "The address people type, without a path. Links and passkeys are bound to it.",
  },
  { name: "DATA_DIR", without: "./data", meaning: "The folder that holds the database and the objects." },
  {
    name: "DATABASE_URL",
    without: "a PostgreSQL of its own in DATA_DIR",
    meaning: "Another PostgreSQL, 15 or newer: postgres://user:password@host/database.",
  },
  {
    name: "POSTGRES_BIN",
    without: "the PostgreSQL npm brought along, or the machine's own",
    meaning: "The folder with `postgres` and `initdb` for the server's own database.",
  },
  {
    name: "OBJECTS_URL",
    without: "file: DATA_DIR/objects",
    meaning:
      "Where sealed files lie: file:///folder or s3://host[:port]/bucket?region=…&tls=off. " +
      "Credentials stand in the address (s3://KEY:SECRET@…) or in the two settings below.",
  },
  { name: "OBJECTS_ACCESS_KEY", without: "none", meaning: "The access key of the S3 storage." },
  { name: "OBJECTS_SECRET_KEY", without: "none", meaning: "The secret key of the S3 storage." },
  {
    name: "SERVER_COUNTRY",
    without: "DE, an assumption that is printed at the start",
    meaning: "The country the server stands in, as two letters (ISO 3166-1). The policy decides by it.",
  },
  {
    name: "SERVER_OPERATOR",
    without: "OBJECTS_OPERATOR",
    meaning: "Who runs this server and its database: a company's name, or `self` for whoever uses it.",
  },
  {
    name: "OBJECTS_COUNTRY",
    without: "SERVER_COUNTRY for a folder; must be set for S3",
    meaning: "The country the sealed files lie in.",
  },
  {
    name: "OBJECTS_OPERATOR",
    without: "self for a folder; must be set for S3",
    meaning: "Who runs the storage of the sealed files: a company's name, or `self`.",
  },
  {
    name: "MORE_OBJECTS",
    without: "one store for everything but tax records",
    meaning:
      "Further stores as a JSON list, each with name, holds (health, tax or both), url, country and operator, and for S3 " +
      "accessKey and secretKey. What is new goes to the first store that may receive it; tax records only where a store holds them.",
  },
  {
    name: "OBJECTS_RESERVE",
    without: "256",
    meaning:
      "Megabytes that stay free on the disk of a folder of sealed files: its database cannot go on without room.",
  },
  {
    name: "SUSPENDED_COUNTRIES",
    without: "the law data of this version",
    meaning:
      "Countries whose adequacy no longer counts, each with its first day, divided by commas: " +
      "US:2026-11-27. For the day a court annuls an instrument; it can only make decisions stricter.",
  },
  { name: "TLS_CERT", without: "plain HTTP", meaning: "A PEM file with the certificate and its chain." },
  { name: "TLS_KEY", without: "plain HTTP", meaning: "A PEM file with the certificate's private key." },
  {
    name: "TRUST_PROXY",
    without: "nobody is believed",
    meaning:
      "Whose X-Forwarded-* headers are believed: a number of proxies, or addresses and networks " +
      "divided by commas (`loopback` and `10.0.0.0/8` are such).",
  },
  {
    name: "OPEN_REQUESTS_PER_MINUTE",
    without: "120",
    meaning: "How many requests without a session one address may make in a minute, in each process.",
  },
  { name: "LOG_LEVEL", without: "info", meaning: "debug, info, warn, error or silent." },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settings)[number]["name"]

export function usage(): string {
  const lines = settings.map(
    ({ name, meaning, without }) => `  ${name}\n      ${meaning}\n      Without it: ${without}.`,
  )
  return [
    "npm start [-- --demo]",
    "",
    "  --demo      Fills a new data directory with a practice, laboratories and orders to try.",
    "  --help      Prints this.",
    "",
    "Settings are read from the environment:",
    ...lines,
  ].join("\n")
}
