package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	labs "hfplayground/core/lab/all"
)

// place matches what lies between <!-- place:NAME begin --> and
// <!-- place:NAME end --> of the page, with the white space before it: there the
// labs have what is theirs alone.
var place = regexp.MustCompile(`(?s)([ \t]*)<!-- place:([\w-]+) begin -->.*?<!-- place:([\w-]+) end -->`)

// block matches what a lab has at a place, in a file of its own.
var block = regexp.MustCompile(`(?s)<!-- ([\w-]+) begin -->\n(.*?)\n<!-- ([\w-]+) end -->`)

// fillPlaces returns page with every place written anew, from the files of the
// labs in dir, in the order of the table. A lab without a file has its settings in
// the form, and no more.
func fillPlaces(page []byte, dir string) ([]byte, error) {
	written := map[string][]string{} // by place
	for _, m := range place.FindAllSubmatch(page, -1) {
		if string(m[2]) != string(m[3]) {
			return nil, fmt.Errorf("place %s ends as %s", m[2], m[3])
		}
		written[string(m[2])] = nil
	}
	for _, e := range labs.Labs() {
		file := filepath.Join(dir, e.Key+".html")
		text, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, err
		}
		for _, m := range block.FindAllSubmatch(text, -1) {
			name := string(m[1])
			if _, ok := written[name]; !ok || name != string(m[3]) {
				return nil, fmt.Errorf("%s: %s is no place of the page, or ends as %s", file, name, m[3])
			}
			written[name] = append(written[name], string(m[2]))
		}
	}
	return place.ReplaceAllFunc(page, func(match []byte) []byte {
		m := place.FindSubmatch(match)
		indent, name := string(m[1]), string(m[2])
		lines := append([]string{"<!-- place:" + name + " begin -->"}, written[name]...)
		return []byte(indented(strings.Join(append(lines, "<!-- place:"+name+" end -->"), "\n"), indent))
	}), nil
}
