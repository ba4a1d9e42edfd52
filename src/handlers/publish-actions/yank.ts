import { RegistryError, UnyankAsset, vendorOf, YankAsset, YankReason } from "../../transactions";
import { changeYank } from "../../wallet-attributes";
import { Action, demandMaintainer, demandPackage } from "../context";
import { packageDependencies, packageOwner, undoPackageAction } from "./package-action";

type VersionAsset = YankAsset | UnyankAsset;

/** Yanking and unyanking differ only in what they demand of the version and in what they leave. */
function versionAction<A extends VersionAsset>(
    yankedBy: (asset: A) => YankReason | undefined,
    assertYankable: (asset: A, yanked: YankReason | undefined) => void,
): Action<A> {
    return {
        check(context) {
            const { name, version } = context.asset;
            const { versions } = demandPackage(context, name).package;
            demandMaintainer(context, vendorOf(name));

            if (!versions.has(version)) {
                throw new RegistryError("ERR_UNKNOWN_VERSION", `${name}@${version}`);
            }

            assertYankable(context.asset, versions.get(version));
        },

        transition: (context) => [
            changeYank(
                packageOwner(context),
                { name: context.asset.name, version: context.asset.version, yanked: yankedBy(context.asset) },
                context.transactionId,
            ),
        ],

        undo: undoPackageAction,

        dependencies: (context) => ({
            exclusive: [`version:${context.asset.name}@${context.asset.version}`],
            shared: packageDependencies(context),
        }),

        changes: packageDependencies,
    };
}

/** Withdraws a version; a yanked one may be yanked again for the other reason. */
export const yank = versionAction<YankAsset>(
    ({ reason }) => reason,
    ({ name, version, reason }, yanked) => {
        if (yanked === reason) {
            throw new RegistryError("ERR_ALREADY_YANKED", `${name}@${version}: ${reason}`);
        }
    },
);

/** Brings a version back. */
export const unyank = versionAction<UnyankAsset>(
    () => undefined,
    ({ name, version }, yanked) => {
        if (!yanked) {
            throw new RegistryError("ERR_NOT_YANKED", `${name}@${version}`);
        }
    },
);
