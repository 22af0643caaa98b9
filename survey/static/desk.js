// The desk's copy buttons, and what is said when a form's answer is a file; without this script both stay hidden.
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

// A file leaves the page as it was: what was wrong before is no longer said, and the file is.
function fileComes(box, sender) {
  const form = box.closest("form");
  const summary = document.querySelector(".error-summary");
  if (summary) {
    summary.hidden = true;
    document.title = document.title.replace(/^[^:]+: /, "");
  }
  for (const field of form.querySelectorAll(".wrong")) field.classList.remove("wrong");
  for (const error of form.querySelectorAll(".error")) error.hidden = true;
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  if (box.dataset.file === "once" && sender) sender.hidden = true;
  box.hidden = false;
}

for (const box of document.querySelectorAll("[data-file]")) {
  box.closest("form").addEventListener("submit", (event) => {
    const sender = event.submitter;
    if (!sender?.hasAttribute("formaction")) fileComes(box, sender);
  });
}
