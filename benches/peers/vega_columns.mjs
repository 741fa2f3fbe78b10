// Columns of the same two rows over five years with Vega-Lite: the median of 20 drawings after one.
import * as vega from "vega";
import { compile } from "vega-lite";
import { figures, measured } from "./figures.mjs";

const draw = async () => {
  const encoding = {
    x: { field: "year", type: "nominal", sort: null },
    xOffset: { field: "row", sort: null },
    y: { field: "value", type: "quantitative" },
    color: { field: "row", sort: null },
  };
  const specification = { data: { values: figures }, width: 640, height: 300, mark: "bar", encoding };
  return new vega.View(vega.parse(compile(specification).spec), { renderer: "none" }).toSVG();
};
await measured("Vega-Lite", draw);
