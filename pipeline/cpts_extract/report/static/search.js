// Filters the list of CPTS that stands in the page; the address keeps what was asked.
"use strict";
(() => {
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const items = Array.from(document.querySelectorAll("#results > li"));
  const fold = (text) => text.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  const exact = ["region", "departement", "annee", "taille", "signe", "conflits"];

  const asked = () => {
    const found = {};
    for (const [name, value] of new FormData(form)) if (value.trim()) found[name] = value;
    return found;
  };
  const fits = (item, wanted, words) =>
    exact.every((name) => !wanted[name] || item.dataset[name] === wanted[name]) &&
    (!wanted.mission || item.dataset.mission.split(" ").includes(wanted.mission)) &&
    words.every((word) => (" " + item.dataset.words).includes(" " + word));
  const show = () => {
    const wanted = asked();
    const words = fold(wanted.q || "").split(" ").filter(Boolean);
    let shown = 0;
    for (const item of items) {
      item.hidden = !fits(item, wanted, words);
      if (!item.hidden) shown += 1;
    }
    count.textContent = shown + " CPTS sur " + items.length;
    const query = new URLSearchParams(wanted).toString();
    try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch { /* some browsers refuse it for files */ }
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements.namedItem(name);
    if (!control) continue;
    if (control.type === "checkbox") control.checked = value === "1"; else control.value = value;
  }
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  show();
})();
