package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	labs "hfplayground/core/lab/all"
)

// The marks in the style sheet between which the rules of the labs are.
const (
	stylesBegin = "/* place:labs begin */\n"
	stylesEnd   = "/* place:labs end */\n"
)

// fillStyles returns the style sheet with the rules of the labs written anew, from
// their files in dir, in the order of the table. A lab without a file has none.
func fillStyles(sheet []byte, dir string) ([]byte, error) {
	before, rest, begins := bytes.Cut(sheet, []byte(stylesBegin))
	_, after, ends := bytes.Cut(rest, []byte(stylesEnd))
	if !begins || !ends {
		return nil, errors.New("no place for the rules of the labs")
	}
	out := append(bytes.Clone(before), stylesBegin...)
	for _, e := range labs.Labs() {
		text, err := os.ReadFile(filepath.Join(dir, e.Key+".css"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, "\n/* %s: web/labs/%s.css */\n\n%s\n", e.Label, e.Key, text)
	}
	return append(append(out, stylesEnd...), after...), nil
}
