import { PackageChange } from "./history";

/** Changes of one type, oldest first. */
export interface ChangeList {
    readonly type: PackageChange["type"];
    readonly changes: readonly PackageChange["change"][];
}

/** A page of several lists as one, newest first: looks at no more than what stands before the page's end. */
export function newestFirst(lists: readonly ChangeList[], offset: number, limit: number): PackageChange[] {
    const ends = lists.map(({ changes }) => changes.length);
    const page: PackageChange[] = [];

    for (let place = 0; place < offset + limit; place++) {
        const list = newestOf(lists, ends);

        if (list === undefined) {
            break;
        }

        const end = (ends[list] as number) - 1;
        ends[list] = end;

        if (place >= offset) {
            const { type, changes } = lists[list] as ChangeList;
            page.push({ type, change: changes[end] } as PackageChange);
        }
    }

    return page;
}

/** Which list has the newest change before its end; undefined if none has any. */
function newestOf(lists: readonly ChangeList[], ends: readonly number[]): number | undefined {
    let newest: number | undefined;
    let ordinal = -1;

    for (const [index, { changes }] of lists.entries()) {
        const change = changes[(ends[index] as number) - 1];

        if (change && change.ordinal > ordinal) {
            [newest, ordinal] = [index, change.ordinal];
        }
    }

    return newest;
}
