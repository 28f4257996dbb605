//go:build wasm || noasm

package kernel

import "math"

// loopCols is the number of columns up to which a product is made by plain loops:
// gonum has no assembly here, and is slower at any. So it is with the tag noasm
// too, for the same numbers as in the page.
const loopCols = math.MaxInt
