(() => {
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const sections = Array.from(document.querySelectorAll("section"));
  const text = element => element.textContent.toLowerCase();
  const find = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    const has = it => words.every(word => it.includes(word));
    let shown = 0;
    for (const section of sections) {
      const rows = Array.from(section.querySelectorAll("tbody tr"));
      const named = has(Array.from(section.querySelectorAll("h3, section > .doc")).map(text).join(" "));
      const found = rows.filter(row => has(section.dataset.name.toLowerCase() + " " + text(row)));
      const all = named ? true : found.length === 0;
      for (const row of rows) row.hidden = all ? false : !found.includes(row);
      section.hidden = named ? false : found.length === 0 ? !has(text(section)) : false;
      if (!section.hidden) shown += 1;
      for (const link of document.querySelectorAll('nav a[href="#' + section.id + '"]')) {
        link.parentElement.hidden = section.hidden;
      }
    }
    for (const list of document.querySelectorAll("nav ul")) {
      list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])");
    }
    for (const program of document.querySelectorAll(".program")) {
      program.hidden = !program.querySelector(":scope > section:not([hidden]), :scope > ul > li:not([hidden])");
    }
    count.textContent = words.length ? shown + " of " + sections.length : "";
  };
  search.addEventListener("input", find);
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      search.value = "";
      find();
    } else if (event.key === "/") {
      if (document.activeElement !== search) {
        event.preventDefault();
        search.focus();
      }
    }
  });
  document.addEventListener("click", event => {
    const link = event.target.closest("main a");
    if (link) {
      search.value = "";
      find();
    }
  });
  search.hidden = false;
})();
