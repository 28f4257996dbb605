//go:build !wasm

package kernel

// Fastest returns the engine to use on this machine. It gives the bits of all others.
func Fastest() Ops { return Plain() }
