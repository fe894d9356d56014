/**
 * A Python program that calls functions and counts the work of each call without measuring time: the executed lines, each
 * pass of a loop or comprehension again, and the values that slices and built-in functions traverse. `insort` and `pop`
 * count as one, although they move up to 20 kB. For each call it prints a line with the work and the outputs.
 */
export const COUNT_WORK = `
import ast, builtins, json, math, sys

class Counted(ast.NodeTransformer):
    def visit_Subscript(self, node):
        self.generic_visit(node)
        if not (isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load)):
            return node
        call = ast.Call(ast.Name("counted_list", ast.Load()), [node], [])
        return ast.copy_location(call, node)

count = 0

def counted_list(values):
    global count
    count += len(values)
    return values

def counting(function):
    def counted(*args, **named):
        global count
        count += sum(len(value) for value in args if isinstance(value, (list, tuple)))
        return function(*args, **named)
    return counted

def trace(frame, event, argument):
    global count
    if event == "line" and frame.f_code.co_filename == "nodes.py":
        count += 1
    return trace if frame.f_code.co_filename == "nodes.py" else None

work = json.load(sys.stdin)
names = {"counted_list": counted_list}
exec(work["imports"], names)
for name in ("all", "any", "list", "max", "min", "reversed", "set", "sorted", "sum", "tuple"):
    names[name] = counting(getattr(builtins, name))
tree = ast.fix_missing_locations(Counted().visit(ast.parse(work["source"])))
exec(compile(tree, "nodes.py", "exec"), names)
number = lambda values: [math.nan if value is None else float(value) for value in values]
plain = lambda value: None if isinstance(value, float) and math.isnan(value) else value
for call in work["calls"]:
    series = {name: number(values) for name, values in call["series"].items()}
    real = {name: float(value) for name, value in call["real"].items()}
    count = 0
    sys.settrace(trace)
    outputs = names[call["function"]](**series, **real, **call["plain"])
    sys.settrace(None)
    done = count
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    plain_outputs = [[plain(value) for value in output] for output in outputs]
    print(json.dumps({"work": done, "outputs": plain_outputs}, allow_nan=False))
`;
