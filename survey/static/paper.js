// Paper entry: a valid key leads on to the next question; Enter saves. Without this script Tab leads on.
"use strict";

const keyFields = [...document.querySelectorAll("input[data-keys]")];

keyFields.forEach((field, place) => {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    const next = keyFields[place + 1];
    if (field.value && field.dataset.keys.includes(field.value)) {
      if (next) next.focus();
      else field.select();
    }
  });
});
