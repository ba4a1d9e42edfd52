import { apiTargets } from "./api-target";
import { byteTargets } from "./byte-targets";
import { jsonTargets } from "./json-targets";

export const targets = { ...byteTargets, ...jsonTargets, ...apiTargets };

export type TargetName = keyof typeof targets;

export const targetNames = Object.keys(targets) as TargetName[];
