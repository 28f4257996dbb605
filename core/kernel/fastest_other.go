//go:build !wasm && (!amd64 || purego)

package kernel

const tileCols = 8 // columns of a tile in single precision

// Fastest returns the engine to use on this machine. It gives the bits of all others.
func Fastest() Ops { return Plain() }

// Single returns the engine to use on this machine where products in single precision
// will do: C, bias, factors and everything else stay in double precision. It gives the
// bits of PlainSingle, which says what they are. It keeps memory between products and is
// not safe for concurrent use.
func Single() Ops { return PlainSingle() }
