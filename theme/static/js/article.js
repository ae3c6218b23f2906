/**
 * All that an article's page runs: the keys of every page, the words of a search, آخر الأخبار, its
 * reference to copy or save, links to its paragraphs.
 */

import "./arrived.js";
import "./cite.js";
import "./keys.js";
import "./latest.js";
import "./passage.js";
