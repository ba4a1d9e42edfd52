import { execFileSync } from "node:child_process";

/** A network namespace with an address that its neighbours and this machine reach. */
export interface Namespace {
    readonly name: string;
    readonly address: string;
}

/** Namespaces on one bridge. */
export interface NamespaceGroup {
    readonly namespaces: readonly Namespace[];
    /** Cuts or mends the wire between two namespaces, both ways; the machine still reaches both. */
    setReachable(one: Namespace, other: Namespace, reachable: boolean): void;
    /** Deletes namespaces, wires and bridge. */
    remove(): void;
}

const BRIDGE = "arkdevnet";
const SUBNET = "10.77.0";

const ip = (...args: string[]): string =>
    execFileSync("ip", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

function quietly(...args: string[]): void {
    try {
        ip(...args);
    } catch {
        // What is not there need not be deleted.
    }
}

/**
 * Why namespaces cannot be used here; undefined when they can. Tests that need several nodes report this as the reason
 * for being skipped.
 */
export function whyNoNamespaces(): string | undefined {
    if (process.platform !== "linux") {
        return "network namespaces exist on Linux only";
    }

    if (process.getuid?.() !== 0) {
        return "network namespaces need root";
    }

    const probe = `${BRIDGE}-probe`;

    try {
        ip("netns", "add", probe);
        ip("netns", "exec", probe, "ip", "link", "set", "lo", "up");

        return undefined;
    } catch (error) {
        return `\`ip netns\` does not work here: ${(error as { stderr?: string }).stderr?.trim() || String(error)}`;
    } finally {
        quietly("netns", "delete", probe);
    }
}

export const canUseNamespaces = (): boolean => whyNoNamespaces() === undefined;

/** Deletes namespaces, wires and bridge, whoever made them. */
export function removeNamespaces(): void {
    const names = ip("netns", "list")
        .split("\n")
        .map((line) => line.split(" ")[0] ?? "");
    names.filter((name) => name.startsWith(`${BRIDGE}-`)).forEach((name) => quietly("netns", "delete", name));
    // The kernel takes a namespace's wires away some time later, or never while a process in it lives.
    const wires = ip("-brief", "link", "show", "type", "veth").matchAll(new RegExp(`^${BRIDGE}[0-9]+`, "gm"));
    [...wires].forEach(([wire]) => quietly("link", "delete", wire));
    quietly("link", "delete", BRIDGE);
}

function addNamespace(index: number): Namespace {
    const name = `${BRIDGE}-${index}`;
    const [outside, inside] = [`${BRIDGE}${index}`, "eth0"];
    const address = `${SUBNET}.${10 + index}`;
    ip("netns", "add", name);
    ip("link", "add", outside, "type", "veth", "peer", "name", inside, "netns", name);
    ip("link", "set", outside, "master", BRIDGE, "up");
    ip("-n", name, "address", "add", `${address}/24`, "dev", inside);
    ip("-n", name, "link", "set", inside, "up");
    ip("-n", name, "link", "set", "lo", "up");

    return { name, address };
}

/**
 * Creates `count` namespaces (at most 200) with the addresses 10.77.0.11, .12, … on a bridge that is 10.77.0.1 on this
 * machine. One group at a time: leftovers of a former one are deleted. Root only; throws what `ip` says otherwise.
 */
export function createNamespaces(count: number): NamespaceGroup {
    removeNamespaces();
    ip("link", "add", BRIDGE, "type", "bridge");
    ip("address", "add", `${SUBNET}.1/24`, "dev", BRIDGE);
    ip("link", "set", BRIDGE, "up");
    const namespaces = Array.from({ length: count }, (_, index) => addNamespace(index + 1));

    const setRoute = (from: Namespace, to: Namespace, reachable: boolean): void => {
        quietly("-n", from.name, "route", "delete", "blackhole", `${to.address}/32`);

        if (!reachable) {
            ip("-n", from.name, "route", "add", "blackhole", `${to.address}/32`);
        }
    };

    return {
        namespaces,
        setReachable: (one, other, reachable) => {
            setRoute(one, other, reachable);
            setRoute(other, one, reachable);
        },
        remove: removeNamespaces,
    };
}
