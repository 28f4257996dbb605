package images

import "testing"

func BenchmarkMake(b *testing.B) {
	for _, e := range Generators() {
		for _, side := range []int{14, 28} {
			b.Run(e.Key+map[int]string{14: "/14", 28: "/28"}[side], func(b *testing.B) {
				for b.Loop() {
					Make(e.New(), side, 100, 1)
				}
			})
		}
	}
}
