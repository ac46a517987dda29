// What every page shares: messages that are read out, focus after a part was exchanged, keys that press the buttons that name them.
const said = document.getElementById("said");

let fading = 0;
function announce(words) {
  if (!said) return;
  said.textContent = "";
  window.clearTimeout(fading);
  window.setTimeout(() => { said.textContent = words; }, 30);
  fading = window.setTimeout(() => { said.textContent = ""; }, 5000);
}
// What was refused stays until something is done, or until it is clicked away.
said?.addEventListener("click", () => { said.textContent = ""; });

const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

function keysAct(event) {
  return document.body.dataset.keys === "on" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target) && !document.querySelector("dialog[open]");
}

// A key is named by its place (KeyboardEvent.code), so that it works on an Arabic keyboard as on a Latin one.
function act(code) {
  const wanted = document.querySelector(`[data-key="${CSS.escape(code)}"]`);
  if (!wanted || wanted.disabled) return false;
  if (wanted.matches("select, textarea, input")) wanted.focus();
  else wanted.click();
  return true;
}
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.shiftKey || !keysAct(event)) return;
  if (settling) { held.push(event.code); event.preventDefault(); } else if (act(event.code)) event.preventDefault();
});

// Buttons that were just exchanged do nothing until htmx has taken them over: keys that come in between wait for that.
let settling = 0;
let held = [];
function settled() {
  window.clearTimeout(settling);
  settling = 0;
  const keys = held;
  held = [];
  keys.forEach(act);
}
document.addEventListener("htmx:afterSwap", () => { window.clearTimeout(settling); settling = window.setTimeout(settled, 300); });
document.addEventListener("htmx:afterSettle", settled);

// A part that was just exchanged is seen before htmx has taken it over: whoever is faster must not send its form as an address.
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof Element) || !event.target.matches("[hx-post]")) return;
  // On its way already: a second press means no second change. (Taken over anew, the form would forget that, and which button was pressed.)
  if (event.target.classList.contains("htmx-request")) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  if (window.htmx) window.htmx.process(event.target);
  else event.preventDefault();
}, true);

document.addEventListener("htmx:afterSwap", () => {
  const told = document.querySelector("[data-announce]");
  if (told) { announce(told.textContent); told.removeAttribute("data-announce"); }
});

document.addEventListener("htmx:sendError", () => announce(document.documentElement.lang === "ar" ? "الخادم لا يجيب" : "The server does not answer"));

// Somebody who moves the first day of one that is a day long means the last as well.
document.addEventListener("focusin", ({ target }) => { if (target instanceof HTMLInputElement && target.name === "date_start" && !("was" in target.dataset)) target.dataset.was = target.value; });
document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== "date_start") return;
  const last = target.form?.elements.namedItem("date_end");
  if (last && target.value && (last.value === target.dataset.was || last.value < target.value)) last.value = target.value;
  target.dataset.was = target.value;
});

// What a kind of report cannot do without is asked for before the form is sent.
for (const form of document.querySelectorAll("form[data-needed]")) {
  const needed = JSON.parse(form.dataset.needed);
  const kind = form.elements.namedItem("kind");
  const ask = () => { for (const input of form.querySelectorAll("input[name]")) input.required = needed[kind.value].includes(input.name); };
  kind.addEventListener("change", ask);
  ask();
}

// An element that says what to copy, and one to copy it.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (button) navigator.clipboard?.writeText(button.dataset.copy === "here" ? location.href : button.dataset.copy);
});

// A name that is covered is shown when it is asked for.
document.addEventListener("click", (event) => {
  const veil = event.target instanceof Element ? event.target.closest("[data-unveil]") : null;
  if (!veil) return;
  const name = document.createElement("bdi");
  name.textContent = veil.dataset.unveil;
  veil.replaceWith(name);
});

// What the other scripts of a page use. They name it here, and do not import it: every script is loaded once, under the address that carries its hash.
// On a narrow screen what was found comes before what could be asked: the filter and the facets are closed at first.
if (matchMedia("(max-width: 50rem)").matches) for (const part of document.querySelectorAll(".facets > details[open]")) part.open = false;

// A number with the digits of the reader's choice.
function figures(value) {
  return document.body.dataset.digits === "arab" ? String(value).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]) : String(value);
}

window.waqai = { announce, keysAct, figures };

// Files may be dropped where they may be chosen.
for (const zone of document.querySelectorAll(".drop")) {
  const input = zone.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => { event.preventDefault(); zone.classList.remove("over"); input.files = event.dataTransfer.files; });
}
