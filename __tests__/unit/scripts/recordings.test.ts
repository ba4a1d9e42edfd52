import { Cast } from "../../../scripts/recordings/cast";

const eventsOf = (cast: Cast): [number, string, string][] =>
    String(cast)
        .split("\n")
        .slice(1)
        .map((line) => JSON.parse(line));

it("keeps nothing of the machine that it was recorded on, and no long waiting", () => {
    const cast = new Cast({ "/tmp/x7/data": "~/data" });
    cast.show("written to /tmp/x7/data/file\r\n", 0.2);
    cast.show("done\r\n", 60);
    const [first, second] = eventsOf(cast);

    expect(String(cast)).not.toContain("/tmp");
    expect(first).toEqual([0.2, "o", "written to ~/data/file\r\n"]);
    expect(second?.[0]).toBeLessThan(3);
});

it("shows one turn of a spinner", () => {
    const cast = new Cast({});
    ["⠋", "⠙", "⠹"].forEach((frame) => cast.show(`\r\u001b[K${frame} Waiting`, 0.1));
    cast.show("\r\u001b[K⠸ Sending", 0.1);

    expect(eventsOf(cast).map(([, , text]) => text)).toEqual(["\r\u001b[K⠋ Waiting", "\r\u001b[K⠸ Sending", ""]);
});
