//go:build js

// Package port carries values across the wall between Go and JavaScript: bytes,
// numbers, text, and rows of text. Everything that crosses is copied.
package port

import (
	"syscall/js"
	"unsafe"

	"hfplayground/core/param"
)

// Bytes returns a copy of what an ArrayBuffer or a Uint8Array holds. It reports
// false for anything else. It costs one copy.
func Bytes(v js.Value) ([]byte, bool) {
	array := js.Global().Get("Uint8Array")
	if v.InstanceOf(js.Global().Get("ArrayBuffer")) {
		v = array.New(v)
	}
	if !v.InstanceOf(array) {
		return nil, false
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b, true
}

// Buffer returns a new ArrayBuffer with a copy of b. Nothing in Go refers to it,
// so its receiver may transfer it. It costs one copy.
func Buffer(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array.Get("buffer")
}

// Floats returns a copy of the numbers of 8 bytes that an ArrayBuffer holds. It reports false
// for anything else. It costs one copy.
func Floats(v js.Value) ([]float64, bool) {
	if !v.InstanceOf(js.Global().Get("ArrayBuffer")) || v.Get("byteLength").Int()%8 != 0 {
		return nil, false
	}
	f := make([]float64, v.Get("byteLength").Int()/8)
	js.CopyBytesToGo(bytesOf(f), js.Global().Get("Uint8Array").New(v))
	return f, true
}

// FloatBuffer returns a new ArrayBuffer with a copy of f, as Buffer does of bytes.
func FloatBuffer(f []float64) js.Value { return Buffer(bytesOf(f)) }

// bytesOf returns the bytes of numbers without a copy: WebAssembly has one order of bytes,
// and vectors of a million numbers are not written one by one.
func bytesOf(f []float64) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(f))), 8*len(f))
}

// Text returns the string in v and true, or "" and false when v is not a string:
// js.Value.String would give text like "<number: 3>" instead.
func Text(v js.Value) (string, bool) {
	if v.Type() != js.TypeString {
		return "", false
	}
	return v.String(), true
}

// Number returns the number in v and true, or 0 and false when v is not a number.
func Number(v js.Value) (float64, bool) {
	if v.Type() != js.TypeNumber {
		return 0, false
	}
	return v.Float(), true
}

// Numbers returns the entries of a JavaScript array, 0 for what is no number, and
// none for anything else.
func Numbers(v js.Value) []float64 {
	var list []float64
	for _, item := range Items(v) {
		n, _ := Number(item)
		list = append(list, n)
	}
	return list
}

// List returns a JavaScript array with the values that each makes of items, in
// their order.
func List[T any](items []T, each func(T) js.Value) js.Value {
	list := js.Global().Get("Array").New(len(items))
	for i, item := range items {
		list.SetIndex(i, each(item))
	}
	return list
}

// Row returns the JavaScript array of the given texts.
func Row(cells ...string) js.Value {
	return List(cells, func(s string) js.Value { return js.ValueOf(s) })
}

// Pairs returns the JavaScript array [[key, value], ...].
func Pairs(pairs []param.Pair) js.Value {
	return List(pairs, func(p param.Pair) js.Value { return Row(p.Key, p.Value) })
}

// Items returns the entries of a JavaScript array, and none for anything else.
func Items(v js.Value) []js.Value {
	if !v.InstanceOf(js.Global().Get("Array")) {
		return nil
	}
	items := make([]js.Value, v.Length())
	for i := range items {
		items[i] = v.Index(i)
	}
	return items
}
