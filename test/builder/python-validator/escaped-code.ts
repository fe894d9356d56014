import type { Validator, ValidatorAnswer } from "../../../src/builder/python-validator/start-validator";

/**
 * Runs code without inspecting it. Each attack starts with Python's real built-ins, obtained by walking the
 * object tree, and then tests the boundary itself.
 */
const ESCAPED = `
def escaped():
    for kind in ().__class__.__base__.__subclasses__():
        if kind.__name__ == "_wrap_close":
            return kind.__init__.__globals__

sys = escaped()["sys"]
builtins = escaped()["__builtins__"]
imp = builtins["__import__"]
type_of = builtins["type"]

def tried(attack):
    caught = []
    class Catch:
        def __enter__(self):
            pass
        def __exit__(self, kind, error, trace):
            if kind:
                caught.append(kind.__name__ + ": " + str(error))
            return True
    with Catch():
        return repr(attack())
    return caught[0]

def posix():
    return sys.modules["posix"]
`;

/** Runs the body of a function that has escaped from all restrictions of Python. */
export async function attack(body: string, validator: Validator): Promise<ValidatorAnswer> {
  await validator.ready;
  const source = `${ESCAPED}\ndef generate_signals(bars):\n${body.replace(/^/gm, "    ")}\n`;
  return validator.ask({ source, run: { functionName: "generate_signals", bars: {} }, skipsInspection: true });
}
