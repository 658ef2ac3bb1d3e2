/** A real S3 for the contract of the stores: OpenStack Swift, where the machine has its programs. */
import { execFile, spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { existsSync, openSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { userInfo } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { promisify } from "node:util"
import { AwsClient } from "aws4fetch"
import type { S3Address } from "../objects/pool.ts"
import { Secret } from "../secret.ts"
import { atExit, temporaryFolder } from "./cluster.ts"
import { freePort } from "./start-server.ts"

const run = promisify(execFile)
const kinds = ["account", "container", "object"] as const
const programs = [
  "swift-ring-builder",
  "swift-proxy-server",
  ...kinds.map((kind) => `swift-${kind}-server`),
  "memcached",
]

/** What is missing, in one line; null where Swift can be started. */
export function swiftIsMissing(): string | null {
  const lacking = programs.filter((name) => !existsSync(`/usr/bin/${name}`))
  if (lacking.length === 0 && existsSync("/etc/swift/swift.conf")) return null
  return (
    "No S3 to test against: set ZAHNWOLKE_TEST_S3 to one (s3://KEY:SECRET@host/bucket), or install " +
    "swift-proxy swift-account swift-container swift-object memcached."
  )
}

interface Ports {
  readonly account: number
  readonly container: number
  readonly object: number
  readonly proxy: number
  readonly memory: number
}

async function freePorts(): Promise<Ports> {
  const found = new Set<number>()
  while (found.size < 5) found.add(await freePort())
  const [account = 0, container = 0, object = 0, proxy = 0, memory = 0] = found
  return { account, container, object, proxy, memory }
}

const storageConf = (kind: string, port: number, folder: string): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
workers = 0
log_address = ${folder}/no-syslog
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
recon_cache_path = ${folder}
`

const proxyConf = (ports: Ports, folder: string): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${ports.proxy}
user = ${userInfo().username}
swift_dir = ${folder}
workers = 0
log_address = ${folder}/no-syslog
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats s3api tempauth copy slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# On a busy machine its own servers reach each other late, which is no fault of ours.
conn_timeout = 10
# The deletion of an old version waits as long for the end of a request that has ended.
client_timeout = 5
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${ports.memory}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin .reseller_admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
`

async function makeRings(folder: string, ports: Ports): Promise<void> {
  for (const kind of kinds) {
    const builder = join(folder, `${kind}.builder`)
    await run("swift-ring-builder", [builder, "create", "8", "1", "1"])
    await run("swift-ring-builder", [builder, "add", `r1z1-127.0.0.1:${ports[kind]}/d1`, "1"])
    await run("swift-ring-builder", [builder, "rebalance"])
  }
}

function startProgram(folder: string, name: string, args: readonly string[]): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), "a")
  const child = spawn(name, args, { stdio: ["ignore", log, log], cwd: folder })
  child.on("error", () => null)
  child.unref()
  atExit(() => void child.kill("SIGKILL"))
  return child
}

export interface Swift {
  readonly address: S3Address
  readonly stop: () => void
}

/** The caller asked `swiftIsMissing` before. */
export async function startSwift(): Promise<Swift> {
  const folder = temporaryFolder()
  const ports = await freePorts()
  await mkdir(join(folder, "devices", "d1"), { recursive: true })
  await makeRings(folder, ports)
  await writeFile(join(folder, "proxy.conf"), proxyConf(ports, folder))
  const memory = ["-l", "127.0.0.1", "-p", String(ports.memory), "-u", userInfo().username]
  const running = [startProgram(folder, "memcached", memory)]
  for (const kind of kinds) {
    const conf = join(folder, `${kind}.conf`)
    await writeFile(conf, storageConf(kind, ports[kind], folder))
    running.push(startProgram(folder, `swift-${kind}-server`, [conf]))
  }
  running.push(startProgram(folder, "swift-proxy-server", [join(folder, "proxy.conf")]))
  const origin = `http://127.0.0.1:${ports.proxy}`
  const stop = (): void => {
    for (const child of running) child.kill("SIGKILL")
  }
  await untilHealthy(origin)
  const address: S3Address = {
    kind: "s3",
    origin,
    bucket: "sealed-files",
    region: "us-east-1",
    accessKey: "test:tester",
    secretKey: new Secret("testing"),
  }
  await makeBucket(address)
  return { address, stop }
}

async function untilHealthy(origin: string): Promise<void> {
  for (let waited = 0; waited < 120; waited += 0.2) {
    const healthy = await fetch(`${origin}/healthcheck`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (healthy) return
    await pause(200)
  }
  throw new Error("Swift did not come up within two minutes")
}

async function makeBucket(address: S3Address): Promise<void> {
  const client = new AwsClient({
    accessKeyId: address.accessKey,
    secretAccessKey: "testing",
    service: "s3",
    region: address.region,
  })
  const answer = await client.fetch(`${address.origin}/${address.bucket}`, { method: "PUT" })
  if (!answer.ok) throw new Error(`Swift made no bucket (${answer.status}): ${await answer.text()}`)
}
