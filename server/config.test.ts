import assert from "node:assert/strict"
import { inspect } from "node:util"
import { test } from "node:test"
import { isCountryCode, readConfig } from "./config.ts"
import type { Config, Environment } from "./config.ts"
import { revealSecret } from "./secret.ts"
import { settings, usage } from "./settings.ts"

function configOf(env: Environment, argv: readonly string[] = []): Config {
  const reading = readConfig(env, argv)
  assert.equal(reading.kind, "config", inspect(reading))
  return reading.config
}

function problemsOf(env: Environment, argv: readonly string[] = []): string {
  const reading = readConfig(env, argv)
  return reading.kind === "refused" ? reading.problems.join("\n") : reading.kind
}

test("without any setting the server serves this machine alone, from one folder", () => {
  const config = configOf({})

  assert.equal(config.publicUrl, "http://localhost:8080")
  assert.equal(config.host, "localhost")
  assert.equal(config.databaseUrl, null)
  assert.equal(
    config.objects.store.kind === "folder" && config.objects.store.folder,
    `${config.dataDir}/objects`,
  )
  assert.deepEqual([config.country, config.countryAssumed, config.demo], ["DE", true, false])
})

test("with a certificate it serves the network", () => {
  const config = configOf({ TLS_CERT: "/etc/tls/cert.pem", TLS_KEY: "/etc/tls/key.pem", PORT: "8443" })

  assert.deepEqual([config.host, config.publicUrl], ["::", "https://localhost:8443"])
})

test("the country of the server is the country of its folder, unless it is said otherwise", () => {
  assert.equal(configOf({ SERVER_COUNTRY: "AT" }).objects.country, "AT")
  assert.equal(configOf({ SERVER_COUNTRY: "AT" }).countryAssumed, false)
  assert.equal(configOf({ OBJECTS_COUNTRY: "FR" }).objects.country, "FR")
  assert.equal(configOf({ OBJECTS_COUNTRY: "FR" }).country, "DE")
})

test("an adequacy decision is suspended by country and day, and nothing else is", () => {
  const { suspended } = configOf({ SUSPENDED_COUNTRIES: "US:2026-11-27" })

  assert.deepEqual(suspended, [{ country: "US", from: "2026-11-27" }])
  assert.deepEqual(configOf({}).suspended, [])
  for (const text of ["US", "DE:2026-11-27", "US:tomorrow"]) {
    assert.match(problemsOf({ SUSPENDED_COUNTRIES: text }), /SUSPENDED_COUNTRIES must name/u, text)
  }
})

test("a folder for sealed files is named by its whole path", () => {
  const { store } = configOf({ OBJECTS_URL: "file:///srv/sealed%20files" }).objects

  assert.deepEqual(store, { kind: "folder", folder: "/srv/sealed files" })
  for (const url of ["file://server/share", "file:///", "file:///srv?x=1", "/srv/objects", "http://x/y"]) {
    assert.match(problemsOf({ OBJECTS_URL: url }), /OBJECTS_URL must/u, url)
  }
})

const place = { OBJECTS_COUNTRY: "DE", OBJECTS_OPERATOR: "Example GmbH" }

test("a bucket is named by its address, and its credentials there or beside", () => {
  const here = configOf({
    OBJECTS_URL: "s3://KEY:a%2Fb%2Bc@s3.example.de:9000/sealed?region=de1&tls=off",
    ...place,
  })
  const beside = configOf({
    OBJECTS_URL: "s3://s3.example.de/sealed",
    OBJECTS_ACCESS_KEY: "KEY",
    OBJECTS_SECRET_KEY: "a/b+c",
    ...place,
  })

  assert.equal(here.objects.store.kind, "s3")
  assert.deepEqual(
    [here.objects.store.origin, here.objects.store.bucket, here.objects.store.region],
    ["http://s3.example.de:9000", "sealed", "de1"],
  )
  assert.equal(beside.objects.store.kind, "s3")
  assert.equal(beside.objects.store.origin, "https://s3.example.de")
  assert.equal(revealSecret(beside.objects.store.secretKey), revealSecret(here.objects.store.secretKey))
})

