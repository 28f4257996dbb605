package main

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// Sections and instructions of a WebAssembly module that say where its memory begins with something else than zeros.
const (
	dataSection = 11
	countOfData = 12
	constant    = 0x41 // i32.const
	end         = 0x0b
)

// segment is what the memory of a module has from a place on at its start.
type segment struct {
	at   int64
	data []byte
}

// joinGap is the number of zeros between two segments up to which they become one: so many cost nothing that
// is worth mentioning once they are packed.
const joinGap = 1024

// joined returns a module with the same memory in few segments. The linker of Go begins a new one after every dozen of
// zeros, of which its table of functions by address has a hundred thousand, most of them alike: as one they pack to
// less than a third. A module of which this cannot read the data is returned as it is.
func joined(module []byte) []byte {
	out := slices.Clone(module[:min(headerBytes, len(module))])
	for b := module[len(out):]; len(b) > 0; {
		s, next, ok := cutSection(b)
		if !ok || s.id == countOfData {
			return module
		}
		whole := b[:len(b)-len(next)]
		if s.id == dataSection {
			all, ok := segmentsOf(s.data)
			fewer, apart := near(all)
			if !ok || !apart {
				return module
			}
			data := appendSegments(nil, fewer)
			whole = append(binary.AppendUvarint([]byte{dataSection}, uint64(len(data))), data...)
		}
		out, b = append(out, whole...), next
	}
	return out
}

// segmentsOf reads a data section, in the order of memory. It is not ok where a segment is not placed by a number.
func segmentsOf(data []byte) (all []segment, ok bool) {
	count, size := binary.Uvarint(data)
	if size <= 0 {
		return nil, false
	}
	b := data[size:]
	for range count {
		if len(b) < 2 || b[0] != 0 || b[1] != constant {
			return nil, false
		}
		at, size := place(b[2:])
		if size <= 0 || len(b) <= 2+size || b[2+size] != end {
			return nil, false
		}
		var bytes []byte
		if bytes, b, ok = cutBytes(b[3+size:]); !ok {
			return nil, false
		}
		all = append(all, segment{at, bytes})
	}
	slices.SortStableFunc(all, func(s, t segment) int { return cmp.Compare(s.at, t.at) })
	return all, len(b) == 0
}

// near makes one segment of those that are near each other. It is not ok where two lie over each other.
func near(all []segment) (fewer []segment, ok bool) {
	for _, s := range all {
		if len(fewer) == 0 {
			fewer = append(fewer, segment{at: s.at})
		}
		last := &fewer[len(fewer)-1]
		switch gap := s.at - last.at - int64(len(last.data)); {
		case gap < 0:
			return nil, false
		case gap > joinGap:
			fewer = append(fewer, segment{s.at, slices.Clone(s.data)})
		default:
			last.data = append(append(last.data, make([]byte, gap)...), s.data...)
		}
	}
	return fewer, true
}

// appendSegments writes a data section.
func appendSegments(b []byte, all []segment) []byte {
	b = binary.AppendUvarint(b, uint64(len(all)))
	for _, s := range all {
		b = appendPlace(append(b, 0, constant), s.at)
		b = binary.AppendUvarint(append(b, end), uint64(len(s.data)))
		b = append(b, s.data...)
	}
	return b
}

// place reads a number that is not negative in the signed code of WebAssembly, and its size, 0 where there is none.
func place(b []byte) (x int64, size int) {
	const sign = 0x40
	u, size := binary.Uvarint(b)
	if size <= 0 || u > math.MaxInt32 || b[size-1]&sign != 0 {
		return 0, 0
	}
	return int64(u), size
}

// appendPlace writes what place reads. The last byte has the sign in its seventh bit, which so is not used.
func appendPlace(b []byte, x int64) []byte {
	for ; x > 0x3f; x >>= 7 {
		b = append(b, byte(x)|0x80)
	}
	return append(b, byte(x))
}
