// Command same compares, bit for bit, the parts of a picture that the worker of a
// page has sent for a link with those that this machine makes of it:
//
//	go run -tags noasm ./web/e2e/same < sent.json
//
// where sent.json is {"link": "v=1", "parts": ["base64", …]}. It prints what differs,
// a line a part, and nothing where nothing does. Times are left out.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "same:", err)
		os.Exit(2)
	}
}

// sent is what a page was sent for a link.
type sent struct {
	Link  string   `json:"link"`
	Parts [][]byte `json:"parts"` // the last of each kind
}

func run(in io.Reader, out io.Writer) error {
	var there sent
	if err := json.NewDecoder(in).Decode(&there); err != nil {
		return err
	}
	kinds := map[wire.Kind]wire.Part{}
	for _, b := range there.Parts {
		part, err := wire.Decode(b)
		if err != nil {
			return err
		}
		kinds[part.Kind()] = part
	}
	here := parts(there.Link)
	if len(here) == 0 {
		return fmt.Errorf("%s makes no part", there.Link)
	}
	for _, part := range here {
		if text := difference(kinds[part.Kind()], part); text != "" {
			fmt.Fprintln(out, text)
		}
	}
	return nil
}

// parts runs a link to its end and returns the parts of its picture.
func parts(link string) []wire.Part {
	s := lab.New(func() float64 { return 0 }, all.Labs())
	defer s.Close()
	s.Open(link)
	for s.Advance(func() bool { return true }) {
	}
	return s.Update(false).Parts
}

// difference says where the part of the page is not that of this machine; "" where
// it is.
func difference(there, here wire.Part) string {
	if there == nil {
		return fmt.Sprintf("part %d: the page has none", here.Kind())
	}
	timeless(there)
	timeless(here)
	if bytes.Equal(wire.Encode(there), wire.Encode(here)) {
		return ""
	}
	if text := stepThatDiffers(there, here); text != "" {
		return text
	}
	return fmt.Sprintf("part %d: %T differs", here.Kind(), here)
}

// timeless takes the seconds out of a part.
func timeless(part wire.Part) {
	switch p := part.(type) {
	case *wire.Race:
		for i := range p.Runs {
			clear(p.Runs[i].Seconds)
		}
	case *wire.Look:
		for i := range p.Marks {
			p.Marks[i].Seconds = 0
		}
	}
}

// stepThatDiffers names the first step of a run whose numbers are not the same; ""
// where the parts are no runs, or have the same steps.
func stepThatDiffers(there, here wire.Part) string {
	a, ok := there.(*wire.Race)
	b, ok2 := here.(*wire.Race)
	if !ok || !ok2 || len(a.Runs) != len(b.Runs) {
		return ""
	}
	for i, r := range a.Runs {
		q := b.Runs[i]
		for k := range min(len(r.F), len(q.F)) {
			if math.Float64bits(r.F[k]) != math.Float64bits(q.F[k]) {
				return fmt.Sprintf("run %s, step %d: f = %.17g in the page, %.17g here", r.ID, r.Step[k], r.F[k], q.F[k])
			}
		}
		if len(r.F) != len(q.F) {
			return fmt.Sprintf("run %s: %d steps in the page, %d here", r.ID, len(r.F), len(q.F))
		}
	}
	return ""
}
