'use strict';
(() => {
  const results = JSON.parse(document.getElementById('results').textContent);
  const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');
  const say = (phrase, ...values) => (words[phrase] ?? phrase).replace(/\{(\d)\}/g, (_, i) => values[i]);
  const tell = ['id', 'group', 'term', 'cause', 'time', 'label', 'level', 'state', 'name', 'pattern', 'grade'];

  const make = (name, text, parent) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const keysOf = pointer => pointer.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const at = pointer => keysOf(pointer).reduce((value, key) => value?.[key], results);
  const shown = value => Array.isArray(value) ? value.map(shown).join(', ') : value === true ? say('yes') : value === false ? say('no') : String(value ?? '');

  /* The path for people: list elements by their group, term, cause or time where that is unique. */
  const pathOf = pointer => {
    let value = results;
    let path = '';
    for (const key of keysOf(pointer)) {
      if (Array.isArray(value)) {
        const item = value[key];
        const name = tell.find(field => item?.[field] !== undefined && value.filter(other => other?.[field] === item[field]).length === 1);
        path += `[${name ? item[name] : key}]`;
      } else {
        path += (path ? '.' : '') + key;
      }
      value = value?.[key];
    }
    return path;
  };

  /* How a number was computed. */
  const panel = make('div', undefined, document.body);
  panel.id = 'trace';
  panel.setAttribute('popover', 'auto');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-labelledby', 'trace-title');

  const pairs = (list, entries) => {
    for (const [name, value] of entries) {
      const row = make('div', undefined, list);
      make('dt', name, row);
      make('dd', value, row);
    }
  };

  const explain = number => {
    const pointer = number.dataset.p;
    const keys = keysOf(pointer);
    const analysis = keys[0] === 'analyses' ? results.analyses[keys[1]] : null;
    panel.replaceChildren();
    make('h2', number.textContent, panel).id = 'trace-title';
    const list = make('dl', undefined, panel);
    pairs(list, [[say('In results.json'), pathOf(pointer)], [say('In full precision'), shown(at(pointer))]]);
    if (analysis) {
      const left = analysis.excluded.reduce((sum, reason) => sum + reason.count, 0);
      pairs(list, [[say('Analysis'), analysis.title ?? analysis.command], [say('Computed from'), analysis.n === 1 ? say('1 patient, {0} left out', left) : say('{0} patients, {1} left out', analysis.n, left)]]);
      pairs(list, analysis.excluded.map(reason => [say('Left out'), `${say(reason.reason)}: ${reason.count}`]));
      pairs(list, analysis.warnings.map(warning => [warning.code, say(warning.text)]));
      make('h3', say('Settings in force'), panel);
      pairs(make('dl', undefined, panel), Object.entries(analysis.settings).map(([name, value]) => [name, shown(value)]));
    } else {
      pairs(list, [[say('Computed from'), results.read === 1 ? say('1 record read, {0} included', results.n) : say('{0} records read, {1} included', results.read, results.n)]]);
    }
    const close = make('button', say('Close'), panel);
    close.type = 'button';
    close.addEventListener('click', () => panel.hidePopover());
    panel.showPopover();
    panel.scrollTop = 0;
    close.focus({ preventScroll: true });
    panel.returnTo = number;
  };
  panel.addEventListener('toggle', event => { if (event.newState === 'closed') panel.returnTo?.focus({ preventScroll: true }); });

  /* One stop of the tab key a table or text; arrow keys go from number to number. */
  const numbersOf = number => [...number.closest('table, p, figcaption').querySelectorAll('.n')];
  for (const block of document.querySelectorAll('main table, main p, main figcaption')) {
    const numbers = [...block.querySelectorAll('.n')];
    numbers.forEach((number, i) => { number.tabIndex = i === 0 ? 0 : -1; number.setAttribute('role', 'button'); });
  }
  const numberAt = event => event.target.closest?.('.n');
  document.addEventListener('click', event => { if (numberAt(event)) explain(numberAt(event)); });
  document.addEventListener('keydown', event => {
    const number = numberAt(event);
    if (!number) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      explain(number);
      return;
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step && numbersOf(number)[numbersOf(number).indexOf(number) + step];
    if (!next) return;
    event.preventDefault();
    number.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  /* Reading curves. */
  const tip = make('div', undefined, document.body);
  tip.id = 'reading';
  tip.setAttribute('role', 'status');
  tip.hidden = true;

  /* The last step at or before a time; -1 before the first. */
  const lastStep = (steps, time) => {
    let low = -1;
    let high = steps.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (steps[middle].time <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const percent = value => value === null || value === undefined ? say('not estimable') : (100 * value).toFixed(1) + ' %';

  const read = (panelOfCurves, curve, time) => {
    const steps = at(curve.steps);
    const last = lastStep(steps, time);
    const next = last >= 0 && steps[last].time === time ? last : last + 1;
    const step = steps[last];
    const start = panelOfCurves.field === 'probability' ? at(curve.steps.replace(/steps$/, 'initial')) : panelOfCurves.field === 'cif' ? 0 : 1;
    const turn = value => typeof value !== 'number' ? value : panelOfCurves.rising ? 1 - value : value;
    const limits = step ? [turn(step.lower), turn(step.upper)].sort((a, b) => a - b) : [];
    const known = limits.length === 2 && limits.every(limit => typeof limit === 'number');
    return {
      value: percent(step ? turn(step[panelOfCurves.field]) : turn(start)),
      interval: known ? say('{0} to {1}', percent(limits[0]), percent(limits[1])) : '\u2013',
      risk: curve.counted === false ? '\u2013' : steps[next]?.at_risk ?? (steps.length && steps[0].at_risk !== undefined ? 0 : '\u2013'),
    };
  };

  const describe = (shownPanel, time) => {
    tip.replaceChildren();
    make('b', say('Time {0}', shownPanel.moment.replace('{0}', time.toFixed(1))), tip);
    const table = make('table', undefined, tip);
    const head = make('tr', undefined, make('thead', undefined, table));
    const states = shownPanel.field === 'probability';
    const value = states ? say('Probability') : shownPanel.field === 'cif' || shownPanel.rising ? say('Incidence') : say('Survival');
    for (const title of [states ? say('State') : say('Curve'), value, say('Confidence interval'), states ? say('In state') : say('At risk')]) make('th', title, head).scope = 'col';
    const body = make('tbody', undefined, table);
    for (const curve of shownPanel.curves) {
      const row = make('tr', undefined, body);
      const name = make('th', undefined, row);
      name.scope = 'row';
      make('i', undefined, name).style.background = curve.colour;
      name.append(curve.name);
      const reading = read(shownPanel, curve, time);
      for (const text of [reading.value, reading.interval, reading.risk]) make('td', String(text), row);
    }
  };

  const show = (svg, shownPanel, time) => {
    let line = svg.querySelector('.pointer');
    if (!line) {
      line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
      line.setAttribute('class', 'pointer');
      svg.append(line);
    }
    const x = shownPanel.x + time / shownPanel.last * shownPanel.width;
    for (const [name, value] of [['x1', x], ['x2', x], ['y1', shownPanel.y], ['y2', shownPanel.y + shownPanel.height]]) line.setAttribute(name, value);
    describe(shownPanel, time);
    tip.hidden = false;
    const box = svg.getBoundingClientRect();
    const scale = box.width / svg.viewBox.baseVal.width;
    const left = box.left + x * scale + 14;
    const width = tip.offsetWidth;
    tip.style.left = Math.max(4, left + width < innerWidth ? left : box.left + x * scale - width - 14) + 'px';
    tip.style.top = Math.max(4, Math.min(innerHeight - tip.offsetHeight - 4, box.top + (shownPanel.y + shownPanel.height / 3) * scale)) + 'px';
  };
  const hide = svg => {
    tip.hidden = true;
    svg.querySelector('.pointer')?.remove();
  };

  for (const paper of document.querySelectorAll('[data-curves]')) {
    const panels = JSON.parse(paper.dataset.curves);
    const svg = paper.querySelector('svg');
    let reading = { panel: panels[0], time: 0 };
    const read = (panelToRead, time) => {
      reading = { panel: panelToRead, time: Math.max(0, Math.min(panelToRead.last, time)) };
      show(svg, reading.panel, reading.time);
    };
    svg.addEventListener('pointermove', event => {
      const box = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / box.width;
      const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
      const hit = panels.find(one => x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height);
      if (hit) read(hit, (x - hit.x) / hit.width * hit.last);
      else hide(svg);
    });
    svg.addEventListener('pointerleave', () => hide(svg));
    paper.tabIndex = 0;
    paper.setAttribute('role', 'group');
    paper.setAttribute('aria-label', say('Curves: read them with the arrow keys, or point at them'));
    paper.addEventListener('blur', () => hide(svg));
    paper.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) read(reading.panel, reading.time + step * reading.panel.last / 60);
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') read(panels[(panels.indexOf(reading.panel) + (event.key === 'ArrowDown' ? 1 : panels.length - 1)) % panels.length], reading.time);
      else if (event.key === 'Escape') hide(svg);
      else return;
      event.preventDefault();
    });
  }

  /* Where the reader is in the contents. */
  const links = new Map([...document.querySelectorAll('nav a')].map(link => [link.getAttribute('href').slice(1), link]));
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      for (const link of links.values()) link.removeAttribute('aria-current');
      links.get(entry.target.id)?.setAttribute('aria-current', 'true');
    }
  }, { rootMargin: '0px 0px -75% 0px' });
  for (const section of document.querySelectorAll('main > section')) seen.observe(section);
})();
