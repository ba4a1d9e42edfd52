/** npm's own definitions of its settings; @types/npmcli__config describes the package's main entry only. */
declare module "@npmcli/config/lib/definitions" {
    const definitions: Omit<ConstructorParameters<typeof import("@npmcli/config")>[0], "npmPath">;

    export default definitions;
}
