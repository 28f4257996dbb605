// Package alloctest measures what a call allocates, for tests.
package alloctest

import (
	"math"
	"runtime"
)

// Bytes returns how many bytes f allocates: the least of some calls, for the runtime
// allocates of its own now and then.
func Bytes(f func()) uint64 {
	least := uint64(math.MaxUint64)
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}
