export interface ProgressSnapshot {
  readonly processed: number;
  readonly total: number;
  /** 0 to 100. */
  readonly percent: number;
  /** Milliseconds since processing started. */
  readonly elapsedMs: number;
  /** The current ticker, or the state of a run without one. */
  readonly note: string;
}

const BAR_WIDTH = 30;

/** Formats `[#####-----]  50 %  5/10  2.0/s  ETA 0:03  AAPL`, cut to the width of the terminal so that it never wraps. */
export function progressBar(progress: ProgressSnapshot, columns: number): string {
  const filled = Math.floor((progress.percent / 100) * BAR_WIDTH);
  const bar = `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}]`;
  return `${bar} ${progressText(progress)}`.slice(0, Math.max(columns - 1, 1));
}

/** The same without the bar, for logs and pipes. */
export function progressText({ processed, total, percent, elapsedMs, note }: ProgressSnapshot): string {
  const perSecond = elapsedMs > 0 ? (processed / elapsedMs) * 1000 : 0;
  const eta = perSecond > 0 ? clock((total - processed) / perSecond) : "-:--";
  const facts = [
    `${percent.toFixed(0).padStart(3)} %`,
    `${processed}/${total}`,
    `${perSecond.toFixed(1)}/s`,
    `ETA ${eta}`,
    note,
  ];
  return facts.join("  ").trimEnd();
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
