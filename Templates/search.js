// A site's search page. Words and filters stand in the address, so that a search can be linked:
//   ?q=storage&team=IaaS&year=2024&kind=Community+Call&sort=date
(() => {
  "use strict";

  const form = document.getElementById("search");
  if (!form) return;
  const input = document.getElementById("search-words");
  const filterBox = document.getElementById("search-filters");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");

  const root = new URL(form.dataset.root, document.baseURI);
  const kinds = [["team", "Team"], ["year", "Year"], ["kind", "Kind"]];
  const atOnce = 10;
  const sectionsAtOnce = 4;
  const wordsOfExcerpt = 30;
  const pause = 180;

  let pagefind;
  let turn = 0;
  let results = [];
  let shown = 0;
  let timer = 0;

  const element = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  const say = (text, isTrouble = false) => {
    status.textContent = text;
    status.classList.toggle("search-trouble", isTrouble);
  };

  const language = document.documentElement.lang || "en";
  const number = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
  const collator = new Intl.Collator(language, { numeric: true });

  // ---- What is searched for

  const boxes = (kind) => [...filterBox.querySelectorAll(`input[name="${kind}"]`)];
  const chosen = (kind) => boxes(kind).filter((box) => box.checked).map((box) => box.value);
  const order = () => filterBox.querySelector("select")?.value ?? "";

  const readAddress = () => {
    const asked = new URL(location.href).searchParams;
    input.value = asked.get("q") ?? "";
    for (const [kind] of kinds) {
      const wanted = asked.getAll(kind);
      for (const box of boxes(kind)) box.checked = wanted.includes(box.value);
      const group = filterBox.querySelector(`details[data-kind="${kind}"]`);
      if (group && wanted.length > 0) group.open = true;
    }
    const select = filterBox.querySelector("select");
    if (select) select.value = asked.get("sort") === "date" ? "date" : "";
  };

  const writeAddress = () => {
    const address = new URL(location.href);
    address.search = "";
    const words = input.value.trim();
    if (words) address.searchParams.set("q", words);
    for (const [kind] of kinds) for (const value of chosen(kind)) address.searchParams.append(kind, value);
    if (order()) address.searchParams.set("sort", order());
    if (address.href !== location.href) history.replaceState(null, "", address);
  };

  // ---- Filters

  const group = (kind, title, counts) => {
    const values = Object.keys(counts).sort(collator.compare);
    if (kind === "year") values.reverse();
    const choices = values.map((value, index) => {
      const box = element("input", { type: "checkbox", name: kind, value, id: `search-${kind}-${index}` });
      const count = element("span", { class: "search-count" }, number.format(counts[value]));
      return element("li", {}, element("label", { for: box.id }, box, " ", value, " ", count));
    });
    const set = element("fieldset", {}, element("legend", {}, title), element("ul", {}, ...choices));
    return element("details", { "data-kind": kind }, element("summary", {}, title), set);
  };

  const buildFilters = async () => {
    const all = await pagefind.filters();
    for (const [kind, title] of kinds) {
      if (all[kind] && Object.keys(all[kind]).length > 0) filterBox.append(group(kind, title, all[kind]));
    }
    const select = element("select", { name: "sort" },
      element("option", { value: "" }, "Best match first"), element("option", { value: "date" }, "Newest first"));
    filterBox.append(element("label", { class: "search-sort" }, "Order ", select));
    filterBox.hidden = false;
  };

  const showCounts = (counts) => {
    for (const [kind, title] of kinds) {
      for (const box of boxes(kind)) {
        const count = counts?.[kind]?.[box.value] ?? 0;
        box.parentElement.querySelector(".search-count").textContent = number.format(count);
        box.closest("li").classList.toggle("search-none", count === 0 && !box.checked);
      }
      const summary = filterBox.querySelector(`details[data-kind="${kind}"] summary`);
      const picked = chosen(kind).length;
      if (summary) summary.textContent = picked === 0 ? title : `${title} (${picked} chosen)`;
    }
  };

  // ---- Results

  // Some words of a page as text, those that were found marked: nothing of it is ever read as HTML.
  const markedWords = (words, found, from, to) => {
    const parts = [];
    for (let place = from; place < to; place++) {
      parts.push(found.includes(place) ? element("mark", {}, words[place]) : words[place], place + 1 < to ? " " : "");
    }
    return parts;
  };

  const excerpt = (words, found, from, to) => {
    const inside = found.filter((place) => place >= from && place < to);
    const first = inside[0] ?? from;
    const start = Math.max(from, Math.min(first - 8, to - wordsOfExcerpt));
    const end = Math.min(to, start + wordsOfExcerpt);
    return element("p", { class: "search-excerpt" },
      start > from ? "… " : "", ...markedWords(words, inside, start, end), end < to ? " …" : "");
  };

  // A page may be indexed in parts; each says then which address it is found at.
  const address = (data) => data.meta.address ? new URL(data.meta.address, root).href : data.url;

  // Where a page's sections begin: by their own anchors (empty headings are such ones, too), or by its headings where it has
  // none of these.
  const sections = (data, words) => {
    const anchors = [...(data.anchors ?? [])].sort((one, other) => one.location - other.location);
    const isHeading = (anchor) => /^h[1-6]$/.test(anchor.element);
    const own = anchors.filter((anchor) => anchor.element === "section" || (isHeading(anchor) && !anchor.text?.trim()));
    const headings = anchors.filter((anchor) => isHeading(anchor) && anchor.text?.trim());
    const starts = own.length > 0 ? own : headings;
    return starts.map((anchor, index) => {
      const end = starts[index + 1]?.location ?? words.length;
      const heading = headings.find((other) => other.location >= anchor.location && other.location < Math.max(end, anchor.location + 1));
      const opening = words.slice(anchor.location, Math.min(end, anchor.location + 8)).join(" ");
      const sentence = /^.*?[.!?:](?= |$)/.exec(opening)?.[0] ?? opening;
      const title = heading?.text.trim() || sentence.replace(/\.$/, "");
      // A heading that stands above the excerpt is not said again in it.
      const length = title.split(/\s+/).length;
      const isFirst = words.slice(anchor.location, anchor.location + length).join(" ").startsWith(title);
      return { id: anchor.id, from: anchor.location, to: end, title, body: anchor.location + (isFirst ? length : 0) };
    });
  };

  const sectionList = (data, words, found) => {
    const hits = sections(data, words)
      .map((section) => ({ ...section, places: found.filter((place) => place >= section.from && place < section.to) }))
      .filter((section) => section.places.length > 0 && section.title);
    // Those with most hits, then in the order of the page
    const best = [...hits].sort((one, other) => other.places.length - one.places.length).slice(0, sectionsAtOnce);
    const items = hits.filter((section) => best.includes(section)).map((section) => {
      const said = section.title.split(/\s+/);
      const inTitle = section.places.filter((place) => place < section.body).map((place) => place - section.from);
      const title = markedWords(said, inTitle, 0, said.length);
      const link = element("a", { href: `${address(data).split("#")[0]}#${encodeURIComponent(section.id)}` }, ...title);
      const parts = section.body < section.to ? [excerpt(words, section.places, section.body, section.to)] : [];
      return element("li", {}, element("h3", {}, link), ...parts);
    });
    return items.length > 0 ? element("ul", { class: "search-sections" }, ...items) : null;
  };

  const facts = (data) => {
    const line = element("p", { class: "search-facts" });
    const date = data.meta.date;
    if (/^\d{4}-\d{2}-\d{2}$/.test(date ?? "")) {
      line.append(element("time", { datetime: date }, day.format(new Date(`${date}T00:00:00Z`))));
    }
    const named = [...(data.filters.kind ?? []), ...(data.filters.team ?? [])];
    const known = named.length > 6 ? [...named.slice(0, 5), `${named.length - 5} more`] : named;
    if (known.length > 0) line.append(line.hasChildNodes() ? " · " : "", known.join(" · "));
    return line.hasChildNodes() ? line : null;
  };

  const item = (data) => {
    const words = data.content.split(/\s+/).filter((word) => word);
    const found = [...new Set(data.locations ?? [])].sort((one, other) => one - other);
    const inside = sectionList(data, words, found);
    // Of a part of a page, the title opens where the words are.
    const place = data.meta.address && inside ? inside.querySelector("a").href : address(data);
    const title = element("h2", {}, element("a", { href: place }, data.meta.title || data.url));
    const parts = [title, facts(data), inside ?? (words.length > 0 ? excerpt(words, found, 0, words.length) : null)];
    return element("li", {}, ...parts.filter((part) => part));
  };

  // Where nobody wrote a word, the index finds what shares its first letters. A word and its other forms share half of it.
  const plain = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  // "CVE-2024-40767" is found by its parts, and they are what is marked.
  const parts = (words) => words.split(/[^\p{L}\p{N}\p{M}]+/u).map(plain);
  const isMeant = async (typed) => {
    const asked = parts(typed).filter((word) => word);
    const first = await Promise.all(results.slice(0, atOnce).map((result) => result.data()));
    const hits = first.flatMap((data) => {
      const words = data.content.split(/\s+/).filter((word) => word);
      return (data.locations ?? []).flatMap((place) => parts(words[place] ?? ""));
    });
    return asked.length === 0 || asked.some((word) => hits.some((hit) => {
      let shared = 0;
      while (shared < word.length && word[shared] === hit[shared]) shared += 1;
      return shared * 2 >= word.length || hit.includes(word);
    }));
  };

  const showMore = async (mine) => {
    const next = results.slice(shown, shown + atOnce);
    const data = await Promise.all(next.map((result) => result.data()));
    if (mine !== turn) return null;
    const items = data.map(item);
    if (shown === 0) list.replaceChildren();
    list.append(...items);
    shown += items.length;
    more.hidden = shown >= results.length;
    return items[0];
  };

  const search = async () => {
    const mine = ++turn;
    const words = input.value.trim();
    const filters = {};
    for (const [kind] of kinds) if (chosen(kind).length > 0) filters[kind] = { any: chosen(kind) };
    const isAsked = words !== "" || Object.keys(filters).length > 0;
    if (!isAsked) {
      results = [];
      shown = 0;
      list.replaceChildren();
      more.hidden = true;
      showCounts(await pagefind.filters());
      if (mine === turn) say("Type a word, or choose a team, a year or a kind.");
      return;
    }
    // Without words nothing matches better, so the newest come first.
    const sort = order() === "date" || words === "" ? { date: "desc" } : undefined;
    const answer = await pagefind.search(words === "" ? null : words, { filters, sort });
    if (mine !== turn) return;
    results = answer.results;
    shown = 0;
    showCounts(answer.totalFilters ?? answer.filters);
    if (results.length === 0) {
      list.replaceChildren();
      more.hidden = true;
    } else if (await showMore(mine) === null) {
      return;
    }
    const near = words !== "" && results.length > 0 && !(await isMeant(words));
    if (mine !== turn) return;
    if (near) {
      say(`No results for “${words}”. Below is what has words that begin alike.`);
      return;
    }
    const count = results.length === 0 ? "No results" : results.length === 1 ? "1 result" : `${number.format(results.length)} results`;
    say(words === "" ? `${count}.` : `${count} for “${words}”.`);
  };

  const failed = (error) => {
    console.error(error);
    say("The search index could not be read. Check the connection and load the page again; if that does not help, "
      + "tell whoever runs this site that the folder “pagefind” is missing or old.", true);
  };

  const searchSoon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      writeAddress();
      search().catch(failed);
    }, wait);
  };

  const start = async () => {
    say("Loading the search index …");
    pagefind = await import(new URL("pagefind/pagefind.js", root).href);
    await pagefind.options({ baseUrl: root.pathname });
    await pagefind.init();
    await buildFilters();
    // Who was quicker than the index keeps their words.
    const typed = input.value;
    readAddress();
    if (typed) input.value = typed;
    input.addEventListener("input", () => searchSoon(pause));
    filterBox.addEventListener("change", () => searchSoon(0));
    more.addEventListener("click", () => {
      // Who cannot see the list grow goes on where it did.
      showMore(turn).then((first) => first?.querySelector("a")?.focus()).catch(failed);
    });
    if (typed) writeAddress();
    await search();
    document.documentElement.dataset.search = "ready";
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (pagefind) searchSoon(0);
  });
  if (location.protocol === "file:") {
    say("Searching does not work on pages opened from the disk: browsers do not let them read other files. "
      + "Open the site at its address on the web, or through a web server on this machine.", true);
    for (const field of form.querySelectorAll("input, button")) field.disabled = true;
    return;
  }
  start().catch(failed);
})();
