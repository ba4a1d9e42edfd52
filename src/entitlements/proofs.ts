import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

import Joi from "joi";
import writeFileAtomic from "write-file-atomic";

import { verdictCodes } from "../verdict";
import { Proof } from "./entitlement";

const time = Joi.number().integer().min(0);

const proofSchema = Joi.object<Proof>({
    version: Joi.string().allow("").required(),
    code: Joi.string()
        .valid(...Object.keys(verdictCodes))
        .required(),
    expiresAt: time.allow(null).required(),
    height: time.required(),
    chainTime: time.required(),
    announced: time.allow(null).required(),
});

interface Contents {
    /** whose proofs these are: network and wallet */
    readonly subject: string;
    readonly proofs: readonly (readonly [name: string, proof: Proof])[];
}

const schema = Joi.object<Contents>({
    subject: Joi.string().required(),
    proofs: Joi.array().items(Joi.array().ordered(Joi.string().required(), proofSchema.required())).required(),
});

/** The last proven verdict of each plugin, kept in a file so that neither a restart nor a resync forgets it. */
export class Proofs {
    private proofs = new Map<string, Proof>();
    private saving: Promise<void> = Promise.resolve();

    /** @param subject network and wallet; a file of another subject counts for nothing */
    public constructor(
        private readonly file: string,
        private readonly subject: string,
    ) {}

    public get size(): number {
        return this.proofs.size;
    }

    /** Reads the file, if there is one. @throws Error when it cannot be understood; the store is empty then */
    public load(): void {
        this.proofs = new Map();
        let text: string;

        try {
            text = readFileSync(this.file, "utf8");
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === "ENOENT") {
                return;
            }

            throw error;
        }

        const { subject, proofs } = Joi.attempt(JSON.parse(text), schema) as Contents;
        this.proofs = new Map(subject === this.subject ? proofs : []);
    }

    /** The proof of this very version. */
    public of(name: string, version: string | null): Proof | undefined {
        const proof = this.proofs.get(name);

        return proof?.version === version ? proof : undefined;
    }

    public set(name: string, proof: Proof): void {
        this.proofs.set(name, proof);
    }

    /** Writes the file, after a write that is under way. @throws Error of the file system */
    public save(): Promise<void> {
        const write = async (): Promise<void> => {
            const contents: Contents = { subject: this.subject, proofs: [...this.proofs] };
            mkdirSync(dirname(this.file), { recursive: true });
            await writeFileAtomic(this.file, `${JSON.stringify(contents, undefined, 2)}\n`);
        };
        this.saving = this.saving.then(write, write);

        return this.saving;
    }
}
