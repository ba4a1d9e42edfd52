import { Identities, Interfaces } from "@arkecosystem/crypto";

/** Somebody with a wallet. */
export interface Person {
    readonly passphrase: string;
    readonly keys: Interfaces.IKeyPair;
    readonly address: string;
}

function person(passphrase: string): Person {
    const keys = Identities.Keys.fromPassphrase(passphrase);

    return { passphrase, keys, address: Identities.Address.fromPublicKey(keys.publicKey) };
}

/** Everybody in a simulation, the same in each: who has money, who forges, and addresses that nobody has used. */
export class People {
    public readonly all: readonly Person[];
    public readonly forgers: readonly Person[];
    private readonly strangers: readonly string[];
    private readonly byAddress: ReadonlyMap<string, Person>;

    public constructor(wallets: number, forgers = 3) {
        this.all = Array.from({ length: wallets }, (_, index) => person(`simulated wallet ${index}`));
        this.forgers = Array.from({ length: forgers }, (_, index) => person(`simulated forger ${index}`));
        this.strangers = Array.from({ length: 20 }, (_, index) => person(`simulated stranger ${index}`).address);
        this.byAddress = new Map(this.all.map((each) => [each.address, each]));
    }

    public person(number: number): Person {
        return this.all[number % this.all.length] as Person;
    }

    /** Who has the keys of an address; strangers have none. */
    public holding(address: string): Person | undefined {
        return this.byAddress.get(address);
    }

    /** Mostly a person's address, sometimes one that nobody has used. */
    public address(number: number): string {
        return number % 16 === 0
            ? (this.strangers[(number >> 4) % this.strangers.length] as string)
            : this.person(number).address;
    }
}
