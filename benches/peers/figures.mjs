// The figures that every peer draws, and how long it takes.
const years = ["2019", "2020", "2021", "2022", "2023 (tot juni)"];
const rows = { "Zelfstandig vertrek": [40, 20, 20, 35, 50], "Gedwongen vertrek": [25, 10, 6, 30, 40] };

export const figures = Object.entries(rows).flatMap(([row, values]) =>
  values.map((value, at) => ({ row, year: years[at], value })),
);

export async function measured(name, draw) {
  const size = (await draw()).length;
  const times = [];
  for (let run = 0; run < 20; run += 1) {
    const start = performance.now();
    await draw();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  console.log(`${name}: ${times[10].toFixed(1)} ms, ${size} bytes`);
}
