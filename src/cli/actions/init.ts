import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

import { isModuleName } from "../../runtime/manifest/names";
import { CommandContext, ExitCode, UsageError } from "../command";
import { requiredOf, textOf } from "../values";

/** Beside `src` and `dist`. */
const TEMPLATES = join(__dirname, "../../../templates");

/** The templates work as they are, under this name. */
const TEMPLATE_NAME = /@vendor\/plugin/g;

async function nameFrom({ flags, output, prompts }: CommandContext): Promise<string> {
    const name = textOf(flags, "name") ?? (await prompts.text("The plugin's name, as @vendor/package:"));
    output.end();

    if (name === undefined) {
        throw new UsageError("Give the plugin's name: --name @vendor/package.");
    }

    if (!isModuleName(name)) {
        throw new UsageError(`"${name}" is no name of a plugin: write @vendor/package in small letters.`);
    }

    return name;
}

async function assertEmpty(folder: string): Promise<void> {
    const present = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") {
            return [];
        }

        throw new UsageError(`${folder} cannot be used: ${error.message}`);
    });

    if (present.length > 0) {
        throw new UsageError(`${folder} is not empty, so nothing was written: name a new folder, or empty this one.`);
    }
}

async function filesOf(template: string): Promise<string[]> {
    const entries = await readdir(template, { recursive: true, withFileTypes: true });

    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(template, join(entry.path, entry.name)))
        .sort();
}

/** Makes a plugin of a template. @throws UsageError */
export async function init(context: CommandContext): Promise<number> {
    const folder = resolve(requiredOf(context, "folder"));
    await assertEmpty(folder);
    const name = await nameFrom(context);
    const kind = textOf(context.flags, "kind") ?? "isolated";
    const template = join(TEMPLATES, kind);
    const files = await filesOf(template);

    for (const file of files) {
        const target = join(folder, file);
        await mkdir(dirname(target), { recursive: true });
        const text = await readFile(join(template, file), "utf8");
        await writeFile(target, text.replace(TEMPLATE_NAME, name), { flag: "wx" });
    }

    context.output.json({ name, kind, folder, files });
    context.output.line(
        [`Made ${name} in ${folder}:`, ...files.map((file) => `  ${file}`), "README.md says how to go on."].join("\n"),
    );

    return ExitCode.ok;
}