test("a bucket whose country or operator nobody named is refused: the policy could not decide", () => {
  const url = { OBJECTS_URL: "s3://KEY:SECRET@s3.example.de/sealed" }

  assert.match(problemsOf(url), /OBJECTS_COUNTRY and OBJECTS_OPERATOR must say/u)
  assert.match(problemsOf({ ...url, OBJECTS_COUNTRY: "DE" }), /OBJECTS_OPERATOR must say/u)
})

test("a bucket's address with a fault is refused with a sentence, which never holds the secret", () => {
  const wrong = [
    "s3://KEY:HUSH@s3.example.de/",
    "s3://KEY:HUSH@s3.example.de/Sealed_Files",
    "s3://KEY:HUSH@s3.example.de/sealed/deeper",
    "s3://KEY:HUSH@s3.example.de/sealed?tls=maybe",
    "s3://KEY:HUSH@s3.example.de/sealed?acl=public",
    "s3://:HUSH@s3.example.de/sealed",
    "s3://KEY:%E0HUSH@s3.example.de/sealed",
  ]
  for (const url of wrong) {
    const problems = problemsOf({ OBJECTS_URL: url, ...place })
    assert.match(problems, /OBJECTS_/u, url)
    assert.doesNotMatch(problems, /HUSH/u)
  }
})

test("every wrong value is refused in one go, each with its sentence", () => {
  const problems = problemsOf(
    {
      PORT: "80800",
      PUBLIC_URL: "https://example.de/praxis",
      DATABASE_URL: "mysql://root:HUSH@localhost/x",
      SERVER_COUNTRY: "Germany",
      TLS_CERT: "cert.pem",
      TRUST_PROXY: "yes",
      LOG_LEVEL: "loud",
      OPEN_REQUESTS_PER_MINUTE: "-1",
      OBJECTS_URL: "ftp://example.de",
    },
    ["--verbose"],
  )

  const named = [
    "PORT",
    "PUBLIC_URL",
    "DATABASE_URL",
    "SERVER_COUNTRY",
    "TLS_KEY",
    "TRUST_PROXY",
    "LOG_LEVEL",
  ]
  for (const name of [...named, "OPEN_REQUESTS_PER_MINUTE", "OBJECTS_URL", "--verbose"]) {
    assert.match(problems, new RegExp(name, "u"))
  }
  assert.doesNotMatch(problems, /HUSH/u)
})

test("a country is one that exists", () => {
  for (const code of ["DE", "AT", "CH", "CN", "US", "FR"]) assert.ok(isCountryCode(code), code)
  for (const code of ["de", "EU", "XX", "ZZ", "UK1", "", "D", "QQ"]) assert.ok(!isCountryCode(code), code)
})

test("proxies are counted or named", () => {
  assert.equal(configOf({ TRUST_PROXY: "1" }).trustProxy, 1)
  assert.deepEqual(configOf({ TRUST_PROXY: "loopback, 10.0.0.0/8" }).trustProxy, ["loopback", "10.0.0.0/8"])
  for (const value of ["0", "10", "true", "everybody", "deadbeef", "10.0.0.0/8;"]) {
    assert.match(problemsOf({ TRUST_PROXY: value }), /TRUST_PROXY/u, value)
  }
})

test("a secret does not show itself when a configuration is printed", () => {
  const config = configOf({ DATABASE_URL: "postgres://user:HUSH@localhost/x" })

  assert.doesNotMatch(
    inspect(config, { depth: 9 }) + JSON.stringify(config) + String(config.databaseUrl),
    /HUSH/u,
  )
})

test("--help names every setting", () => {
  assert.equal(readConfig({}, ["--help"]).kind, "help")
  for (const { name } of settings) assert.match(usage(), new RegExp(`^  ${name}$`, "mu"))
})

test("--demo is an option", () => {
  assert.equal(configOf({}, ["--demo"]).demo, true)
})
