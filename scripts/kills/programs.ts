import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import ts from "typescript";

const ROOT = resolve(__dirname, "../..");

/** Programs that are started hundreds of times, compiled once. */
export interface Programs {
    readonly child: string;
    /** For programs that are started: they find this project's packages by it. */
    readonly nodePath: string;
    remove(): void;
}

const OPTIONS: ts.CompilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
};

function compile(path: string, outDir: string): void {
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), "utf8"), { compilerOptions: OPTIONS });
    const file = join(outDir, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputText);
}

/** Compiles this project's sources as they are now, types not looked at. */
export function compilePrograms(): Programs {
    const outDir = mkdtempSync(join(tmpdir(), "ark-plugin-registry-kills-"));
    const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
        .map((path) => join("src", path));
    [...sources, "scripts/kills/child.ts"].forEach((path) => compile(path, outDir));
    cpSync(join(ROOT, "package.json"), join(outDir, "package.json"));

    return {
        child: join(outDir, "scripts/kills/child.js"),
        nodePath: join(ROOT, "node_modules"),
        remove: () => rmSync(outDir, { recursive: true, force: true }),
    };
}
