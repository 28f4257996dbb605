package wire

import (
	"errors"
	"fmt"
)

// The header: magic, version, kind. A format that changes takes the next version.
const (
	magic0, magic1 = 'h', 'f'
	version        = 8
	headerSize     = 4
)

// Part is one of those in the table Parts: *Field, *Race and so on.
type Part interface {
	// Kind names the part in the format.
	Kind() Kind

	// visit hands every field to c in the order of the format. It is written
	// once a part, so sizing, writing and reading cannot disagree.
	visit(c coder)

	// check returns what the fields promise each other and do not keep.
	check() error
}

// Encode returns part as bytes: a header of four bytes ("hf", version, kind),
// then the fields in order, little-endian. Numbers take 8 bytes, but step
// numbers of a run 4, truth values and bytes 1; a list or text is a 4-byte
// length and its entries. Nil and empty lists are the same.
//
// The bytes belong to the caller. It costs one pass for the size, one to write,
// and one allocation that grows with the part.
func Encode(part Part) []byte {
	s := &sizer{n: headerSize}
	part.visit(s)
	w := &writer{b: make([]byte, 0, s.n)}
	w.b = append(w.b, magic0, magic1, version, byte(part.Kind()))
	part.visit(w)
	return w.b
}

// Decode returns the part that b holds. It keeps nothing of b.
//
// Bytes that are no part, or more than one, or one whose lists do not fit each
// other, are an error. Lengths are checked against the bytes that are left
// before anything is allocated: memory stays within a small multiple of len(b).
func Decode(b []byte) (Part, error) {
	if len(b) < headerSize || b[0] != magic0 || b[1] != magic1 {
		return nil, errors.New("wire: not a part of a picture")
	}
	if b[2] != version {
		return nil, fmt.Errorf("wire: version = %d, want %d", b[2], version)
	}
	e, ok := entry(Kind(b[3]))
	if !ok {
		return nil, fmt.Errorf("wire: kind = %d, which no part has", b[3])
	}
	part := e.New()
	r := &reader{b: b[headerSize:]}
	part.visit(r)
	if r.err != nil {
		return nil, r.err
	}
	if len(r.b) > 0 {
		return nil, fmt.Errorf("wire: %d bytes after the end", len(r.b))
	}
	if err := part.check(); err != nil {
		return nil, err
	}
	return part, nil
}
