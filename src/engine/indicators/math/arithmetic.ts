import { arithmeticNode } from "./arithmetic-node";

export const addNode = arithmeticNode({
  name: "add",
  displayName: "Add",
  description: "Sum of a and b.",
  neutral: 0,
  phrase: (a, b) => `${a} plus ${b}`,
  calculate: (a, b) => a + b,
  pythonExpression: "left + right",
});

export const subtractNode = arithmeticNode({
  name: "subtract",
  displayName: "Subtract",
  description: "Difference a minus b.",
  neutral: 0,
  phrase: (a, b) => `${a} minus ${b}`,
  calculate: (a, b) => a - b,
  pythonExpression: "left - right",
});

export const multiplyNode = arithmeticNode({
  name: "multiply",
  displayName: "Multiply",
  description: "Product of a and b.",
  neutral: 1,
  phrase: (a, b) => `${a} times ${b}`,
  calculate: (a, b) => a * b,
  pythonExpression: "left * right",
});

export const divideNode = arithmeticNode({
  name: "divide",
  displayName: "Divide",
  description: "Quotient a divided by b; unknown where b is zero.",
  neutral: 1,
  phrase: (a, b) => `${a} divided by ${b}`,
  calculate: (a, b) => a / b,
  pythonExpression: "left / right if right != 0 else nan",
});
