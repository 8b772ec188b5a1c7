/** The widget's looks, one sheet a part. */

import { comfort } from "./comfort";
import { controls } from "./controls";
import { dialogs } from "./dialogs";
import { dock } from "./dock";
import { paper } from "./paper";
import { papers } from "./papers";
import { tokens } from "./tokens";
import { turns } from "./turns";

export const styles = [tokens, controls, turns, papers, dock, dialogs, comfort, paper];
