/**
 * Takes from this process what Node's permission model leaves: signals to other processes, the node's among them. It
 * makes accidents and simple attacks fail; what an attacker may not reach at all is a matter of the launcher.
 */
export function harden(): void {
    const denied = (): never => {
        throw Object.assign(new Error("A module may not do this"), { code: "ERR_ACCESS_DENIED" });
    };

    for (const name of ["kill", "_kill", "_debugProcess", "_debugEnd", "setuid", "setgid", "binding"]) {
        Object.defineProperty(process, name, { value: denied, writable: false, configurable: false });
    }
}
