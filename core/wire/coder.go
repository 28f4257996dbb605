package wire

import (
	"encoding/binary"
	"fmt"
	"math"
)

// coder goes over the fields of a part in order: a sizer counts them, a writer
// reads them and a reader sets them. Only a reader writes through the pointers.
type coder interface {
	float(*float64)
	integer(*int)
	octet(*uint8)
	truth(*bool)
	text(*string)
	floats(*[]float64)
	steps(*[]int32)
	truths(*[]bool)
	octets(*[]uint8)

	// length hands over the length of a list whose entries take at least least
	// bytes each, and returns how many there are: n, or what was read.
	length(n, least int) int
}

// Sizes in bytes.
const (
	size1, size4, size8 = 1, 4, 8
)

// sizer counts bytes.
type sizer struct{ n int }

func (s *sizer) float(*float64)      { s.n += size8 }
func (s *sizer) integer(*int)        { s.n += size8 }
func (s *sizer) octet(*uint8)        { s.n += size1 }
func (s *sizer) truth(*bool)         { s.n += size1 }
func (s *sizer) text(v *string)      { s.n += size4 + len(*v) }
func (s *sizer) floats(v *[]float64) { s.n += size4 + size8*len(*v) }
func (s *sizer) steps(v *[]int32)    { s.n += size4 + size4*len(*v) }
func (s *sizer) truths(v *[]bool)    { s.n += size4 + len(*v) }
func (s *sizer) octets(v *[]uint8)   { s.n += size4 + len(*v) }
func (s *sizer) length(n, _ int) int { s.n += size4; return n }

// writer appends to b, which has room.
type writer struct{ b []byte }

func (w *writer) float(v *float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(*v))
}

func (w *writer) integer(v *int) { w.b = binary.LittleEndian.AppendUint64(w.b, uint64(int64(*v))) }

func (w *writer) octet(v *uint8) { w.b = append(w.b, *v) }

func (w *writer) truth(v *bool) {
	if *v {
		w.b = append(w.b, 1)
	} else {
		w.b = append(w.b, 0)
	}
}

func (w *writer) text(v *string) {
	w.length(len(*v), size1)
	w.b = append(w.b, *v...)
}

func (w *writer) floats(v *[]float64) {
	w.length(len(*v), size8)
	for i := range *v {
		w.float(&(*v)[i])
	}
}

func (w *writer) steps(v *[]int32) {
	w.length(len(*v), size4)
	for _, k := range *v {
		w.b = binary.LittleEndian.AppendUint32(w.b, uint32(k))
	}
}

func (w *writer) truths(v *[]bool) {
	w.length(len(*v), size1)
	for i := range *v {
		w.truth(&(*v)[i])
	}
}

func (w *writer) octets(v *[]uint8) {
	w.length(len(*v), size1)
	w.b = append(w.b, *v...)
}

func (w *writer) length(n, _ int) int {
	w.b = binary.LittleEndian.AppendUint32(w.b, uint32(n))
	return n
}

// reader takes from b. After the first error it sets nothing more, and every
// list it is asked for is empty.
type reader struct {
	b   []byte
	err error
}

// take returns the next n bytes, nil when there are fewer.
func (r *reader) take(n int) []byte {
	if r.err == nil && n > len(r.b) {
		r.err = fmt.Errorf("wire: cut short: %d bytes left, want %d", len(r.b), n)
	}
	if r.err != nil {
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) float(v *float64) {
	if b := r.take(size8); b != nil {
		*v = math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
}

func (r *reader) integer(v *int) {
	b := r.take(size8)
	if b == nil {
		return
	}
	k := int64(binary.LittleEndian.Uint64(b))
	if int64(int(k)) != k {
		r.err = fmt.Errorf("wire: integer %d is too large here", k)
		return
	}
	*v = int(k)
}

func (r *reader) octet(v *uint8) {
	if b := r.take(size1); b != nil {
		*v = b[0]
	}
}

func (r *reader) truth(v *bool) {
	b := r.take(size1)
	if b == nil {
		return
	}
	if b[0] > 1 {
		r.err = fmt.Errorf("wire: truth value = %d, want 0 or 1", b[0])
		return
	}
	*v = b[0] == 1
}

func (r *reader) text(v *string) { *v = string(r.take(r.length(0, size1))) }

func (r *reader) floats(v *[]float64) {
	b := r.take(size8 * r.length(0, size8))
	if len(b) == 0 {
		return
	}
	*v = make([]float64, len(b)/size8)
	for i := range *v {
		(*v)[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[size8*i:]))
	}
}

func (r *reader) steps(v *[]int32) {
	b := r.take(size4 * r.length(0, size4))
	if len(b) == 0 {
		return
	}
	*v = make([]int32, len(b)/size4)
	for i := range *v {
		(*v)[i] = int32(binary.LittleEndian.Uint32(b[size4*i:]))
	}
}

func (r *reader) truths(v *[]bool) {
	n := r.length(0, size1)
	if n == 0 {
		return
	}
	*v = make([]bool, n)
	for i := range *v {
		r.truth(&(*v)[i])
	}
}

func (r *reader) octets(v *[]uint8) {
	if b := r.take(r.length(0, size1)); len(b) > 0 {
		*v = append([]uint8(nil), b...) // nothing of the message is kept
	}
}

func (r *reader) length(_, least int) int {
	b := r.take(size4)
	if b == nil {
		return 0
	}
	n := uint64(binary.LittleEndian.Uint32(b))
	if n*uint64(least) > uint64(len(r.b)) {
		r.err = fmt.Errorf("wire: list of %d entries in %d bytes", n, len(r.b))
		return 0
	}
	return int(n)
}
