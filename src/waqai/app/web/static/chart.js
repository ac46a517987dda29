// A timeline: incidents as bars, the killed as a line, every day (month, year) in its place. The table below it says the same in words.
const element = document.getElementById("timeline");
if (element && window.echarts) {
  const rows = JSON.parse(element.dataset.timeline);
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink").trim();
  const line = style.getPropertyValue("--line").trim();
  const rtl = document.documentElement.dir === "rtl";
  const filter = element.dataset.filter;
  const figures = (value) => window.waqai.figures(value);
  const chart = window.echarts.init(element, null, { renderer: "canvas" });
  const axis = { axisLabel: { color: ink }, axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } } };
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 56, right: 56, top: 64, bottom: rows.length > 60 ? 72 : 36 },
    legend: { top: 0, textStyle: { color: ink }, data: [element.dataset.incidents, element.dataset.killed] },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: figures },
    xAxis: { type: "category", inverse: rtl, data: rows.map((row) => row[0]), ...axis },
    yAxis: [{ type: "value", name: element.dataset.incidents, nameTextStyle: { color: ink }, minInterval: 1, position: rtl ? "right" : "left", ...axis, axisLabel: { color: ink, formatter: figures } }, { type: "value", name: element.dataset.killed, nameTextStyle: { color: ink }, minInterval: 1, position: rtl ? "left" : "right", ...axis, axisLabel: { color: ink, formatter: figures }, splitLine: { show: false } }],
    dataZoom: rows.length > 60 ? [{ type: "inside" }, { type: "slider", height: 24, bottom: 8, labelFormatter: (_, said) => said, textStyle: { color: ink } }] : [],
    series: [
      { name: element.dataset.incidents, type: "bar", data: rows.map((row) => row[1]), itemStyle: { color: "#2f8f9d" } },
      { name: element.dataset.killed, type: "line", yAxisIndex: 1, data: rows.map((row) => row[2]), itemStyle: { color: "#c0392b" }, symbolSize: 5 },
    ],
  });
  new ResizeObserver(() => chart.resize()).observe(element);
  // From a bar to its incidents.
  chart.on("click", ({ dataIndex }) => window.location.assign(`/explore?${[filter, `from=${rows[dataIndex][3]}`, `to=${rows[dataIndex][4]}`].filter(Boolean).join("&")}`));
  element.dataset.drawn = String(rows.filter((row) => row[1]).length);
}
