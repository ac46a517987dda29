// The article's side of review: marks over its words, the way from words to fields and back, marking words by mouse or by keys.
const { announce, keysAct } = window.waqai;

const review = document.getElementById("review");
const text = document.getElementById("text");
const assign = document.getElementById("assign");
const documentId = review.dataset.document;
const GROUPS = ["status", "word", "when", "where", "what", "attacker", "target", "toll"];
const painted = typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;

let marks = [];
let front = 0;
let leaves = []; // text nodes in order, each with the code point of the raw text at which it starts
let focused = null; // the name of the field that has the focus
let marked = null; // [start, end) that a person marks
let another = false; // whether another event has just come to the front, and none of its fields is asked for
let marking = null; // the words under the cursor: {words, at, from}

// Offsets count code points; the browser counts UTF-16 units. They differ only where a text holds pairs.
const toUnits = (node, points) => {
  const value = node.data;
  if (!/[\ud800-\udbff]/.test(value)) return Math.min(points, value.length);
  let units = 0;
  for (let i = 0; i < points && units < value.length; i += 1) units += value.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
};
const length = (value) => [...value].length;

function gather() {
  leaves = [];
  if (!text) return;
  for (const piece of text.querySelectorAll("[data-s]")) {
    let at = Number(piece.dataset.s);
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = length(node.data);
      leaves.push({ node, start: at, end: at + points });
      at += points;
    }
  }
}

function rangesOf(start, end) {
  return leaves.filter((leaf) => leaf.start < end && leaf.end > start).map((leaf) => {
    const range = document.createRange();
    range.setStart(leaf.node, toUnits(leaf.node, Math.max(start, leaf.start) - leaf.start));
    range.setEnd(leaf.node, toUnits(leaf.node, Math.min(end, leaf.end) - leaf.start));
    return range;
  });
}

function layers() {
  const found = new Map();
  const put = (name, start, end) => { if (!found.has(name)) found.set(name, []); found.get(name).push([start, end]); };
  for (const mark of marks) put(mark.n === front ? `m-${mark.group}` : "m-others", mark.start, mark.end);
  for (const mark of marks) if (mark.n === front && mark.field === focused) put("m-active", mark.start, mark.end);
  if (marked) put("m-marked", marked[0], marked[1]);
  if (marking && !marked) put("m-marked", marking.words[marking.at][0], marking.words[marking.at][1]);
  return found;
}

const ORDER = ["m-others", ...GROUPS.map((group) => `m-${group}`), "m-active", "m-marked"];

function paint() {
  if (!text) return;
  const found = layers();
  if (painted) {
    for (const [priority, name] of ORDER.entries()) {
      const places = found.get(name);
      if (!places) { CSS.highlights.delete(name); continue; }
      const layer = new Highlight(...places.flatMap(([start, end]) => rangesOf(start, end)));
      layer.priority = priority;
      CSS.highlights.set(name, layer);
    }
    text.dataset.painted = "highlights";
    return;
  }
  // Without the Highlight API: elements that change the background alone, so that letters stay joined across their edges.
  for (const piece of text.querySelectorAll("[data-s]")) {
    const start = Number(piece.dataset.s);
    const points = [...piece.textContent];
    const edges = new Set([0, points.length]);
    const over = [];
    for (const name of ORDER) for (const [from, to] of found.get(name) ?? []) {
      if (from < start + points.length && to > start) {
        const cut = [Math.max(from - start, 0), Math.min(to - start, points.length)];
        cut.forEach((edge) => edges.add(edge));
        over.push([...cut, name]);
      }
    }
    const cuts = [...edges].sort((a, b) => a - b);
    piece.replaceChildren(...cuts.slice(0, -1).map((from, i) => {
      const words = points.slice(from, cuts[i + 1]).join("");
      const names = over.filter(([a, b]) => a <= from && b >= cuts[i + 1]).map(([, , name]) => name);
      if (!names.length) return document.createTextNode(words);
      const element = document.createElement("mark");
      element.className = names.join(" ");
      element.textContent = words;
      return element;
    }));
  }
  text.dataset.painted = "elements";
  gather();
}

