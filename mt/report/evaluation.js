// The page is whole without this: it adds sorting and filtering of the segments.
const form = document.getElementById("controls");
const list = document.getElementById("list");
const field = (id) => document.getElementById(id);
const items = [...list.children].map((node, place) => ({
  node,
  place,
  scores: node.dataset.c.split(" ").map(Number),
  findings: node.dataset.f ? node.dataset.f.split(" ") : [],
  length: node.querySelector(".src").textContent.length,
  lines: [...node.querySelectorAll(":scope > p:not(.src):not(.ref)")],
}));
const orders = {
  order: () => 0,
  low: (item, a) => item.scores[a],
  high: (item, a) => -item.scores[a],
  gain: (item, a, b) => item.scores[b] - item.scores[a],
  loss: (item, a, b) => item.scores[a] - item.scores[b],
  spread: (item) => Math.min(...item.scores) - Math.max(...item.scores),
  long: (item) => -item.length,
};
function apply() {
  const a = Number(field("a").value);
  const b = Number(field("b")?.value ?? a);
  const wanted = field("finding").value;
  const words = field("words").value.trim().toLowerCase();
  const only = field("only").checked;
  const key = orders[field("sort").value];
  const holds = (item) =>
    (!wanted || item.findings.some((f) => f.endsWith("@" + a) && (wanted === "*" || f === wanted + "@" + a))) &&
    (!words || item.node.textContent.toLowerCase().includes(words));
  let count = 0;
  for (const item of items) {
    item.node.hidden = !holds(item);
    count += !item.node.hidden;
    item.lines.forEach((line, place) => { line.hidden = only && place !== a && place !== b; });
  }
  const sorted = [...items].sort((x, y) => key(x, a, b) - key(y, a, b) || x.place - y.place);
  list.append(...sorted.map((item) => item.node));
  field("count").textContent = count.toLocaleString("en") + " of " + items.length.toLocaleString("en");
}
// A link to a segment that is filtered away shows it all the same.
function reveal() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.hidden) {
    target.hidden = false;
    target.scrollIntoView();
  }
}
form.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", reveal);
apply();
