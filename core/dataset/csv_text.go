package dataset

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Limits of a table, checked before anything is allocated for it.
const (
	MaxCSVBytes  = 1 << 20
	maxLineBytes = 1000 // bounds the cells of a line
)

// plainText returns a text in UTF-8 with a line feed at the end of every line, or
// what is wrong with it. A byte order mark is dropped, and that of UTF-16 is
// understood, as spreadsheets write it.
func plainText(text string) (string, *CSVError) {
	if len(text) > MaxCSVBytes {
		return "", &CSVError{Problem: fmt.Sprintf("The file has %d bytes, and at most %d are read.", len(text), MaxCSVBytes)}
	}
	switch {
	case strings.HasPrefix(text, "PK\x03\x04"):
		return "", &CSVError{Problem: "This is a packed file, as spreadsheets, NumPy and PyTorch write them, not a table as text. Save a table as CSV, weights as safetensors."}
	case strings.HasPrefix(text, "\xff\xfe"):
		text = fromUTF16(text[2:], binary.LittleEndian)
	case strings.HasPrefix(text, "\xfe\xff"):
		text = fromUTF16(text[2:], binary.BigEndian)
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	line := 0
	for s := range strings.Lines(text) {
		line++
		if len(s) > maxLineBytes {
			return "", &CSVError{Line: line, Problem: fmt.Sprintf("the line has %d bytes, and at most %d are read.", len(s), maxLineBytes)}
		}
		if !utf8.ValidString(s) || strings.Contains(s, "\x00") {
			return "", &CSVError{Line: line, Problem: "this is not text in UTF-8 or UTF-16. Save the table as CSV in UTF-8."}
		}
	}
	return text, nil
}

// fromUTF16 returns the text of units of two bytes each; half a unit at the end is
// left out.
func fromUTF16(bytes string, order binary.ByteOrder) string {
	units := make([]uint16, len(bytes)/2)
	for i := range units {
		units[i] = order.Uint16([]byte(bytes[2*i : 2*i+2]))
	}
	return string(utf16.Decode(units))
}
