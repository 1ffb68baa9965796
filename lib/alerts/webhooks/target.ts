/** Where a webhook may go: nowhere inside, whatever the name says that leads there. */
import { promises as dns } from "node:dns";
import { BlockList, isIP } from "node:net";

/** Reserved by the IANA registry of special-purpose addresses: private, loopback, link-local with the metadata services, carriers' NAT, tests, multicast. */
const NOT_PUBLIC_4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];
/** Of IPv6 only the global unicast addresses can be public; within them these carry others or nobody. */
const GLOBAL_6 = "2000::/3";
const NOT_PUBLIC_6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const closed4 = listOf("ipv4", NOT_PUBLIC_4);
const global6 = listOf("ipv6", [GLOBAL_6]);
const closed6 = listOf("ipv6", NOT_PUBLIC_6);

function listOf(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = "", bits = ""] = subnet.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Whether an IP address is one of the open internet. An IPv4 address written as IPv6 is none. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed4.check(address, "ipv4");
    case 6:
      return global6.check(address, "ipv6") && !closed6.check(address, "ipv6");
    default:
      return false;
  }
}

/** The host of an address as DNS and sockets take it: IPv6 without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

export interface TargetPolicy {
  /** http and private addresses too. */
  allowPrivate: boolean;
  /** The addresses of a name. */
  resolve(host: string): Promise<readonly string[]>;
}

/**
 * What is wrong with an address before any name is looked up; null where nothing is.
 * A name can still lead inside: that shows when it is called.
 */
export function faultOfTarget(
  url: URL,
  { allowPrivate }: Pick<TargetPolicy, "allowPrivate">,
): "needs_https" | "private_address" | null {
  if (allowPrivate) return null;
  if (url.protocol !== "https:") return "needs_https";
  const host = hostOf(url);
  const inside = isIP(host) ? !isPublicAddress(host) : isLocalName(host);
  return inside ? "private_address" : null;
}

function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal)\.?$/i.test(host);
}

/** Thrown by addressesOf: the name is known to nobody, or leads inside. */
export class TargetFault extends Error {
  override name = "TargetFault";
  readonly fault: "unknown_host" | "private_address";

  constructor(fault: "unknown_host" | "private_address") {
    super(fault);
    this.fault = fault;
  }
}

/**
 * The addresses that a host may be called at. One private address among them refuses them all: who answers
 * with both means the other one.
 *
 * @throws TargetFault
 */
export async function addressesOf(host: string, policy: TargetPolicy): Promise<string[]> {
  const found = isIP(host) ? [host] : [...(await policy.resolve(host))];
  if (found.length === 0) throw new TargetFault("unknown_host");
  if (!policy.allowPrivate && !found.every(isPublicAddress))
    throw new TargetFault("private_address");
  return found;
}

/**
 * The addresses of a name by DNS alone, and none of the machine's own list of hosts. Unlike the system's
 * resolver it holds no thread while a server lets it wait.
 */
export async function resolvePublic(host: string): Promise<string[]> {
  const resolver = new dns.Resolver({ timeout: 3_000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}

/** As the machine itself would look: its own hosts and search domains too, for targets in one's own network. */
export async function resolveHere(host: string): Promise<string[]> {
  const found = await dns.lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
