(function () {
  "use strict";
  var heard = document.getElementById("heard");

  function tell(button, words, look) {
    button.textContent = words;
    button.className = "copy " + look;
    heard.textContent = "";
    window.setTimeout(function () { heard.textContent = words; }, 50);
  }

  function done(button) {
    tell(button, button.getAttribute("data-done"), "copy--done");
    button.dispatchEvent(new CustomEvent("copied", { bubbles: true }));
  }

  // A page opened from a file, or over plain http, may have no navigator.clipboard.
  function select(button, place, text) {
    var field = document.createElement("textarea");
    var copied = false;
    field.value = text;
    field.readOnly = true;
    field.setAttribute("aria-hidden", "true");
    field.style.position = "fixed";
    field.style.top = "0";
    field.style.opacity = "0";
    field.style.fontSize = "16px";
    document.body.appendChild(field);
    field.focus({ preventScroll: true });
    field.select();
    field.setSelectionRange(0, text.length);
    try { copied = document.execCommand("copy"); } catch (no) { copied = false; }
    document.body.removeChild(field);
    button.focus({ preventScroll: true });
    if (copied) { done(button); } else { show(button, place); }
  }

  function show(button, place) {
    var chosen = window.getSelection();
    var range = document.createRange();
    range.selectNodeContents(place);
    chosen.removeAllRanges();
    chosen.addRange(range);
    tell(button, heard.getAttribute("data-press"), "copy--press");
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-copy]");
    if (!button) { return; }
    var place = document.getElementById(button.getAttribute("data-copy"));
    var text = place.textContent;
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(
        function () { done(button); },
        function () { select(button, place, text); }
      );
    } else {
      select(button, place, text);
    }
  });

  document.documentElement.className = "can-copy";
}());
