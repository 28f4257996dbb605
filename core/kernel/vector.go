//go:build wasm || (amd64 && !purego)

package kernel

// Vectors returns the engine in assembly, with vectors of two numbers that every
// WebAssembly of today has, and of four that most amd64 machines have: hasVectors says
// whether this one does. Of every loop the last numbers that fill no vector are done
// in Go.
func Vectors() Ops { return engine{vectors{}} }

// vectors is the loops in assembly. Every length is checked here, before an
// assembly function is entered: those trust what they are given, at least
// one vector of as many numbers as lanes says.
type vectors struct{ plain }

var _ loops = vectors{}

//go:noescape
func hadamardVectors(dst, a, b *float64, count int)

//go:noescape
func rBackwardVectors(dst, re, slope, bend, rz *float64, count int)

//go:noescape
func axpyVectors(alpha float64, x, y *float64, count int)

//go:noescape
func scaleVectors(alpha float64, x *float64, count int)

//go:noescape
func dotEights(sums *[2]float64, x, y *float64, eights int)

func (vectors) hadamard(dst, a, b []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	if count := len(dst) / lanes; count > 0 {
		hadamardVectors(&dst[0], &a[0], &b[0], count)
	}
	at := len(dst) &^ (lanes - 1)
	plain{}.hadamard(dst[at:], a[at:], b[at:])
}

func (vectors) rBackward(dst, re, slope, bend, rz []float64) {
	re, slope, bend, rz = re[:len(dst)], slope[:len(dst)], bend[:len(dst)], rz[:len(dst)]
	if count := len(dst) / lanes; count > 0 {
		rBackwardVectors(&dst[0], &re[0], &slope[0], &bend[0], &rz[0], count)
	}
	at := len(dst) &^ (lanes - 1)
	plain{}.rBackward(dst[at:], re[at:], slope[at:], bend[at:], rz[at:])
}

func (vectors) dot(x, y []float64) float64 {
	var sums [2]float64
	y = y[:len(x)]
	if eights := len(x) / 8; eights > 0 {
		dotEights(&sums, &x[0], &y[0], eights)
	}
	at := len(x) &^ 7
	return addProducts(sums[0]+sums[1], x[at:], y[at:])
}

func (vectors) axpy(alpha float64, x, y []float64) {
	y = y[:len(x)]
	if count := len(x) / lanes; count > 0 {
		axpyVectors(alpha, &x[0], &y[0], count)
	}
	at := len(x) &^ (lanes - 1)
	plain{}.axpy(alpha, x[at:], y[at:])
}

func (vectors) scale(alpha float64, x []float64) {
	if count := len(x) / lanes; count > 0 {
		scaleVectors(alpha, &x[0], count)
	}
	plain{}.scale(alpha, x[len(x)&^(lanes-1):])
}
