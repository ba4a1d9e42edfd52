export interface VendorState {
    /** address */
    readonly owner: string;
    /** addresses in canonical order */
    readonly maintainers: readonly string[];
    /** address of the wallet that may accept the vendor */
    readonly offeredTo: string | undefined;
}
