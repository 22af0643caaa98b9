// The copy buttons of the desk: without this script they stay hidden and the text is marked by hand.
"use strict";

function copyFrom(button) {
  const field = document.getElementById(button.dataset.copy);
  const status = document.getElementById(button.dataset.copy + "-copied");
  field.select();
  navigator.clipboard.writeText(field.value).then(
    () => { status.textContent = button.dataset.copied; },
    () => { field.focus(); },
  );
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copyFrom(button));
  }
}
