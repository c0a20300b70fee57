// An Adaptive Card, drawn as plainly as can be read: text, facts, columns, inputs and buttons.
// https://adaptivecards.io/explorer
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
/** Teams shows the `fallbackText` of newer ones. */
const newestVersion = 1.5;

/**
 * Draws an attachment. Actions are counted through the whole card from `firstAction` on, as the server counts them;
 * `press` is told of one, with what the person entered.
 */
export function renderCard({ contentType, content }, { words, open, press, firstAction }) {
  const element = document.createElement('div');
  element.className = 'card';
  const scene = { words, open, press, root: element, numbers: new Map() };
  const isReadable = contentType === adaptiveCard && Number(content?.version ?? 1) <= newestVersion;
  const actions = contentType === adaptiveCard ? actionsIn(content) : [];
  actions.forEach((action, index) => scene.numbers.set(action, firstAction + index));
  if (isReadable)
    element.append(...partsOf(content.body, scene), actionRow(content.actions, scene));
  else element.append(paragraph(content?.fallbackText ?? words.unreadableCard));
  return { element, nextAction: firstAction + actions.length };
}

/** The same walk as the server's: every object whose type begins with "Action.", but for `refresh`. */
function actionsIn(value) {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  if (typeof value.type === 'string' && value.type.startsWith('Action.')) return [value];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'refresh' ? [] : actionsIn(part),
  );
}

const drawings = {
  TextBlock: ({ text, size, weight, isSubtle }) => {
    const block = paragraph(text);
    if (['large', 'extralarge'].includes(String(size).toLowerCase())) block.classList.add('large');
    if (String(weight).toLowerCase() === 'bolder') block.classList.add('bolder');
    if (isSubtle) block.classList.add('subtle');
    return [block];
  },
  RichTextBlock: ({ inlines = [] }) => [
    paragraph(inlines.map((inline) => inline.text ?? inline).join('')),
  ],
  FactSet: ({ facts = [] }) => [
    tag(
      'dl',
      {},
      ...facts.flatMap(({ title, value }) => [tag('dt', {}, title), tag('dd', {}, value)]),
    ),
  ],
  Container: ({ items }, scene) => [tag('div', {}, ...partsOf(items, scene))],
  ColumnSet: ({ columns = [] }, scene) => [
    tag(
      'div',
      { className: 'columns' },
      ...columns.map(({ items }) => tag('div', {}, ...partsOf(items, scene))),
    ),
  ],
  Column: ({ items }, scene) => partsOf(items, scene),
  ActionSet: ({ actions }, scene) => [actionRow(actions, scene)],
  // Nothing is loaded from elsewhere.
  Image: ({ altText }) => (altText ? [paragraph(altText)] : []),
  'Input.Text': (input) =>
    field(input, tag(input.isMultiline ? 'textarea' : 'input', { value: input.value ?? '' })),
  'Input.Number': (input) =>
    field(input, tag('input', { type: 'number', value: input.value ?? '' })),
  'Input.Date': (input) => field(input, tag('input', { type: 'date', value: input.value ?? '' })),
  'Input.Toggle': ({ title, valueOn = 'true', valueOff = 'false', ...input }) => {
    const box = tag('input', { type: 'checkbox', checked: input.value === valueOn });
    Object.assign(box.dataset, { on: valueOn, off: valueOff });
    return field({ ...input, label: title ?? input.label }, box);
  },
  'Input.ChoiceSet': (input) => {
    const options = (input.choices ?? []).map(({ title, value }) =>
      tag('option', { value }, title),
    );
    const select = tag('select', {}, tag('option', { value: '' }, ''), ...options);
    select.value = input.value ?? '';
    return field(input, select);
  },
};

function partsOf(items = [], scene) {
  return items.flatMap((item) => {
    if (item.isVisible === false) return [];
    const draw = Object.hasOwn(drawings, item.type) ? drawings[item.type] : undefined;
    return draw ? draw(item, scene) : [paragraph(`[${item.type}]`)];
  });
}

function actionRow(actions = [], scene) {
  return tag('div', { className: 'actions' }, ...actions.map((action) => button(action, scene)));
}

function button(action, { open, press, root, numbers }) {
  const element = tag('button', { type: 'button' }, action.title ?? '');
  if (action.style === 'positive') element.className = 'primary';
  element.addEventListener('click', () => {
    if (action.type === 'Action.OpenUrl') open(action.url);
    else void press(numbers.get(action), inputsOf(root));
  });
  // What a bot hears nothing of is not imitated.
  element.disabled = !['Action.OpenUrl', 'Action.Submit', 'Action.Execute'].includes(action.type);
  return element;
}

function inputsOf(root) {
  const fields = [...root.querySelectorAll('[data-input]')];
  return Object.fromEntries(
    fields.map(({ dataset, type, checked, value }) => [
      dataset.input,
      type === 'checkbox' ? (checked ? dataset.on : dataset.off) : value,
    ]),
  );
}

function field({ id, label, placeholder }, element) {
  element.dataset.input = id;
  if (placeholder && 'placeholder' in element) element.placeholder = placeholder;
  return [tag('label', {}, label ?? placeholder ?? id, element)];
}

function paragraph(text) {
  return tag('p', {}, text);
}

function tag(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.map((child) => child ?? ''));
  return element;
}
