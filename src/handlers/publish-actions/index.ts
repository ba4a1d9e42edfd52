import { PluginPublishAsset, PublishAction } from "../../transactions";
import { Action } from "../context";
import { accept } from "./accept";
import { maintainers } from "./maintainers";
import { register } from "./register";
import { release } from "./release";
import { terms } from "./terms";
import { transfer } from "./transfer";
import { unyank, yank } from "./yank";

export const publishActions: {
    readonly [A in PublishAction]: Action<Extract<PluginPublishAsset, { action: A }>>;
} = { register, release, terms, yank, unyank, maintainers, transfer, accept };
