package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// withData returns a module with these segments, code before and a custom section behind.
func withData(segments ...segment) []byte {
	module := append([]byte("\x00asm\x01\x00\x00\x00"), codeSection, 1, 0, dataSection)
	module = append(module, sized(appendSegments(nil, segments)...)...)
	return append(module, customSection, 2, 1, 'x')
}

// memoryOf returns the bytes of a module's memory that are not zero, and the number of its segments.
func memoryOf(t *testing.T, module []byte) (memory map[int64]byte, count int) {
	memory = map[int64]byte{}
	b := listIn(module[headerBytes:], dataSection)
	for ; len(b) > 0; count++ {
		at, size := place(b[2:])
		bytes, rest, ok := cutBytes(b[3+size:])
		if !ok {
			t.Fatalf("%x: a segment ends behind the section", b)
		}
		for i, x := range bytes {
			if x != 0 {
				memory[at+int64(i)] = x
			}
		}
		b = rest
	}
	return memory, count
}

func TestJoined(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 0))
		var segments []segment
		at := rng.Int64N(1 << 20)
		far := 1
		for i := range 1 + rng.IntN(100) {
			if gap := rng.Int64N(30); i > 0 && rng.IntN(10) == 0 {
				at += joinGap + 1 + gap
				far++
			} else {
				at += gap
			}
			data := bytes.Repeat([]byte{byte(1 + rng.IntN(255))}, 1+rng.IntN(5))
			segments = append(segments, segment{at, data})
			at += int64(len(data))
		}
		rng.Shuffle(len(segments), func(i, j int) { segments[i], segments[j] = segments[j], segments[i] })
		module := withData(segments...)
		got := joined(module)
		want, _ := memoryOf(t, module)
		memory, count := memoryOf(t, got)
		if !maps.Equal(memory, want) {
			t.Fatalf("seed %d: the memory has changed", seed)
		}
		if count != far {
			t.Errorf("seed %d: %d segments, want %d", seed, count, far)
		}
		if again := joined(got); !bytes.Equal(again, got) {
			t.Errorf("seed %d: once more changes it", seed)
		}
		if end := []byte{customSection, 2, 1, 'x'}; !bytes.HasSuffix(got, end) || got[headerBytes] != codeSection {
			t.Errorf("seed %d: another section has changed", seed)
		}
	}
}

// What is read otherwise than a linker writes it stays as it is.
func TestJoinedLeavesAlone(t *testing.T) {
	good := withData(segment{8, []byte("ab")}, segment{16, []byte("c")})
	for name, module := range map[string][]byte{
		"over each other":   withData(segment{8, []byte("ab")}, segment{9, []byte("c")}),
		"counted elsewhere": slices.Concat(good[:headerBytes], []byte{countOfData, 1, 2}, good[headerBytes:]),
		"of another kind":   bytes.Replace(good, []byte{0, constant, 16}, []byte{1, constant, 16}, 1),
		"negative":          bytes.Replace(good, []byte{constant, 8}, []byte{constant, 0x48}, 1),
		"empty":             {},
	} {
		if got := joined(module); !bytes.Equal(got, module) {
			t.Errorf("%s: %q has become %q", name, module, got)
		}
	}
	for cut := range len(good) - 4 { // behind that the data are whole
		if got := joined(good[:cut]); !bytes.Equal(got, good[:cut]) {
			t.Errorf("cut after %d bytes: %q", cut, got)
		}
	}
}