function read() {
  const events = document.getElementById("events");
  marks = JSON.parse(document.getElementById("marks").dataset.marks);
  front = Number(events.dataset.front || 0);
  const next = document.getElementById("next-article");
  if (next) next.href = review.dataset.next;
  paint();
}

function focusField(name) {
  const row = document.querySelector(`#events .field[data-field="${CSS.escape(name)}"] .value`);
  if (row) row.focus({ preventScroll: false });
  return Boolean(row);
}

// From a field to its words.
document.addEventListener("focusin", (event) => {
  const row = event.target instanceof Element ? event.target.closest("#events .field") : null;
  if (!row || row.dataset.field === focused) return;
  focused = row.dataset.field;
  paint();
  const mark = marks.find((one) => one.n === front && one.field === focused);
  if (mark) reveal(mark.start, mark.end);
});

// Words are brought into sight inside the article's own box: the page, and with it the field that is worked on, stays where it is.
function reveal(start, end) {
  const words = rangesOf(start, end)[0]?.getBoundingClientRect();
  const box = text.scrollHeight > text.clientHeight + 1 ? text : text.closest(".article");
  const seen = box.getBoundingClientRect();
  if (words && seen.height && (words.top < seen.top || words.bottom > seen.bottom)) box.scrollTop += words.top - seen.top - seen.height / 3;
}

// From words to the field.
function pointAt(x, y) {
  const place = document.caretPositionFromPoint?.(x, y);
  const range = place ? null : document.caretRangeFromPoint?.(x, y);
  return place ? [place.offsetNode, place.offset] : range ? [range.startContainer, range.startOffset] : null;
}
function offsetOf(node, units) {
  const leaf = leaves.find((one) => one.node === node);
  return leaf ? leaf.start + length(leaf.node.data.slice(0, units)) : null;
}
text?.addEventListener("click", (event) => {
  const covered = event.target.closest(".graphic:not(.shown)");
  if (covered && !text.classList.contains("open")) { covered.classList.add("shown"); counted(1); return; }
  if (!window.getSelection().isCollapsed) return;
  const point = pointAt(event.clientX, event.clientY);
  const at = point ? offsetOf(...point) : null;
  if (at === null) return;
  const under = marks.filter((mark) => mark.start <= at && at < mark.end).sort((a, b) => (b.n === front) - (a.n === front) || (a.end - a.start) - (b.end - b.start));
  if (!under.length) return;
  if (under[0].n === front) focusField(under[0].field);
  else show(under[0].n, under[0].field);
});

// Marking words by mouse or touch.
document.addEventListener("selectionchange", () => {
  const selection = window.getSelection();
  if (marking || !assign || !text || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start !== null && end !== null && start < end) offer(trimmed(start, end));
});
function raw(start, end) {
  return leaves.filter((leaf) => leaf.start < end && leaf.end > start).map((leaf) => [...leaf.node.data].slice(Math.max(start - leaf.start, 0), end - leaf.start).join("")).join(" ");
}
function trimmed(start, end) {
  const words = wordList().filter(([a, b]) => a < end && b > start);
  return words.length ? [Math.max(start, words[0][0]), Math.min(end, words[words.length - 1][1])] : [start, end];
}
function wordList() {
  const found = [];
  for (const leaf of leaves) for (const match of leaf.node.data.matchAll(/[\p{L}\p{M}\p{N}_]+(?:[-'’.,٫٬][\p{L}\p{N}]+)*/gu)) {
    const start = leaf.start + length(leaf.node.data.slice(0, match.index));
    const end = start + length(match[0]);
    if (found.length && found[found.length - 1][1] === start) found[found.length - 1][1] = end;
    else found.push([start, end]);
  }
  return found;
}
function offer(place) {
  marked = place;
  document.getElementById("marked").textContent = raw(...place);
  assign.hidden = false;
  for (const button of assign.querySelectorAll("[data-assign]")) button.disabled = !front && !["+", "-"].includes(button.dataset.assign);
  if (painted) paint();
}
function leave() {
  marked = null;
  marking = null;
  if (assign) assign.hidden = true;
  window.getSelection().removeAllRanges();
  paint();
}
function send(path, values) {
  return window.htmx.ajax("POST", path, { source: document.body, target: "#events", swap: "outerHTML", values: { id: documentId, ...values } });
}
async function assignTo(field) {
  if (field === "-" || !marked) { leave(); return; }
  const [start, end] = marked;
  leave();
  if (field === "+") { await send("/article/add", { start, end }); return; }
  const version = document.querySelector("#events input[name=version]")?.value ?? "";
  focused = field;
  await send("/article/words", { n: front, field, start, end, version });
}
assign?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-assign]");
  if (button) assignTo(button.dataset.assign);
});

