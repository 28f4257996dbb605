package kerneltest

import (
	"hfplayground/core/elementary"
	"hfplayground/core/kernel"
)

// naive computes every operation by its definition, entry by entry, in the order
// that kernel.Ops has for its sums; its products in that of product or productSingle.
type naive struct {
	product func(c kernel.Mat, inner int, start, a, b func(i, j int) float64)
}

var _ kernel.Ops = naive{}

// product stores the start + Σₗ a(i, l)·b(l, j) in c(i, j).
func product(c kernel.Mat, inner int, start, a, b func(i, j int) float64) {
	for i := range c.Rows {
		for j := range c.Cols {
			sum := start(i, j)
			for l := range inner {
				sum += float64(a(i, l) * b(l, j))
			}
			c.Row(i)[j] = sum
		}
	}
}

// termsOfSingle is how many terms have a sum in single precision.
const termsOfSingle = 256

// productSingle stores start + s₀ + s₁ + … in c(i, j), each a sum in single precision, in the
// order that kernel.PlainSingle has for them.
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

// entries returns those of m, and those of its transpose.
func entries(m kernel.Mat) (plainly, across func(i, j int) float64) {
	return func(i, j int) float64 { return m.Row(i)[j] }, func(i, j int) float64 { return m.Row(j)[i] }
}

// startOf returns what the sums of c begin with.
func startOf(c kernel.Mat, add bool) func(i, j int) float64 {
	if !add {
		return func(_, _ int) float64 { return 0 }
	}
	own, _ := entries(c)
	return own
}

func (n naive) MulNT(c, a, b kernel.Mat, add bool) {
	left, _ := entries(a)
	_, right := entries(b)
	n.product(c, a.Cols, startOf(c, add), left, right)
}

func (n naive) Affine(c, a, b kernel.Mat, bias []float64) {
	left, _ := entries(a)
	_, right := entries(b)
	n.product(c, a.Cols, func(_, j int) float64 { return bias[j] }, left, right)
}

func (n naive) MulNN(c, a, b kernel.Mat, add bool) {
	left, _ := entries(a)
	right, _ := entries(b)
	n.product(c, a.Cols, startOf(c, add), left, right)
}

func (n naive) MulTN(c, a, b kernel.Mat, add bool) {
	_, left := entries(a)
	right, _ := entries(b)
	n.product(c, a.Rows, startOf(c, add), left, right)
}

func (naive) Activate(a, z kernel.Mat, f kernel.Activation) {
	for i, zi := range z.Data {
		a.Data[i] = f.F(zi)
	}
}

func (naive) Backward(dst, slope, e, z, a kernel.Mat, f kernel.Activation) {
	for i := range z.Data {
		slope.Data[i] = f.D1(z.Data[i], a.Data[i])
		dst.Data[i] = e.Data[i] * slope.Data[i]
	}
}

func (naive) Bend(dst, e, z, a kernel.Mat, f kernel.Activation) {
	for i := range z.Data {
		dst.Data[i] = e.Data[i] * f.D2(z.Data[i], a.Data[i])
	}
}

func (naive) Hadamard(dst, a, b kernel.Mat) {
	for i := range a.Data {
		dst.Data[i] = a.Data[i] * b.Data[i]
	}
}

func (naive) RBackward(dst, re, slope, bend, rz kernel.Mat) {
	for i := range rz.Data {
		dst.Data[i] = float64(re.Data[i]*slope.Data[i]) + float64(bend.Data[i]*rz.Data[i])
	}
}

func (naive) ColSums(dst []float64, a kernel.Mat) {
	clear(dst)
	for i, ai := range a.Data {
		dst[i%a.Cols] += ai
	}
}

func (naive) Dot(x, y []float64) float64 {
	var s [8]float64
	whole := len(x) / 8 * 8
	for i := range whole {
		s[i%8] += float64(x[i] * y[i])
	}
	sum := ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
	for i := whole; i < len(x); i++ {
		sum += float64(x[i] * y[i])
	}
	return sum
}

func (naive) Axpy(alpha float64, x, y []float64) {
	for i := range x {
		y[i] += float64(alpha * x[i])
	}
}

func (naive) Scale(alpha float64, x []float64) {
	for i := range x {
		x[i] *= alpha
	}
}

func (naive) LogisticLoss(a, t kernel.Mat) float64 {
	sum := 0.0
	for i, ai := range a.Data {
		sum += t.Data[i]*kernel.Softplus(-ai) + (1-t.Data[i])*kernel.Softplus(ai)
	}
	return sum
}

func (naive) LogisticGradient(dst, a, t kernel.Mat) {
	for i, ai := range a.Data {
		p, q := kernel.Logistic(ai)
		dst.Data[i] = (1-t.Data[i])*p - t.Data[i]*q
	}
}

func (naive) LogisticHessVec(dst, a, v kernel.Mat) {
	for i, ai := range a.Data {
		p, q := kernel.Logistic(ai)
		dst.Data[i] = p * q * v.Data[i]
	}
}

func (naive) Softmax(dst, a kernel.Mat) {
	for i := range a.Rows {
		row, to := a.Row(i), dst.Row(i)
		sum := 0.0
		for _, x := range row {
			sum += elementary.Exp(x)
		}
		for j, x := range row {
			to[j] = elementary.Exp(x) / sum
		}
	}
}
