/** The program of a host process: one module, one socket (docs/module-protocol.md). */
import { Socket } from "node:net";

import { PROTOCOL_FD } from "../protocol";
import { harden } from "./harden";
import { Host } from "./host";

harden();
new Host(new Socket({ fd: PROTOCOL_FD, readable: true, writable: true })).greet().catch((error) => {
    console.error(error);
    process.exit(1);
});