// Marking words by keys.
function startMarking() {
  const words = wordList();
  if (!words.length) return;
  const mark = marks.find((one) => one.n === front && one.field === focused) ?? marks.find((one) => one.n === front);
  const at = Math.max(words.findIndex(([, end]) => mark && end > mark.start), 0);
  marking = { words, at, from: at };
  text.focus({ preventScroll: true });
  moveTo(at, false);
}
function moveTo(at, extend) {
  marking.at = Math.min(Math.max(at, 0), marking.words.length - 1);
  if (!extend) marking.from = marking.at;
  const [low, high] = [Math.min(marking.at, marking.from), Math.max(marking.at, marking.from)];
  offer([marking.words[low][0], marking.words[high][1]]);
  reveal(...marking.words[marking.at]);
  paint();
  announce(raw(...marked));
}
// Enter sets a choice that is closed (browsers would open it: space does that), and with Ctrl what is written in several lines.
function sends(event) {
  const field = event.target;
  if (!(field instanceof HTMLElement) || !field.closest("form.editor, form.comment, form[hx-post='/article/same']")) return false;
  if (field.tagName === "TEXTAREA") return event.ctrlKey || event.metaKey;
  return field.tagName === "SELECT" && !(CSS.supports("selector(:open)") && field.matches(":open"));
}
document.addEventListener("keydown", (event) => {
  if (event.code === "Escape") {
    const leaveButton = document.querySelector("[data-leave]");
    const comment = event.target instanceof Element ? event.target.closest("#events form.comment") : null;
    if (marking || (assign && !assign.hidden)) leave();
    else if (leaveButton) {
      window.htmx.process(leaveButton); // it may have come in just now
      leaveButton.click();
    } else if (comment) {
      event.target.blur();
      document.getElementById("front-title")?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
    return;
  }
  if (event.code === "Enter" && sends(event)) { event.target.form.requestSubmit(); event.preventDefault(); return; }
  if (!keysAct(event)) return;
  if (marking || marked) {
    const forward = getComputedStyle(text).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    if (marking && [forward, backward].includes(event.code)) { moveTo(marking.at + (event.code === forward ? 1 : -1), event.shiftKey); event.preventDefault(); return; }
    if (marking && ["ArrowDown", "ArrowUp"].includes(event.code)) { moveTo(marking.at + (event.code === "ArrowDown" ? 10 : -10), event.shiftKey); event.preventDefault(); return; }
    if (event.shiftKey) return;
    if (event.code === "KeyI") { assignTo("+"); event.preventDefault(); return; }
    const field = document.querySelector(`#events .field .value[data-key="${CSS.escape(event.code)}"]`)?.closest(".field")?.dataset.field;
    if (field) { assignTo(field); event.preventDefault(); }
    return;
  }
  if (event.shiftKey) return;
  const fields = [...document.querySelectorAll("#events .field .value")];
  const place = fields.findIndex((one) => one.closest(".field").dataset.field === focused);
  const numbers = [...document.querySelectorAll("#events .eventlist > li")].map((one) => one.value);
  const here = numbers.indexOf(front);
  if (event.code === "ArrowDown" || event.code === "ArrowUp") {
    if (text && document.activeElement === text) return;
    fields[Math.min(Math.max(place + (event.code === "ArrowDown" ? 1 : -1), 0), fields.length - 1)]?.focus();
  } else if (event.code === "KeyE") fields[Math.max(place, 0)]?.click();
  else if (event.code === "KeyY") fields[Math.max(place, 0)]?.closest(".field").querySelector(".why")?.click();
  else if (event.code === "KeyN" && here >= 0 && here < numbers.length - 1) show(numbers[here + 1]);
  else if (event.code === "KeyN") window.location.assign(review.dataset.next);
  else if (event.code === "KeyP" && here > 0) show(numbers[here - 1]);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
function show(n, field = null) {
  focused = field;
  const address = `/article/events?${new URLSearchParams({ id: documentId, n })}`;
  window.htmx.ajax("GET", address, { source: document.body, target: "#events", swap: "outerHTML" });
}
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-event]")) focused = null;
  if (event.target.closest("[data-marking], [data-insert]")) startMarking();
  else if (event.target.closest("[data-help]")) document.getElementById("keys-help").showModal();
});

