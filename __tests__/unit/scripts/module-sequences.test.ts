import { Model } from "../../../scripts/module-sequences/model";
import { drawSequence, live } from "../../../scripts/module-sequences/sequence";
import { Need } from "../../../scripts/module-sequences/steps";
import { SupervisedModule } from "../../../src/runtime/supervision/supervised-module";

/** 0 needs 1, and 2 if it is there. */
const NEEDS: Need[][] = [
    [
        { module: 1, range: "~1.0.0", required: true },
        { module: 2, range: "*", required: false },
    ],
    [],
    [],
];

describe("the model", () => {
    it("knows what the manager is to do", () => {
        const model = new Model(NEEDS, 1);
        const states = () => model.modules.map(({ state }) => state).join(" ");
        model.apply({ type: "break", module: 2, version: "1.0.0", how: "throw" });

        expect(model.apply({ type: "load", module: 0 })).toBe("ok");
        expect(states()).toBe("loaded loaded failed");
        expect(model.apply({ type: "use", module: 1, version: "2.0.0" })).toBe("DEPENDENCY_UNMET");
        expect(model.apply({ type: "unload", module: 1, cascade: false })).toBe("MODULE_REQUIRED");
        model.apply({ type: "crash", module: 1, end: "SIGKILL" });
        expect(states()).toBe("loaded loaded failed");
        model.apply({ type: "crash", module: 1, end: "SIGKILL" });
        expect(states()).toBe("waiting failed failed");
        expect(model.apply({ type: "load", module: 1 })).toBe("ok");
        expect(states()).toBe("loaded loaded failed");
    });
});

describe("real modules", () => {
    it.each([0, 1, 2, 3].map((index) => `unit/${index}`))(
        "live as they should: %s",
        async (seed) => {
            await live(drawSequence(seed));
        },
        120_000,
    );

    it("are seen to be wrong when a crash is not noticed", async () => {
        const restart = jest.spyOn(SupervisedModule.prototype as never, "restart").mockImplementation();
        const steps = [
            { type: "load", module: 0 },
            { type: "crash", module: 0, end: "SIGKILL" },
        ] as const;

        await expect(live({ kind: "one by one", needs: [[]], steps }, 1000)).rejects.toThrow(
            "module-0 is 1.0.0 waiting, not 1.0.0 loaded",
        );
        restart.mockRestore();
    });
});
