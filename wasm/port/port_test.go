//go:build js

package port_test

import (
	"slices"
	"syscall/js"
	"testing"

	"hfplayground/core/param"
	"hfplayground/wasm/port"
)

// eval returns what a JavaScript expression gives.
func eval(expr string) js.Value { return js.Global().Call("eval", expr) }

func TestBytes(t *testing.T) {
	tests := []struct {
		name, expr string
		want       []byte
		ok         bool
	}{
		{"buffer", "new Uint8Array([1, 0, 255]).buffer", []byte{1, 0, 255}, true},
		{"view of a part", "new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2)", []byte{2, 3}, true},
		{"empty", "new ArrayBuffer(0)", []byte{}, true},
		{"string", "'abc'", nil, false},
		{"array", "[1, 2]", nil, false},
		{"floats", "new Float64Array(2)", nil, false},
		{"undefined", "undefined", nil, false},
		{"null", "null", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := port.Bytes(eval(tt.expr))
			if ok != tt.ok || !slices.Equal(got, tt.want) {
				t.Errorf("Bytes(%s) = %v, %v, want %v, %v", tt.expr, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestFloats(t *testing.T) {
	for expr, want := range map[string][]float64{
		"new Float64Array([1, -2.5, 1e-300]).buffer": {1, -2.5, 1e-300},
		"new ArrayBuffer(0)":                         {},
		"new ArrayBuffer(12)":                        nil,
		"new Float64Array(2)":                        nil,
		"undefined":                                  nil,
		"'abcdefgh'":                                 nil,
	} {
		if got, ok := port.Floats(eval(expr)); ok != (want != nil) || !slices.Equal(got, want) {
			t.Errorf("Floats(%s) = %v, %v, want %v", expr, got, ok, want)
		}
	}
	f := []float64{3, 0.5}
	v := port.FloatBuffer(f)
	f[0] = 0
	if got, _ := port.Floats(v); !slices.Equal(got, []float64{3, 0.5}) {
		t.Errorf("Floats(FloatBuffer([3 0.5])) = %v after the source changed", got)
	}
}

func TestBufferIsACopy(t *testing.T) {
	b := []byte{7, 8, 9}
	v := port.Buffer(b)
	if !v.InstanceOf(js.Global().Get("ArrayBuffer")) {
		t.Fatalf("Buffer gives a %v, want an ArrayBuffer", v.Type())
	}
	b[0] = 0
	if got, _ := port.Bytes(v); !slices.Equal(got, []byte{7, 8, 9}) {
		t.Errorf("Bytes(Buffer([7 8 9])) = %v after the source changed, want [7 8 9]", got)
	}
}

func TestTextAndNumber(t *testing.T) {
	if s, ok := port.Text(eval("'x₁ = \U0001D465'")); s != "x₁ = \U0001D465" || !ok {
		t.Errorf("Text = %q, %v, want the string unchanged", s, ok)
	}
	if s, ok := port.Text(eval("3")); s != "" || ok {
		t.Errorf("Text(3) = %q, %v, want nothing", s, ok)
	}
	if x, ok := port.Number(eval("-0.5")); x != -0.5 || !ok {
		t.Errorf("Number(-0.5) = %g, %v, want -0.5", x, ok)
	}
	if x, ok := port.Number(eval("'3'")); x != 0 || ok {
		t.Errorf("Number('3') = %g, %v, want nothing", x, ok)
	}
}

func TestPairs(t *testing.T) {
	v := port.Pairs([]param.Pair{{Key: "start", Value: "-1.2,1"}, {Key: "formula", Value: `a "b" </script>`}})
	const want = `[["start","-1.2,1"],["formula","a \"b\" </script>"]]`
	if got := js.Global().Get("JSON").Call("stringify", v).String(); got != want {
		t.Errorf("Pairs = %s, want %s", got, want)
	}
}

func TestItems(t *testing.T) {
	items := port.Items(eval("['a', 2]"))
	if len(items) != 2 || items[0].String() != "a" || items[1].Int() != 2 {
		t.Errorf("Items(['a', 2]) = %v, want both entries", items)
	}
	for _, expr := range []string{"undefined", "null", "({length: 3})", "'abc'"} {
		if got := port.Items(eval(expr)); len(got) != 0 {
			t.Errorf("Items(%s) has %d entries, want none", expr, len(got))
		}
	}
}
