import { text } from "../../openapi";
import { Endpoint, endpoint } from "../endpoint";
import { openApiText } from "../package-files";
import { assetOf, mediaTypeOf } from "../reference/assets";
import { referenceHeaders, referencePage } from "../reference/page";
import { assetParams } from "../schemas";

/** What describes the API itself, for machines and for people. */
export const documentRoutes = (): Endpoint[] => [
    endpoint({
        path: "/plugins/openapi.json",
        mediaType: "application/json",
        document: openApiText,
        changesWith: "release",
        describe: {
            id: "getOpenApi",
            tag: "Reference",
            summary: "This document",
            answer: { type: "object", required: ["openapi", "paths"] },
            example: { path: "/plugins/openapi.json" },
        },
    }),
    endpoint({
        path: "/plugins/reference",
        mediaType: "text/html; charset=utf-8",
        headers: referenceHeaders,
        document: () => referencePage,
        changesWith: "release",
        describe: {
            id: "getReference",
            tag: "Reference",
            summary: "A page that shows this document and tries its requests",
            answer: text,
            example: { path: "/plugins/reference" },
        },
    }),
    endpoint({
        path: "/plugins/reference/{release}/{file}",
        params: assetParams,
        mediaType: ({ file }) => mediaTypeOf(file),
        headers: { "x-content-type-options": "nosniff" },
        document: ({ file }) => assetOf(file),
        changesWith: "nothing",
        describe: {
            id: "getReferenceFile",
            tag: "Reference",
            summary: "What the page loads",
            answer: text,
            example: { path: "/plugins/reference/{release}/start.js" },
        },
    }),
];
