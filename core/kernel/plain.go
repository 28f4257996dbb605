package kernel

// Plain returns the engine in Go, which runs on any machine.
func Plain() Ops { return engine{plain{}} }

// plain is the loops in Go. A product that is added to something is converted
// first, or a machine that can do both with one rounding would.
type plain struct{}

var _ loops = plain{}

func (plain) hadamard(dst, a, b []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] * b[i]
	}
}

func (plain) rBackward(dst, re, slope, bend, rz []float64) {
	re, slope, bend, rz = re[:len(dst)], slope[:len(dst)], bend[:len(dst)], rz[:len(dst)]
	for i := range dst {
		dst[i] = float64(re[i]*slope[i]) + float64(bend[i]*rz[i])
	}
}

func (plain) colSums(dst []float64, a Mat) {
	clear(dst)
	for i := range a.Rows {
		for j, x := range a.Row(i) {
			dst[j] += x
		}
	}
}

func (plain) dot(x, y []float64) float64 {
	var s [8]float64
	y = y[:len(x)]
	i := 0
	for ; i+8 <= len(x); i += 8 {
		u, v := x[i:i+8:i+8], y[i:i+8:i+8]
		for l := range s {
			s[l] += float64(u[l] * v[l])
		}
	}
	return addProducts(((s[0]+s[4])+(s[2]+s[6]))+((s[1]+s[5])+(s[3]+s[7])), x[i:], y[i:])
}

// addProducts adds the terms of xᵀy to sum, one by one.
func addProducts(sum float64, x, y []float64) float64 {
	for i, xi := range x {
		sum += float64(xi * y[i])
	}
	return sum
}

func (plain) axpy(alpha float64, x, y []float64) {
	y = y[:len(x)]
	for i, xi := range x {
		y[i] += float64(alpha * xi)
	}
}

func (plain) scale(alpha float64, x []float64) {
	for i := range x {
		x[i] *= alpha
	}
}

func (plain) exp(dst, x []float64) {
	for i, xi := range x {
		dst[i] = exp(xi)
	}
}
