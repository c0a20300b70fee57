// One message of the chat: who wrote it when, its words and its cards.
import { renderCard } from './card.js';

/** Where the message to which a bot replies is quoted: Microsoft's SDK for bots writes it before the words. */
const quotation = /^<quoted messageId="[^"]*"\/>\s*/;

/** `press` is told which action of the message was pressed, and what was entered. */
export function drawMessage(message, { botName, words, open, press }) {
  const { from, content } = message;
  const item = document.createElement('li');
  item.className = from;
  item.append(byline(message, from === 'bot' ? botName : words.you, words));
  const said = content.text?.replace(quotation, '');
  if (said) {
    const text = document.createElement('p');
    text.textContent = said;
    item.append(text);
  }
  let firstAction = 0;
  for (const attachment of content.attachments ?? []) {
    const card = renderCard(attachment, { words, open, press, firstAction });
    firstAction = card.nextAction;
    item.append(card.element);
  }
  return item;
}

function byline({ sentAt, editedAt, isUndelivered }, name, words) {
  const time = new Date(sentAt).toLocaleTimeString(document.documentElement.lang, {
    timeStyle: 'short',
  });
  const notes = [editedAt !== null && words.edited, isUndelivered && words.undelivered];
  const line = document.createElement('p');
  line.className = 'by';
  line.textContent = [`${name} ${time}`, ...notes.filter(Boolean)].join(' · ');
  return line;
}
