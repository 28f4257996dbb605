//go:build !purego

package kernel

// hasVectors reports whether this machine has the vectors of four numbers that the
// assembly is written for: the processor knows AVX2, and the system keeps the whole
// of such a register when it changes threads. The bits are those of the Intel 64 and IA-32
// Architectures Software Developer's Manual, volume 1, chapter 14.
func hasVectors() bool {
	const (
		osxsave = 1 << 27 // leaf 1, c: XGETBV may be asked
		avx     = 1 << 28 // leaf 1, c
		avx2    = 1 << 5  // leaf 7, b
		halves  = 1<<1 | 1<<2
	)
	if most, _, _, _ := cpuid(0, 0); most < 7 {
		return false
	}
	if _, _, c, _ := cpuid(1, 0); c&osxsave == 0 || c&avx == 0 || savedState()&halves != halves {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&avx2 != 0
}

// cpuid asks the processor for a part of a leaf of what it can do.
func cpuid(leaf, part uint32) (a, b, c, d uint32)

// savedState returns which registers the system keeps, XCR0. It asks what only a
// processor with OSXSAVE may be asked.
func savedState() uint32
