// Sets each side in the largest type that fits it; without this script, the size stays that which was estimated.
"use strict";
const fit = () => {
  for (const side of document.querySelectorAll(".side")) {
    const fits = quarters => {
      side.style.fontSize = quarters / 4 + "pt";
      return side.scrollHeight <= side.clientHeight && side.scrollWidth <= side.clientWidth;
    };
    let low = 4, high = Math.round(Number(side.dataset.most) * 4);
    if (fits(high)) continue;
    while (low < high - 1) {
      const middle = (low + high) >> 1;
      if (fits(middle)) low = middle; else high = middle;
    }
    fits(Math.max(4, low - 0.5)); // a little less: on paper, letters may be a hair wider than on the screen
  }
};
addEventListener("load", fit);
