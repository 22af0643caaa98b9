// Paper entry: a valid key leads on to the next question and last to the person's own words; a tap does what the key does.
// A key that the question does not have is refused and said. Enter leads on, Ctrl and Enter save: nothing is saved in passing.
// A code that was not taken is marked, so that the next one takes its place. Without this script Tab leads on, and the keys are written in the fields.
"use strict";

const code = document.querySelector("input#code");
if (code) {
  code.addEventListener("focus", () => code.select());
  // whoever types before this script has come loses no key
  if (code === document.activeElement && code.value === code.defaultValue) code.select();
}

const keyFields = [...document.querySelectorAll("input[data-keys]")];
const sheet = keyFields.length ? keyFields[0].form : null;
const stops = sheet ? [...sheet.querySelectorAll("input[type=text], textarea, button[type=submit]:enabled")] : [];

function next(field) {
  return stops[stops.indexOf(field) + 1];
}

function mark(field) {
  for (const button of field.parentElement.querySelectorAll("button[data-key]")) {
    button.setAttribute("aria-pressed", String(button.dataset.key === field.value));
  }
}

keyFields.forEach((field) => {
  const refusal = field.parentElement.parentElement.querySelector("[data-refused]");
  let kept = field.value;
  const take = (key) => {
    const fits = !key || field.dataset.keys.includes(key);
    if (fits) kept = key;
    field.value = kept;
    refusal.textContent = fits ? "" : refusal.dataset.refused;
    mark(field);
    return fits && key;
  };
  field.removeAttribute("maxlength");
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", (event) => {
    if (take((event.data ?? field.value).slice(-1))) next(field).focus();
    else field.select();
  });
  for (const button of field.parentElement.querySelectorAll("button[data-key]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      take(button.dataset.key);
      (next(field).closest(".group") ?? next(field)).scrollIntoView({ block: "nearest" });
    });
  }
  document.getElementById(field.id + "-hint").classList.add("visually-hidden");
  mark(field);
});

if (sheet) {
  document.querySelector("[data-shortcut]").hidden = false;
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      sheet.requestSubmit();
    } else if (event.target.matches("input[type=text]")) {
      event.preventDefault();
      next(event.target).focus();
    }
  });
}

// A form is sent once, however often it is pressed; a page that comes back can be sent again.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
