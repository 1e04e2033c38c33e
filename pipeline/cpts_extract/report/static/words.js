// Highlights everything that belongs to the words that were gone to: their pieces in the text, their boxes on the pages.
"use strict";
(() => {
  const anchorOf = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return target ? target.dataset.marks || "" : "";
  };
  const show = () => {
    const wanted = anchorOf().split(" ").filter(Boolean);
    const own = decodeURIComponent(location.hash.slice(1));
    const marks = wanted.includes(own) ? [own] : wanted;
    for (const one of document.querySelectorAll("[data-marks]")) {
      one.classList.toggle("on", one.dataset.marks.split(" ").some((mark) => marks.includes(mark)));
    }
  };
  addEventListener("hashchange", show);
  show();
})();
