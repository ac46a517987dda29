// Maps: outlines of countries and, looked at closely, of their first-level units from the package, points as areas of the size that is known, tiles only where the server names some.
const rtl = document.documentElement.dir === "rtl";
const dark = () => document.documentElement.dataset.theme === "dark" || (document.documentElement.dataset.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
const RADIUS = { 1: 1000, 2: 4000, 3: 25000, 4: 70000, 5: 250000 }; // metres, by precision
let outlines = null;
const CLOSE = 6; // from this zoom on, the lines between first-level units are shown
let unitIndex = null;
const unitLines = new Map();

// An outline that crosses the 180th meridian goes on beyond it, and not once around the world.
function unwrap(ring) {
  const degrees = ring.map(([lon]) => lon);
  if (Math.max(...degrees) - Math.min(...degrees) > 300) ring.forEach((point) => { if (point[0] < 0) point[0] += 360; });
}

// Whether a map was taken away while something was fetched for it.
const gone = (map) => !map.getPane("mapPane");

async function base(map, element) {
  const colours = dark() ? { land: "#2b3a3f", line: "#5d7379" } : { land: "#f3efe4", line: "#a39c88" };
  outlines ??= fetch(document.documentElement.dataset.outlines ?? element.dataset.outlines ?? "/static/vendor/countries-50m.json").then((answer) => answer.json());
  const world = await outlines;
  if (gone(map)) return;
  const shapes = window.topojson.feature(world, world.objects.countries);
  for (const { geometry } of shapes.features) (geometry?.type === "MultiPolygon" ? geometry.coordinates : [geometry?.coordinates ?? []]).forEach((rings) => rings.forEach(unwrap));
  const layer = window.L.geoJSON(shapes, { interactive: false, style: { color: colours.line, weight: 1, fillColor: colours.land, fillOpacity: 1 } });
  layer.addTo(map).bringToBack();
  units(map, element, layer, colours);
  if (element.dataset.tiles) window.L.tileLayer(element.dataset.tiles, { maxZoom: 18 }).addTo(map);
}

// The lines between the units of the countries in view, each country fetched once and only when somebody looks closely.
function units(map, element, land, colours) {
  const address = element.dataset.units ?? "/static/units/index.json";
  const shown = new Map();
  async function look() {
    if (map.getZoom() < CLOSE) {
      for (const lines of shown.values()) lines.remove();
      shown.clear();
      element.dataset.unitsShown = "";
      return;
    }
    unitIndex ??= fetch(address).then((answer) => answer.json());
    const view = map.getBounds();
    for (const [country, [west, south, east, north, version]] of Object.entries(await unitIndex)) {
      if (gone(map)) return;
      if (shown.has(country) || !view.intersects([[south, west], [north, east]])) continue;
      if (!unitLines.has(country)) unitLines.set(country, fetch(address.replace(/[^/]*$/, `${country}.json?${version}`)).then((answer) => answer.json()));
      const lines = (await unitLines.get(country)).map((line) => line.map(([lon, lat]) => [lat, lon]));
      if (gone(map)) return;
      if (shown.has(country) || map.getZoom() < CLOSE) continue;
      shown.set(country, window.L.polyline(lines, { interactive: false, color: colours.line, weight: 0.8, dashArray: "3 3" }).addTo(map).bringToBack());
      land.bringToBack();
    }
    element.dataset.unitsShown = [...shown.keys()].sort().join(" ");
  }
  map.on("moveend", look);
  look();
}

function makeMap(element, options = {}) {
  const map = window.L.map(element, { attributionControl: false, worldCopyJump: true, preferCanvas: true, ...options });
  map.setView([30, 42], 4);
  map.zoomControl?.setPosition(rtl ? "topright" : "topleft");
  base(map, element);
  return map;
}

function area(lat, lon, precision, options = {}) {
  return window.L.circle([lat, lon], { radius: RADIUS[precision] ?? RADIUS[4], color: "#b3261e", weight: 1.5, fillOpacity: 0.25, dashArray: precision >= 3 ? "4 4" : null, ...options });
}

function picker(element) {
  const lat = parseFloat(element.dataset.lat);
  const lon = parseFloat(element.dataset.lon);
  // No animation: another map takes this one's place as soon as other places are found, and would end the animation of one that is gone.
  const map = makeMap(element, { keyboard: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false });
  const group = window.L.featureGroup();
  if (!Number.isNaN(lat)) group.addLayer(area(lat, lon, 2, { color: "#0b5563" }));
  for (const choice of element.closest(".picker").querySelectorAll("input[name=choice]")) {
    const point = [parseFloat(choice.dataset.lat), parseFloat(choice.dataset.lon)];
    if (Number.isNaN(point[0])) continue;
    group.addLayer(window.L.circleMarker(point, { radius: 7, color: "#b3261e" }).on("click", () => { choice.checked = true; choice.dispatchEvent(new Event("change", { bubbles: true })); choice.focus(); }));
  }
  group.addTo(map);
  if (group.getLayers().length) map.fitBounds(group.getBounds().pad(0.3), { maxZoom: 7 });
  return map;
}

let shown = null;
function look() {
  const element = document.getElementById("pickmap");
  if (!element || !window.L) return;
  if (shown && shown.element === element && shown.choices === element.closest(".picker").querySelector("#choices").innerHTML) return;
  if (shown) shown.map.remove();
  shown = { element, choices: element.closest(".picker").querySelector("#choices").innerHTML, map: picker(element) };
}
document.addEventListener("htmx:afterSwap", look);
window.waqai.maps = { makeMap, area, dark };
