import { solvePositiveDefinite } from "../../../src/engine/regression/solve-positive-definite";

const rows = (...matrix: number[][]) => matrix.map((row) => Float64Array.from(row));

describe("solvePositiveDefinite", () => {
  test("solves a positive definite system", () => {
    // A well-known example with the lower triangle 2 | 6 1 | -8 5 3, evaluated at x = (1, 2, 3).
    const matrix = rows([4, 12, -16], [12, 37, -43], [-16, -43, 98]);
    expect([...solvePositiveDefinite(matrix, Float64Array.of(-20, -43, 192))]).toEqual([1, 2, 3]);
  });

  test("does not change its arguments", () => {
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
  ])("rejects a matrix that is %s", (_, matrix) => {
    expect(() => solvePositiveDefinite(matrix, Float64Array.of(1, 1))).toThrow("The matrix is not positive definite");
  });
});
