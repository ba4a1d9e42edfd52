import { ClientError, PackageResource, RegistryClient } from "../../client";

/** @throws ClientError UNKNOWN_PLUGIN */
export async function publishedPackage(client: RegistryClient, name: string): Promise<PackageResource> {
    const found = await client.package(name);

    if (!found) {
        throw new ClientError("UNKNOWN_PLUGIN", `${name} is not published on this network.`, { node: client.node });
    }

    return found;
}
