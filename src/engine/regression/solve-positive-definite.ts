/**
 * Solves `matrix · x = right` for a symmetric positive definite matrix by Cholesky decomposition (Golub and Van Loan,
 * Matrix Computations, 4.2); only the lower triangle is read.
 * @throws RangeError if the matrix is not positive definite.
 */
export function solvePositiveDefinite(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lower = decompose(matrix);
  const size = right.length;
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) x[row]! -= lower[row]![column]! * x[column]!;
    x[row]! /= lower[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let below = row + 1; below < size; below++) x[row]! -= lower[below]![row]! * x[below]!;
    x[row]! /= lower[row]![row]!;
  }
  return x;
}

/** The lower triangle L with L · Lᵀ = matrix. */
function decompose(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!;
      for (let before = 0; before < column; before++) rest -= lower[row]![before]! * lower[column]![before]!;
      if (row === column && !(rest > 0)) throw new RangeError("The matrix is not positive definite");
      lower[row]![column] = row === column ? Math.sqrt(rest) : rest / lower[column]![column]!;
    }
  }
  return lower;
}
