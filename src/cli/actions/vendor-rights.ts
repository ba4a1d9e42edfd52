import type { RegistryClient, VendorResource } from "../../client";
import { PublishError } from "../../publisher/errors";

/** @throws PublishError VENDOR_NOT_REGISTERED */
export async function registeredVendor(client: RegistryClient, name: string): Promise<VendorResource> {
    const vendor = await client.vendor(name);

    if (!vendor) {
        throw new PublishError("VENDOR_NOT_REGISTERED", `Nobody has registered ${name} on this network.`);
    }

    return vendor;
}

/** @throws PublishError NOT_ALLOWED */
export function assertOwner({ name, owner }: VendorResource, sender: string | undefined): void {
    if (sender !== undefined && sender !== owner) {
        throw new PublishError("NOT_ALLOWED", `${sender} does not own ${name}; its owner is ${owner}.`, { owner });
    }
}

/** @throws PublishError NOT_ALLOWED */
export function assertMaintains({ name, owner, maintainers }: VendorResource, sender: string | undefined): void {
    if (sender !== undefined && sender !== owner && !maintainers.includes(sender)) {
        throw new PublishError(
            "NOT_ALLOWED",
            `${sender} neither owns ${name} (${owner} does) nor is it one of its maintainers.`,
            { owner },
        );
    }
}
