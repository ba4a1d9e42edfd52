import { basename } from "node:path";

import semver from "semver";

import { isIsolated } from "../installer/manifest";
import { isFree, Terms } from "../transactions";
import { requirementsOf } from "./requirements";
import { Manifest, Tarball } from "./tarball";

/** Something in a package that its publisher would regret. An error stops, a warning is shown. */
export interface Finding {
    readonly level: "error" | "warning";
    readonly code: string;
    readonly message: string;
}

const LARGE = 5 * 1024 * 1024;
const MANY = 1_000;

/** Files that hold secrets by their nature or by custom. */
const SECRET_FILES: readonly RegExp[] = [
    /^\.env(?:\.(?!example$|sample$|template$).*)?$/,
    /^\.npmrc$/,
    /^\.netrc$/,
    /^id_(?:rsa|dsa|ecdsa|ed25519)$/,
    /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|wif)$/,
    /^(?:delegates|genesis-wallet|wallet|wallets|credentials|secrets?)\.json$/,
    /^(?:passphrase|secret|mnemonic)s?(?:\.txt)?$/,
];

/** Licenses that let everybody pass copies on. */
const OPEN_LICENSES = /\b(?:MIT|Apache-2\.0|BSD|ISC|[AL]?GPL|MPL|Unlicense|CC0|0BSD)\b/;

const finding = (level: Finding["level"], code: string, message: string): Finding => ({ level, code, message });

function secretFiles({ files }: Tarball): Finding[] {
    return files
        .filter(({ path }) => SECRET_FILES.some((pattern) => pattern.test(basename(path))))
        .map(({ path }) => finding("error", "SECRET_FILE", `${path} looks like a secret; what is published stays so.`));
}

/** The file that `require` would load, as far as package.json names it. */
function mainFile({ files, manifest }: Tarball): Finding[] {
    if (manifest.exports !== undefined) {
        return [];
    }

    const main = (manifest.main ?? "index.js").replace(/^\.\//, "");
    const candidates = [main, `${main}.js`, `${main}.json`, `${main.replace(/\/$/, "")}/index.js`];

    return files.some(({ path }) => candidates.includes(path))
        ? []
        : [finding("error", "NO_MAIN", `The package has no ${main}, so no node can load it. Was it built?`)];
}

function contents(tarball: Tarball): Finding[] {
    const { files, manifest, size } = tarball;
    const found = [...secretFiles(tarball), ...mainFile(tarball)];

    if (manifest.files === undefined && !files.some(({ path }) => path === ".npmignore")) {
        const message = 'package.json has no "files": everything in the folder is in the package.';
        found.push(finding("warning", "NO_FILES_LIST", message));
    }

    if (size > LARGE || files.length > MANY) {
        const message = `${files.length} files, ${size} bytes packed: every operator downloads all of it.`;
        found.push(finding("warning", "LARGE", message));
    }

    return found;
}

function dependencies({ dependencies = {}, scripts = {} }: Manifest): Finding[] {
    const core = Object.keys(dependencies).filter((name) => name.startsWith("@arkecosystem/"));
    const install = ["preinstall", "install", "postinstall"].filter((name) => scripts[name] !== undefined);

    return [
        ...core.map((name) =>
            finding("warning", "OWN_COPY_OF_CORE", `${name} is a dependency: it belongs to peerDependencies.`),
        ),
        ...install.map((name) =>
            finding("warning", "INSTALL_SCRIPT", `The script "${name}" does not run unless the operator allows it.`),
        ),
    ];
}

function requirements(manifest: Manifest): Finding[] {
    const { core, plugins } = requirementsOf(manifest);
    const ranges = Object.entries({ "ARK Core": core, ...plugins });
    const invalid = ranges
        .filter(([, range]) => semver.validRange(range) === null)
        .map(([name, range]) => finding("error", "INVALID_RANGE", `"${range}" of ${name} is no range of versions.`));

    // A module depends on the version of its protocol, which its manifest has to name.
    return core === "*" && !isIsolated(manifest)
        ? [
              ...invalid,
              finding(
                  "warning",
                  "NO_CORE_RANGE",
                  "Nothing says which versions of Core it works with: require a Core package in " +
                      "arkecosystem.core.dependencies, or name one in peerDependencies.",
              ),
          ]
        : invalid;
}

function license({ license }: Manifest, terms: Terms): Finding[] {
    if (license === undefined) {
        return [finding("warning", "NO_LICENSE", 'package.json has no "license".')];
    }

    return !isFree(terms) && OPEN_LICENSES.test(license)
        ? [finding("warning", "OPEN_LICENSE", `Its license is ${license}: whoever has a copy may pass it on for free.`)]
        : [];
}

/** Everything that is worth knowing of a package before it is public for ever; errors first. */
export function findingsOf(tarball: Tarball, terms: Terms): Finding[] {
    const { manifest } = tarball;
    const found = [
        ...(manifest.private ? [finding("error", "PRIVATE", 'package.json says "private": true.')] : []),
        ...contents(tarball),
        ...dependencies(manifest),
        ...requirements(manifest),
        ...license(manifest, terms),
    ];

    return found.sort((left, right) => (left.level < right.level ? -1 : left.level > right.level ? 1 : 0));
}
