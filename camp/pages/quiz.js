// Picks are kept as they are made; those made before the scripts had come are kept now.
(function () {
  "use strict";

  function keep() {
    document.querySelectorAll("form[hx-post]").forEach(function (form) {
      var picked = Array.from(form.querySelectorAll("input")).some(function (one) {
        return one.checked !== one.defaultChecked;
      });
      if (picked) { form.dispatchEvent(new Event("change", { bubbles: true })); }
    });
  }

  // htmx begins in a task of its own: before the page has loaded, or after.
  window.addEventListener("load", keep);
  document.addEventListener("htmx:after:process", keep, { once: true });
})();
