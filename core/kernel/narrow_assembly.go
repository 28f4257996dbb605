//go:build !wasm && !noasm

package kernel

// loopCols is the number of columns up to which a product is made by plain loops.
// Beyond, gonum's assembly is as fast.
const loopCols = 16
