package weights

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	metaKey     = "__metadata__"
	lengthBytes = 8
	mostHeader  = 1 << 20 // bytes: room for thousands of tensors
	mostDims    = 8
	longestName = 200 // bytes, of a tensor
)

// Read returns the file that b holds, of which the tensors keep views: it copies no numbers. The error
// is a sentence for the reader. A file is refused as the library for Python refuses it: tensors
// must follow each other without a gap, and reach to its end.
func Read(b []byte) (File, error) {
	var f File
	if len(b) < lengthBytes {
		return f, fmt.Errorf("The file has %d bytes, and a safetensors file has more than %d.", len(b), lengthBytes)
	}
	length := binary.LittleEndian.Uint64(b)
	switch rest := uint64(len(b) - lengthBytes); {
	case b[lengthBytes:] == nil || rest == 0 || b[lengthBytes] != '{':
		return f, fmt.Errorf("This is no safetensors file: no header in JSON follows its first %d bytes. Python writes one with save_file of safetensors.numpy or safetensors.torch.", lengthBytes)
	case length > rest:
		return f, fmt.Errorf("The header should have %d bytes, and only %d follow: the file is cut off, or no safetensors file.", length, rest)
	case length > mostHeader:
		return f, fmt.Errorf("The header has %d bytes, and at most %d are read.", length, mostHeader)
	}
	head, data := b[lengthBytes:lengthBytes+int(length)], b[lengthBytes+int(length):]
	if !utf8.Valid(head) {
		return f, fmt.Errorf("The header is not in UTF-8.")
	}
	top, err := parseJSON(string(head))
	if err != nil {
		return f, err
	}
	for _, m := range top.members {
		if m.key == metaKey {
			if f.Meta, err = meta(m.value); err != nil {
				return File{}, err
			}
			continue
		}
		t, err := tensor(m.key, m.value, data)
		if err != nil {
			return File{}, err
		}
		f.Tensors = append(f.Tensors, t.Tensor)
	}
	return f, placed(top, len(data))
}

// meta reads the map of texts.
func meta(v value) (map[string]string, error) {
	if v.kind != 'o' {
		return nil, fmt.Errorf("The %s of the header must be texts by name.", metaKey)
	}
	m := make(map[string]string, len(v.members))
	for _, e := range v.members {
		if e.value.kind != 's' {
			return nil, fmt.Errorf("Of the %s of the header, %q must be a text.", metaKey, short(e.key))
		}
		m[e.key] = e.value.text
	}
	return m, nil
}

// place is a tensor with where its bytes begin and end.
type place struct {
	Tensor
	from, to uint64
}

// tensor reads what the header says of one.
func tensor(name string, v value, data []byte) (place, error) {
	t := place{Tensor: Tensor{Name: name}}
	if len(name) > longestName {
		return t, fmt.Errorf("A tensor has a name of %d bytes, and at most %d are read.", len(name), longestName)
	}
	if v.kind != 'o' {
		return t, fmt.Errorf("What the header says of %q must be its dtype, shape and data_offsets.", name)
	}
	t.Type = Type(v.member("dtype").text)
	size := uint64(t.Type.size())
	if size == 0 {
		return t, fmt.Errorf("%s is stored as %q, and F64, F32, F16 and BF16 are read.", name, short(string(t.Type)))
	}
	n, err := t.setShape(v.member("shape"), uint64(len(data))/size)
	if err != nil {
		return t, err
	}
	offsets := v.member("data_offsets")
	if offsets.kind != 'a' || len(offsets.items) != 2 || !offsets.numbers() {
		return t, fmt.Errorf("The data_offsets of %s must be two whole numbers.", name)
	}
	t.from, t.to = offsets.items[0].number, offsets.items[1].number
	if t.from > t.to || t.to > uint64(len(data)) {
		return t, fmt.Errorf("%s is said to stand at bytes %d to %d of %d: the file is cut off, or damaged.", name, t.from, t.to, len(data))
	}
	if t.to-t.from != n*size {
		return t, fmt.Errorf("%s has the shape %s, which is %d bytes of %s, and its place has %d.", name, ShapeText(t.Shape), n*size, t.Type, t.to-t.from)
	}
	t.raw = data[t.from:t.to:t.to]
	return t, nil
}

// setShape reads the shape of a tensor in a file that can hold most values, and returns how many it has.
func (t *Tensor) setShape(shape value, most uint64) (n uint64, err error) {
	if shape.kind != 'a' || len(shape.items) > mostDims || !shape.numbers() {
		return 0, fmt.Errorf("The shape of %s must be at most %d whole numbers.", t.Name, mostDims)
	}
	n = 1
	t.Shape = make([]int, len(shape.items))
	for i, s := range shape.items {
		if n > 0 && s.number > most/n {
			return 0, fmt.Errorf("%s has more values than the file: it is cut off, or damaged.", t.Name)
		}
		n *= s.number
		if s.number > maxInt {
			return 0, fmt.Errorf("%s has a side of %d.", t.Name, s.number)
		}
		t.Shape[i] = int(s.number)
	}
	return n, nil
}

const maxInt = 1<<31 - 1

// placed checks that the tensors of a header follow each other and reach to the end.
func placed(top value, end int) error {
	var places [][2]uint64
	for _, m := range top.members {
		if m.key != metaKey {
			at := m.value.member("data_offsets").items
			places = append(places, [2]uint64{at[0].number, at[1].number})
		}
	}
	slices.SortFunc(places, func(a, b [2]uint64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	at := uint64(0)
	for _, p := range places {
		if p[0] != at {
			return fmt.Errorf("The tensors of the file overlap or leave a gap at byte %d.", min(at, p[0]))
		}
		at = p[1]
	}
	if at != uint64(end) {
		return fmt.Errorf("The file has %d bytes behind its last tensor.", uint64(end)-at)
	}
	return nil
}

// short cuts a text that goes into a sentence.
func short(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}
