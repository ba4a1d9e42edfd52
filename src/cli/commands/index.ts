import { CommandDefinition } from "../command";
import { buy, licenses, move, sign, trial } from "./buyer";
import { completionOf } from "./completion";
import { init } from "./init";
import { info, search } from "./look-up";
import { moduleCommands } from "./modules";
import { audit, ci, doctor, install, list, outdated, remove, rollback, update, verify } from "./operator";
import { accept, grant, maintainers, publish, register, sales, terms, transfer, unyank, yank } from "./publisher";
import { setup } from "./setup";

/** Every command; the help shows them by group, in this order. */
export const commands: readonly CommandDefinition[] = [
    search,
    info,
    buy,
    trial,
    licenses,
    move,
    sign,
    init,
    publish,
    register,
    terms,
    yank,
    unyank,
    maintainers,
    transfer,
    accept,
    grant,
    sales,
    install,
    update,
    rollback,
    remove,
    list,
    outdated,
    ci,
    audit,
    verify,
    doctor,
    ...moduleCommands,
    setup,
    completionOf(() => commands),
];
