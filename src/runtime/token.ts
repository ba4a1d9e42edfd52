import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const BYTES = 32;

const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** A secret of 32 random bytes for one process, until it is revoked. */
export class Token {
    private secret: string | undefined = randomBytes(BYTES).toString("hex");

    public get isRevoked(): boolean {
        return this.secret === undefined;
    }

    /** What is sent to the process, hexadecimal. @throws Error once revoked */
    public reveal(): string {
        if (this.secret === undefined) {
            throw new Error("The token was revoked");
        }

        return this.secret;
    }

    /** In a time that says nothing about where they differ, or how long the other one is. */
    public matches(candidate: unknown): boolean {
        const expected = digestOf(this.secret ?? "");
        const given = digestOf(typeof candidate === "string" ? candidate : "");

        return timingSafeEqual(expected, given) && this.secret !== undefined && typeof candidate === "string";
    }

    public revoke(): void {
        this.secret = undefined;
    }
}
