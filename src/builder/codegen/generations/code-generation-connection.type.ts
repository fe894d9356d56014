import { feedConnectionOf } from "../../../platform/feeds/feed-connection";
import { CodeGeneration } from "./code-generation.entity";

export const CodeGenerationConnection = feedConnectionOf(CodeGeneration, "CodeGeneration");
