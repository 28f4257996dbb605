package elementary_test

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"hfplayground/core/elementary"
)

// unary gives a function of one argument a second, which it does not look at.
func unary(f func(float64) float64) func(x, y float64) float64 {
	return func(x, _ float64) float64 { return f(x) }
}

// functions are those of core: what package elementary has, and what the core
// takes from package math because it is the same everywhere. Of each there is what
// package math has, and a hash of many results.
var functions = []struct {
	name string
	f, g func(x, y float64) float64
	want uint64
}{
	{"Exp", unary(elementary.Exp), unary(math.Exp), 0x01e14ae8e2f1a56f},
	{"Pow", elementary.Pow, math.Pow, 0x6538b77e3f240bd9},
	{"Sinh", unary(elementary.Sinh), unary(math.Sinh), 0x8d59f900241bce88},
	{"Cosh", unary(elementary.Cosh), unary(math.Cosh), 0xc6f82c8eb486090a},
	{"Tanh", unary(elementary.Tanh), unary(math.Tanh), 0x8b410e97351d6fa9},
	{"Erf", unary(elementary.Erf), unary(math.Erf), 0x850ba08bbe6f6689},
	{"Log", unary(elementary.Log), unary(math.Log), 0x4d342d0bfaafd6d4},
	{"Log2", unary(elementary.Log2), unary(log2), 0x61440c3b8bb3d201},
	{"Log10", unary(elementary.Log10), unary(math.Log10), 0x771bc7371f41018f},
	{"math.Log1p", unary(math.Log1p), unary(math.Log1p), 0xc2c114ba76445891},
	{"math.Expm1", unary(math.Expm1), unary(math.Expm1), 0x34254317f4c132bf},
	{"math.Hypot", math.Hypot, math.Hypot, 0xb66ebd34fc4b24ad},
	{"math.Sin", unary(math.Sin), unary(math.Sin), 0x2bf4d5bd8f398834},
	{"math.Cos", unary(math.Cos), unary(math.Cos), 0xb3f1ef2489de0c6b},
	{"math.Sincos", func(x, _ float64) float64 { s, c := math.Sincos(x); return s + 2*c }, func(x, _ float64) float64 { return math.Sin(x) + 2*math.Cos(x) }, 0x7fd4e93b1be92619},
	{"math.Tan", unary(math.Tan), unary(math.Tan), 0xfe10b4445551580a},
	{"math.Asin", unary(math.Asin), unary(math.Asin), 0x3325e73c83ee8935},
	{"math.Acos", unary(math.Acos), unary(math.Acos), 0xf53df2c565e9c7c0},
	{"math.Atan", unary(math.Atan), unary(math.Atan), 0x37f113e83330eeec},
	{"math.Atan2", math.Atan2, math.Atan2, 0xe8d10b0b30d624db},
	{"math.Cbrt", unary(math.Cbrt), unary(math.Cbrt), 0xef3c57675ac367f9},
	{"math.Sqrt", unary(math.Sqrt), unary(math.Sqrt), 0x7215a232b20b996f},
	{"math.Remainder", math.Remainder, math.Remainder, 0x6e129cbc414cdc58},
	{"rand.NormFloat64", unary(normal), unary(normal), 0x1a93f85238309a53},
}

// log2 is better than that of package math near 1, where the logarithms of mantissa
// and exponent cancel.
func log2(x float64) float64 {
	if m, e := math.Frexp(x); m == 0.5 {
		return float64(e - 1)
	}
	return math.Log(x) * (1 / math.Ln2)
}

// normal returns a number of the normal distribution that x is the seed of.
func normal(x float64) float64 {
	return rand.New(rand.NewPCG(math.Float64bits(x), 1)).NormFloat64()
}

// arguments hands over pairs of every size: where a function takes another way, in
// the usual range, and far out.
func arguments(take func(x, y float64)) {
	special := []float64{0, math.Copysign(0, -1), 0.5, -0.5, 0.625, 1, -1, 1.25, 1 / 0.35, 2, -3, 6, 21, 22, 44.1, 700, 709.7, -745.1, 1e-300, -1e-300, 1e300, 5e-324, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, x := range special {
		for _, y := range special {
			take(x, y)
		}
	}
	rnd := rand.New(rand.NewPCG(1, 1))
	for range 100_000 {
		x := math.Ldexp(rnd.NormFloat64(), rnd.IntN(24)-13)
		y := math.Ldexp(rnd.NormFloat64(), rnd.IntN(9)-4)
		if rnd.IntN(4) > 0 {
			x = math.Abs(x) // logarithms and powers of the others are undefined
		}
		take(x, y)
	}
}

// The bits are those of the page on every machine that rounds every product: this
// test runs as WebAssembly too.
func TestSameBits(t *testing.T) {
	fused := fuses(1 + math.Ldexp(1, -30)) // this machine multiplies and adds with one rounding: its bits are its own
	if fused && (runtime.GOARCH == "amd64" || runtime.GOARCH == "wasm") {
		t.Errorf("on %s products are not rounded, and no bits can be compared", runtime.GOARCH)
	}
	for _, fn := range functions {
		h := fnv.New64a()
		arguments(func(x, y float64) {
			var b [8]byte
			v := fn.f(x, y)
			if math.IsNaN(v) {
				v = math.NaN() // it has many encodings
			}
			binary.LittleEndian.PutUint64(b[:], math.Float64bits(v))
			h.Write(b[:])
		})
		if got := h.Sum64(); got != fn.want && !fused {
			t.Errorf("%s: bits %#016x, want %#016x", fn.name, got, fn.want)
		}
	}
}

// fuses reports whether x² + (1 − 2x), for x a little above 1, shows the digits that
// the rounding of x² takes away.
func fuses(x float64) bool { return x*x+(1-2*x) != 0 }

// No result is further from that of package math than the assembly of a machine may
// be; without any, as WebAssembly, they are equal.
func TestAgreesWithMath(t *testing.T) {
	tol, least := 4e-15, 0x1p-1022 // of an exponential's exponent; assembly is wrong for lesser numbers
	if runtime.GOARCH == "wasm" {
		tol, least = 0, 0
	}
	for _, fn := range functions {
		arguments(func(x, y float64) {
			got, want := fn.f(x, y), fn.g(x, y)
			same := got == want || math.IsNaN(got) && math.IsNaN(want) || math.Abs(x) < least
			if !same && !(math.Abs(got-want) <= tol*math.Abs(want)) {
				t.Errorf("%s(%g, %g) = %g, want %g", fn.name, x, y, got, want)
			}
		})
	}
}
