// Keys for those who decide a hundred times, and words selected in the text for those who add a value. All works without, but slower.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all("[data-card]");
  let on = -1; // none: then only what stands in no card has a key

  const choose = (number) => {
    if (!cards[number]) return;
    on = number;
    cards.forEach((card, place) => card.toggleAttribute("data-on", place === on && cards.length > 1));
    if (cards.length > 1) {
      if (cards[on].tagName === "DETAILS") cards[on].open = true;
      cards[on].focus({ preventScroll: true });
      cards[on].scrollIntoView({ block: "nearest" });
    }
  };
  if (cards.length && cards[0].matches("section") && !document.querySelector("[data-unchosen]")) choose(0);

  const act = (key) => {
    const keyed = `[data-key="${key}"]`;
    const within = (cards[on] && cards[on].querySelector(keyed)) || all(keyed).find((one) => !one.closest("[data-card]"));
    if (!within) return false;
    if (within.tagName === "FORM") within.requestSubmit();
    else if (within.tagName === "DETAILS") {
      within.open = true;
      const first = all("input:not([type=hidden]), select, textarea", within).find((one) => one.offsetParent);
      if (first) { first.focus(); if (first.select) first.select(); }
    } else within.click();
    return true;
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const open = event.target.closest && event.target.closest("details[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
      return;
    }
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (/^[1-9]$/.test(event.key)) { choose(Number(event.key) - 1); event.preventDefault(); return; }
    if (event.key === "u") { const undo = document.getElementById("undo"); if (undo) undo.requestSubmit(); return; }
    if (/^[acrmnp]$/.test(event.key) && act(event.key)) event.preventDefault();
  });

  // One decision at a time: a key that is held down must not decide twice.
  all("form").forEach((form) => form.addEventListener("submit", (event) => {
    if (document.body.dataset.sent) event.preventDefault();
    document.body.dataset.sent = "yes";
  }));
  addEventListener("pageshow", () => { delete document.body.dataset.sent; });

  // The form of the field that a value is added to.
  all("[data-choose]").forEach((select) => {
    const show = () => all("[data-chosen]", select.closest("details")).forEach((form) => { form.hidden = form.dataset.chosen !== select.value; });
    select.addEventListener("change", show);
    show();
  });

  // Words that are selected in the text go into every open form.
  const text = document.querySelector("[data-text]");
  if (text) {
    document.addEventListener("selectionchange", () => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = [...before.toString()].length; // characters as the warehouse counts them
      all("[data-words]").forEach((field) => { field.value = range.toString(); });
      all("[data-start]").forEach((field) => { field.value = start; });
    });
    const shown = text.dataset.show && document.getElementById(text.dataset.show);
    if (shown) {
      all("mark", text).forEach((mark) => mark.classList.toggle("on", mark.dataset.marks.split(" ").includes(text.dataset.show)));
      text.scrollTop = shown.offsetTop - text.offsetTop - text.clientHeight / 3;
    }
  }
})();
