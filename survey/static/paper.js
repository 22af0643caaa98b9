// Paper entry: a valid key leads on to the next question; Enter saves. A tap does what the key does.
// A code that was not taken is marked, so that the next one takes its place. Without this script Tab leads on, and the keys are written in the fields.
"use strict";

const code = document.querySelector("input#code");
if (code) {
  code.addEventListener("focus", () => code.select());
  if (code === document.activeElement) code.select();
}

const keyFields = [...document.querySelectorAll("input[data-keys]")];

function mark(field) {
  for (const button of field.parentElement.querySelectorAll("button[data-key]")) {
    button.setAttribute("aria-pressed", String(button.dataset.key === field.value));
  }
}

keyFields.forEach((field, place) => {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    mark(field);
    const next = keyFields[place + 1];
    if (field.value && field.dataset.keys.includes(field.value)) {
      if (next) next.focus();
      else field.select();
    }
  });
  for (const button of field.parentElement.querySelectorAll("button[data-key]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      field.value = button.dataset.key;
      mark(field);
      const next = keyFields[place + 1];
      if (next) next.parentElement.parentElement.scrollIntoView({ block: "nearest" });
    });
  }
  document.getElementById(field.id + "-hint").classList.add("visually-hidden");
  mark(field);
});

// A form is sent once, however often it is pressed; a page that comes back can be sent again.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
