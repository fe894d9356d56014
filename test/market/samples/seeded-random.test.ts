import { seededRandom } from "../../../src/market/samples/seeded-random";

function integers(seed: string, count: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random() * 2 ** 32);
}

describe("the seeded random numbers", () => {
  it("equal those of an independent sfc32 implementation over the seed's SHA-256", () => {
    expect(integers("stratagraph", 4)).toEqual([978888567, 2244210655, 137965779, 3804383677]);
    expect(integers("", 2)).toEqual([1457630588, 615762770]);
  });

  it("differ between seeds", () => {
    expect(integers("a", 1)).not.toEqual(integers("b", 1));
  });

  it("are uniform between 0 and 1", () => {
    const random = seededRandom("even");
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 20_000; draw += 1) tenths[Math.floor(random() * 10)]! += 1;
    // 2,000 are expected in each; 250 is more than five standard deviations.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });
});
