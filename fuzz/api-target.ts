import Joi from "joi";

import { positionOf } from "../src/api/cursor";
import { Endpoint, methodOf } from "../src/api/endpoint";
import { ApiError } from "../src/api/errors";
import { routes } from "../src/api/routes";
import { PluginsQuery } from "../src/api/schemas";
import { ApiServices } from "../src/api/services";
import { mutateJson } from "./mutate-json";
import { demand, Target } from "./target";

type Part = "params" | "query" | "body";

/** Only what routes declare is used; none is asked to answer. */
const endpoints = new Map<string, Endpoint>(
    routes({} as ApiServices).map((each) => [`${methodOf(each)} ${each.path}`, each]),
);

const PARTS: readonly Part[] = ["params", "query", "body"];
const MOST_PER_PAGE = 100;
const CONTEXT = { configuration: { plugins: { pagination: { limit: MOST_PER_PAGE } } } };
const ADDRESS = "AbXE8VPhJDL2Tiui6RiaMy5cYi7W7pnxdw";
const CURSOR = Buffer.from('["price,asc,asc","5","@a/b"]').toString("base64url");

/** Values that a parameter of this name may have. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
    name: ["@a/b", "lodash"],
    version: ["1.0.0"],
    address: [ADDRESS],
    owner: [ADDRESS],
    id: [ADDRESS],
    vendor: ["@a"],
    page: ["2"],
    limit: ["10"],
    cursor: [CURSOR],
    orderBy: ["price:desc,name:desc", "price"],
    q: ["weather station"],
    core: ["3.9.1"],
    at: ["2026-11-21T09:59:03Z", "17"],
    maxPrice: ["100"],
    free: ["true"],
    trial: ["false"],
    all: ["true"],
    questions: [[{ name: "@a/b", address: ADDRESS, version: "1.0.0" }]],
    packages: [[{ name: "@a/b", range: "^1.0.0", update: true }]],
    installed: [[{ name: "@a/b", version: "1.0.0" }]],
    allowYanked: [true],
};

function sampleOf(schema: Joi.ObjectSchema, choice: number): object {
    const keys = Object.keys((schema.describe() as { keys?: object }).keys ?? {});

    return Object.fromEntries(
        keys.flatMap((key, index) => {
            const values = SAMPLES[key] ?? ["1"];

            // Some left out: not all parameters may stand together.
            return (choice >> index) % 4 === 3 ? [] : [[key, values[choice % values.length]]];
        }),
    );
}

function seeds(): string[] {
    return [...endpoints].flatMap(([route, endpoint]) =>
        Array.from({ length: 64 }, (_, choice) => {
            const parts = PARTS.flatMap((part) => {
                const schema = endpoint[part];

                return schema ? [[part, sampleOf(schema, choice)]] : [];
            });

            return JSON.stringify({ route, ...Object.fromEntries(parts) });
        }),
    );
}

function checkPage({ limit, page, offset, cursor, orderBy }: PluginsQuery): void {
    demand("a page of another size", limit === undefined || (limit >= 1 && limit <= MOST_PER_PAGE));
    demand(
        "a place that is no whole number",
        [page, offset].every((place) => place === undefined || Number.isSafeInteger(place)),
    );

    if (cursor !== undefined) {
        try {
            positionOf(cursor, orderBy ?? { by: "name", descending: false, namesDescending: false });
        } catch (error) {
            demand("a cursor that is refused without a code", error instanceof ApiError);
        }
    }
}

/** Parameters are taken or refused; what is taken has the shape that controllers rely on. */
const api: Target = {
    summary: "parameters and bodies of API requests, by the routes' schemas",
    seeds,
    mutate(input, other, random) {
        const { route, ...parts } = JSON.parse(input) as { route: string };
        const mutant = JSON.parse(mutateJson(JSON.stringify(parts), other, random)) as object;

        return JSON.stringify({ ...mutant, route });
    },
    run(input) {
        const request = JSON.parse(input) as Partial<Record<Part | "route", unknown>>;
        const endpoint = endpoints.get(request.route as string) as Partial<Record<Part, Joi.ObjectSchema>> | undefined;

        for (const part of PARTS) {
            const { error, value } = endpoint?.[part]?.validate(request[part] ?? {}, { context: CONTEXT }) ?? {};

            if (error === undefined && part === "query" && value !== undefined) {
                checkPage(value as PluginsQuery);
            }
        }
    },
};

export const apiTargets = { api } as const satisfies Record<string, Target>;
