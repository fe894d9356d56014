import { type ProgressSnapshot, progressBar, progressText } from "./progress-line";

export interface ProgressDisplay {
  show(progress: ProgressSnapshot): void;
  /** Ends the line, so that the last state stays visible. */
  close(): void;
}

export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** In a terminal, one line that is redrawn in place; otherwise a new line for each 10 % of progress. */
export function progressDisplay(output: ProgressOutput): ProgressDisplay {
  return output.isTTY ? redrawnLine(output) : plainLines(output);
}

function redrawnLine(output: ProgressOutput): ProgressDisplay {
  let isOpen = false;
  return {
    show(progress) {
      isOpen = true;
      // Some terminals report a width of 0 columns.
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
