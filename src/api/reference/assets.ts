import { swaggerUiFile } from "../package-files";
import { startScript } from "./page";

const MEDIA_TYPES = { css: "text/css", js: "text/javascript", txt: "text/plain" } as const;

const SWAGGER_UI_FILES = ["swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt"] as const;

/** What the page loads, and the licenses of it. */
export const assetNames = ["start.js", ...SWAGGER_UI_FILES, "LICENSE", "NOTICE"] as const;

export type AssetName = (typeof assetNames)[number];

export const assetOf = async (name: AssetName): Promise<string | Buffer> =>
    name === "start.js" ? startScript : swaggerUiFile(name);

export function mediaTypeOf(name: AssetName): string {
    const extension = name.split(".").at(-1) as string;
    const known = Object.entries(MEDIA_TYPES).find(([key]) => key === extension);

    return `${known?.[1] ?? MEDIA_TYPES.txt}; charset=utf-8`;
}
