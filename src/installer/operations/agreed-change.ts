import { Change } from "../journal/change";
import { commit, StepListener } from "../journal/commit";
import { Plan } from "../plan";
import type { Site } from "../site";

/** What every operation that changes a node is given. */
export interface ChangeRequest {
    /** The command as it was typed, for messages and for the record. */
    readonly command: string;
    /** Shown once everything is checked; true goes on. */
    agree(plan: Plan): Promise<boolean>;
    /** Told before each step of the journal. */
    readonly onStep?: StepListener;
}

/** What became of it. */
export interface ChangeResult {
    readonly plan: Plan;
    readonly done: boolean;
}

/** Makes a change that has been checked, if whoever sees its plan agrees. */
export async function makeIfAgreed(
    { folders }: Site,
    { agree, onStep }: Pick<ChangeRequest, "agree" | "onStep">,
    plan: Plan,
    change: Change,
): Promise<ChangeResult> {
    const done = await agree(plan);

    if (done) {
        await commit(folders, change, onStep);
    }

    return { plan, done };
}
