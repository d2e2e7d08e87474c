import { agreeOnFile } from "../../jobs/import/agreeOnFile.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Refuses a file that has to be asked about, before anything of it is stored. */
export const handler = stepHandler(agreeOnFile);