// After an exchange the focus stays where the work is.
document.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target;
  if (target?.id === "events" || event.detail.elt?.id === "events") {
    const before = front;
    read();
    const told = marks.find((mark) => mark.n === front && mark.field === "type") ?? marks.find((mark) => mark.n === front);
    if (front !== before) { another = !focused; if (told) reveal(told.start, told.end); }
    const title = document.getElementById("front-title");
    if (!(focused && focusField(focused))) title?.focus({ preventScroll: true });
  } else if (target?.classList.contains("field") || target?.closest?.(".field")) {
    const first = target.querySelector("[autofocus]");
    if (first) { first.focus(); first.select?.(); }
  }
});
// Another event in front is shown from its head on; only now, as until htmx has settled the one before still has its size and its class.
document.addEventListener("htmx:afterSettle", () => {
  if (!another) return;
  another = false;
  const event = document.getElementById(`event-${front}`);
  const top = event ? event.getBoundingClientRect().top : 0;
  if (event && (top < parseFloat(getComputedStyle(event).scrollMarginBlockStart) || top > window.innerHeight * 0.6)) event.scrollIntoView({ block: "start" });
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.path === "/article/review") focused = null;
});

// The place picker: choosing a candidate fills what is kept.
document.addEventListener("change", (event) => {
  const choice = event.target instanceof HTMLInputElement && event.target.name === "choice" ? event.target : null;
  if (!choice) return;
  for (const [key, value] of Object.entries(choice.dataset)) {
    const input = choice.form.elements.namedItem(key);
    if (input && !(key === "place_ar" && input.value)) input.value = value;
  }
});

// Graphic passages.
let waiting = 0;
function counted(n) {
  waiting += n;
  window.setTimeout(() => {
    if (!waiting) return;
    window.htmx.ajax("POST", "/care/uncovered", { source: document.body, swap: "none", values: { id: documentId, n: waiting } });
    waiting = 0;
  }, 400);
}
const uncover = document.getElementById("uncover");
uncover?.addEventListener("click", () => {
  const open = text.classList.toggle("open");
  uncover.setAttribute("aria-pressed", String(open));
  uncover.textContent = open ? uncover.dataset.hide : uncover.dataset.show;
  if (open) counted(text.querySelectorAll(".graphic").length);
  else text.querySelectorAll(".shown").forEach((piece) => piece.classList.remove("shown"));
});

gather();
read();
document.documentElement.dataset.ready = "article";
