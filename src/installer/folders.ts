import { basename, dirname, join, relative } from "node:path";

/** Where things lie on a node's disk (docs/installer.md). All of it is on the file system of the data folder. */
export interface Folders {
    readonly data: string;
    /** Core reads this one: per plugin a symbolic link into the generation that is in force. */
    readonly plugins: string;
    /** Everything of the installer's own. */
    readonly home: string;
    /** One folder per installed or kept version. */
    readonly store: string;
    /** Sets of links into the store, one per change; see generations.ts. */
    readonly generations: string;
    /** Link to the generation that is in force. */
    readonly current: string;
    /** One folder per run that is under way. */
    readonly staging: string;
    readonly journal: string;
    /** What `rollback` returns to. */
    readonly former: string;
    /** The highest block that a node has shown. */
    readonly seenHeight: string;
    /** Bought, tried or moved licenses that a killed run may have paid for. */
    readonly purchases: string;
    readonly lockFile: string;
    readonly config: string;
    readonly appJson: string;
}

/** Folders of the node with this data and configuration folder. */
export function foldersOf(node: { readonly data: string; readonly config: string }): Folders {
    const home = join(node.data, "plugin-installer");
    const config = basename(node.config) === "app.json" ? dirname(node.config) : node.config;

    return {
        data: node.data,
        plugins: join(node.data, "plugins"),
        home,
        store: join(home, "store"),
        generations: join(home, "generations"),
        current: join(home, "current"),
        staging: join(home, "staging"),
        journal: join(home, "journal.json"),
        former: join(home, "former.json"),
        seenHeight: join(home, "seen-height.json"),
        purchases: join(home, "purchases"),
        lockFile: join(node.data, "plugins", "ark-plugins-lock.json"),
        config,
        appJson: join(config, "app.json"),
    };
}

/** Where Core looks for a plugin. */
export const linkOf = (folders: Folders, name: string): string => join(folders.plugins, ...name.split("/"));

/** What the link of a plugin says: a path relative to the link, so that a data folder can be moved as a whole. */
export const linkTarget = (folders: Folders, name: string): string =>
    relative(dirname(linkOf(folders, name)), join(folders.current, ...name.split("/")));
