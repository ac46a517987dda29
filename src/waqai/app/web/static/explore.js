// The map of Explore: asks for what the part in view holds, draws each incident as the area that is known of its place, many as one circle with their number.
const element = document.getElementById("map");
const { makeMap, area } = window.waqai.maps;
const map = makeMap(element);
const layer = window.L.layerGroup().addTo(map);
const address = element.dataset.points;
let first = true;
let asked = 0;

function label(words, id) {
  const box = document.createElement("div");
  for (const word of words) { const line = document.createElement("div"); line.dir = "auto"; line.textContent = word; box.append(line); }
  const link = document.createElement("a");
  link.href = `/incident/${encodeURIComponent(id)}`;
  link.textContent = id;
  box.append(link);
  return box;
}

async function draw() {
  const number = ++asked;
  const bounds = map.getBounds();
  const clip = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(4);
  const query = new URLSearchParams({ zoom: map.getZoom() });
  if (!first) query.set("bounds", [clip(bounds.getWest(), 180), clip(bounds.getSouth(), 90), clip(bounds.getEast(), 180), clip(bounds.getNorth(), 90)].join(","));
  const answer = await fetch(`${address}${address.endsWith("?") ? "" : "&"}${query}`);
  if (!answer.ok || number !== asked) return;
  const data = await answer.json();
  layer.clearLayers();
  const points = [];
  for (const one of data.incidents ?? []) {
    area(one.lat, one.lon, one.precision).bindPopup(label(one.words, one.id)).addTo(layer);
    if (one.precision <= 2) window.L.circleMarker([one.lat, one.lon], { radius: 4, color: "#b3261e", weight: 1, fillOpacity: 0.8 }).bindPopup(label(one.words, one.id)).addTo(layer);
    points.push([one.lat, one.lon]);
  }
  for (const cell of data.cells ?? []) {
    const radius = 8 + 5 * Math.log10(cell.count);
    window.L.circleMarker([cell.lat, cell.lon], { radius, color: "#0b5563", fillOpacity: 0.5 }).bindTooltip(window.waqai.figures(cell.count), { permanent: cell.count > 1, direction: "center", className: "cell" }).on("click", () => map.setView([cell.lat, cell.lon], map.getZoom() + 2)).addTo(layer);
    points.push([cell.lat, cell.lon]);
  }
  element.dataset.drawn = String(points.length);
  if (first) {
    first = false;
    if (points.length) map.fitBounds(window.L.latLngBounds(points).pad(0.2), { maxZoom: 8 });
    map.on("moveend", draw);
  }
}
draw();
