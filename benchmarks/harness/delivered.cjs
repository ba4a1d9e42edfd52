/**
 * Loaded before a benchmark (`node --require`): compiles TypeScript as `npm run build` does. tsx, which runs everything
 * else here, gives each function that is made its name by `Object.defineProperty` (esbuild's `keepNames`), which made
 * writing a record three times as dear as it is on a node.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const ts = require("typescript");

const { compilerOptions } = ts.readConfigFile(join(__dirname, "../../tsconfig.json"), ts.sys.readFile).config;
const { options } = ts.convertCompilerOptionsFromJson(
    { ...compilerOptions, noEmit: false, inlineSourceMap: true },
    join(__dirname, "../.."),
);

require.extensions[".ts"] = (module, fileName) => {
    const { outputText } = ts.transpileModule(readFileSync(fileName, "utf8"), { compilerOptions: options, fileName });
    module._compile(outputText, fileName);
};
