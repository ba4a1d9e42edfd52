/** What the releases of benchmarks have beside their names, versions and terms. */
export const RELEASE_TEXTS = {
    integrity: `sha512-${Buffer.alloc(64, 7).toString("base64")}`,
    description: "Watches the node and tells when it falls behind.",
} as const;
