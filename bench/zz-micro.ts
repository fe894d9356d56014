const n = 2520;
class RS {
  sum = 0;
  lost = 0;
  add(v: number) {
    const next = this.sum + v;
    this.lost += Math.abs(this.sum) >= Math.abs(v) ? this.sum - next + v : v - next + this.sum;
    this.sum = next;
  }
  total() {
    return this.sum + this.lost;
  }
}
const src = new Float64Array(n).map((_, i) => 100 + Math.sin(i) * 5 + i * 0.01);
function smaC(source: Float64Array, period: number) {
  const result = new Float64Array(source.length).fill(NaN);
  const sum = new RS();
  let present = 0,
    eq = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const e = source[bar]!;
    if (Number.isFinite(e)) {
      sum.add(e);
      present++;
    }
    const l = bar >= period ? source[bar - period]! : NaN;
    if (Number.isFinite(l)) {
      sum.add(-l);
      present--;
    }
    eq = e === source[bar - 1] ? eq + 1 : 1;
    if (present < period) continue;
    result[bar] = eq >= period ? e : sum.total() / period;
  }
  return result;
}
function smaL(source: Float64Array, period: number) {
  const result = new Float64Array(source.length).fill(NaN);
  let s = 0,
    lost = 0;
  let present = 0,
    eq = 0;
  let before = NaN;
  for (let bar = 0; bar < source.length; bar++) {
    const v = source[bar]!;
    if (Number.isFinite(v)) {
      const next = s + v;
      lost += Math.abs(s) >= Math.abs(v) ? s - next + v : v - next + s;
      s = next;
      present++;
    }
    const w = bar >= period ? -source[bar - period]! : NaN;
    if (Number.isFinite(w)) {
      const next = s + w;
      lost += Math.abs(s) >= Math.abs(w) ? s - next + w : w - next + s;
      s = next;
      present--;
    }
    eq = v === before ? eq + 1 : 1;
    before = v;
    if (present < period) continue;
    result[bar] = eq >= period ? v : (s + lost) / period;
  }
  return result;
}
const alloc = () => new Float64Array(n);
const nan = () => new Float64Array(n).fill(NaN);
const nanLoop = () => {
  const r = new Float64Array(n);
  for (let i = 0; i < n; i++) r[i] = NaN;
  return r;
};
const slice = () => src.slice();
const mapB = () => src.map((v, i) => v * 2 + i);
function each(s: Float64Array, f: (v: number, i: number) => number) {
  const r = new Float64Array(s.length);
  for (let i = 0; i < s.length; i++) r[i] = f(s[i]!, i);
  return r;
}
const mapL = () => {
  const r = new Float64Array(n);
  for (let i = 0; i < n; i++) r[i] = src[i]! * 2 + i;
  return r;
};
const fs: Record<string, () => unknown> = {
  smaC: () => smaC(src, 20),
  smaL: () => smaL(src, 20),
  alloc,
  nan,
  nanLoop,
  slice,
  mapB,
  each: () => each(src, (v, i) => v * 2 + i),
  each2: () => each(src, (v, i) => v * 3 - i),
  each3: () => each(src, (v, i) => (v * 3) / i),
  each4: () => each(src, (v) => v * 3),
  each5: () => each(src, (v) => v + 3),
  mapL,
};
for (let r = 0; r < 3; r++)
  for (const [k, f] of Object.entries(fs)) {
    let m = 1e9;
    for (let q = 0; q < 9; q++) {
      const t = process.hrtime.bigint();
      for (let i = 0; i < 100; i++) f();
      m = Math.min(m, Number(process.hrtime.bigint() - t) / 1e5);
    }
    if (r == 2) console.log(k, m.toFixed(1));
  }
