import { type ProgressSnapshot, progressBar, progressText } from "./progress-line";

export interface ProgressDisplay {
  show(progress: ProgressSnapshot): void;
  /** Leaves the last state on a line of its own. */
  close(): void;
}

export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that is drawn over itself in a terminal; elsewhere a line for every tenth of the way. */
export function progressDisplay(output: ProgressOutput): ProgressDisplay {
  return output.isTTY ? redrawnLine(output) : plainLines(output);
}

function redrawnLine(output: ProgressOutput): ProgressDisplay {
  let isOpen = false;
  return {
    show(progress) {
      isOpen = true;
      // Some terminals claim to be 0 columns wide.
      output.write(`\r\u001b[2K${progressBar(progress, output.columns || 80)}`);
    },
    close() {
      if (isOpen) output.write("\n");
      isOpen = false;
    },
  };
}

function plainLines(output: ProgressOutput): ProgressDisplay {
  let shownTenth = -1;
  return {
    show(progress) {
      const tenth = Math.floor(progress.percent / 10);
      if (tenth === shownTenth) return;
      shownTenth = tenth;
      output.write(`${progressText(progress)}\n`);
    },
    close() {},
  };
}
