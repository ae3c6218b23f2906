/** All that an article's page runs: the keys of every page, the words of a search, آخر الأخبار. */

import "./arrived.js";
import "./keys.js";
import "./latest.js";
