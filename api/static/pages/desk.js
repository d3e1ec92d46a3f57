// Single keys for the review desk. Everything that they do can be done without this script.
"use strict";
(() => {
  const store = "supplywatch-desk-keys";
  const help = document.querySelector("details.keys");
  const box = document.getElementById("keys-on");
  let sent = false;
  let ready = false;
  // Keys of the first moment are thrown away: they were pressed for the page before.
  setTimeout(() => { ready = true; document.documentElement.dataset.keys = "ready"; }, 300);

  const remembered = () => {
    try { return localStorage.getItem(store) !== "off"; } catch { return true; }
  };
  if (help && box) {
    help.hidden = false;
    box.checked = remembered();
    box.addEventListener("change", () => {
      try { localStorage.setItem(store, box.checked ? "on" : "off"); } catch { /* holds for this page */ }
    });
  }

  // A form goes once; a browser that comes back to the page may send again.
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });

  const open = (part) => {
    part.open = part === help ? !part.open : true;
    const field = part.querySelector("form input:not([type=hidden]), form select");
    (field || part.querySelector("summary")).focus();
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input:not([type=checkbox]), select, textarea");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!ready || !box || !box.checked) return;
    const wanted = event.key.toLowerCase();
    const part = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === wanted);
    if (!part) return;
    event.preventDefault();
    if (part.matches("details")) open(part); else part.click();
  });
})();
