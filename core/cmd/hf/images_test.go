package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestImages trains on a table and on pictures of the same images, to the same numbers, and says
// what cannot be read.
func TestImages(t *testing.T) {
	folder := t.TempDir()
	put := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var table strings.Builder
	var pictures []string
	for i := range 20 {
		m := image.NewGray(image.Rect(0, 0, 8, 8))
		for p := range 64 {
			ink := map[bool]string{true: "255", false: "0"}[p == 2*i]
			m.SetGray(p%8, p/8, color.Gray{map[bool]uint8{true: 0, false: 255}[p == 2*i]})
			table.WriteString(ink + map[bool]string{true: "\n", false: ","}[p == 63])
		}
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, "-images", put("i"+string(rune('a'+i))+".png", b.Bytes()))
	}
	link := "lab=deep&deep.data=own&deep.side=8&deep.n=20&deep.tests=0&deep.encoder=4,2&race=gd&steps=2"
	csv := put("images.csv", []byte(table.String()))
	printed := func(args ...string) string {
		var out, complaints bytes.Buffer
		if err := run(append(args, "-format", "csv", link), &out, &complaints); err != nil {
			return err.Error()
		}
		if strings.Contains(complaints.String(), "images") {
			return complaints.String()
		}
		cells := strings.Split(strings.Split(strings.TrimSpace(out.String()), "\n")[1], ",")
		return strings.Join(cells[:3], ",")
	}
	one, many := printed("-images", csv), printed(pictures...)
	if !strings.HasPrefix(one, "gd,0,") || one != many {
		t.Errorf("a table gives %q, pictures of the same %q", one, many)
	}
	if got := printed("-images", put("bad.png", []byte("GIF"))); !strings.Contains(got, "not a picture in the format PNG") {
		t.Errorf("a picture that is none: %q", got)
	}
	if got := printed("-images", put("short.csv", []byte("1,2,3\n"))); !strings.Contains(got, "Line 1 has 3 cells") {
		t.Errorf("a table that is none: %q", got)
	}
	if got := printed(); !strings.Contains(got, "Load the files again") {
		t.Errorf("no file: %q", got)
	}
}
