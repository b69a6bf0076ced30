"use strict";
/* Counts what is written and keeps it: on this device at once, with us a little later. */
(function () {
  document.documentElement.className += " scripted";

  // As the course counts: no spaces, no links, no quoted text.
  function written(text) {
    return Array.from(
      text
        .replace(/^\s*[>＞].*$/gm, "")
        .replace(/(?:https?:\/\/|\bwww\.)[!-~]+/gi, "")
        .replace(/\s/g, "")
        .replace(/“[^“”]{21,}”|「[^「」]{21,}」|『[^『』]{21,}』/g, "")
    ).length;
  }

  function remember(key, text) {
    try {
      if (text) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
    } catch (_) { /* a private window keeps nothing: our side does */ }
  }

  function remembered(key) {
    try { return localStorage.getItem(key) || ""; } catch (_) { return ""; }
  }

  function watch(form) {
    var area = form.querySelector("textarea");
    var meter = form.querySelector(".meter");
    var count = form.querySelector("[data-count]");
    var left = form.querySelector("[data-left]");
    var bar = form.querySelector("progress");
    var kept = form.querySelector("[data-kept]");
    var least = Number(meter.dataset.least || 0);
    var key = "camp-draft/" + form.dataset.draft;
    var timer = null;

    function show() {
      var n = written(area.value);
      count.textContent = n;
      if (!least) return;
      left.textContent = n >= least ? meter.dataset.enough : meter.dataset.short.replace("{n}", least - n);
      if (bar) bar.value = Math.min(n, least);
    }

    function keep() {
      var body = new URLSearchParams(new FormData(form));
      body.set("quiet", "1");
      fetch("/me/draft", { method: "POST", body: body, credentials: "same-origin" }).then(function (answer) {
        if (answer.ok && kept) kept.textContent = " · " + kept.dataset.kept;
      }, function () { /* no net: the device has it */ });
    }

    var own = remembered(key);
    if (own && !area.value) area.value = own;
    show();
    area.addEventListener("input", function () {
      show();
      remember(key, area.value);
      clearTimeout(timer);
      timer = setTimeout(keep, 2000);
    });
    form.addEventListener("submit", function (event) {
      clearTimeout(timer);
      if (event.submitter && event.submitter.getAttribute("formaction")) return;
      form.dataset.sent = "1";
    });
    // Forgotten only once the page that follows shows it as received.
    if (form.closest("details") && own) remember(key, "");
  }

  document.querySelectorAll("form[data-draft]").forEach(watch);
})();
