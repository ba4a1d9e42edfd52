/**
 * `npm run bench:modules`: modules beside bare Node children, in one run, round by round. `--quick` for less of it,
 * `--json` for the rows and nothing else; `--save` writes the results down.
 */
import { optionsOf } from "../harness/options";
import { publish } from "../report/publish";
import { callRows, idleRows, Size, startRows } from "./measure";

const SIZE: Size = { starts: 30, rounds: 15, calls: 1000, modules: 50, idleSeconds: 30 };
const QUICK: Size = { starts: 5, rounds: 3, calls: 300, modules: 10, idleSeconds: 3 };

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:modules",
        description: "Modules beside bare Node children: start, memory, calls.",
        quick: "less of it",
    });
    const size = quick ? QUICK : SIZE;
    const rows = [...(await startRows(size)), ...(await callRows(size)), ...(await idleRows(size))];
    publish({ suite: "modules", script: "bench:modules", rows }, flags);
}

void main();
