/** All that the home page runs: the keys of every page, what happened on this day. */

import "./anniversaries.js";
import "./keys.js";
