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

  // As we give back what was received: without what cannot be seen, and trimmed.
  function received(text) {
    return text
      .replace(/\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g, "\n")
      .replace(/\t/g, " ")
      .replace(/[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
      .normalize("NFC")
      .trim();
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
    var part = form.closest("details");
    var got = part && part.querySelector(".read-back");
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
      var sent = area.value;
      body.set("quiet", "1");
      fetch("/me/draft", { method: "POST", body: body, credentials: "same-origin" }).then(function (answer) {
        if (!answer.ok) return;
        remember(key + "/kept", sent);
        if (kept) kept.textContent = " · " + kept.dataset.kept;
      }, function () { /* no net: the device has it */ });
    }

    // The device has every letter, our side what came through; where somebody wrote on
    // since on another device, that stays.
    var own = remembered(key);
    if (own && got && received(own) === received(got.textContent)) {
      // Forgotten only once the page shows these very words as received.
      remember(key, "");
      remember(key + "/kept", "");
    } else if (own && (own.indexOf(area.value) === 0 || area.value === remembered(key + "/kept"))) {
      area.value = own;
    }
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
  }

  document.querySelectorAll("form[data-draft]").forEach(watch);
})();
