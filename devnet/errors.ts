/** A failure whose message tells the person at the terminal what to do; shown without a stack. */
export class DevnetError extends Error {
    public override readonly name = "DevnetError";
}
