// What the page can do without: arrow keys, Esc, and remembering the language, light or dark and the size of type.
(function () {
  "use strict";
  function kept(key, value) {
    try {
      if (value === undefined) { return localStorage.getItem(key); }
      localStorage.setItem(key, value);
    } catch (error) { /* a private window keeps nothing */ }
    return null;
  }
  function all(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }

  function shade(name) {
    all(".shade input", function (input) { input.checked = input.className === "th-" + name; });
    document.documentElement.dataset.shade = name;
  }
  shade(kept("shade") || "a");
  all(".shade input", function (input) {
    input.addEventListener("change", function () {
      var name = input.className.slice(3);
      kept("shade", name);
      shade(name);
    });
  });

  function spoken(name) {
    all(".tongue input", function (input) { input.checked = input.className === "to-" + name; });
  }
  if (kept("tongue")) { spoken(kept("tongue")); }
  all(".tongue input", function (input) {
    input.addEventListener("change", function () {
      kept("tongue", input.className.slice(3));
      spoken(input.className.slice(3));
    });
  });

  var size = document.getElementById(kept("size") || "fz-m");
  if (size) { size.checked = true; }
  all("input[name=fz]", function (input) {
    input.addEventListener("change", function () { kept("size", input.id); });
  });

  function opened() {
    var head = document.getElementById(location.hash.slice(3) + "-h");
    if (head && location.hash.indexOf("#a-") === 0) { head.focus({ preventScroll: true }); }
    all(".zone", function (zone) {
      zone.classList.toggle("open", "#a-" + zone.dataset.article === location.hash);
    });
  }
  window.addEventListener("hashchange", opened);
  opened();

  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    if (event.key === "Escape" && location.hash.indexOf("#a-") === 0) {
      var zone = document.querySelector(".zone.open");
      location.hash = "#page";
      if (zone) { zone.focus(); }
    }
    // Only where the page itself has the focus: elsewhere the arrows scroll.
    var page = document.getElementById("page");
    if (page && (document.activeElement === document.body || page.contains(document.activeElement))) {
      var turn = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
      var link = turn && document.querySelector(".turn a[rel=" + turn + "]");
      if (link) { location.href = link.href; }
    }
  });
})();
