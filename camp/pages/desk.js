// What a desk adds to copying: the next button comes forward, the camp is told, and what
// was copied is still marked when the host comes back from the chat.
(function () {
  "use strict";
  var PLACE = "camp.copied";
  var MOST = 300;
  var OLD = 600000;
  var opened = Date.now();

  function read() {
    try { return JSON.parse(window.localStorage.getItem(PLACE)) || []; } catch (no) { return []; }
  }

  function write(keys) {
    try { window.localStorage.setItem(PLACE, JSON.stringify(keys.slice(-MOST))); } catch (no) { return; }
  }

  function forward(pane) {
    var buttons = pane.querySelectorAll("button[data-key]");
    var found = false;
    Array.prototype.forEach.call(buttons, function (button) {
      var open = !found && !button.hasAttribute("data-copied") && !button.hasAttribute("data-spare");
      button.classList.toggle("copy--next", open);
      found = found || open;
      if (open && button.closest("details.msg")) { button.closest("details.msg").open = true; }
    });
  }

  function panes() {
    return Array.prototype.slice.call(document.querySelectorAll("[data-pane]"));
  }

  document.addEventListener("copied", function (event) {
    var button = event.target;
    var key = button.getAttribute("data-key");
    if (!key) { return; }
    button.setAttribute("data-copied", "");
    var seat = document.querySelector("input[name=seat]");
    var keys = read().filter(function (one) { return one !== key; });
    write(keys.concat(key));
    forward(button.closest("[data-pane]"));
    window.fetch(button.getAttribute("data-tell"), {
      method: "POST",
      credentials: "same-origin",
      keepalive: true,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "quiet=1&version=" + button.getAttribute("data-version") + "&seat=" + (seat ? seat.value : "")
    }).catch(function () { return; });
  });

  var before = read();
  Array.prototype.forEach.call(document.querySelectorAll("button[data-key]"), function (button) {
    if (before.indexOf(button.getAttribute("data-key")) < 0) { return; }
    button.setAttribute("data-copied", "");
    button.textContent = button.getAttribute("data-done");
    button.classList.add("copy--done");
    var message = button.closest("details.msg");
    if (message) { message.open = false; message.classList.add("msg--copied"); }
  });
  panes().forEach(forward);

  // A desk left open in a pocket shows an hour that is over.
  document.addEventListener("visibilitychange", function () {
    var line = document.getElementById("words");
    if (!document.hidden && Date.now() - opened > OLD && !(line && line.value)) {
      window.location.reload();
    }
  });
}());
