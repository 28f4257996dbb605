package kerneltest

import "hfplayground/core/kernel"

// termsOfSingle is how many terms have a sum in single precision.
const termsOfSingle = 256

// naiveSingle is naive with products in single precision, in the order that
// kernel.PlainSingle has for their sums.
type naiveSingle struct{ naive }

var _ kernel.Ops = naiveSingle{}

// productSingle stores start + s₀ + s₁ + … in c(i, j).
func productSingle(c kernel.Mat, inner int, start, a, b func(i, j int) float64) {
	for i := range c.Rows {
		for j := range c.Cols {
			whole, sum := start(i, j), float32(0)
			for l := range inner {
				sum += float32(float32(a(i, l)) * float32(b(l, j)))
				if l%termsOfSingle == termsOfSingle-1 || l == inner-1 {
					whole += float64(sum)
					sum = 0
				}
			}
			c.Row(i)[j] = whole
		}
	}
}

func (naiveSingle) MulNT(c, a, b kernel.Mat, add bool) {
	left, _ := entries(a)
	_, right := entries(b)
	productSingle(c, a.Cols, startOf(c, add), left, right)
}

func (naiveSingle) Affine(c, a, b kernel.Mat, bias []float64) {
	left, _ := entries(a)
	_, right := entries(b)
	productSingle(c, a.Cols, func(_, j int) float64 { return bias[j] }, left, right)
}

func (naiveSingle) MulNN(c, a, b kernel.Mat, add bool) {
	left, _ := entries(a)
	right, _ := entries(b)
	productSingle(c, a.Cols, startOf(c, add), left, right)
}

func (naiveSingle) MulTN(c, a, b kernel.Mat, add bool) {
	_, left := entries(a)
	right, _ := entries(b)
	productSingle(c, a.Rows, startOf(c, add), left, right)
}
