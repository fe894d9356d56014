import { init } from "talib-web";
import { type Series, unknownSeries } from "../../../src/engine/series/series";
import { findPackageFile } from "../../../src/market/samples/find-package-file";

/** The functions and memory of the WebAssembly module that a call needs. */
interface TalibModule {
  ccall(name: string, returns: "number", types: "number"[], values: number[]): number;
  _malloc(bytes: number): number;
  _free(address: number): void;
  readonly HEAPF64: Float64Array;
  readonly HEAP32: Int32Array;
}

/** Calls a function of TA-Lib, such as `SMA`, and returns its outputs per bar: NaN where TA-Lib has none. */
export type Talib = (
  name: string,
  inputs: readonly Series[],
  options?: readonly number[],
  outputs?: number,
) => Series[];

/**
 * TA-Lib's original C code with the default unstable period of 0. Options are numbers in the order of the C signature.
 * The build does not call TA_Initialize, so the candlestick functions run with settings of zero and cannot be compared.
 */
export async function loadTalib(): Promise<Talib> {
  const module = await loadModule();
  return (name, inputs, options = [], outputs = 1) => callTalib(module, name, inputs, options, outputs);
}

/** If there is a global fetch, the loader tries to fetch the file as in a browser; without fetch it reads the file. */
async function loadModule(): Promise<TalibModule> {
  const { fetch } = globalThis;
  Reflect.deleteProperty(globalThis, "fetch");
  try {
    return await init(findPackageFile("talib-web", "lib/talib.wasm"));
  } finally {
    globalThis.fetch = fetch;
  }
}

/**
 * Calls the C function directly, because the package's wrapper reads one bar too many and drops the start of the
 * outputs.
 */
function callTalib(
  module: TalibModule,
  name: string,
  inputs: readonly Series[],
  options: readonly number[],
  outputs: number,
): Series[] {
  const bars = inputs[0]!.length;
  const reserved: number[] = [];
  const reserve = (bytes: number): number => {
    const address = module._malloc(bytes);
    reserved.push(address);
    return address;
  };
  const [begin, count] = [reserve(4), reserve(4)];
  const read = inputs.map((series) => {
    const address = reserve(8 * bars);
    module.HEAPF64.set(series, address / 8);
    return address;
  });
  const written = Array.from({ length: outputs }, () => reserve(8 * bars));
  const values = [0, bars - 1, ...read, ...options, begin, count, ...written];
  const types = values.map(() => "number" as const);
  const code = module.ccall(`TA_${name}`, "number", types, values);
  if (code !== 0) throw new Error(`TA_${name} failed with code ${code}`);
  const series = written.map((address) => {
    const result = unknownSeries(bars);
    const [first, length] = [module.HEAP32[begin / 4]!, module.HEAP32[count / 4]!];
    result.set(module.HEAPF64.subarray(address / 8, address / 8 + length), first);
    return result;
  });
  for (const address of reserved) module._free(address);
  return series;
}
