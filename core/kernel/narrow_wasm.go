package kernel

import "math"

// loopCols is the number of columns up to which a product is made by plain loops:
// gonum has no assembly here, and is slower at any.
const loopCols = math.MaxInt
