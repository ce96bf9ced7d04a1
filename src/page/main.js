/* page.js */
"use strict";
