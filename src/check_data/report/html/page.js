"use strict";
/* The page can be read without this: it adds the popover, lights up related figures, filters the findings. */
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const labels = data("labels");

  /* A long list of cards. Beyond the first piece they wait as text in <noscript>, a piece each, until one is wanted. */
  class Cards {
    constructor(root) {
      this.root = root;
      this.first = Number(root.dataset.first);
      const waiting = all("noscript", root);
      this.pieces = [all(":scope > .card", root), ...waiting.map((each) => each.textContent)];
      this.size = this.pieces[0].length;
      waiting.forEach((each) => each.remove());
    }

    get(number) {
      const index = number - this.first;
      const at = Math.floor(index / this.size);
      if (index < 0 || at >= this.pieces.length) return null;
      if (typeof this.pieces[at] === "string") {
        const made = document.createElement("template");
        made.innerHTML = this.pieces[at];
        this.pieces[at] = [...made.content.children];
      }
      return this.pieces[at][index % this.size];
    }

    /* Put these cards on the page, in this order. */
    show(numbers) {
      this.root.replaceChildren(...numbers.map((number) => this.get(number)));
    }

    /* Put those that wait on the page, once; the first ones stay, one of them may be focused. */
    showAll() {
      if (this.whole) return;
      this.whole = true;
      for (let number = this.first + this.size; this.get(number); number += 1) this.root.append(this.get(number));
    }
  }

  const lists = all(".cards").map((root) => new Cards(root));
  const card = (number) => {
    for (const list of lists) {
      const found = list.get(number);
      if (found) return found;
    }
    return null;
  };

  /* Figures, and the cards that name them */
  const figures = all("a.f");
  const cardsOf = (figure) => (figure.dataset.k ? figure.dataset.k.split(" ").map(Number) : []);
  const naming = new Map();
  for (const figure of figures) {
    for (const number of cardsOf(figure)) {
      if (!naming.has(number)) naming.set(number, []);
      naming.get(number).push(figure);
    }
  }
  let lit = [];
  const light = (numbers) => {
    for (const each of lit) each.classList.remove("lit");
    lit = numbers.flatMap((number) => [...(naming.get(number) || []), document.getElementById(`k${number}`)]);
    lit = lit.filter(Boolean);
    for (const each of lit) each.classList.add("lit");
  };

  /* The popover: a look while a figure is pointed at or focused; Enter or a click keeps it and moves into it. */
  const pop = document.getElementById("pop");
  const findings = one(".findings");
  const narrow = matchMedia("(max-width: 56rem)");
  let current = null, kept = false, timer = 0;

  const fill = (figure) => {
    const state = ["bad", "flag", "near", "open", "possible", "ok", "waived", "none"].find((each) => figure.classList.contains(each));
    one(".pop-quote", pop).textContent = figure.textContent;
    const label = one(".label", pop);
    label.className = `label ${state}`;
    label.textContent = labels[state];
    one(".pop-reading bdi", pop).textContent = figure.dataset.r;
    one(".pop-cards", pop).replaceChildren(...cardsOf(figure).slice(0, 12).map((number) => {
      const copy = document.createElement("div");
      const from = card(number);
      copy.className = from.className;
      copy.classList.remove("lit");
      copy.append(...[...from.children].map((each) => each.cloneNode(true)));
      return copy;
    }));
  };

  const place = (figure) => {
    if (narrow.matches) return pop.removeAttribute("style");
    const at = figure.getClientRects()[0], gap = 8;
    const above = at.top - 2 * gap, below = innerHeight - at.bottom - 2 * gap;
    pop.style.maxHeight = "";
    const { width, height } = pop.getBoundingClientRect();
    const under = below >= height || below >= above;
    const room = Math.min(height, Math.max(under ? below : above, 120));
    pop.style.maxHeight = `${room}px`;
    const edge = Math.min(innerWidth, findings.getBoundingClientRect().left);
    pop.style.left = `${Math.max(gap, Math.min(at.left, edge - width - gap))}px`;
    pop.style.top = `${under ? at.bottom + gap : at.top - gap - room}px`;
  };

  const open = (figure) => {
    clearTimeout(timer);
    if (current !== figure) {
      close();
      current = figure;
      figure.classList.add("here");
      figure.setAttribute("aria-describedby", "pop");
      fill(figure);
      light(cardsOf(figure));
    }
    if (!pop.matches(":popover-open")) pop.showPopover();
    place(figure);
  };

  const close = () => {
    clearTimeout(timer);
    if (!current) return;
    current.classList.remove("here");
    current.removeAttribute("aria-describedby");
    current = null;
    kept = false;
    light([]);
    pop.hidePopover();
  };

  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
  const figureOf = (event) => (event.target instanceof Element ? event.target.closest("a.f") : null);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || kept) return;
    const figure = figureOf(event);
    if (figure) later(() => open(figure), 120);
    else if (pop.contains(event.target)) clearTimeout(timer);
    else if (current && document.activeElement !== current) later(close, 250);
    const told = event.target.closest(".cards > .card");
    if (told && !current) light([Number(told.id.slice(1))]);
    else if (!told && !figure && !current && lit.length) light([]);
  });
  document.addEventListener("focusin", (event) => {
    const figure = figureOf(event);
    if (figure && figure.matches(":focus-visible")) open(figure);
    else if (current && !figure && !pop.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const figure = figureOf(event);
    if (figure && !event.ctrlKey && !event.metaKey && !event.shiftKey && !pop.contains(figure)) {
      event.preventDefault();
      open(figure);
      kept = true;
      pop.focus({ preventScroll: true });
      const first = document.getElementById(`k${cardsOf(figure)[0]}`);
      if (first && first.closest(".findings") && first.checkVisibility() && !narrow.matches) scrollInside(first);
      return;
    }
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      go(link.hash.slice(1));
      history.replaceState(null, "", link.hash);
    } else if (current && !pop.contains(event.target)) close();
  });
  one(".close", pop).addEventListener("click", () => back());
  addEventListener("scroll", () => { if (current && !kept) place(current); }, { passive: true });
  addEventListener("resize", () => { if (current) place(current); });

  const back = () => {
    const figure = current;
    close();
    if (figure) figure.focus({ preventScroll: true, focusVisible: false });
  };

  /* Going to a figure, a card, or any other part of the page */
  const scrollInside = (each) => {
    const frame = each.closest(".findings");
    frame.scrollTop += each.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 4;
  };
  const unfold = (each) => {
    for (let at = each; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const go = (id) => {
    close();
    const number = /^k\d+$/.test(id) ? Number(id.slice(1)) : null;
    if (number !== null) reveal(number);
    const target = document.getElementById(id);
    if (!target) return;
    unfold(target);
    if (id === "unchecked") for (const each of all("details.left")) each.open = true;
    const scroll = (behavior) => target.scrollIntoView({ behavior, block: target.matches("a, .card") ? "center" : "start" });
    scroll("auto");
    /* Cards that were never seen have no height until they are laid out. */
    if (target.closest("details.rest")) for (const wait of [50, 300]) setTimeout(scroll, wait, "instant");
    target.focus({ preventScroll: true });
    if (target.matches("a.f")) open(target);
  };
  const reveal = (number) => {
    if (document.getElementById(`k${number}`)) return;
    const list = lists.find((each) => each.get(number));
    if (!list) return;
    if (list !== found) return list.showAll();
    form.reset();
    limit = Math.max(limit, number + 1);
    update();
  };

  /* The findings: filters, more of them, the arrow keys */
  const found = lists.find((each) => each.root.id === "found");
  const form = one("form.filter"), index = data("index"), STEP = 50;
  const more = one(".more");
  let limit = STEP;

  const wanted = () => {
    const chosen = new FormData(form), levels = chosen.getAll("severity");
    const rule = chosen.get("rule"), story = chosen.get("story");
    return index.flatMap(([level, code, place], number) =>
      levels.includes(level) && (!rule || rule === code) && (story === "*" || story === place) ? [number] : []);
  };
  const update = () => {
    const numbers = wanted(), left = numbers.length - limit;
    const told = (some) => some.reduce((sum, number) => sum + index[number][3], 0);
    found.show(numbers.slice(0, limit));
    one(".shown", form).textContent = form.dataset.shown
      .replace("{shown}", told(numbers.slice(0, limit))).replace("{total}", told([...index.keys()]));
    more.hidden = left <= 0;
    more.textContent = form.dataset.more.replace("{count}", Math.min(STEP, left));
    one("button[type=reset]", form).hidden = numbers.length === index.length;
  };
  if (found) {
    form.hidden = false;
    one(".keys").hidden = false;
    form.addEventListener("change", () => { limit = STEP; update(); });
    form.addEventListener("reset", () => setTimeout(update));
    one("button[type=reset]", form).addEventListener("click", () => { limit = STEP; });
    more.addEventListener("click", () => {
      const next = limit;
      limit += STEP;
      update();
      found.root.children[next].focus();
    });
    update();
  }

  /* The arrow keys move through the findings, and through what is only possible; the text follows. */
  const walk = (list) => {
    list.root.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      const at = event.target.closest(".card");
      const next = step > 0 ? at.nextElementSibling : at.previousElementSibling;
      event.preventDefault();
      if (!next) return;
      next.focus({ preventScroll: true });
      if (narrow.matches) next.scrollIntoView({ block: "nearest" });
      else scrollInside(next);
    });
    list.root.addEventListener("focusin", (event) => {
      const number = Number(event.target.closest(".card").id.slice(1));
      light([number]);
      const [figure] = naming.get(number) || [];
      if (figure && !narrow.matches && event.target.matches(".card")) figure.scrollIntoView({ block: "center" });
    });
    list.get(list.first).tabIndex = 0;
  };
  for (const list of lists) if (list.root.closest(".findings")) walk(list);

  /* What is folded: all of it is put on the page when its list is opened. */
  const folded = lists.filter((each) => each.root.closest("details.rest"));
  for (const list of folded) list.root.closest("details").addEventListener("toggle", () => list.showAll());

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current) { event.preventDefault(); back(); }
  });
  addEventListener("hashchange", () => go(location.hash.slice(1)));
  addEventListener("beforeprint", () => {
    close();
    for (const each of all("details.group")) each.open = true;
    if (found) { limit = Infinity; update(); }
    for (const list of folded) if (list.root.closest(".findings")) list.showAll();
  });
  if (location.hash) go(location.hash.slice(1));
})();
