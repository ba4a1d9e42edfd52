import { Requirements } from "../transactions";

/** Names stand in canonical order, so equal requirements have equal lists. */
export function sameRequirements(left: Requirements, right: Requirements): boolean {
    const [names, others] = [Object.keys(left.plugins), Object.keys(right.plugins)];

    return (
        left.core === right.core &&
        names.length === others.length &&
        names.every((name, index) => name === others[index] && left.plugins[name] === right.plugins[name])
    );
}
