import { createHash } from "node:crypto";

import { Contracts } from "@arkecosystem/core-kernel";
import { Utils } from "@arkecosystem/crypto";

import { RegistryIndexes } from "../src/wallet-attributes";
import { SimulatedNode } from "./node";
import { packageLines } from "./package-maps";
import { recordsSum } from "./records";

const INDEXES = ["usernames", ...Object.values(RegistryIndexes)];

function walletLine(wallet: Contracts.State.Wallet): string | undefined {
    const balance = wallet.getBalance().toString();
    const nonce = wallet.getNonce().toString();
    const records = recordsSum(wallet);
    const vote = wallet.hasVoted() ? wallet.getAttribute<string>("vote") : "";
    const delegate = wallet.isDelegate()
        ? wallet.getAttribute<Contracts.State.WalletDelegateAttributes>("delegate")
        : undefined;

    if (balance === "0" && nonce === "0" && records === 0n && !vote && !delegate) {
        return undefined;
    }

    const votes = delegate && `${delegate.username} ${delegate.voteBalance}`;

    return [wallet.getAddress(), balance, nonce, vote, votes, records.toString(16)].join(" ");
}

function indexLines({ wallets }: SimulatedNode, name: string): string[] {
    return wallets
        .getIndex(name)
        .entries()
        .map(([key, wallet]) => `${name} ${key} ${wallet.getAddress()}`)
        .sort();
}

/** All that must be equal on nodes with the same blocks, a line each: wallets, packages, indexes, digest, counts. */
export function snapshot(node: SimulatedNode): string[] {
    const wallets = node.wallets.allByAddress();
    const lines = wallets.map(walletLine).filter((line) => line !== undefined);

    return [
        ...lines.sort(),
        ...wallets.flatMap((wallet) => [...packageLines(wallet)]).sort(),
        ...INDEXES.flatMap((name) => indexLines(node, name)),
        `digest ${node.registry.digest}`,
        `counts ${Object.values(node.registry.counts).join(" ")}`,
    ];
}

/** A snapshot in 16 hexadecimal digits. */
export const fingerprint = (lines: readonly string[]): string =>
    createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);

/** What differs, in a few lines. */
export function difference(expected: readonly string[], actual: readonly string[]): string {
    const [before, after] = [new Set(expected), new Set(actual)];
    const lines = [
        ...expected.filter((line) => !after.has(line)).map((line) => `- ${line}`),
        ...actual.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
    ];

    return lines.slice(0, 12).join("\n");
}

export const total = (amounts: readonly Utils.BigNumber[]): Utils.BigNumber =>
    amounts.reduce((sum, amount) => sum.plus(amount), Utils.BigNumber.ZERO);
