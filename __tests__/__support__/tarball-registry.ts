import { createServer, Server } from "node:http";
import { AddressInfo } from "node:net";

/** A version as a registry offers it. */
export interface Offered {
    readonly version: string;
    /** What is downloaded, whatever was announced. */
    readonly tarball: Buffer;
    readonly integrity?: string;
}

/**
 * npm's protocol with any answers: a registry that lies, or one whose copies are old. Honest ones are real
 * (`npm-registry.ts`).
 */
export class TarballRegistry {
    public readonly downloads: string[] = [];
    private readonly packages = new Map<string, readonly Offered[]>();

    private constructor(private readonly server: Server) {}

    public static async start(): Promise<TarballRegistry> {
        const server = createServer((request, response) => {
            const answer = self.answer(decodeURIComponent(request.url as string));
            response.writeHead(answer === undefined ? 404 : 200).end(answer ?? "{}");
        });
        const self = new TarballRegistry(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

        return self;
    }

    public get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    /** What there is of a package from now on; the last one is the latest. */
    public offer(name: string, ...versions: Offered[]): void {
        this.packages.set(name, versions);
    }

    public stop(): Promise<void> {
        return new Promise((resolve) => {
            this.server.closeAllConnections();
            this.server.close(() => resolve());
        });
    }

    private answer(url: string): string | Buffer | undefined {
        const path = url.slice(1);
        const [name = "", file] = path.split("/-/");
        const versions = this.packages.get(name);

        if (!versions) {
            return undefined;
        }

        if (file === undefined) {
            return this.packument(name, versions);
        }

        this.downloads.push(path);

        return versions.find(({ version }) => file === `${version}.tgz`)?.tarball;
    }

    private packument(name: string, versions: readonly Offered[]): string {
        const manifests = versions.map(({ version, integrity }) => [
            version,
            {
                name,
                version,
                dist: { tarball: `${this.url}/${name}/-/${version}.tgz`, ...(integrity && { integrity }) },
            },
        ]);

        return JSON.stringify({
            name,
            "dist-tags": { latest: versions.at(-1)?.version },
            versions: Object.fromEntries(manifests),
        });
    }
}
