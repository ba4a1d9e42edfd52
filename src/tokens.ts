/** Arktoshi as tokens, exactly: `2500000000` is `25`. */
export function tokensOf(arktoshi: string): string {
    const digits = arktoshi.padStart(9, "0");
    const fraction = digits.slice(-8).replace(/0+$/, "");

    return `${digits.slice(0, -8)}${fraction && `.${fraction}`}`;
}
