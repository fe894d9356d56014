import { connectionOf } from "../../../platform/paging/connection.type";
import { CodeGeneration } from "./code-generation.entity";

export const CodeGenerationConnection = connectionOf(CodeGeneration, "CodeGeneration");
