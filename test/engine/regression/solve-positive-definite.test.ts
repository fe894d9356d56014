import { solvePositiveDefinite } from "../../../src/engine/regression/solve-positive-definite";

const rows = (...matrix: number[][]) => matrix.map((row) => Float64Array.from(row));

describe("a positive definite system", () => {
  test("is solved", () => {
    // 4a + 12b - 16c and so on at a = 1, b = 2, c = 3: a known example whose triangle is 2 | 6 1 | -8 5 3.
    const matrix = rows([4, 12, -16], [12, 37, -43], [-16, -43, 98]);
    expect([...solvePositiveDefinite(matrix, Float64Array.of(-20, -43, 192))]).toEqual([1, 2, 3]);
  });

  test("leaves its arguments as they are", () => {
    const [matrix, right] = [rows([2, 1], [1, 2]), Float64Array.of(3, 3)];
    solvePositiveDefinite(matrix, right);
    expect([...matrix.map((row) => [...row]), [...right]]).toEqual([
      [2, 1],
      [1, 2],
      [3, 3],
    ]);
  });

  test.each([
    ["singular", rows([1, 1], [1, 1])],
    ["indefinite", rows([1, 2], [2, 1])],
    ["not a number", rows([Number.NaN, 0], [0, 1])],
  ])("is refused when it is %s", (_, matrix) => {
    expect(() => solvePositiveDefinite(matrix, Float64Array.of(1, 1))).toThrow("the matrix is not positive definite");
  });
});
