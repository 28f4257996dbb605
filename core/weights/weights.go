// Package weights writes and reads the weights of nets as files in the format safetensors:
// eight bytes with the length of a header, lowest byte first, the header in JSON, and then the
// numbers. The header gives every tensor's type, shape and place, and a map of texts. What is
// written here is opened by the library of that name for Python.
package weights

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Type is how the numbers of a tensor are stored.
type Type string

// The types that are read. F64 and F32 are written, too.
const (
	F64  Type = "F64"  // IEEE 754, 64 bits
	F32  Type = "F32"  // 32 bits
	F16  Type = "F16"  // 16 bits
	BF16 Type = "BF16" // the upper 16 bits of an F32
)

// size returns the bytes of a number; 0 for a type that is not read.
func (t Type) size() int {
	switch t {
	case F64:
		return 8
	case F32:
		return 4
	case F16, BF16:
		return 2
	}
	return 0
}

// Tensor is an array of numbers with a name.
type Tensor struct {
	Name   string
	Shape  []int // rows, columns for a matrix, row after row; none for a single number
	Type   Type
	values []float64 // of one to be written
	raw    []byte    // of one that was read
}

// New returns a tensor to be written. It keeps a view of values, row by row. It panics for a type that is not written
// and for a shape with another number of values.
func New(name string, t Type, values []float64, shape ...int) Tensor {
	n := 1
	for _, s := range shape {
		n *= s
	}
	if t != F64 && t != F32 || n != len(values) {
		panic(fmt.Sprintf("weights: %d values of type %s in the shape %v", len(values), t, shape))
	}
	return Tensor{Name: name, Shape: shape, Type: t, values: values}
}

// Len returns the number of values.
func (t Tensor) Len() int {
	if t.raw != nil {
		return len(t.raw) / t.Type.size()
	}
	return len(t.values)
}

// Values writes the values to dst, as float64s. It panics where len(dst) is not Len.
func (t Tensor) Values(dst []float64) {
	if len(dst) != t.Len() {
		panic(fmt.Sprintf("weights: %d values into %d", t.Len(), len(dst)))
	}
	if t.raw == nil {
		copy(dst, t.values)
		return
	}
	for i := range dst {
		dst[i] = t.Type.value(t.raw[i*t.Type.size():])
	}
}

// value returns the number that b begins with.
func (t Type) value(b []byte) float64 {
	switch t {
	case F64:
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	case F32:
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
	case BF16:
		return float64(math.Float32frombits(uint32(binary.LittleEndian.Uint16(b)) << 16))
	}
	return half(binary.LittleEndian.Uint16(b))
}

// half returns the value of an F16: 1 bit of sign, 5 of exponent, 10 of fraction.
func half(h uint16) float64 {
	exponent, fraction := int(h>>10&31), float64(h&1023)
	v := math.Ldexp(1024+fraction, exponent-25)
	switch {
	case exponent == 0: // subnormal
		v = math.Ldexp(fraction, -24)
	case exponent == 31 && fraction == 0:
		v = math.Inf(1)
	case exponent == 31:
		v = math.NaN()
	}
	if h>>15 != 0 {
		return -v
	}
	return v
}

// File is tensors with a map of texts about them.
type File struct {
	Tensors []Tensor
	Meta    map[string]string // nil for none
}

// Find returns the tensor with a name; false where there is none.
func (f File) Find(name string) (Tensor, bool) {
	i := slices.IndexFunc(f.Tensors, func(t Tensor) bool { return t.Name == name })
	if i < 0 {
		return Tensor{}, false
	}
	return f.Tensors[i], true
}

// Bytes returns the file as it is written; its tensors must be those of New. The numbers begin at a multiple of eight
// bytes.
func (f File) Bytes() []byte {
	var head strings.Builder
	head.WriteByte('{')
	if f.Meta != nil {
		head.WriteString(quote(metaKey) + ":{")
		for i, key := range slices.Sorted(maps.Keys(f.Meta)) {
			comma(&head, i)
			head.WriteString(quote(key) + ":" + quote(f.Meta[key]))
		}
		head.WriteByte('}')
	}
	at := 0
	for i, t := range f.Tensors {
		if i > 0 || f.Meta != nil {
			head.WriteByte(',')
		}
		end := at + len(t.values)*t.Type.size()
		fmt.Fprintf(&head, `%s:{"dtype":"%s","shape":[%s],"data_offsets":[%d,%d]}`, quote(t.Name), t.Type, list(t.Shape, ","), at, end)
		at = end
	}
	head.WriteByte('}')
	head.WriteString(strings.Repeat(" ", -head.Len()&7))
	b := make([]byte, 0, lengthBytes+head.Len()+at)
	b = binary.LittleEndian.AppendUint64(b, uint64(head.Len()))
	b = append(b, head.String()...)
	for _, t := range f.Tensors {
		for _, v := range t.values {
			if t.Type == F64 {
				b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
			} else {
				b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v)))
			}
		}
	}
	return b
}

func comma(b *strings.Builder, i int) {
	if i > 0 {
		b.WriteByte(',')
	}
}

// list joins numbers.
func list(n []int, between string) string {
	parts := make([]string, len(n))
	for i, v := range n {
		parts[i] = strconv.Itoa(v)
	}
	return strings.Join(parts, between)
}

// ShapeText is a shape as people write it: "50 × 100".
func ShapeText(shape []int) string {
	if len(shape) == 0 {
		return "a single number"
	}
	return list(shape, " × ")
}

// quote returns a text as JSON.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
