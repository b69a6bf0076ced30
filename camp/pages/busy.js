// Says that something which takes seconds has begun, and that one press was enough.
(function () {
  "use strict";

  function say(pressed, last) {
    var line = document.createElement("p");
    line.className = "busy";
    line.setAttribute("role", "status");
    line.appendChild(document.createElement("progress"));
    line.appendChild(document.createTextNode(pressed.getAttribute("data-busy")));
    line.firstChild.setAttribute("aria-hidden", "true");
    last.insertAdjacentElement("afterend", line);
    pressed.setAttribute("aria-busy", "true");
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-busy") || event.defaultPrevented) { return; }
    if (form.getAttribute("aria-busy")) { event.preventDefault(); return; }
    say(form, form.querySelector("button[type=submit]"));
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-busy]");
    if (link && !event.ctrlKey && !event.metaKey && !link.getAttribute("aria-busy")) { say(link, link); }
  });

  // Whoever goes back finds the page as it was kept: what was under way is over.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) { return; }
    Array.prototype.forEach.call(document.querySelectorAll(".busy"), function (line) { line.remove(); });
    Array.prototype.forEach.call(document.querySelectorAll("[aria-busy]"), function (one) { one.removeAttribute("aria-busy"); });
  });
}());
