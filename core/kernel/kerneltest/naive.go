package kerneltest

import "hfplayground/core/kernel"

// naive computes every operation by its definition, entry by entry.
type naive struct{}

var _ kernel.Ops = naive{}

// product stores Σₗ a(i, l)·b(l, j) in c(i, j), or adds it.
func product(c kernel.Mat, inner int, add bool, a func(i, l int) float64, b func(l, j int) float64) {
	for i := range c.Rows {
		for j := range c.Cols {
			sum := 0.0
			for l := range inner {
				sum += a(i, l) * b(l, j)
			}
			if add {
				sum += c.Row(i)[j]
			}
			c.Row(i)[j] = sum
		}
	}
}

func (naive) MulNT(c, a, b kernel.Mat, add bool) {
	product(c, a.Cols, add, func(i, l int) float64 { return a.Row(i)[l] }, func(l, j int) float64 { return b.Row(j)[l] })
}

func (naive) MulNN(c, a, b kernel.Mat, add bool) {
	product(c, a.Cols, add, func(i, l int) float64 { return a.Row(i)[l] }, func(l, j int) float64 { return b.Row(l)[j] })
}

func (naive) MulTN(c, a, b kernel.Mat, add bool) {
	product(c, a.Rows, add, func(i, l int) float64 { return a.Row(l)[i] }, func(l, j int) float64 { return b.Row(l)[j] })
}

func (naive) Activate(a, z kernel.Mat, bias []float64, f kernel.Activation) {
	for i := range z.Data {
		z.Data[i] += bias[i%z.Cols]
		a.Data[i] = f.F(z.Data[i])
	}
}

func (naive) Slope(dst, z, a kernel.Mat, f kernel.Activation) {
	for i := range z.Data {
		dst.Data[i] = f.D1(z.Data[i], a.Data[i])
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

func (naive) RActivate(ra, rz kernel.Mat, rbias []float64, slope kernel.Mat) {
	for i := range rz.Data {
		rz.Data[i] += rbias[i%rz.Cols]
		ra.Data[i] = slope.Data[i] * rz.Data[i]
	}
}

func (naive) RBackward(dst, re, slope, bend, rz kernel.Mat) {
	for i := range rz.Data {
		dst.Data[i] = re.Data[i]*slope.Data[i] + bend.Data[i]*rz.Data[i]
	}
}

func (naive) ColSums(dst []float64, a kernel.Mat) {
	clear(dst)
	for i, ai := range a.Data {
		dst[i%a.Cols] += ai
	}
}

func (naive) Dot(x, y []float64) (sum float64) {
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

func (naive) Axpy(alpha float64, x, y []float64) {
	for i := range x {
		y[i] += alpha * x[i]
	}
}
