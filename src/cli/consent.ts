import { CommandContext, UsageError } from "./command";
import { isSet } from "./values";

/**
 * Whether the user agrees: by `--yes`, or by the answer to a question.
 *
 * @param unasked what to say when nobody is there to be asked
 * @throws UsageError with that
 */
export async function isAgreed(
    { flags, prompts }: Pick<CommandContext, "flags" | "prompts">,
    question: string,
    unasked: string,
): Promise<boolean> {
    const answer = isSet(flags, "yes") || (await prompts.confirm(question));

    if (answer === undefined) {
        throw new UsageError(unasked);
    }

    return answer;
}

/** The same of a change that `--dry-run` only shows. */
export const isChangeAgreed = async (context: CommandContext, question: string): Promise<boolean> =>
    !isSet(context.flags, "dry-run") &&
    isAgreed(
        context,
        question,
        `Nothing changed: \`${context.invocation} --yes\` does it without asking, --dry-run only shows it.`,
    );
