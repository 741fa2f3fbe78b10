// Columns of the same two rows over five years with Observable Plot: the median of 20 drawings after one.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { figures, measured } from "./figures.mjs";

const { document } = parseHTML("<html><body></body></html>");
const draw = () =>
  Plot.plot({
    document,
    width: 720,
    height: 360,
    fx: { label: null },
    x: { axis: null },
    marks: [
      Plot.barY(figures, { fx: "year", x: "row", y: "value", fill: "row" }),
      Plot.text(figures, { fx: "year", x: "row", y: "value", text: (of) => String(of.value), dy: -6 }),
      Plot.ruleY([0]),
    ],
  }).outerHTML;
measured("Observable Plot", draw);
