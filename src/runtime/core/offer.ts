import { Container, Contracts } from "@arkecosystem/core-kernel";
import { Identities } from "@arkecosystem/crypto";

import { Entitlements, EntitlementsIdentifier } from "../../entitlements";
import { NodeMethod, NodeOffer } from "../mediation/node-offer";
import { RpcFailure } from "../rpc/connection";

type Params = Readonly<Record<string, unknown>>;

const EVENT_NAME = /^[a-z][A-Za-z0-9]{0,31}(?:\.[a-z][A-Za-z0-9]{0,31}){0,3}$/;

function textOf(params: Params, name: string): string {
    const value = params[name];

    if (typeof value !== "string") {
        throw new RpcFailure("PARAMS_INVALID", `${name} must be a string`);
    }

    return value;
}

const walletsOf = (app: Contracts.Kernel.Application): Contracts.State.WalletRepository =>
    app.getTagged(Container.Identifiers.WalletRepository, "state", "blockchain");

const blockchainOf = (app: Contracts.Kernel.Application): Contracts.Blockchain.Blockchain =>
    app.get(Container.Identifiers.BlockchainService);

interface DelegateAttributes {
    readonly username: string;
    readonly voteBalance: { toString(): string };
    readonly rank?: number;
    readonly producedBlocks?: number;
    readonly resigned?: boolean;
    readonly lastBlock?: { readonly height: number; readonly timestamp: number };
}

function delegate(wallet: Contracts.State.Wallet) {
    const { username, voteBalance, rank, producedBlocks, resigned, lastBlock } =
        wallet.getAttribute<DelegateAttributes>("delegate");

    return {
        username,
        publicKey: wallet.getPublicKey() ?? null,
        rank: rank ?? null,
        voteBalance: voteBalance.toString(),
        producedBlocks: producedBlocks ?? 0,
        lastHeight: lastBlock?.height ?? null,
        lastTimestamp: lastBlock?.timestamp ?? null,
        resigned: resigned === true,
    };
}

function lastBlock(app: Contracts.Kernel.Application) {
    const { id, height, timestamp, generatorPublicKey } = app
        .get<Contracts.State.StateStore>(Container.Identifiers.StateStore)
        .getLastBlock().data;

    return { id, height, timestamp, generatorPublicKey, synced: blockchainOf(app).isSynced() };
}

function wallet(app: Contracts.Kernel.Application, params: Params) {
    const address = textOf(params, "address");

    if (!Identities.Address.validate(address)) {
        throw new RpcFailure("PARAMS_INVALID", "address must be one of this network");
    }

    const wallets = walletsOf(app);

    // A look-up of an unknown address would create a wallet.
    if (!wallets.hasByAddress(address)) {
        return null;
    }

    const found = wallets.findByAddress(address);

    return {
        address,
        publicKey: found.getPublicKey() ?? null,
        balance: found.getBalance().toString(),
        nonce: found.getNonce().toString(),
        delegate: found.isDelegate() ? delegate(found) : null,
    };
}

function checkEntitlement(app: Contracts.Kernel.Application, params: Params) {
    const version = params["version"] === undefined ? undefined : textOf(params, "version");

    return app.get<Entitlements>(EntitlementsIdentifier).check(textOf(params, "name"), version);
}

async function dispatch(app: Contracts.Kernel.Application, params: Params, caller: string) {
    const name = textOf(params, "name");

    if (!EVENT_NAME.test(name)) {
        throw new RpcFailure("PARAMS_INVALID", "name must be the name of an event, such as delegate.missed");
    }

    // The module's name is part of the event's: no module can tell what another one or the node would.
    await app
        .get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService)
        .dispatch(`module.${caller}.${name}`, params["payload"] ?? null);

    return {};
}

/** What a Core node offers to modules (docs/module-protocol.md). All of it only reads, but for the event. */
export const coreOffer = (app: Contracts.Kernel.Application): NodeOffer =>
    new Map<string, NodeMethod>([
        ["chain.lastBlock", () => lastBlock(app)],
        ["chain.wallet", (params) => wallet(app, params)],
        ["chain.delegates", () => walletsOf(app).allByUsername().map(delegate)],
        ["entitlements.list", () => app.get<Entitlements>(EntitlementsIdentifier).list()],
        ["entitlements.check", (params) => checkEntitlement(app, params)],
        ["events.dispatch", (params, caller) => dispatch(app, params, caller)],
    ]);
